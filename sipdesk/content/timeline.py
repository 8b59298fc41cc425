"""A time line as a drawing: a lane for each sort of event, the days along it.

Every event is a numbered ring: filled when it has been, open when it lies ahead, struck
out when it did not come about. The same numbers stand in the list beside the drawing,
which tells in words what each of them is.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Final

from sipdesk.content import swedish
from sipdesk.content.day_scale import RING, Spot, draw_days
from sipdesk.content.drawing import Circle, Drawn, Ink, Label, Line, Shape
from sipdesk.content.words import word
from sipdesk.domain.timeline import Event, EventKind

_DIAGONAL: Final = 0.7071  # the share of a slanting length along each side
_OFF: Final = (EventKind.CANCELLED, EventKind.FAILED)


def told(event: Event) -> str:
    """Tell an event in words: its day, what it was and, if counted, which one."""
    number = f" {event.number}" if event.number else ""
    return f"{swedish.short_date(event.day)}: {word(event.kind)}{number}"


def timeline(events: Sequence[Event], today: date, width: float, now: str) -> Drawn:
    """Draw events, in order of their days; ``now`` is written above today's line."""
    spots = [
        Spot(event.kind.lane, event.day, partial(_ring, number, event, today))
        for number, event in enumerate(events, 1)
    ]
    return draw_days(spots, today, width, now)


def _ring(
    number: int, event: Event, today: date, x: float, y: float
) -> Iterator[Shape]:
    off, ahead = event.kind in _OFF, event.day > today
    fill = Ink.PAPER if off or ahead else Ink.ACCENT
    edge = Ink.MUTED if off else Ink.ACCENT
    ink = Ink.MUTED if off else Ink.TEXT if ahead else Ink.PAPER
    yield Circle(x, y, RING, fill=fill, stroke=edge, weight=1.2)
    size = 2 * RING
    yield Label(x - RING, y - RING, size, size, str(number), size=9, ink=ink)
    if off:
        # Struck out beside the number, which must be read.
        for near, far in ((-1.35, -0.6), (0.6, 1.35)):
            one, other = near * RING * _DIAGONAL, far * RING * _DIAGONAL
            yield Line(x + one, y - one, x + other, y - other, Ink.MUTED, 1.2)
