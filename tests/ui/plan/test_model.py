from dataclasses import replace

import pytest
from hypothesis import given

from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.party import Principal
from sipdesk.domain.plan import Goal, GoalState, Measure, Plan
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.plan.model import (
    EstablishForm,
    GoalForm,
    MeasureForm,
    form_of,
    goal_form,
    has_measure,
    measure_form,
    principal_of,
    save_established,
    save_goal,
    save_measure,
    save_of,
)
from sipdesk.ui.reading import Unread
from tests.domain import cases as made
from tests.ui.step_page import NOWHERE
from tests.values import values


def with_plan(plan: Plan) -> Case:
    return replace(made.case(16, made.NAMND, made.BUP, made.SCHOOL), plan=plan)


@given(plan=values(Plan))
def test_what_is_saved_is_shown_again_as_it_was(plan: Plan) -> None:
    case = with_plan(plan)
    _, order = save_of(case, form_of(case), NOWHERE)
    short = ("ask_whom", "follow_up_by", "kept_in", "kept_version")
    trimmed = {name: getattr(plan, name).strip() for name in short}
    assert order.plan == replace(plan, **trimmed)


def test_all_that_is_missing_is_told_at_once() -> None:
    of = with_plan(Plan())
    with pytest.raises(Unread) as unread:
        save_goal(of, GoalForm("new", due="32/13"), NOWHERE)
    assert list(unread.value.problems) == ["due", "words", "area"]
    ended = GoalForm("new", "Skola", Area.SCHOOL.value, state=GoalState.ENDED.value)
    with pytest.raises(Unread) as unread:
        save_goal(of, ended, NOWHERE)
    assert list(unread.value.problems) == ["why"]
    with pytest.raises(Unread) as unread:
        save_measure(of, MeasureForm("new"), NOWHERE)
    assert list(unread.value.problems) == ["what", "party", "area"]


@given(goal=values(Goal))
def test_a_goal_changed_keeps_what_became_of_it(goal: Goal) -> None:
    goal = replace(goal, words=goal.words.strip() or "Mål", why=goal.why or "Skäl")
    case = with_plan(Plan(goals=(goal,)))
    _, order = save_goal(case, goal_form(case, goal.id), NOWHERE)
    assert order.goal == replace(goal, words=goal.words.strip())


@given(measure=values(Measure))
def test_a_measure_changed_keeps_what_became_of_it(measure: Measure) -> None:
    what = measure.what.strip() or "Ringer"
    measure = replace(measure, what=what, party=measure.party or YOUNG_PERSON)
    case = with_plan(Plan(measures=(measure,)))
    _, order = save_measure(case, measure_form(case, measure.id), NOWHERE)
    kept = replace(
        measure,
        what=measure.what.strip(),
        who=measure.who.strip(),
        often=measure.often.strip(),
    )
    assert order.measure == kept


def test_a_goal_and_a_measure_need_an_area() -> None:
    case = with_plan(Plan())
    with pytest.raises(Unread):
        save_goal(case, GoalForm("new", "Jag vill hem."), NOWHERE)
    with pytest.raises(Unread):
        save_measure(case, MeasureForm("new", "Ringa.", made.BUP.id), NOWHERE)


def test_a_plan_is_established_on_a_day() -> None:
    with pytest.raises(Unread) as refused:
        save_established(with_plan(Plan()), EstablishForm(), NOWHERE)
    assert set(refused.value.problems) == {"day"}


def test_only_kommun_and_region_answer_for_an_insats() -> None:
    parties = (made.NAMND, made.BUP, made.SCHOOL)
    case = with_plan(Plan())
    found = [principal_of(case, party.id) for party in parties]
    assert found == [Principal.KOMMUN, Principal.REGION, None]
    assert principal_of(case, YOUNG_PERSON) is None
    own = Measure("m", "Ringer själv.", Area.SCHOOL, YOUNG_PERSON)
    case = with_plan(Plan(measures=(own,)))
    assert has_measure(case, None)
    assert not has_measure(case, Principal.KOMMUN)
