"""Idag: what waits across the cases, worst first."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from sipdesk.domain.overview import WARNED_TWICE, Overview, Waiting, Waits
from sipdesk.domain.settings import CONSENT_WARNING_DAYS
from sipdesk.usecases.ports import Ports


class Urgency(Enum):
    """The headings of Idag, in their order."""

    AT_ONCE = "at-once"  # harm, or a duty: for whoever is on duty today
    OVERDUE = "overdue"
    THIS_WEEK = "this-week"
    SOON = "soon"  # said once already, and now drawing near
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One thing that waits, and in which case."""

    case: Overview
    waiting: Waiting
    urgency: Urgency


@dataclass(frozen=True, slots=True)
class ReadToday:
    """Whose cases: a coordinator's user id, or empty for everyone's."""

    coordinator: str = ""


def read_today(order: ReadToday, ports: Ports) -> tuple[TodayRow, ...]:
    """Read what waits today: at once, overdue, this week's, soon's, and the rest.

    What is warned of twice is soon from the home's second warning on.

    Within each, harm before habit: the order of ``Waits``, then the longest wait.
    """
    today = ports.clock.today()
    with ports.store.reading() as work:
        cases = work.cases.overviews_waiting(today)
        days = int(work.house.settings()[CONSENT_WARNING_DAYS.key])
    soon = today + timedelta(days=days)
    rows = [
        TodayRow(case, waiting, _urgency(waiting, today, soon))
        for case in cases
        if order.coordinator in ("", case.coordinator)
        for waiting in case.waiting
        if waiting.shown_from <= today
    ]
    return tuple(sorted(rows, key=_order))


_AT_ONCE = (Waits.GUARDIANS_UNCLEAR, Waits.READY_NOT_NOTIFIED)


def _urgency(waiting: Waiting, today: date, soon: date) -> Urgency:
    if waiting.kind in _AT_ONCE:
        return Urgency.AT_ONCE
    if waiting.due is not None and waiting.due < today:
        return Urgency.OVERDUE
    if waiting.due is not None and waiting.due <= today + timedelta(days=7):
        return Urgency.THIS_WEEK
    again = waiting.kind in WARNED_TWICE
    if again and waiting.due is not None and waiting.due <= soon:
        return Urgency.SOON
    return Urgency.WAITING


_URGENCIES = tuple(Urgency)
_HARM = tuple(Waits)


def _order(row: TodayRow) -> tuple[int, int, date, str]:
    when = row.waiting.due or row.waiting.since or row.waiting.shown_from
    return (
        _URGENCIES.index(row.urgency),
        _HARM.index(row.waiting.kind),
        when,
        row.case.number,
    )
