"""Days as a drawing: lanes below one another, the same days along each of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final

from sipdesk.content import swedish
from sipdesk.content.drawing import Align, Drawn, Ink, Label, Line, Shape
from sipdesk.content.words import word

RING: Final = 9.0
"""The radius of what stands on a lane."""

_NAMES: Final = 84.0  # the width of the lanes' names
_SIDE: Final = 16.0  # free at both ends of the scale
_PITCH: Final = 22.0  # from ring to ring, beside and below
_AIR: Final = 5.0  # above and below the rings of a lane
_HEAD: Final = 16.0
_SCALE: Final = 32.0
_TICK: Final = 40.0  # the least room for the name of a month
_ASIDE: Final = 62.0  # the width of the place for what has no day
_LEAST_DAYS: Final = 56
_STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 600)


@dataclass(frozen=True, slots=True)
class Spot:
    """What stands on a lane; without a day it stands aside, to the right.

    ``draw`` draws it round a point, at most ``RING`` from it but for corners.
    """

    lane: Enum
    day: date | None
    draw: Callable[[float, float], Iterator[Shape]]


@dataclass(frozen=True, slots=True)
class _Days:
    """The days of the scale, and where on the drawing they are."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        whole = (self.last - self.first).days
        return self.left + (self.right - self.left) * (day - self.first).days / whole


def draw_days(
    spots: Sequence[Spot], today: date, width: float, now: str, aside: str = ""
) -> Drawn:
    """Draw spots, in order of their days, in the lanes that hold any.

    ``now`` is written above today's line; ``aside`` above those that have no day.
    """
    off = any(spot.day is None for spot in spots)
    days = _days([s.day for s in spots if s.day], today, width - _ASIDE * off)
    shapes: list[Shape] = []
    top = _HEAD
    for lane in type(spots[0].lane) if spots else ():
        here = [spot for spot in spots if spot.lane is lane]
        if here:
            placed = _rows([(spot, _x(spot, days)) for spot in here])
            tall = 1 + max(row for _, _, row in placed)
            high = 2 * _AIR + _PITCH * tall
            shapes.extend(_lane(lane, top, high, width, days))
            for spot, x, row in placed:
                shapes.extend(spot.draw(x, top + _AIR + _PITCH * (row + 0.5)))
            top += high
    head = list(_today(days.x(today), top, now))
    if off:
        x = days.right + _SIDE
        head.append(Line(x, _HEAD, x, top, Ink.LINE, 0.8))
        box = (x, 0.0, width - x, _HEAD - 2)
        head.append(Label(*box, aside, size=9, ink=Ink.MUTED))
    return Drawn(width, top + _SCALE, (*_marks(days, top), *head, *shapes))


def _x(spot: Spot, days: _Days) -> float:
    if spot.day is None:
        return days.right + _SIDE + _ASIDE / 2
    return days.x(spot.day)


def _days(of: Sequence[date], today: date, width: float) -> _Days:
    first, last = min((today, *of)), max((today, *of))
    short = _LEAST_DAYS - (last - first).days
    if short > 0:
        first -= timedelta(days=short // 2)
        last += timedelta(days=short - short // 2)
    return _Days(first, last, _NAMES + _SIDE, width - _SIDE)


def _rows(spots: Sequence[tuple[Spot, float]]) -> list[tuple[Spot, float, int]]:
    """Give each spot the first row in which it touches no other."""
    ends: list[float] = []
    placed = []
    for spot, x in spots:
        free = (row for row, end in enumerate(ends) if x - end >= _PITCH)
        row = next(free, len(ends))
        if row == len(ends):
            ends.append(x)
        ends[row] = x
        placed.append((spot, x, row))
    return placed


def _lane(
    lane: Enum, top: float, high: float, width: float, days: _Days
) -> Iterator[Shape]:
    yield Line(0, top, width, top, Ink.LINE, 0.6)
    yield Label(
        0,
        top,
        _NAMES - 4,
        high,
        word(lane),
        size=9,
        align=Align.LEFT,
        ink=Ink.MUTED,
    )
    middle = top + _AIR + _PITCH / 2
    yield Line(days.left, middle, days.right, middle, Ink.LINE, 0.6)


def _today(x: float, bottom: float, now: str) -> Iterator[Shape]:
    yield Line(x, _HEAD, x, bottom, Ink.ACCENT, 0.8)
    yield Label(x - 30, 0, 60, _HEAD - 2, now, size=9, ink=Ink.ACCENT)


def _marks(days: _Days, top: float) -> Iterator[Shape]:
    """Write months below the lanes, as closely as they fit, and each new year."""
    yield Line(0, top, days.right + _SIDE, top, Ink.LINE, 0.6)
    year = 0
    for month in _months(days):
        x = days.x(month)
        yield Line(x, top, x, top + 4, Ink.MUTED, 0.8)
        box = (x - _TICK / 2, top + 5, _TICK, 12.0)
        yield Label(*box, swedish.short_month(month), size=9, ink=Ink.MUTED)
        if month.year != year:
            year = month.year
            below = (x - _TICK / 2, top + 18, _TICK, 12.0)
            yield Label(*below, str(year), size=9, ink=Ink.MUTED)


def _months(days: _Days) -> list[date]:
    """Give the first days of months, so many months apart that their names fit."""
    per_month = (days.right - days.left) * 30 / (days.last - days.first).days
    fitting = (step for step in _STEPS if step * per_month >= _TICK)
    step = next(fitting, _STEPS[-1])
    at = days.first.year * 12 + days.first.month - 1
    if days.first.day > 1:
        at += 1
    at += -at % step
    found = []
    while (month := date(at // 12, at % 12 + 1, 1)) <= days.last:
        found.append(month)
        at += step
    return found
