"""A document as plain text, for those who listen to it or only want its words."""

from collections.abc import Iterator

from sipdesk.content import swedish
from sipdesk.content.credits import credited
from sipdesk.content.document import (
    Block,
    Document,
    Facts,
    Figure,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Picture,
    Pictures,
    Rule,
    Signatures,
    Stamp,
    Table,
    Ticks,
    TickState,
    WriteLines,
)

TICK_WORDS = {
    TickState.EMPTY: swedish.EMPTY_BOX,
    TickState.TICKED: swedish.TICKED,
    TickState.CROSSED: swedish.CROSSED,
}
"""What is said for a box, here and in the paper's own alternative text."""


def as_text(document: Document) -> str:
    """Tell the whole document in reading order, blocks apart by an empty line.

    A table is told row by row, each cell after its column's heading, so that it can
    be understood without being seen.
    """
    told = ("\n".join(_lines(block)) for block in credited(document))
    return "\n\n".join(text for text in told if text) + "\n"


def _lines(block: Block) -> Iterator[str]:  # noqa: C901  (one case for each block)
    match block:
        case Heading(_, text) | Paragraph(text):
            yield text
        case Items():
            yield from _numbered(block)
        case Facts(facts):
            yield from (f"{fact.label}: {fact.value}" for fact in facts)
        case Table():
            yield from _table(block)
        case Ticks(ticks):
            yield from (f"{TICK_WORDS[tick.state]}: {tick.text}" for tick in ticks)
        case Pictures(pictures):
            yield from map(_picture, pictures)
        case WriteLines(label):
            yield f"{label}: ({swedish.WRITE_HERE.lower()})"
        case Signatures(labels):
            yield from (f"{label}: ({swedish.SIGN_HERE.lower()})" for label in labels)
        case Stamp(provision, day, authority):
            yield f"{swedish.SECRECY}. {provision}"
            yield f"{authority}, {swedish.short_date(day)}"
        case Figure(alt=alt, caption=caption):
            yield f"{swedish.PICTURE}: {alt}"
            if caption:
                yield caption
        case Rule() | PageBreak():
            return


def _picture(picture: Picture) -> str:
    """Tell the words; the symbol beside them says the same."""
    told = picture.words.strip() or f"{swedish.PICTURE}: {picture.alt}"
    return f"{TICK_WORDS[picture.box]}: {told}" if picture.box else told


def _numbered(block: Items) -> Iterator[str]:
    for number, text in enumerate(block.texts, 1):
        yield f"{number}. {text}" if block.ordered else f"• {text}"


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield table.caption
    blank = sum(not any(cells) for cells in table.cells)
    for cells in table.cells:
        if any(cells):
            yield _row(table, cells)
    if blank:
        rows = swedish.counted(blank, "tom rad", "tomma rader")
        yield f"{rows}: {', '.join(filter(None, table.header))}"


def _row(table: Table, cells: tuple[str, ...]) -> str:
    """Tell a row; of a form, also what is to be written in it."""
    room = f"({swedish.WRITE_HERE.lower()})" if table.by_hand else ""
    told = ((n, cell or room) for n, cell in zip(table.header, cells, strict=True))
    return ". ".join(f"{n}: {text}" if n else text for n, text in told if text)
