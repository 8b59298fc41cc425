"""Redo för nästa steg: what is known around SiS's assessment, till the discharge.

The assessment itself (day, who), the notification under SoF 9 kap. 20 § and what is
waited for lie in the placement, where the duty's paper notes them. Here lies what is
nämndens: its decision, which is another thing than SiS's assessment; the one thing that
is missing; and assessments that were taken back, so that the wait is not forgotten.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import Enum

from sipdesk.domain.case import Case
from sipdesk.domain.cause import Cause
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.ready import BoardDecision, EarlierWait, Ready


class Stands(Enum):
    """Why somebody who is ready still waits: the first of these that is so."""

    NOT_NOTIFIED = "not-notified"  # the duty of SoF 9 kap. 20 §
    NOT_ASKED_FOR = "not-asked-for"  # what is missing is known; nobody has asked for it
    NOT_GIVEN = "not-given"  # it is asked for, and has not come
    DECISION_AWAITED = "decision-awaited"  # nämnden is asked, and has not decided
    NOT_SAID = "not-said"  # it does not stand here what is missing


def waits(case: Case) -> bool:
    """Whether somebody is ready and still here. Nobody discharged waits."""
    stay = case.placement
    open_ = case.closing.closed is None
    return stay.ready is not None and stay.discharged is None and open_


def days_waited(case: Case, day: date) -> int:
    """Count whole days from the assessment to the discharge, or to a day; 0 before."""
    stay = case.placement
    if stay.ready is None:
        return 0
    return max(0, ((stay.discharged or day) - stay.ready).days)


def stands(case: Case) -> Stands:
    """Name the one reason why somebody who is ready still waits."""
    known = case.ready
    if case.placement.notified is None:
        return Stands.NOT_NOTIFIED
    if known.missing:
        asked = known.missing_asked is not None
        return Stands.NOT_GIVEN if asked else Stands.NOT_ASKED_FOR
    if known.asked is not None and known.decision is BoardDecision.UNKNOWN:
        return Stands.DECISION_AWAITED
    return Stands.NOT_SAID


def taken_back(case: Case, id_: str, day: date, reason: str) -> Case:
    """Take SiS's assessment back: the young person is no longer ready.

    The wait is kept as it was. That nämnden was notified stays true of that time.

    Raises:
        RuleBroken: ``not-assessed-ready``, ``taken-back-without-reason``,
            ``discharged-already``.

    """
    stay, known = case.placement, case.ready
    if stay.ready is None:
        raise RuleBroken("not-assessed-ready")
    if stay.discharged is not None:
        raise RuleBroken("discharged-already")
    if not reason.strip():
        raise RuleBroken("taken-back-without-reason", "reason")
    wait = EarlierWait(
        id=id_,
        ready=stay.ready,
        ready_by=stay.ready_by,
        notified=stay.notified,
        waiting_for=stay.waiting_for,
        ended=day,
        reason=reason.strip(),
    )
    return replace(
        case,
        placement=replace(stay, ready=None, ready_by="", notified=None, waiting_for=""),
        ready=Ready(earlier=(*known.earlier, wait)),
    )


def told_before(case: Case) -> bool:
    """Whether nämnden was notified of an assessment that has been taken back since."""
    waited = case.ready.earlier
    return bool(waited) and waited[-1].notified is not None and not waits(case)


def ready_nothing_said(case: Case, _: date) -> Iterable[Cause]:
    """Cause: ready and told of, and it does not stand what is missing.

    The duty comes first: before nämnden is notified nothing else is asked for.
    """
    stay = case.placement
    told = stay.notified is not None
    if stay.ready is not None and told and waits(case) and not case.ready.missing:
        yield Cause(stay.ready)


def ready_not_given(case: Case, _: date) -> Iterable[Cause]:
    """Cause: what is missing was asked for, and has not come. Counts from asking."""
    asked = case.ready.missing_asked
    if asked is not None and case.ready.missing and waits(case):
        yield Cause(asked)


def ready_not_decided(case: Case, _: date) -> Iterable[Cause]:
    """Cause: nämnden was asked for its decision, and none is known since."""
    known = case.ready
    open_ = known.asked is not None and known.decision is BoardDecision.UNKNOWN
    if known.asked is not None and open_ and waits(case):
        yield Cause(known.asked)
