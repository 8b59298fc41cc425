"""Where the places of a drawn board are, and which is next to which; no Qt.

Places are those of the board; a page that is not there yet has one, to begin it with.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from sipdesk.domain.live_board import LiveBoard
from sipdesk.domain.picture_board import MOST_CELLS, PictureBoard, PictureBoardKind
from sipdesk.domain.picture_drawing import DrawnPage, DrawnSlot

_COUNTED: Final = {
    PictureBoardKind.MAT: 3,
    PictureBoardKind.WALLET: 2,
    PictureBoardKind.EMERGENCY: 6,
    PictureBoardKind.CIRCLE: 5,
}
"""Kinds that have so many places and no more."""


class Way(Enum):
    """A way to move on a board."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page; ``slot`` is None on a page that is not there yet."""

    place: int
    page: int
    slot: DrawnSlot | None
    is_free: bool = False


def spots(board: PictureBoard, pages: tuple[DrawnPage, ...]) -> tuple[Spot, ...]:
    """Give all places that something stands on or may be put on, in their order."""
    end = len(board.cells)
    found = [
        Spot(slot.place, number, slot)
        for number, page in enumerate(pages)
        for slot in page.slots
        if not slot.is_copy
    ]
    found += [
        Spot(slot.place, number, slot, is_free=True)
        for number, page in enumerate(pages)
        for slot in page.free
        if slot.place == end
    ]
    found = [one for one in found if one.place < _most(board)]
    there = {one.place for one in found}
    if end not in there and end < _most(board):
        found.append(Spot(end, len(pages), None, is_free=True))
    return tuple(sorted(found, key=lambda one: one.place))


def next_empty(board: PictureBoard, place: int) -> int:
    """Find the empty place after one; that one itself when there is none."""
    following = range(place + 1, _most(board))
    return next((one for one in following if board.at(one).is_empty), place)


def first_place(board: PictureBoard) -> int:
    """Tell where to begin on a board that is not saved.

    It is the first empty place of a page that has been begun, else the board's first:
    a full board, or one made of the case, is looked at before it is added to.
    """
    place = next_empty(board, -1)
    columns, rows = board.kind.grid
    of_page = _COUNTED.get(board.kind, columns * rows)
    is_live = any(board.made_from == live.value for live in LiveBoard)
    return place if place > 0 and place % of_page and not is_live else 0


def moved(there: Iterable[Spot], place: int, way: Way) -> int:
    """Tell which place is reached from one; that one where nothing is that way."""
    order = sorted(there, key=lambda one: one.place)
    here = next((one for one in order if one.place == place), None)
    if here is None or not order:
        return order[0].place if order else place
    at = order.index(here)
    if way is Way.FIRST:
        return order[0].place
    if way is Way.LAST:
        return order[-1].place
    if way is Way.LEFT:
        return order[max(0, at - 1)].place
    if way is Way.RIGHT:
        return order[min(len(order) - 1, at + 1)].place
    return _above_or_below(order, here, down=way is Way.DOWN)


def _above_or_below(order: list[Spot], here: Spot, *, down: bool) -> int:
    if here.slot is None:
        return here.place if down else order[order.index(here) - 1].place
    middle, level = _middle(here.slot)
    same = [(one, one.slot) for one in order if one.page == here.page and one.slot]
    found = []
    for one, slot in same:
        x, y = _middle(slot)
        away = (y - level) if down else (level - y)
        if away > slot.frame.height / 2:
            found.append((away + abs(x - middle) * 2, one.place))
    if found:
        return min(found)[1]
    other = here.page + (1 if down else -1)
    on_other = [one.place for one in order if one.page == other]
    if not on_other:
        return here.place
    return on_other[0] if down else on_other[-1]


def _middle(slot: DrawnSlot) -> tuple[float, float]:
    frame = slot.frame
    return frame.x + frame.width / 2, frame.y + frame.height / 2


def _most(board: PictureBoard) -> int:
    # Where there are more already, as on a board of another kind before, all are shown.
    counted = _COUNTED.get(board.kind, MOST_CELLS)
    return max(counted, len(board.cells))
