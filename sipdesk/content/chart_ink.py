"""What charts are drawn of: fills told apart without colour, lines of text, a legend.

A pattern is made of the plain shapes that every painter knows, cut at its own edge.
"""

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import Final

from sipdesk.content.drawing import Align, Circle, Ink, Label, Line, Rect, Shape
from sipdesk.content.letter_widths import most_width, wrapped

SIZE: Final = 9.5
"""Of every text in a chart, in points: twelve or thirteen pixels on a screen."""
LEAD: Final = 1.3 * SIZE
"""The height of a line of text."""
AIR: Final = 6.0
"""Between things that belong together."""

_SLACK: Final = 1.0
_PITCH: Final = 5.0
_DOT: Final = 1.1
_SWATCH: Final = 11.0
_BETWEEN: Final = 16.0  # entries of a legend

Box = tuple[float, float, float, float]
"""Left, top, width and height."""


class Fill(Enum):
    """How an area is filled."""

    SOLID = auto()
    CROSSED = auto()
    STRIPED = auto()
    DOTTED = auto()
    EMPTY = auto()
    UPRIGHT = auto()  # outside a scale: does not know
    QUIET = auto()  # outside a scale: will not say; and what is gone


SCALES: Final[dict[int, tuple[Fill, ...]]] = {
    1: (Fill.SOLID,),
    2: (Fill.SOLID, Fill.STRIPED),
    3: (Fill.SOLID, Fill.STRIPED, Fill.EMPTY),
    4: (Fill.SOLID, Fill.CROSSED, Fill.STRIPED, Fill.EMPTY),
    5: (Fill.SOLID, Fill.CROSSED, Fill.STRIPED, Fill.DOTTED, Fill.EMPTY),
}
"""From dark to light, so that the order of a scale is seen in black and white too."""


def filled(box: Box, fill: Fill) -> Iterator[Shape]:
    """Fill an area; nothing reaches outside it."""
    x, y, width, height = box
    if fill is Fill.SOLID:
        yield Rect(*box, fill=Ink.ACCENT, stroke=Ink.ACCENT, weight=0.8)
        return
    ink = Ink.MUTED if fill in (Fill.UPRIGHT, Fill.QUIET) else Ink.ACCENT
    ground = Ink.TINT if fill is Fill.QUIET else Ink.PAPER
    yield Rect(*box, fill=ground, stroke=None)
    if fill in (Fill.STRIPED, Fill.CROSSED):
        yield from _slanted(box)
    if fill is Fill.CROSSED:
        yield from (_mirrored(line, box) for line in _slanted(box))
    if fill is Fill.UPRIGHT:
        for at in _steps(width):
            yield Line(x + at, y, x + at, y + height, ink, 0.9)
    if fill is Fill.DOTTED:
        for down in _steps(height):
            for at in _steps(width):
                yield Circle(x + at, y + down, _DOT, fill=ink, stroke=None)
    yield Rect(*box, stroke=ink, weight=0.8)


def _steps(length: float) -> Iterator[float]:
    """Walk a length by the pitch, as far from one end as from the other."""
    count = int((length - 2 * _DOT) // _PITCH) + 1
    first = (length - (count - 1) * _PITCH) / 2
    return (first + number * _PITCH for number in range(max(count, 0)))


def _slanted(box: Box) -> Iterator[Line]:
    x, y, width, height = box
    at = _PITCH / 2
    while at < width + height:
        over, under = max(0.0, at - width), max(0.0, at - height)
        start = (x + at - over, y + over)
        end = (x + under, y + at - under)
        yield Line(*start, *end, Ink.ACCENT, 1.1)
        at += _PITCH


def _mirrored(line: Line, box: Box) -> Line:
    sides = 2 * box[0] + box[2]
    return Line(
        sides - line.x1, line.y1, sides - line.x2, line.y2, line.ink, line.weight
    )


def wide(text: str) -> float:
    """Tell how wide a line of text is at most."""
    return most_width(text, SIZE) + _SLACK


def in_lines(text: str, room: float) -> tuple[str, ...]:
    """Part a text into lines that fit a room; no text has no lines."""
    return wrapped(text, SIZE, room - _SLACK) if text.strip() else ()


def lines(  # noqa: PLR0913  (a text has as many figures)
    said: Sequence[str],
    x: float,
    top: float,
    *,
    align: Align = Align.LEFT,
    bold: bool = False,
    ink: Ink = Ink.TEXT,
) -> Iterator[Label]:
    """Write lines below one another, from ``x``, round it or up to it."""
    for number, line in enumerate(said):
        width = wide(line)
        left = {Align.LEFT: x, Align.CENTRE: x - width / 2, Align.RIGHT: x - width}
        yield Label(
            left[align], top + number * LEAD, width, LEAD, line, SIZE, bold, align, ink
        )


def legend(
    entries: Sequence[tuple[str, Fill]], top: float, width: float
) -> tuple[list[Shape], float]:
    """Say what each fill means, side by side as far as there is room.

    Gives the shapes, and where the next thing may begin.
    """
    shapes: list[Shape] = []
    x, high = 0.0, LEAD
    for name, fill in entries:
        said = in_lines(name, width - _SWATCH - AIR)
        need = _SWATCH + AIR + max(map(wide, said), default=0)
        if x and x + need > width:
            x, top = 0.0, top + high + AIR / 2
            high = LEAD
        swatch = (x, top + (LEAD - _SWATCH) / 2, _SWATCH, _SWATCH)
        shapes.extend(filled(swatch, fill))
        shapes.extend(lines(said, x + _SWATCH + AIR, top, ink=Ink.MUTED))
        high = max(high, len(said) * LEAD)
        x += need + _BETWEEN
    return shapes, top + high + 1.5 * AIR
