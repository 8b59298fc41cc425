"""The fictive cases with something said of every part of life after SiS."""

from dataclasses import replace
from datetime import date

from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.cover_note import CoverNote
from sipdesk.domain.matching import MatchingNeed
from sipdesk.domain.pathway import Pathway, PathwayState
from sipdesk.domain.social_group import SocialGroup
from tests.documents.papers import content

GUIDES = content().pathways.guides
GROUP_NOTE = "Gruppanteckningen"


def said_of(code: str) -> str:
    """Give the words written of a pathway: a word of its own, found nowhere else."""
    return f"Vägtext-{code}-slut"


def said_inside(code: str) -> str:
    """Give the note on a pathway, which stands on no paper."""
    return f"Vägnot-{code}-slut"


def needed(area: Area) -> str:
    """Give the need written of an area."""
    return f"Behovstext-{area.value}-slut"


def onward(case: Case, state: PathwayState = PathwayState.PLANNED) -> Case:
    """Give a case with a word of its own for every pathway, need and recipient."""
    return replace(
        case,
        pathways=tuple(
            Pathway(
                f"p-{g.code}",
                g.code,
                g.area,
                state,
                what=said_of(g.code),
                who="" if state is PathwayState.NOBODY else "Vera Vägvisare",
                due=date(2027, 1, 8),
                note=said_inside(g.code),
            )
            for g in GUIDES
        ),
        cover_notes=tuple(
            CoverNote(f"n-{p.id}", p.id, f"Fråga-{p.id}-slut") for p in case.parties
        ),
        matching=tuple(MatchingNeed(f"w-{a.value}", a, needed(a)) for a in Area),
        social_group=SocialGroup(
            proposed=date(2026, 11, 1), wants_to_know=Answer.YES, note=GROUP_NOTE
        ),
    )
