"""The time after SiS in a case made by chance, every text of it a canary."""

from dataclasses import replace
from random import Random
from typing import Final

from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.cover_note import CoverNote
from sipdesk.domain.information import Information as Kind
from sipdesk.domain.matching import MatchingNeed
from sipdesk.domain.party import PartyKind
from sipdesk.domain.pathway import Pathway, PathwayState
from sipdesk.domain.social_group import SocialGroup
from tests.home import TODAY
from tests.proofs.leaks.birds import Flock
from tests.proofs.leaks.oracle import FILE

_NOBODY: Final = ("nobody",)
_PROFESSIONS: Final = {
    PartyKind.SOCIAL_SERVICES: frozenset(Area),
    PartyKind.OTHER: frozenset(Area),
    PartyKind.SCHOOL: {Area.SCHOOL},
    PartyKind.SIS_SCHOOL: {Area.SCHOOL},
    PartyKind.PSYCHIATRY: {Area.HEALTH, Area.MENTAL_HEALTH},
    PartyKind.SIS_HEALTH: {Area.HEALTH, Area.MENTAL_HEALTH, Area.DENTAL},
    PartyKind.DENTAL_CARE: {Area.DENTAL},
}
"""What each may be told of at all, written apart from the program's own list."""


def onward(case: Case, flock: Flock, chance: Random) -> Case:
    """Give a case with something said of every part of life after SiS."""
    return replace(
        case,
        pathways=tuple(_pathway(case, flock, chance, area) for area in Area),
        social_group=SocialGroup(
            proposed=TODAY, note=flock.text("group note", only=_NOBODY)
        ),
        cover_notes=tuple(
            CoverNote(
                f"n-{party.id}",
                party.id,
                flock.text(
                    f"asked of {party.id}",
                    *(area.kind for area in _PROFESSIONS[party.kind]),
                    only=(party.id,),
                ),
            )
            for party in case.parties
            if party.kind in _PROFESSIONS
        ),
        matching=tuple(
            MatchingNeed(
                f"w-{area.value}",
                area,
                flock.text("matching need", area.kind, only=_matched(case)),
            )
            for area in chance.sample(tuple(Area), 4)
        ),
    )


def _pathway(case: Case, flock: Flock, chance: Random, area: Area) -> Pathway:
    own = [p.id for p in case.parties if area in _PROFESSIONS.get(p.kind, ())]
    readers = (*own, FILE)
    states = [s for s in PathwayState if s.answered]
    return Pathway(
        f"p-{area.value}",
        area.value,
        area,
        chance.choice(states),
        chance.choice([p.id for p in case.parties]),
        flock.text("who answers", area.kind, Kind.PLACE, only=readers),
        flock.text("pathway", area.kind, only=readers),
        note=flock.text("pathway note", only=_NOBODY),
    )


def _matched(case: Case) -> tuple[str, ...]:
    kinds = (PartyKind.SOCIAL_SERVICES, PartyKind.OTHER)
    return (*(p.id for p in case.parties if p.kind in kinds), FILE)
