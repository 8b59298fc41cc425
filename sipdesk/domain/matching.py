"""Matchningsunderlag: needs, not diagnoses, for the place that nämnden looks for.

To an authority it goes as all papers do. To a private home only on consent: OSL 26 kap.
9 § reaches from authority to authority, and no other permission takes its place here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sipdesk.domain.area import Area
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.party import Party, PartyKind

_RECEIVERS: Final = (PartyKind.SOCIAL_SERVICES, PartyKind.OTHER)


@dataclass(frozen=True, slots=True)
class MatchingNeed:
    """What the young person needs of a place to live, in one area of life."""

    id: str
    area: Area
    words: str


def matched_with(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Give those a sheet can be written for: the placing nämnd first."""
    found = [p for p in parties if p.kind in _RECEIVERS]
    return tuple(sorted(found, key=lambda p: not p.is_placing))


def on_consent_alone(party: Party) -> bool:
    """Whether only consent opens the sheet: one who is no authority, as far as known.

    That an ``OTHER`` is an authority is not known, so it counts as private.
    """
    return party.kind is PartyKind.OTHER or party.kind.is_private


def check_need(need: MatchingNeed) -> None:
    """Refuse a need without words.

    Raises:
        RuleBroken: ``matching-empty``.

    """
    if not need.words.strip():
        raise RuleBroken("matching-empty", "words")
