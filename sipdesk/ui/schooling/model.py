"""How it stands with school, as fields; knows nothing of Qt."""

from dataclasses import dataclass
from typing import Any, Final

from sipdesk.content.content import Content
from sipdesk.domain.case import Case
from sipdesk.domain.party import PartyKind
from sipdesk.domain.schooling import Schooling
from sipdesk.ui.kommuner import kommun_code, kommun_of
from sipdesk.ui.page import Around, Save
from sipdesk.ui.reading import Reading, answer, day_text, said
from sipdesk.usecases.schooling import RecordSchooling, record_schooling

_DAYS: Final = (
    "statement_asked",
    "statement_sent",
    "receiving_asked",
    "receiving_answered",
)
_ANSWERS: Final = ("agreement", "receiving", "guidance", "therapist")
_TEXTS: Final = (
    "coordinator",
    "coordinator_phone",
    "home_school",
    "mentor",
    "receiving_school",
    "guidance_told",
    "therapist_told",
)


@dataclass(frozen=True, slots=True)
class SchoolingForm:
    """The fields, as they were typed or chosen; the kommun by its name."""

    statement_asked: str = ""
    statement_sent: str = ""
    agreement: str = ""
    coordinator: str = ""
    coordinator_phone: str = ""
    coordinator_kommun: str = ""
    home_school: str = ""
    mentor: str = ""
    receiving_school: str = ""
    receiving_asked: str = ""
    receiving_answered: str = ""
    receiving: str = ""
    guidance: str = ""
    guidance_told: str = ""
    therapist: str = ""
    therapist_told: str = ""


def form_of(case: Case, content: Content) -> SchoolingForm:
    """Write the rows as a form."""
    school = case.schooling
    kommun = kommun_of(school.coordinator_kommun, content)
    return SchoolingForm(
        coordinator_kommun=kommun.name if kommun else "",
        **{name: day_text(getattr(school, name)) for name in _DAYS},
        **{name: said(getattr(school, name)) for name in _ANSWERS},
        **{name: getattr(school, name) for name in _TEXTS},
    )


def save_of(case: Case, form: SchoolingForm, around: Around) -> Save:
    """Turn the form into the use case that saves it.

    Raises:
        Unread: a day or the kommun cannot be read.

    """
    reading = Reading(around.today())
    told: dict[str, Any] = {
        **{name: reading.day(name, getattr(form, name)) for name in _DAYS},
        **{name: answer(getattr(form, name)) for name in _ANSWERS},
        **{name: getattr(form, name).strip() for name in _TEXTS},
    }
    reading.done()
    kommun = kommun_code("coordinator_kommun", form.coordinator_kommun, around.content)
    schooling = Schooling(coordinator_kommun=kommun, **told)
    return record_schooling, RecordSchooling(case.id, case.version, schooling)


def known_schools(case: Case) -> tuple[str, ...]:
    """Name the schools that are entered among the case's people and agencies."""
    schools = (p for p in case.parties if p.kind is PartyKind.SCHOOL)
    return tuple(p.label for p in schools if p.label)
