from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.follow_up import FollowUp, Onward
from sipdesk.domain.meeting import Meeting, MeetingKind, Record
from sipdesk.domain.plan import Goal, GoalState, Measure, Plan
from sipdesk.ui.follow_up.model import (
    HOLDS,
    FollowUpForm,
    GoalStateForm,
    MeasureStateForm,
    earlier,
    follow_up_form,
    goal_form,
    measure_form,
    next_is_prepared,
    save_follow_up,
    save_goal,
    save_measure,
)
from sipdesk.ui.reading import Unread, day_text
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.step_page import NOWHERE
from tests.values import values


@given(goal=values(Goal), measure=values(Measure))
def test_what_became_of_things_is_shown_again_as_it_was(
    goal: Goal, measure: Measure
) -> None:
    case = replace(made.case(), plan=Plan(goals=(goal,), measures=(measure,)))
    _, told = save_goal(case, goal_form(case, goal.id, TODAY), NOWHERE)
    assert (told.goal, told.state, told.why) == (goal.id, goal.state, goal.why)
    _, said = save_measure(case, measure_form(case, measure.id, TODAY), NOWHERE)
    assert (said.measure, said.state, said.obstacle, said.day) == (
        measure.id,
        measure.state,
        measure.obstacle,
        TODAY,
    )
    assert (said.said_by, said.words) == ("", "")


def test_what_is_said_needs_its_day() -> None:
    with pytest.raises(Unread) as of_goal:
        save_goal(made.case(), GoalStateForm("goal"), NOWHERE)
    with pytest.raises(Unread) as of_measure:
        save_measure(made.case(), MeasureStateForm("measure"), NOWHERE)
    assert {*of_goal.value.problems, *of_measure.value.problems} == {"day"}


def test_only_a_goal_that_is_changed_or_ended_asks_why() -> None:
    asked = {s for s in GoalState if GoalStateForm("goal", s.value).needs_why}
    assert asked == {GoalState.CHANGED, GoalState.ENDED}


def test_a_follow_up_begins_from_the_meeting_it_was_held_at() -> None:
    record = Record(held=TODAY, young_person_comment="Bra.", next_day=date(2026, 5, 4))
    meeting = Meeting("second", MeetingKind.FOLLOW_UP, record=record)
    case = replace(made.case(), meetings=(*made.case().meetings, meeting))
    form = follow_up_form(case)
    assert form == FollowUpForm(
        day="2026-03-02", own_words="Bra.", next_day="2026-05-04", meeting="second"
    )
    done = FollowUp("f", TODAY, Onward.CONTINUE, meeting="second")
    assert follow_up_form(replace(case, follow_ups=(done,))) == FollowUpForm()
    first = replace(meeting, kind=MeetingKind.FIRST)
    assert follow_up_form(replace(case, meetings=(first,))) == FollowUpForm()


def test_a_follow_up_that_registered_itself_is_gone_on_with() -> None:
    own = FollowUp("f", TODAY, Onward.NOT_SAID, own_words="Bra.", meeting="second")
    case = replace(made.case(), follow_ups=(own,))
    form = follow_up_form(case)
    assert form == FollowUpForm("f", "2026-03-02", "Bra.", meeting="second")
    said = replace(form, onward=Onward.REVISE.value, changed_needs="Ny skola")
    _, order = save_follow_up(case, said, NOWHERE)
    assert order.follow_up == replace(
        own, onward=Onward.REVISE, changed_needs="Ny skola"
    )
    done = replace(case, follow_ups=(order.follow_up,))
    assert follow_up_form(done) == FollowUpForm()


@given(
    onward=st.sampled_from(Onward),
    feeling=st.none() | st.integers(1, 5),
    next_day=st.none() | st.dates(TODAY),
    holds=st.booleans(),
)
def test_a_follow_up_is_registered_as_it_was_written(
    onward: Onward,
    feeling: int | None,
    next_day: date | None,
    holds: bool,  # noqa: FBT001
) -> None:
    form = FollowUpForm(
        day=day_text(TODAY),
        feeling=str(feeling or ""),
        consent_holds=frozenset({HOLDS} if holds else ()),
        onward=onward.value,
        next_day=day_text(next_day),
    )
    _, order = save_follow_up(made.case(), form, NOWHERE)
    assert order.follow_up == FollowUp(
        "new", TODAY, onward, feeling=feeling, consent_holds=holds, next_day=next_day
    )


def test_a_follow_up_needs_a_day_and_a_decision() -> None:
    with pytest.raises(Unread) as refused:
        save_follow_up(made.case(), FollowUpForm(), NOWHERE)
    assert set(refused.value.problems) == {"day", "onward"}
    with pytest.raises(Unread) as refused:
        save_follow_up(made.case(), FollowUpForm(day="2026-03-02"), NOWHERE)
    assert set(refused.value.problems) == {"onward"}


def test_the_newest_follow_up_stands_first() -> None:
    older = FollowUp("a", TODAY - timedelta(days=30), Onward.CONTINUE)
    newer = FollowUp("b", TODAY, Onward.CONTINUE)
    assert earlier(replace(made.case(), follow_ups=(older, newer))) == (newer, older)


def test_the_next_meeting_is_prepared_until_it_is_held() -> None:
    case = made.case()
    assert not next_is_prepared(case)
    following = Meeting("next", MeetingKind.FOLLOW_UP)
    case = replace(case, meetings=(case.meeting, following))
    assert next_is_prepared(case)
    held = replace(following, record=Record(held=TODAY))
    assert not next_is_prepared(replace(case, meetings=(case.meetings[0], held)))
