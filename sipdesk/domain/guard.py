"""Who may know what: every outgoing thing asks here, recipient by recipient.

Default deny. A kind that no rule below gives to a recipient is not on its paper.
Sources: OSL 10 kap. 28 §, 12 kap. 1-3 §§, 26 kap. 1, 2 and 9 §§; product rules 3, 8, 9.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Final

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.consenters import granted, granting
from sipdesk.domain.ground import ChosenGround, Force
from sipdesk.domain.information import CONSENTABLE, Branch, Information
from sipdesk.domain.lack import (
    GUARDIAN_SHUT_OUT,
    place_lacks,
    recipient_lacks,
    shut_out,
)
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.young_person import YOUNG_PERSON

FILE_COPY = "file-copy"
"""The recipient of the home's own copy for the case file."""

BOARD = "board"
"""The recipient of a duty that waits for nobody to be entered: any board."""

GROUND_CARE_NEED = "osl-26-9"
"""To an authority in social or health care, what necessary care of a minor needs."""

GROUND_OWN_WORK = "osl-10-2"
"""What SiS must give for its own work to be done, and no more."""

GROUND_OWN: Final = "osl-12-1"
GROUND_CONSENT: Final = "osl-12-2"
GROUND_GUARDIAN: Final = "osl-12-3"
GROUND_PLACING: Final = "lvu-placing"
GROUND_DUTY: Final = "osl-10-28"
GROUND_SECRECY: Final = "osl-26-1"


class Verdict(Enum):
    """The four answers of the guard."""

    COVERED = "covered"  # by consent, or it is the person's own
    MUST = "must"  # a duty
    MAY = "may"  # a permission, with limits; choosing it is journalled
    NO = "no"  # not without more


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one kind may be given to a recipient on a day."""

    verdict: Verdict
    ground: str  # id in resources/laws.toml
    words: tuple[str, ...] = ()  # ids of the consents, or of the chosen ground
    until: date | None = None  # the last day; None = while the rule holds


Reasons = Mapping[Information, Reason]


@dataclass(frozen=True, slots=True)
class Clearance:
    """What a recipient may be given on a day, why, and what is missing."""

    verdict: Verdict
    kinds: frozenset[Information]
    ground: str = ""  # id in resources/laws.toml
    missing: str = ""  # code of the sentence that names what is missing
    reasons: Reasons = field(default_factory=dict, compare=False)

    @property
    def branches(self) -> frozenset[Branch]:
        """The branches of SiS whose facts may be given: each on its own ground."""
        own = {kind.branch for kind in self.kinds if kind.branch is not None}
        return frozenset({Branch.SOCIAL, *own})


_BASE = frozenset({Information.PUBLIC})
_CALLED = _BASE | {Information.PROCESS, Information.IDENTITY, Information.PARTICIPANTS}
_PLACING = _CALLED | {
    Information.NUMBER,
    Information.PLACE,
    Information.LEGAL_BASIS,
    Information.CONSENT,
    Information.CARE,
    Information.LIVING,
    Information.FAMILY,
}
_TOLD = _BASE | {Information.PROCESS, Information.IDENTITY}
_NEED_ONLY = _TOLD | {Information.CARE}
_DUTY = _TOLD | {Information.NUMBER, Information.CARE, Information.FAMILY}


def clearance(case: Case, recipient: str, day: date, ground: str = "") -> Clearance:
    """Answer what a recipient may be given on a day.

    ``recipient`` is a party's id, ``YOUNG_PERSON``, ``FILE_COPY`` or ``BOARD``;
    ``ground`` a permission that the coordinator has chosen for one paper.

    Raises:
        Missing: if there is no such party.

    """
    found = reasons(case, recipient, day, ground)
    if not found:
        missing = recipient_lacks(case, case.party(recipient), day)
        return Clearance(Verdict.NO, _BASE, missing=missing)
    leading = min(found.values(), key=lambda reason: _LEADS.index(reason.verdict))
    return Clearance(
        leading.verdict, _BASE | found.keys(), _shown(found, leading), reasons=found
    )


def reasons(case: Case, recipient: str, day: date, ground: str = "") -> Reasons:
    """Name every kind that a recipient may be given on a day, each with its reason.

    Raises:
        Missing: if there is no such party.

    """
    if recipient in (YOUNG_PERSON, FILE_COPY):
        return _each(Information, Reason(Verdict.COVERED, GROUND_OWN))
    if recipient == BOARD:
        return _each(_DUTY, Reason(Verdict.MUST, GROUND_DUTY))
    party = case.party(recipient)
    if shut_out(case, party, day):
        return {}
    found: dict[Information, Reason] = {}
    # The strongest last: a consent covers what might also be permitted.
    for more in (
        _permitted(case, party, day, ground),
        *(_chosen(chosen) for chosen in _choices(case, party, day)),
        _consented(case, party, day),
        _by_capacity(case, party, day),
    ):
        found.update(more)
    if found and may_know_place(case, party, day):
        found.setdefault(Information.PLACE, Reason(Verdict.MAY, GROUND_SECRECY))
    return MappingProxyType(found)


def may_know_place(case: Case, party: Party, day: date) -> bool:
    """Whether somebody may know where the young person is; unknown means no.

    While the place is hidden or there is a threat, no coordinator lets anybody know:
    it takes a decision that somebody else has made and that is registered.
    """
    if party.may_know_place is not Answer.YES:
        return False
    return not place_is_hidden(case, day) or bool(party.place_decision.strip())


def place_is_hidden(case: Case, day: date) -> bool:
    """Whether a flag hides where the young person is, whomever of the case it is about.

    Sekretessmarkering does not: it warns, and names no fact.
    """
    return any(f.kind.hides_place and f.protects_on(day) for f in case.flags)


def kind_lacks(case: Case, recipient: str, kind: Information, day: date) -> str:
    """Name what is missing for one kind; empty when it may be given.

    The code is of a sentence in ``resources/notices.toml``.

    Raises:
        Missing: if there is no such party.

    """
    found = reasons(case, recipient, day)
    if kind is Information.PUBLIC or kind in found:
        return ""
    if recipient == BOARD:
        return "kind-not-needed"
    return _kind_lacks(case, case.party(recipient), kind, day, found)


def _kind_lacks(
    case: Case, party: Party, kind: Information, day: date, found: Reasons
) -> str:
    if kind is Information.PLACE and party.may_know_place is not Answer.NO:
        return place_lacks(party, hidden=place_is_hidden(case, day))
    lacking = recipient_lacks(case, party, day)
    if not found or lacking in GUARDIAN_SHUT_OUT:
        return lacking
    if kind is Information.PLACE:
        return "place-not-for-recipient"
    if kind not in CONSENTABLE:
        return "kind-not-needed"
    return lacking if not granted(case, party.id, day) else "kind-not-in-consent"


def _by_capacity(case: Case, party: Party, day: date) -> Reasons:
    """Give what somebody may know for what they are to the young person."""
    if party.kind is PartyKind.SIS_CARE:
        return _each(_PLACING, Reason(Verdict.COVERED, GROUND_SECRECY))
    if party.is_placing:
        return _each(_PLACING, Reason(Verdict.MUST, GROUND_PLACING))
    if party.kind.is_guardian and _minor(case, day):
        # OSL 12 kap. 3 §: secrecy seldom holds toward one who decides for the child.
        kinds = _CALLED | {Information.CONSENT, *CONSENTABLE}
        return _each(kinds, Reason(Verdict.COVERED, GROUND_GUARDIAN))
    return {}


def _consented(case: Case, party: Party, day: date) -> Reasons:
    kinds = granted(case, party.id, day)
    if not kinds:
        return {}
    words = granting(case, day)
    until = min((c.valid_to for c in words if c.valid_to), default=None)
    told = _CALLED | {Information.CONSENT} | kinds
    why = Reason(Verdict.COVERED, GROUND_CONSENT, tuple(c.id for c in words), until)
    return _each(told, why)


def _choices(case: Case, party: Party, day: date) -> Iterable[ChosenGround]:
    age = case.young_person.age_on(day)
    for chosen in case.grounds:
        if chosen.recipient == party.id and chosen.holds_on(day, age):
            yield chosen


def _chosen(chosen: ChosenGround) -> Reasons:
    verdict = Verdict.MUST if chosen.force is Force.MUST else Verdict.MAY
    why = Reason(verdict, chosen.law, (chosen.id,), chosen.valid_to)
    return _each(_TOLD | (chosen.kinds - {Information.PLACE}), why)


def _permitted(case: Case, party: Party, day: date, ground: str) -> Reasons:
    """Give what the ground chosen for one paper opens."""
    may = party.principal is not None and _minor(case, day)
    if ground != GROUND_CARE_NEED or not may:
        return {}
    return _each(_NEED_ONLY, Reason(Verdict.MAY, GROUND_CARE_NEED))


def _minor(case: Case, day: date) -> bool:
    return not case.young_person.is_grown_up_on(day)


def _each(kinds: Iterable[Information], why: Reason) -> Reasons:
    return dict.fromkeys(kinds, why)


_LEADS: Final = (Verdict.MUST, Verdict.COVERED, Verdict.MAY)


def _shown(found: Reasons, leading: Reason) -> str:
    """Name the ground of the whole: who stands on a consent is told so."""
    same = [r.ground for r in found.values() if r.verdict is leading.verdict]
    return GROUND_CONSENT if GROUND_CONSENT in same else leading.ground
