"""The plan of a made-up case, with a word of its own in every text."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from random import Random
from typing import Final

from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.information import Information as Kind
from sipdesk.domain.party import Party
from sipdesk.domain.plan import (
    Agreement,
    Agrees,
    Goal,
    GoalState,
    Measure,
    Plan,
    PlanVersion,
)
from tests.home import STOCKHOLM, TODAY
from tests.proofs.leaks.birds import Flock
from tests.proofs.leaks.oracle import FILE, YOUNG

MEETING_DAY: Final = TODAY + timedelta(days=10)
MADE: Final = datetime.combine(TODAY, time(8), STOCKHOLM)


def areas_of(chance: Random) -> list[tuple[int, Area]]:
    if chance.random() < 0.3:
        return [(0, Area.CARE)]
    return list(enumerate(chance.sample(tuple(Area), chance.randint(1, 4))))


def plan(chance: Random, flock: Flock, parties: tuple[Party, ...]) -> Plan:
    areas = areas_of(chance)
    doers = (YOUNG, *(p.id for p in parties))
    place, told = Kind.PLACE, Kind.PARTICIPANTS
    ask = flock.text("whom to ask", place, told, free=True)
    leaving = flock.text("before discharge", Kind.LIVING, Kind.CARE, free=True)
    return Plan(
        important=flock.text("important", free=True),
        works_well=flock.text("works well", free=True),
        works_less=flock.text("works less", free=True),
        goals=tuple(_goal(flock, n, area, len(areas)) for n, area in areas),
        measures=tuple(
            _measure(flock, n, area, chance.choice(doers)) for n, area in areas
        ),
        kommun_none=flock.text("why none of kommun", free=True),
        region_none=flock.text("why none of region", free=True),
        own_plan=flock.text("own plan", free=True),
        ask_whom=ask,
        before_discharge=leaving,
        lead=chance.choice(("namnd", "bup", "")),
        follow_up=MEETING_DAY,
        follow_up_by=flock.text("who follows up", place),
        kept_in=flock.text("kept in", place),
        versions=_versions(flock),
    )


def answered(case: Case, flock: Flock) -> Plan:
    """Say who agrees, who established it and where it is kept; a goal is given up."""
    plan = case.plan
    own = flock.text("own answer about the plan", only=(YOUNG, FILE))
    theirs = flock.text("guardian's answer about the plan", only=(FILE,))
    by = flock.text("who established the plan", Kind.PLACE)
    *kept, last = plan.goals
    why = flock.text("why the goal ended", last.area.kind)
    ended = replace(last, state=GoalState.ENDED, why=why)
    return replace(
        plan,
        goals=(*kept, ended) if kept else plan.goals,
        kept_version=flock.text("version kept there", Kind.PLACE),
        agreements=(
            Agreement("a1", YOUNG, Agrees.NO, TODAY, words=own),
            *(
                Agreement(f"a-{g.id}", g.id, Agrees.COULD_NOT_SAY, TODAY, words=theirs)
                for g in case.guardians
            ),
        ),
        versions=tuple(replace(v, established_by=by) for v in plan.versions),
    )


def _goal(flock: Flock, number: int, area: Area, of: int) -> Goal:
    """Make a goal; the last of several is given up, and not what the own plan tells."""
    given_up = of > 1 and number == of - 1
    return Goal(
        f"g{number}",
        flock.text("goal that ended" if given_up else "goal", area.kind),
        area,
        professional=flock.text("goal in other words", area.kind),
        disagreement=flock.text("goal disagreed on", area.kind),
    )


def _measure(flock: Flock, number: int, area: Area, doer: str) -> Measure:
    return Measure(
        f"m{number}",
        flock.text("measure", area.kind),
        area,
        doer,
        goal=f"g{number}" if number else "",
        who=flock.text("who does it", area.kind, Kind.PLACE),
        often=flock.text("how often", area.kind),
        obstacle=flock.text("obstacle", area.kind),
    )


def _versions(flock: Flock) -> tuple[PlanVersion, ...]:
    reason = flock.text("why the plan is new", free=True)
    objection = flock.text("objection to the plan", free=True)
    made = PlanVersion("pv2", 2, TODAY, MADE, "user-1", 1, reason, objection)
    return (replace(made, id="pv1", number=1), made)
