"""Läget: who has a need and no answer, who waits though ready, what is late, and why.

It is put together of the kept overviews of the open cases, worst first, and shows no
more than they hold.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sipdesk.domain.overview import Overview, said_of
from sipdesk.domain.ready_rules import Stands
from sipdesk.domain.reminder import Waiting
from sipdesk.domain.standstill import Owes, Standstill, Unmet

Why = Unmet | Stands
"""The one reason why something stands still."""


class HomePaper(Enum):
    """A paper about many cases at once."""

    OUTLOOK = "outlook"  # Läget; stays inside
    WEEK = "week"  # what waits, for the morning meeting; stays inside
    KOMMUN = "kommun-extract"  # to a placing nämnd, of its own children


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A need that exists, and that nobody in kommun or region has taken on."""

    case: Overview
    why: Unmet
    since: date | None  # the day it was seen, told or declined
    days: int
    by: Owes
    declined_for: str  # code in resources/routine/decline_reasons.toml


@dataclass(frozen=True, slots=True)
class WaitRow:
    """One who is ready, and waits."""

    case: Overview
    why: Stands
    ready: date
    days: int

    @property
    def told(self) -> Standstill:
        """What else is known of the wait."""
        return self.case.standstill


@dataclass(frozen=True, slots=True)
class LateRow:
    """One thing that should have been done, and by how many days it is late."""

    case: Overview
    waiting: Waiting
    days: int


@dataclass(frozen=True, slots=True)
class Sum:
    """A reason, and how many needs or waits stand still for it."""

    why: Why
    count: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """The four answers on a day. Each figure is the length of its list."""

    day: date
    needs: tuple[NeedRow, ...] = ()
    waits: tuple[WaitRow, ...] = ()
    late: tuple[LateRow, ...] = ()
    sums: tuple[Sum, ...] = ()

    @property
    def is_calm(self) -> bool:
        """Whether nothing stands still and nothing is late."""
        return not (self.needs or self.waits or self.late)


def outlook(cases: Iterable[Overview], day: date) -> Outlook:
    """Put Läget together of the overviews of cases; a closed one is left out."""
    open_ = [case for case in cases if not case.closed]
    needs = [need for case in open_ if (need := _need(case, day)) is not None]
    waits = [wait for case in open_ if (wait := _wait(case, day)) is not None]
    late = [row for case in open_ for row in _late(case, day)]
    counted = Counter[Why]([*(r.why for r in needs), *(r.why for r in waits)])
    sums = [Sum(why, count) for why, count in counted.items()]
    order = (*Unmet, *Stands)
    return Outlook(
        day,
        tuple(sorted(needs, key=lambda r: (-r.days, r.case.number))),
        tuple(sorted(waits, key=_worst_wait)),
        tuple(sorted(late, key=lambda r: (-r.days, r.case.number, r.waiting.id))),
        tuple(sorted(sums, key=lambda s: (-s.count, order.index(s.why)))),
    )


def _need(case: Overview, day: date) -> NeedRow | None:
    held = case.standstill
    if held.unmet is None:
        return None
    days = max(0, (day - held.unmet_since).days) if held.unmet_since else 0
    return NeedRow(
        case, held.unmet, held.unmet_since, days, held.unmet_by, held.declined_for
    )


def _wait(case: Overview, day: date) -> WaitRow | None:
    held = case.standstill
    if held.stands is None or held.ready is None:
        return None
    return WaitRow(case, held.stands, held.ready, max(0, (day - held.ready).days))


def _late(case: Overview, day: date) -> Iterable[LateRow]:
    """Give what is late; of what says the same, that which is latest."""
    rows = [
        LateRow(case, waiting, (day - waiting.due).days)
        for waiting in case.waiting
        if waiting.due is not None and waiting.due < day
    ]
    latest: dict[tuple[str, str], LateRow] = {}
    for row in sorted(rows, key=lambda r: -r.days):
        latest.setdefault((row.waiting.kind, said_of(row.waiting)), row)
    return latest.values()


def _worst_wait(row: WaitRow) -> tuple[bool, int, str]:
    """Order by the duty that is not done, and then by how long one has waited."""
    return row.why is not Stands.NOT_NOTIFIED, -row.days, row.case.number
