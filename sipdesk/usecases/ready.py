"""Redo för nästa steg: SiS's assessment, nämndens decision and what is missing."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.ready import BoardDecision, Ready
from sipdesk.domain.ready_rules import taken_back
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change, change

_ASSESSED: Final = ("ready", "ready_by", "notified", "waiting_for")


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the placement knows of the wait: SiS's own assessment, and the duty."""

    ready: date | None = None
    ready_by: str = ""
    notified: date | None = None
    waiting_for: str = ""  # code in resources/routine/waiting_for.toml


@dataclass(frozen=True, slots=True)
class RecordReady:
    """What is known now. Earlier waits in ``known`` are not looked at."""

    case: CaseId
    seen: int
    assessment: Assessment
    known: Ready


@dataclass(frozen=True, slots=True)
class TakeReadyBack:
    """That the young person is no longer ready, and why."""

    case: CaseId
    seen: int
    reason: str


def record_ready(order: RecordReady, ports: Ports) -> Change:
    """Save what is known. The notification is blocked by nothing but its own date.

    Raises:
        RuleBroken: ``day-in-the-future`` (with the field), ``decision-not-said``;
            ``ready-is-taken-back`` when the day of the assessment would only be gone.
        Missing: who is to give what is missing is no party of the case.

    """
    found, known = order.assessment, order.known
    days = {
        "ready": found.ready,
        "notified": found.notified,
        "asked": known.asked,
        "decided": known.decided,
        "missing_asked": known.missing_asked,
    }
    for name, day in days.items():
        if day is not None and day > ports.clock.today():
            raise RuleBroken("day-in-the-future", name)
    if known.decided is not None and known.decision is BoardDecision.UNKNOWN:
        raise RuleBroken("decision-not-said", "decision")

    def edit(case: Case) -> Case:
        if case.placement.ready is not None and found.ready is None:
            raise RuleBroken("ready-is-taken-back", "ready")
        if known.missing_from:
            case.party(known.missing_from)
        stay = {name: getattr(found, name) for name in _ASSESSED}
        return replace(
            case,
            placement=replace(case.placement, **stay),
            ready=replace(known, earlier=case.ready.earlier),
        )

    return change(order.case, order.seen, "ready-recorded", ports, edit)


def take_ready_back(order: TakeReadyBack, ports: Ports) -> Change:
    """Take the assessment back; the wait so far is kept with the reason.

    Raises:
        RuleBroken: ``not-assessed-ready``, ``discharged-already``,
            ``taken-back-without-reason``.

    """
    today, wait = ports.clock.today(), ports.new_id()
    return change(
        order.case,
        order.seen,
        "ready-taken-back",
        ports,
        lambda case: taken_back(case, wait, today, order.reason),
    )
