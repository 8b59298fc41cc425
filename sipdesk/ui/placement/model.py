"""The placement and its own track, as fields; knows nothing of Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from sipdesk.content.content import Content, Law
from sipdesk.domain.case import Case
from sipdesk.domain.track import DISCHARGE
from sipdesk.ui.kommuner import kommun_code, kommun_of
from sipdesk.ui.page import Around, Save
from sipdesk.ui.reading import Reading, Unread, day_text
from sipdesk.usecases.placement import RecordPlacement, record_placement
from sipdesk.usecases.track import SetStop

STAY: Final = "stay"
"""The group of what belongs to no step."""

GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "start_meeting": ("start_meeting", "start_meeting_held"),
    "review_meeting": ("review_meeting", "review_meeting_held"),
    "discharge_date": (
        "preliminary_discharge",
        "discharge_unknown",
        "discharge_why",
    ),
    "discharge_meeting": ("discharge_meeting", "discharge_meeting_held"),
    "handover": ("discharged", "handed_over_to", "handed_over"),
    STAY: (
        "noticed",
        "admitted",
        "department",
        "legal_basis",
        "placing_kommun",
        "home_region",
        "stay_region",
    ),
}
"""The fields of each step of the track."""

_DAYS: Final = (
    "noticed",
    "admitted",
    "start_meeting",
    "start_meeting_held",
    "review_meeting",
    "review_meeting_held",
    "preliminary_discharge",
    "discharge_meeting",
    "discharge_meeting_held",
    "discharged",
    "handed_over",
)


@dataclass(frozen=True, slots=True)
class PlacementForm:
    """The fields, as they were typed or chosen; the kommun by its name."""

    department: str = ""
    legal_basis: str = ""
    placing_kommun: str = ""
    home_region: str = ""
    stay_region: str = ""
    noticed: str = ""
    admitted: str = ""
    start_meeting: str = ""
    start_meeting_held: str = ""
    review_meeting: str = ""
    review_meeting_held: str = ""
    preliminary_discharge: str = ""
    discharge_unknown: str = ""
    discharge_why: str = ""  # why the date was changed last
    discharge_meeting: str = ""
    discharge_meeting_held: str = ""
    discharged: str = ""
    handed_over_to: str = ""
    handed_over: str = ""


def form_of(case: Case, content: Content) -> PlacementForm:
    """Write the placement as a form."""
    stay = case.placement
    days = {name: day_text(getattr(stay, name)) for name in _DAYS}
    kommun = kommun_of(stay.placing_kommun, content)
    return PlacementForm(
        department=stay.department,
        legal_basis=stay.legal_basis,
        placing_kommun=kommun.name if kommun else "",
        home_region=stay.home_region,
        stay_region=stay.stay_region,
        discharge_unknown=stay.discharge_unknown,
        discharge_why=_last_why(case),
        handed_over_to=stay.handed_over_to,
        **days,
    )


def save_of(case: Case, form: PlacementForm, around: Around) -> Save:
    """Turn the form into the use case that saves it.

    Raises:
        Unread: a day or the kommun cannot be read.

    """
    reading = Reading(around.today())
    days: dict[str, Any] = {
        name: reading.day(name, getattr(form, name)) for name in _DAYS
    }
    reading.done()
    stay = replace(
        case.placement,
        department=form.department.strip(),
        legal_basis=form.legal_basis,
        placing_kommun=kommun_code(
            "placing_kommun", form.placing_kommun, around.content
        ),
        home_region=form.home_region,
        stay_region=form.stay_region,
        discharge_unknown=form.discharge_unknown,
        handed_over_to=form.handed_over_to.strip(),
        **days,
    )
    why = form.discharge_why
    said = None if why == _last_why(case) else why
    return record_placement, RecordPlacement(case.id, case.version, stay, said)


def tried_discharge(case: Case, form: PlacementForm, around: Around) -> SetStop | None:
    """Give the discharge date that is being typed, to try; None when none is."""
    stay, reading = case.placement, Reading(around.today())
    day = reading.day("preliminary_discharge", form.preliminary_discharge)
    try:
        reading.done()
    except Unread:
        return None
    if day == stay.preliminary_discharge:
        return None
    return SetStop(
        case.id,
        case.version,
        DISCHARGE,
        day=day,
        done=stay.discharged,
        unknown=form.discharge_unknown,
    )


def _last_why(case: Case) -> str:
    """Give why the date was changed last; that it is unknown has its own field."""
    changes = case.track.discharge_changes
    last = changes[-1] if changes else None
    return last.why if last is not None and last.became is not None else ""


def bases(content: Content, day: date, chosen: str) -> tuple[Law, ...]:
    """Name the legal bases of a day, and the one that is chosen if it is another."""
    return tuple(
        law
        for law in content.laws.values()
        if law.basis and (law.holds_on(day) or law.id == chosen)
    )
