"""Scales: questions below each other, each answered by one of the same steps."""

from dataclasses import replace
from typing import Final

from sipdesk.documents.picture_boards.paper import A4, PADDING, enlarged
from sipdesk.documents.picture_boards.shapes import (
    Area,
    Box,
    Framed,
    Layout,
    Line,
    Manner,
    Mark,
    Page,
    Slot,
    Stroke,
)
from sipdesk.domain.picture_board import PictureBoard

_QUESTIONS: Final = 6
_ROW: Final = 35.5
_FACE: Final = 19.0  # of which a face fills 18, and has air around it
_TICK: Final = 8.0
_TICK_GAP: Final = 0.6
_STEP: Final = 30.0
_STEP_HEIGHT, _HIGH_STEP = 24.6, 30.0  # the higher has room for two languages
_LEAN: Final = 0.3
_APART: Final = 2  # answers that are no step: does not know, will not say
_APART_GAP: Final = 8.0
_APART_WIDTH, _APART_HEIGHT = 36.0, 11.0
_APART_NARROW: Final = 28.0
_STRIP: Final = 9.5
"""The height of a question above its steps, where five leave no room beside them."""
_BOX_DROP, _PROMPT = 3.0, 7.0
_FEW: Final = 3

_STEPS: Final = Manner(_FACE, 11, 1, flush=True, framed=Framed.NONE)
_ANSWERS: Final = Manner(_TICK, 11, aside=True, framed=Framed.NONE)
_BESIDE: Final = Manner(24, 14, framed=Framed.NONE)
_ABOVE: Final = Manner(_STRIP, 14, aside=True, framed=Framed.NONE)
_ASKED: Final = Manner(_PROMPT, 12, 1, aside=True, framed=Framed.NONE)


def scale(board: PictureBoard) -> Layout:
    """Lay out questions with the steps of a scale; the last place is a box to write in.

    The first cells are the steps, and after them two answers that stand apart from
    them; the first question shows them and the others show copies. With few steps a
    question stands beside them with its picture, with more it stands above.
    """
    heads = board.kind.steps + _APART
    each = _QUESTIONS + 1
    count = max(1, -(-(len(board.cells) - heads) // each))
    pages = tuple(_page(board, heads + number * each) for number in range(count))
    return enlarged(Layout(pages, _STEPS), board.look.page)


def _page(board: PictureBoard, first: int) -> Page:
    free = A4.free()
    slots: list[Slot] = []
    marks: list[Mark] = []
    for at in range(_QUESTIONS):
        row = Area(free.x, free.y + at * _ROW, free.width, _ROW)
        place = first + at
        blank = at > 0 and _is_blank(board, place)
        is_first = at == 0 and first == board.kind.steps + _APART
        answers = _answers(board.kind.steps, row)
        kept = [replace(s, is_copy=not is_first, is_blank=blank) for s in answers]
        asked = _question(board.kind.steps, place, row)
        slots += [*kept, replace(asked, is_blank=blank)]
        if not blank:
            marks.append(Stroke(row.x, row.bottom, row.right, row.bottom, Line.WRITE))
    top = free.y + _QUESTIONS * _ROW + _BOX_DROP
    whole = Area(free.x, top, free.width, free.bottom - top)
    prompt = Area(free.x + PADDING, top, free.width - 2 * PADDING, _PROMPT)
    last = Slot(first + _QUESTIONS, whole, prompt, manner=_ASKED)
    if _is_blank(board, last.place):
        slots.append(replace(last, is_blank=True))
    else:
        slots.append(last)
        marks.append(Box(whole))
    return A4.page(slots, marks)


def _is_blank(board: PictureBoard, place: int) -> bool:
    """Tell whether the board has ended before this place; an empty one is to fill."""
    return bool(board.cells) and place >= len(board.cells)


def _question(steps: int, place: int, row: Area) -> Slot:
    if steps > _FEW:
        strip = Area(row.x, row.y, row.width, _STRIP)
        return Slot(place, strip, strip, manner=_ABOVE)
    left = Area(row.x, row.y, _left_of_steps(steps, row) - row.x, row.height)
    return Slot(place, left, left.inset(PADDING / 2), manner=_BESIDE)


def _left_of_steps(steps: int, row: Area) -> float:
    return row.right - _apart(steps) - _APART_GAP - steps * _STEP


def _apart(steps: int) -> float:
    return _APART_NARROW if steps > _FEW else _APART_WIDTH


def _answers(steps: int, row: Area) -> list[Slot]:
    """Give the slots of the steps, and of what stands apart from them."""
    left = _left_of_steps(steps, row)
    high = _STEP_HEIGHT if steps > _FEW else _HIGH_STEP
    drop = _STRIP if steps > _FEW else (_ROW - high) / 2
    made = []
    for at in range(steps):
        frame = Area(left + at * _STEP, row.y + drop, _STEP, high)
        middle = frame.bottom - (_FACE + _TICK) / 2
        tick = Area(frame.x + _FACE + _TICK_GAP, middle, _TICK, _TICK)
        inside = Area(frame.x + _LEAN, frame.y, _STEP - 2 * _LEAN, high)
        made.append(Slot(at, frame, inside, tick=tick, manner=_STEPS))
    wide = _apart(steps)
    right = row.right - wide
    top = row.y + drop + high - _APART * _APART_HEIGHT
    for at in range(_APART):
        y = top + at * _APART_HEIGHT
        frame = Area(right, y, wide, _APART_HEIGHT)
        tick = Area(right, y + (_APART_HEIGHT - _TICK) / 2, _TICK, _TICK)
        used = _TICK + PADDING
        inside = Area(right + used, y, wide - used, _APART_HEIGHT)
        made.append(Slot(steps + at, frame, inside, tick=tick, manner=_ANSWERS))
    return made
