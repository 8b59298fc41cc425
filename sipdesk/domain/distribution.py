"""Which papers go to whom, and what stops one from going out.

One file per recipient, always (product rule 12).
"""

from datetime import date

from sipdesk.domain.case import Case
from sipdesk.domain.consenters import consenters, sip_agreed
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.guard import FILE_COPY, Verdict, clearance
from sipdesk.domain.meeting import Calls
from sipdesk.domain.paper import CALLING, PaperKind
from sipdesk.domain.young_person import YOUNG_PERSON


def recipients(kind: PaperKind, case: Case, day: date) -> tuple[str, ...]:
    """Name those a paper can be written for, in the order people think of them."""
    if kind is PaperKind.CONSENT:
        asked = consenters(case, day)
        people = (*asked.asked, *asked.view_only)
        return people or (YOUNG_PERSON,)
    if kind is PaperKind.SIP_REQUEST:
        return tuple(dict.fromkeys(r.party for r in case.requests))
    if kind in (PaperKind.AGENDA, PaperKind.CHECKLIST):
        return (FILE_COPY,)
    called = tuple(p.party for p in case.meeting.participants)
    if kind in CALLING:
        return tuple(p for p in called if _is_called_by(kind, case, p))
    given = (YOUNG_PERSON, *called, *(m.party for m in case.plan.measures))
    return (FILE_COPY, *dict.fromkeys(given if kind is PaperKind.PLAN else called))


def recipient_role(case: Case, recipient: str) -> str:
    """Name a recipient's role: a party's kind, the young person, or the file."""
    if recipient in (YOUNG_PERSON, FILE_COPY):
        return recipient
    return case.party(recipient).kind.value


def check_outgoing(
    kind: PaperKind, case: Case, recipient: str, version: int, day: date
) -> None:
    """Refuse a paper that nothing lets this recipient have, or that is not ready.

    Whether a change or a cancellation is news is another question: ``check_news``.

    Raises:
        RuleBroken: the reason, as a code.
        Missing: there is no such recipient.

    """
    if recipient not in (*recipients(kind, case, day), FILE_COPY):
        raise Missing
    if recipient == FILE_COPY:
        return
    ground = ""
    if kind is PaperKind.SIP_REQUEST:
        ground = [r.ground for r in case.requests if r.party == recipient][-1]
    allowed = clearance(case, recipient, day, ground)
    if allowed.verdict is Verdict.NO:
        raise RuleBroken(allowed.missing)
    if kind in (PaperKind.MINUTES, PaperKind.PLAN) and version == 0:
        raise RuleBroken("draft-stays-inside")
    if kind is PaperKind.CANCELLATION:
        _check_cancelled(case)
    elif kind in CALLING:
        _check_booked(kind, case)
    if kind in CALLING:
        _check_sender(case, recipient)


def _is_called_by(kind: PaperKind, case: Case, party: str) -> bool:
    """Whether this is the kind of letter by which a participant is told."""
    if kind is PaperKind.SUMMONS:
        return is_principal(case, party)
    return kind is not PaperKind.INVITATION or not is_principal(case, party)


def is_principal(case: Case, party: str) -> bool:
    """Whether somebody is called (kommun and region) rather than invited."""
    return party != YOUNG_PERSON and case.party(party).principal is not None


def _check_cancelled(case: Case) -> None:
    if case.meeting.booking.cancelled is None:
        raise RuleBroken("meeting-not-cancelled")


def _check_booked(kind: PaperKind, case: Case) -> None:
    meeting = case.meeting
    if meeting.booking.cancelled is not None:
        raise RuleBroken("meeting-is-cancelled")
    if not meeting.booking.complete:
        raise RuleBroken("call-without-time")
    if kind is not PaperKind.CHANGE:
        _check_content(case)
    if meeting.booking.day is not None and not sip_agreed(case, meeting.booking.day):
        raise RuleBroken("no-sip-consent")


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
