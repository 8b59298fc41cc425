"""What the statute asks of a plan."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.child_area import ChildArea
from sipdesk.domain.conditions import CONDITIONS
from sipdesk.domain.follow_up import FollowUp, Onward
from sipdesk.domain.party import Party
from sipdesk.domain.plan import (
    Goal,
    GoalState,
    Horizon,
    Measure,
    MeasureState,
    Plan,
)
from sipdesk.domain.plan_rules import (
    by_child_area,
    finished_goals,
    follow_up_due,
    in_force,
    kept_elsewhere,
    lacks,
    may_lead,
    open_goals,
)
from tests.domain.cases import (
    BUP,
    MOTHER,
    NAMND,
    SCHOOL,
    SIS,
    TODAY,
    case,
    plan_version,
)


def whole() -> Case:
    measures = tuple(
        Measure(f"m-{party.id}", "Ringer skolan.", Area.SCHOOL, party.id)
        for party in (NAMND, BUP, SIS)
    )
    plan = Plan(
        important="Att få gå i skolan.",
        measures=measures,
        lead=NAMND.id,
        follow_up=TODAY + timedelta(days=30),
    )
    return replace(case(16, NAMND, BUP, SCHOOL, SIS), plan=plan)


def test_a_whole_plan_lacks_nothing() -> None:
    assert lacks(whole()) == ()


def test_an_empty_plan_lacks_everything() -> None:
    assert set(lacks(case(16))) == {
        "plan-without-measure",
        "plan-without-kommun",
        "plan-without-region",
        "plan-without-lead",
        "plan-without-own-words",
        "plan-without-follow-up",
    }


@pytest.mark.parametrize("party", [SIS, SCHOOL, MOTHER])
def test_only_kommun_and_region_lead(party: Party) -> None:
    led = replace(whole(), plan=replace(whole().plan, lead=party.id))
    assert "plan-without-lead" in lacks(led)


def test_kommun_and_region_may_lead() -> None:
    assert may_lead(NAMND)
    assert may_lead(BUP)
    assert not may_lead(SIS)


def test_a_principal_without_a_measure_is_explained() -> None:
    plan = whole().plan
    alone = replace(plan, measures=plan.measures[:1])
    assert lacks(replace(whole(), plan=alone)) == ("plan-without-region",)
    explained = replace(alone, region_none="Ingen vård behövs nu.")
    assert lacks(replace(whole(), plan=explained)) == ()


KEPT = Plan(kept_in="Lifecare", received=TODAY)


def test_nothing_is_in_force_before_a_version_or_a_copy() -> None:
    assert not in_force(whole().plan)
    assert not in_force(Plan(kept_in="Lifecare"))
    assert not in_force(Plan(received=TODAY))
    assert not in_force(Plan(kept_in="  ", received=TODAY))


def test_an_established_version_is_a_plan_in_force() -> None:
    assert in_force(Plan(versions=(plan_version(),)))
    assert not kept_elsewhere(Plan(versions=(plan_version(),)))


def test_a_copy_of_a_plan_kept_elsewhere_is_a_plan_in_force() -> None:
    assert in_force(KEPT)
    assert kept_elsewhere(KEPT)


@pytest.mark.parametrize("name", ["plan-complete", "plan-established", "plan-begun"])
def test_the_routine_takes_a_received_plan_as_a_plan(name: str) -> None:
    assert not CONDITIONS[name](case(16), TODAY)
    assert CONDITIONS[name](replace(case(16), plan=KEPT), TODAY)


def test_the_day_by_a_received_plan_is_waited_for() -> None:
    next_day = TODAY + timedelta(days=60)
    kept = replace(case(16), plan=replace(KEPT, kept_next=next_day))
    assert CONDITIONS["follow-up-waits"](kept, TODAY)
    assert follow_up_due(kept) == next_day


def test_a_follow_up_is_due_until_one_is_held_that_day_or_after() -> None:
    plan = replace(whole().plan, versions=(plan_version(),))
    established = replace(whole(), plan=plan)
    due = plan.follow_up or date.max
    assert follow_up_due(established) == due
    early = FollowUp("early", due - timedelta(days=1), Onward.CONTINUE)
    assert follow_up_due(replace(established, follow_ups=(early,))) == due
    held = FollowUp("f", due, Onward.CONTINUE)
    assert follow_up_due(replace(established, follow_ups=(held, early))) is None


def test_the_first_of_two_days_that_has_not_been_is_due() -> None:
    first, then = TODAY + timedelta(days=20), TODAY + timedelta(days=50)
    kept = replace(case(16), plan=replace(KEPT, kept_next=first, follow_up=then))
    assert follow_up_due(kept) == first
    held = FollowUp("f", first, Onward.CONTINUE)
    assert follow_up_due(replace(kept, follow_ups=(held,))) == then


def test_a_draft_is_not_followed_up() -> None:
    assert follow_up_due(whole()) is None


def test_finished_goals_stand_apart_and_the_rest_in_the_order_of_their_turn() -> None:
    def goal(horizon: Horizon, state: GoalState = GoalState.ACTIVE) -> Goal:
        key = f"{horizon.name} {state.name}"
        return Goal(key, "Jag vill.", Area.SCHOOL, horizon, state=state)

    later, soon, now = goal(Horizon.LONG), goal(Horizon.NEXT), goal(Horizon.NOW)
    partly = goal(Horizon.NOW, GoalState.PARTLY)
    states = (GoalState.REACHED, GoalState.CHANGED, GoalState.ENDED)
    over = tuple(goal(Horizon.NOW, state) for state in states)
    plan = Plan(goals=(later, *over, soon, now, partly))
    assert open_goals(plan) == (now, partly, soon, later)
    assert finished_goals(plan) == over


def test_a_goal_or_measure_is_over_or_needs_a_reason_by_its_state_alone() -> None:
    needing = {state for state in GoalState if state.needs_reason}
    assert needing == {GoalState.CHANGED, GoalState.ENDED}
    assert {s for s in GoalState if s.is_over} == needing | {GoalState.REACHED}
    over = {state for state in MeasureState if state.is_over}
    assert over == {MeasureState.DONE, MeasureState.STOPPED}


def test_the_areas_of_children_are_used_when_an_open_goal_has_one() -> None:
    goal = Goal("g", "Jag vill.", Area.SCHOOL, child_area=ChildArea.SAFETY)
    assert by_child_area(Plan(goals=(goal,)))
    assert not by_child_area(Plan(goals=(replace(goal, child_area=ChildArea.NONE),)))
    assert not by_child_area(Plan(goals=(replace(goal, state=GoalState.REACHED),)))
