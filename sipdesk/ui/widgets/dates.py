"""Read dates and times as people write them, and write them as Swedes read them.

Knows nothing of Qt, so that models may use it.
"""

import re
from datetime import date, time, timedelta
from typing import Final

from sipdesk.content.swedish import MONTHS, WEEKDAYS

_NEAR: Final = {
    "idag": 0,
    "i dag": 0,
    "imorgon": 1,
    "i morgon": 1,
    "igår": -1,
    "i går": -1,
    "övermorgon": 2,
    "i övermorgon": 2,
}
# Compiled when first used: not every window has a date.
_ISO: Final = r"(\d{4})-(\d{1,2})-(\d{1,2})"
_PACKED: Final = r"(\d{4})(\d{2})(\d{2})"
_SLASHED: Final = r"(\d{1,2})[/.](\d{1,2})(?:[/. -]+(\d{4}|\d{2}))?"
_NAMED: Final = r"(?:den )?(\d{1,2})(?::?[ae])? ([a-zåäö]+)\.?(?: (\d{4}))?"
_CLOCK: Final = r"(?:kl\.? ?)?(\d{1,2})(?:[.:, ]?(\d{2}))?"
_LEAST_NAME: Final = 3


class Unreadable(ValueError):  # noqa: N818  (the word a person would use)
    """The text is no date or time that exists."""


def parse_date(text: str, today: date) -> date | None:
    """Read ``2026-12-03``, ``3/12``, ``3 dec``, ``3 december 2026``, ``idag``, ``fre``.

    A blank text is no date: ``None``. A date without a year is the one nearest
    ``today`` (at most half a year away); a weekday is the next such day, today
    excluded. Raises ``Unreadable`` for anything else.
    """
    plain = " ".join(text.casefold().split())
    if not plain:
        return None
    if plain in _NEAR:
        return today + timedelta(days=_NEAR[plain])
    if weekday := _weekday(plain):
        return today + timedelta(days=(weekday - 2 - today.weekday()) % 7 + 1)
    return _written(_without_weekday(plain), today)


def parse_time(text: str) -> time | None:
    """Read ``13``, ``13.00``, ``13:00``, ``1300``, ``kl 9``. Blank is ``None``.

    Raises ``Unreadable`` for anything else.
    """
    plain = " ".join(text.casefold().split())
    if not plain:
        return None
    match = re.fullmatch(_CLOCK, plain)
    if match is None:
        raise Unreadable(text)
    try:
        return time(int(match[1]), int(match[2] or 0))
    except ValueError:
        raise Unreadable(text) from None


def short(day: date, today: date) -> str:
    """Write a day briefly: ``tor 3 dec``, with the year if it is another."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}{year}"


def _weekday(plain: str) -> int:
    """Give the number of a weekday from 1, or 0 if the word is none."""
    word = plain.removeprefix("på ").removesuffix(".")
    if len(word) < _LEAST_NAME:
        return 0
    for number, name in enumerate(WEEKDAYS, start=1):
        if name.startswith(word):
            return number
    return 0


def _without_weekday(plain: str) -> str:
    first, _, rest = plain.partition(" ")
    return rest if rest and _weekday(first.removesuffix(",")) else plain


def _written(plain: str, today: date) -> date:
    if match := re.fullmatch(_ISO, plain) or re.fullmatch(_PACKED, plain):
        return _day(int(match[1]), int(match[2]), int(match[3]), plain)
    if match := re.fullmatch(_SLASHED, plain):
        return _placed(int(match[1]), int(match[2]), _year(match[3]), today, plain)
    if match := re.fullmatch(_NAMED, plain):
        year = int(match[3]) if match[3] else None
        return _placed(int(match[1]), _month(match[2]), year, today, plain)
    raise Unreadable(plain)


def _year(digits: str | None) -> int | None:
    if digits is None:
        return None
    return int(digits) + (2000 if len(digits) == 2 else 0)  # noqa: PLR2004


def _month(word: str) -> int:
    if len(word) >= _LEAST_NAME:
        for number, name in enumerate(MONTHS, start=1):
            if name.startswith(word):
                return number
    raise Unreadable(word)


def _placed(number: int, month: int, year: int | None, today: date, plain: str) -> date:
    if year is not None:
        return _day(year, month, number, plain)
    near = [
        day
        for candidate in (today.year - 1, today.year, today.year + 1)
        if (day := _day_or_none(candidate, month, number)) is not None
    ]
    if not near:
        # 29 February of a common year, or a day that no month has.
        raise Unreadable(plain)
    return min(near, key=lambda day: abs(day - today))


def _day(year: int, month: int, number: int, plain: str) -> date:
    day = _day_or_none(year, month, number)
    if day is None:
        raise Unreadable(plain)
    return day


def _day_or_none(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
