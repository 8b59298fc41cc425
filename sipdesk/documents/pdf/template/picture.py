"""How a filled field looks: its text set in our own faces, which have every letter.

A form names faces of its own, most often without embedding them and with letters of
western Europe alone. Drawn here, a name looks the same in every program, and a text
that does not fit is found out before it is cut off.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from sipdesk.documents.pdf.fonts import SOFT_HYPHEN, Face, printable, runs, width
from sipdesk.documents.pdf.lines import break_lines

_FACE: Final = Face.REGULAR
_SIDE: Final = 2.5
_TOP: Final = 2.0
_LEADING: Final = 1.2
_ASCENT: Final = 0.78
_MIDDLE: Final = 0.34  # from the baseline to the middle of a letter
_SMALLEST: Final = 6.0
_STEP: Final = 0.5
_LARGEST: Final = 11.0
_OF_HEIGHT: Final = 0.7


@dataclass(frozen=True, slots=True)
class Box:
    """A field's place in points, and what is to stand in it.

    ``size`` is what the form asks for, 0 if it leaves that open; ``align`` is 0 left,
    1 middle, 2 right.
    """

    text: str
    width: float
    height: float
    size: float = 0
    lines: bool = False
    align: int = 0


@dataclass(frozen=True, slots=True)
class Set:
    """A text as it is set: its lines at a size."""

    box: Box
    lines: tuple[str, ...]
    size: float


def fit(box: Box) -> Set | None:
    """Set a text as large as the form asks for, or smaller; None if it cannot fit."""
    text = printable(box.text).strip()
    room = box.width - 2 * _SIDE
    size = box.size or (_LARGEST if box.lines else box.height * _OF_HEIGHT)
    size = max(_SMALLEST, min(size, _LARGEST) if box.size == 0 else size)
    while size >= _SMALLEST:
        lines = _lines(text, box, size, room)
        wide = max((width(line, _FACE, size) for line in lines), default=0)
        high = len(lines) * size * _LEADING + 2 * _TOP if box.lines else size
        if wide <= room and high <= box.height:
            return Set(box, lines, size)
        size -= _STEP
    return None


def draw(boxes: Sequence[Set]) -> bytes:
    """Draw each text on a page of its own, of the field's size; gives a PDF."""
    whole = BytesIO()
    canvas = Canvas(whole, invariant=True, pageCompression=0)
    for one in boxes:
        canvas.setPageSize((one.box.width, one.box.height))
        for number, line in enumerate(one.lines):
            _draw_line(canvas, one, number, line)
        canvas.showPage()
    canvas.save()
    return whole.getvalue()


def _lines(text: str, box: Box, size: float, room: float) -> tuple[str, ...]:
    if not box.lines:
        return (", ".join(filter(None, map(str.strip, text.split("\n")))),)
    broken = break_lines(text, _FACE, size, room)
    return tuple(line.rstrip().replace(SOFT_HYPHEN, "-") for line in broken)


def _draw_line(canvas: Canvas, one: Set, number: int, line: str) -> None:
    box, size = one.box, one.size
    spare = box.width - 2 * _SIDE - width(line, _FACE, size)
    left = _SIDE + spare * box.align / 2
    if box.lines:
        base = box.height - _TOP - size * (_ASCENT + _LEADING * number)
    else:
        base = box.height / 2 - size * _MIDDLE
    words = canvas.beginText(left, base)
    for face, letters in runs(line, _FACE):
        words.setFont(face, size)
        words.textOut(letters)
    canvas.drawText(words)
