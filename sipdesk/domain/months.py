"""Months counted from a day."""

from calendar import monthrange
from datetime import date
from typing import Final

MOST_MONTHS: Final = 1200
"""A hundred years; more is a slip of the hand."""


def months_later(day: date, months: int) -> date:
    """Give the same day some months on, or the last day of a shorter month.

    It is the last day there is when the months go beyond it.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
