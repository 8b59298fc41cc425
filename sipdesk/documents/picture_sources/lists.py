"""What the symbols of a folder are called: by a list beside them, or by their names.

Two lists are read: Mulberry's own ``symbol-info.csv``, by which that set is known, and
one that a home writes: ``fil;ord;synonymer``, a file a line.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final

from sipdesk.documents.picture_sources.folder import FoundFile, FoundFiles
from sipdesk.domain.picture_source import code_of, said_by

MULBERRY_LIST: Final = "symbol-info"
MOST_IN_LIST: Final = 2_000_000  # bytes

_MULBERRY: Final = frozenset({"symbol", "grammar", "category", "tags"})
_OWN: Final = ("fil", "ord")
_SYNONYMS: Final = "synonymer"


@dataclass(frozen=True, slots=True)
class Named:
    """A picture and the code and the words that it gets."""

    file: FoundFile
    code: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """What is told of pictures beside them: words by the name of the file."""

    words: Mapping[str, Sequence[str]] = field(default_factory=dict)
    is_mulberry: bool = False
    has_list: bool = False


def naming_of(files: FoundFiles) -> Naming:
    """Read the first list that can be read."""
    for file in files.lists:
        data = files.read(file, MOST_IN_LIST)
        if len(data) > MOST_IN_LIST:
            continue
        rows = list(_rows(_decoded(data)))
        if file.name == MULBERRY_LIST and rows and rows[0].keys() >= _MULBERRY:
            said = {_plain(row["symbol"]): _of_mulberry(row) for row in rows}
            return Naming(said, is_mulberry=True, has_list=True)
        if rows and rows[0].keys() >= set(_OWN):
            said = {_plain(PurePosixPath(r["fil"]).stem): _of_own(r) for r in rows}
            return Naming(said, has_list=True)
    return Naming()


def named(files: FoundFiles, naming: Naming) -> tuple[Named, ...]:
    """Give each picture its code and its words; those that no word fits are left."""
    found: dict[str, Named] = {}
    for file in files.pictures:
        words = said_by((*naming.words.get(_plain(file.name), ()), _spoken(file.name)))
        code = code_of(file.name)
        if code in found:  # of the same name in another folder
            code = code_of(file.place)
        if words and code not in found:
            found[code] = Named(file, code, words)
    return tuple(found.values())


def _plain(name: str) -> str:
    return name.strip().casefold()


def _spoken(name: str) -> str:
    """Make words of a file's name: ``want_,_to`` is "want to"."""
    return name.replace("_", " ").replace(" ,", "")


def _of_mulberry(row: Mapping[str, str]) -> Sequence[str]:
    # Its tags are of whole groups ("food", "people") and would find too much.
    return (_spoken(row["symbol"]),)


def _of_own(row: Mapping[str, str]) -> Sequence[str]:
    return (row["ord"], *row.get(_SYNONYMS, "").split(","))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")  # as Excel on Windows saves it


def _rows(text: str) -> Iterator[dict[str, str]]:
    """Give the rows by the names of their columns; a broken row ends them."""
    lines = text.replace("\0", "").splitlines()
    if not lines:
        return
    delimiter = ";" if ";" in lines[0] else ","
    try:
        for row in csv.DictReader(lines, delimiter=delimiter):
            yield {
                key.strip().lower(): value or "" for key, value in row.items() if key
            }
    except csv.Error:
        return
