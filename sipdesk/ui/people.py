"""How those in a case are named on its pages; knows nothing of Qt."""

from collections.abc import Iterable
from datetime import date

from sipdesk.content.words import recipient, word
from sipdesk.domain.case import Case
from sipdesk.domain.party import Party
from sipdesk.domain.young_person import YOUNG_PERSON


def person(case: Case, party_id: str, day: date) -> str:
    """Name a party or the young person; one who is protected by initials alone.

    Raises:
        Missing: there is no such party.

    """
    if party_id == YOUNG_PERSON:
        return case.listed_name(day) or recipient(YOUNG_PERSON)
    return case.party(party_id).label


def capacity(case: Case, party_id: str) -> str:
    """Tell in what capacity somebody stands in the case.

    Raises:
        Missing: there is no such party.

    """
    if party_id == YOUNG_PERSON:
        return recipient(YOUNG_PERSON)
    return word(case.party(party_id).kind)


def everyone(case: Case) -> tuple[str, ...]:
    """Give the young person, and then every party."""
    return (YOUNG_PERSON, *(party.id for party in case.parties))


def to_choose(parties: Iterable[Party]) -> list[tuple[str, str]]:
    """Offer parties as choices."""
    return [(party.id, party.label) for party in parties]


def principals(case: Case) -> tuple[Party, ...]:
    """Give the parties of kommun and region."""
    return tuple(p for p in case.parties if p.principal is not None)
