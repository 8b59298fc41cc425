"""A drawing as frozen values, for a painter on paper and a painter on screen.

Lengths are points (1/72 inch). The origin is the upper left corner and y grows
downwards, as on a screen. Shapes are painted in order, the later over the earlier.
"""

from dataclasses import dataclass
from enum import Enum


class Ink(Enum):
    """A colour by its purpose; each painter has its own palette."""

    TEXT = "text"
    MUTED = "muted"
    LINE = "line"
    ACCENT = "accent"
    TINT = "tint"
    PAPER = "paper"


class Align(Enum):
    """Where a text stands in its box."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; ``arrow`` puts a filled head at its end."""

    x1: float
    y1: float
    x2: float
    y2: float
    ink: Ink = Ink.TEXT
    weight: float = 1
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle from its upper left corner; ``radius`` rounds its corners.

    ``fill`` and ``stroke`` are the inks of its inside and its edge; None paints none.
    """

    x: float
    y: float
    width: float
    height: float
    radius: float = 0
    fill: Ink | None = None
    stroke: Ink | None = Ink.TEXT
    weight: float = 1


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle round its centre."""

    x: float
    y: float
    radius: float
    fill: Ink | None = None
    stroke: Ink | None = Ink.TEXT
    weight: float = 1


@dataclass(frozen=True, slots=True)
class Label:
    """A text inside a box, wrapped at its width and centred in its height.

    ``size`` is the largest size of the letters: a painter makes them smaller until
    the text fits its box.
    """

    x: float
    y: float
    width: float
    height: float
    text: str
    size: float = 9
    bold: bool = False
    align: Align = Align.CENTRE
    ink: Ink = Ink.TEXT


Shape = Line | Rect | Circle | Label


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing laid out for a width; both lengths in points."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
