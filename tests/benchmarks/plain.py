"""The same paper by plain reportlab: no tags, no archive, one paragraph after another.

What a tagged paper costs is measured against this; it is nobody's paper.
"""

from collections.abc import Iterator
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    Flowable,
    ListFlowable,
    LongTable,
    SimpleDocTemplate,
    Spacer,
)
from reportlab.platypus import Paragraph as Plain

from sipdesk.content.document import (
    Block,
    Document,
    Facts,
    Heading,
    Items,
    Paragraph,
    Signatures,
    Stamp,
    Table,
    Ticks,
    WriteLines,
)
from sipdesk.documents.pdf.fonts import Face, embed, printable

BODY = ParagraphStyle("body", fontName=Face.REGULAR.value, fontSize=11, leading=15)
HEAD = ParagraphStyle("head", fontName=Face.BOLD.value, fontSize=14, leading=19)


def plain(document: Document) -> bytes:
    """Write a document without any structure."""
    embed()
    out = BytesIO()
    made = SimpleDocTemplate(
        out, pagesize=A4, initialFontName=Face.REGULAR.value, title=document.title
    )
    made.build([flowable for block in document.blocks for flowable in _of(block)])
    return out.getvalue()


def _of(block: Block) -> Iterator[Flowable]:
    match block:
        case Heading(_, text):
            yield _set(text, HEAD)
        case Paragraph(text):
            yield _set(text)
        case Items():
            yield ListFlowable(
                [_set(text) for text in block.texts],
                bulletFontName=Face.REGULAR.value,
            )
        case Facts(facts):
            yield _grid([(fact.label, fact.value) for fact in facts])
        case Table(header):
            yield _grid([header, *block.cells])
        case Ticks(ticks):
            yield from (_set(tick.text) for tick in ticks)
        case WriteLines(label, count):
            yield _set(label)
            yield Spacer(1, 24 * count)
        case Signatures(labels):
            yield from (_set(label) for label in labels)
        case Stamp(provision, _, authority):
            yield _set(f"{provision} {authority}")
        case _:
            yield Spacer(1, 12)


def _grid(rows: list[tuple[str, ...]]) -> Flowable:
    return LongTable([[_set(cell) for cell in row] for row in rows], splitInRow=1)


def _set(text: str, style: ParagraphStyle = BODY) -> Plain:
    return Plain(escape(printable(text)).replace("\n", "<br/>"), style)
