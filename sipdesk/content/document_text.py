"""A document as plain text, for those who listen to it or only want its words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
    ParagraphStyle,
    Rule,
    Signatures,
    Stamp,
    Table,
    Ticks,
    TickState,
    WriteLines,
)

_SECTION = 2
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
    return f"{_text(document.blocks)}\n"


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a document as plain text, under its heading."""

    heading: str
    text: str


def sections(document: Document) -> tuple[Section, ...]:
    """Part a document at its headings of the second level, for typing elsewhere.

    What stands before the first of them goes under the title. A section that says
    nothing but its heading is left out.
    """
    parts: list[tuple[str, list[Block]]] = [(document.title, [])]
    for block in document.blocks:
        if isinstance(block, Heading) and block.level <= _SECTION:
            parts.append((block.text, []))
        elif not _is_label(block):
            parts[-1][1].append(block)
    told = (Section(heading, _text(blocks)) for heading, blocks in parts)
    return tuple(section for section in told if section.text)


def _text(blocks: Iterable[Block]) -> str:
    told = ("\n".join(_lines(block)) for block in blocks)
    return "\n\n".join(text for text in told if text)


def _is_label(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.style is ParagraphStyle.LABEL


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
