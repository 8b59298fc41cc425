"""Idag: what waits across the cases, worst first; what is put off, and till when."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from sipdesk.content.outlook_words import what
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import Missing
from sipdesk.domain.many import put, without
from sipdesk.domain.overview import Overview, said_of
from sipdesk.domain.put_off import PutOff, check_put_off, put_off_again
from sipdesk.domain.reminder import Reminders, Waiting, cause_days, waiting
from sipdesk.domain.stand_in import Instead, looked_after
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.saving import Change, change_with, reminders_of


class Urgency(Enum):
    """The headings of Idag, in their order."""

    AT_ONCE = "at-once"  # harm, or a duty: for whoever is on duty today
    OVERDUE = "overdue"
    THIS_WEEK = "this-week"
    SOON = "soon"  # said once already, and now drawing near
    WAITING = "waiting"
    PUT_OFF = "put-off"  # shown all the same: nothing that waits is left out


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One thing that waits, and in which case.

    ``put_off_by`` is the name of whoever put it off. ``instead`` is for whom, and till
    when, where it is a colleague's case that one looks after.
    """

    case: Overview
    waiting: Waiting
    urgency: Urgency
    text: str = ""  # what waits, as lists say it
    put_off_by: str = ""
    instead: Instead | None = None


@dataclass(frozen=True, slots=True)
class ReadToday:
    """Whose cases: a coordinator's user id, or empty for everyone's."""

    coordinator: str = ""


@dataclass(frozen=True, slots=True)
class PutRowOff:
    """Put a row of Idag off till a day, with the reason."""

    case: CaseId
    seen: int
    row: str  # its id
    until: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class TakeRowUp:
    """Take a row up again that is put off."""

    case: CaseId
    seen: int
    row: str


def read_today(order: ReadToday, ports: Ports) -> tuple[TodayRow, ...]:
    """Read what waits today: at once, overdue, this week's, soon's, the rest, put off.

    What is warned of twice is soon from the second warning on. A coordinator's own are
    also those of colleagues whose cases they look after today.

    Within each, harm before habit: the order of the rules, then the longest wait. What
    waits at a step of a branch that is closed to whoever looks is left out, and rows of
    a case that remind of the same stand once: the worst. Why something is put off is
    somebody's own words, and is read in the case.
    """
    today = ports.clock.today()
    with ports.store.reading() as work:
        cases = work.cases.overviews_waiting(today)
        rules = reminders_of(ports, work)
        names = {user.id: user.name for user in work.house.users()}
        known = work.house.stand_ins()
    others = looked_after(order.coordinator, known, names, today)
    whose = {"", order.coordinator, *others} if order.coordinator else None
    rows = [
        TodayRow(
            case,
            _quiet(waits, rules),
            urgency(waits, rules, today),
            what(waits, ports.content),
            names.get(waits.put_off_by, ""),
            others.get(case.coordinator),
        )
        for case in cases
        if whose is None or case.coordinator in whose
        for waits in case.waiting
        if waits.shown_from <= today and rules.find(waits.kind) is not None
    ]
    return tuple(_once(sorted(rows, key=_order(rules))))


def urgency(waits: Waiting, rules: Reminders, today: date) -> Urgency:
    """Tell under which heading a row stands today. A duty is never put off."""
    rule, due = rules.find(waits.kind), waits.due
    if rule is not None and rule.at_once:
        return Urgency.AT_ONCE
    if waits.is_put_off(today):
        return Urgency.PUT_OFF
    if due is not None and due < today:
        return Urgency.OVERDUE
    if due is not None and due <= today + timedelta(days=7):
        return Urgency.THIS_WEEK
    again = rule.again if rule is not None else None
    if again is not None and due is not None and due <= today + timedelta(days=again):
        return Urgency.SOON
    return Urgency.WAITING


def put_row_off(order: PutRowOff, ports: Ports) -> Change:
    """Put a row off, with all that it stands for. A duty stays where it is.

    Raises:
        RuleBroken: ``put-off-…``; ``case-closed``.
        Missing: nothing of the kind waits any more.

    """
    today = ports.clock.today()
    until = check_put_off(order.until, order.reason, today)
    reason = order.reason.strip()

    def edit(case: Case, row: str, day: date) -> Case:
        new = PutOff(row, day, until, reason, ports.user.id, today)
        return replace(
            case, put_offs=put(case.put_offs, put_off_again(case.put_offs, new))
        )

    edited = _at_cause(order.row, ports, edit)
    return change_with(order.case, order.seen, "row-put-off", ports, edited)


def take_row_up(order: TakeRowUp, ports: Ports) -> Change:
    """Take a row up again before its day, with all that it stands for.

    Raises:
        RuleBroken: ``case-closed``.
        Missing: it is not put off, or nothing of the kind waits any more.

    """

    def edit(case: Case, row: str, _: date) -> Case:
        return replace(case, put_offs=without(case.put_offs, row))

    edited = _at_cause(order.row, ports, edit)
    return change_with(order.case, order.seen, "row-taken-up", ports, edited)


def _at_cause(
    row: str, ports: Ports, edit: Callable[[Case, str, date], Case]
) -> Callable[[Case, Work], Case]:
    """Edit a case where a row still waits, and each it stands for, by their causes."""

    def edited(case: Case, work: Work) -> Case:
        rules, today = reminders_of(ports, work), ports.clock.today()
        waits = waiting(case, rules, today)
        found = next((one for one in waits if one.id == row), None)
        if found is None:
            raise Missing
        days = cause_days(case, rules, today)
        for one in _alike(found, waits, today):
            case = edit(case, one, days[one])
        return case

    return edited


def _alike(row: Waiting, waits: Sequence[Waiting], today: date) -> Iterator[str]:
    """Give the id of a row, and of the others it stands for on the page."""
    said, off = (row.kind, said_of(row)), row.is_put_off(today)
    for one in waits:
        shown = one.shown_from <= today and one.is_put_off(today) is off
        if one.id == row.id or (shown and (one.kind, said_of(one)) == said):
            yield one.id


def _quiet(waits: Waiting, rules: Reminders) -> Waiting:
    """Leave out how long it has waited where lists do not say for what.

    So many days and so many days late together would tell by which rule.
    """
    rule = rules.find(waits.kind)
    return replace(waits, since=None) if rule and rule.in_lists else waits


def _once(rows: Sequence[TodayRow]) -> Iterator[TodayRow]:
    """Give each row that reminds of something else than those before of its case.

    Rows of two rules may say the same in lists. Both stand, for neither is to be put
    off unseen with the other.
    """
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        waits, off = row.waiting, row.urgency is Urgency.PUT_OFF
        key = (row.case.id, waits.kind, said_of(waits), "off" if off else "")
        if key not in seen:
            seen.add(key)
            yield row


_URGENCIES = tuple(Urgency)


def _order(rules: Reminders) -> Callable[[TodayRow], tuple[int, int, date, str]]:
    def key(row: TodayRow) -> tuple[int, int, date, str]:
        waits = row.waiting
        when = waits.due or waits.since or waits.shown_from
        harm = rules.harm(waits.kind)
        return _URGENCIES.index(row.urgency), harm, when, row.case.number

    return key
