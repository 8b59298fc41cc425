"""Tells where in its slot a cell's picture and words stand."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import floor
from typing import Final

from sipdesk.content.drawing import Align
from sipdesk.content.tags import SWEDISH_IN_SWEDEN
from sipdesk.documents.pdf.fonts import Face
from sipdesk.documents.pdf.hand import hand_of
from sipdesk.documents.pdf.picture_boards.labels import Label, Said, Type, fitted
from sipdesk.documents.pdf.picture_boards.stock import Shown, Stock
from sipdesk.documents.picture_boards.shapes import Area, Layout, Manner, Slot
from sipdesk.documents.picture_boards.words import clock_of, day_of
from sipdesk.domain.picture_board import Cell, PictureBoard, TextPlace

_GAP: Final = 0.6  # between the words and the picture
_GAP_ASIDE: Final = 3.0
_LEFT_BY_WORDS: Final = 1 / 3  # of a cell, to the picture beside words too long
_ROUNDING: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Place:
    """A cell in its slot, whose ``picture`` and ``words`` are set.

    ``when`` is the time or the day that its words tell, where the slot has room for it.
    """

    slot: Slot
    cell: Cell
    shown: Shown | None
    label: Label | None
    manner: Manner
    when: Label | None = None


def places(board: PictureBoard, layout: Layout, stock: Stock) -> list[list[Place]]:
    """Place every cell, page by page.

    The pictures of a board have one size, or those that have a manner in common.
    """
    told = [[_told(board, layout, stock, s) for s in p.slots] for p in layout.pages]
    alike: defaultdict[Manner, list[Place]] = defaultdict(list)
    for place in (place for page in told for place in page):
        alike[place.manner].append(place)
    sizes = {manner: _size(manner, same) for manner, same in alike.items()}
    over = board.look.text is TextPlace.OVER
    return [[_put_in(p, *sizes[p.manner], over=over) for p in page] for page in told]


def _size(manner: Manner, alike: list[Place]) -> tuple[float, float]:
    """Tell the height of the words, and the side of the pictures."""
    zone = max(map(_words_height, filter(_is_usual, alike)), default=0)
    return zone, min((_side(p, manner, zone) for p in alike if p.shown), default=0)


def _put_in(place: Place, zone: float, side: float, *, over: bool) -> Place:
    if place.manner.aside:
        return _aside(place, place.manner)
    if place.manner.flush and place.shown:
        return _flush(place, side)
    return _stacked(place, zone, side, over=over)


def _told(board: PictureBoard, layout: Layout, stock: Stock, slot: Slot) -> Place:
    cell, manner = board.at(slot.place).shown, slot.manner or layout.manner
    shown = stock.shown(cell, board.look)
    when, words = _parted(cell.words, slot)
    told = replace(cell, words=words)
    label = _label(board, told, shown, slot.inside, manner)
    stands = _when(when, slot, manner)
    return Place(slot, cell, shown, label, manner, stands)


def _parted(words: str, slot: Slot) -> tuple[str, str]:
    """Part words in the time or the day that has a room of its own, and the rest."""
    if slot.clock:
        return clock_of(words)
    return day_of(words) if slot.date else ("", words)


def _label(
    board: PictureBoard, cell: Cell, shown: Shown | None, room: Area, manner: Manner
) -> Label | None:
    if shown and board.look.text is TextPlace.NONE:
        return None
    said = tuple(_said(board, cell))
    if not said:
        return None
    width, height = room.width, room.height
    if shown and manner.aside:
        width -= min(manner.largest, height) + _GAP_ASIDE
    elif shown and manner.flush:
        height -= manner.largest + _GAP
    elif shown:
        height *= 1 - _LEFT_BY_WORDS
    align = Align.LEFT if manner.aside or manner.flush else Align.CENTRE
    return fitted(said, Type(manner.size, manner.lines, align), width, height)


def _said(board: PictureBoard, cell: Cell) -> Iterator[Said]:
    for words, lang, face in (
        (cell.words, SWEDISH_IN_SWEDEN, Face.BOLD),
        (cell.other, board.language, Face.REGULAR),
    ):
        hand = hand_of(lang)
        shown = hand.printable(words).strip()
        if shown:
            foreign = "" if lang == SWEDISH_IN_SWEDEN else lang
            yield Said(shown, hand, foreign, face)


def _when(when: str, slot: Slot, manner: Manner) -> Label | None:
    room = slot.clock or slot.date
    if room is None or not when:
        return None
    said = (Said(when, hand_of(SWEDISH_IN_SWEDEN)),)
    return fitted(said, Type(manner.size, 1), room.width, room.height)


def _is_usual(place: Place) -> bool:
    """Whether it has a say in the size of all pictures: not with words too long."""
    return bool(place.shown and place.label and not place.label.is_too_long)


def _words_height(place: Place) -> float:
    return place.label.height if place.label else 0


def _side(place: Place, manner: Manner, zone: float) -> float:
    inside = place.slot.inside
    room = inside.height - (zone + _GAP if zone else 0)
    # Whole millimetres: a size that can be told, and asked for again.
    return floor(min(manner.largest, inside.width, room) + _ROUNDING)


def _stacked(place: Place, zone: float, side: float, *, over: bool) -> Place:
    inside, words = place.slot.inside, _words_height(place)
    if not place.shown:
        top = inside.y + (inside.height - words) / 2
        return _put(place, None, replace(inside, y=top, height=words))
    # Pictures stand in line, however many lines their words have.
    taken = max(zone, words)
    taken += _GAP if taken else 0
    room = inside.height - taken
    above = Area(inside.x, inside.y + (taken if over else 0), inside.width, room)
    picture = above.middle(min(side, room))
    if over or not words:
        return _put(place, picture, replace(inside, height=words))
    top = above.bottom + _GAP
    return _put(place, picture, replace(inside, y=top, height=words))


def _flush(place: Place, side: float) -> Place:
    """Put the picture in the lower left corner, for a box stands beside it there."""
    inside, words = place.slot.inside, _words_height(place)
    top = inside.bottom - side
    above = replace(inside, y=top - _GAP - words, height=words)
    return _put(place, Area(inside.x, top, side, side), above)


def _aside(place: Place, manner: Manner) -> Place:
    inside, words = place.slot.inside, _words_height(place)
    side = min(manner.largest, inside.height)
    picture, left = None, inside.x
    if place.shown:
        square = Area(inside.x, inside.y, side, inside.height)
        picture, left = square.middle(side), inside.x + side + _GAP_ASIDE
    top = inside.y + (inside.height - words) / 2
    return _put(place, picture, Area(left, top, inside.right - left, words))


def _put(place: Place, picture: Area | None, words: Area) -> Place:
    where = words if place.label else None
    return replace(place, slot=replace(place.slot, picture=picture, words=where))
