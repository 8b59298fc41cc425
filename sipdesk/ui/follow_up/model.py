"""What stands on the page that follows the plan up; knows nothing of Qt."""

from dataclasses import dataclass
from datetime import date

from sipdesk.domain.case import Case
from sipdesk.domain.follow_up import FollowUp, Onward
from sipdesk.domain.meeting import Meeting, MeetingKind, TiedTo
from sipdesk.domain.plan import GoalState, MeasureState
from sipdesk.domain.slipped import last_held
from sipdesk.ui.needed import day_of
from sipdesk.ui.page import Around, Save
from sipdesk.ui.reading import Reading, day_text
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
    """What is said of a goal."""

    item: str = ""
    state: str = GoalState.ACTIVE.value
    why: str = ""
    said_by: str = ""
    day: str = ""
    words: str = ""

    @property
    def needs_why(self) -> bool:
        """Whether the goal has become something that is only for a reason."""
        return GoalState(self.state).needs_reason


@dataclass(frozen=True, slots=True)
class MeasureStateForm:
    """What is said of a measure, and what is in the way."""

    item: str = ""
    state: str = MeasureState.NOT_STARTED.value
    obstacle: str = ""
    said_by: str = ""
    day: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class FollowUpForm:
    """A follow-up that was held, as it was typed or chosen."""

    item: str = ""  # id of one that is registered, where it was not said what followed
    day: str = ""
    own_words: str = ""
    feeling: str = ""  # "1" to "5", or nothing
    changed_needs: str = ""
    consent_holds: frozenset[str] = frozenset()  # HOLDS, or nothing
    onward: str = ""
    next_day: str = ""
    meeting: str = ""  # id of a meeting that was held, or nothing


@dataclass(frozen=True, slots=True)
class NextMeetingForm:
    """The placement's meeting that the next one is held at, if any."""

    tied_to: str = TiedTo.NONE.value


def goal_form(case: Case, item: str, today: date) -> GoalStateForm:
    """Begin to note what is said of a goal, from how it stands."""
    for goal in case.plan.goals:
        if goal.id == item:
            return GoalStateForm(item, goal.state.value, goal.why, day=day_text(today))
    return GoalStateForm(item)


def save_goal(case: Case, form: GoalStateForm, around: Around) -> Save:
    """Turn the form into the use case that notes it.

    Raises:
        Unread: the day cannot be read, or is missing.

    """
    day = day_of("day", form.day, around.today())
    state = GoalState(form.state)
    order = FollowGoal(
        case.id,
        case.version,
        form.item,
        state,
        form.why,
        form.said_by,
        form.words,
        day,
    )
    return follow_goal, order


def measure_form(case: Case, item: str, today: date) -> MeasureStateForm:
    """Begin to note what is said of a measure, from how it stands."""
    for measure in case.plan.measures:
        if measure.id == item:
            return MeasureStateForm(
                item, measure.state.value, measure.obstacle, day=day_text(today)
            )
    return MeasureStateForm(item)


def save_measure(case: Case, form: MeasureStateForm, around: Around) -> Save:
    """Turn the form into the use case that notes it.

    Raises:
        Unread: the day cannot be read, or is missing.

    """
    day = day_of("day", form.day, around.today())
    state = MeasureState(form.state)
    order = FollowMeasure(
        case.id,
        case.version,
        form.item,
        state,
        form.obstacle,
        form.said_by,
        form.words,
        day,
    )
    return follow_measure, order


def follow_up_form(case: Case) -> FollowUpForm:
    """Begin a follow-up from the meeting it was held at, as far as that tells."""
    begun = undecided(case)
    if begun is not None:
        return FollowUpForm(
            item=begun.id,
            day=day_text(begun.day),
            own_words=begun.own_words,
            feeling=str(begun.feeling or ""),
            changed_needs=begun.changed_needs,
            consent_holds=frozenset({HOLDS} if begun.consent_holds else ()),
            next_day=day_text(begun.next_day),
            meeting=begun.meeting,
        )
    meeting = unfollowed(case)
    if meeting is None or meeting.kind is not MeetingKind.FOLLOW_UP:
        return FollowUpForm()
    record = meeting.record
    return FollowUpForm(
        day=day_text(record.held),
        own_words=record.young_person_comment,
        next_day=day_text(record.next_day),
        meeting=meeting.id,
    )


def unfollowed(case: Case) -> Meeting | None:
    """Give the last meeting that was held, unless all is registered of it.

    A follow-up that registered itself knows nothing of what was decided.
    """
    meeting = last_held(case)
    if meeting is None or any(f.meeting == meeting.id for f in decided(case)):
        return None
    return meeting


def decided(case: Case) -> tuple[FollowUp, ...]:
    """Give the follow-ups of which it is said what was decided, as they came."""
    return tuple(f for f in case.follow_ups if f.onward is not Onward.NOT_SAID)


def undecided(case: Case) -> FollowUp | None:
    """Give the last follow-up, if it is not said what was decided."""
    last = max(case.follow_ups, key=lambda one: one.day, default=None)
    return last if last is not None and last.onward is Onward.NOT_SAID else None


def save_follow_up(case: Case, form: FollowUpForm, around: Around) -> Save:
    """Turn the form into the use case that registers the follow-up.

    Raises:
        Unread: a day cannot be read; the day or what was decided is missing.

    """
    reading = Reading(around.today())
    day = reading.needed_day("day", form.day)
    reading.need("onward", form.onward, "onward-missing")
    next_day = reading.day("next_day", form.next_day)
    reading.done()
    held = FollowUp(
        id=form.item or around.new_id(),
        day=day,
        onward=Onward(form.onward),
        own_words=form.own_words,
        feeling=int(form.feeling) if form.feeling else None,
        changed_needs=form.changed_needs,
        consent_holds=HOLDS in form.consent_holds,
        next_day=next_day,
        meeting=form.meeting,
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
