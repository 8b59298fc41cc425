"""Which days are worked on in Sweden.

Public holidays are those of lag (1989:253), as the ``holidays`` library has them, with
midsommarafton, julafton and nyårsafton, which lag (1930:173) 2 § puts beside Sundays
and Saturdays for a day on which something is to be done at the latest.
"""

from datetime import date
from functools import cache
from typing import Final

_SATURDAY: Final = 5


def is_working_day(day: date) -> bool:
    """Whether a day is worked on: no Saturday, Sunday, holiday or such an eve."""
    return day.weekday() < _SATURDAY and day not in _days_off(day.year)


@cache
def _days_off(year: int) -> frozenset[date]:
    from holidays.constants import DE_FACTO, PUBLIC  # noqa: PLC0415  (slow to load)
    from holidays.countries.sweden import Sweden  # noqa: PLC0415  (likewise)

    return frozenset(Sweden(years=year, categories=(PUBLIC, DE_FACTO)))
