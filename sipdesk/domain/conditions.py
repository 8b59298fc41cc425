"""The named conditions that the routine's data speaks of.

Each is a fact of the case on a day. A step is never done by a tick alone.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from sipdesk.domain.admission import ItemState
from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.closing import ClosingReason
from sipdesk.domain.consenters import (
    consent_settled,
    counting,
    custody_known,
    sip_agreed,
)
from sipdesk.domain.follow_up import Onward
from sipdesk.domain.health import ExaminationState, Health, Instead, InterviewOccasion
from sipdesk.domain.meeting import Attendance, Calls, Meeting, Reply, TakingPart
from sipdesk.domain.offer import OfferAnswer
from sipdesk.domain.party import Principal
from sipdesk.domain.plan_rules import in_force, kept_elsewhere, lacks, to_follow_up
from sipdesk.domain.routine import Condition
from sipdesk.domain.schooling import Schooling, needs_settled
from sipdesk.domain.sip_request import SipRequest
from sipdesk.domain.sip_state import planned
from sipdesk.domain.young_person import YOUNG_PERSON


def _young_person_known(case: Case, _: date) -> bool:
    young = case.young_person
    return bool(young.name) and young.birth_date is not None


def _guardians_cleared(case: Case, day: date) -> bool:
    known = custody_known(case, day)  # one not entered yet is not settled either
    return known and all(g.may_be_asked.settled for g in case.guardians)


def _admission_answered(case: Case, _: date) -> bool:
    items = case.admission.items
    return bool(items) and all(i.state is not ItemState.NOT_ASKED for i in items)


def _admission_begun(case: Case, _: date) -> bool:
    return any(i.state is not ItemState.NOT_ASKED for i in case.admission.items)


def _admission_waits(case: Case, day: date) -> bool:
    asked = any(i.state is ItemState.ASKED for i in case.admission.items)
    return asked and _admission_answered(case, day)


def _young_person_informed(case: Case, _: date) -> bool:
    return case.offer.informed is not None and bool(case.offer.how)


def _offer_answered(case: Case, _: date) -> bool:
    return case.offer.answer in (OfferAnswer.YES, OfferAnswer.NO)


def _consent_waits(case: Case, day: date) -> bool:
    entries = (counting(case, c.consenter, day) for c in case.consents)
    return any(e is not None and not e.state.settled for e in entries)


def _about_sip(case: Case) -> Iterator[SipRequest]:
    """Give the requests for a SIP; who answers for what is another question."""
    return (r for r in case.requests if r.asks_for_sip)


def _request_answered(case: Case, _: date) -> bool:
    return any(r.answered is not None for r in _about_sip(case))


def _sip_initiated(case: Case, _: date) -> bool:
    """Someone in kommun or region has taken it on, or SiS where it may."""
    return planned(case) or case.admission.running_plan is Answer.YES


def _convener_named(case: Case, _: date) -> bool:
    return any(
        p.id == case.meeting.roles.convener and p.principal is not None
        for p in case.parties
    )


def _everyone_called(case: Case, _: date) -> bool:
    if case.meeting.booking.cancelled is not None:
        return False  # to what is not held nobody is called
    people = case.meeting.participants
    return bool(people) and all(p.called is not None for p in people)


def _replies_in(case: Case, _: date) -> bool:
    if case.meeting.record.held is not None:
        return True  # nobody waits for a reply any more
    others = [p for p in case.meeting.participants if p.called is not None]
    return bool(others) and all(p.reply is not Reply.NONE for p in others)


def _caller_settled(case: Case, _: date) -> bool:
    meeting = case.meeting
    if meeting.roles.calls is Calls.SIS_ON_COMMISSION:
        return meeting.roles.commissioned is not None
    return meeting.roles.calls is Calls.PRINCIPAL


def _of_sip_meeting(asked: Callable[[Meeting], bool]) -> Condition:
    """Ask of the last meeting that had SIP on its agenda; without one it is no.

    What was done at the placement's own meeting does not make a SIP meeting held, nor
    undo one that was. While an earlier one's minutes are open it is asked of that.
    """

    def holds(case: Case, _: date) -> bool:
        now = case.meeting
        opened = bool(now.record.amending) and now.has_sip
        meeting = now if opened else case.sip_meeting
        return meeting is not None and asked(meeting)

    return holds


def _meeting_agreed(case: Case, day: date) -> bool:
    """Whether consent is in the way; none is asked for where SIP is not taken up."""
    return not case.meeting.has_sip or sip_agreed(case, day)


def _meeting_initiated(case: Case, day: date) -> bool:
    return not case.meeting.has_sip or _sip_initiated(case, day)


def _attendance_noted(meeting: Meeting) -> bool:
    people = meeting.participants
    return bool(people) and all(
        p.attendance is not Attendance.NOT_NOTED for p in people
    )


def _principal_called(case: Case, _: date) -> bool:
    called = {p.party for p in case.meeting.participants}
    return any(p.principal in set(Principal) and p.id in called for p in case.parties)


def _plan_begun(case: Case, _: date) -> bool:
    plan = case.plan
    return bool(plan.goals or plan.measures or plan.kept_in or plan.received)


def _follow_up_waits(case: Case, _: date) -> bool:
    plan = case.plan
    return plan.follow_up is not None or plan.kept_next is not None


def _evaluation_counted(case: Case, _: date) -> bool:
    held = case.last_held
    return held.has_sip and any(e.handed_out > 0 for e in held.evaluations)


def _follow_up_booked(case: Case, _: date) -> bool:
    last = case.follow_ups[-1] if case.follow_ups else None
    return last is not None and (
        last.next_day is not None or last.onward is Onward.CLOSE
    )


def _minutes_finalised(case: Case, _: date) -> bool:
    """Whether the SIP meeting's minutes are locked, and none are open for a change."""
    meeting = case.sip_meeting
    return bool(meeting and meeting.minutes) and not case.meeting.record.amending


def _something_noted(meeting: Meeting) -> bool:
    return any(n.text.strip() for n in meeting.notes)


def _examinations_settled(case: Case, _: date) -> bool:
    """Whether each is done or said not to be; what is not covered has another way."""
    all_three = case.health.all_examinations
    uncovered = any(e.state is ExaminationState.NOT_COVERED for e in all_three)
    instead = case.health.instead is not Instead.NOT_SAID
    return all(e.is_settled for e in all_three) and (instead or not uncovered)


def _examinations_wait(case: Case, _: date) -> bool:
    waits = (ExaminationState.ASKED, ExaminationState.OFFERED, ExaminationState.BOOKED)
    return any(e.state in waits for e in case.health.examinations)


def _school_begun(case: Case, _: date) -> bool:
    return case.schooling != Schooling()


def _pathways_asked(case: Case, _: date) -> bool:
    ways = case.pathways
    return bool(ways) and all(one.state.answered for one in ways)


def _pathways_settled(case: Case, _: date) -> bool:
    return bool(case.pathways) and all(one.settled for one in case.pathways)


def _pathways_wait(case: Case, day: date) -> bool:
    return _pathways_asked(case, day) and not _pathways_settled(case, day)


CONDITIONS: Mapping[str, Condition] = MappingProxyType(
    {
        "young-person-known": _young_person_known,
        "custody-known": custody_known,
        "guardians-cleared": _guardians_cleared,
        "running-plan-known": lambda c, _: c.admission.running_plan.settled,
        "admission-answered": _admission_answered,
        "admission-begun": _admission_begun,
        "admission-waits": _admission_waits,
        "placing-named": lambda c, _: c.placing is not None,
        "need-assessed": lambda c, _: c.need.complete,
        "need-begun": lambda c, _: c.need.assessed is not None or bool(c.need.reason),
        "need-exists": lambda c, _: c.need.exists,
        "young-person-informed": _young_person_informed,
        "offer-answered": _offer_answered,
        "offer-begun": lambda c, _: c.offer.informed is not None,
        "offer-waits": lambda c, _: c.offer.answer is OfferAnswer.THINKING,
        "consent-settled": consent_settled,
        "consent-begun": lambda c, _: bool(c.consents),
        "consent-waits": _consent_waits,
        "sip-agreed": sip_agreed,
        "meeting-agreed": _meeting_agreed,
        "request-written": lambda c, _: any(_about_sip(c)),
        "request-sent": lambda c, _: any(r.sent for r in _about_sip(c)),
        "request-answered": _request_answered,
        "request-waits": lambda c, _: any(r.waiting for r in _about_sip(c)),
        "sip-initiated": _sip_initiated,
        "initiative-taken": _sip_initiated,
        "meeting-initiated": _meeting_initiated,
        "convener-named": _convener_named,
        "chair-named": lambda c, _: bool(c.meeting.roles.chair.strip()),
        "note-taker-named": lambda c, _: bool(c.meeting.roles.note_taker.strip()),
        "support-named": lambda c, _: bool(c.meeting.roles.support_person.strip()),
        "question-asked": lambda c, _: bool(c.meeting.questions),
        "purpose-said": lambda c, _: bool(c.meeting.preparation.purpose.strip()),
        "participants-chosen": _principal_called,
        "taking-part-chosen": (
            lambda c, _: c.meeting.preparation.taking_part is not TakingPart.NOT_SAID
        ),
        "caller-settled": _caller_settled,
        "time-set": lambda c, _: c.meeting.booking.complete,
        "everyone-called": _everyone_called,
        "call-begun": lambda c, _: any(p.called for p in c.meeting.participants),
        "replies-in": _replies_in,
        "meeting-held": _of_sip_meeting(lambda m: m.record.held is not None),
        "attendance-noted": _of_sip_meeting(_attendance_noted),
        "something-noted": _of_sip_meeting(_something_noted),
        "minutes-finalised": _minutes_finalised,
        "plan-begun": _plan_begun,
        "plan-complete": lambda c, _: kept_elsewhere(c.plan) or not lacks(c),
        "plan-established": lambda c, _: in_force(c.plan),
        "plan-to-follow": lambda c, _: to_follow_up(c),
        "plan-handed-over": lambda c, _: c.plan.handed_over is not None,
        "evaluation-counted": _evaluation_counted,
        "follow-up-held": lambda c, _: bool(c.follow_ups),
        "follow-up-booked": _follow_up_booked,
        "follow-up-waits": _follow_up_waits,
        "closing-decided": (
            lambda c, _: c.closing.reason is not ClosingReason.NOT_SAID
        ),
        "case-closed": lambda c, _: c.closing.closed is not None,
        "admitted": lambda c, _: c.placement.admitted is not None,
        "start-meeting-booked": lambda c, _: c.placement.start_meeting is not None,
        "start-meeting-held": lambda c, _: c.placement.start_meeting_held is not None,
        "review-booked": lambda c, _: c.placement.review_meeting is not None,
        "review-held": lambda c, _: c.placement.review_meeting_held is not None,
        "discharge-answered": (
            lambda c, _: (
                c.placement.preliminary_discharge is not None
                or bool(c.placement.discharge_unknown.strip())
            )
        ),
        "ready-assessed": (
            lambda c, _: (
                c.placement.ready is not None and bool(c.placement.ready_by.strip())
            )
        ),
        "ready-notified": lambda c, _: c.placement.notified is not None,
        "discharge-meeting-booked": (
            lambda c, _: c.placement.discharge_meeting is not None
        ),
        "discharge-meeting-held": (
            lambda c, _: c.placement.discharge_meeting_held is not None
        ),
        "pathways-asked": _pathways_asked,
        "pathways-begun": lambda c, _: any(p.state.answered for p in c.pathways),
        "pathways-wait": _pathways_wait,
        "pathways-settled": _pathways_settled,
        "move-day-known": lambda c, _: c.placement.moves is not None,
        "receivers-named": (
            lambda c, _: bool(
                c.placement.receiving_kommun or c.placement.receiving_region
            )
        ),
        "aftercare-asked": (
            lambda c, _: (
                c.placement.aftercare_asked is not None or c.placement.aftercare.settled
            )
        ),
        "examinations-settled": _examinations_settled,
        "examinations-wait": _examinations_wait,
        "health-begun": lambda c, _: c.health != Health(),
        "admission-interview-settled": (
            lambda c, _: c.health.interview(InterviewOccasion.ADMISSION).is_settled
        ),
        "school-statement-sent": (lambda c, _: c.schooling.statement_sent is not None),
        "school-coordinator-named": (
            lambda c, _: bool(c.schooling.coordinator.strip())
        ),
        "receiving-school-asked": (
            lambda c, _: (
                c.schooling.receiving_asked is not None or c.schooling.receiving.settled
            )
        ),
        "school-needs-settled": lambda c, _: needs_settled(c.schooling),
        "school-begun": _school_begun,
        "discharged": lambda c, _: c.placement.discharged is not None,
        "handed-over": lambda c, _: c.placement.handed_over is not None,
        "young-person-called": (
            lambda c, _: c.meeting.participant(YOUNG_PERSON) is not None
        ),
    }
)
"""Every condition by its name in ``resources/routine``."""
