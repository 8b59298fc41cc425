"""Which periods can be chosen, and how goal 3 is split; knows nothing of Qt."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from sipdesk.content.notices import notice
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.period import Period, check_counted
from sipdesk.domain.report_file import Reader, ReportForm
from sipdesk.ui.reading import Reading
from sipdesk.ui.widgets.dates import Unreadable, parse_date
from sipdesk.usecases import figures
from sipdesk.usecases.figures import ReadReport

LATEST: Final = "latest"
THIS_YEAR: Final = "this-year"
LAST_YEAR: Final = "last-year"
OWN: Final = "own"
"""Keys of periods; halves and quarters have ``half-2026-1`` and ``quarter-2026-4``."""

BY_MONTH: Final = "months"
BY_QUARTER: Final = "quarters"
BY_OWN: Final = "days"


@dataclass(frozen=True, slots=True)
class Chosen:
    """One period that can be chosen; ``running`` when its calendar days go on."""

    key: str
    period: Period
    running: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What stands in the fields, as it was typed.

    ``first`` and ``last`` are used with ``OWN``, ``ends`` with ``BY_OWN``: the last day
    of each part, with commas between. ``places`` may be empty: nobody has said.
    ``reader`` and ``form`` are of the report that is printed or saved.
    """

    period: str = LATEST
    first: str = ""
    last: str = ""
    split: str = BY_MONTH
    ends: str = ""
    places: str = ""
    reader: str = Reader.INSIDE.value
    form: str = ReportForm.PDF.value

    @property
    def days(self) -> tuple[str, ...]:
        """What the period is read from."""
        own = (self.first, self.last) if self.period == OWN else ()
        return (self.period, *own)

    @property
    def counted(self) -> tuple[str, ...]:
        """What the figures are read from."""
        ends = self.ends if self.split == BY_OWN else ""
        return (*self.days, self.split, ends, self.places.strip())


def choices(today: date) -> tuple[Chosen, ...]:
    """Give the periods that have begun: years, then halves and quarters, newest first.

    One that has not ended goes on until today: nothing is known of what comes.
    """
    year = today.year
    since = _year_before(today) + timedelta(days=1)
    return (
        Chosen(LATEST, Period(since, today)),
        _begun(THIS_YEAR, Period.year(year), today),
        Chosen(LAST_YEAR, Period.year(year - 1)),
        *_parts("half", today, 6),
        *_parts("quarter", today, 3),
    )


def halves_over(today: date) -> tuple[Chosen, ...]:
    """Give the half-years that are over, newest first, for who sees no other."""
    halves = _parts("half", today, 6)
    return tuple(one for one in halves if one.period.last < today)


def order_of(wish: Wish, today: date, under_way: figures.Reading) -> ReadReport:
    """Read the fields. ``under_way`` tells how far the reading of the report comes.

    Raises:
        Unread: naming those that cannot be read, or do not go together.

    """
    reading = Reading(today)
    found = {one.key: one.period for one in choices(today)}
    period = found.get(wish.period) or _own(wish, reading, today)
    places = reading.count("places", wish.places)
    lasts = _lasts(wish, period, reading, today)
    reading.done()
    told = places if wish.places.strip() else None
    return ReadReport(period.first, period.last, lasts, told, under_way)


def _own(wish: Wish, reading: Reading, today: date) -> Period:
    first = reading.needed_day("first", wish.first)
    last = reading.needed_day("last", wish.last)
    if last < first:
        reading.refuse("last", notice("period-ends-before-it-begins"))
        return Period(first, first)
    period = Period(first, last)
    try:
        check_counted(period, today)
    except RuleBroken as broken:
        reading.refuse(broken.field, notice(broken.code))
        return Period(today, today)
    return period


def _lasts(
    wish: Wish, period: Period, reading: Reading, today: date
) -> tuple[date, ...]:
    if wish.split == BY_QUARTER:
        return tuple(part.last for part in period.by_quarter())
    if wish.split != BY_OWN:
        return ()
    found: list[date] = []
    for text in wish.ends.replace(";", ",").split(","):
        try:
            day = parse_date(text, today)
        except Unreadable:
            day = None
            reading.refuse("ends", notice("day-unreadable"))
        if day is not None:
            found.append(day)
    if not any(period.holds(day) for day in found):
        reading.refuse("ends", notice("part-without-day"))
    return tuple(found)


def _begun(key: str, period: Period, today: date) -> Chosen:
    if period.last <= today:
        return Chosen(key, period)
    return Chosen(key, replace(period, last=today), running=True)


def _parts(name: str, today: date, months: int) -> Iterator[Chosen]:
    """Give the halves or quarters of this year and the last, newest first."""
    for year in (today.year, today.year - 1):
        for number in range(12 // months, 0, -1):
            first = date(year, months * (number - 1) + 1, 1)
            if first <= today:
                last = Period.month(year, months * number).last
                yield _begun(f"{name}-{year}-{number}", Period(first, last), today)


def _year_before(day: date) -> date:
    """Give the same day a year before; 28 February of a leap year's 29."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
