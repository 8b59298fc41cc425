"""Who knows of the placement; knows nothing of Qt."""

from dataclasses import dataclass
from datetime import date

from sipdesk.content.notices import notice
from sipdesk.domain.admission import PlacementTold
from sipdesk.domain.case import Case
from sipdesk.domain.offer import InformedBy
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
