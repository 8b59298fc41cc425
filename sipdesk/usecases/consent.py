"""Samtycke: registered per consenter, never changed but by a new entry."""

from dataclasses import dataclass, replace
from datetime import date

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.consent import Consent, ConsentState, Grant
from sipdesk.domain.consenters import consenters, is_replaced
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.guard import place_is_hidden
from sipdesk.domain.many import find, put
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change, change


@dataclass(frozen=True, slots=True)
class RegisterConsent:
    """A consenter's answer, or that it is waited for."""

    case: CaseId
    seen: int
    consent: Consent


@dataclass(frozen=True, slots=True)
class WithdrawConsent:
    """A consent that its giver takes back; it counts from the day on.

    ``taken`` is what is taken back of it, recipient by recipient; empty is all.
    """

    case: CaseId
    seen: int
    consent: str
    day: date
    words: str = ""
    taken: tuple[Grant, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordDeviation:
    """Why others than the proposed ones consent; empty takes it back."""

    case: CaseId
    seen: int
    reason: str


@dataclass(frozen=True, slots=True)
class ClearGuardian:
    """Whether a guardian may be asked at all, and may know the place."""

    case: CaseId
    seen: int
    guardian: str
    may_be_asked: Answer
    may_know_place: Answer


@dataclass(frozen=True, slots=True)
class ClearPlace:
    """Whether somebody may know where the young person is, and who decided so."""

    case: CaseId
    seen: int
    party: str
    may_know_place: Answer
    decision: str = ""


def register_consent(order: RegisterConsent, ports: Ports) -> Change:
    """Register an answer. A waiting entry may be answered in place.

    Raises:
        RuleBroken: what ``Consent.check`` says; ``consent-is-decided`` when an answer
            already given would be changed; ``guardian-may-not-know`` or
            ``guardian-not-cleared`` when a guardian was not to be asked.
        Missing: consenter or recipient is not in the case.

    """
    consent = order.consent
    today = ports.clock.today()

    def edit(case: Case) -> Case:
        heard = consenters(case, today).view_only
        consent.check(today, view_only=consent.consenter in heard)
        if consent.consenter != YOUNG_PERSON:
            _check_guardian(case, consent)
        for grant in consent.grants:
            case.party(grant.recipient)
        before = next((c for c in case.consents if c.id == consent.id), None)
        if before is not None and before.state.decided:
            raise RuleBroken("consent-is-decided")
        return replace(case, consents=put(case.consents, consent))

    return change(order.case, order.seen, "consent-registered", ports, edit)


def withdraw_consent(order: WithdrawConsent, ports: Ports) -> Change:
    """Register that a consent is taken back. It can be, at any time.

    Raises:
        RuleBroken: ``consent-not-given``, ``consent-replaced`` when its giver has
            answered anew, ``day-in-the-future``, ``withdrawn-before-given``.
        Missing: there is no such consent.

    """
    if order.day > ports.clock.today():
        raise RuleBroken("day-in-the-future", "day")

    def edit(case: Case) -> Case:
        consent = find(case.consents, order.consent)
        if not consent.state.given or consent.decided is None:
            raise RuleBroken("consent-not-given")
        if any(c.follows == consent.id for c in case.consents):
            raise RuleBroken("consent-not-given")
        if is_replaced(case, consent):
            raise RuleBroken("consent-replaced")
        if order.day < (consent.withdrawn or consent.decided):
            raise RuleBroken("withdrawn-before-given", "day")
        left = consent.narrowed(ports.new_id(), order.taken, order.day, ports.new_id)
        left = replace(left, withdrawn_words=order.words.strip())
        return replace(case, consents=put(case.consents, left))

    return change(order.case, order.seen, "consent-withdrawn", ports, edit)


def record_deviation(order: RecordDeviation, ports: Ports) -> Change:
    """Record why others than the proposed ones consent. It is printed."""

    def edit(case: Case) -> Case:
        return replace(case, consent_deviation=order.reason.strip())

    return change(order.case, order.seen, "deviation-recorded", ports, edit)


def clear_guardian(order: ClearGuardian, ports: Ports) -> Change:
    """Record whether a guardian may be asked, and may know the place.

    Raises:
        Missing: there is no such guardian.

    """

    def edit(case: Case) -> Case:
        guardian = find(case.guardians, order.guardian)
        cleared = replace(
            guardian,
            may_be_asked=order.may_be_asked,
            may_know_place=order.may_know_place,
        )
        return replace(case, parties=put(case.parties, cleared))

    return change(order.case, order.seen, "guardian-cleared", ports, edit)


def clear_place(order: ClearPlace, ports: Ports) -> Change:
    """Record whether somebody may know where the young person is.

    Raises:
        RuleBroken: ``place-hidden-without-decision`` when it is hidden and nobody is
            said to have decided otherwise.
        Missing: there is no such party.

    """
    today = ports.clock.today()

    def edit(case: Case) -> Case:
        party = case.party(order.party)
        decision = order.decision.strip()
        opened = order.may_know_place is Answer.YES
        if opened and place_is_hidden(case, today) and not decision:
            raise RuleBroken("place-hidden-without-decision", "decision")
        cleared = replace(
            party, may_know_place=order.may_know_place, place_decision=decision
        )
        return replace(case, parties=put(case.parties, cleared))

    return change(order.case, order.seen, "place-cleared", ports, edit)


def _check_guardian(case: Case, consent: Consent) -> None:
    """Asking a guardian is itself a disclosure (OSL 12 kap. 3 §)."""
    party = case.party(consent.consenter)
    if not party.kind.is_guardian or consent.state is ConsentState.NOT_ASKED_HARM:
        return
    if party.may_be_asked is Answer.NO:
        raise RuleBroken("guardian-may-not-know", "consenter")
    if party.may_be_asked is not Answer.YES:
        raise RuleBroken("guardian-not-cleared", "consenter")
