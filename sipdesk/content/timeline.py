"""A time line as a drawing: a lane for each sort of event, the days along it.

Every event is a numbered ring: filled when it has been, open when it lies ahead, struck
out when it did not come about. The same numbers stand in the list beside the drawing,
which tells in words what each of them is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sipdesk.content import swedish
from sipdesk.content.drawing import Align, Circle, Ink, Label, Line, Shape
from sipdesk.content.words import word
from sipdesk.domain.timeline import Event, EventKind, Lane

_NAMES: Final = 84.0  # the width of the lanes' names
_SIDE: Final = 16.0  # free at both ends of the scale
_RING: Final = 9.0
_PITCH: Final = 22.0  # from ring to ring, beside and below
_AIR: Final = 5.0  # above and below the rings of a lane
_HEAD: Final = 16.0
_SCALE: Final = 32.0
_TICK: Final = 40.0  # the least room for the name of a month
_LEAST_DAYS: Final = 56
_STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 600)
_DIAGONAL: Final = 0.7071  # the share of a slanting length along each side
_OFF: Final = (EventKind.CANCELLED, EventKind.FAILED)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing, in points."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


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


def told(event: Event) -> str:
    """Tell an event in words: its day, what it was and, if counted, which one."""
    number = f" {event.number}" if event.number else ""
    return f"{swedish.short_date(event.day)}: {word(event.kind)}{number}"


def timeline(events: Sequence[Event], today: date, width: float, now: str) -> Timeline:
    """Draw events, in order of their days; ``now`` is written above today's line."""
    days = _days(events, today, width)
    shapes: list[Shape] = []
    top = _HEAD
    for lane in Lane:
        rings = [(n, e) for n, e in enumerate(events, 1) if e.kind.lane is lane]
        if rings:
            rows = _rows([(n, e, days.x(e.day)) for n, e in rings])
            tall = 1 + max(row for _, _, _, row in rows)
            high = 2 * _AIR + _PITCH * tall
            shapes.extend(_lane(lane, top, high, width, days))
            for number, event, x, row in rows:
                y = top + _AIR + _PITCH * (row + 0.5)
                shapes.extend(_ring(number, event, x, y, today))
            top += high
    today_line = _today(days.x(today), top, now)
    return Timeline(
        width,
        top + _SCALE,
        (*_marks(days, top), *today_line, *shapes),
    )


def _days(events: Sequence[Event], today: date, width: float) -> _Days:
    first = min((today, *(e.day for e in events)))
    last = max((today, *(e.day for e in events)))
    short = _LEAST_DAYS - (last - first).days
    if short > 0:
        first -= timedelta(days=short // 2)
        last += timedelta(days=short - short // 2)
    return _Days(first, last, _NAMES + _SIDE, width - _SIDE)


def _rows(
    rings: Sequence[tuple[int, Event, float]],
) -> list[tuple[int, Event, float, int]]:
    """Give each ring the first row in which it touches no other."""
    ends: list[float] = []
    placed = []
    for number, event, x in rings:
        free = (row for row, end in enumerate(ends) if x - end >= _PITCH)
        row = next(free, len(ends))
        if row == len(ends):
            ends.append(x)
        ends[row] = x
        placed.append((number, event, x, row))
    return placed


def _lane(
    lane: Lane, top: float, high: float, width: float, days: _Days
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


def _ring(
    number: int, event: Event, x: float, y: float, today: date
) -> Iterator[Shape]:
    off, ahead = event.kind in _OFF, event.day > today
    fill = Ink.PAPER if off or ahead else Ink.ACCENT
    edge = Ink.MUTED if off else Ink.ACCENT
    ink = Ink.MUTED if off else Ink.TEXT if ahead else Ink.PAPER
    yield Circle(x, y, _RING, fill=fill, stroke=edge, weight=1.2)
    size = 2 * _RING
    yield Label(x - _RING, y - _RING, size, size, str(number), size=9, ink=ink)
    if off:
        # Struck out beside the number, which must be read.
        for near, far in ((-1.35, -0.6), (0.6, 1.35)):
            one, other = near * _RING * _DIAGONAL, far * _RING * _DIAGONAL
            yield Line(x + one, y - one, x + other, y - other, Ink.MUTED, 1.2)


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
