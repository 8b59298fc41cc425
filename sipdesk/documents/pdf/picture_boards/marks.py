"""Paints what is there beside the slots: lines, arrows, holes, the measure."""

from typing import Final, assert_never

from sipdesk.content.drawing import Align, Ink
from sipdesk.content.tags import SWEDISH_IN_SWEDEN
from sipdesk.documents.pdf.fonts import Face
from sipdesk.documents.pdf.hand import hand_of
from sipdesk.documents.pdf.picture_boards.labels import Label, Said, Type, fitted
from sipdesk.documents.pdf.picture_boards.pen import Pen
from sipdesk.documents.picture_boards.shapes import (
    Area,
    Arrow,
    Box,
    Line,
    Mark,
    Page,
    Ring,
    Ruler,
    Stroke,
)
from sipdesk.documents.picture_boards.words import length_of_ruler

FRAME: Final = 0.35
CORNER: Final = 2.5
_LINES: Final[dict[Line, tuple[Ink, float, tuple[float, ...]]]] = {
    Line.WRITE: (Ink.MUTED, 0.25, ()),
    Line.PART: (Ink.TEXT, FRAME, ()),
    Line.CUT: (Ink.LINE, 0.2, (1.5, 1.5)),
    Line.FOLD: (Ink.LINE, 0.2, (0.4, 1.2)),
}
_SMALL: Final = 7.0
_TINIEST: Final = 4.0
_CENTIMETRE: Final = 10
_RULER_STROKE: Final = 1.6
_RULER_WORDS: Final = 2.4
_RIGHT: Final = 44.0  # of the footer
_RIGHT_WITH_RULER: Final = 56.0


def paint_marks(page: Page, pen: Pen) -> None:
    """Paint the marks of a page, which are for the eye alone."""
    with pen.canvas.artifact():
        for mark in page.marks:
            _paint(mark, pen)


def _paint(mark: Mark, pen: Pen) -> None:
    match mark:
        case Stroke():
            paint_stroke(mark, pen)
        case Arrow(area):
            tip = (area.right, area.y + area.height / 2)
            corners = [(area.x, area.y), tip, (area.x, area.bottom)]
            pen.polygon(corners, Ink.TEXT)
        case Box(area):
            pen.rectangle(area, Ink.TEXT, FRAME, CORNER)
        case Ring():
            weight = _LINES[Line.CUT][1] if mark.is_cut else FRAME
            pen.ring(mark.x, mark.y, mark.radius, weight)
        case _:
            assert_never(mark)


def paint_stroke(stroke: Stroke, pen: Pen) -> None:
    """Paint a line, where an artifact is open already."""
    ink, weight, dash = _LINES[stroke.line]
    pen.line((stroke.x1, stroke.y1, stroke.x2, stroke.y2), ink, weight, dash)


def credit_label(words: str, page: Page) -> Label:
    """Set who drew the symbols of a page."""
    return _small(
        words, Align.LEFT, page.footer.width - _right(page), page.footer.height
    )


def credit_area(label: Label, page: Page) -> Area:
    """Tell where it stands: at the bottom of the footer."""
    footer = page.footer
    top = footer.bottom - label.height
    return Area(footer.x, top, footer.width - _right(page), label.height)


def paint_right_of_footer(page: Page, pen: Pen, words: str) -> None:
    """Say how to print it; a sheet to cut has a measure."""
    footer, above = page.footer, 0.0
    if page.ruler:
        _paint_ruler(page.ruler, pen)
        words = f"{length_of_ruler(page.ruler.length)}  ·  {words}"
        above = page.ruler.y + _RULER_WORDS - footer.y
    wide = _right(page)
    label = _small(words, Align.RIGHT, wide, footer.height - above)
    top = footer.y + above if page.ruler else footer.bottom - label.height
    area = Area(footer.right - wide, top, wide, label.height)
    pen.artifact_label(label, area)


def _right(page: Page) -> float:
    return _RIGHT_WITH_RULER if page.ruler else _RIGHT


def _paint_ruler(ruler: Ruler, pen: Pen) -> None:
    end = ruler.x + ruler.length
    pen.line((ruler.x, ruler.y, end, ruler.y), Ink.TEXT, 0.2)
    for at in range(0, round(ruler.length) + 1, _CENTIMETRE):
        x = ruler.x + at
        pen.line((x, ruler.y, x, ruler.y + _RULER_STROKE), Ink.TEXT, 0.2)


def _small(words: str, align: Align, width: float, height: float) -> Label:
    said = Said(words, hand_of(SWEDISH_IN_SWEDEN), face=Face.REGULAR)
    how = Type(_SMALL, align=align, ink=Ink.MUTED, least=_TINIEST)
    return fitted((said,), how, width, height)
