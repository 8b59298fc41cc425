"""Avsluta eller lämna över."""

from dataclasses import dataclass, replace

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.plan_rules import in_force
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.saving import (
    Change,
    change,
    change_with,
    keeping_earlier,
    save,
)


@dataclass(frozen=True, slots=True)
class RecordClosing:
    """The closing as far as it is known; nothing is closed by it."""

    case: CaseId
    seen: int
    closing: Closing


@dataclass(frozen=True, slots=True)
class CloseCase:
    """Close the case as recorded."""

    case: CaseId
    seen: int


@dataclass(frozen=True, slots=True)
class ReopenCase:
    """Open a closed case again."""

    case: CaseId
    seen: int


def record_closing(order: RecordClosing, ports: Ports) -> Change:
    """Save reason, day and who.

    Raises:
        RuleBroken: ``day-in-the-future``.

    """
    today = ports.clock.today()
    for name in ("decided", "young_person_told"):
        day = getattr(order.closing, name)
        if day is not None and day > today:
            raise RuleBroken("day-in-the-future", name)

    def edit(case: Case) -> Case:
        return replace(case, closing=replace(order.closing, closed=None))

    return change(order.case, order.seen, "closing-recorded", ports, edit)


def close_case(order: CloseCase, ports: Ports) -> Change:
    """Close the case, and take its photos away for good.

    A plan in force is closed by its lead, and who did it there must be named; at a
    move it is handed over, to somebody who must be named (product rule 1, domain
    step 12).

    Raises:
        RuleBroken: ``closing-without-reason``, ``closing-without-day``,
            ``closing-without-lead``, ``handing-over-to-nobody``.

    """

    def edit(case: Case, work: Work) -> Case:
        check_closing(case)
        work.pictures.clear_photos(case.id)
        return replace(case, closing=replace(case.closing, closed=ports.clock.today()))

    return change_with(order.case, order.seen, "case-closed", ports, edit)


def reopen_case(order: ReopenCase, ports: Ports) -> Change:
    """Open a closed case again.

    Raises:
        RuleBroken: ``case-not-closed``.
        Conflict: the case has moved on since it was seen.

    """
    with ports.store.work() as work:
        case = work.cases.get(order.case, order.seen)
        if case.closing.closed is None:
            raise RuleBroken("case-not-closed")
        opened = replace(case, closing=replace(case.closing, closed=None))
        opened = keeping_earlier(work, case, opened, ports)
        return Change(save(work, opened, "case-reopened", ports), "case-reopened")


def check_closing(case: Case) -> None:
    """Refuse to close a case of which it is not said why, when and by whom.

    Raises:
        RuleBroken: as for ``close_case``.

    """
    closing = case.closing
    if closing.reason is ClosingReason.NOT_SAID:
        raise RuleBroken("closing-without-reason", "reason")
    if closing.decided is None:
        raise RuleBroken("closing-without-day", "decided")
    if closing.reason is ClosingReason.HANDED_OVER:
        if not closing.handed_over_to.strip():
            raise RuleBroken("handing-over-to-nobody", "handed_over_to")
    elif in_force(case.plan) and not closing.by.strip():
        raise RuleBroken("closing-without-lead", "by")
