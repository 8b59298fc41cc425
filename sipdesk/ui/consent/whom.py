"""Who has a row on the page about consent, and why; knows nothing of Qt."""

from datetime import date
from enum import Enum

from sipdesk.domain.case import Case
from sipdesk.domain.consenters import Consenters, consenters, latest
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.young_person import (
    GROWN_UP_AT,
    YOUNG_PERSON,
    YOUNG_PERSON_JOINS_AT,
)


class Whose(Enum):
    """Why the program proposes whom it proposes."""

    AGE_UNKNOWN = "age-unknown"
    UNDER_FIFTEEN = "under-fifteen"
    YOUNG = "young"
    GROWN_UP = "grown-up"


def whose(proposed: Consenters) -> Whose:
    """Tell by which rule of thumb it is proposed whose consent is asked for."""
    if proposed.age is None:
        return Whose.AGE_UNKNOWN
    if proposed.age >= GROWN_UP_AT:
        return Whose.GROWN_UP
    young = proposed.age < YOUNG_PERSON_JOINS_AT
    return Whose.UNDER_FIFTEEN if young else Whose.YOUNG


def can_answer(case: Case, day: date) -> tuple[str, ...]:
    """Name those whose answer can be registered, the proposed ones first."""
    proposed = consenters(case, day)
    others = [p.id for p in case.parties if p.kind.is_guardian or _speaks(p)]
    entered = [c.consenter for c in case.consents]
    everyone = (*proposed.asked, *proposed.view_only, YOUNG_PERSON, *others, *entered)
    return tuple(dict.fromkeys(everyone))


def _speaks(party: Party) -> bool:
    return party.kind is PartyKind.REPRESENTATIVE


def listed(case: Case, day: date) -> tuple[str, ...]:
    """Name those who have a row: the proposed, and all who have been asked."""
    proposed = consenters(case, day)
    entered = [c.consenter for c in case.consents]
    return tuple(dict.fromkeys((*proposed.asked, *proposed.view_only, *entered)))


def open_entry(case: Case, consenter: str) -> str:
    """Give the id of the entry that waits for an answer; empty when none does."""
    entry = latest(case, consenter)
    waits = entry is not None and not entry.state.decided
    return entry.id if entry is not None and waits else ""


def is_heard(case: Case, who: str, day: date) -> bool:
    """Whether somebody is a child who is heard and does not decide."""
    return who in consenters(case, day).view_only
