"""Boards that are read one picture after the other: rows, a time line, a story."""

from collections.abc import Callable, Iterator
from typing import Final

from sipdesk.documents.picture_boards.paper import (
    A4,
    GUTTER,
    LYING_A4,
    PADDING,
    enlarged,
    standing,
)
from sipdesk.documents.picture_boards.shapes import (
    Area,
    Arrow,
    Framed,
    Layout,
    Line,
    Manner,
    Mark,
    Page,
    Slot,
    Stroke,
)
from sipdesk.documents.picture_boards.words import clock_of, day_of
from sipdesk.domain.picture_board import PageSize, PictureBoard

_ROWS: Final = 6
_ROW_HEIGHT: Final = 39.5
_ROW_PICTURE: Final = 32.0
_CLOCK: Final = 20.0
_ROW_RIGHT: Final = 8.0  # from the words to the box
_TICK: Final = 15.0
_TICK_RIGHT: Final = 6.0  # from the frame

_STEPS: Final = 5
_STEP: Final = (51.0, 72.0)
_STEP_GAP: Final = 4.5
_STEP_DROP: Final = 14.0
_ARROW: Final = (3.1, 5.2)
_STEP_PICTURE: Final = 46.0
_DATE_DROP, _DATE = 10.0, 7.0
_NOT_YET_DROP, _NOT_YET = 7.0, 11.0
_WRITE_DROP: Final = 9.0
_WRITE_PITCH: Final = 13.0
_WRITE_LINES: Final = 2
_DATE_WORD: Final = 15.0

_PANELS: Final = 4
_PANEL: Final = (90.0, 110.0)
_PANEL_GAP: Final = 6.0
_STORY_PICTURE: Final = 70.0
_STORY_DROP: Final = 6.0  # of the words below the title
_LARGE: Final = 18.0
_STORY_LINES: Final = 3


def agenda(board: PictureBoard) -> Layout:
    """Lay out rows, each with the time it begins and a box to tick.

    Where the words of some tell their time, what has none follows on from them.
    """
    is_timed = any(clock_of(cell.shown.words)[0] for cell in board.cells)

    def row(place: int, frame: Area) -> Slot:
        x, high = frame.x + PADDING, frame.height - 2 * PADDING
        clock = Area(x, frame.y + PADDING, _CLOCK, high)
        left = clock.right + PADDING
        blank = _is_blank(board, place)
        has_time = not is_timed or clock_of(board.at(place).shown.words)[0]
        kept = clock if has_time else None
        return _row(place, frame, left, clock=kept, is_blank=blank)

    return _rows(board, row)


def rows(board: PictureBoard) -> Layout:
    """Lay out rows, each with a line to write on and a box to tick."""

    def row(place: int, frame: Area) -> Slot:
        blank = _is_blank(board, place)
        return _row(place, frame, frame.x + 2 * PADDING, is_blank=blank)

    return _rows(board, row, is_lined=True)


def _rows(
    board: PictureBoard, row: Callable[[int, Area], Slot], *, is_lined: bool = False
) -> Layout:
    free = A4.free()
    pages = []
    for first in range(0, max(1, len(board.cells)), _ROWS):
        slots = []
        for at in range(_ROWS):
            y = free.y + at * (_ROW_HEIGHT + GUTTER)
            frame = Area(free.x, y, free.width, _ROW_HEIGHT)
            slots.append(row(first + at, frame))
        lines = [_line_of(slot) for slot in slots if is_lined and not slot.is_blank]
        pages.append(A4.page(slots, lines))
    manner = Manner(_ROW_PICTURE, _LARGE, _STORY_LINES, aside=True)
    return enlarged(Layout(tuple(pages), manner), board.look.page)


def _row(
    place: int,
    frame: Area,
    left: float,
    *,
    clock: Area | None = None,
    is_blank: bool,
) -> Slot:
    above = (frame.height - _ROW_PICTURE) / 2
    tick = Area(
        frame.right - _TICK_RIGHT - _TICK,
        frame.y + (frame.height - _TICK) / 2,
        _TICK,
        _TICK,
    )
    inside = Area(left, frame.y + above, tick.x - _ROW_RIGHT - left, _ROW_PICTURE)
    return Slot(place, frame, inside, tick=tick, clock=clock, is_blank=is_blank)


def _line_of(slot: Slot) -> Stroke:
    """Give the line of a row: below its words, which stand in the row's middle."""
    left = slot.inside.x + _ROW_PICTURE + GUTTER
    y = slot.inside.bottom
    return Stroke(left, y, slot.inside.right, y, Line.WRITE)


def timeline(board: PictureBoard) -> Layout:
    """Lay out steps with an arrow between, and lines to write on below each."""
    pages = [
        _steps(board, first) for first in range(0, max(1, len(board.cells)), _STEPS)
    ]
    return enlarged(Layout(tuple(pages), Manner(_STEP_PICTURE)), board.look.page)


def _steps(board: PictureBoard, first: int) -> Page:
    free = LYING_A4.free()
    width, height = _STEP
    slots: list[Slot] = []
    marks: list[Mark] = []
    for at in range(_STEPS):
        x, y = free.x + at * (width + _STEP_GAP), free.y + _STEP_DROP
        frame = Area(x, y, width, height)
        date = Area(x, frame.bottom + _DATE_DROP, width, _DATE)
        slot = _step(board, first + at, frame, date)
        slots.append(slot)
        if slot.is_blank:
            continue
        marks += _lines_below(slot, date)
        if at:
            wide, high = _ARROW
            left = x - (_STEP_GAP + wide) / 2
            marks.append(Arrow(Area(left, y + (height - high) / 2, wide, high)))
    return LYING_A4.page(slots, marks)


def _step(board: PictureBoard, place: int, frame: Area, date: Area) -> Slot:
    """Make a step; where its day stands in its words, that is where the date is."""
    known = day_of(board.at(place).shown.words)[0]
    top = date.bottom + _NOT_YET_DROP
    not_yet = None if known else Area(date.x, top, date.width, _NOT_YET)
    return Slot(
        place,
        frame,
        frame.inset(PADDING),
        date=date,
        not_yet=not_yet,
        is_blank=_is_blank(board, place),
    )


def _lines_below(slot: Slot, date: Area) -> Iterator[Stroke]:
    if slot.not_yet:
        left = date.x + _DATE_WORD
        yield Stroke(left, date.bottom, date.right, date.bottom, Line.WRITE)
    below = date.bottom + _NOT_YET_DROP + _NOT_YET + _WRITE_DROP
    for number in range(_WRITE_LINES):
        y = below + number * _WRITE_PITCH
        yield Stroke(date.x, y, date.right, y, Line.WRITE)


def story(board: PictureBoard) -> Layout:
    """Lay out a story: four pictures a page, or on A5 one."""
    if board.look.page is PageSize.A5:
        return _pages_of_story(board)
    free = A4.free()
    width, height = _PANEL
    across = free.width - 2 * width
    down = free.y + (free.height - 2 * height - _PANEL_GAP) / 2
    pages = []
    for first in range(0, max(1, len(board.cells)), _PANELS):
        slots = []
        for at in range(_PANELS):
            row, column = divmod(at, 2)
            x = free.x + column * (width + across)
            frame = Area(x, down + row * (height + _PANEL_GAP), width, height)
            place = first + at
            blank = _is_blank(board, place)
            slots.append(Slot(place, frame, frame.inset(PADDING), is_blank=blank))
        pages.append(A4.page(slots))
    manner = Manner(_STORY_PICTURE, _LARGE, _STORY_LINES)
    return enlarged(Layout(tuple(pages), manner), board.look.page)


def _pages_of_story(board: PictureBoard) -> Layout:
    sheet = standing(PageSize.A5)
    free = sheet.free()
    inside = Area(
        free.x, free.y + _STORY_DROP, free.width, free.height - 2 * _STORY_DROP
    )
    pages = [
        sheet.page([Slot(place, free, inside)])
        for place in range(max(1, len(board.cells)))
    ]
    manner = Manner(_STORY_PICTURE, _LARGE, _STORY_LINES, framed=Framed.NONE)
    return Layout(tuple(pages), manner)


def _is_blank(board: PictureBoard, place: int) -> bool:
    """Tell whether a list has ended before this place; an empty one is to be filled."""
    return bool(board.cells) and place >= len(board.cells)
