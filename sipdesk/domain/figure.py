"""A figure: so many of so many, with every single one of them behind it.

What is counted is told one by one, each with exactly one outcome; a figure is nothing
but that list. So the numerator lies within the denominator, yes, no and unknown add up
to it, and each number leads back to its cases. Blank is never no, and never zero.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import cached_property
from itertools import chain
from statistics import median
from typing import Final


class Outcome(Enum):
    """What is known of one that is counted, by the last day of the period."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"


class FigureUnit(Enum):
    """What is counted; every figure says which."""

    PERSON = "person"  # a young person, once, in however many cases
    EVENT = "event"  # a need, a request, a meeting, a plan, a referral, an answer


class Nature(Enum):
    """What a figure tells of people. Only ORDINARY may leave SiS, and then ≥ 5."""

    ORDINARY = "ordinary"
    HEALTH = "health"
    CONSENT = "consent"
    PROTECTION = "protection"

    @property
    def is_sensitive(self) -> bool:
        """Whether one may drill down to case numbers only, with a right of its own."""
        return self is not Nature.ORDINARY


IN_DENOMINATOR: Final = (Outcome.YES, Outcome.NO, Outcome.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Instance:
    """One person or event that a figure counts.

    ``key`` tells it from the others of its figure; ``cases`` are the ids of the cases
    that it is known from; ``days`` is how long it took, None where that is not known or
    not asked.
    """

    key: str
    outcome: Outcome
    cases: tuple[str, ...]
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """How days lie: the middle one, the least and the most, of how many.

    ``n`` is how many are known and ``unknown`` how many are not; with ``n`` 0 the rest
    is None. A median between two days is a half. Outside SiS nothing is told but the
    median: then ``least`` and ``most`` are None, and ``n`` only says that it is enough.
    """

    n: int
    unknown: int
    median: float | None = None
    least: int | None = None
    most: int | None = None


def spread(days: Iterable[int | None]) -> Spread:
    """Tell how days lie; None is one that is not known."""
    told = list(days)
    known = [one for one in told if one is not None]
    unknown = len(told) - len(known)
    if not known:
        return Spread(0, unknown)
    return Spread(len(known), unknown, float(median(known)), min(known), max(known))


@dataclass(frozen=True)
class Figure:
    """One figure of a period: what ``indicator`` in indicators.toml defines.

    ``instances`` come in the order of their keys, each key once, and those that it does
    not apply to are among them: they are in no denominator. ``has_days`` is whether its
    definition asks how long it took.
    """

    indicator: str  # id in resources/figures/indicators.toml
    unit: FigureUnit
    nature: Nature
    instances: tuple[Instance, ...] = ()
    has_days: bool = True

    def of(self, *outcomes: Outcome) -> tuple[Instance, ...]:
        """Choose those that came out as one of these, outcome by outcome."""
        return tuple(one for asked in outcomes for one in self._by_outcome[asked])

    def cases(self, *outcomes: Outcome) -> tuple[str, ...]:
        """Name the cases behind some outcomes, each once, in order of their ids."""
        told = chain.from_iterable(one.cases for one in self.of(*outcomes))
        return tuple(sorted(dict.fromkeys(told)))

    @property
    def numerator(self) -> int:
        """How many it was so for."""
        return len(self._by_outcome[Outcome.YES])

    @property
    def no(self) -> int:
        """How many it was not so for."""
        return len(self._by_outcome[Outcome.NO])

    @property
    def unknown(self) -> int:
        """How many it is not known of; they are in the denominator."""
        return len(self._by_outcome[Outcome.UNKNOWN])

    @property
    def denominator(self) -> int:
        """How many are asked about: yes, no and unknown."""
        return sum(len(self._by_outcome[outcome]) for outcome in IN_DENOMINATOR)

    @property
    def not_applicable(self) -> int:
        """How many it does not apply to; they are in no denominator."""
        return len(self._by_outcome[Outcome.NOT_APPLICABLE])

    @property
    def share(self) -> Fraction | None:
        """The numerator's part of the denominator; None of nobody. Never a percent."""
        if self.denominator == 0:
            return None
        return Fraction(self.numerator, self.denominator)

    @property
    def spread(self) -> Spread:
        """How long it took: for all whose days are known, in whatever way it came out.

        Without those it was not so for, what came too late would be told of nowhere. Of
        one that it was so for the days are asked for, and unknown where there are none.
        """
        told = self.of(*IN_DENOMINATOR)
        asked = (o for o in told if o.outcome is Outcome.YES or o.days is not None)
        return spread(one.days for one in asked)

    @cached_property
    def _by_outcome(self) -> Mapping[Outcome, Sequence[Instance]]:
        found: dict[Outcome, list[Instance]] = {outcome: [] for outcome in Outcome}
        for one in self.instances:
            found[one.outcome].append(one)
        return found
