"""A period that figures are of: whole days, both ends within it.

A figure depends on what was so by ``last`` and on nothing after it, so that a report of
a period that has ended is the same whenever it is made.
"""

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final

from sipdesk.domain.errors import RuleBroken


class PeriodKind(Enum):
    """How long a period is; what reports out of SiS may be of but for OWN."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    OWN = "own"  # any other days


_MONTHS = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF: 6,
    PeriodKind.YEAR: 12,
}


_FURTHEST: Final = 15
"""Years that figures go back: tables have a column for each month."""


def quarter_of(day: date) -> str:
    """Name a day's quarter, ``2026-4``."""
    return f"{day.year}-{(day.month + 2) // 3}"


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``first`` to ``last``, both within it.

    Raises:
        RuleBroken: ``period-ends-before-it-begins``, of the field ``last``.

    """

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse one that ends before it begins."""
        if self.last < self.first:
            raise RuleBroken("period-ends-before-it-begins", "last")

    @classmethod
    def year(cls, year: int) -> "Period":
        """Give a calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def quarter(cls, year: int, number: int) -> "Period":
        """Give a quarter of a year; ``number`` is 1 to 4."""
        return cls._of_months(year, 3 * number - 2, 3)

    @classmethod
    def month(cls, year: int, number: int) -> "Period":
        """Give a month of a year; ``number`` is 1 to 12."""
        return cls._of_months(year, number, 1)

    @classmethod
    def _of_months(cls, year: int, first: int, count: int) -> "Period":
        last = first + count - 1
        return cls(date(year, first, 1), date(year, last, monthrange(year, last)[1]))

    @property
    def days(self) -> int:
        """How many days it has; at least one."""
        return (self.last - self.first).days + 1

    @property
    def kind(self) -> PeriodKind:
        """How long it is, if it lies on the calendar's own grid."""
        for kind, months in _MONTHS.items():
            begins = (self.first.month - 1) % months == 0 and self.first.day == 1
            if begins and self.last == _end(self.first, months):
                return kind
        return PeriodKind.OWN

    @property
    def before(self) -> "Period":
        """The period before it: as many months, or days where it is of no whole ones.

        It ends the day before this one begins.
        """
        last = self.first - timedelta(days=1)
        months = self._whole_months
        if months:
            year, month = divmod(
                12 * self.first.year + self.first.month - 1 - months, 12
            )
            return Period(date(year, month + 1, 1), last)
        return Period(last - timedelta(days=self.days - 1), last)

    @property
    def quarters(self) -> tuple[str, ...]:
        """The calendar's quarters that lie wholly within it, ``2026-4``, in order.

        Surveys know no other time.
        """
        return tuple(
            quarter_of(part.first)
            for part in self._parts(3)
            if part.kind is PeriodKind.QUARTER
        )

    def holds(self, day: date | None) -> bool:
        """Whether a day is within it; one that is not known is not."""
        return day is not None and self.first <= day <= self.last

    def by_month(self) -> tuple["Period", ...]:
        """Part it by calendar months: every day is in exactly one part."""
        return self._parts(1)

    def by_quarter(self) -> tuple["Period", ...]:
        """Part it by calendar quarters: every day is in exactly one part."""
        return self._parts(3)

    def split(self, lasts: tuple[date, ...]) -> tuple["Period", ...]:
        """Part it after some of its days; a day outside it parts nothing."""
        ends = sorted({day for day in lasts if self.first <= day < self.last})
        begins = (self.first, *(day + timedelta(days=1) for day in ends))
        return tuple(map(Period, begins, (*ends, self.last)))

    @property
    def _whole_months(self) -> int:
        """How many whole calendar months it is; 0 when it is not of whole ones."""
        ends = monthrange(self.last.year, self.last.month)[1]
        if self.first.day != 1 or self.last.day != ends:
            return 0
        years = self.last.year - self.first.year
        return 12 * years + self.last.month - self.first.month + 1

    def _parts(self, months: int) -> tuple["Period", ...]:
        parts = []
        begins = self.first
        while begins <= self.last:
            into = (begins.month - 1) % months
            ends = min(_end(begins, months - into), self.last)
            parts.append(Period(begins, ends))
            begins = ends + timedelta(days=1)
        return tuple(parts)


def check_counted(period: Period, today: date) -> None:
    """Refuse days that nobody counts over.

    Raises:
        RuleBroken: ``period-in-future``, of ``last``: it ends after this year;
            ``period-too-early``, of ``first``: it begins over fifteen years ago.

    """
    if period.last.year > today.year:
        raise RuleBroken("period-in-future", "last")
    if period.first.year < today.year - _FURTHEST:
        raise RuleBroken("period-too-early", "first")


def part_of(parts: Sequence[Period], day: date) -> int | None:
    """Tell which of some parts, in their order, a day is in; None if in none."""
    at = bisect_left(parts, day, key=lambda part: part.last)
    return at if at < len(parts) and parts[at].holds(day) else None


def _end(first: date, months: int) -> date:
    """Give the last day of the month some months on; 1 is the day's own month."""
    years, month = divmod(first.month - 1 + months - 1, 12)
    year = first.year + years
    return date(year, month + 1, monthrange(year, month + 1)[1])
