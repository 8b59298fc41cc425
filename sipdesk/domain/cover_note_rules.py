"""What each profession's note can hold, what the guard leaves out, who is silent."""

from collections.abc import Iterable
from datetime import date

from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.cause import Cause
from sipdesk.domain.cover_note import AREAS, CoverNote
from sipdesk.domain.guard import clearance, kind_lacks
from sipdesk.domain.information import Information
from sipdesk.domain.party import Party
from sipdesk.domain.pathway import Pathway
from sipdesk.domain.plan import Measure
from sipdesk.domain.plan_rules import goes_on


def receivers(case: Case) -> tuple[Party, ...]:
    """Give those a note can be written for: agencies, never family or the home."""
    return tuple(p for p in case.parties if p.kind in AREAS)


def pathways_for(case: Case, party: Party) -> tuple[Pathway, ...]:
    """Give the pathways of a recipient's profession that somebody has asked about."""
    own = AREAS.get(party.kind, frozenset())
    return tuple(p for p in case.pathways if p.area in own and p.state.answered)


def measures_for(case: Case, party: Party) -> tuple[Measure, ...]:
    """Give what a recipient is to do by the plan, and within their profession."""
    own = AREAS.get(party.kind, frozenset())
    doing = (m for m in case.plan.measures if m.party == party.id and goes_on(m))
    return tuple(m for m in doing if m.area in own)


def kinds_of(party: Party) -> tuple[Information, ...]:
    """Name the kinds of information of a recipient's profession."""
    own = AREAS.get(party.kind, frozenset())
    return tuple(dict.fromkeys(area.kind for area in Area if area in own))


def left_out(
    case: Case, recipient: str, day: date
) -> tuple[tuple[Information, str], ...]:
    """Name the kinds that there is something to say of, and that the note leaves out.

    Each with the code of what is missing for the recipient to be told.

    Raises:
        Missing: there is no such party.

    """
    party = case.party(recipient)
    held = {one.kind for one in pathways_for(case, party)}
    held |= {one.area.kind for one in measures_for(case, party)}
    if any(n.words.strip() for n in case.cover_notes if n.recipient == recipient):
        held |= set(kinds_of(party))
    allowed = clearance(case, recipient, day).kinds
    return tuple(
        (kind, kind_lacks(case, recipient, kind, day))
        for kind in kinds_of(party)
        if kind in held - allowed
    )


def note_for(case: Case, recipient: str) -> CoverNote | None:
    """Find the note to a recipient, if anything is said or known of it."""
    return next((n for n in case.cover_notes if n.recipient == recipient), None)


def receipt_waits(case: Case, _: date) -> Iterable[Cause]:
    """Name the notes that have gone out, and of which nobody has said they came."""
    for note in case.cover_notes:
        if note.sent is not None and note.silent:
            yield Cause(note.sent, note.id)
