"""Where one is in a meeting that is held; knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from enum import Enum
from typing import Any

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import RuleBroken, SipdeskError
from sipdesk.domain.meeting import BreakKind, Meeting, Part, TakingPart
from sipdesk.domain.meeting_time import (
    minutes_booked,
    minutes_left,
    part_due,
    shared_out,
)
from sipdesk.domain.settings import MEETING_MINUTES
from sipdesk.ui.doing import Changed
from sipdesk.ui.page import Around, Deeds, DeedState
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
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change

FIGURES: Mapping[str, int] = {MEETING_MINUTES.key: MEETING_MINUTES.default}


class Stage(Enum):
    """What the meeting mode shows."""

    BEFORE = "before"  # before others see the screen
    HELD = "held"
    PAUSED = "paused"


class Screens(Enum):
    """What those who are there look at."""

    BESIDE = "beside"  # a window of their own
    SAME = "same"  # the very screen that is written on


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
    stage: Stage = Stage.BEFORE
    screens: Screens = Screens.BESIDE
    part: Part = Part.OPENING
    notice: Notice | None = None
    busy: bool = False
    figures: Mapping[str, int] = field(default_factory=lambda: FIGURES)


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
    return bool(meeting.minutes) and not meeting.record.amending


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
        self._deeds = Deeds(around, self._deed)
        self.state = ModeState()

    def open(self) -> None:
        """Read the case."""
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
            self._saved(change)
            self._show(replace(self.state, stage=_stage(change.case)))

        self._do(begin_meeting, begun)

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
            self._do(pause_meeting)

    def go_on(self) -> None:
        """Let the meeting go on."""
        self._do(go_on_with_meeting, self._uncover)

    def left(self, onward: TakingPart) -> None:
        """Note that the young person went, and let the meeting go on."""
        view = self.state.view
        if view is not None:
            order = YoungPersonLeft(view.case.id, view.case.version, onward)
            self._deeds.do(note_young_person_left, order, self._uncover)

    def back(self) -> None:
        """Note that the young person has come back."""
        self._do(note_young_person_back)

    def end(self) -> None:
        """End the meeting."""

        def ended(change: Change) -> None:
            self._saved(change)
            self._over()

        self._do(end_meeting, ended)

    def _do(
        self,
        use_case: Callable[[Any, Ports], Change],
        then: Callable[[Change], None] | None = None,
    ) -> None:
        view = self.state.view
        if view is not None:
            order = InMeeting(view.case.id, view.case.version)
            self._deeds.do(use_case, order, then or self._saved)

    def _uncover(self, change: Change) -> None:
        self._saved(change)
        self._show(replace(self.state, stage=Stage.HELD))

    def _saved(self, change: Change) -> None:
        view = self.state.view
        if view is not None:
            self._show(replace(self.state, view=replace(view, case=change.case)))

    def _read(self) -> None:
        self._around.runner.read(read_case, self._id, self._take, self._refused)

    def _take(self, view: CaseView) -> None:
        before = self.state.view
        if before is None or view.case.version >= before.case.version:
            self._show(replace(self.state, view=view))

    def _take_home(self, home: HomeView) -> None:
        figures = {k: v for k, v in home.settings.items() if isinstance(v, int)}
        self._show(replace(self.state, figures=figures))

    def _deed(self, state: DeedState) -> None:
        self._show(replace(self.state, busy=state.busy, notice=state.notice))

    def _refused(self, error: SipdeskError) -> None:
        facts = error.facts if isinstance(error, RuleBroken) else {}
        self._show(replace(self.state, notice=notice(error.code, facts)))

    def _show(self, state: ModeState) -> None:
        self.state = state
        self._draw(state)


def _stage(case: Case) -> Stage:
    # One that stood still when the program went down stands still yet.
    still = case.meeting.open_break(BreakKind.PAUSE) is not None
    return Stage.PAUSED if still else Stage.HELD
