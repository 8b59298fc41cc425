"""A drawn picture board, in millimetres: what a window shows of it and says of it.

Lengths are counted from the upper left corner of the page, y growing downwards.
"""

from dataclasses import dataclass
from enum import Enum


class Flaw(Enum):
    """What is not as good on paper as it might be."""

    WORDS_TOO_LONG = "words-too-long"
    SYMBOL_TOO_SMALL = "symbol-too-small"
    PHOTO_COARSE = "photo-coarse"
    PICTURE_MISSING = "picture-missing"


@dataclass(frozen=True, slots=True)
class BoardRemark:
    """Something to say of the cell on a place; it is printed all the same."""

    flaw: Flaw
    place: int


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle from its upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class DrawnSlot:
    """Where the cell of a place stands. A copy shows the same as another slot."""

    place: int
    frame: Rectangle
    picture: Rectangle | None = None
    words: Rectangle | None = None
    is_copy: bool = False


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page with its slots; in ``free`` ones, after the last, nothing is printed."""

    width: float
    height: float
    slots: tuple[DrawnSlot, ...]
    free: tuple[DrawnSlot, ...] = ()


@dataclass(frozen=True, slots=True)
class DrawnPictureBoard:
    """A board as its file has it; ``remarks`` stop nothing."""

    data: bytes
    pages: tuple[DrawnPage, ...]
    remarks: tuple[BoardRemark, ...] = ()
