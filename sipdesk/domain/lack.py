"""What is missing for somebody to be told: one code of one plain sentence.

The sentences stand in ``resources/notices.toml``. They never name anybody.
"""

from datetime import date
from typing import Final

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.consent import Consent, ConsentState
from sipdesk.domain.consenters import (
    ANSWERS_FOR_ITSELF,
    consenters,
    counting,
    custody_known,
    deciding,
    is_asked_anew,
)
from sipdesk.domain.party import Party
from sipdesk.domain.young_person import GROWN_UP_AT, YOUNG_PERSON

NO_CONSENT: Final = "no-consent-for-recipient"
"""Everything needed is there, but it does not name this recipient."""

GUARDIAN_SHUT_OUT: Final = frozenset({"guardian-may-not-know", "guardian-not-cleared"})

# By what stands in the way: of the young person, of a guardian.
_NOT_ASKED: Final = ("consent-not-asked-young-person", "consent-not-asked-guardian")
_NOT_BEGUN: Final = ("consent-not-begun-young-person", "consent-not-begun-guardian")
_EXPIRED: Final = ("consent-expired-young-person", "consent-expired-guardian")
_STANDS: Final = {
    ConsentState.WAITING: (
        "consent-waited-for-young-person",
        "consent-waited-for-guardian",
    ),
    ConsentState.NO: ("consent-refused-young-person", "consent-refused-guardian"),
    ConsentState.CANNOT_TELL: (
        "consent-cannot-tell-young-person",
        "consent-cannot-tell-guardian",
    ),
    ConsentState.UNREACHABLE: (
        "consent-unreachable-young-person",
        "consent-unreachable-guardian",
    ),
    ConsentState.WITHDRAWN: (
        "consent-withdrawn-young-person",
        "consent-withdrawn-guardian",
    ),
    ConsentState.REFERRED: ("consent-referred", "consent-referred"),
    ConsentState.BOARD_NO: ("consent-board-no", "consent-board-no"),
}


def recipient_lacks(case: Case, party: Party, day: date) -> str:
    """Name what is missing for a recipient to be told anything by consent."""
    if shut_out(case, party, day):
        said_no = party.may_be_asked is Answer.NO
        return "guardian-may-not-know" if said_no else "guardian-not-cleared"
    return consent_lacks(case, day) or NO_CONSENT


def shut_out(case: Case, party: Party, day: date) -> bool:
    """Whether a guardian of a minor may not know: no consent and no ground opens then.

    A no is about the person: it stands whatever they are entered as afterwards. The
    placing nämnd is owed what it must have, and nothing shuts it out.
    """
    age = case.young_person.age_on(day)
    if age is not None and age >= GROWN_UP_AT:
        return False
    if party.kind.is_guardian:
        return party.may_be_asked is not Answer.YES
    return party.may_be_asked is Answer.NO and not party.places


def consent_lacks(case: Case, day: date) -> str:
    """Name the first thing missing for any consent to hold; empty if none is."""
    if not case.consent_deviation.strip():
        if not custody_known(case, day):
            return "custody-not-known"
        if consenters(case, day).unclear:
            return "consent-guardian-not-cleared"
    who = deciding(case, day)
    entries = {one: counting(case, one, day) for one in who}
    if any(e and e.state.given for e in entries.values()) and any(
        e and e.state is ConsentState.NO for e in entries.values()
    ):
        return "consent-at-odds"
    for one, entry in entries.items():
        lacking = _lacks(case, one, entry, day)
        if lacking:
            return lacking[one != YOUNG_PERSON]
    answered = [e for e in entries.values() if e and e.state not in ANSWERS_FOR_ITSELF]
    return "" if answered else "nobody-to-ask"


def _lacks(
    case: Case, who: str, entry: Consent | None, day: date
) -> tuple[str, str] | None:
    if entry is None and is_asked_anew(case, who, day):
        return ("consent-asked-anew", "consent-asked-anew")
    if entry is None:
        return _NOT_ASKED
    if entry.state.given and not entry.holds_on(day):
        over = entry.valid_to is not None and entry.valid_to < day
        return _EXPIRED if over else _NOT_BEGUN
    return _STANDS.get(entry.state)


def place_lacks(party: Party, *, hidden: bool) -> str:
    """Name what is missing for somebody to know where the young person is."""
    if hidden and party.may_know_place is Answer.YES:
        return "place-hidden-without-decision"
    return "place-hidden" if hidden else "place-not-cleared"
