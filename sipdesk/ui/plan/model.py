"""What stands on the page of the plan; knows nothing of Qt."""

from dataclasses import dataclass, field, replace
from typing import Final

from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.child_area import ChildArea
from sipdesk.domain.party import Principal
from sipdesk.domain.plan import Goal, GoalState, Horizon, Measure, PlanVersion
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.goal_hints import Hint, hints
from sipdesk.ui.needed import day_of
from sipdesk.ui.objection import ObjectionForm
from sipdesk.ui.page import Around, Save
from sipdesk.ui.reading import Reading, day_text
from sipdesk.ui.remarks import READ_BY_YOUNG
from sipdesk.usecases.plan import (
    EstablishPlan,
    HandOverPlan,
    ObjectToPlan,
    PutGoal,
    PutMeasure,
    RecordPlan,
    establish_plan,
    hand_over_plan,
    object_to_plan,
    put_goal,
    put_measure,
    record_plan,
)

PICTURES = "pictures"
_LONGEST: Final = 70
"""Letters of a goal in a list that opens."""


@dataclass(frozen=True, slots=True)
class PlanForm:
    """The plan's own texts, as they were typed or chosen."""

    important: str = ""
    with_pictures: frozenset[str] = frozenset()  # PICTURES, or nothing
    works_well: str = ""
    works_less: str = ""
    kommun_none: str = ""
    region_none: str = ""
    own_plan: str = field(default="", metadata=READ_BY_YOUNG)
    ask_whom: str = field(default="", metadata=READ_BY_YOUNG)
    before_discharge: str = field(default="", metadata=READ_BY_YOUNG)
    lead: str = ""  # a party's id
    follow_up: str = ""
    follow_up_by: str = ""
    kept_in: str = ""
    received: str = ""
    kept_version: str = ""
    kept_next: str = ""


@dataclass(frozen=True, slots=True)
class GoalForm:
    """One goal."""

    item: str = ""
    words: str = field(default="", metadata=READ_BY_YOUNG)
    area: str = ""
    horizon: str = Horizon.NOW.value
    professional: str = ""
    disagreement: str = ""
    due: str = ""
    child_area: str = ""
    state: str = GoalState.ACTIVE.value
    why: str = ""

    @property
    def given_up(self) -> bool:
        """Whether the goal is changed or ended, which takes a reason."""
        return GoalState(self.state or GoalState.ACTIVE.value).needs_reason

    def is_of(self, case: Case) -> bool:
        """Whether the goal stands in the case already."""
        return any(goal.id == self.item for goal in case.plan.goals)


@dataclass(frozen=True, slots=True)
class MeasureForm:
    """One insats or åtgärd."""

    item: str = ""
    what: str = field(default="", metadata=READ_BY_YOUNG)
    party: str = ""  # a party's id or YOUNG_PERSON
    area: str = ""
    goal: str = ""  # a goal's id
    who: str = ""
    often: str = ""
    start: str = ""
    due: str = ""
    follow_up: str = ""


@dataclass(frozen=True, slots=True)
class EstablishForm:
    """That the lead has established the plan."""

    day: str = ""
    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class HandOverForm:
    """That the young person has been given the plan."""

    day: str = ""


def form_of(case: Case) -> PlanForm:
    """Write the plan's texts as a form."""
    plan = case.plan
    pictures = frozenset({PICTURES}) if plan.with_pictures else frozenset[str]()
    return PlanForm(
        important=plan.important,
        with_pictures=pictures,
        works_well=plan.works_well,
        works_less=plan.works_less,
        kommun_none=plan.kommun_none,
        region_none=plan.region_none,
        own_plan=plan.own_plan,
        ask_whom=plan.ask_whom,
        before_discharge=plan.before_discharge,
        lead=plan.lead,
        follow_up=day_text(plan.follow_up),
        follow_up_by=plan.follow_up_by,
        kept_in=plan.kept_in,
        received=day_text(plan.received),
        kept_version=plan.kept_version,
        kept_next=day_text(plan.kept_next),
    )


def save_of(case: Case, form: PlanForm, around: Around) -> Save:
    """Turn the form into the use case that saves it.

    Raises:
        Unread: a day cannot be read.

    """
    reading = Reading(around.today())
    follow_up = reading.day("follow_up", form.follow_up)
    received = reading.day("received", form.received)
    kept_next = reading.day("kept_next", form.kept_next)
    reading.done()
    plan = replace(
        case.plan,
        important=form.important,
        with_pictures=PICTURES in form.with_pictures,
        works_well=form.works_well,
        works_less=form.works_less,
        kommun_none=form.kommun_none,
        region_none=form.region_none,
        own_plan=form.own_plan,
        ask_whom=form.ask_whom.strip(),
        before_discharge=form.before_discharge,
        lead=form.lead,
        follow_up=follow_up,
        follow_up_by=form.follow_up_by.strip(),
        kept_in=form.kept_in.strip(),
        received=received,
        kept_version=form.kept_version.strip(),
        kept_next=kept_next,
    )
    return record_plan, RecordPlan(case.id, case.version, plan)


def goal_form(case: Case, item: str) -> GoalForm:
    """Write a goal as a form; an unknown id is a new goal."""
    for goal in case.plan.goals:
        if goal.id == item:
            return GoalForm(
                item=item,
                words=goal.words,
                area=goal.area.value,
                horizon=goal.horizon.value,
                professional=goal.professional,
                disagreement=goal.disagreement,
                due=day_text(goal.due),
                child_area=_child_area(goal),
                state=goal.state.value,
                why=goal.why,
            )
    return GoalForm(item)


def save_goal(case: Case, form: GoalForm, around: Around) -> Save:
    """Turn the form into the use case that puts the goal.

    Raises:
        Unread: the day cannot be read, or something is missing.

    """
    reading = Reading(around.today())
    due = reading.day("due", form.due)
    reading.need("words", form.words, "goal-empty")
    reading.need("area", form.area, "area-missing")
    if form.given_up:
        reading.need("why", form.why, "goal-without-why")
    reading.done()
    area = Area(form.area)
    before = {g.id: g for g in case.plan.goals}.get(form.item)
    goal = replace(
        before or Goal(form.item, "", area),
        words=form.words.strip(),
        area=area,
        horizon=Horizon(form.horizon or Horizon.NOW.value),
        professional=form.professional,
        disagreement=form.disagreement,
        due=due,
        child_area=ChildArea(form.child_area or ChildArea.NONE.value),
        state=GoalState(form.state or GoalState.ACTIVE.value),
        why=form.why,
    )
    return put_goal, PutGoal(case.id, case.version, goal)


def _child_area(goal: Goal) -> str:
    return "" if goal.child_area is ChildArea.NONE else goal.child_area.value


def hints_for(form: GoalForm) -> tuple[Hint, ...]:
    """Find what could be put better in the goal being written."""
    horizon = Horizon(form.horizon or Horizon.NOW.value)
    return hints(form.words, horizon, has_day=bool(form.due.strip()))


def measure_form(case: Case, item: str) -> MeasureForm:
    """Write a measure as a form; an unknown id is a new measure."""
    for measure in case.plan.measures:
        if measure.id == item:
            return MeasureForm(
                item=item,
                what=measure.what,
                party=measure.party,
                area=measure.area.value,
                goal=measure.goal,
                who=measure.who,
                often=measure.often,
                start=day_text(measure.start),
                due=day_text(measure.due),
                follow_up=day_text(measure.follow_up),
            )
    return MeasureForm(item)


def save_measure(case: Case, form: MeasureForm, around: Around) -> Save:
    """Turn the form into the use case that puts the measure.

    Raises:
        Unread: a day cannot be read, or something is missing.

    """
    reading = Reading(around.today())
    start, due = reading.day("start", form.start), reading.day("due", form.due)
    follow_up = reading.day("follow_up", form.follow_up)
    reading.need("what", form.what, "measure-empty")
    reading.need("party", form.party, "measure-without-party")
    reading.need("area", form.area, "area-missing")
    reading.done()
    area = Area(form.area)
    before = {m.id: m for m in case.plan.measures}.get(form.item)
    measure = replace(
        before or Measure(form.item, "", area, ""),
        what=form.what.strip(),
        area=area,
        party=form.party,
        goal=form.goal,
        who=form.who.strip(),
        often=form.often.strip(),
        start=start,
        due=due,
        follow_up=follow_up,
    )
    return put_measure, PutMeasure(case.id, case.version, measure)


def save_established(case: Case, form: EstablishForm, around: Around) -> Save:
    """Turn the form into the use case that registers it.

    Raises:
        Unread: the day is missing or cannot be read.

    """
    day = day_of("day", form.day, around.today())
    order = EstablishPlan(case.id, case.version, day, form.reason, form.by)
    return establish_plan, order


def save_handed_over(case: Case, form: HandOverForm, around: Around) -> Save:
    """Turn the form into the use case that registers it.

    Raises:
        Unread: the day is missing or cannot be read.

    """
    day = day_of("day", form.day, around.today())
    return hand_over_plan, HandOverPlan(case.id, case.version, day)


def save_objection(case: Case, form: ObjectionForm) -> Save:
    """Turn the form into the use case that notes it."""
    order = ObjectToPlan(case.id, case.version, form.item, form.words)
    return object_to_plan, order


def versions(case: Case) -> tuple[PlanVersion, ...]:
    """Give the established versions, the newest first."""
    return tuple(reversed(case.plan.versions))


def principal_of(case: Case, party: str) -> Principal | None:
    """Tell which principal answers for a measure, if one does."""
    if party in ("", YOUNG_PERSON):
        return None
    return case.party(party).principal


def has_measure(case: Case, principal: Principal | None) -> bool:
    """Whether a principal, or with None anyone else, answers for a measure."""
    return any(principal_of(case, m.party) is principal for m in case.plan.measures)


def short(text: str) -> str:
    """Give a text on one line, cut where it would be too long in a list."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
