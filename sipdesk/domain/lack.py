"""What is missing for somebody to be told: one code of one plain sentence.

The sentences stand in ``resources/notices.toml``. They never name anybody.
"""

from datetime import date
from typing import Final

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.consenters import (
    consenters,
    custody_known,
    deciding,
    granting,
)
from sipdesk.domain.party import Party
from sipdesk.domain.standing import GIVING, ConsentStanding, standing
from sipdesk.domain.young_person import YOUNG_PERSON

NO_CONSENT: Final = "no-consent-for-recipient"
"""Everything needed is there, but it does not name this recipient."""

GUARDIAN_SHUT_OUT: Final = frozenset({"guardian-may-not-know", "guardian-not-cleared"})

# By what stands in the way: of the young person, of a guardian.
_STANDS: Final = {
    ConsentStanding.NOT_ASKED: (
        "consent-not-asked-young-person",
        "consent-not-asked-guardian",
    ),
    ConsentStanding.RAISED_ANEW: ("consent-asked-anew", "consent-asked-anew"),
    ConsentStanding.NOT_BEGUN: (
        "consent-not-begun-young-person",
        "consent-not-begun-guardian",
    ),
    ConsentStanding.EXPIRED: (
        "consent-expired-young-person",
        "consent-expired-guardian",
    ),
    ConsentStanding.WAITING: (
        "consent-waited-for-young-person",
        "consent-waited-for-guardian",
    ),
    ConsentStanding.NO: ("consent-refused-young-person", "consent-refused-guardian"),
    ConsentStanding.CANNOT_TELL: (
        "consent-cannot-tell-young-person",
        "consent-cannot-tell-guardian",
    ),
    ConsentStanding.UNREACHABLE: (
        "consent-unreachable-young-person",
        "consent-unreachable-guardian",
    ),
    ConsentStanding.WITHDRAWN: (
        "consent-withdrawn-young-person",
        "consent-withdrawn-guardian",
    ),
    ConsentStanding.REFERRED: ("consent-referred", "consent-referred"),
    ConsentStanding.BOARD_NO: ("consent-board-no", "consent-board-no"),
}


def recipient_lacks(case: Case, party: Party, day: date) -> str:
    """Name what is missing for a recipient to be told anything by consent."""
    return shut_out(case, party, day) or consent_lacks(case, day) or NO_CONSENT


def shut_out(case: Case, party: Party, day: date) -> str:
    """Name why a guardian of a minor may know nothing, whatever else opens.

    Empty if they may. A no is about the person: it stands whatever they are entered as
    afterwards. The placing nämnd is owed what it must have, and nothing shuts it out.
    """
    if case.young_person.is_grown_up_on(day) or party.may_be_asked is Answer.YES:
        return ""
    if party.may_be_asked is Answer.NO and not party.is_placing:
        return "guardian-may-not-know"
    return "guardian-not-cleared" if party.kind.is_guardian else ""


def consent_lacks(case: Case, day: date) -> str:
    """Name the first thing missing for any consent to hold; empty if none is."""
    if not case.consent_deviation.strip():
        if not custody_known(case, day):
            return "custody-not-known"
        if consenters(case, day).unclear:
            return "consent-guardian-not-cleared"
    found = {who: standing(case, who, day) for who in deciding(case, day)}
    if ConsentStanding.NO in found.values() and not GIVING.isdisjoint(found.values()):
        return "consent-at-odds"
    for who, stands in found.items():
        if stands in _STANDS:
            return _STANDS[stands][who != YOUNG_PERSON]
    return "" if granting(case, day) else "nobody-to-ask"


def place_lacks(party: Party, *, hidden: bool) -> str:
    """Name what is missing for somebody to know where the young person is."""
    if hidden and party.may_know_place is Answer.YES:
        return "place-hidden-without-decision"
    return "place-hidden" if hidden else "place-not-cleared"
