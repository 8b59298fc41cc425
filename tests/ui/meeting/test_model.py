from dataclasses import replace
from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.case import Case
from sipdesk.domain.errors import Missing
from sipdesk.domain.meeting import (
    Attendance,
    Meeting,
    Participant,
    Question,
    QuestionState,
    Record,
    TiedTo,
)
from sipdesk.domain.minutes import MinutesVersion
from sipdesk.ui.meeting.model import (
    AnswerForm,
    AttendanceForm,
    all_minutes,
    answer_form,
    attendance_form,
    record_form,
    save_answer,
    save_attendance,
    save_record,
)
from tests.domain import cases as made
from tests.ui.step_page import NOWHERE
from tests.values import values


def with_meeting(**parts: object) -> Case:
    case = made.case()
    return replace(case, meetings=(replace(case.meeting, **parts),))  # type: ignore[arg-type]


def to_the_minute(moment: time | None) -> time | None:
    return moment and moment.replace(second=0, microsecond=0, fold=0)


@given(record=values(Record), tied_to=st.sampled_from(TiedTo))
def test_what_is_saved_is_shown_again_as_it_was(
    record: Record, tied_to: TiedTo
) -> None:
    case = with_meeting(record=record, tied_to=tied_to)
    _, order = save_record(case, record_form(case), NOWHERE)
    kept = replace(record, next_start=to_the_minute(record.next_start), amending="")
    assert (order.record, order.tied_to) == (kept, tied_to)


@given(how=st.sampled_from(Attendance))
def test_attendance_is_shown_as_noted(how: Attendance) -> None:
    there = Participant("p", "x", attendance=how, sent_words="Ring mig.")
    case = with_meeting(participants=(there,))
    _, order = save_attendance(case, attendance_form(case, "p"), "p")
    assert (order.attendance, order.sent_words) == (how, "Ring mig.")
    assert attendance_form(case, "gone") == AttendanceForm()


@given(question=values(Question))
def test_an_answer_is_saved_as_marked_unless_it_is_the_first(
    question: Question,
) -> None:
    case = with_meeting(questions=(question,))
    form = answer_form(case, question.id)
    _, order = save_answer(case, form, question.id)
    assert (order.state, order.answer) == (question.state, question.answer)
    _, order = save_answer(case, replace(form, answer="Ja."), question.id)
    first = question.state is QuestionState.OPEN and not question.answer.strip()
    assert order.state is (QuestionState.ANSWERED if first else question.state)
    assert answer_form(case, "gone") == AnswerForm()


def version(number: int, meeting: Meeting) -> MinutesVersion:
    at = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    return MinutesVersion(f"{meeting.id} {number}", number, at, "user", 1)


def test_every_meetings_minutes_are_listed_newest_first() -> None:
    case = made.case()
    first = replace(case.meeting, minutes=(version(1, case.meeting),))
    second = Meeting("second")
    second = replace(second, minutes=(version(1, second), version(2, second)))
    case = replace(case, meetings=(first, second))
    assert [v.id for v in all_minutes(case)] == ["second 2", "second 1", "meeting 1"]
    assert case.minuted_as("meeting 1") == first
    with pytest.raises(Missing):
        case.minuted_as("gone")
