"""Upprätta plan: goals, measures, who answers for what, and who leads."""

from dataclasses import dataclass, replace
from datetime import date

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.many import find, put, without
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.plan import Goal, Measure, Plan, PlanVersion
from sipdesk.domain.plan_rules import (
    follow_up_day,
    in_force,
    lacks,
    may_lead,
    needs_why,
)
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.paper_copy import sum_of
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.saving import Change, change, change_with
from sipdesk.usecases.text import SHARED, keep_letter


@dataclass(frozen=True, slots=True)
class RecordPlan:
    """The plan's own texts, lead and follow-up; goals and measures go their own way."""

    case: CaseId
    seen: int
    plan: Plan


@dataclass(frozen=True, slots=True)
class PutGoal:
    """A goal to add or change."""

    case: CaseId
    seen: int
    goal: Goal


@dataclass(frozen=True, slots=True)
class RemoveGoal:
    """A goal to take out."""

    case: CaseId
    seen: int
    goal: str


@dataclass(frozen=True, slots=True)
class PutMeasure:
    """A measure to add or change."""

    case: CaseId
    seen: int
    measure: Measure


@dataclass(frozen=True, slots=True)
class RemoveMeasure:
    """A measure to take out."""

    case: CaseId
    seen: int
    measure: str


@dataclass(frozen=True, slots=True)
class EstablishPlan:
    """That the lead has established the plan; ``reason`` when it replaces another.

    ``by`` is who at the lead did it.
    """

    case: CaseId
    seen: int
    day: date
    reason: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class HandOverPlan:
    """That the young person has been given the plan."""

    case: CaseId
    seen: int
    day: date


@dataclass(frozen=True, slots=True)
class ObjectToPlan:
    """The person's "det här stämmer inte", noted on an established version at once."""

    case: CaseId
    seen: int
    version: str
    words: str


def record_plan(order: RecordPlan, ports: Ports) -> Change:
    """Save the plan's texts.

    Raises:
        RuleBroken: ``lead-is-principal``; SiS never leads (product rule 1).
        Missing: the lead is not in the case.

    """
    plan = order.plan

    def edit(case: Case) -> Case:
        if plan.lead and not may_lead(case.party(plan.lead)):
            raise RuleBroken("lead-is-principal", "lead")
        kept = case.plan
        merged = replace(
            plan,
            goals=kept.goals,
            measures=kept.measures,
            goal_checks=kept.goal_checks,
            measure_checks=kept.measure_checks,
            agreements=kept.agreements,
            versions=kept.versions,
            handed_over=kept.handed_over,
        )
        return replace(case, plan=merged)

    return change(order.case, order.seen, "plan-recorded", ports, edit)


def put_goal(order: PutGoal, ports: Ports) -> Change:
    """Add or change a goal.

    Raises:
        RuleBroken: ``goal-empty``; ``goal-without-why`` when it is changed or ended.

    """
    if not order.goal.words.strip():
        raise RuleBroken("goal-empty", "words")
    if needs_why(order.goal):
        raise RuleBroken("goal-without-why", "why")

    def edit(case: Case) -> Case:
        goals = put(case.plan.goals, order.goal)
        return replace(case, plan=replace(case.plan, goals=goals))

    return change(order.case, order.seen, "goal-put", ports, edit)


def remove_goal(order: RemoveGoal, ports: Ports) -> Change:
    """Take a goal out; its measures stay, without a goal.

    Raises:
        Missing: there is none.

    """

    def edit(case: Case) -> Case:
        plan = case.plan
        freed = tuple(
            replace(m, goal="") if m.goal == order.goal else m for m in plan.measures
        )
        goals = without(plan.goals, order.goal)
        return replace(case, plan=replace(plan, goals=goals, measures=freed))

    return change(order.case, order.seen, "goal-removed", ports, edit)


def put_measure(order: PutMeasure, ports: Ports) -> Change:
    """Add or change a measure. Each has exactly one who answers for it.

    Raises:
        RuleBroken: ``measure-empty``, ``measure-without-party``,
            ``measure-ends-before-it-starts``, ``measure-followed-before-it-starts``.
        Missing: party or goal is not in the case.

    """
    measure = order.measure
    if not measure.what.strip():
        raise RuleBroken("measure-empty", "what")
    if not measure.party:
        raise RuleBroken("measure-without-party", "party")
    if measure.start and measure.due and measure.due < measure.start:
        raise RuleBroken("measure-ends-before-it-starts", "due")
    if measure.start and measure.follow_up and measure.follow_up < measure.start:
        raise RuleBroken("measure-followed-before-it-starts", "follow_up")

    def edit(case: Case) -> Case:
        if measure.party != YOUNG_PERSON:
            case.party(measure.party)
        if measure.goal:
            find(case.plan.goals, measure.goal)
        measures = put(case.plan.measures, measure)
        return replace(case, plan=replace(case.plan, measures=measures))

    return change(order.case, order.seen, "measure-put", ports, edit)


def remove_measure(order: RemoveMeasure, ports: Ports) -> Change:
    """Take a measure out.

    Raises:
        Missing: there is none.

    """

    def edit(case: Case) -> Case:
        measures = without(case.plan.measures, order.measure)
        return replace(case, plan=replace(case.plan, measures=measures))

    return change(order.case, order.seen, "measure-removed", ports, edit)


def establish_plan(order: EstablishPlan, ports: Ports) -> Change:
    """Register that the lead has established the plan.

    Raises:
        RuleBroken: what ``plan_rules.lacks`` names first; ``day-in-the-future``;
            ``established-by-nobody``, for SiS only registers what the lead does
            (product rule 1); ``amendment-without-reason`` when a version stands
            already.

    """
    if order.day > ports.clock.today():
        raise RuleBroken("day-in-the-future", "day")

    def edit(case: Case, work: Work) -> Case:
        for lack in lacks(case):
            raise RuleBroken(lack)
        if not order.by.strip():
            raise RuleBroken("established-by-nobody", "by")
        plan = replace(case.plan, follow_up=follow_up_day(case))
        if plan.versions and not order.reason.strip():
            raise RuleBroken("amendment-without-reason", "reason")
        version = PlanVersion(
            id=ports.new_id(),
            number=len(plan.versions) + 1,
            established=order.day,
            registered=ports.clock.now(),
            by=ports.user.id,
            case_version=case.version + 1,
            established_by=order.by.strip(),
            reason=order.reason.strip(),
            letter=keep_letter("plan", work, ports),
            shared=keep_letter(SHARED, work, ports),
        )
        established = replace(
            case,
            plan=replace(plan, versions=(*plan.versions, version), handed_over=None),
        )
        found = sum_of(work, PaperKind.PLAN, established, version, ports)
        summed = put(established.plan.versions, replace(version, sha256=found))
        return replace(established, plan=replace(established.plan, versions=summed))

    return change_with(order.case, order.seen, "plan-established", ports, edit)


def hand_over_plan(order: HandOverPlan, ports: Ports) -> Change:
    """Register that the young person has been given the plan.

    Raises:
        RuleBroken: ``plan-not-established``, ``day-in-the-future``.

    """
    if order.day > ports.clock.today():
        raise RuleBroken("day-in-the-future", "day")

    def edit(case: Case) -> Case:
        if not in_force(case.plan):
            raise RuleBroken("plan-not-established")
        return replace(case, plan=replace(case.plan, handed_over=order.day))

    return change(order.case, order.seen, "plan-handed-over", ports, edit)


def object_to_plan(order: ObjectToPlan, ports: Ports) -> Change:
    """Note on an established version that the person does not agree with it.

    Raises:
        RuleBroken: ``objection-empty``.
        Missing: there is no such version.

    """
    if not order.words.strip():
        raise RuleBroken("objection-empty", "words")

    def edit(case: Case) -> Case:
        versions = case.plan.versions
        noted = replace(find(versions, order.version), objection=order.words)
        plan = replace(case.plan, versions=put(versions, noted))
        return replace(case, plan=plan)

    return change(order.case, order.seen, "objection-noted", ports, edit)
