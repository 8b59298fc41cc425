"""Pages of a picture board as frozen values.

Lengths are millimetres from the upper left corner of the page, y growing downwards.
"""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

READS_WELL: Final = 11.0
"""In points: words that have to be smaller than this are too long."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle from its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    def inset(self, by: float) -> "Area":
        """Give what is left when so much is taken off at every side."""
        return Area(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)

    def middle(self, side: float) -> "Area":
        """Give a square in its middle."""
        x = self.x + (self.width - side) / 2
        return Area(x, self.y + (self.height - side) / 2, side, side)

    def times(self, factor: float) -> "Area":
        """Enlarge the page that it stands on."""
        return Area(
            self.x * factor, self.y * factor, self.width * factor, self.height * factor
        )


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of a board on its page.

    ``inside`` is what the picture and the words share. ``tick`` is a box to tick, and
    ``clock`` and ``date`` are where a time stands or is written; ``not_yet`` is where
    it says that a date is not known. ``picture`` and ``words`` are set once it is known
    what stands there. A copy shows what another slot of the same place shows; a blank
    one comes after the last cell of a list, where nothing is printed. ``manner`` is
    the slot's own, None for that of its board.
    """

    place: int
    frame: Area
    inside: Area
    tick: Area | None = None
    clock: Area | None = None
    date: Area | None = None
    not_yet: Area | None = None
    manner: "Manner | None" = None
    is_copy: bool = False
    is_blank: bool = False
    picture: Area | None = None
    words: Area | None = None

    def times(self, factor: float) -> "Slot":
        """Enlarge the page that it stands on."""
        return replace(
            self,
            frame=self.frame.times(factor),
            inside=self.inside.times(factor),
            tick=self.tick and self.tick.times(factor),
            clock=self.clock and self.clock.times(factor),
            date=self.date and self.date.times(factor),
            not_yet=self.not_yet and self.not_yet.times(factor),
            manner=self.manner and self.manner.times(factor),
        )


class Line(Enum):
    """What a line is there for."""

    WRITE = "write"
    PART = "part"  # parts what belongs together
    CUT = "cut"
    FOLD = "fold"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    line: Line

    def times(self, factor: float) -> "Stroke":
        """Enlarge the page that it stands on."""
        ends = (self.x1 * factor, self.y1 * factor, self.x2 * factor, self.y2 * factor)
        return Stroke(*ends, self.line)


@dataclass(frozen=True, slots=True)
class Arrow:
    """A head that points to the right, and fills its area."""

    area: Area

    def times(self, factor: float) -> "Arrow":
        """Enlarge the page that it stands on."""
        return Arrow(self.area.times(factor))


@dataclass(frozen=True, slots=True)
class Box:
    """A frame to draw or write in."""

    area: Area

    def times(self, factor: float) -> "Box":
        """Enlarge the page that it stands on."""
        return Box(self.area.times(factor))


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle round its centre; one to cut has a thin line."""

    x: float
    y: float
    radius: float
    is_cut: bool = False

    def times(self, factor: float) -> "Ring":
        """Enlarge the page that it stands on."""
        x, y, radius = self.x * factor, self.y * factor, self.radius * factor
        return replace(self, x=x, y=y, radius=radius)


@dataclass(frozen=True, slots=True)
class Ruler:
    """A measure with a stroke each centimetre; the left end of its line."""

    x: float
    y: float
    length: float


Mark = Stroke | Arrow | Box | Ring


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a board.

    ``title`` and ``under`` are where the title and the line below it stand, None where
    the page has none; ``footer`` where it says who drew the symbols.
    """

    width: float
    height: float
    footer: Area
    slots: tuple[Slot, ...]
    marks: tuple[Mark, ...] = ()
    title: Area | None = None
    under: Area | None = None
    ruler: Ruler | None = None

    def times(self, factor: float, width: float, height: float) -> "Page":
        """Enlarge it to a sheet of another size."""
        return replace(
            self,
            width=width,
            height=height,
            footer=self.footer.times(factor),
            slots=tuple(slot.times(factor) for slot in self.slots),
            marks=tuple(mark.times(factor) for mark in self.marks),
            title=self.title and self.title.times(factor),
            under=self.under and self.under.times(factor),
        )


class Framed(Enum):
    """Which slots have a frame."""

    EVERY = "every"
    COLOURED = "coloured"  # only one that tells the colour of a word
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Manner:
    """How the picture and the words share each slot of a board.

    ``largest`` is the side of a picture at most; ``size`` that of the letters, in
    points, and ``lines`` how many a language has before its words are too long. The
    words are ``aside`` where they stand to the right of the picture; they are ``flush``
    where they stand over it and begin with it at the left, whatever the board's look.
    """

    largest: float
    size: float = 14
    lines: int = 2
    aside: bool = False
    flush: bool = False
    framed: Framed = Framed.EVERY

    def times(self, factor: float) -> "Manner":
        """Enlarge it; letters never get smaller than what reads well."""
        size = max(self.size * factor, READS_WELL)
        return replace(self, largest=self.largest * factor, size=size)


@dataclass(frozen=True, slots=True)
class Layout:
    """The pages of a board, and the manner that all its slots have in common."""

    pages: tuple[Page, ...]
    manner: Manner
