"""The plan: what the statute asks for, and the young person's own words.

SoL 10 kap. 8-9 §§, HSL 16 kap. 4 §: which measures are needed, which principal answers
for which, measures by anyone else, which principal has the overall responsibility.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from sipdesk.domain.area import Area
from sipdesk.domain.child_area import ChildArea


class Horizon(Enum):
    """When a goal's turn is."""

    NOW = "part"  # delmål; what is worked with now
    NEXT = "next"
    LONG = "long"


class GoalState(Enum):
    """What has become of a goal."""

    ACTIVE = "active"
    REACHED = "reached"
    PARTLY = "partly"
    CHANGED = "changed"  # another stands in its place
    ENDED = "ended"

    @property
    def is_over(self) -> bool:
        """Whether nobody works with the goal any more."""
        return self is GoalState.REACHED or self.needs_reason

    @property
    def needs_reason(self) -> bool:
        """Whether somebody must say why the goal has become this."""
        return self in (GoalState.CHANGED, GoalState.ENDED)


class MeasureState(Enum):
    """What has become of a measure."""

    NOT_STARTED = "not-started"  # none of it is done
    ONGOING = "ongoing"  # partly
    DONE = "done"  # fully
    STOPPED = "stopped"  # no longer relevant

    @property
    def is_over(self) -> bool:
        """Whether nobody waits for the measure any more."""
        return self in (MeasureState.DONE, MeasureState.STOPPED)


class Agrees(Enum):
    """The answer to "Håller du med?"."""

    YES = "yes"
    NO = "no"
    COULD_NOT_SAY = "could-not-say"


class Asked(Enum):
    """Where somebody was asked whether they agree: where they chose."""

    NOT_SAID = "not-said"
    ALONE = "alone"
    WITH_SUPPORT = "with-support"
    IN_MEETING = "in-meeting"
    BY_PHONE = "by-phone"
    ON_PAPER = "on-paper"


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal, in the young person's own words where they are known."""

    id: str
    words: str
    area: Area
    horizon: Horizon = Horizon.NOW
    professional: str = ""
    disagreement: str = ""
    due: date | None = None
    state: GoalState = GoalState.ACTIVE
    why: str = ""  # why it was changed or ended
    child_area: ChildArea = ChildArea.NONE


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
    follow_up: date | None = None
    state: MeasureState = MeasureState.NOT_STARTED
    obstacle: str = ""


@dataclass(frozen=True, slots=True)
class GoalCheck:
    """What was said once of a goal. It never changes; the goal holds the latest."""

    id: str
    goal: str
    state: GoalState
    day: date
    said_by: str = ""  # a party's id or YOUNG_PERSON; "" = not noted
    words: str = ""


@dataclass(frozen=True, slots=True)
class MeasureCheck:
    """What was said once of a measure, likewise."""

    id: str
    measure: str
    state: MeasureState
    day: date
    said_by: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Whether the young person or a guardian agrees with the plan; never changed."""

    id: str
    whose: str  # a guardian's id or YOUNG_PERSON
    agrees: Agrees
    day: date
    asked: Asked = Asked.NOT_SAID
    words: str = ""
    version: int = 0  # of the plan that was asked about; 0 = the draft


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """An established version: the plan of the case at ``case_version``.

    ``case_version`` is 0 where the contents are kept at another home.
    """

    id: str
    number: int
    established: date  # by the lead
    registered: datetime
    by: str
    case_version: int
    established_by: str = ""  # who at the lead
    reason: str = ""
    objection: str = ""
    letter: str = ""  # sha256 of the letter it was written with; "" = not kept
    shared: str = ""  # likewise, of the sentences that papers share
    sha256: str = ""  # of what it says, as text, in the file copy


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
    received_before: tuple[date, ...] = ()  # when copies before it came, oldest first
    kept_version: str = ""  # as it is numbered there
    kept_next: date | None = None  # the next follow-up by that plan
    goal_checks: tuple[GoalCheck, ...] = ()
    measure_checks: tuple[MeasureCheck, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    versions: tuple[PlanVersion, ...] = ()
    handed_over: date | None = None  # to the young person
