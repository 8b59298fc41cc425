from dataclasses import replace

import pytest
from hypothesis import given

from sipdesk.domain.case import Case
from sipdesk.domain.meeting import (
    Booking,
    MeetingForm,
    Participant,
    Preparation,
    Question,
    Wish,
)
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.preparation.model import (
    CHOSEN,
    ParticipantForm,
    QuestionForm,
    WishForm,
    form_of,
    may_be_on_video,
    participant_form,
    question_form,
    save_of,
    save_participant,
    save_question,
    save_wish,
    wish_form,
)
from sipdesk.ui.reading import Unread
from sipdesk.usecases.preparation import ChooseParticipant, RemoveParticipant
from tests.domain import cases as made
from tests.ui.step_page import NOWHERE
from tests.values import values


def with_meeting(case: Case, **parts: object) -> Case:
    return replace(case, meetings=(replace(case.meeting, **parts),))  # type: ignore[arg-type]


@given(how=values(Preparation))
def test_what_is_saved_is_shown_again_as_it_was(how: Preparation) -> None:
    case = with_meeting(made.case(), preparation=how)
    _, order = save_of(case, form_of(case), NOWHERE)
    assert order.preparation == replace(
        how,
        interpreter=how.interpreter.strip(),
        representative=how.representative.strip(),
    )


@given(question=values(Question))
def test_a_question_changed_keeps_its_answer(question: Question) -> None:
    question = replace(question, text=question.text.strip() or "Vem gör vad?")
    case = with_meeting(made.case(), questions=(question,))
    _, order = save_question(case, question_form(case, question.id), NOWHERE)
    assert order.question == question


def test_a_question_needs_an_area() -> None:
    with pytest.raises(Unread) as refused:
        save_question(made.case(), QuestionForm("new", "Vem gör vad?"), NOWHERE)
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


@given(wish=values(Wish))
def test_a_wish_is_saved_as_it_was_shown(wish: Wish) -> None:
    case = with_meeting(made.case(), wishes=(wish,))
    _, order = save_wish(case, wish_form(case, wish.id))
    assert order.wish == wish


def test_a_new_wish_is_most_often_the_young_persons() -> None:
    assert wish_form(made.case(), "new") == WishForm("new", YOUNG_PERSON)


def test_it_must_be_said_whether_somebody_is_wanted() -> None:
    with pytest.raises(Unread) as refused:
        save_wish(made.case(), WishForm("new", YOUNG_PERSON, "bup"))
    assert set(refused.value.problems) == {"wanted"}


@pytest.mark.parametrize("form", MeetingForm)
def test_video_is_asked_of_unless_nobody_is_on_it(form: MeetingForm) -> None:
    case = with_meeting(made.case(), booking=Booking(form=form))
    nobody = {MeetingForm.ROOM, MeetingForm.PHONE}
    assert may_be_on_video(case) == (form not in nobody)
