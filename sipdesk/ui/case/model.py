"""The case on the screen: where one is in it, and what was just done to it; no Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from sipdesk.content.content import Content, Law
from sipdesk.content.notices import Notice
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.consenters import CONSENT_ENDS, consents_end
from sipdesk.domain.errors import Missing, SipdeskError
from sipdesk.domain.journal import ANSWERED, CROSSINGS, left_the_building
from sipdesk.domain.protection import FlagKind
from sipdesk.domain.reminder import Waiting
from sipdesk.domain.routine import Progress, StepProgress, StepState
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.deeds import Deeds, DeedState
from sipdesk.ui.doing import Changed
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.case import CaseView, read_case
from sipdesk.usecases.closing import ReopenCase, reopen_case
from sipdesk.usecases.home import HomeView, read_home
from sipdesk.usecases.journal import Undo, undo

UNDONE = "undone"


class Tab(Enum):
    """The parts of a case."""

    ROUTINE = "routine"
    PICTURES = "pictures"
    PAPERS = "papers"
    HISTORY = "history"


class Over(Enum):
    """What lies over the parts of a case, when it is asked for."""

    NOTHING = "nothing"
    CONCERN = "concern"  # a concern for a child is written
    DECISIONS = "decisions"  # something is decided together


@dataclass(frozen=True, slots=True)
class Done:
    """What was just done."""

    label: str
    version: int  # the case's, as it was saved then
    undoable: bool  # not what has left the house, nor an undoing


@dataclass(frozen=True, slots=True)
class CaseState:
    """Everything the frame round the pages needs in order to be drawn."""

    view: CaseView | None = None
    step: str = ""
    tab: Tab = Tab.ROUTINE
    help: bool = False
    all_steps: bool = False  # the navigation is asked for where there is no room
    paper: bool = False  # a paper is looked at
    over: Over = Over.NOTHING
    done: Done | None = None  # until one goes on to something else
    notice: Notice | None = None
    gone: bool = False
    busy: bool = False
    users: Mapping[str, str] = field(default_factory=dict)  # names by id, once known

    @property
    def covered(self) -> bool:
        """Whether a paper, or a page that is asked for, lies over the tab."""
        return self.paper or self.over is not Over.NOTHING


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above everything else."""

    name: str  # initials when protected; empty when unknown
    number: str
    age: int | None
    flags: tuple[FlagKind, ...]  # the young person's own
    others_protected: bool
    basis: Law | None
    next: Waiting | None  # the next day that something is due
    next_text: str  # and what it is
    consents_to: date | None
    closed: date | None


@dataclass(frozen=True, slots=True)
class PutOffHere:
    """Something of a step that is put off, with the reason: read in the case alone."""

    what: str
    until: date
    by: str  # the name; empty when unknown
    reason: str


@dataclass(frozen=True, slots=True)
class Room:
    """What there is room for, side by side."""

    navigation: bool
    page: bool
    help: bool


NAVIGATION_WIDTH = 316
HELP_WIDTH = 348
LEAST_PAGE = 560


def room(width: float, *, help_: bool, all_steps: bool) -> Room:
    """Share a width, in logical pixels at text scale 1.0.

    Where there is no room beside the page, the navigation or the help that is asked
    for takes its place.
    """
    if help_:
        whole = width >= NAVIGATION_WIDTH + LEAST_PAGE + HELP_WIDTH
        beside = width >= LEAST_PAGE + HELP_WIDTH
        return Room(navigation=whole, page=beside, help=True)
    beside = width >= NAVIGATION_WIDTH + LEAST_PAGE
    asked = all_steps and not beside
    return Room(navigation=beside or asked, page=not asked, help=False)


def head_of(
    view: CaseView, rows: tuple[Waiting, ...], content: Content, today: date
) -> Head:
    """Gather what stands above everything else; ``rows`` are what waits."""
    case = view.case
    on = [f for f in case.flags if f.protects_on(today)]
    kinds = {f.kind for f in on if f.about == YOUNG_PERSON}
    days = [w for w in rows if w.due is not None and w.due >= today]
    ahead = [w for w in days if w.kind != CONSENT_ENDS]  # stands beside it
    coming = min(ahead, key=_when, default=None)
    return Head(
        name=case.listed_name(today),
        number=case.number,
        age=case.young_person.age_on(today),
        flags=tuple(kind for kind in FlagKind if kind in kinds),
        others_protected=any(f.about != YOUNG_PERSON for f in on),
        basis=content.laws.get(case.placement.legal_basis),
        next=coming,
        next_text=content.reminder_text(coming.kind) if coming is not None else "",
        consents_to=consents_end(case, today),
        closed=case.closing.closed,
    )


def due(view: CaseView) -> tuple[Waiting, ...]:
    """Name what waits in the case and has a day."""
    return tuple(row for row in view.waiting if row.due is not None)


def put_off_here(
    state: CaseState, content: Content, today: date
) -> tuple[PutOffHere, ...]:
    """Tell what is put off at the step one is in, and why."""
    if state.view is None or state.tab is not Tab.ROUTINE or state.covered:
        return ()
    off = {one.id: one for one in state.view.case.put_offs}
    rows = state.view.waiting
    here = [r for r in rows if r.step == state.step and r.is_put_off(today)]
    return tuple(
        PutOffHere(
            content.reminder_text(row.kind),
            off[row.id].until,
            state.users.get(off[row.id].by, ""),
            off[row.id].reason,
        )
        for row in here
    )


def late_steps(rows: tuple[Waiting, ...], today: date) -> dict[str, int]:
    """Count, for each step with something overdue, the days it is late.

    What is put off is late still: its day has not moved.
    """
    late: dict[str, int] = {}
    for one in rows:
        if one.due is not None and one.due < today:
            late[one.step] = max(late.get(one.step, 0), (today - one.due).days)
    return late


def late_on_track(
    progress: Progress, late: Mapping[str, int]
) -> tuple[StepProgress, ...]:
    """Name the track's late steps, the latest first; ``late`` as ``late_steps``."""
    over = (StepState.DONE, StepState.SKIPPED)
    found = [
        one
        for one in progress.placement
        if late.get(one.step.id, 0) and one.state not in over
    ]
    return tuple(sorted(found, key=lambda one: -late[one.step.id]))


def _when(row: Waiting) -> date:
    return row.due or date.max


def first_step(asked: str, progress: Progress, track: str) -> str:
    """Find the step to begin in: the one asked for, else the next.

    ``track`` is the id of the placement's own track: asked for, its first open step.
    """
    if asked == track:
        return _open_in(progress.placement) or _next(progress)
    known = {p.step.id for p in (*progress.steps, *progress.placement)}
    return asked if asked in known else _next(progress)


def _next(progress: Progress) -> str:
    if progress.next is not None:
        return progress.next.step.id
    return progress.steps[-1].step.id


def _open_in(steps: tuple[StepProgress, ...]) -> str:
    over = (StepState.DONE, StepState.SKIPPED)
    left = [p for p in steps if p.state not in over]
    return (left or list(steps))[0].step.id if steps else ""


class CaseModel:
    """Where one is in a case; reads it anew whenever it has changed."""

    def __init__(
        self, case_id: CaseId, around: Around, draw: Callable[[CaseState], None]
    ) -> None:
        self._id = case_id
        self._around = around
        self._draw = draw
        self._asked = ""
        self._deeds = Deeds(around, self._deed)
        self.state = CaseState()

    def open(self, step: str = "") -> None:
        """Read the case and go to a step; empty is the next."""
        self._asked = step
        self._around.runner.read(read_home, None, self._take_home, self._refused)
        self._read()

    def told(self, change: Changed) -> None:
        """Take notice of a change to some case."""
        if change.case.id != self._id:
            return
        view = self.state.view
        if change.label:
            sent = view is not None and not _can_go_back(change.case, view.case)
            never = sent or change.label in {UNDONE, ANSWERED, *CROSSINGS}
            version: int = change.case.version
            done = Done(change.label, version, undoable=not never)
            self._show(replace(self.state, done=done, notice=None))
        self._read()

    def go(self, step: str) -> None:
        """Go to a step."""
        view = self.state.view
        if view is None:
            self._asked = step
            return
        track = self._around.content.routine.placement.id
        found = first_step(step, view.progress, track)
        self._show(
            replace(
                self.state,
                step=found,
                tab=Tab.ROUTINE,
                all_steps=False,
                paper=False,
                over=Over.NOTHING,
                done=None,
            )
        )

    def choose_tab(self, tab: Tab) -> None:
        """Show another part of the case."""
        away = replace(self.state, paper=False, over=Over.NOTHING, done=None)
        self._show(replace(away, tab=tab, all_steps=False, help=False))

    def turn_help(self) -> None:
        """Show the help of the step, or of the tab one is in, or take it away."""
        shown = self.state.help and not self.state.covered
        away = replace(self.state, paper=False, over=Over.NOTHING)
        self._show(replace(away, help=not shown))

    def turn_steps(self) -> None:
        """Show all steps in place of the page, or take them away."""
        self._show(replace(self.state, all_steps=not self.state.all_steps))

    def look_at_paper(self, *, on: bool) -> None:
        """Look at a paper, or go back to the page."""
        self._show(replace(self.state, paper=on, done=None))

    def lay_over(self, over: Over) -> None:
        """Lay a page over the case, or go back to what is under it."""
        self._show(replace(self.state, over=over, paper=False, done=None))

    def undo(self) -> None:
        """Take back what was done last."""
        view = self.state.view
        if view is not None:
            self._deeds.do(undo, Undo(self._id, view.case.version))

    def reopen(self) -> None:
        """Open a closed case again."""
        view = self.state.view
        if view is not None:
            self._deeds.do(reopen_case, ReopenCase(self._id, view.case.version))

    def _read(self) -> None:
        self._around.runner.read(read_case, self._id, self._take, self._refused)

    def _take(self, view: CaseView) -> None:
        before = self.state.view
        if before is not None and view.case.version < before.case.version:
            return  # read earlier, answered later
        track = self._around.content.routine.placement.id
        step = self.state.step or first_step(self._asked, view.progress, track)
        self._show(replace(self.state, view=view, step=step))

    def _take_home(self, home: HomeView) -> None:
        users = {user.id: user.name for user in home.users}
        self._show(replace(self.state, users=users))

    def _deed(self, state: DeedState) -> None:
        self._show(replace(self.state, busy=state.busy, notice=state.notice))

    def _refused(self, error: SipdeskError) -> None:
        said = refusal(error)
        gone = isinstance(error, Missing)
        self._show(replace(self.state, notice=said, gone=gone))

    def _show(self, state: CaseState) -> None:
        self.state = state
        self._draw(state)


def _can_go_back(now: Case, before: Case) -> bool:
    """Whether a change left nothing with others that cannot be taken back."""
    return left_the_building(now) <= left_the_building(before)
