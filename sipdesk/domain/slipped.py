"""What a follow-up goes through, and what has slipped by then.

Nothing here is held against anybody: it says what was set, and that its day has passed.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from sipdesk.domain.case import Case
from sipdesk.domain.meeting import Meeting, QuestionState
from sipdesk.domain.plan import Measure, Plan


class SlippedKind(Enum):
    """What has slipped."""

    MEASURE = "measure"
    GOAL = "goal"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Slipped:
    """One thing that has slipped, since a day; None where the day is not known."""

    kind: SlippedKind
    about: str  # the id of the measure, goal or question
    since: date | None


def slipped(case: Case, day: date) -> tuple[Slipped, ...]:
    """Name what has slipped by a day: the oldest first, parked questions last.

    A measure has slipped when its last day has passed and it is neither done nor
    stopped, or when it was to be followed up on a day that passed without a word of
    it; a goal when its day has passed and it is not over; a question when it was
    parked at the last meeting that was held.
    """
    measures = (
        Slipped(SlippedKind.MEASURE, m.id, since)
        for m in open_measures(case.plan)
        if (since := _passed(m, case.plan, day)) is not None
    )
    goals = (
        Slipped(SlippedKind.GOAL, g.id, g.due)
        for g in case.plan.goals
        if not g.state.is_over and g.due is not None and g.due < day
    )
    dated = sorted((*measures, *goals), key=lambda one: one.since or day)
    return (*dated, *_parked(case))


def open_measures(plan: Plan) -> tuple[Measure, ...]:
    """Give the measures that somebody still waits for, in the plan's order."""
    return tuple(m for m in plan.measures if not m.state.is_over)


def gone_through(plan: Plan, day: date) -> tuple[Measure, ...]:
    """Give the measures that a follow-up on a day goes through.

    They are those still open, and those of which something was said that very day.
    """
    said = {check.measure for check in plan.measure_checks if check.day == day}
    return tuple(m for m in plan.measures if not m.state.is_over or m.id in said)


def last_held(case: Case) -> Meeting | None:
    """Give the newest meeting with a SIP on its agenda that was held, if any was."""
    of_sip = (m for m in reversed(case.meetings) if m.has_sip)
    return next((m for m in of_sip if m.record.held is not None), None)


def _passed(measure: Measure, plan: Plan, day: date) -> date | None:
    """Tell the first of a measure's days that passed, and that nothing came of."""
    heard = max(
        (c.day for c in plan.measure_checks if c.measure == measure.id),
        default=date.min,
    )
    waited_for = measure.follow_up
    followed = waited_for is not None and heard >= waited_for
    days = (measure.due, None if followed else waited_for)
    return min((d for d in days if d is not None and d < day), default=None)


def _parked(case: Case) -> tuple[Slipped, ...]:
    meeting = last_held(case)
    if meeting is None:
        return ()
    return tuple(
        Slipped(SlippedKind.QUESTION, q.id, meeting.record.held)
        for q in meeting.questions
        if q.state is QuestionState.PARKED
    )
