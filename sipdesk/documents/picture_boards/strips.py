"""Boards that are read one picture after the other: rows, a time line, a story."""

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
from sipdesk.domain.picture_board import PageSize, PictureBoard

_ROWS: Final = 6
_ROW_HEIGHT: Final = 39.5
_ROW_PICTURE: Final = 32.0
_CLOCK: Final = 20.0
_ROW_WORDS: Final = 100.0
_TICK: Final = 15.0
_TICK_RIGHT: Final = 6.0  # from the frame

_STEPS: Final = 5
_STEP: Final = (51.0, 72.0)
_STEP_GAP: Final = 4.5
_STEP_DROP: Final = 14.0
_ARROW: Final = (3.1, 5.2)
_STEP_PICTURE: Final = 46.0
_DATE_DROP, _DATE = 10.0, 7.0
_WRITE_PITCH: Final = 16.0
_WRITE_LINES: Final = 2
_DATE_WORD: Final = 15.0

_PANELS: Final = 4
_PANEL: Final = (90.0, 110.0)
_PANEL_GAP: Final = 6.0
_STORY_PICTURE: Final = 70.0
_STORY_DROP: Final = 6.0  # of the words below the title
_LARGE: Final = 18.0
_STORY_LINES: Final = 3


def rows(board: PictureBoard) -> Layout:
    """Lay out rows, each with the time it begins and a box to tick."""
    free = A4.free()
    pages = []
    for first in range(0, max(1, len(board.cells)), _ROWS):
        slots = []
        for at in range(_ROWS):
            y = free.y + at * (_ROW_HEIGHT + GUTTER)
            frame = Area(free.x, y, free.width, _ROW_HEIGHT)
            slots.append(_row(first + at, frame, _is_blank(board, first + at)))
        pages.append(A4.page(slots))
    manner = Manner(_ROW_PICTURE, _LARGE, _STORY_LINES, aside=True)
    return enlarged(Layout(tuple(pages), manner), board.look.page)


def _row(place: int, frame: Area, is_blank: bool) -> Slot:  # noqa: FBT001
    above = (frame.height - _ROW_PICTURE) / 2
    x = frame.x + PADDING
    clock = Area(x, frame.y + PADDING, _CLOCK, frame.height - 2 * PADDING)
    left = clock.right + PADDING
    inside = Area(
        left, frame.y + above, _ROW_PICTURE + GUTTER + _ROW_WORDS, _ROW_PICTURE
    )
    tick = Area(
        frame.right - _TICK_RIGHT - _TICK,
        frame.y + (frame.height - _TICK) / 2,
        _TICK,
        _TICK,
    )
    return Slot(place, frame, inside, tick=tick, clock=clock, is_blank=is_blank)


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
        is_blank = _is_blank(board, first + at)
        inside = frame.inset(PADDING)
        slots.append(Slot(first + at, frame, inside, date=date, is_blank=is_blank))
        if is_blank:
            continue
        marks += _lines_below(date)
        if at:
            wide, high = _ARROW
            left = x - (_STEP_GAP + wide) / 2
            marks.append(Arrow(Area(left, y + (height - high) / 2, wide, high)))
    return LYING_A4.page(slots, marks)


def _lines_below(date: Area) -> list[Stroke]:
    starts = [date.x + _DATE_WORD] + [date.x] * _WRITE_LINES
    return [
        Stroke(x, y, date.right, y, Line.WRITE)
        for number, x in enumerate(starts)
        for y in (date.bottom + number * _WRITE_PITCH,)
    ]


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
