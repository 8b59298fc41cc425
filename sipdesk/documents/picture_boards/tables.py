"""Boards to lie on a table: a mat, the circle of a meeting, frames to draw in."""

from math import cos, radians, sin
from typing import Final

from sipdesk.documents.picture_boards.paper import (
    A4,
    LYING_A4,
    PADDING,
    enlarged,
)
from sipdesk.documents.picture_boards.shapes import (
    Area,
    Box,
    Framed,
    Layout,
    Line,
    Manner,
    Mark,
    Ring,
    Slot,
    Stroke,
)
from sipdesk.domain.picture_board import PictureBoard

_COLUMNS: Final = 3
_COLUMN: Final = 88.0
_COLUMN_GAP: Final = 4.5
_HEAD_PICTURE: Final = 28.0
_HEAD_SIZE, _HEAD_LINES = 18.0, 3

_TURN: Final = 360
_SECTORS: Final = (0, 54, 108, 252, 306)
"""Where the five parts of a meeting begin, clockwise from the top: the third, about
what the young person needs, has 40 per cent."""
_SECTOR_PICTURE: Final = 25.0
_FROM_CENTRE: Final = ((28, -55), (61, -8), (0, 54), (-61, -8), (-28, -55))
_SMALL, _LARGE = (40.0, 38.0), (84.0, 40.0)
_CIRCLE: Final = 93.0  # the radius that these places were found for

_FRAMES: Final = 4
_FRAME: Final = (85.0, 95.0)
_PROMPT: Final = 15.0
_PROMPT_GAP: Final = 2.0
_FRAMES_DROP: Final = 4.0


def mat(board: PictureBoard) -> Layout:
    """Lay out columns with a picture at the head, and room for cards below."""
    free = LYING_A4.free()
    pages = []
    for first in range(0, max(1, len(board.cells)), _COLUMNS):
        slots, marks = [], []
        for at in range(_COLUMNS):
            x = free.x + at * (_COLUMN + _COLUMN_GAP)
            frame = Area(x, free.y, _COLUMN, free.height)
            head = Area(
                x + PADDING, free.y + PADDING, _COLUMN - 2 * PADDING, _HEAD_PICTURE
            )
            slots.append(Slot(first + at, frame, head))
            below = head.bottom + PADDING
            marks.append(Stroke(x, below, frame.right, below, Line.PART))
        pages.append(LYING_A4.page(slots, marks))
    manner = Manner(_HEAD_PICTURE, _HEAD_SIZE, _HEAD_LINES, aside=True)
    return enlarged(Layout(tuple(pages), manner), board.look.page)


def circle(board: PictureBoard) -> Layout:
    """Lay out the parts of a meeting round a circle as wide as the page."""
    free = A4.free()
    radius = free.width / 2
    x, y = free.x + radius, free.y + free.height / 2
    marks: list[Mark] = [Ring(x, y, radius)]
    for degrees in _SECTORS:
        along, up = radius * sin(radians(degrees)), radius * cos(radians(degrees))
        marks.append(Stroke(x, y, x + along, y - up, Line.PART))
    pages = []
    for first in range(0, max(1, len(board.cells)), len(_SECTORS)):
        slots = []
        for at, (right, down) in enumerate(_FROM_CENTRE):
            width, height = _LARGE if _width(at) > _TURN / len(_SECTORS) else _SMALL
            left, top = x + right - width / 2, y + down - height / 2
            area = Area(left, top, width, height)
            slots.append(Slot(first + at, area, area))
        pages.append(A4.page(slots, marks))
    manner = Manner(_SECTOR_PICTURE, framed=Framed.NONE)
    return enlarged(Layout(tuple(pages), manner), board.look.page)


def _width(sector: int) -> int:
    """Tell how many degrees a sector has."""
    return (*_SECTORS, _TURN)[sector + 1] - _SECTORS[sector]


def write_and_draw(board: PictureBoard) -> Layout:
    """Lay out frames to draw in, each below a question."""
    free = A4.free()
    width, height = _FRAME
    whole = _PROMPT + _PROMPT_GAP + height
    across = free.width - 2 * width
    down = free.height - 2 * whole - _FRAMES_DROP
    pages = []
    for first in range(0, max(1, len(board.cells)), _FRAMES):
        slots: list[Slot] = []
        marks: list[Mark] = []
        for at in range(_FRAMES):
            row, column = divmod(at, 2)
            x = free.x + column * (width + across)
            y = free.y + _FRAMES_DROP + row * (whole + down)
            slots.append(
                Slot(first + at, Area(x, y, width, whole), Area(x, y, width, _PROMPT))
            )
            marks.append(Box(Area(x, y + _PROMPT + _PROMPT_GAP, width, height)))
        pages.append(A4.page(slots, marks))
    manner = Manner(_PROMPT, aside=True, framed=Framed.NONE)
    return enlarged(Layout(tuple(pages), manner), board.look.page)
