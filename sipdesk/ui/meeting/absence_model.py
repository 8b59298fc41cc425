"""What stands of a principal that stays away; knows nothing of Qt."""

from dataclasses import dataclass

from sipdesk.domain.absence import absent_principals
from sipdesk.domain.case import Case
from sipdesk.domain.meeting import Participant
from sipdesk.ui.page import Around, Save
from sipdesk.ui.reading import Reading, day_text
from sipdesk.usecases.absence import FollowUpAbsence, follow_up_absence


@dataclass(frozen=True, slots=True)
class AbsenceForm:
    """What has been done about one of them, as it was typed."""

    item: str = ""  # a participant's id
    chief_told: str = ""
    deviation: str = ""
    deviation_reference: str = ""


def absence_form(case: Case, item: str) -> AbsenceForm:
    """Write what has been done about a principal as a form."""
    away = absent(case, item)
    if away is None:
        return AbsenceForm(item)
    return AbsenceForm(
        item,
        day_text(away.chief_told),
        day_text(away.deviation),
        away.deviation_reference,
    )


def save_absence(case: Case, form: AbsenceForm, around: Around) -> Save:
    """Turn the form into the use case that registers it.

    Raises:
        Unread: a day cannot be read.

    """
    reading = Reading(around.today())
    chief_told = reading.day("chief_told", form.chief_told)
    deviation = reading.day("deviation", form.deviation)
    reading.done()
    return follow_up_absence, FollowUpAbsence(
        case.id,
        case.version,
        form.item,
        chief_told,
        deviation,
        form.deviation_reference,
    )


def absent(case: Case, item: str) -> Participant | None:
    """Find a principal that stays away by its id as a participant."""
    return next((p for p in absent_principals(case) if p.id == item), None)
