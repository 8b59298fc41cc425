"""What stands on the page that prepares the meeting; knows nothing of Qt."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.guard import Verdict, clearance
from sipdesk.domain.meeting import (
    Meeting,
    Preparation,
    Question,
    QuestionState,
    TakingPart,
)
from sipdesk.domain.party import Principal
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.needed import area_of
from sipdesk.ui.page import Around, Save
from sipdesk.ui.reading import Reading, Unread, day_text
from sipdesk.usecases.preparation import (
    ChooseParticipant,
    PutQuestion,
    RecordPreparation,
    RemoveParticipant,
    choose_participant,
    put_question,
    record_preparation,
    remove_participant,
)

OWN = "own"
CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class PreparationForm:
    """The fields, as they were typed or chosen."""

    purpose: str = ""
    taking_part: str = ""
    adaptations: str = ""
    pre_meeting: str = ""
    interpreter: str = ""


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """One question."""

    item: str = ""
    text: str = ""
    area: str = ""
    own: frozenset[str] = frozenset()  # OWN, when it is the young person's


@dataclass(frozen=True, slots=True)
class ParticipantForm:
    """Whether somebody is to be there, and what they are to prepare."""

    chosen: frozenset[str] = frozenset()  # CHOSEN, or nothing
    prepare: str = ""


class Gap(Enum):
    """What a good meeting would have, and this one does not have yet."""

    NO_OWN_QUESTION = "no-own-question"
    NO_KOMMUN = "no-kommun"
    NO_REGION = "no-region"
    NO_SUPPORT = "no-support"
    NO_PRE_MEETING = "no-pre-meeting"
    NO_INTERPRETER = "no-interpreter"
    NOTHING_TO_PREPARE = "nothing-to-prepare"


def form_of(case: Case) -> PreparationForm:
    """Write the preparation as a form."""
    how = case.meeting.preparation
    unsaid = how.taking_part is TakingPart.NOT_SAID
    return PreparationForm(
        purpose=how.purpose,
        taking_part="" if unsaid else how.taking_part.value,
        adaptations=how.adaptations,
        pre_meeting=day_text(how.pre_meeting),
        interpreter=how.interpreter,
    )


def save_of(case: Case, form: PreparationForm, around: Around) -> Save:
    """Turn the form into the use case that saves it.

    Raises:
        Unread: the day of the pre-meeting cannot be read.

    """
    reading = Reading(around.today())
    pre_meeting = reading.day("pre_meeting", form.pre_meeting)
    reading.done()
    how = Preparation(
        purpose=form.purpose,
        taking_part=TakingPart(form.taking_part or TakingPart.NOT_SAID.value),
        adaptations=form.adaptations,
        pre_meeting=pre_meeting,
        interpreter=form.interpreter.strip(),
    )
    return record_preparation, RecordPreparation(case.id, case.version, how)


def question_form(case: Case, item: str) -> QuestionForm:
    """Write a question as a form; an unknown id is a new question."""
    for asked in case.meeting.questions:
        if asked.id == item:
            own = frozenset({OWN}) if asked.own else frozenset[str]()
            return QuestionForm(item, asked.text, asked.area.value, own)
    return QuestionForm(item)


def save_question(case: Case, form: QuestionForm) -> Save:
    """Turn the form into the use case that puts the question.

    Raises:
        Unread: no area is chosen.

    """
    asked = {q.id: q for q in case.meeting.questions}.get(form.item)
    question = Question(
        id=form.item,
        text=form.text,
        area=area_of(form.area),
        own=OWN in form.own,
        state=asked.state if asked else QuestionState.OPEN,
        answer=asked.answer if asked else "",
    )
    return put_question, PutQuestion(case.id, case.version, question)


def participant_form(case: Case, party: str) -> ParticipantForm:
    """Write whether somebody is to be there."""
    found = case.meeting.participant(party)
    if found is None:
        return ParticipantForm()
    return ParticipantForm(frozenset({CHOSEN}), found.prepare)


def save_participant(case: Case, form: ParticipantForm, party: str) -> Save:
    """Turn the form into the use case that chooses somebody, or takes them out.

    Raises:
        Unread: there is nobody to take out.

    """
    found = case.meeting.participant(party)
    if CHOSEN in form.chosen:
        order = ChooseParticipant(case.id, case.version, party, form.prepare)
        return choose_participant, order
    if found is None:
        raise Unread({})
    return remove_participant, RemoveParticipant(case.id, case.version, found.id)


def called_on(case: Case, party: str) -> date | None:
    """Tell when somebody was called, if they were."""
    found = case.meeting.participant(party)
    return found.called if found else None


def stopped_by(case: Case, party: str, day: date) -> str:
    """Give the code of what stops somebody from being told; empty for nothing."""
    allowed = clearance(case, party, day)
    return allowed.missing if allowed.verdict is Verdict.NO else ""


def gaps(case: Case) -> tuple[Gap, ...]:
    """Tell what a good meeting would have besides what the step asks for."""
    return tuple(_gaps(case, case.meeting))


def _gaps(case: Case, meeting: Meeting) -> Iterator[Gap]:
    parties = {p.id: p for p in case.parties}
    coming = [parties[p.party] for p in meeting.participants if p.party in parties]
    there = {party.principal for party in coming}
    if not any(q.own for q in meeting.questions):
        yield Gap.NO_OWN_QUESTION
    if Principal.KOMMUN not in there:
        yield Gap.NO_KOMMUN
    if Principal.REGION not in there:
        yield Gap.NO_REGION
    if not meeting.roles.support_person.strip():
        yield Gap.NO_SUPPORT
    if meeting.preparation.pre_meeting is None:
        yield Gap.NO_PRE_MEETING
    needs_interpreter = case.young_person.interpreter is Answer.YES
    if needs_interpreter and not meeting.preparation.interpreter.strip():
        yield Gap.NO_INTERPRETER
    others = [p for p in meeting.participants if p.party != YOUNG_PERSON]
    if others and not any(p.prepare.strip() for p in others):
        yield Gap.NOTHING_TO_PREPARE
