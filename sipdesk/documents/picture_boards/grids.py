"""Boards in columns and rows; their size is their own, and not their content's."""

from typing import Final

from sipdesk.documents.picture_boards.paper import (
    FLAT_TITLE,
    GUTTER,
    PADDING,
    TITLE,
    Sheet,
    for_sheet,
    lying,
)
from sipdesk.documents.picture_boards.shapes import Area, Layout, Manner, Page, Slot
from sipdesk.domain.picture_board import PictureBoard

_FEW_ROWS: Final = 2  # which have room for large letters
_FLAT_FROM: Final = 5
_LARGE, _USUAL, _DENSE = 18.0, 14.0, 12.0  # points
_DENSE_PICTURE: Final = 20.0


def grid(board: PictureBoard) -> Layout:
    """Lay out a grid; it has so many places, whatever stands on them."""
    sheet = lying(board.look.page)
    rows = board.kind.grid[1]
    pages = tuple(_page(board, sheet, number) for number in range(board.pages))
    return Layout(pages, for_sheet(_manner(rows, pages[0].slots[0].inside), sheet))


def _manner(rows: int, inside: Area) -> Manner:
    if rows >= _FLAT_FROM:
        return Manner(_DENSE_PICTURE, _DENSE)
    # The picture takes what the words leave: no cell has room for a larger one.
    return Manner(inside.height, _LARGE if rows <= _FEW_ROWS else _USUAL)


def _page(board: PictureBoard, sheet: Sheet, number: int) -> Page:
    columns, rows = board.kind.grid
    zone = FLAT_TITLE if rows >= _FLAT_FROM else TITLE
    free = sheet.free(zone)
    width = (free.width - GUTTER * (columns - 1)) / columns
    height = (free.height - GUTTER * (rows - 1)) / rows
    first = number * columns * rows
    slots = []
    for at in range(columns * rows):
        row, column = divmod(at, columns)
        x, y = free.x + column * (width + GUTTER), free.y + row * (height + GUTTER)
        frame = Area(x, y, width, height)
        slots.append(Slot(first + at, frame, frame.inset(PADDING)))
    return sheet.page(slots, zone=zone)
