"""How a meeting's time is shared out over its five parts, and what is left of it."""

from collections.abc import Mapping
from datetime import time
from types import MappingProxyType
from typing import Final

from sipdesk.domain.meeting import Booking, Part

SHARES: Final[Mapping[Part, int]] = MappingProxyType(
    {
        Part.OPENING: 8,
        Part.SITUATION: 10,
        Part.NEEDS: 27,
        Part.SUMMARY: 10,
        Part.CLOSING: 5,
    }
)
"""The minutes of each part of an hour; other lengths are shared out alike. Our own
figures: no source sets any."""

_DAY: Final = 24 * 60


def shared_out(total: int) -> dict[Part, int]:
    """Share a meeting's minutes out over its parts; they add up to the whole.

    Each part gets its share rounded down; the minutes left go to those that lost
    most by it.
    """
    hour = sum(SHARES.values())
    given = {part: total * share // hour for part, share in SHARES.items()}
    by_loss = sorted(SHARES, key=lambda part: -(total * SHARES[part] % hour))
    for part in by_loss[: total - sum(given.values())]:
        given[part] += 1
    return given


def minutes_booked(booking: Booking) -> int | None:
    """Count the minutes from start to end; None while either is unknown."""
    if booking.start is None or booking.end is None:
        return None
    return minute(booking.end) - minute(booking.start)


def minutes_left(began: time, total: int, now: time) -> int:
    """Count the minutes left of ``total`` since ``began``; below zero when over.

    A meeting that goes past midnight began the day before.
    """
    return total - (minute(now) - minute(began)) % _DAY


def part_due(total: int, gone: int) -> Part:
    """Name the part that the shares put at a minute; the last one stays."""
    for part, minutes in shared_out(total).items():
        if gone < minutes:
            return part
        gone -= minutes
    return Part.CLOSING


def minute(at: time) -> int:
    """Count the minutes since midnight."""
    return at.hour * 60 + at.minute
