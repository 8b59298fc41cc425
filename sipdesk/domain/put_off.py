"""What somebody has put off: a row of Idag, till another day and for a reason.

It is shown as put off meanwhile, never left out; and a duty is not put off at all, but
stands where it stood, with the reason. What was put off at one home does not follow
the case to another: who takes it over is to see all that waits.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from sipdesk.domain.errors import RuleBroken

MOST_DAYS: Final = 180
"""So far ahead something may be put off at most: the program's own figure."""


@dataclass(frozen=True, slots=True)
class PutOff:
    """One row that was put off. ``id`` is the row's own.

    ``day`` is the day of its cause then: it holds for that day alone.
    """

    id: str
    day: date
    until: date  # on that day it is back
    reason: str
    by: str  # a user's id
    decided: date
    times: int = 1  # how often this row has been put off by now

    def holds_on(self, day: date) -> bool:
        """Whether the row is put off on a day."""
        return day < self.until


def check_put_off(until: date | None, reason: str, today: date) -> date:
    """Give the day back if something may be put off till then, for such a reason.

    Raises:
        RuleBroken: ``put-off-without-reason``, ``put-off-without-day``,
            ``put-off-not-ahead``, ``put-off-too-far`` (``days``).

    """
    if until is None:
        raise RuleBroken("put-off-without-day", "until")
    if until <= today:
        raise RuleBroken("put-off-not-ahead", "until")
    if until > today + timedelta(days=MOST_DAYS):
        raise RuleBroken("put-off-too-far", "until", {"days": str(MOST_DAYS)})
    if not reason.strip():
        raise RuleBroken("put-off-without-reason", "reason")
    return until


def put_off_again(before: Iterable[PutOff], new: PutOff) -> PutOff:
    """Count how often the row has been put off, if it was for the same cause."""
    same = (p for p in before if p.id == new.id and p.day == new.day)
    found = next(same, None)
    return new if found is None else replace(new, times=found.times + 1)
