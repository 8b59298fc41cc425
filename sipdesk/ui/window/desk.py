"""The desk inside an unlocked home: the rail, the pages, and the case that is open."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from sipdesk.content.notices import Notice as Said
from sipdesk.domain.case import CaseId
from sipdesk.domain.picture_talk import TalkKind
from sipdesk.domain.survey import SurveyOccasion
from sipdesk.ui.case.model import Tab
from sipdesk.ui.meeting_mode.model import Left, Stage
from sipdesk.ui.page import Around
from sipdesk.ui.picture_talk_form import TalkForm
from sipdesk.ui.survey_form import STEP_OF, SurveyWanted
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.layout import column, holder, row
from sipdesk.ui.widgets.panes import Panes
from sipdesk.ui.widgets.reflow import Reflowing
from sipdesk.ui.widgets.tokens import XL, S
from sipdesk.ui.window.day import Day, bring_up_to_date
from sipdesk.ui.window.help import PageHelp
from sipdesk.ui.window.limits import FIRST, limits_of
from sipdesk.ui.window.pages import Pages
from sipdesk.ui.window.place import Held, Interrupted, Page, Place
from sipdesk.ui.window.places import CASES, HOME, first_of, places_of
from sipdesk.ui.window.rail import Rail
from sipdesk.ui.window.sheets import case_screen
from sipdesk.ui.window.warning import clear_missing_key, warning
from sipdesk.usecases.home import HomeView, read_home
from sipdesk.usecases.paper_copy import PaperOrder

if TYPE_CHECKING:  # they are made when a case is opened, or its meeting held
    from sipdesk.ui.case.view import CaseScreen
    from sipdesk.ui.survey.view import SurveyScreen

SLIM_BELOW: Final = 1240
"""At text scale 1.0: narrower than this, the rail shows icons alone."""

_HELP_WIDTH: Final = 340
_LEAST_PAGE: Final = 520
_SETTLED: Final = 1500  # milliseconds after which the first page has been seen


class Desk(Reflowing):
    """Everything inside an unlocked home. ``locked`` when it is to be locked.

    A page is made when it is first gone to, so that the first is seen at once. ``held``
    comes when a meeting is held here alone, and when it is over; ``shares`` when others
    look at this very window; ``allows_capture`` with the minutes for which they may;
    ``idle_after`` with those after which the home is locked. ``kept_out`` is whether
    captures of the screen lack the window.
    """

    locked = Signal()
    held = Signal(bool)
    shares = Signal(bool)
    allows_capture = Signal(int)
    idle_after = Signal(int)
    kept_out = False

    def __init__(self, around: Around, place: Place) -> None:
        super().__init__()
        self.setObjectName("desk")
        self._around = around
        self._place = place
        self._case: QWidget | None = None
        self._held: Held | None = None
        self._survey: SurveyScreen | None = None
        self._key = ""
        self._keys: list[QShortcut] = []
        self._holds = False
        self._meetings_left: dict[str, Left] = {}
        self._limits = FIRST
        self.day = Day(around.today, self)
        self._places = places_of(around.user)
        first = first_of(around.user)
        self.pages = Pages(around, place, first, lambda: self.kept_out)
        self.rail = Rail(self._places)
        self.rail.show_home(place.home)
        self.rail.show_user(around.user.name, around.user.title)
        self._stack = QStackedWidget()
        self._stack.setObjectName("desk-content")
        self.help = PageHelp()
        self.help.hide()
        self._lay_out()
        self._connect()
        self.go(first)
        QTimer.singleShot(_SETTLED, self, self._once_seen)

    # --- Going somewhere ----------------------------------------------------------

    @property
    def key(self) -> str:
        """Where the window is; ``cases`` also in a case."""
        return self._key

    @property
    def page(self) -> QWidget:
        """The page that is shown, or the case."""
        return self._case or self.pages.made[self._key]

    def go(self, key: str) -> None:
        """Go to a place of the rail, by its key."""
        self.leave()
        if self._key == key == CASES and self._case is None:
            self.pages.show_list()  # it is asked for again
        self._put_case_away()
        self._key = key
        if key not in self.pages.made:
            page = self.pages.make(key)
            self._add(page, [page])
        self._stack.setCurrentWidget(self.page)
        self.rail.show_current(key)
        if self._stack.isHidden():
            self._show_help(on=False)  # it stood in place of the page
        elif not self.help.isHidden():
            self._say_help()
        self._current.refresh()
        self._current.begin()

    def open_case(self, case_id: str, step: str = "") -> None:
        """Open a case, at a step or where its work is."""
        self.leave()
        self._put_case_away()
        screen = case_screen(self._around, CaseId(case_id), step)
        screen.gone.connect(lambda: self.go(CASES))
        screen.asked_meeting.connect(self.hold_meeting)
        screen.asked_talk.connect(self.hold_talk)
        screen.asked_survey.connect(self.hold_survey)
        self._case = screen
        self._key = CASES
        self._add(screen, screen.panes())
        self._stack.setCurrentWidget(screen)
        self.rail.show_current(CASES)
        self._show_help(on=False)
        screen.begin()

    def _open_paper(self, step: str, order: PaperOrder) -> None:
        self.open_case(order.case, step)
        cast("CaseScreen", self._case).show_paper(order)

    def hold_meeting(self, case_id: str, left: Left | None = None) -> None:
        """Hold a case's meeting; nothing else is shown until it is over."""
        from sipdesk.ui.window.meeting_parts import meeting_mode  # noqa: PLC0415

        left = left or self._meetings_left.get(case_id)
        mode = meeting_mode(self._around, CaseId(case_id), left)
        mode.over.connect(lambda: self._meeting_is_over(case_id, mode.model.state.left))
        mode.shares.connect(self.shares)
        self.hold(mode)
        self._held = mode

    def hold(self, screen: QWidget) -> None:
        """Show a screen alone until ``release``: nothing of another case is in sight.

        For a meeting, and for a young person who looks at the screen. It can do what a
        ``Page`` can.
        """
        self.leave()
        self._put_case_away()
        self._case = screen
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        self._show_help(on=False)
        self._hold(on=True)
        self._current.begin()

    def hold_talk(self, case_id: str, form: TalkForm) -> None:
        """Let the young person answer with pictures; nothing else is shown."""
        from sipdesk.ui.picture_talk.view import TalkScreen  # noqa: PLC0415  (seldom)

        screen = TalkScreen(self._around, CaseId(case_id), form)
        # Other cases are seen by nobody who cannot open the home.
        screen.over.connect(self.locked)
        self._hand_over(screen)
        self._held = screen

    def hold_survey(self, wanted: SurveyWanted) -> None:
        """Let those who are here answer, one after the other; nothing else is shown."""
        from sipdesk.ui.survey.view import SurveyScreen  # noqa: PLC0415  (seldom)

        screen = SurveyScreen(self._around, wanted)
        case_id, step = wanted.case, STEP_OF[wanted.occasion]
        screen.over.connect(lambda: self._go_back_to(case_id, step))
        screen.locked.connect(self.locked)
        self._hand_over(screen)
        self._held = self._survey = screen

    @property
    def holds(self) -> bool:
        """Whether something is shown alone."""
        return self._holds

    def may_close(self) -> bool:
        """Whether the window may be closed by whoever has the screen."""
        return self._survey is None or self._survey.may_close()

    def release(self) -> None:
        """Show the rest of the home again; go somewhere at once after this."""
        self._hold(on=False)

    @property
    def interrupted(self) -> Interrupted | None:
        """What is to be gone on with if the home is locked now."""
        found = self._held.left_off if self._held is not None else None
        day, user = self._around.today(), self._around.user.id
        return Interrupted(found[0], day, user, found[1]) if found else None

    def take_up(self, left: Interrupted) -> None:
        """Go on with what the lock interrupted, if it was one's own today.

        Whoever sees the screen sees nothing of another case on the way.
        """
        if (left.day, left.user) != (self._around.today(), self._around.user.id):
            return
        if left.left is None:
            self.open_case(left.case_id)
            cast("CaseScreen", self._case).show_tab(Tab.PICTURES.value)
        elif isinstance(left.left, TalkKind):
            self.hold_talk(left.case_id, TalkForm(left.left))
        elif isinstance(left.left, SurveyOccasion):
            self.open_case(left.case_id, STEP_OF[left.left])
        else:
            self.hold_meeting(left.case_id, left.left)

    def start_search(self) -> None:
        """Go to the case list and search."""
        self.go(CASES)
        self.pages.start_search()

    def begin(self) -> None:
        """Put the focus where one begins; once the desk is in its window."""
        self._current.begin()
        self._around.runner.read(read_home, None, self._take_limits, lambda _: None)

    def leave(self) -> None:
        """Save or keep what is typed, before it is left."""
        if self._key:
            self._current.leave()

    def turn_help(self) -> None:
        """Show the page's help, or take it away."""
        self._show_help(on=self.help.isHidden())

    def _meeting_is_over(self, case_id: str, left: Left) -> None:
        self._meetings_left[case_id] = replace(left, stage=Stage.BEFORE)
        self._go_back_to(case_id, "meeting")

    def _go_back_to(self, case_id: str, step: str) -> None:
        self.release()
        self.open_case(case_id, step)

    def _hand_over(self, screen: QWidget) -> None:
        """Hold a screen that somebody else answers on."""
        self.hold(screen)
        # Whoever answers presses all the time; a meeting is listened to.
        self.idle_after.emit(self._limits[False])

    def _hold(self, *, on: bool) -> None:
        """Hide what leads to other cases, and the keys that do, or show it again."""
        self._holds = on
        self.rail.setVisible(not on)
        self._above.setVisible(not on)
        for shortcut in self._keys:
            shortcut.setEnabled(not on)
        self.held.emit(on)
        if not on:
            self.shares.emit(False)  # noqa: FBT003
        self.idle_after.emit(self._limits[on])

    def _take_limits(self, view: HomeView) -> None:
        self._limits = limits_of(view)
        self.idle_after.emit(self._limits[self._holds])

    @property
    def _current(self) -> Page:
        return cast("Page", self.page)

    def _put_case_away(self) -> None:
        if self._case is not None:
            self._stack.removeWidget(self._case)
            self._case.deleteLater()
            self._case = self._held = self._survey = None

    # --- Making it ----------------------------------------------------------------

    def _lay_out(self) -> None:
        self.warnings = [warning(code) for code in self._place.warnings]
        above = column(*self.warnings, gap=S)
        above.setContentsMargins(XL, S if self.warnings else 0, XL, 0)
        self._above = holder(above)
        middle = column(self._above, gap=0)
        middle.addWidget(self._stack, 1)
        whole = row(self.rail, gap=0)
        whole.addLayout(middle, 1)
        whole.addWidget(self.help)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.go)
        self.rail.locked.connect(self.locked)
        self.help.closed.connect(lambda: self._show_help(on=False))
        self._keys = [
            self._key_press(f"Ctrl+{number}", partial(self.go, key))
            for number, (key, _, _) in enumerate(self._places, start=1)
        ]
        if CASES in self.rail.buttons:
            self._keys.append(self._key_press("Ctrl+F", self.start_search))
        self._key_press("Ctrl+L", self.locked.emit)
        # A page that is hidden by its help could not hear the key; a case has its own.
        self._help_key = self._key_press("F1", self.turn_help)
        self._stack.currentChanged.connect(self._let_help)
        self.day.turned.connect(self._begin_day)
        self.pages.opened.connect(self.open_case)
        self.pages.wants_paper.connect(self._open_paper)
        self.pages.went.connect(self.go)
        self.pages.wants_part.connect(self._show_part)
        self.pages.read.connect(self._show_names)
        self.pages.safe.connect(lambda: clear_missing_key(self.warnings))
        self.pages.allows_capture.connect(self.allows_capture)

    def _key_press(self, keys: str, deed: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(deed)
        return shortcut

    def _add(self, page: QWidget, panes: Sequence[QWidget]) -> None:
        """Put a page on the desk, with the parts that F6 goes through."""
        self._stack.addWidget(page)
        Panes(page, [self.rail, *panes, self.help])

    def tell_of_backup(self, said: Said | None) -> None:
        """Say where one begins why no backup could be made, or nothing."""
        self.pages.tell_of_backup(said)

    def _show_part(self, key: str) -> None:
        self.go(HOME)
        self.pages.show_part(key)

    # --- Help, warnings, and the day ----------------------------------------------

    def _let_help(self) -> None:
        self._help_key.setEnabled(hasattr(self._stack.currentWidget(), "help_text"))

    def _say_help(self) -> None:
        title = next(text for key, text, _ in self._places if key == self._key)
        self.help.say(title, self._current.help_text)

    def _show_help(self, *, on: bool) -> None:
        had_focus = self.help.isAncestorOf(self.focusWidget() or self)
        if on:
            self._say_help()
        self.help.setVisible(on)
        self.reflow()
        if on:
            self.help.close_button.setFocus()
        elif had_focus:
            self._current.begin()

    def _show_names(self, view: HomeView) -> None:
        self._take_limits(view)
        self.rail.show_home(view.home.name)
        for own in view.users:
            if own.id == self._around.user.id:
                self.rail.show_user(own.name, own.title)

    def _begin_day(self) -> None:
        bring_up_to_date(self._around.runner, self._refresh)
        self._refresh()

    def _once_seen(self) -> None:
        if self.isVisible():  # else the home is being closed
            bring_up_to_date(self._around.runner, self._refresh)

    def _refresh(self) -> None:
        if self._case is None:
            self._current.refresh()

    # --- Room ---------------------------------------------------------------------

    @override
    def reflow(self) -> None:
        self.rail.set_slim(slim=self.width() < theme.px(SLIM_BELOW))
        room = self.width() - self.rail.width() - theme.px(_HELP_WIDTH)
        beside = room >= theme.px(_LEAST_PAGE)
        shown = not self.help.isHidden()
        self._stack.setVisible(beside or not shown)
        self.help.setMaximumWidth(theme.px(_HELP_WIDTH) if beside else 16_777_215)
        self.help.setMinimumWidth(theme.px(_HELP_WIDTH) if beside else 0)
