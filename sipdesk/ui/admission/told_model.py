"""Who knows of the placement; knows nothing of Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sipdesk.content.notices import notice
from sipdesk.content.swedish import in_sweden, listing, short_date
from sipdesk.content.words import lower_first, word
from sipdesk.domain.admission import PlacementTold
from sipdesk.domain.case import Case
from sipdesk.domain.offer import InformedBy
from sipdesk.domain.paper import PaperRecord
from sipdesk.domain.placement_told import Knows, not_entered, who_knows
from sipdesk.ui.page import Save
from sipdesk.ui.reading import Reading, Unread, day_text
from sipdesk.usecases.admission import NoteTold, note_told


@dataclass(frozen=True, slots=True)
class ToldForm:
    """That one agency was told, being noted."""

    item: str = ""  # the id of what is noted
    party: str = ""
    day: str = ""
    by: str = ""
    how: str = InformedBy.ORALLY.value


def told_form(case: Case, told_id: str) -> ToldForm:
    """Write what is noted as a form; what the case does not have is empty."""
    found = [one for one in case.admission.told if one.id == told_id]
    if not found:
        return ToldForm(told_id)
    one = found[0]
    return ToldForm(one.id, one.party, day_text(one.day), one.by, one.how.value)


def save_told(case: Case, form: ToldForm, today: date) -> Save:
    """Turn the form into the use case that notes it.

    Raises:
        Unread: the day cannot be read, or is not written.

    """
    reading = Reading(today)
    day = reading.day("day", form.day)
    reading.done()
    if day is None:
        raise Unread({"day": notice("day-missing").whole})
    how = InformedBy(form.how or InformedBy.ORALLY.value)
    told = PlacementTold(form.item, form.party, day, form.by.strip(), how)
    return note_told, NoteTold(case.id, case.version, told)


@dataclass(frozen=True, slots=True)
class ToldRow:
    """One agency: whether it knows, and from what."""

    party: str
    title: str
    capacity: str
    knows: bool
    notes: tuple[str, ...]
    noted: str  # the id of what is noted; "" = nothing is


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
