"""Mötesläge: before others see the screen, the meeting, and its pauses."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from sipdesk.domain.area import Area
from sipdesk.domain.case import CaseId
from sipdesk.domain.information import Information
from sipdesk.domain.meeting import Part, TakingPart
from sipdesk.domain.shared_screen import known_to_all
from sipdesk.ui.doing import Changed
from sipdesk.ui.meeting_mode.before import Before
from sipdesk.ui.meeting_mode.cover import Cover
from sipdesk.ui.meeting_mode.held import Held
from sipdesk.ui.meeting_mode.model import (
    GOES_ON,
    Left,
    ModeModel,
    ModeState,
    Screens,
    Stage,
    timing,
)
from sipdesk.ui.meeting_mode.parts import Listing, MakeParts, MeetingParts
from sipdesk.ui.meeting_mode.pause import Pause
from sipdesk.ui.meeting_mode.shared import SharedWindow
from sipdesk.ui.page import Around
from sipdesk.ui.reading_order import tab_as_read
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import KEEP_EVERY, say
from sipdesk.ui.widgets.layout import column
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.panes import Panes
from sipdesk.ui.widgets.shelf import Shelf, Stack
from sipdesk.ui.widgets.tokens import L, S
from sipdesk.usecases.case import CaseView

_LOOK_AT_CLOCK = 10_000  # milliseconds


class MeetingMode(QWidget):
    """One meeting and nothing else. ``over`` when it has ended, or is not held now.

    ``shares`` comes with whether this very window is what all see.
    """

    over = Signal()
    shares = Signal(bool)

    def __init__(
        self,
        around: Around,
        case_id: CaseId,
        make_parts: MakeParts,
        left: Left = Left(),  # noqa: B008  (it is frozen)
    ) -> None:
        """``left`` is where it was left before."""
        super().__init__()
        self.setObjectName("meeting-mode")
        self._around = around
        self._make_parts = make_parts
        self._parts: MeetingParts | None = None
        self._stage: Stage | None = None
        self.held: Held | None = None
        self.shared = SharedWindow()
        self.shared.turned.connect(self._say_shared)
        # It has no parent, which it would lie above; but it goes with this one.
        self.destroyed.connect(self.shared.deleteLater)
        self.before = Before(around)
        self.pause = Pause()
        self.cover = Cover(around)
        self._page: QWidget = self.before if left.stage is Stage.BEFORE else self.cover
        self._notice = Notice(name="mode-notice")
        self._stack = Stack()
        self._stack.addWidget(self.before)
        self._stack.addWidget(self.pause)
        self._stack.addWidget(self.cover)
        self._stack.setCurrentWidget(self._page)
        whole = column(gap=0)
        whole.addWidget(Shelf(self._notice, (L, S, L, S)))
        whole.addWidget(self._stack, 1)
        self.setLayout(whole)
        self.model = ModeModel(
            case_id,
            around,
            while_alive(self, self.draw),
            self._ended,
        )
        self._connect()
        around.runner.watch(self._told)
        self.before.choose(left.screens)
        self.model.open(left)

    # --- What a screen of the desk can do ---------------------------------------------

    def begin(self) -> None:
        """Put the focus where one begins."""
        self._page.setFocus()

    @property
    def left_off(self) -> tuple[CaseId, Left] | None:
        """Whose meeting is to be gone on with if the home is locked now, and where."""
        state = self.model.state
        return None if state.view is None else (state.view.case.id, state.left)

    def keep(self) -> None:
        """Keep what is being typed as encrypted drafts."""
        parts = self._parts
        if parts is None:
            return
        for model in (parts.record, *parts.kept):
            model.keep()
        for each in (parts.attendance, parts.questions):
            each.keep()
        for note in parts.notes.values():
            if note.model is not None:
                note.model.keep()
        for listing in parts.lists:
            listing.model.keep()

    def leave(self) -> None:
        """Save what is typed before the mode, or the window, is left."""
        parts = self._parts
        if parts is None:
            return
        for model in (parts.record, *parts.kept):
            model.leave()
        for each in (parts.attendance, parts.questions):
            each.leave()
        for note in parts.notes.values():
            if note.model is not None:
                note.model.leave()
        for listing in parts.lists:
            listing.model.leave()

    # --- Drawing ----------------------------------------------------------------------

    def draw(self, state: ModeState) -> None:
        """Show a state, whatever was shown before."""
        say(self._notice, state.notice)
        self.before.draw(state)
        self.pause.draw(state)
        self.cover.draw(state)
        if state.view is not None and state.stage in GOES_ON:
            self._draw_held(state, state.view)
        self._draw_stage(state)
        self._draw_shared(state)

    def _draw_held(self, state: ModeState, view: CaseView) -> None:
        parts = self._parts or self._make(view)
        same = state.screens is Screens.SAME
        self._show_parts(parts, view, same=same)
        if self.held is not None:
            now = self._around.clock_now()
            self.held.draw(state, timing(view.case, state.figures, now))

    def _show_parts(self, parts: MeetingParts, view: CaseView, *, same: bool) -> None:
        for listing in parts.lists:
            listing.show_case(view.case)
            listing.model.show_case(view)
        for show in parts.showing:
            show(view.case)
        for model in (parts.record, *parts.kept):
            model.show_case(view)
        for each in (parts.attendance, parts.questions):
            each.show_case(view)
        for note in parts.notes.values():
            if note.model is not None:
                note.model.show_case(view)
        # Theirs to give where they choose.
        parts.agreed.fields["young_person_comment"].setVisible(not same)
        known = known_to_all(view.case, self._around.today())
        for part, listing in zip(
            (parts.goals, parts.measures), parts.lists, strict=True
        ):
            part.setVisible(not same or not _hides(listing, known))
        if self.held is not None:
            # What is made anew would come last.
            QTimer.singleShot(0, self.held, lambda: tab_as_read(self))

    def _make(self, view: CaseView) -> MeetingParts:
        self._parts = parts = self._make_parts(self._around, view.case)
        self.held = held = Held(self._around, parts)
        self._stack.addWidget(held)
        held.chosen.connect(self._go)
        held.stepped.connect(self._step)
        held.paused.connect(self._pause)
        held.ended.connect(self._end)
        held.shown.connect(self._show_shared)
        held.back.connect(self.model.back)
        self._say_shared()
        goals, measures = parts.lists
        goals.asked_remove.connect(self.model.remove_goal)
        measures.asked_remove.connect(self.model.remove_measure)
        Panes(held, list(held.panes))
        return parts

    def _draw_stage(self, state: ModeState) -> None:
        if state.stage is self._stage:
            return
        begins = state.stage in GOES_ON and self._stage not in GOES_ON
        self._stage = state.stage
        if begins and state.screens is Screens.BESIDE:
            self._show_shared()
        shown: dict[Stage, QWidget | None] = {
            Stage.BEFORE: self.before,
            Stage.HELD: self.held,
            Stage.PAUSED: self.pause,
            Stage.INTERRUPTED: self.cover,
            Stage.OVER: self.cover,
        }
        self._page = page = shown[state.stage] or self.before
        self._stack.setCurrentWidget(page)
        self.shares.emit(state.seen_by_all)
        if state.stage is Stage.HELD and self.held is not None:
            self.held.focus_part(state.part)
        else:
            page.setFocus()

    def _draw_shared(self, state: ModeState) -> None:
        beside = state.screens is Screens.BESIDE
        if state.view is None or state.stage not in GOES_ON or not beside:
            self.shared.hide()
            return
        if state.stage is Stage.PAUSED:
            self.shared.view.show_paused()
        else:
            self.shared.view.show_screen(state.screen, state.part)

    # --- What is pressed --------------------------------------------------------------

    def _connect(self) -> None:
        self.before.begun.connect(self.model.begin)
        self.before.away.connect(self._away)
        self.pause.on.connect(self.model.go_on)
        self.pause.left.connect(self._young_person_left)
        self.cover.on.connect(lambda: self.model.begin(Screens.SAME))
        self.cover.alone.connect(self.model.uncover)
        for number, part in enumerate(Part, start=1):
            self._key_press(f"Ctrl+{number}", self._going(part))
        self._key_press("Ctrl+PgDown", lambda: self._step(1))
        self._key_press("Ctrl+PgUp", lambda: self._step(-1))
        self._key_press("Ctrl+G", lambda: self._write_new(0))
        self._key_press("Ctrl+M", lambda: self._write_new(1))
        self._key_press("F9", self._pause)
        self._keeper = self._every(KEEP_EVERY, self.keep)
        self._clock = self._every(_LOOK_AT_CLOCK, self._tick)

    def _key_press(self, keys: str, deed: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        # Also while the window that the participants see is the active one.
        shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
        shortcut.activated.connect(deed)

    def _every(self, milliseconds: int, deed: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.timeout.connect(deed)
        timer.start()
        return timer

    def _show_shared(self) -> None:
        """Show the participants' window, on another screen if there is one."""
        window, own = self.shared, self.screen()
        others = [s for s in QApplication.screens() if s is not own]
        if others:
            window.setScreen(others[0])
            window.setGeometry(others[0].geometry())
            window.showFullScreen()
        else:
            window.show()
        # Whatever the system thinks of a new window, the keys stay with this one.
        self.activateWindow()

    def _say_shared(self) -> None:
        """Say where those who are there can see it, or that they can not."""
        if self.held is None or not shiboken6.isValid(self):
            return
        behind = len(QApplication.screens()) == 1
        self.held.say_shared(seen=self.shared.isVisible(), behind=behind)

    def _going(self, part: Part) -> Callable[[], None]:
        return lambda: self._go(part)

    def _go(self, part: Part) -> None:
        if self.model.state.stage is Stage.HELD:
            self.leave()
            self.model.go(part)
            self._focus_part()

    def _step(self, by: int) -> None:
        if self.model.state.stage is Stage.HELD:
            self.leave()
            self.model.step(by)
            self._focus_part()

    def _focus_part(self) -> None:
        if self.held is not None:
            self.held.focus_part(self.model.state.part)

    def _write_new(self, number: int) -> None:
        """Begin a goal (0) or a measure (1), or go on with the one that is open."""
        if self.model.state.stage is Stage.HELD and self._parts is not None:
            self.leave()
            self.model.go(Part.NEEDS)
            self._parts.lists[number].write()

    def _pause(self) -> None:
        self.keep()
        self.model.pause()

    def _young_person_left(self, onward: TakingPart) -> None:
        self.model.left(onward)

    def _end(self) -> None:
        self.leave()
        self.model.end()

    def _away(self) -> None:
        self.leave()
        self._close_shared()
        self.over.emit()

    def _ended(self) -> None:
        # The home may have been locked meanwhile.
        if shiboken6.isValid(self):
            self._close_shared()
            self.over.emit()

    def _tick(self) -> None:
        self.draw(self.model.state)

    def _told(self, change: Changed) -> None:
        # A runner may outlive the screen.
        if shiboken6.isValid(self):
            self.model.told(change)

    def _close_shared(self) -> None:
        self.shared.hide()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        # Locked, or another screen in its place: nothing of the meeting stays behind.
        super().hideEvent(event)
        if not event.spontaneous():  # that it is minimised is nobody else's concern
            self._close_shared()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._close_shared()
        super().closeEvent(event)


def _hides(listing: Listing, known: frozenset[Information]) -> bool:
    """Whether something typed earlier stands open that not all may see."""
    state = listing.model.state
    area = state.form.area
    return state.restored and not (area and Area(area).kind in known)
