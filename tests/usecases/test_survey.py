"""Answers that belong to nobody, in a real encrypted home."""

from collections import Counter
from dataclasses import fields, replace
from datetime import date

import pytest
from sqlalchemy import Date, DateTime
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateTable

from sipdesk.content.library import read_all_surveys
from sipdesk.domain.case import Case
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.meeting import Attendance, Record
from sipdesk.domain.period import quarter_of
from sipdesk.domain.survey import BLANK, DONT_KNOW, Mark, SurveyOccasion
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.domain.survey_rate import Rate, group_of, rates
from sipdesk.paths import resources
from sipdesk.storage.survey_tables import survey_mark, survey_remark
from sipdesk.usecases.case import read_case
from sipdesk.usecases.closing import (
    CloseCase,
    RecordClosing,
    ReopenCase,
    close_case,
    record_closing,
    reopen_case,
)
from sipdesk.usecases.journal import Undo, undo
from sipdesk.usecases.meeting import RecordMeeting, record_meeting
from sipdesk.usecases.survey import (
    Answer,
    AnswerSurvey,
    Counted,
    answer_survey,
    take_back_answers,
)
from tests.home import TODAY
from tests.usecases.desk import Desk
from tests.usecases.refusals import refused

MEETING = read_all_surveys(resources()).on(SurveyOccasion.MEETING)
YOUNG = SurveyGroup.YOUNG_PERSON


@pytest.fixture
def held(desk: Desk) -> Desk:
    desk.do(record_meeting, RecordMeeting, Record(held=TODAY))
    return desk


def saved(desk: Desk) -> Case:
    return read_case(desk.case.id, desk.ports).case


def given(desk: Desk) -> Counter[str]:
    """Count what is kept of what was answered, but for what was left blank."""
    with desk.ports.store.reading() as work:
        counts = work.surveys.counts()
    return Counter({c.answer: c.count for c in counts if c.answer != BLANK})


def order(desk: Desk, **answers: str) -> AnswerSurvey:
    return AnswerSurvey(
        MEETING.id,
        YOUNG,
        {name.replace("_", "-"): Answer("faces-3", a) for name, a in answers.items()},
        case=desk.case.id,
        meeting=desk.case.meetings[0].id,
    )


def test_each_question_leaves_one_mark_and_the_meeting_counts_one(held: Desk) -> None:
    answer_survey(order(held, listened="3", understood=DONT_KNOW), held.ports)
    with held.ports.store.reading() as work:
        counts = work.surveys.counts()
    assert sum(c.count for c in counts) == len(MEETING.questions[YOUNG])
    assert {c.answer for c in counts} == {"3", DONT_KNOW, BLANK}
    (counted,) = saved(held).meetings[0].evaluations
    assert (counted.group, counted.answered, counted.handed_out) == (YOUNG, 1, 1)


def test_an_answer_knows_no_case_no_meeting_and_no_day() -> None:
    names = {field.name for field in fields(Mark)}
    assert names == {
        *("id", "survey", "edition", "group"),
        *("quarter", "question", "scale", "answer"),
    }
    for table in (survey_mark, survey_remark):
        assert not table.foreign_keys
        assert not any(isinstance(c.type, Date | DateTime) for c in table.columns)
        assert "WITHOUT ROWID" in str(CreateTable(table).compile(dialect=dialect()))


def test_what_is_keyed_in_wrong_is_taken_back_with_its_count(held: Desk) -> None:
    first = answer_survey(order(held, listened="1"), held.ports)
    answer_survey(replace(order(held, listened="3"), remark="Bra."), held.ports)
    take_back_answers(first, held.ports)
    with held.ports.store.reading() as work:
        counts, remarks = work.surveys.counts(), work.surveys.remarks()
    assert {c.answer for c in counts} == {"3", BLANK}
    assert [r.words for r in remarks] == ["Bra."]
    assert saved(held).meetings[0].evaluations[0].answered == 1


def test_nothing_answered_is_not_kept(held: Desk) -> None:
    with refused("survey-empty"):
        answer_survey(order(held), held.ports)
    wrong = order(held, listened="5")
    with refused("survey-answer-unknown"):
        answer_survey(wrong, held.ports)
    strange = order(held, no_such="1")
    with refused("survey-answer-unknown"):
        answer_survey(strange, held.ports)
    assert held.case.meetings[0].evaluations == ()


def test_no_answer_before_the_meeting(desk: Desk) -> None:
    wanted = order(desk, listened="3")
    with refused("meeting-not-held"):
        answer_survey(wanted, desk.ports)


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 1), "2026-1"),
        (date(2026, 3, 31), "2026-1"),
        (date(2026, 4, 1), "2026-2"),
        (date(2026, 12, 31), "2026-4"),
    ],
)
def test_a_day_has_its_quarter(day: date, quarter: str) -> None:
    assert quarter_of(day) == quarter


def test_the_rate_is_of_those_who_were_there(held: Desk) -> None:
    answer_survey(order(held, listened="3"), held.ports)
    case = saved(held)
    people = tuple(
        replace(p, attendance=Attendance.PRESENT) for p in case.meetings[0].participants
    )
    meeting = replace(case.meetings[0], participants=people)
    found = {one.group: one for one in rates(case, meeting)}
    assert found[YOUNG] == Rate(
        YOUNG, 1, sum(p.party == "young-person" for p in people)
    )
    unknown = replace(
        meeting,
        participants=tuple(replace(p, attendance=Attendance.NOT_NOTED) for p in people),
    )
    not_noted = {one.group for one in rates(case, unknown) if one.there is None}
    assert not_noted == {group_of(case, person.party) for person in people}


def test_a_counted_answer_is_not_undone_alone(held: Desk) -> None:
    answered = answer_survey(order(held, listened="3"), held.ports)
    assert isinstance(answered, Counted)
    seen = Undo(held.case.id, answered.case.version)
    with refused("survey-not-undone"):
        undo(seen, held.ports)
    change = take_back_answers(answered, held.ports)
    assert change is not None
    assert change.case.meetings[0].evaluations == ()


def test_a_survey_that_is_of_no_meeting_is_counted_nowhere(held: Desk) -> None:
    discharge = replace(
        order(held),
        survey="discharge",
        answers={"know-what-happens": Answer("faces-3", "1")},
    )
    answered = answer_survey(discharge, held.ports)
    assert not isinstance(answered, Counted)
    assert take_back_answers(answered, held.ports) is None
    assert saved(held).version == held.case.version


def test_what_comes_after_the_case_is_closed_is_kept_and_counted_nowhere(
    held: Desk,
) -> None:
    first = answer_survey(order(held, listened="3"), held.ports)
    assert not first.uncounted
    held.case = saved(held)
    held.do(record_closing, RecordClosing, Closing(ClosingReason.NO_NEED, TODAY))
    held.do(close_case, CloseCase)
    late = answer_survey(order(held, listened="1"), held.ports)
    assert late.uncounted
    assert saved(held).version == held.case.version
    assert given(held) == {"3": 1, "1": 1}
    with refused("case-closed"):
        take_back_answers(first, held.ports)
    assert given(held) == {"3": 1, "1": 1}
    held.do(reopen_case, ReopenCase)
    take_back_answers(late, held.ports)
    assert given(held) == {"3": 1}
    assert saved(held).meetings[0].evaluations[0].answered == 1
