"""The plan: what the statute asks for, and the young person's own words.

SoL 10 kap. 8-9 §§, HSL 16 kap. 4 §: which measures are needed, which principal answers
for which, measures by anyone else, which principal has the overall responsibility.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from sipdesk.domain.area import Area


class Horizon(Enum):
    """How far off a goal lies."""

    LONG = "long"
    PART = "part"  # delmål


class GoalState(Enum):
    """What has become of a goal."""

    ACTIVE = "active"
    REACHED = "reached"
    PARTLY = "partly"
    CHANGED = "changed"
    ENDED = "ended"


class MeasureState(Enum):
    """What has become of a measure."""

    NOT_STARTED = "not-started"
    ONGOING = "ongoing"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal, in the young person's own words where they are known."""

    id: str
    words: str
    area: Area
    horizon: Horizon = Horizon.PART
    professional: str = ""
    disagreement: str = ""
    due: date | None = None
    state: GoalState = GoalState.ACTIVE


@dataclass(frozen=True, slots=True)
class Measure:
    """An insats (principal) or åtgärd (anyone else), with one who answers for it."""

    id: str
    what: str
    area: Area
    party: str  # a party's id or YOUNG_PERSON
    goal: str = ""
    who: str = ""
    often: str = ""
    start: date | None = None
    due: date | None = None
    state: MeasureState = MeasureState.NOT_STARTED
    obstacle: str = ""


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """An established version: the plan of the case at ``case_version``."""

    id: str
    number: int
    established: date  # by the lead
    registered: datetime
    by: str
    case_version: int
    reason: str = ""
    objection: str = ""
    letter: str = ""  # sha256 of the letter it was written with; "" = not kept
    shared: str = ""  # likewise, of the sentences that papers share


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan as it stands; a draft until a version is established."""

    important: str = ""
    with_pictures: bool = False
    works_well: str = ""
    works_less: str = ""
    goals: tuple[Goal, ...] = ()
    measures: tuple[Measure, ...] = ()
    kommun_none: str = ""  # why the kommun has no measure
    region_none: str = ""  # why the region has no measure
    own_plan: str = ""
    ask_whom: str = ""
    before_discharge: str = ""
    lead: str = ""  # a party of kommun or region; never SiS
    follow_up: date | None = None
    follow_up_by: str = ""
    kept_in: str = ""  # the principal's own system, when the plan is kept there
    received: date | None = None  # when the copy from there came
    versions: tuple[PlanVersion, ...] = ()
    handed_over: date | None = None  # to the young person
