"""Följ upp: what became of the measures, and when next."""

from dataclasses import dataclass, replace
from datetime import date

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.follow_up import FollowUp
from sipdesk.domain.many import find, put
from sipdesk.domain.plan import GoalCheck, GoalState, MeasureCheck, MeasureState
from sipdesk.domain.plan_rules import to_follow_up
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change, change

SADDEST, GLADDEST = 1, 5


@dataclass(frozen=True, slots=True)
class HoldFollowUp:
    """A follow-up that was held."""

    case: CaseId
    seen: int
    follow_up: FollowUp


@dataclass(frozen=True, slots=True)
class FollowMeasure:
    """What was said once of a measure; no day means today."""

    case: CaseId
    seen: int
    measure: str
    state: MeasureState
    obstacle: str = ""
    said_by: str = ""
    words: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class FollowGoal:
    """What was said once of a goal; no day means today."""

    case: CaseId
    seen: int
    goal: str
    state: GoalState
    why: str = ""
    said_by: str = ""
    words: str = ""
    day: date | None = None


def hold_follow_up(order: HoldFollowUp, ports: Ports) -> Change:
    """Save a follow-up; the next day, if any, becomes the plan's.

    Raises:
        RuleBroken: ``plan-not-established``, ``day-in-the-future``,
            ``next-before-this``, ``feeling-out-of-range``, ``meeting-not-held``.
        Missing: there is no such meeting.

    """
    held = order.follow_up
    _not_later(held.day, ports)
    if held.next_day is not None and held.next_day <= held.day:
        raise RuleBroken("next-before-this", "next_day")
    if held.feeling is not None and not SADDEST <= held.feeling <= GLADDEST:
        raise RuleBroken("feeling-out-of-range", "feeling")

    def edit(case: Case) -> Case:
        if not to_follow_up(case):
            raise RuleBroken("plan-not-established")
        if held.meeting and find(case.meetings, held.meeting).record.held is None:
            raise RuleBroken("meeting-not-held", "meeting")
        plan = replace(case.plan, follow_up=held.next_day or case.plan.follow_up)
        return replace(case, follow_ups=put(case.follow_ups, held), plan=plan)

    return change(order.case, order.seen, "follow-up-held", ports, edit)


def follow_measure(order: FollowMeasure, ports: Ports) -> Change:
    """Note what was said of a measure, beside all that was said before.

    Raises:
        RuleBroken: ``day-in-the-future``.
        Missing: there is no such measure, or nobody such.

    """
    day = order.day or ports.clock.today()
    _not_later(day, ports)

    def edit(case: Case) -> Case:
        _known(case, order.said_by)
        plan = case.plan
        followed = replace(
            find(plan.measures, order.measure),
            state=order.state,
            obstacle=order.obstacle,
        )
        check = MeasureCheck(
            id=ports.new_id(),
            measure=order.measure,
            state=order.state,
            day=day,
            said_by=order.said_by,
            words=order.words.strip(),
        )
        noted = replace(
            plan,
            measures=put(plan.measures, followed),
            measure_checks=(*plan.measure_checks, check),
        )
        return replace(case, plan=noted)

    return change(order.case, order.seen, "measure-followed", ports, edit)


def follow_goal(order: FollowGoal, ports: Ports) -> Change:
    """Note what was said of a goal, beside all that was said before.

    Raises:
        RuleBroken: ``day-in-the-future``; ``goal-without-why`` when it has been changed
            or ended.
        Missing: there is no such goal, or nobody such.

    """
    day = order.day or ports.clock.today()
    _not_later(day, ports)
    why = order.why.strip() if order.state.needs_reason else ""
    if order.state.needs_reason and not why:
        raise RuleBroken("goal-without-why", "why")

    def edit(case: Case) -> Case:
        _known(case, order.said_by)
        plan = case.plan
        followed = replace(find(plan.goals, order.goal), state=order.state, why=why)
        check = GoalCheck(
            id=ports.new_id(),
            goal=order.goal,
            state=order.state,
            day=day,
            said_by=order.said_by,
            words=order.words.strip(),
        )
        noted = replace(
            plan,
            goals=put(plan.goals, followed),
            goal_checks=(*plan.goal_checks, check),
        )
        return replace(case, plan=noted)

    return change(order.case, order.seen, "goal-followed", ports, edit)


def _not_later(day: date, ports: Ports) -> None:
    if day > ports.clock.today():
        raise RuleBroken("day-in-the-future", "day")


def _known(case: Case, said_by: str) -> None:
    """Refuse one who is not in the case; that nobody is noted is no fault."""
    if said_by not in ("", YOUNG_PERSON):
        case.party(said_by)
