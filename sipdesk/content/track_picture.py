"""The track as a drawing: what has been, what is set, proposed, or too late.

Every stop is numbered, as in the list beside it. What is done is filled, what is set
has a whole ring, what is proposed a broken one, and what is too late is a square: they
are told apart without any colour. What has no day stands aside.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from math import cos, pi, sin
from typing import Final

from sipdesk.content.day_scale import RING, Spot, draw_days
from sipdesk.content.drawing import Circle, Drawn, Ink, Label, Line, Rect, Shape
from sipdesk.domain.track_days import Stop, StopState

_DASHES: Final = 9
_DASHED: Final = 0.55  # so much of the ring is drawn


def track_picture(
    stops: Sequence[Stop], today: date, width: float, now: str, aside: str
) -> Drawn:
    """Draw stops, in order of their days.

    ``now`` is written above today's line, ``aside`` above what has no day.
    """
    spots = [
        Spot(stop.milestone.lane, stop.day, partial(_drawn, number, stop))
        for number, stop in enumerate(stops, 1)
    ]
    return draw_days(spots, today, width, now, aside)


def _drawn(number: int, stop: Stop, x: float, y: float) -> Iterator[Shape]:
    done = stop.state is StopState.DONE
    side = 2 * RING
    box = (x - RING, y - RING, side, side)
    if stop.late:
        yield Rect(*box, radius=1, fill=Ink.PAPER, stroke=Ink.TEXT, weight=2)
    elif stop.state in (StopState.PROPOSED, StopState.NO_DAY):
        yield Circle(x, y, RING, fill=Ink.PAPER, stroke=None)
        yield from _dashes(x, y)
    else:
        fill = Ink.ACCENT if done else Ink.PAPER
        yield Circle(x, y, RING, fill=fill, stroke=Ink.ACCENT, weight=1.4)
    ink = Ink.PAPER if done else Ink.TEXT
    yield Label(*box, str(number), size=9, bold=bool(stop.late), ink=ink)


def _dashes(x: float, y: float) -> Iterator[Shape]:
    for dash in range(_DASHES):
        start = 2 * pi * dash / _DASHES
        end = start + 2 * pi * _DASHED / _DASHES
        yield Line(
            x + RING * cos(start),
            y + RING * sin(start),
            x + RING * cos(end),
            y + RING * sin(end),
            Ink.MUTED,
            1.2,
        )
