"""Following a plan up: who said what, and what follows from a meeting by itself."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.errors import Missing
from sipdesk.domain.follow_up import FollowUp, Onward
from sipdesk.domain.meeting import MeetingKind, Question, QuestionState, Record
from sipdesk.domain.plan import Goal, GoalState, MeasureState
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.admission import RecordAdmission, record_admission
from sipdesk.usecases.follow_up import (
    FollowGoal,
    FollowMeasure,
    HoldFollowUp,
    follow_goal,
    follow_measure,
    hold_follow_up,
)
from sipdesk.usecases.meeting import (
    AnswerQuestion,
    PlanNextMeeting,
    RecordMeeting,
    answer_question,
    plan_next_meeting,
    record_meeting,
)
from sipdesk.usecases.minutes import (
    AmendMinutes,
    FinaliseMinutes,
    amend_minutes,
    finalise_minutes,
)
from sipdesk.usecases.party import RemoveParty, remove_party
from sipdesk.usecases.plan import EstablishPlan, PutGoal, establish_plan, put_goal
from sipdesk.usecases.preparation import PutQuestion, put_question
from tests.domain import cases as made
from tests.domain.cases import LEAD
from tests.home import TODAY, SetClock
from tests.usecases.desk import Desk
from tests.usecases.refusals import refused

NEXT = TODAY + timedelta(days=60)
BUP_CALLS = f"measure of {made.BUP.id}"


def established(desk: Desk) -> None:
    desk.parties()
    desk.plan()
    desk.do(put_goal, PutGoal, Goal("goal", "Gå i skolan.", Area.SCHOOL))
    desk.do(establish_plan, EstablishPlan, TODAY, "", LEAD)


def on(desk: Desk, days: int) -> None:
    clock = desk.ports.clock
    assert isinstance(clock, SetClock)
    clock.day = TODAY + timedelta(days=days)


def test_what_is_said_of_a_measure_is_added_and_never_changed(desk: Desk) -> None:
    established(desk)
    first = (BUP_CALLS, MeasureState.ONGOING, "Ingen svarar.", made.BUP.id, "Snart.")
    desk.do(follow_measure, FollowMeasure, *first)
    before = desk.case.plan.measure_checks
    on(desk, 3)
    second = (BUP_CALLS, MeasureState.NOT_STARTED, "", YOUNG_PERSON, "De ringer inte.")
    desk.do(follow_measure, FollowMeasure, *second)
    after = desk.case.plan.measure_checks
    assert after[:1] == before
    assert [(c.day, c.said_by, c.words) for c in after] == [
        (TODAY, made.BUP.id, "Snart."),
        (TODAY + timedelta(days=3), YOUNG_PERSON, "De ringer inte."),
    ]
    measure = next(m for m in desk.case.plan.measures if m.id == BUP_CALLS)
    assert (measure.state, measure.obstacle) == (MeasureState.NOT_STARTED, "")


def test_only_somebody_in_the_case_says_anything_and_not_tomorrow(desk: Desk) -> None:
    established(desk)
    with pytest.raises(Missing):
        desk.do(
            follow_measure, FollowMeasure, BUP_CALLS, MeasureState.DONE, "", "nobody"
        )
    tomorrow = ("", "", "", TODAY + timedelta(days=1))
    with refused("day-in-the-future"):
        desk.do(follow_measure, FollowMeasure, BUP_CALLS, MeasureState.DONE, *tomorrow)
    with refused("day-in-the-future"):
        desk.do(follow_goal, FollowGoal, "goal", GoalState.REACHED, *tomorrow)
    assert desk.case.plan.measure_checks == ()
    assert desk.case.plan.goal_checks == ()


def test_one_who_has_said_something_stays_in_the_case(desk: Desk) -> None:
    established(desk)
    said = (GoalState.PARTLY, "", made.SCHOOL.id, "Det går framåt.")
    desk.do(follow_goal, FollowGoal, "goal", *said)
    with refused("party-in-use"):
        desk.do(remove_party, RemoveParty, made.SCHOOL.id)


@pytest.mark.parametrize("state", [GoalState.CHANGED, GoalState.ENDED])
def test_a_goal_is_changed_or_ended_only_for_a_reason(
    desk: Desk, state: GoalState
) -> None:
    established(desk)
    with refused("goal-without-why"):
        desk.do(follow_goal, FollowGoal, "goal", state, " ")
    desk.do(follow_goal, FollowGoal, "goal", state, "Alva har flyttat.")
    assert desk.case.plan.goals[0].why == "Alva har flyttat."
    desk.do(follow_goal, FollowGoal, "goal", GoalState.ACTIVE)
    assert desk.case.plan.goals[0].why == ""
    assert [c.state for c in desk.case.plan.goal_checks] == [state, GoalState.ACTIVE]


def test_a_running_sip_is_followed_up_without_a_version_of_ours(desk: Desk) -> None:
    held = FollowUp("f", TODAY, Onward.CONTINUE, next_day=NEXT)
    with refused("plan-not-established"):
        desk.do(hold_follow_up, HoldFollowUp, held)
    running = replace(desk.case.admission, running_plan=Answer.YES)
    desk.do(record_admission, RecordAdmission, running)
    desk.do(hold_follow_up, HoldFollowUp, held)
    assert desk.case.plan.follow_up == NEXT


def test_a_follow_up_is_held_at_a_meeting_that_was_held(desk: Desk) -> None:
    established(desk)
    at = FollowUp("f", TODAY, Onward.CONTINUE, meeting=desk.case.meeting.id)
    with refused("meeting-not-held"):
        desk.do(hold_follow_up, HoldFollowUp, at)
    with pytest.raises(Missing):
        desk.do(hold_follow_up, HoldFollowUp, replace(at, meeting="nowhere"))
    desk.hold()
    desk.do(hold_follow_up, HoldFollowUp, at)
    assert desk.case.follow_ups == (at,)


def test_the_day_on_which_the_next_is_booked_is_noted_by_itself(desk: Desk) -> None:
    booked = Record(held=TODAY, next_day=NEXT)
    desk.do(record_meeting, RecordMeeting, booked)
    assert desk.case.meeting.record.next_set == TODAY
    on(desk, 2)
    desk.do(record_meeting, RecordMeeting, replace(booked, agreements="Ja."))
    assert desk.case.meeting.record.next_set == TODAY
    other = replace(booked, next_day=NEXT + timedelta(days=7))
    desk.do(record_meeting, RecordMeeting, other)
    assert desk.case.meeting.record.next_set == TODAY + timedelta(days=2)
    desk.do(record_meeting, RecordMeeting, replace(booked, next_day=None))
    assert desk.case.meeting.record.next_set is None


def test_two_follow_ups_are_held_without_typing_anything_again(desk: Desk) -> None:
    established(desk)
    first = Record(held=TODAY, next_day=NEXT)
    desk.do(record_meeting, RecordMeeting, first)
    desk.do(finalise_minutes, FinaliseMinutes)
    assert desk.case.plan.follow_up == NEXT
    assert not desk.case.follow_ups
    for number in (1, 2):
        on(desk, 60 * number)
        desk.do(plan_next_meeting, PlanNextMeeting)
        assert desk.case.meeting.kind is MeetingKind.FOLLOW_UP
        today = desk.ports.clock.today()
        record = Record(
            held=today,
            next_day=today + timedelta(days=60),
            young_person_comment=f"Gång {number}.",
        )
        desk.do(record_meeting, RecordMeeting, record)
        desk.do(finalise_minutes, FinaliseMinutes)
        *before, held = desk.case.follow_ups
        assert len(before) == number - 1
        assert (held.day, held.own_words) == (today, f"Gång {number}.")
        assert held.meeting == desk.case.meeting.id
        assert desk.case.plan.follow_up == record.next_day


def test_an_amended_version_registers_no_second_follow_up(desk: Desk) -> None:
    established(desk)
    desk.hold()
    desk.do(plan_next_meeting, PlanNextMeeting)
    desk.hold()
    desk.do(finalise_minutes, FinaliseMinutes)
    desk.do(amend_minutes, AmendMinutes, "Fel namn.")
    desk.do(finalise_minutes, FinaliseMinutes)
    assert len(desk.case.follow_ups) == 1
    assert len(desk.case.meeting.minutes) == 2


def test_what_was_parked_comes_first_on_the_next_agenda(desk: Desk) -> None:
    desk.parties()
    desk.prepare()
    late = Question("late", "Var ska jag bo?", Area.HOUSING)
    desk.do(put_question, PutQuestion, late)
    desk.do(answer_question, AnswerQuestion, "late", QuestionState.PARKED)
    desk.hold()
    desk.do(plan_next_meeting, PlanNextMeeting)
    asked = [q.text for q in desk.case.meeting.questions]
    assert asked == ["Var ska jag bo?", "Vem hjälper mig i skolan?"]
