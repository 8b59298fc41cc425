"""What stands on the page of admission; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sipdesk.content.notices import notice
from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.identity import written_number
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.young_person import YOUNG_PERSON, Custody, YoungPerson
from sipdesk.ui.page import Save
from sipdesk.ui.reading import Reading, Unread, answer, day_text, said
from sipdesk.usecases.admission import (
    LiftFlag,
    PutFlag,
    RecordAcute,
    RecordRunningPlan,
    RecordYoungPerson,
    lift_flag,
    put_flag,
    record_acute,
    record_running_plan,
    record_young_person,
)
from sipdesk.usecases.consent import ClearGuardian, clear_guardian

PUT, LIFT = "put", "lift"


@dataclass(frozen=True, slots=True)
class YoungPersonForm:
    """The young person's facts, as typed."""

    given_name: str = ""
    family_name: str = ""
    birth_date: str = ""
    number: str = ""
    custody: str = ""
    language: str = ""
    interpreter: str = ""
    communication: str = ""


def young_person_form(case: Case) -> YoungPersonForm:
    """Write the young person as a form."""
    young = case.young_person
    asked = young.custody is not Custody.NOT_ASKED
    return YoungPersonForm(
        given_name=young.given_name,
        family_name=young.family_name,
        birth_date=day_text(young.birth_date),
        number=written_number(young.number),
        custody=young.custody.value if asked else "",
        language=young.language,
        interpreter=said(young.interpreter),
        communication=young.communication,
    )


def save_young_person(case: Case, form: YoungPersonForm, today: date) -> Save:
    """Turn the form into the use case that saves it.

    Raises:
        Unread: the birth date cannot be read.

    """
    reading = Reading(today)
    born = reading.day("birth_date", form.birth_date)
    reading.done()
    young = YoungPerson(
        given_name=form.given_name.strip(),
        family_name=form.family_name.strip(),
        birth_date=born,
        custody=Custody(form.custody or Custody.NOT_ASKED.value),
        language=form.language.strip(),
        interpreter=answer(form.interpreter),
        communication=form.communication,
    )
    order = RecordYoungPerson(case.id, case.version, young, form.number)
    return record_young_person, order


@dataclass(frozen=True, slots=True)
class GuardianForm:
    """The question about one guardian; where the young person is is another."""

    may_be_asked: str = ""


def guardian_form(guardian: str) -> Callable[[Case], GuardianForm]:
    """Give what writes one guardian's question as a form."""

    def form_of(case: Case) -> GuardianForm:
        found = [g for g in case.guardians if g.id == guardian]
        if not found:
            return GuardianForm()
        return GuardianForm(said(found[0].may_be_asked))

    return form_of


def save_guardian(guardian: str) -> Callable[[Case, GuardianForm], Save]:
    """Give what turns one guardian's form into the use case that saves it."""

    def save_of(case: Case, form: GuardianForm) -> Save:
        order = ClearGuardian(
            case.id,
            case.version,
            guardian,
            answer(form.may_be_asked),
        )
        return clear_guardian, order

    return save_of


@dataclass(frozen=True, slots=True)
class FlagForm:
    """One protection being written, or lifted: ``task`` says which."""

    item: str = ""
    task: str = PUT
    kind: str = ""
    about: str = YOUNG_PERSON
    source: str = ""
    decided: str = ""
    review: str = ""
    day: str = ""  # of the decision that lifts it
    by: str = ""


def flag_form(case: Case, flag_id: str) -> FlagForm:
    """Write a protection as a form; one that the case does not have is empty."""
    found = [f for f in case.flags if f.id == flag_id]
    if not found:
        return FlagForm(item=flag_id)
    flag = found[0]
    return FlagForm(
        item=flag.id,
        kind=flag.kind.value,
        about=flag.about,
        source=flag.source,
        decided=day_text(flag.decided),
        review=day_text(flag.review),
    )


def save_flag(case: Case, form: FlagForm, today: date) -> Save:
    """Turn the form into the use case that puts or lifts the protection.

    Raises:
        Unread: a day cannot be read, or what must be chosen is not.

    """
    if form.task == LIFT:
        return _lift(case, form, today)
    reading = Reading(today)
    decided = reading.day("decided", form.decided)
    review = reading.day("review", form.review)
    reading.done()
    if not form.kind:
        raise Unread({"kind": notice("flag-without-kind").whole})
    flag = Flag(
        id=form.item,
        kind=FlagKind(form.kind),
        about=form.about or YOUNG_PERSON,
        source=form.source.strip(),
        decided=decided,
        review=review,
    )
    return put_flag, PutFlag(case.id, case.version, flag)


def _lift(case: Case, form: FlagForm, today: date) -> Save:
    reading = Reading(today)
    day = reading.day("day", form.day)
    reading.done()
    if day is None:
        raise Unread({"day": notice("day-missing").whole})
    return lift_flag, LiftFlag(case.id, case.version, form.item, day, form.by)


@dataclass(frozen=True, slots=True)
class RunningForm:
    """Whether there is a SIP from before."""

    running_plan: str = ""
    running_plan_note: str = ""


def running_form(case: Case) -> RunningForm:
    """Write the question as a form."""
    admission = case.admission
    return RunningForm(said(admission.running_plan), admission.running_plan_note)


def save_running(case: Case, form: RunningForm) -> Save:
    """Turn the form into the use case that saves it."""
    running = answer(form.running_plan)
    note = form.running_plan_note
    order = RecordRunningPlan(case.id, case.version, running, note)
    return record_running_plan, order


@dataclass(frozen=True, slots=True)
class AcuteForm:
    """Whether the placement was acute, and why little came with it."""

    acute: str = ""
    incomplete: str = ""


def acute_form(case: Case) -> AcuteForm:
    """Write the question as a form."""
    return AcuteForm(said(case.admission.acute), case.admission.incomplete)


def save_acute(case: Case, form: AcuteForm) -> Save:
    """Turn the form into the use case that saves it."""
    acute = answer(form.acute)
    why = form.incomplete if acute is Answer.YES else ""
    return record_acute, RecordAcute(case.id, case.version, acute, why)
