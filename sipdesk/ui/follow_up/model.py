"""What stands on the page that follows the plan up; knows nothing of Qt."""

from dataclasses import dataclass

from sipdesk.domain.case import Case
from sipdesk.domain.follow_up import FollowUp, Onward
from sipdesk.domain.meeting import TiedTo
from sipdesk.domain.plan import GoalState, MeasureState
from sipdesk.ui.needed import day_of, lacking
from sipdesk.ui.page import Around, Save
from sipdesk.ui.reading import Reading
from sipdesk.usecases.follow_up import (
    FollowGoal,
    FollowMeasure,
    HoldFollowUp,
    follow_goal,
    follow_measure,
    hold_follow_up,
)
from sipdesk.usecases.meeting import PlanNextMeeting, plan_next_meeting

HOLDS = "holds"


@dataclass(frozen=True, slots=True)
class GoalStateForm:
    """What has become of a goal."""

    state: str = GoalState.ACTIVE.value


@dataclass(frozen=True, slots=True)
class MeasureStateForm:
    """What has become of a measure, and what is in the way."""

    state: str = MeasureState.NOT_STARTED.value
    obstacle: str = ""


@dataclass(frozen=True, slots=True)
class FollowUpForm:
    """A follow-up that was held, as it was typed or chosen."""

    day: str = ""
    own_words: str = ""
    feeling: str = ""  # "1" to "5", or nothing
    changed_needs: str = ""
    consent_holds: frozenset[str] = frozenset()  # HOLDS, or nothing
    onward: str = ""
    next_day: str = ""


@dataclass(frozen=True, slots=True)
class NextMeetingForm:
    """The placement's meeting that the next one is held at, if any."""

    tied_to: str = TiedTo.NONE.value


def goal_form(case: Case, item: str) -> GoalStateForm:
    """Write what has become of a goal as a form."""
    for goal in case.plan.goals:
        if goal.id == item:
            return GoalStateForm(goal.state.value)
    return GoalStateForm()


def save_goal(case: Case, form: GoalStateForm, item: str) -> Save:
    """Turn the form into the use case that saves it."""
    state = GoalState(form.state)
    return follow_goal, FollowGoal(case.id, case.version, item, state)


def measure_form(case: Case, item: str) -> MeasureStateForm:
    """Write what has become of a measure as a form."""
    for measure in case.plan.measures:
        if measure.id == item:
            return MeasureStateForm(measure.state.value, measure.obstacle)
    return MeasureStateForm()


def save_measure(case: Case, form: MeasureStateForm, item: str) -> Save:
    """Turn the form into the use case that saves it."""
    state = MeasureState(form.state)
    order = FollowMeasure(case.id, case.version, item, state, form.obstacle)
    return follow_measure, order


def save_follow_up(case: Case, form: FollowUpForm, around: Around) -> Save:
    """Turn the form into the use case that registers the follow-up.

    Raises:
        Unread: a day cannot be read; the day or what was decided is missing.

    """
    today = around.today()
    day = day_of("day", form.day, today)
    reading = Reading(today)
    next_day = reading.day("next_day", form.next_day)
    reading.done()
    if not form.onward:
        raise lacking("onward", "onward-missing")
    held = FollowUp(
        id=around.new_id(),
        day=day,
        onward=Onward(form.onward),
        own_words=form.own_words,
        feeling=int(form.feeling) if form.feeling else None,
        changed_needs=form.changed_needs,
        consent_holds=HOLDS in form.consent_holds,
        next_day=next_day,
    )
    return hold_follow_up, HoldFollowUp(case.id, case.version, held)


def save_next_meeting(case: Case, form: NextMeetingForm) -> Save:
    """Turn the form into the use case that begins to prepare the next meeting."""
    tied_to = TiedTo(form.tied_to or TiedTo.NONE.value)
    return plan_next_meeting, PlanNextMeeting(case.id, case.version, tied_to)


def earlier(case: Case) -> tuple[FollowUp, ...]:
    """Give the follow-ups that have been held, the newest first."""
    return tuple(sorted(case.follow_ups, key=lambda held: held.day, reverse=True))


def next_is_prepared(case: Case) -> bool:
    """Whether a meeting after the first is already being prepared."""
    return len(case.meetings) > 1 and case.meeting.record.held is None
