"""Where one is in a meeting that is held; knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from enum import Enum
from typing import Any

from sipdesk.content.notices import Notice
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import Conflict, RuleBroken, SipdeskError
from sipdesk.domain.meeting import BreakKind, Meeting, Part, TakingPart
from sipdesk.domain.meeting_time import (
    minutes_booked,
    minutes_left,
    part_due,
    shared_out,
)
from sipdesk.domain.settings import MEETING_MINUTES
from sipdesk.domain.shared_screen import SharedScreen, may_see_desk
from sipdesk.ui.doing import Changed
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.case import CaseView, read_case
from sipdesk.usecases.home import HomeView, read_home
from sipdesk.usecases.meeting_mode import (
    InMeeting,
    YoungPersonLeft,
    begin_meeting,
    end_meeting,
    go_on_with_meeting,
    note_young_person_back,
    note_young_person_left,
    pause_meeting,
)
from sipdesk.usecases.plan import (
    RemoveGoal,
    RemoveMeasure,
    remove_goal,
    remove_measure,
)
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change
from sipdesk.usecases.shared_screen import read_shared_screen

FIGURES: Mapping[str, int] = {MEETING_MINUTES.key: MEETING_MINUTES.default}


class Stage(Enum):
    """What the meeting mode shows."""

    BEFORE = "before"  # before others see the screen
    HELD = "held"
    PAUSED = "paused"
    INTERRUPTED = "interrupted"  # locked while all looked at the screen: they may yet
    OVER = "over"  # ended, and all may still look at the screen


class Screens(Enum):
    """What those who are there look at."""

    BESIDE = "beside"  # a window of their own
    SAME = "same"  # the very screen that is written on


GOES_ON = frozenset({Stage.HELD, Stage.PAUSED})
"""The stages of a meeting that is being held."""


@dataclass(frozen=True, slots=True)
class Left:
    """Where a meeting was left, when it was interrupted or put aside."""

    stage: Stage = Stage.BEFORE
    screens: Screens = Screens.BESIDE
    part: Part = Part.OPENING


@dataclass(frozen=True, slots=True)
class Timing:
    """How the time stands, in minutes."""

    total: int
    parts: Mapping[Part, int]
    left: int | None = None  # below zero when over; None = not begun
    due: Part | None = None  # the part that the shares put now


@dataclass(frozen=True, slots=True)
class ModeState:
    """Everything the meeting mode needs in order to be drawn."""

    view: CaseView | None = None
    screen: SharedScreen = field(default_factory=SharedScreen)
    stage: Stage = Stage.BEFORE
    screens: Screens = Screens.BESIDE
    part: Part = Part.OPENING
    notice: Notice | None = None
    busy: bool = False
    figures: Mapping[str, int] = field(default_factory=lambda: FIGURES)

    @property
    def seen_by_all(self) -> bool:
        """Whether others look at this very screen while the meeting is held."""
        return self.stage in GOES_ON and self.screens is Screens.SAME

    @property
    def left(self) -> Left:
        """Where one goes on if the screen is locked now."""
        stage = Stage.BEFORE if self.stage in GOES_ON else self.stage
        if self.seen_by_all:
            stage = Stage.INTERRUPTED
        return Left(stage, self.screens, self.part)


def timing(case: Case, figures: Mapping[str, int], now: time) -> Timing:
    """Tell how the time stands by what is booked, else by the home's own figure."""
    meeting = case.meeting
    booked = minutes_booked(meeting.booking) or 0
    total = booked if booked > 0 else figures[MEETING_MINUTES.key]
    parts = shared_out(total)
    began = meeting.record.began
    if began is None:
        return Timing(total, parts)
    left = minutes_left(began, total, now)
    return Timing(total, parts, left, part_due(total, total - left))


def is_locked(meeting: Meeting) -> bool:
    """Whether the minutes are final, so that nothing more can be written."""
    return meeting.minutes_are_final


def beside(part: Part, step: int) -> Part | None:
    """Give the part a number of steps on, if there is one."""
    parts = tuple(Part)
    number = parts.index(part) + step
    return parts[number] if 0 <= number < len(parts) else None


def own_help(case: Case, today: date) -> tuple[tuple[str, str], ...]:
    """Give what only the one who leads should see: a code of what it is, and it."""
    before, young = case.meeting.preparation, case.young_person
    told = (
        ("adaptations", before.adaptations),
        ("communication", young.communication),
        ("interpreter", before.interpreter),
        ("representative", before.representative),
        ("not-shared", case.offer.not_shared),
        ("protected", "yes" if case.protected_on(today) else ""),
    )
    return tuple((code, words.strip()) for code, words in told if words.strip())


class ModeModel:
    """The meeting that is held. ``over`` is called when it has ended."""

    def __init__(
        self,
        case_id: CaseId,
        around: Around,
        draw: Callable[[ModeState], None],
        over: Callable[[], None],
    ) -> None:
        self._id = case_id
        self._around = around
        self._draw = draw
        self._over = over
        self.state = ModeState()

    def open(self, left: Left = Left()) -> None:
        """Read the case, and go on where it was left."""
        self.state = replace(
            self.state, stage=left.stage, screens=left.screens, part=left.part
        )
        self._around.runner.read(read_home, None, self._take_home, self._refused)
        self._read()

    def told(self, change: Changed) -> None:
        """Take notice of a change to some case."""
        if change.case.id == self._id:
            self._read()

    def begin(self, screens: Screens) -> None:
        """Begin the meeting, or take it up again."""
        self._show(replace(self.state, screens=screens))

        def begun(change: Change) -> None:
            self._show_held(replace(self.state, stage=_stage(change.case)))

        self._do(begin_meeting, InMeeting, then=begun)

    def uncover(self) -> None:
        """Go on to what is for one alone, now that nobody else sees the screen."""
        if self.state.stage is Stage.INTERRUPTED:
            self._show(replace(self.state, stage=Stage.BEFORE))
        elif self.state.stage is Stage.OVER:
            self._over()

    def go(self, part: Part) -> None:
        """Go to a part."""
        self._show(replace(self.state, part=part))

    def step(self, by: int) -> None:
        """Go a number of parts on."""
        part = beside(self.state.part, by)
        if part is not None:
            self.go(part)

    def pause(self) -> None:
        """Cover the screen at once, and note the pause."""
        if self.state.stage is Stage.HELD:
            self._show(replace(self.state, stage=Stage.PAUSED))
            self._do(pause_meeting, InMeeting)

    def go_on(self) -> None:
        """Let the meeting go on."""
        self._do(
            go_on_with_meeting, InMeeting, then=self._uncover, refused=self._uncover
        )

    def left(self, onward: TakingPart) -> None:
        """Note that the young person went, and let the meeting go on."""
        self._do(note_young_person_left, YoungPersonLeft, onward, then=self._uncover)

    def back(self) -> None:
        """Note that the young person has come back."""
        self._do(note_young_person_back, InMeeting)

    def end(self) -> None:
        """End the meeting, or leave one that has been locked meanwhile."""
        self._do(end_meeting, InMeeting, then=self._leave, refused=self._leave)

    def remove_goal(self, goal: str) -> None:
        """Take a goal off the list."""
        self._do(remove_goal, RemoveGoal, goal)

    def remove_measure(self, measure: str) -> None:
        """Take a measure off the list."""
        self._do(remove_measure, RemoveMeasure, measure)

    def _do(
        self,
        use_case: Callable[[Any, Ports], Change],
        order: Callable[..., object],
        *facts: object,
        then: Callable[[Change], None] = lambda _: None,
        refused: Callable[[SipdeskError], None] = lambda _: None,
        again: bool = True,
    ) -> None:
        """Carry out what happens now, on the case as it is by then.

        What happens in the room has happened, whatever another window has saved: so it
        is tried again, once. ``refused`` when a rule says no.
        """
        view = self.state.view
        if view is None or self.state.busy:
            return
        self._show(replace(self.state, busy=True, notice=None))

        def done(change: Change) -> None:
            self._show(replace(self.state, busy=False))
            self._take(replace(self.state.view or view, case=change.case))
            then(change)

        def try_again(now: CaseView) -> None:
            self._show(replace(self.state, busy=False))
            self._take(now)
            self._do(use_case, order, *facts, then=then, refused=refused, again=False)

        def otherwise(error: SipdeskError) -> None:
            if again and isinstance(error, Conflict):
                self._around.runner.read(read_case, self._id, try_again, self._refused)
                return
            self._refused(error)
            if isinstance(error, RuleBroken):
                refused(error)

        given = order(view.case.id, view.case.version, *facts)
        self._around.runner.do(use_case, given, done, otherwise)

    def _uncover(self, _: object) -> None:
        self._show(replace(self.state, stage=Stage.HELD))

    def _leave(self, _: object) -> None:
        if self.state.screens is Screens.SAME:
            self._show(replace(self.state, stage=Stage.OVER))
        else:
            self._over()

    def _read(self) -> None:
        self._around.runner.read(read_case, self._id, self._take, self._refused)

    def _take(self, view: CaseView) -> None:
        before = self.state.view
        if before is not None and view.case.version < before.case.version:
            return
        self._show_held(replace(self.state, view=view))
        runner = self._around.runner
        runner.read(read_shared_screen, self._id, self._take_screen, self._refused)

    def _take_screen(self, screen: SharedScreen) -> None:
        self._show(replace(self.state, screen=screen))

    def _take_home(self, home: HomeView) -> None:
        figures = {k: v for k, v in home.settings.items() if isinstance(v, int)}
        self._show(replace(self.state, figures=figures))

    def _refused(self, error: SipdeskError) -> None:
        said = refusal(error)
        self._show(replace(self.state, busy=False, notice=said))

    def _show_held(self, state: ModeState) -> None:
        """Show it, but never to all what one of them may not see."""
        view, today = state.view, self._around.today()
        if view and state.seen_by_all and not may_see_desk(view.case, today):
            state = replace(state, stage=Stage.INTERRUPTED)
        self._show(state)

    def _show(self, state: ModeState) -> None:
        self.state = state
        self._draw(state)


def _stage(case: Case) -> Stage:
    # One that stood still when the program went down stands still yet.
    still = case.meeting.open_break(BreakKind.PAUSE) is not None
    return Stage.PAUSED if still else Stage.HELD
