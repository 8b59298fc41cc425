"""Who knows of the placement: told by a paper from here, or noted as told.

That somebody is told is a disclosure like any other. This notes what has been done; it
opens nothing, and the guard is asked where a paper is made.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from sipdesk.domain.admission import PlacementTold
from sipdesk.domain.case import Case
from sipdesk.domain.guard import Verdict, clearance
from sipdesk.domain.paper import PaperRecord
from sipdesk.domain.party import Party, PartyKind

OUGHT_TO_KNOW: Final = (
    PartyKind.SOCIAL_SERVICES,
    PartyKind.SCHOOL,
    PartyKind.PSYCHIATRY,
    PartyKind.PRIMARY_CARE,
    PartyKind.DENTAL_CARE,
)
"""The agencies whose work a placement changes (domain.md 5, obstacles 2, 8, 11, 15)."""


@dataclass(frozen=True, slots=True)
class Knows:
    """What is known of whether an agency knows of the placement."""

    party: Party
    paper: PaperRecord | None  # the first from here
    told: PlacementTold | None  # the first that is noted
    missing: str  # code of what lacks for a paper to tell them; "" = nothing

    @property
    def knows(self) -> bool:
        """Whether they know: the board that places does from the beginning."""
        return self.party.is_placing or bool(self.paper or self.told)


def who_knows(
    case: Case, papers: Iterable[PaperRecord], day: date
) -> tuple[Knows, ...]:
    """Tell of every agency in the case but SiS's own whether it knows."""
    first: dict[str, PaperRecord] = {}
    for record in sorted(papers, key=lambda one: one.made):
        first.setdefault(record.recipient, record)
    noted: dict[str, PlacementTold] = {}
    for one in sorted(case.admission.told, key=lambda one: one.day):
        noted.setdefault(one.party, one)
    return tuple(
        Knows(p, first.get(p.id), noted.get(p.id), _lacks(case, p, day))
        for p in _agencies(case)
    )


def to_tell(case: Case) -> tuple[str, ...]:
    """Name those whom a letter may tell of the placement: not who decided on it."""
    return tuple(party.id for party in _agencies(case) if not party.is_placing)


def _agencies(case: Case) -> Iterator[Party]:
    return (p for p in case.parties if not (p.kind.is_private or p.kind.is_sis))


def not_entered(case: Case) -> Iterator[PartyKind]:
    """Name those who ought to know and are not in the case."""
    here = {party.kind for party in case.parties}
    return (kind for kind in OUGHT_TO_KNOW if kind not in here)


def _lacks(case: Case, party: Party, day: date) -> str:
    found = clearance(case, party.id, day)
    return found.missing if found.verdict is Verdict.NO else ""
