"""A document as plain text, for those who listen to it or only want its words."""

from collections.abc import Iterator

from sipdesk.content import swedish
from sipdesk.content.document import (
    Block,
    Document,
    Facts,
    Figure,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Rule,
    Signatures,
    Stamp,
    Table,
    Ticks,
    WriteLines,
)
from sipdesk.content.languages import Language, language


def as_text(document: Document) -> str:
    """Tell the whole document in reading order, blocks apart by an empty line.

    A table is told row by row, each cell after its column's heading, so that it can
    be understood without being seen.
    """
    told = (
        "\n".join(_lines(block, language(block.lang or document.lang)))
        for block in document.blocks
    )
    return "\n\n".join(text for text in told if text) + "\n"


def _lines(block: Block, words: Language) -> Iterator[str]:  # noqa: C901  (one case for each block)
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
            yield from (f"{words.ticks[tick.state]}: {tick.text}" for tick in ticks)
        case WriteLines(label):
            yield f"{label}: ({words.write_here.lower()})"
        case Signatures(labels):
            yield from (f"{label}: ({words.sign_here.lower()})" for label in labels)
        case Stamp(provision, day, authority):
            yield f"{swedish.SECRECY}. {provision}"
            yield f"{authority}, {swedish.short_date(day)}"
        case Figure(alt=alt, caption=caption):
            yield f"{words.picture}: {alt}"
            if caption:
                yield caption
        case Rule() | PageBreak():
            return


def _numbered(block: Items) -> Iterator[str]:
    for number, text in enumerate(block.texts, 1):
        yield f"{number}. {text}" if block.ordered else f"• {text}"


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield table.caption
    for cells in table.cells:
        yield ". ".join(
            f"{name}: {cell}" if name else cell
            for name, cell in zip(table.header, cells, strict=True)
            if cell
        )
