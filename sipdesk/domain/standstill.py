"""What is kept of a case for Läget: whether it stands still, since when, and why.

It is derived with the overview at each save and holds what that may hold: days and
codes. That a consent is in the way is never said (förordning 2001:637 9 §; product rule
7): it is one of several things that are "another reason".
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Final

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.consent import ConsentState
from sipdesk.domain.offer import OfferAnswer
from sipdesk.domain.party import Party, PartyKind, Principal
from sipdesk.domain.ready_rules import Stands, stands, waits
from sipdesk.domain.sip_request import SipAnswer, SipRequest


class Unmet(Enum):
    """Why a need of a SIP that exists has no answer: exactly one of these."""

    NEVER_TOLD = "never-told"  # nobody has told kommun or region
    SILENT = "silent"  # told, and no answer has come
    DECLINED = "declined"  # somebody has said no, and nobody yes
    OTHER = "other"


class Owes(Enum):
    """Who is silent, has said no or is to give something, as far as lists may tell.

    That somebody has to do with psychiatry, LSS or a school is nothing for a list.
    """

    NOBODY = "nobody"
    KOMMUN = "kommun"
    REGION = "region"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Standstill:
    """What stands still in a case.

    ``unmet`` is None where no need exists or somebody has taken it on; ``stands`` None
    where nobody is ready and waits.
    """

    kommun: str = ""  # the placing one's four-digit code
    board: str = ""  # the placing nämnd's name, as the paper to it is addressed
    unmet: Unmet | None = None
    unmet_since: date | None = None  # seen, told or declined
    unmet_by: Owes = Owes.NOBODY
    declined_for: str = ""  # code in resources/routine/decline_reasons.toml
    stands: Stands | None = None
    ready: date | None = None
    notified: date | None = None
    waiting_for: str = ""  # code in resources/routine/waiting_for.toml
    missing: str = ""  # code in resources/routine/missing_things.toml
    missing_from: Owes = Owes.NOBODY
    missing_asked: date | None = None


NOTHING: Final = Standstill()
"""Of a case in which nothing stands still."""


def standstill(case: Case) -> Standstill:
    """Derive what stands still in a case; in a closed case nothing does."""
    if case.closing.closed is not None:
        return NOTHING
    placing = case.placing
    unmet, since, asked = _unmet(case)
    found = Standstill(
        kommun=case.placement.placing_kommun,
        board=placing.organisation.strip() if placing else "",
        unmet=unmet,
        unmet_since=since,
        unmet_by=_owes(case, asked.party) if asked else Owes.NOBODY,
        declined_for=asked.decline_reason if asked and unmet is Unmet.DECLINED else "",
    )
    return _with_wait(case, found) if waits(case) else found


def taken_on(case: Case) -> bool:
    """Whether kommun or region has taken a SIP on, or there is one already."""
    return (
        any(r.answer is SipAnswer.INITIATES for r in case.requests)
        or case.admission.running_plan is Answer.YES
        or bool(case.plan.versions)
    )


def _with_wait(case: Case, found: Standstill) -> Standstill:
    stay, known = case.placement, case.ready
    return replace(
        found,
        stands=stands(case),
        ready=stay.ready,
        notified=stay.notified,
        waiting_for=stay.waiting_for,
        missing=known.missing,
        missing_from=_owes(case, known.missing_from),
        missing_asked=known.missing_asked,
    )


def _unmet(case: Case) -> tuple[Unmet | None, date | None, SipRequest | None]:
    """Name the one reason, the day it counts from, and the request it is about.

    One who is silent stands before one who has said no: there is an answer to get. A
    question of who answers tells nobody of a need.
    """
    if not case.need.exists or taken_on(case):
        return None, None, None
    sent = [r for r in case.requests if r.asks_for_sip and r.sent is not None]
    silent = [r for r in sent if r.answered is None]
    if silent:
        first = min(silent, key=lambda r: r.sent or date.max)
        return Unmet.SILENT, first.sent, first
    declined = [r for r in sent if r.answer is SipAnswer.DECLINES]
    if declined:
        last = max(declined, key=lambda r: r.answered or date.min)
        return Unmet.DECLINED, last.answered or last.sent, last
    if sent or _answered(case) or _something_else(case):
        return Unmet.OTHER, case.need.assessed, None
    return Unmet.NEVER_TOLD, case.need.assessed, None


def _answered(case: Case) -> bool:
    return any(r.answered is not None for r in case.requests if r.asks_for_sip)


def _something_else(case: Case) -> bool:
    """Whether something else than nobody's telling is in the way; never said what."""
    skipped = any(skip.step == "sip_request" for skip in case.skips)
    no = (ConsentState.NO, ConsentState.WITHDRAWN)
    refused = bool(case.consents) and case.consents[-1].state in no
    return skipped or refused or case.offer.answer is OfferAnswer.NO


def _owes(case: Case, party_id: str) -> Owes:
    party: Party | None = next((p for p in case.parties if p.id == party_id), None)
    if party is None:
        return Owes.NOBODY
    if party.kind is PartyKind.SOCIAL_SERVICES:
        return Owes.KOMMUN
    by_principal = {Principal.KOMMUN: Owes.KOMMUN, Principal.REGION: Owes.REGION}
    principal = party.principal
    return by_principal.get(principal, Owes.OTHER) if principal else Owes.OTHER
