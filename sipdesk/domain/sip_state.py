"""How far a SIP has come, in one word: offered, planned, called, held.

"Offered" and "planned" are states of their own, and so is that a SIP was running when
the young person came (practice 24): it is fetched and followed up, not made anew.
"""

from enum import Enum

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.offer import OfferAnswer
from sipdesk.domain.sip_request import Purpose, SipAnswer


class SipState(Enum):
    """The furthest that the SIP has come."""

    NOT_OFFERED = "not-offered"
    OFFERED = "offered"
    REFUSED = "refused"  # by the young person, for now: the need stays
    TOLD = "told"  # kommun or region knows of the need, and has not taken it on
    PLANNED = "planned"  # promised or taken on, not called
    CALLED = "called"
    HELD = "held"
    RUNNING = "running"  # since before: fetch it and follow it up


def sip_state(case: Case) -> SipState:
    """Tell how far a case has come."""
    meeting = case.sip_meeting
    if meeting is not None and meeting.record.held is not None:
        return SipState.HELD
    if _is_called(case):
        return SipState.CALLED
    if planned(case):
        return SipState.PLANNED
    if case.admission.running_plan is Answer.YES:
        return SipState.RUNNING
    if any(r.asks_for_sip and r.sent is not None for r in case.requests):
        return SipState.TOLD
    return _offered(case)


def planned(case: Case) -> bool:
    """Whether kommun or region has promised or taken on a SIP, or SiS begun one.

    Where whoever was to call has said no, what SiS began is no plan.
    """
    return (
        promised(case)
        or _begun(case)
        or any(r.answer is SipAnswer.INITIATES for r in case.requests)
    )


def _begun(case: Case) -> bool:
    ours = (r for r in case.requests if r.purpose is Purpose.INITIATIVE and r.sent)
    return any(r.answer is not SipAnswer.DECLINES for r in ours)


def promised(case: Case) -> bool:
    """Whether somebody in kommun or region has promised a SIP."""
    promise = case.promise
    return promise.given and any(
        p.id == promise.party and p.principal is not None for p in case.parties
    )


def _offered(case: Case) -> SipState:
    if not case.offer.all:
        return SipState.NOT_OFFERED
    refused = case.offer.answer is OfferAnswer.NO
    return SipState.REFUSED if refused else SipState.OFFERED


def _is_called(case: Case) -> bool:
    meeting = case.sip_meeting
    return (
        meeting is not None
        and meeting.booking.cancelled is None
        and any(p.called is not None for p in meeting.participants)
    )
