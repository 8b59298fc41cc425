"""Hälsa: write down how it stands with examinations, referrals, talks and ADAD."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from sipdesk.content.health import Reason
from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.health import (
    Examination,
    ExaminationState,
    Health,
    Instead,
    Interview,
    Referral,
    Talk,
)
from sipdesk.domain.health_checks import (
    check_examination,
    check_interview,
    check_referral,
    check_short,
    check_talk,
)
from sipdesk.domain.health_rules import shown_state
from sipdesk.domain.many import put, without
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change, change


@dataclass(frozen=True, slots=True)
class PutExamination:
    """How it stands with one of the three."""

    case: CaseId
    seen: int
    examination: Examination


@dataclass(frozen=True, slots=True)
class PutReferral:
    """A referral, as it stands."""

    case: CaseId
    seen: int
    referral: Referral


@dataclass(frozen=True, slots=True)
class RemoveReferral:
    """A referral that never was."""

    case: CaseId
    seen: int
    referral: str


@dataclass(frozen=True, slots=True)
class PutTalk:
    """A motivating talk that was held."""

    case: CaseId
    seen: int
    talk: Talk


@dataclass(frozen=True, slots=True)
class RemoveTalk:
    """A talk that was never held."""

    case: CaseId
    seen: int
    talk: str


@dataclass(frozen=True, slots=True)
class PutInterview:
    """How it stands with ADAD at admission or discharge."""

    case: CaseId
    seen: int
    interview: Interview


@dataclass(frozen=True, slots=True)
class RecordAround:
    """Who asks, what is done instead, and who pays: what is of no single row."""

    case: CaseId
    seen: int
    asks: str = ""
    instead: Instead = Instead.NOT_SAID
    instead_day: date | None = None
    payment: Answer = Answer.NOT_ASKED
    payment_asked: date | None = None
    payment_by: str = ""


@dataclass(frozen=True, slots=True)
class SayNotCovered:
    """The law does not cover the placement: say so of what nothing is said of."""

    case: CaseId
    seen: int


def put_examination(order: PutExamination, ports: Ports) -> Change:
    """Save how it stands with an examination.

    Raises:
        RuleBroken: as ``check_examination``.
        Missing: there is no such reason.

    """
    checked = check_examination(order.examination, ports.clock.today())
    _known(checked.reason, ports.content.health.not_examined)

    def edit(health: Health) -> Health:
        known = health.examination(checked.kind).id
        if not known and not checked.begun:
            return health  # nothing has been said of it
        examination = replace(checked, id=known or ports.new_id())
        return replace(health, examinations=put(health.examinations, examination))

    return change(order.case, order.seen, "health-recorded", ports, _of(edit))


def put_referral(order: PutReferral, ports: Ports) -> Change:
    """Add or change a referral.

    Raises:
        RuleBroken: as ``check_referral``.

    """
    referral = replace(order.referral, to=order.referral.to.strip())
    check_referral(referral, ports.clock.today())

    def edit(health: Health) -> Health:
        return replace(health, referrals=put(health.referrals, referral))

    return change(order.case, order.seen, "health-recorded", ports, _of(edit))


def remove_referral(order: RemoveReferral, ports: Ports) -> Change:
    """Take a referral out.

    Raises:
        Missing: there is none.

    """

    def edit(health: Health) -> Health:
        return replace(health, referrals=without(health.referrals, order.referral))

    return change(order.case, order.seen, "health-recorded", ports, _of(edit))


def put_talk(order: PutTalk, ports: Ports) -> Change:
    """Add or change a motivating talk.

    Raises:
        RuleBroken: as ``check_talk``.

    """
    check_talk(order.talk, ports.clock.today())

    def edit(health: Health) -> Health:
        return replace(health, talks=put(health.talks, order.talk))

    return change(order.case, order.seen, "health-recorded", ports, _of(edit))


def remove_talk(order: RemoveTalk, ports: Ports) -> Change:
    """Take a talk out.

    Raises:
        Missing: there is none.

    """

    def edit(health: Health) -> Health:
        return replace(health, talks=without(health.talks, order.talk))

    return change(order.case, order.seen, "health-recorded", ports, _of(edit))


def put_interview(order: PutInterview, ports: Ports) -> Change:
    """Save how it stands with an interview; never what was answered in it.

    Raises:
        RuleBroken: as ``check_interview``.
        Missing: there is no such reason.

    """
    checked = check_interview(order.interview, ports.clock.today())
    _known(checked.reason, ports.content.health.not_interviewed)

    def edit(health: Health) -> Health:
        known = health.interview(checked.occasion).id
        if not known and not checked.begun:
            return health
        interview = replace(checked, id=known or ports.new_id())
        return replace(health, interviews=put(health.interviews, interview))

    return change(order.case, order.seen, "health-recorded", ports, _of(edit))


def record_around(order: RecordAround, ports: Ports) -> Change:
    """Save what is of no single row.

    Raises:
        RuleBroken: ``day-in-the-future``, ``row-too-long`` (each with the field).

    """
    today = ports.clock.today()
    check_short(order, "asks payment_by")
    for name in ("instead_day", "payment_asked"):
        day: date | None = getattr(order, name)
        if day is not None and day > today:
            raise RuleBroken("day-in-the-future", name)

    def edit(health: Health) -> Health:
        return replace(
            health,
            asks=order.asks.strip(),
            instead=order.instead,
            instead_day=order.instead_day,
            payment=order.payment,
            payment_asked=order.payment_asked,
            payment_by=order.payment_by.strip(),
        )

    return change(order.case, order.seen, "health-recorded", ports, _of(edit))


def say_not_covered(order: SayNotCovered, ports: Ports) -> Change:
    """Say of every examination that nothing is said of that it is not covered.

    Does nothing where the law, as it is read today, covers the placement.
    """
    bases = ports.content.health.uncovered(ports.clock.today())

    def edit(case: Case) -> Case:
        health = case.health
        for one in health.all_examinations:
            state = shown_state(one, case, bases)
            if state is ExaminationState.NOT_COVERED:
                said = replace(one, id=one.id or ports.new_id(), state=state)
                added = put(health.examinations, said)
                health = replace(health, examinations=added)
        return replace(case, health=health)

    return change(order.case, order.seen, "health-recorded", ports, edit)


def _known(code: str, reasons: Iterable[Reason]) -> None:
    if code and code not in {reason.code for reason in reasons}:
        raise Missing


def _of(edit: Callable[[Health], Health]) -> Callable[[Case], Case]:
    def of_case(case: Case) -> Case:
        return replace(case, health=edit(case.health))

    return of_case
