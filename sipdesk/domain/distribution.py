"""Which papers go to whom, and what stops one from going out.

One file per recipient, always (product rule 12).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Final

from sipdesk.domain.absence import absent_principals
from sipdesk.domain.case import Case
from sipdesk.domain.consent import ConsentState
from sipdesk.domain.consenters import consenters, counting, latest, sip_agreed
from sipdesk.domain.consequences import has_lost, told_on_consent
from sipdesk.domain.cover_note_rules import receivers
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.guard import (
    BOARD,
    FILE_COPY,
    GROUND_CONSENT,
    GROUND_OWN_WORK,
    GROUND_PLACING,
    Clearance,
    Verdict,
    clearance,
)
from sipdesk.domain.information import CONSENTABLE, Information
from sipdesk.domain.lack import GUARDIAN_SHUT_OUT
from sipdesk.domain.matching import matched_with, on_consent_alone
from sipdesk.domain.meeting import Calls, Reply
from sipdesk.domain.paper import (
    ABOUT_ABSENCE,
    ABOUT_REQUESTS,
    ASKED_BY,
    CALLING,
    DUTIES,
    FINALISED,
    PaperKind,
)
from sipdesk.domain.party import PartyKind
from sipdesk.domain.placement_told import to_tell
from sipdesk.domain.plan_rules import goes_on
from sipdesk.domain.records_request import asked_parties
from sipdesk.domain.sip_request import SipAnswer, SipRequest
from sipdesk.domain.standing import asks_board
from sipdesk.domain.unanswered import unanswered
from sipdesk.domain.young_person import YOUNG_PERSON

LAW_OF_DUTY: Final[Mapping[PaperKind, str]] = MappingProxyType(
    {PaperKind.NOTIFICATION: "sof-9-20", PaperKind.CONCERN: "sol-19-1"}
)
"""The provision by which each paper of ``DUTIES`` must be sent."""


CARE: Final = (
    PartyKind.PRIMARY_CARE,
    PartyKind.PSYCHIATRY,
    PartyKind.DENTAL_CARE,
)
"""The region's care that can offer an examination."""

_FOR_ONE: Final[Mapping[PaperKind, str]] = MappingProxyType(
    {
        PaperKind.MY_PLAN: YOUNG_PERSON,
        **dict.fromkeys(
            (PaperKind.AGENDA, PaperKind.CHECKLIST, PaperKind.DISCLOSURE_MAP), FILE_COPY
        ),
    }
)
"""Papers that only one reader ever has."""

_OF_CASE: Final[Mapping[PaperKind, Callable[[Case], Iterable[str]]]] = {
    PaperKind.EXTRACT: lambda case: (case.placing.id,) if case.placing else (),
    PaperKind.COVER_NOTE: lambda case: (p.id for p in receivers(case)),
    PaperKind.MATCHING_SHEET: lambda case: (p.id for p in matched_with(case.parties)),
    PaperKind.RECORDS_REQUEST: asked_parties,
    PaperKind.PLACEMENT_LETTER: to_tell,
}


def recipients(kind: PaperKind, case: Case, day: date) -> tuple[str, ...]:
    """Name those a paper can be written for, in the order people think of them."""
    return tuple(dict.fromkeys(_whom(kind, case, day)))


def _whom(kind: PaperKind, case: Case, day: date) -> Iterable[str]:
    match kind:
        case PaperKind.CONSENT | PaperKind.WITHDRAWAL | PaperKind.BOARD_QUESTION:
            return _about_consent(kind, case, day)
        case _ if kind in DUTIES:
            # A concern may be for any board, which is no party here.
            return (board(case) if kind is PaperKind.NOTIFICATION else BOARD,)
        case PaperKind.HEALTH_INQUIRY:
            return (p.id for p in case.parties if p.is_placing or p.kind in CARE)
        case _ if kind in _FOR_ONE:
            return (_FOR_ONE[kind],)
        case _ if kind in ABOUT_REQUESTS:
            return (r.party for r in case.requests if r.purpose is ASKED_BY[kind])
        case _:
            of_case = _OF_CASE.get(kind)
            return of_case(case) if of_case else _around(kind, case, day)


def _about_consent(kind: PaperKind, case: Case, day: date) -> Iterable[str]:
    match kind:
        case PaperKind.WITHDRAWAL:
            return _consented(case, day)
        case PaperKind.BOARD_QUESTION:
            asks = asks_board(case, day) or unanswered(case, day).anything
            return (board(case),) if asks else ()
        case _:
            asked = consenters(case, day)
            return (*asked.asked, *asked.view_only) or (YOUNG_PERSON,)


def _around(kind: PaperKind, case: Case, day: date) -> Iterable[str]:
    called = tuple(p.party for p in case.meeting.participants)
    match kind:
        case PaperKind.CONSENT_CHANGED:
            return told_on_consent(case, day)
        case PaperKind.PLAN | PaperKind.MEASURES:
            doers = (measure.party for measure in case.plan.measures)
            return (FILE_COPY, YOUNG_PERSON, *called, *doers)
        case PaperKind.MINUTES:
            return (FILE_COPY, *(p.party for p in case.minuted.participants))
        case _ if kind in CALLING:
            return (p for p in called if _is_called_by(kind, case, p))
        case _ if kind in ABOUT_ABSENCE:
            absent = (p.party for p in absent_principals(case))
            return (p for p in (*called, *absent) if is_principal(case, p))
        case _:
            return called


def board(case: Case) -> str:
    """Name the recipient that is the placing nämnd, entered or not."""
    return case.placing.id if case.placing else BOARD


_ON_TABLE: Final = frozenset(
    {Information.PUBLIC, Information.PROCESS, Information.IDENTITY, Information.CARE}
)
"""What an extract tells, though its reader may know more: no place, no health."""

_OF_PLACING: Final[Mapping[PaperKind, frozenset[Information]]] = MappingProxyType(
    {
        PaperKind.RECORDS_REQUEST: frozenset(),
        PaperKind.BOARD_QUESTION: frozenset({Information.CONSENT}),
    }
)
"""What the placing board is asked, entered or not, and what more it learns by it."""

_AFTERWARDS: Final = frozenset({PaperKind.CANCELLATION, PaperKind.CONSENT_CHANGED})


def opened(kind: PaperKind, case: Case, recipient: str, day: date) -> Clearance:
    """Answer what a paper of a kind may tell its recipient on a day.

    One about a request stands on the ground that was chosen for the request. One who
    was told, and whom no consent covers any more, is still told that the meeting is not
    held, or that the consent has changed: nothing of what they did not know. SiS
    answers for what it sent (OSL 10 kap. 2 §). The nämnd that is asked about consent,
    or for what should have come with the placement, is the placing one, whether or not
    it is entered; asked about consent it learns who has answered what.

    A duty is one whatever else holds. What is told of a concern is what the board may
    need in order to protect the child, but never where a hidden child is: the board can
    ask.
    """
    about = _latest(kind, case, recipient)
    found = clearance(case, recipient, day, about.ground if about else "")
    if kind in _OF_PLACING and recipient == BOARD:
        kinds = found.kinds | _OF_PLACING[kind]
        return Clearance(found.verdict, kinds, GROUND_PLACING)
    if kind in DUTIES:
        told = frozenset(CONSENTABLE if kind is PaperKind.CONCERN else ())
        law = LAW_OF_DUTY[kind]
        return Clearance(Verdict.MUST, found.kinds | told, law, reasons=found.reasons)
    if kind is PaperKind.MATCHING_SHEET and recipient != FILE_COPY:
        return _matching(case, recipient, found)
    if kind is PaperKind.EXTRACT and recipient != FILE_COPY:
        return replace(found, kinds=found.kinds & _ON_TABLE)
    shut_out = found.missing in GUARDIAN_SHUT_OUT
    if kind in _AFTERWARDS and found.verdict is Verdict.NO and not shut_out:
        kinds = found.kinds | {Information.PROCESS}
        return Clearance(Verdict.MAY, kinds, GROUND_OWN_WORK)
    return found


def _matching(case: Case, recipient: str, found: Clearance) -> Clearance:
    """Give a private home what consent covers, and nothing by any other ground."""
    if not on_consent_alone(case.party(recipient)):
        return found
    on_consent = {k: r for k, r in found.reasons.items() if r.ground == GROUND_CONSENT}
    nothing = frozenset({Information.PUBLIC})
    if not on_consent:
        missing = found.missing or "matching-without-consent"
        return Clearance(Verdict.NO, nothing, missing=missing)
    kinds = nothing | on_consent.keys()
    return Clearance(Verdict.COVERED, kinds, GROUND_CONSENT, reasons=on_consent)


def recipient_role(case: Case, recipient: str) -> str:
    """Name a recipient's role: a party's kind, the young person, file or board."""
    if recipient in (YOUNG_PERSON, FILE_COPY, BOARD):
        return recipient
    return case.party(recipient).kind.value


def check_outgoing(
    kind: PaperKind, case: Case, recipient: str, version: int, day: date
) -> None:
    """Refuse a paper that nothing lets this recipient have, or that is not ready.

    Whether a change or a cancellation is news is another question: ``check_news``.
    A duty is never stopped, and of one no copy goes to anybody else, nor to the file:
    what was sent is kept as it was.

    Raises:
        RuleBroken: the reason, as a code.
        Missing: there is no such recipient.

    """
    whom = recipients(kind, case, day)
    if kind is PaperKind.MINUTES and version:  # also of a meeting before this one
        whom = (*whom, *recipients(kind, as_locked(case, kind), day))
    if recipient not in (whom if kind in DUTIES else (*whom, FILE_COPY)):
        raise Missing
    if recipient == FILE_COPY or kind in DUTIES:
        return
    if kind in ABOUT_REQUESTS:
        _check_request(kind, asked(kind, case, recipient))
    allowed = opened(kind, case, recipient, day)
    if allowed.verdict is Verdict.NO:
        raise RuleBroken(allowed.missing)
    _check_written(kind, case, version, allowed)
    if kind is PaperKind.CONSENT_CHANGED and not has_lost(case, recipient, day):
        raise RuleBroken("consent-not-changed")
    _check_around_meeting(kind, case, recipient)


def as_locked(case: Case, kind: PaperKind) -> Case:
    """Give the case as at the meeting whose minutes were locked last, for those."""
    locked = case.locked_last() if kind is PaperKind.MINUTES else None
    return case if locked is None else case.back_at(locked)


def asked(kind: PaperKind, case: Case, recipient: str) -> SipRequest:
    """Give the request that a paper to somebody is about: the latest of its purpose.

    Raises:
        Missing: there is none.

    """
    found = _latest(kind, case, recipient)
    if found is None:
        raise Missing
    return found


def _latest(kind: PaperKind, case: Case, recipient: str) -> SipRequest | None:
    """Give that request if there is one; None of a paper about none."""
    purpose = ASKED_BY.get(kind)
    own = [r for r in case.requests if (r.party, r.purpose) == (recipient, purpose)]
    return own[-1] if own else None


def _consented(case: Case, day: date) -> Iterator[str]:
    """Name those who have consented to anything, withdrawn or not.

    A child who is heard has not: there is nothing of theirs to take back.
    """
    given = (ConsentState.YES, ConsentState.PARTLY, ConsentState.WITHDRAWN)
    heard = consenters(case, day).view_only
    for who in dict.fromkeys(c.consenter for c in case.consents):
        if who in heard:
            continue
        entries = (counting(case, who, day), latest(case, who))
        if any(entry and entry.state in given for entry in entries):
            yield who


def _check_request(kind: PaperKind, request: SipRequest) -> None:
    if kind not in (PaperKind.REMINDER, PaperKind.CHIEF_LETTER):
        return
    if request.sent is None:
        raise RuleBroken("request-not-sent")
    if kind is PaperKind.REMINDER and request.answered is not None:
        raise RuleBroken("request-answered")
    if request.answer is SipAnswer.INITIATES:
        raise RuleBroken("request-granted")
    if kind is PaperKind.CHIEF_LETTER and not request.chief.strip():
        raise RuleBroken("chief-not-named")


def _check_written(
    kind: PaperKind, case: Case, version: int, allowed: Clearance
) -> None:
    """Refuse a draft of what is locked first, and a list with nothing to read."""
    if kind in FINALISED and version == 0:
        raise RuleBroken("draft-stays-inside")
    if kind is PaperKind.MEASURES and not _has_measures(case, allowed):
        raise RuleBroken("measures-none")
    if kind is PaperKind.MATCHING_SHEET and not any(
        need.area.kind in allowed.kinds for need in case.matching
    ):
        raise RuleBroken("matching-none")


def _has_measures(case: Case, allowed: Clearance) -> bool:
    """Whether anything goes on that the reader may know."""
    going_on = (m for m in case.plan.measures if goes_on(m))
    return any(m.area.kind in allowed.kinds for m in going_on)


def _is_called_by(kind: PaperKind, case: Case, party: str) -> bool:
    """Whether this is the kind of letter by which a participant is told."""
    if kind is PaperKind.SUMMONS:
        return is_principal(case, party)
    return kind is not PaperKind.INVITATION or not is_principal(case, party)


def is_principal(case: Case, party: str) -> bool:
    """Whether somebody is called (kommun and region) rather than invited."""
    return party != YOUNG_PERSON and case.party(party).principal is not None


def _check_around_meeting(kind: PaperKind, case: Case, recipient: str) -> None:
    if kind in ABOUT_ABSENCE:
        _check_absent(case, recipient)
    if kind is PaperKind.CALL_REMINDER:
        _check_silent(case, recipient)
    if kind is PaperKind.CANCELLATION:
        _check_cancelled(case)
    elif kind in CALLING or kind is PaperKind.ROLE_AGENDA:
        _check_booked(kind, case)
    if kind in CALLING:
        _check_sender(case, recipient)


def _check_absent(case: Case, recipient: str) -> None:
    if recipient not in {p.party for p in absent_principals(case)}:
        raise RuleBroken("absence-was-there")


def _check_silent(case: Case, recipient: str) -> None:
    called = case.meeting.participant(recipient)
    if case.meeting.record.held is not None:
        raise RuleBroken("reminder-after-meeting")
    if called is None or called.called is None:
        raise RuleBroken("reminder-without-call")
    if called.reply is not Reply.NONE:
        raise RuleBroken("call-answered")


def _check_cancelled(case: Case) -> None:
    if case.meeting.booking.cancelled is None:
        raise RuleBroken("meeting-not-cancelled")


def _check_booked(kind: PaperKind, case: Case) -> None:
    meeting = case.meeting
    if meeting.booking.cancelled is not None:
        raise RuleBroken("meeting-is-cancelled")
    day = meeting.booking.day
    if not meeting.has_sip and kind in CALLING:
        raise RuleBroken("call-without-sip")
    if meeting.has_sip and day is not None and not sip_agreed(case, day):
        # Before what can be filled in: that would be in vain after a no.
        raise RuleBroken("no-sip-consent")
    if not meeting.booking.complete:
        raise RuleBroken("call-without-time")
    if kind is not PaperKind.CHANGE:
        _check_content(case)


def _check_content(case: Case) -> None:
    meeting = case.meeting
    if not meeting.preparation.purpose.strip():
        raise RuleBroken("call-without-purpose")
    if not meeting.questions:
        raise RuleBroken("call-without-question")


def _check_sender(case: Case, recipient: str) -> None:
    """Refuse to write without a convener, or to a principal without its commission."""
    roles = case.meeting.roles
    if not roles.convener:
        raise RuleBroken("call-without-convener")
    if not is_principal(case, recipient):
        return
    if roles.calls is Calls.PRINCIPAL:
        raise RuleBroken("principal-calls-itself")
    if roles.commissioned is None:
        raise RuleBroken("call-without-commission")
