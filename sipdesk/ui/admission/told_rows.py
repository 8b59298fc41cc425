"""What is shown of who knows of the placement; knows nothing of Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sipdesk.content.notices import notice
from sipdesk.content.swedish import in_sweden, listing, short_date
from sipdesk.content.words import lower_first, word
from sipdesk.domain.case import Case
from sipdesk.domain.paper import PaperRecord
from sipdesk.domain.placement_told import Knows, not_entered, who_knows


@dataclass(frozen=True, slots=True)
class ToldRow:
    """One agency: whether it knows, and from what."""

    party: str
    title: str
    capacity: str
    knows: bool
    notes: tuple[str, ...]
    noted: str  # the id of what is noted; "" = nothing is
    may_be_told: bool  # by a letter: the board that places needs none


def told_rows(
    case: Case, papers: Sequence[PaperRecord], day: date
) -> tuple[ToldRow, ...]:
    """Tell of every agency whether it knows of the placement."""
    return tuple(
        ToldRow(
            one.party.id,
            one.party.label,
            word(one.party.kind),
            one.knows,
            _notes(one),
            one.told.id if one.told else "",
            not one.party.is_placing,
        )
        for one in who_knows(case, papers, day)
    )


def absent(case: Case) -> str:
    """Say which of those who ought to know are not entered; empty if all are."""
    names = [lower_first(word(kind)) for kind in not_entered(case)]
    return f"Inte inlagda runt den unge: {listing(names)}." if names else ""


def _notes(one: Knows) -> tuple[str, ...]:
    found = []
    if one.party.is_placing:
        found.append("Nämnden placerar.")
    if one.told:
        day, how = short_date(one.told.day), lower_first(word(one.told.how))
        found.append(f"Fick veta {day}, {how}, av {one.told.by}.")
    if one.paper:
        day = short_date(in_sweden(one.paper.made).date())
        found.append(f"Papper härifrån {day}: {lower_first(word(one.paper.kind))}.")
    if not one.knows and one.missing:
        found.append(f"Inget papper kan gå dit än. {notice(one.missing).whole}")
    return tuple(found)
