"""What a follow-up goes through, and what has slipped by then."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.meeting import (
    Meeting,
    MeetingKind,
    Question,
    QuestionState,
    Record,
    TiedTo,
)
from sipdesk.domain.plan import (
    Goal,
    GoalState,
    Measure,
    MeasureCheck,
    MeasureState,
    Plan,
)
from sipdesk.domain.plan_rules import to_follow_up
from sipdesk.domain.slipped import (
    Slipped,
    SlippedKind,
    gone_through,
    last_held,
    open_measures,
    slipped,
)
from tests.domain.cases import BUP, TODAY, case, plan_version
from tests.values import values

YESTERDAY = TODAY - timedelta(days=1)
EARLIER = TODAY - timedelta(days=30)
CALL = Measure("m", "Ringer skolan.", Area.SCHOOL, BUP.id)
GOAL = Goal("g", "Jag vill gå i skolan.", Area.SCHOOL)


def planned(**parts: object) -> Case:
    return replace(case(), plan=Plan(**parts))  # type: ignore[arg-type]


def checked(day: date) -> MeasureCheck:
    return MeasureCheck(f"check {day}", "m", MeasureState.ONGOING, day)


@pytest.mark.parametrize("state", MeasureState)
def test_a_measure_whose_day_has_passed_has_slipped_unless_it_is_over(
    state: MeasureState,
) -> None:
    late = replace(CALL, due=YESTERDAY, state=state)
    found = slipped(planned(measures=(late,)), TODAY)
    over = state in (MeasureState.DONE, MeasureState.STOPPED)
    expected = () if over else (Slipped(SlippedKind.MEASURE, "m", YESTERDAY),)
    assert found == expected


def test_nothing_has_slipped_on_its_own_day() -> None:
    measures = (replace(CALL, due=TODAY, follow_up=TODAY),)
    case_ = planned(measures=measures, goals=(replace(GOAL, due=TODAY),))
    assert slipped(case_, TODAY) == ()


def test_a_day_to_follow_up_has_slipped_until_something_is_said() -> None:
    waits = replace(CALL, follow_up=YESTERDAY)
    late = planned(measures=(waits,))
    assert [one.since for one in slipped(late, TODAY)] == [YESTERDAY]
    before = planned(measures=(waits,), measure_checks=(checked(EARLIER),))
    assert len(slipped(before, TODAY)) == 1
    heard = planned(measures=(waits,), measure_checks=(checked(TODAY),))
    assert slipped(heard, TODAY) == ()


def test_what_was_said_does_not_move_the_last_day() -> None:
    late = replace(CALL, due=EARLIER, follow_up=YESTERDAY)
    said = planned(measures=(late,), measure_checks=(checked(TODAY),))
    assert [one.since for one in slipped(said, TODAY)] == [EARLIER]


@pytest.mark.parametrize("state", GoalState)
def test_only_a_goal_that_is_not_over_slips(state: GoalState) -> None:
    goal = replace(GOAL, due=YESTERDAY, state=state)
    found = slipped(planned(goals=(goal,)), TODAY)
    assert bool(found) == (not state.is_over)


def test_a_question_parked_at_the_last_meeting_held_is_told_last() -> None:
    parked = Question("q", "Vem ringer?", Area.CARE, state=QuestionState.PARKED)
    answered = replace(parked, id="a", state=QuestionState.ANSWERED)
    held = Meeting("one", record=Record(held=EARLIER), questions=(parked, answered))
    following = Meeting("two", MeetingKind.FOLLOW_UP, questions=(parked,))
    plan = Plan(measures=(replace(CALL, due=YESTERDAY),))
    case_ = replace(case(), plan=plan, meetings=(held, following))
    assert slipped(case_, TODAY) == (
        Slipped(SlippedKind.MEASURE, "m", YESTERDAY),
        Slipped(SlippedKind.QUESTION, "q", EARLIER),
    )


@pytest.mark.journey
@given(plan=values(Plan), day=st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_what_slipped_is_open_passed_and_in_order(plan: Plan, day: date) -> None:
    found = slipped(replace(case(), plan=plan), day)
    days = [one.since for one in found if one.since is not None]
    assert len(days) == len(found)
    assert days == sorted(days)
    assert all(since < day for since in days)
    waited_for = {m.id for m in open_measures(plan)}
    late = {one.about for one in found if one.kind is SlippedKind.MEASURE}
    assert late <= waited_for
    assert waited_for == {m.id for m in plan.measures if not m.state.is_over}


def test_a_follow_up_goes_through_what_is_open_and_what_was_said_that_day() -> None:
    done = replace(CALL, id="done", state=MeasureState.DONE)
    now_done = replace(CALL, id="now", state=MeasureState.DONE)
    said = replace(checked(TODAY), measure="now")
    long_ago = replace(checked(EARLIER), id="old", measure="done")
    plan = Plan(measures=(done, now_done, CALL), measure_checks=(said, long_ago))
    assert [m.id for m in gone_through(plan, TODAY)] == ["now", "m"]


def test_there_is_something_to_follow_up_here_elsewhere_or_from_before() -> None:
    assert not to_follow_up(case())
    assert to_follow_up(planned(versions=(plan_version(),)))
    assert to_follow_up(planned(kept_in="Lifecare", received=TODAY))
    running = replace(case().admission, running_plan=Answer.YES)
    assert to_follow_up(replace(case(), admission=running))


def test_the_last_meeting_is_the_last_with_a_sip_on_its_agenda() -> None:
    of_sip = Meeting("sip", record=Record(held=EARLIER))
    own = Meeting(
        "own",
        tied_to=TiedTo.REVIEW,
        sip=Answer.NO,
        record=Record(held=YESTERDAY),
    )
    assert last_held(replace(case(), meetings=(of_sip, own))) == of_sip
    assert last_held(replace(case(), meetings=(own,))) is None
