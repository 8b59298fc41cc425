"""What a chart shows, as frozen values: no colour, no size, no font.

A chart is laid out once, by ``chart_layout``, for paper and screen alike; its words
and its table are in ``chart_words``. Whatever it shows is written out in figures.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from sipdesk.content.marked import Marked

MOST_STEPS: Final = 5
"""So many patterns can be told apart without any colour."""


class Absent(Enum):
    """Why there is no number; neither is the same as nought."""

    UNKNOWN = "unknown"
    WITHHELD = "withheld"  # so few that somebody could be recognised


Amount = int | Absent


@dataclass(frozen=True, slots=True)
class Bar:
    """One thing and how many there are of it."""

    label: str
    amount: Amount

    def __post_init__(self) -> None:
        _check(self.amount)


@dataclass(frozen=True, slots=True)
class Bars:
    """How many of each. ``unit`` is the plural of what is counted: ``möten``.

    ``each`` is what one bar is, the head of its column in the table: ``Verksamhet``.
    """

    title: str
    unit: str
    each: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Funnel:
    """How many are left after each step; where most are gone is said."""

    title: str
    unit: str
    each: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many days each has waited. ``limit`` is a number of days to wait at most.

    There is a limit only where a source or the home has set one.
    """

    title: str
    each: str
    bars: tuple[Bar, ...]
    limit: int | None = None

    def __post_init__(self) -> None:
        if self.limit is not None:
            _check(self.limit)


@dataclass(frozen=True, slots=True)
class Series:
    """One thing counted period by period."""

    name: str
    amounts: tuple[Amount, ...]

    def __post_init__(self) -> None:
        for amount in self.amounts:
            _check(amount)


@dataclass(frozen=True, slots=True)
class Columns:
    """A few things counted in each period; ``each`` is what a period is: ``Månad``."""

    title: str
    unit: str
    each: str
    periods: tuple[str, ...]
    series: tuple[Series, ...]

    def __post_init__(self) -> None:
        if len(self.series) > MOST_STEPS:
            raise ValueError("a chart has at most five series")
        if any(len(one.amounts) != len(self.periods) for one in self.series):
            raise ValueError("a series has an amount for each period")


@dataclass(frozen=True, slots=True)
class Answers:
    """How many gave each answer to one question; None of them is shown if withheld.

    ``dont_know`` and ``wont_say`` are no answers on the scale and stand apart.
    """

    label: str
    given: tuple[int, ...] | Absent
    dont_know: int = 0
    wont_say: int = 0

    def __post_init__(self) -> None:
        numbers = () if isinstance(self.given, Absent) else self.given
        for number in (*numbers, self.dont_know, self.wont_say):
            _check(number)

    @property
    def count(self) -> Amount:
        """How many answered anything at all."""
        if isinstance(self.given, Absent):
            return self.given
        return sum(self.given) + self.dont_know + self.wont_say


@dataclass(frozen=True, slots=True)
class Stacked:
    """Answers to questions with the same scale, its steps in order."""

    title: str
    each: str
    steps: tuple[str, ...]
    rows: tuple[Answers, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.steps) <= MOST_STEPS:
            raise ValueError("a scale has one to five steps")
        for row in self.rows:
            if not isinstance(row.given, Absent) and len(row.given) != len(self.steps):
                raise ValueError("there is a number for each step")


Spec = Bars | Funnel | Waiting | Columns | Stacked


@dataclass(frozen=True, slots=True)
class Chart(Marked):
    """A chart as a block of a document: drawn, and its numbers in a table below."""

    shows: Spec


def _check(amount: Amount) -> None:
    if not isinstance(amount, Absent) and amount < 0:
        raise ValueError("nothing is counted below nought")
