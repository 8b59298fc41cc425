"""Följ upp: what became of the measures, and when next."""

from dataclasses import dataclass, replace

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.follow_up import FollowUp
from sipdesk.domain.many import find, put
from sipdesk.domain.plan import GoalState, MeasureState
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
    """What has become of a measure."""

    case: CaseId
    seen: int
    measure: str
    state: MeasureState
    obstacle: str = ""


@dataclass(frozen=True, slots=True)
class FollowGoal:
    """What has become of a goal."""

    case: CaseId
    seen: int
    goal: str
    state: GoalState


def hold_follow_up(order: HoldFollowUp, ports: Ports) -> Change:
    """Save a follow-up; the next day, if any, becomes the plan's.

    Raises:
        RuleBroken: ``plan-not-established``, ``day-in-the-future``,
            ``next-before-this``, ``feeling-out-of-range``.

    """
    held = order.follow_up
    if held.day > ports.clock.today():
        raise RuleBroken("day-in-the-future", "day")
    if held.next_day is not None and held.next_day <= held.day:
        raise RuleBroken("next-before-this", "next_day")
    if held.feeling is not None and not SADDEST <= held.feeling <= GLADDEST:
        raise RuleBroken("feeling-out-of-range", "feeling")

    def edit(case: Case) -> Case:
        if not case.plan.versions:
            raise RuleBroken("plan-not-established")
        plan = replace(case.plan, follow_up=held.next_day or case.plan.follow_up)
        return replace(case, follow_ups=put(case.follow_ups, held), plan=plan)

    return change(order.case, order.seen, "follow-up-held", ports, edit)


def follow_measure(order: FollowMeasure, ports: Ports) -> Change:
    """Save what has become of a measure.

    Raises:
        Missing: there is none.

    """

    def edit(case: Case) -> Case:
        measures = case.plan.measures
        followed = replace(
            find(measures, order.measure), state=order.state, obstacle=order.obstacle
        )
        return replace(case, plan=replace(case.plan, measures=put(measures, followed)))

    return change(order.case, order.seen, "measure-followed", ports, edit)


def follow_goal(order: FollowGoal, ports: Ports) -> Change:
    """Save what has become of a goal.

    Raises:
        Missing: there is none.

    """

    def edit(case: Case) -> Case:
        goals = case.plan.goals
        followed = replace(find(goals, order.goal), state=order.state)
        return replace(case, plan=replace(case.plan, goals=put(goals, followed)))

    return change(order.case, order.seen, "goal-followed", ports, edit)
