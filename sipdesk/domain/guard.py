"""Who may know what: every outgoing thing asks here, recipient by recipient.

Default deny. A kind that no rule below gives to a recipient is not on its paper.
Sources: OSL 10 kap. 28 §, 12 kap. 1-3 §§, 26 kap. 1, 2 and 9 §§; product rules 3, 8, 9.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.consenters import GROWN_UP_AT, granted
from sipdesk.domain.information import CONSENTABLE, Branch, Information
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.young_person import YOUNG_PERSON

FILE_COPY = "file-copy"
"""The recipient of the home's own copy for the case file."""

GROUND_CARE_NEED = "osl-26-9"
"""To an authority in social or health care, what necessary care of a minor needs."""

GROUND_OWN_WORK = "osl-10-2"
"""What SiS must give for its own work to be done, and no more."""

NO_CONSENT = "no-consent-for-recipient"
"""What is missing for one whom no rule and no consent lets know."""


class Verdict(Enum):
    """The four answers of the guard."""

    COVERED = "covered"  # by consent, or it is the person's own
    MUST = "must"  # a duty
    MAY = "may"  # a permission, with limits; choosing it is journalled
    NO = "no"  # not without more


@dataclass(frozen=True, slots=True)
class Clearance:
    """What a recipient may be given on a day, why, and what is missing."""

    verdict: Verdict
    kinds: frozenset[Information]
    ground: str = ""  # id in resources/laws.toml
    missing: str = ""  # code of the sentence that names what is missing

    @property
    def branches(self) -> frozenset[Branch]:
        """The branches of SiS whose facts may be given: each on its own ground."""
        opened = {Branch.SOCIAL}
        if self.kinds & {Information.HEALTH, Information.MENTAL_HEALTH}:
            opened.add(Branch.HEALTH)
        if Information.SCHOOL in self.kinds:
            opened.add(Branch.SCHOOL)
        return frozenset(opened)


_OWN = frozenset(Information)
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
_NEED_ONLY = _BASE | {Information.PROCESS, Information.IDENTITY, Information.CARE}


def clearance(case: Case, recipient: str, day: date, ground: str = "") -> Clearance:
    """Answer what a recipient may be given on a day.

    ``recipient`` is a party's id, ``YOUNG_PERSON`` or ``FILE_COPY``; ``ground`` a
    permission that the coordinator has chosen instead of consent.

    Raises:
        Missing: if there is no such party.

    """
    if recipient in (YOUNG_PERSON, FILE_COPY):
        return Clearance(Verdict.COVERED, _OWN)
    party = case.party(recipient)
    found = _by_rule(case, party, day, ground)
    if party.may_know_place is Answer.YES and found.verdict is not Verdict.NO:
        kinds = found.kinds | {Information.PLACE}
        return Clearance(found.verdict, kinds, found.ground, found.missing)
    return found


def _by_rule(case: Case, party: Party, day: date, ground: str) -> Clearance:
    consented = granted(case, party.id, day)
    if party.kind is PartyKind.SIS_CARE:
        own = _PLACING | consented
        return Clearance(Verdict.COVERED, own)
    if party.places:
        return Clearance(Verdict.MUST, _PLACING | consented, "lvu-placing")
    if party.kind.is_guardian and _minor(case, day):
        return _guardian(party)
    if consented:
        kinds = _CALLED | {Information.CONSENT} | consented
        return Clearance(Verdict.COVERED, kinds, "osl-12-2")
    if ground == GROUND_CARE_NEED and _may_hear_of_need(case, party, day):
        return Clearance(Verdict.MAY, _NEED_ONLY, GROUND_CARE_NEED)
    return Clearance(Verdict.NO, _BASE, missing=NO_CONSENT)


def _guardian(party: Party) -> Clearance:
    """OSL 12 kap. 3 §: secrecy seldom holds toward one who decides for the child."""
    if party.may_be_asked is Answer.NO:
        return Clearance(Verdict.NO, _BASE, missing="guardian-may-not-know")
    if party.may_be_asked is not Answer.YES:
        return Clearance(Verdict.NO, _BASE, missing="guardian-not-cleared")
    kinds = _CALLED | {Information.CONSENT} | frozenset(CONSENTABLE)
    return Clearance(Verdict.COVERED, kinds, "osl-12-3")


def _minor(case: Case, day: date) -> bool:
    age = case.young_person.age_on(day)
    return age is None or age < GROWN_UP_AT


def _may_hear_of_need(case: Case, party: Party, day: date) -> bool:
    return party.principal is not None and _minor(case, day)
