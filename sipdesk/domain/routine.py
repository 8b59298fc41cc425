"""The routine (arbetsrutin): phases, steps, and where a case stands in them.

What the routine says is data (``resources/routine``); what its words mean is here.
"""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Final

from sipdesk.domain.case import Case
from sipdesk.domain.information import Branch, Information

Condition = Callable[[Case, date], bool]


class StepState(Enum):
    """Where a case stands in a step. Derived from the case, never stored."""

    NOT_STARTED = "not-started"
    ONGOING = "ongoing"
    WAITING = "waiting"
    DONE = "done"
    SKIPPED = "skipped"
    BLOCKED = "blocked"  # it still opens; it says what is missing first
    CLOSED = "closed"  # of a branch of SiS that is not shown here


OF_BRANCH: Final[Mapping[str, Information]] = MappingProxyType(
    {"health": Information.HEALTH, "school": Information.SCHOOL}
)
"""The steps that are of one branch of SiS, with the kind of what they tell."""


ROWS_OF_BRANCH: Final[Mapping[str, Information]] = MappingProxyType(
    {
        "examination-not-offered": Information.HEALTH,
        "examination-without-outcome": Information.HEALTH,
        "referral-silent": Information.HEALTH,
        "interview-not-made": Information.HEALTH,
        "transfer-not-asked": Information.HEALTH,  # care is all that is transferred
        "health-pathway-overdue": Information.HEALTH,
        "receiving-school-unasked": Information.SCHOOL,
        "school-pathway-overdue": Information.SCHOOL,
        "pathway-overdue": Information.LIVING,
        "social-group-waits": Information.SUBSTANCE_CRIME,
    }
)
"""The reminders, by their rule's id, that tell of one branch of SiS alone."""


ROWS_OF_ANY: Final = frozenset({"records-not-answered"})
"""The reminders, by their rule's id, that each row says the branch of (``row_about``).

A list of many cases says the same of all of them, so it tells of no branch.
"""

_OF_NONE, _OF_ANY = "none", "any"


def row_about(kind: Information | None, about: str) -> str:
    """Say what a row is about, and of which branch it is; None: nobody knows which."""
    if kind is None:
        return f"{_OF_ANY}/{about}"
    return f"{kind.branch.value if kind.branch else _OF_NONE}/{about}"


def is_closed_row(
    step: str, rule: str, about: str, closed: AbstractSet[Information]
) -> bool:
    """Whether a reminder tells of what is closed to one who may not read these kinds.

    That a step is not done yet, with all that it counts, is no branch's secret. What
    nobody knows the branch of is closed to who lacks any.
    """
    of = {OF_BRANCH.get(step), ROWS_OF_BRANCH.get(rule)}
    if of & closed or rule not in ROWS_OF_ANY:
        return bool(of & closed)
    branches = {kind.branch.value for kind in closed if kind.branch is not None}
    branch = about.partition("/")[0]
    return bool(branches) and branch not in _open_to(branches)


def _open_to(closed: AbstractSet[str]) -> AbstractSet[str]:
    """Name what rows may be of that show to one to whom these branches are closed."""
    return {_OF_NONE, *(one.value for one in Branch)} - closed


@dataclass(frozen=True, slots=True)
class Variant:
    """What a step says and asks for instead, where SiS may take the initiative."""

    title: str
    what: str
    why: str
    who: str
    done_when: tuple[str, ...]
    papers: tuple[str, ...] = ()
    help: tuple[str, ...] = ()
    source: str = ""
    read_on: date | None = None
    status: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: texts for the page, and conditions by name.

    ``done_when`` holds when all hold; ``waits_when`` and ``begun_when`` when any does;
    ``needs`` are wanted before, and say so, but lock nothing.
    """

    id: str
    number: str  # as people say it: 0-12; "" for the placement's track
    title: str
    what: str
    why: str
    who: str
    done_when: tuple[str, ...]
    begun_when: tuple[str, ...] = ()
    waits_when: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()  # kinds of paper
    laws: tuple[str, ...] = ()  # ids in resources/laws.toml
    help: tuple[str, ...] = ()  # paragraphs
    source: str = ""
    read_on: date | None = None
    status: str = ""  # verified, check, outdated
    initiating: Variant | None = None

    @property
    def as_initiating(self) -> "Step":
        """The step where SiS may take the initiative: the same, if it says nothing."""
        if self.initiating is None:
            return self
        said = {f.name: getattr(self.initiating, f.name) for f in fields(Variant)}
        return replace(self, **said, initiating=None)


@dataclass(frozen=True, slots=True)
class Phase:
    """Steps that belong together."""

    id: str
    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Routine:
    """The whole routine and the placement's own track beside it."""

    phases: tuple[Phase, ...]
    placement: Phase
    missing: Mapping[str, str]  # what to say when a condition does not hold yet

    @property
    def steps(self) -> tuple[Step, ...]:
        """The numbered steps in order."""
        return tuple(step for phase in self.phases for step in phase.steps)

    @property
    def as_initiating(self) -> "Routine":
        """The routine where SiS may take the initiative to a SIP."""
        phases = tuple(
            replace(phase, steps=tuple(step.as_initiating for step in phase.steps))
            for phase in self.phases
        )
        return replace(self, phases=phases)


@dataclass(frozen=True, slots=True)
class Goal:
    """One of the facts that make a step done."""

    text: str  # a sentence: what to do
    met: bool


@dataclass(frozen=True, slots=True)
class StepProgress:
    """One step of one case on one day."""

    step: Step
    state: StepState
    goals: tuple[Goal, ...]
    blocked_by: tuple[str, ...]  # sentences: what should come first
    skipped_because: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """What is left to do, in sentences."""
        return tuple(goal.text for goal in self.goals if not goal.met)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a case has come."""

    steps: tuple[StepProgress, ...]
    placement: tuple[StepProgress, ...]

    @property
    def done(self) -> int:
        """How many numbered steps need no more work."""
        return sum(_finished(s) for s in self.steps)

    @property
    def next(self) -> StepProgress | None:
        """The first numbered step that can be worked on; None when all are done."""
        open_ = [s for s in self.steps if not _finished(s)]
        ready = [s for s in open_ if s.state is not StepState.BLOCKED]
        return next(iter(ready or open_), None)

    def of(self, step_id: str) -> StepProgress:
        """Find the progress of one step.

        Raises:
            KeyError: if the routine has no such step.

        """
        for found in (*self.steps, *self.placement):
            if found.step.id == step_id:
                return found
        raise KeyError(step_id)


def progress(
    routine: Routine, conditions: Mapping[str, Condition], case: Case, day: date
) -> Progress:
    """Tell where a case stands on a day."""

    def of(step: Step) -> StepProgress:
        return _step_progress(step, routine, conditions, case, day)

    return Progress(
        tuple(of(step) for step in routine.steps),
        tuple(of(step) for step in routine.placement.steps),
    )


def closed_off(far: Progress, kinds: AbstractSet[Information]) -> Progress:
    """Give how far a case has come, with nothing of the steps that are of these kinds.

    That such a step exists is told, for it does for every young person.
    """

    def shown(found: StepProgress) -> StepProgress:
        if OF_BRANCH.get(found.step.id) not in kinds:
            return found
        return StepProgress(found.step, StepState.CLOSED, (), ())

    return replace(
        far,
        steps=tuple(map(shown, far.steps)),
        placement=tuple(map(shown, far.placement)),
    )


def _step_progress(
    step: Step,
    routine: Routine,
    conditions: Mapping[str, Condition],
    case: Case,
    day: date,
) -> StepProgress:
    def holds(name: str) -> bool:
        return conditions[name](case, day)

    goals = tuple(Goal(routine.missing[n], holds(n)) for n in step.done_when)
    blocked_by = tuple(routine.missing[n] for n in step.needs if not holds(n))
    skipped = next((s.reason for s in case.skips if s.step == step.id), None)
    if all(goal.met for goal in goals):
        state = StepState.DONE
    elif skipped is not None:
        state = StepState.SKIPPED
    elif any(map(holds, step.waits_when)):
        state = StepState.WAITING
    elif any(goal.met for goal in goals) or any(map(holds, step.begun_when)):
        state = StepState.ONGOING
    elif blocked_by:
        state = StepState.BLOCKED
    else:
        state = StepState.NOT_STARTED
    return StepProgress(step, state, goals, blocked_by, skipped or "")


def _finished(step: StepProgress) -> bool:
    return step.state in (StepState.DONE, StepState.SKIPPED)
