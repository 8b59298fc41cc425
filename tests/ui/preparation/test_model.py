from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.meeting import Participant, Preparation, Question, Roles
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.preparation.model import (
    CHOSEN,
    Gap,
    ParticipantForm,
    QuestionForm,
    form_of,
    gaps,
    participant_form,
    question_form,
    save_of,
    save_participant,
    save_question,
)
from sipdesk.ui.reading import Unread
from sipdesk.usecases.preparation import ChooseParticipant, RemoveParticipant
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.step_page import NOWHERE
from tests.values import values


def with_meeting(case: Case, **parts: object) -> Case:
    return replace(case, meetings=(replace(case.meeting, **parts),))  # type: ignore[arg-type]


@given(how=values(Preparation))
def test_what_is_saved_is_shown_again_as_it_was(how: Preparation) -> None:
    case = with_meeting(made.case(), preparation=how)
    _, order = save_of(case, form_of(case), NOWHERE)
    assert order.preparation == replace(how, interpreter=how.interpreter.strip())


@given(question=values(Question))
def test_a_question_changed_keeps_its_answer(question: Question) -> None:
    case = with_meeting(made.case(), questions=(question,))
    _, order = save_question(case, question_form(case, question.id))
    assert order.question == question


def test_a_question_needs_an_area() -> None:
    with pytest.raises(Unread) as refused:
        save_question(made.case(), QuestionForm("new", "Vem gör vad?"))
    assert set(refused.value.problems) == {"area"}


def test_a_participant_is_chosen_and_taken_out_by_the_tick() -> None:
    case = made.case(16, made.BUP)
    _, order = save_participant(
        case, ParticipantForm(frozenset({CHOSEN}), "Läsa"), made.BUP.id
    )
    assert order == ChooseParticipant(case.id, case.version, made.BUP.id, "Läsa")
    case = with_meeting(case, participants=(Participant("p", made.BUP.id),))
    assert participant_form(case, made.BUP.id).chosen == {CHOSEN}
    _, gone = save_participant(case, ParticipantForm(), made.BUP.id)
    assert gone == RemoveParticipant(case.id, case.version, "p")


@given(text=st.text(min_size=1).filter(str.strip))
def test_what_a_good_meeting_lacks_is_named_until_it_is_there(text: str) -> None:
    case = made.case(16, made.BUP, made.NAMND)
    assert Gap.NO_KOMMUN in gaps(case)
    people = tuple(
        Participant(party, party, prepare=text)
        for party in (YOUNG_PERSON, made.BUP.id, made.NAMND.id)
    )
    ready = with_meeting(
        case,
        participants=people,
        questions=(Question("q", text, Area.SCHOOL, own=True),),
        roles=Roles(support_person=text),
        preparation=Preparation(pre_meeting=TODAY),
    )
    assert gaps(ready) == ()
