"""The words of a paper in order: as its model has them, and as its file is read."""

from collections.abc import Iterator
from dataclasses import replace

from sipdesk.content.chart import Chart
from sipdesk.content.chart_words import as_table, nothing, shows_any
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
    Pictures,
    Rule,
    Signatures,
    Stamp,
    Table,
    Ticks,
    WriteLines,
)
from sipdesk.content.swedish import SECRECY, short_date
from sipdesk.documents.pdf.hand import hand_of
from tests.documents.reading import spoken


def said_by(block: Block) -> Iterator[str]:  # noqa: C901, PLR0912
    """Tell the texts of a block in reading order, as the model has them."""
    match block:
        case Heading(_, text) | Paragraph(text) | WriteLines(text):
            yield text
        case Items():
            yield from block.texts
        case Facts(facts):
            for fact in facts:
                yield from (fact.label, fact.value)
        case Table(header, _, _, caption):
            yield caption
            yield from header
            for cells in block.cells:
                yield from cells
        case Ticks(ticks):
            yield from (tick.text for tick in ticks)
        case Pictures(pictures):
            yield from (picture.words for picture in pictures)
        case Signatures(labels):
            yield from labels
        case Stamp(provision, day, authority):
            yield from (SECRECY, provision, f"{authority}, {short_date(day)}")
        case Figure(_, _, _, _, caption):
            yield caption
        case Chart(spec):
            yield spec.title
            if shows_any(spec):
                yield from said_by(replace(as_table(block), caption=""))
            else:
                yield nothing()
        case Rule() | PageBreak():
            return


def words_of(document: Document) -> list[str]:
    """Give the words as they stand in the model."""
    texts = (
        hand_of(block.lang or document.lang).printable(text)
        for block in credited(document)
        for text in said_by(block)
    )
    return " ".join(texts).split()


def words_read(data: bytes) -> list[str]:
    """Give the words as a screen reader finds them."""
    heard = (one.text for one in spoken(data) if one.tag not in {"Lbl", "Figure"})
    return " ".join(heard).split()
