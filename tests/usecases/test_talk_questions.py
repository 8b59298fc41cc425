"""What a young person no longer wants is taken from the meeting that is to come."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.meeting import Question, Record
from sipdesk.domain.picture_board import Cell
from sipdesk.domain.picture_talk import Laid, PictureTalk, Pile
from sipdesk.usecases.case import read_case
from sipdesk.usecases.journal import Undo, undo
from sipdesk.usecases.meeting import (
    PlanNextMeeting,
    RecordMeeting,
    plan_next_meeting,
    record_meeting,
)
from sipdesk.usecases.picture_talk import (
    AnswerTalk,
    TalkOf,
    TopicAsked,
    answer_talk,
    put_talk_back,
    remove_talk,
    save_talk,
)
from sipdesk.usecases.preparation import PutQuestion, put_question
from tests.home import TODAY, SetClock
from tests.usecases.desk import Desk
from tests.usecases.desk import desk as opened
from tests.usecases.refusals import refused
from tests.usecases.test_picture_talk import ELSE, FAMILY, SCHOOL, carry, talk

OTHER = Question("other", "Prata om buss", Area.LEISURE, own=True)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path) as made:
        made.agreed()
        made.do(put_question, PutQuestion, OTHER)
        yield made


def carried_over(desk: Desk) -> PictureTalk:
    """Keep a talk of two topics, both of them the meeting's questions."""
    kept = talk(desk, SCHOOL, FAMILY)
    school = TopicAsked(0, "Prata om skola", Area.SCHOOL)
    carry(desk, kept, school, TopicAsked(1, "Prata om familj", Area.FAMILY))
    return kept


def asked(desk: Desk, meeting: int = -1) -> list[str]:
    """Read the young person's own questions of a meeting."""
    desk.case = read_case(desk.case.id, desk.ports).case
    return [q.text for q in desk.case.meetings[meeting].questions if q.own]


def say_later(desk: Desk, *laid: Laid, goes_on: Answer = Answer.NOT_ASKED) -> None:
    """Keep another talk, the day after."""
    assert isinstance(desk.ports.clock, SetClock)
    desk.ports.clock.day += timedelta(days=1)
    before = talk(desk, ELSE, goes_on=goes_on)
    remove_talk(TalkOf(before.id, before.version), desk.ports)
    save_talk(replace(before, laid=laid), desk.ports)


@pytest.mark.parametrize("answer", [Answer.NO, Answer.NOT_ASKED])
def test_a_yes_taken_back_takes_the_questions_out_of_the_meeting(
    desk: Desk, answer: Answer
) -> None:
    kept = carried_over(desk)
    school = kept.question_id(0)
    reworded = Question(school, "Varför ingen slöjd?", Area.SCHOOL, own=True)
    desk.do(put_question, PutQuestion, reworded)
    answer_talk(AnswerTalk(kept.id, kept.version, answer), desk.ports)
    assert asked(desk) == [OTHER.text]
    undo(Undo(desk.case.id, desk.case.version), desk.ports)
    assert sorted(asked(desk)) == sorted(
        [OTHER.text, "Varför ingen slöjd?", "Prata om familj"]
    )


def test_a_yes_said_once_more_takes_nothing_away(desk: Desk) -> None:
    kept = carried_over(desk)
    before = asked(desk)
    answer_talk(AnswerTalk(kept.id, kept.version, Answer.YES), desk.ports)
    assert asked(desk) == before


def test_a_talk_that_is_removed_takes_its_questions_along_and_back(
    desk: Desk,
) -> None:
    kept = carried_over(desk)
    before = asked(desk)
    gone = remove_talk(TalkOf(kept.id, kept.version), desk.ports)
    assert asked(desk) == [OTHER.text]
    put_talk_back(gone, desk.ports)
    assert sorted(asked(desk)) == sorted(before)


def test_what_they_want_to_leave_out_later_leaves_the_meeting(desk: Desk) -> None:
    kept = carried_over(desk)
    say_later(desk, Laid(SCHOOL, Pile.LEAVE_OUT))
    assert asked(desk) == [OTHER.text, "Prata om familj"]
    with refused("talk-not-approved"):
        carry(desk, kept, TopicAsked(0, "Prata om skola", Area.SCHOOL))


def test_a_later_no_to_the_same_topic_holds_by_its_words(desk: Desk) -> None:
    carried_over(desk)
    own = Cell(SCHOOL.words.upper())
    say_later(desk, Laid(own, Pile.TALK_ABOUT), goes_on=Answer.NO)
    assert asked(desk) == [OTHER.text, "Prata om familj"]


def test_what_was_asked_at_a_meeting_that_was_held_stands_there_alone(
    desk: Desk,
) -> None:
    kept = carried_over(desk)
    before = asked(desk)
    desk.do(record_meeting, RecordMeeting, Record(held=TODAY))
    answer_talk(AnswerTalk(kept.id, kept.version, Answer.NO), desk.ports)
    assert asked(desk) == before
    desk.do(plan_next_meeting, PlanNextMeeting)
    assert asked(desk) == [OTHER.text]
    assert asked(desk, 0) == before


def test_a_question_carried_on_to_the_next_meeting_is_taken_there(desk: Desk) -> None:
    kept = carried_over(desk)
    desk.do(record_meeting, RecordMeeting, Record(held=TODAY))
    desk.do(plan_next_meeting, PlanNextMeeting)
    assert len(asked(desk)) == len(("other", "school", "family"))
    answer_talk(AnswerTalk(kept.id, kept.version, Answer.NO), desk.ports)
    assert asked(desk) == [OTHER.text]
