"""Which papers go to whom, and what stops one from going out.

One file per recipient, always (product rule 12).
"""

from datetime import date

from sipdesk.domain.case import Case
from sipdesk.domain.consenters import consenters, sip_agreed
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.guard import FILE_COPY, Verdict, clearance
from sipdesk.domain.meeting import Calls
from sipdesk.domain.paper import PaperKind
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
    if kind is PaperKind.SUMMONS:
        return tuple(p for p in called if _is_principal(case, p))
    if kind is PaperKind.INVITATION:
        return tuple(p for p in called if not _is_principal(case, p))
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
    if kind in (PaperKind.SUMMONS, PaperKind.INVITATION):
        _check_call(kind, case)


def _check_call(kind: PaperKind, case: Case) -> None:
    meeting = case.meeting
    if not meeting.booking.complete:
        raise RuleBroken("call-without-time")
    if not meeting.preparation.purpose.strip():
        raise RuleBroken("call-without-purpose")
    if not meeting.questions:
        raise RuleBroken("call-without-question")
    if meeting.booking.day is not None and not sip_agreed(case, meeting.booking.day):
        raise RuleBroken("no-sip-consent")
    if not meeting.roles.convener:
        raise RuleBroken("call-without-convener")
    if kind is PaperKind.INVITATION:
        return
    if meeting.roles.calls is Calls.PRINCIPAL:
        raise RuleBroken("principal-calls-itself")
    if meeting.roles.commissioned is None:
        raise RuleBroken("call-without-commission")


def _is_principal(case: Case, party: str) -> bool:
    if party == YOUNG_PERSON:
        return False
    return case.party(party).principal is not None
