"""What no PDF validator sees: whether a paper's headings and labels make sense."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from sipdesk.content.chart import Chart
from sipdesk.content.document import (
    Block,
    Document,
    Facts,
    Figure,
    Heading,
    Pictures,
    Table,
)


class Flaw(Enum):
    """A fault in how a paper is composed."""

    NO_TITLE = "no-title"
    NO_LANGUAGE = "no-language"
    NOT_ONE_MAIN_HEADING = "not-one-main-heading"
    HEADING_EMPTY = "heading-empty"
    HEADING_LEVEL_SKIPPED = "heading-level-skipped"
    HEADER_CELL_EMPTY = "header-cell-empty"
    ALT_EMPTY = "alt-empty"
    ALT_IS_A_FILE_NAME = "alt-is-a-file-name"
    ALT_SAYS_NOTHING = "alt-says-nothing"


@dataclass(frozen=True, slots=True)
class Problem:
    """A flaw and the place of its block; None where it is the document's own."""

    flaw: Flaw
    block: int | None = None


def lint(document: Document) -> tuple[Problem, ...]:
    """Find what makes a paper hard to find one's way in; a sound one gives nothing."""
    return (
        *_in_document(document),
        *_in_headings(document.blocks),
        *(
            Problem(flaw, place)
            for place, block in enumerate(document.blocks)
            for flaw in _in_block(block)
        ),
    )


def _in_document(document: Document) -> Iterator[Problem]:
    if not document.title.strip():
        yield Problem(Flaw.NO_TITLE)
    if not document.lang.strip():
        yield Problem(Flaw.NO_LANGUAGE)
    levels = [b.level for b in document.blocks if isinstance(b, Heading)]
    if levels.count(1) != 1:
        yield Problem(Flaw.NOT_ONE_MAIN_HEADING)


def _in_headings(blocks: tuple[Block, ...]) -> Iterator[Problem]:
    last = 0
    for place, block in enumerate(blocks):
        if isinstance(block, Heading):
            if block.level > last + 1:
                yield Problem(Flaw.HEADING_LEVEL_SKIPPED, place)
            last = block.level


def _in_block(block: Block) -> Iterator[Flaw]:
    match block:
        case Heading(text=text) if not text.strip():
            yield Flaw.HEADING_EMPTY
        case Table() if not all(text.strip() for text in _table_headers(block)):
            yield Flaw.HEADER_CELL_EMPTY
        case Facts(facts) if not all(fact.label.strip() for fact in facts):
            yield Flaw.HEADER_CELL_EMPTY
        case Figure(alt=alt):
            yield from _in_alt(alt.strip())
        case Chart(spec):
            yield from _in_alt(spec.title.strip())
        case Pictures(pictures):
            for picture in pictures:
                if not picture.words.strip():
                    yield from _in_alt(picture.alt.strip())
        case _:
            return


def _table_headers(table: Table) -> tuple[str, ...]:
    if not table.header:
        return ("",)
    first = tuple(cells[0] for cells in table.cells) if table.row_headers else ()
    return (*table.header, *first)


_FILE_NAME = re.compile(r"\.(bmp|gif|jpe?g|pdf|png|svg|tiff?|webp)$", re.IGNORECASE)
_NO_WORD_FOR_IT = {"bild", "diagram", "figur", "foto", "ikon", "illustration", "image"}


def _in_alt(alt: str) -> Iterator[Flaw]:
    if not alt:
        yield Flaw.ALT_EMPTY
    elif _FILE_NAME.search(alt):
        yield Flaw.ALT_IS_A_FILE_NAME
    elif not re.search(r"[^\W\d_]{2}", alt) or alt.casefold() in _NO_WORD_FOR_IT:
        yield Flaw.ALT_SAYS_NOTHING
