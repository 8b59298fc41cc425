"""Concepts that can be said in a picture, from ``resources/pictures/concepts.tsv``.

The file begins with TOML between two lines of ``+++`` that tells where it comes from;
below stand remarks after ``#``, the names of the columns, and a concept a line.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from sipdesk.content.concept import Concept
from sipdesk.content.front_matter import Parted, part
from sipdesk.content.symbols import Symbol, symbol_of
from sipdesk.content.toml_table import (
    CODE_LONGEST,
    LINE_LONGEST,
    Refused,
    Table,
    read_text,
    source_of,
)

_COLUMNS: Final = (
    "id",
    "word",
    "synonyms",
    "found_by",
    "category",
    "word_class",
    "symbol",
    "clarity",
    "skin_tones",
    "alt",
    "note",
)
_CLARITIES: Final = {"1": False, "2": True}
_YES: Final = "ja"


def read_concepts(path: Path) -> Mapping[str, Concept]:
    """Read every concept, by its id, in the order of the file.

    Raises:
        Refused: the file is not as this module's description says, with the line.

    """
    parted = part(read_text(path))
    source = source_of(parted.above)
    with source.lined():
        about = Table(source.values)
        about.text("source")
        about.needed_day("read_on")
        about.status()
        about.end()
    concepts: dict[str, Concept] = {}
    for line, row in _rows(parted):
        concept = _concept(line, row)
        if concept.id in concepts:
            raise Refused("content-id-twice", line=line, id=concept.id)
        concepts[concept.id] = concept
    return MappingProxyType(concepts)


def _rows(parted: Parted) -> Iterator[tuple[int, Table]]:
    """Give each row by the names of its columns, with its line."""
    lines = [
        (number, line)
        for number, line in enumerate(parted.below.split("\n"), parted.first)
        if line.strip() and not line.startswith("#")
    ]
    if not lines or tuple(lines[0][1].split("\t")) != _COLUMNS:
        raise Refused("pictures-columns", line=lines[0][0] if lines else 0)
    for number, line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(_COLUMNS):
            raise Refused("pictures-columns", line=number)
        named = zip(_COLUMNS, cells, strict=True)
        yield number, Table({name: cell for name, cell in named if cell.strip()})


def _concept(line: int, row: Table) -> Concept:
    try:
        return Concept(
            id=row.code("id"),
            word=row.text("word", LINE_LONGEST),
            synonyms=_listed(row.optional_text("synonyms", LINE_LONGEST)),
            found_by=_listed(row.optional_text("found_by")),
            category=row.text("category", CODE_LONGEST),
            word_class=row.text("word_class", CODE_LONGEST),
            symbol=_symbol(row.text("symbol", LINE_LONGEST)),
            is_clear=_is_clear(row.text("clarity", CODE_LONGEST)),
            has_skin_tones=row.optional_text("skin_tones", CODE_LONGEST) == _YES,
            alt=row.text("alt", LINE_LONGEST),
            note=row.optional_text("note", LINE_LONGEST),
        )
    except Refused as refused:
        refused.line = line
        raise


def _listed(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _symbol(text: str) -> Symbol:
    try:
        return symbol_of(text)
    except ValueError as error:
        raise Refused("pictures-symbol-form", symbol=text) from error


def _is_clear(text: str) -> bool:
    if text not in _CLARITIES:
        raise Refused("pictures-clarity", clarity=text)
    return _CLARITIES[text]
