"""Who looks after whose cases while somebody is away.

It gives no right: it tells in whose "Mina" the cases stand too, and ends by itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sipdesk.domain.errors import RuleBroken

MOST_DAYS: Final = 366
"""So long somebody may be away at most in one go: the program's own figure. Whoever is
away for longer hands the cases over."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """That one person looks after another's cases, from a day to and including another.

    ``away``, ``stands_in`` and ``by`` are users' ids.
    """

    id: str
    away: str
    stands_in: str
    first: date
    last: date
    by: str

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.first <= day <= self.last

    def is_over(self, day: date) -> bool:
        """Whether it has ended by a day."""
        return self.last < day

    def overlaps(self, other: "StandIn") -> bool:
        """Whether both hold on any day."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class Instead:
    """For whom one looks after a case, by name, and to which day."""

    name: str
    last: date


def check_stand_in(new: StandIn, known: Iterable[StandIn], today: date) -> None:
    """Refuse what would leave the cases with nobody, or with two.

    Raises:
        RuleBroken: ``stand-in-oneself``, ``stand-in-ends-before``,
            ``stand-in-is-over``, ``stand-in-too-long`` (``days``),
            ``stand-in-twice``, ``stand-in-is-away``.

    """
    if new.away == new.stands_in:
        raise RuleBroken("stand-in-oneself", "stands_in")
    if new.last < new.first:
        raise RuleBroken("stand-in-ends-before", "last")
    if new.is_over(today):
        raise RuleBroken("stand-in-is-over", "last")
    if new.last > new.first + timedelta(days=MOST_DAYS):
        raise RuleBroken("stand-in-too-long", "last", {"days": str(MOST_DAYS)})
    others = [o for o in known if o.id != new.id and o.overlaps(new)]
    if any(o.away == new.away for o in others):
        raise RuleBroken("stand-in-twice", "first")
    if any(o.away == new.stands_in or o.stands_in == new.away for o in others):
        raise RuleBroken("stand-in-is-away", "stands_in")


def looked_after(
    who: str, known: Iterable[StandIn], names: Mapping[str, str], day: date
) -> dict[str, Instead]:
    """Tell whose cases somebody looks after on a day, by the id of who is away."""
    mine = (one for one in known if one.stands_in == who and one.holds_on(day))
    return {one.away: Instead(names.get(one.away, ""), one.last) for one in mine}
