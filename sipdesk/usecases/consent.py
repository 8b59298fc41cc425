"""Samtycke: registered per consenter, never changed but by a new entry."""

from dataclasses import dataclass, replace
from datetime import date

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.consent import Consent, ConsentState, Grant
from sipdesk.domain.consenters import BY_BOARD, consenters, is_replaced
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.guard import place_is_hidden
from sipdesk.domain.many import find, put
from sipdesk.domain.party import Party
from sipdesk.domain.standing import board_may_answer
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
class ReferToBoard:
    """That socialnämnden has been asked in the place of some of the consenters."""

    case: CaseId
    seen: int
    whom: tuple[str, ...]  # parties' ids or YOUNG_PERSON
    day: date | None
    note: str = ""  # its reference, who took it


@dataclass(frozen=True, slots=True)
class SetAskAgain:
    """On which day to offer a SIP again; None takes the day away."""

    case: CaseId
    seen: int
    day: date | None


@dataclass(frozen=True, slots=True)
class RecordDeviation:
    """Why others than the proposed ones consent; empty takes it back."""

    case: CaseId
    seen: int
    reason: str


@dataclass(frozen=True, slots=True)
class ClearGuardian:
    """Whether a guardian may be asked at all, and may know the place.

    Without an answer about the place, what is known of that stays as it is.
    """

    case: CaseId
    seen: int
    guardian: str
    may_be_asked: Answer
    may_know_place: Answer | None = None


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

    Where it was given before a move stays known of it.

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
        given = (before.given_at, before.given_on) if before else ("", None)
        entry = replace(consent, given_at=given[0], given_on=given[1])
        return replace(case, consents=put(case.consents, entry))

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


def refer_to_board(order: ReferToBoard, ports: Ports) -> Change:
    """Register that the question is put; the answer is registered when it comes.

    Raises:
        RuleBroken: ``board-asked-for-nobody``, ``day-missing``, ``day-in-the-future``;
            ``board-not-in-question`` when the young person is grown up.
        Missing: one of them is not in the case.

    """
    today = ports.clock.today()
    check_referral(order, today)

    def edit(case: Case) -> Case:
        if not board_may_answer(case, today):
            raise RuleBroken("board-not-in-question")
        asked = tuple(_referred(case, who, order, ports) for who in order.whom)
        return replace(case, consents=(*case.consents, *asked))

    return change(order.case, order.seen, "board-asked", ports, edit)


def check_referral(order: ReferToBoard, today: date) -> None:
    """Refuse a question about nobody, or of no day or one to come.

    Raises:
        RuleBroken: ``board-asked-for-nobody``, ``day-missing``, ``day-in-the-future``.

    """
    if not order.whom:
        raise RuleBroken("board-asked-for-nobody", "whom")
    if order.day is None:
        raise RuleBroken("day-missing", "day")
    if order.day > today:
        raise RuleBroken("day-in-the-future", "day")


def set_ask_again(order: SetAskAgain, ports: Ports) -> Change:
    """Set a day on which to ask again. It is nobody's duty to answer otherwise then.

    Raises:
        RuleBroken: ``ask-again-in-the-past``.

    """
    if order.day is not None and order.day < ports.clock.today():
        raise RuleBroken("ask-again-in-the-past", "ask_again")

    def edit(case: Case) -> Case:
        return replace(case, offer=replace(case.offer, ask_again=order.day))

    return change(order.case, order.seen, "ask-again-set", ports, edit)


def record_deviation(order: RecordDeviation, ports: Ports) -> Change:
    """Record why others than the proposed ones consent. It is printed."""

    def edit(case: Case) -> Case:
        return replace(case, consent_deviation=order.reason.strip())

    return change(order.case, order.seen, "deviation-recorded", ports, edit)


def clear_guardian(order: ClearGuardian, ports: Ports) -> Change:
    """Record whether a guardian may be asked, and may know the place.

    Raises:
        RuleBroken: ``place-hidden-without-decision``, as for ``clear_place``.
        Missing: there is no such guardian.

    """
    today = ports.clock.today()

    def edit(case: Case) -> Case:
        guardian = find(case.guardians, order.guardian)
        cleared = replace(guardian, may_be_asked=order.may_be_asked)
        knows, decided = order.may_know_place, guardian.place_decision
        if knows is not None:
            cleared = _cleared(case, cleared, knows, decided, today)
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
        party, knows = case.party(order.party), order.may_know_place
        cleared = _cleared(case, party, knows, order.decision, today)
        return replace(case, parties=put(case.parties, cleared))

    return change(order.case, order.seen, "place-cleared", ports, edit)


def _cleared(
    case: Case, party: Party, knows: Answer, decision: str, today: date
) -> Party:
    """Answer for a party; no coordinator opens a hidden place (product rule 3)."""
    decision = decision.strip()
    if knows is Answer.YES and place_is_hidden(case, today) and not decision:
        raise RuleBroken("place-hidden-without-decision", "decision")
    return replace(party, may_know_place=knows, place_decision=decision)


def _referred(case: Case, who: str, order: ReferToBoard, ports: Ports) -> Consent:
    if who != YOUNG_PERSON:
        case.party(who)
    return Consent(
        ports.new_id(),
        who,
        ConsentState.REFERRED,
        decided=order.day,
        reason=order.note.strip(),
    )


def _check_guardian(case: Case, consent: Consent) -> None:
    """Asking a guardian is itself a disclosure (OSL 12 kap. 3 §).

    That the question goes to socialnämnden tells the guardian nothing.
    """
    party = case.party(consent.consenter)
    not_asked = (ConsentState.NOT_ASKED_HARM, *BY_BOARD)
    if not party.kind.is_guardian or consent.state in not_asked:
        return
    if party.may_be_asked is Answer.NO:
        raise RuleBroken("guardian-may-not-know", "consenter")
    if party.may_be_asked is not Answer.YES:
        raise RuleBroken("guardian-not-cleared", "consenter")
