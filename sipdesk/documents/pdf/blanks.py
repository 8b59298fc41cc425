"""What a paper leaves blank, as places to answer in on screen."""

from dataclasses import dataclass
from typing import Final

from sipdesk.content.document import TickState
from sipdesk.content.drawing import Ink
from sipdesk.documents.pdf.canvas import Point, TaggedCanvas
from sipdesk.documents.pdf.fields import TextField, TickField
from sipdesk.documents.pdf.pieces import TickBox
from sipdesk.documents.pdf.structure import Element
from sipdesk.documents.pdf.style import CELL

_SIDE: Final = TickBox.SIDE
_AROUND: Final = 2.0  # a box can be hit a little beside it
_WEIGHT: Final = 0.6
_ASIDE, _ABOVE = 2.5, 1.5  # from a frame to the field in it
_TICK: Final = tuple(
    (
        (_AROUND + across * _SIDE) / (_SIDE + 2 * _AROUND),
        (_AROUND + up * _SIDE) / (_SIDE + 2 * _AROUND),
    )
    for across, up in TickBox.strokes(TickState.TICKED)[0]
)


def tick_field(name: str, label: str, element: Element) -> TickField:
    """Give a box that is ticked as those are that we tick ourselves."""
    return TickField(name, label, element, _TICK)


@dataclass(frozen=True, slots=True)
class BlankBox:
    """A box to tick, in the margin of a text's first line."""

    field: TickField

    @property
    def width(self) -> float:
        """How wide it is, in points."""
        return _SIDE

    def draw(self, canvas: TaggedCanvas, x: float, baseline: float) -> None:
        """Draw it from the left end of the line."""
        low = baseline - 1.6
        with canvas.artifact():
            canvas.rectangle((x, low), _SIDE, _SIDE, radius=1.5, stroke=Ink.TEXT)
        left, lower = x - _AROUND, low - _AROUND
        side = _SIDE + 2 * _AROUND
        canvas.field(self.field, (left, lower, left + side, lower + side))


@dataclass(frozen=True, slots=True)
class BlankCell:
    """A cell of a grid to write in or to tick."""

    field: TextField | TickField
    aside: float = 0  # of the texts in the same column, and
    above: float = 0  # of those in the same row

    INSET = 2.5

    @property
    def height(self) -> float:
        """The least that it needs."""
        return CELL.leading

    def split(self, _room: float) -> None:
        """Refuse: it stays in one."""
        return

    def fill(
        self,
        canvas: TaggedCanvas,
        corner: Point,
        size: tuple[float, float],
        *,
        rtl: bool,
    ) -> None:
        """Draw it in a cell, from the lower left corner; a box at its own side."""
        (x, bottom), (width, height) = corner, size
        if isinstance(self.field, TickField):
            baseline = bottom + height - self.above - CELL.drop
            left = x + (width - self.aside - _SIDE if rtl else self.aside)
            BlankBox(self.field).draw(canvas, left, baseline)
            return
        inner = width - 2 * self.INSET, height - 2 * self.INSET
        frame(canvas, self.field, (x + self.INSET, bottom + self.INSET), inner)


@dataclass(frozen=True, slots=True)
class Room:
    """Fields and lines for a pen abreast, standing on the bottom of their height.

    ``spans`` are where each starts and how long it is, and its field; one without a
    field is a line to sign on by hand. A page never splits them.
    """

    spans: tuple[tuple[float, float, TextField | None], ...]
    height: float
    above: float = 0  # of its height, left free
    before: float = 0
    after: float = 0
    keep: bool = False

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def split(self, _room: float) -> None:
        """Refuse: an answer stays in one."""
        return

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw it from its upper left corner."""
        bottom = top - self.height
        for start, width, field in self.spans:
            if field is None:
                with canvas.artifact():
                    ends = (x + start, bottom), (x + start + width, bottom)
                    canvas.line(*ends, Ink.MUTED, _WEIGHT)
            else:
                size = width, self.height - self.above
                frame(canvas, field, (x + start, bottom), size)


def frame(
    canvas: TaggedCanvas, field: TextField, corner: Point, size: tuple[float, float]
) -> None:
    """Draw a tinted frame, and put the field in it."""
    (x, bottom), (width, height) = corner, size
    with canvas.artifact():
        canvas.rectangle(
            corner,
            width,
            height,
            radius=2,
            fill=Ink.TINT,
            stroke=Ink.MUTED,
            weight=_WEIGHT,
        )
    right, upper = x + width - _ASIDE, bottom + height - _ABOVE
    canvas.field(field, (x + _ASIDE, bottom + _ABOVE, right, upper))
