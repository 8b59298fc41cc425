"""The plan's goals, measures and versions, and what is refused of them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sipdesk.domain.area import Area
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.meeting import Record
from sipdesk.domain.plan import Goal, GoalState, Measure, Plan
from sipdesk.usecases.closing import (
    CloseCase,
    RecordClosing,
    close_case,
    record_closing,
)
from sipdesk.usecases.meeting import RecordMeeting, record_meeting
from sipdesk.usecases.plan import (
    EstablishPlan,
    HandOverPlan,
    PutGoal,
    PutMeasure,
    RecordPlan,
    establish_plan,
    hand_over_plan,
    put_goal,
    put_measure,
    record_plan,
)
from tests.domain import cases as made
from tests.home import TODAY
from tests.usecases.desk import Desk
from tests.usecases.refusals import refused

GOAL = Goal("goal", "Jag vill gå i skolan varje dag.", Area.SCHOOL)
KEPT = Plan(kept_in="Lifecare", received=TODAY)


@pytest.mark.parametrize("state", [GoalState.CHANGED, GoalState.ENDED])
def test_a_goal_given_up_needs_a_reason(desk: Desk, state: GoalState) -> None:
    given_up = replace(GOAL, state=state, why="  ")
    with refused("goal-without-why"):
        desk.do(put_goal, PutGoal, given_up)
    desk.do(put_goal, PutGoal, replace(given_up, why="Jag vill något annat nu."))
    assert desk.case.plan.goals[0].state is state


@pytest.mark.parametrize(
    "state", [GoalState.ACTIVE, GoalState.PARTLY, GoalState.REACHED]
)
def test_a_goal_that_is_reached_or_worked_with_needs_none(
    desk: Desk, state: GoalState
) -> None:
    desk.do(put_goal, PutGoal, replace(GOAL, state=state))
    assert desk.case.plan.goals[0].state is state


def test_a_measure_is_not_followed_up_before_it_starts(desk: Desk) -> None:
    desk.parties()
    measure = Measure("m", "Ringer skolan.", Area.SCHOOL, made.NAMND.id, start=TODAY)
    early = replace(measure, follow_up=TODAY - timedelta(days=1))
    with refused("measure-followed-before-it-starts"):
        desk.do(put_measure, PutMeasure, early)
    for day in (TODAY, TODAY + timedelta(days=30)):
        desk.do(put_measure, PutMeasure, replace(measure, follow_up=day))
        assert desk.case.plan.measures[0].follow_up == day
    without = replace(early, start=None)
    desk.do(put_measure, PutMeasure, without)
    assert desk.case.plan.measures == (without,)


def test_a_plan_is_established_by_somebody_at_the_lead(desk: Desk) -> None:
    desk.parties()
    desk.plan()
    with refused("established-by-nobody"):
        desk.do(establish_plan, EstablishPlan, TODAY, "", " ")
    desk.do(establish_plan, EstablishPlan, TODAY, "", f" {made.LEAD} ")
    assert desk.case.plan.versions[0].established_by == made.LEAD


def test_the_day_that_those_who_met_booked_is_the_plans_follow_up(desk: Desk) -> None:
    desk.parties()
    desk.plan()
    desk.do(record_plan, RecordPlan, replace(desk.case.plan, follow_up=None))
    with refused("plan-without-follow-up"):
        desk.do(establish_plan, EstablishPlan, TODAY, "", made.LEAD)
    following = TODAY + timedelta(days=42)
    desk.do(record_meeting, RecordMeeting, Record(held=TODAY, next_day=following))
    desk.do(establish_plan, EstablishPlan, TODAY, "", made.LEAD)
    assert desk.case.plan.follow_up == following


def test_a_received_plan_can_be_given_to_the_young_person(desk: Desk) -> None:
    with refused("plan-not-established"):
        desk.do(hand_over_plan, HandOverPlan, TODAY)
    desk.do(record_plan, RecordPlan, KEPT)
    desk.do(hand_over_plan, HandOverPlan, TODAY)
    assert desk.case.plan.handed_over == TODAY


@pytest.mark.parametrize("received", [True, False])
def test_a_plan_in_force_is_closed_by_somebody_at_the_lead(
    desk: Desk,
    received: bool,  # noqa: FBT001
) -> None:
    if received:
        desk.do(record_plan, RecordPlan, KEPT)
    else:
        desk.parties()
        desk.plan()
        desk.do(establish_plan, EstablishPlan, TODAY, "", made.LEAD)
    closing = Closing(ClosingReason.GOALS_REACHED, decided=TODAY)
    desk.do(record_closing, RecordClosing, closing)
    with refused("closing-without-lead"):
        desk.do(close_case, CloseCase)
    desk.do(record_closing, RecordClosing, replace(closing, by=made.LEAD))
    desk.do(close_case, CloseCase)
    assert desk.case.closing.closed == TODAY


def test_saving_the_plans_texts_loses_nothing_else(desk: Desk) -> None:
    desk.do(put_goal, PutGoal, GOAL)
    desk.do(record_plan, RecordPlan, Plan(important="Skolan."))
    assert desk.case.plan.goals == (GOAL,)
    assert desk.case.plan.important == "Skolan."
