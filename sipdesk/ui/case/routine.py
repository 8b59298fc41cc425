"""Draw the routine: the way around, the step's page, and its help beside it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from sipdesk.domain.routine import Phase
from sipdesk.ui.case.help import HelpPanel
from sipdesk.ui.case.model import HELP_WIDTH, NAVIGATION_WIDTH, CaseState, room
from sipdesk.ui.case.navigation import Navigation
from sipdesk.ui.page import Around
from sipdesk.ui.reading_order import first_stop
from sipdesk.ui.sheet import Sheet
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.cards import Panel
from sipdesk.ui.widgets.layout import Flow, column
from sipdesk.ui.widgets.reflow import Reflowing
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.tokens import M
from sipdesk.usecases.case import CaseView

_FREE = 16_777_215


class RoutinePage(Reflowing):
    """The routine as navigation, and the page of the step one is in.

    A page is made when it is first shown, and kept.
    """

    chosen = Signal(str)
    asked_steps = Signal()
    asked_paper = Signal(object)
    asked_meeting = Signal()
    asked_decisions = Signal()
    asked_survey = Signal(object)

    def __init__(
        self, around: Around, sheets: Mapping[str, Callable[[Around], Sheet]]
    ) -> None:
        super().__init__()
        self.setObjectName("case-routine")
        self._around = around
        self._makers = sheets
        self._made: dict[str, Sheet] = {}
        self._seen: dict[str, tuple[CaseView, str]] = {}
        self._state: CaseState | None = None
        self._step = ""
        self._arranged: object = None
        self.navigation = Navigation()
        self.navigation.chosen.connect(self.chosen)
        self.steps_button = secondary("Alla steg", icon="list", name="all-steps")
        self.steps_button.clicked.connect(self.asked_steps)
        self._where = Meta("", wrap=False, name="steps-done-narrow")
        self.bar = Panel("bar", margins=(24, 8, 24, 8), name="steps-bar")
        self.bar.add(Flow(self.steps_button, self._where, gap=M))
        self.pages = QStackedWidget()
        self.pages.setObjectName("step-pages")
        self.help = HelpPanel()
        # Until it is known how much room there is.
        self.navigation.hide()
        self.help.hide()
        self._box = QHBoxLayout()
        self._box.setSpacing(0)
        self._box.addWidget(self.navigation)
        self._box.addWidget(self.pages, 1)
        self._box.addWidget(self.help)
        whole = column(self.bar, self._box, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    @property
    def sheet(self) -> Sheet | None:
        """The page shown."""
        shown = self.pages.currentWidget()
        return shown if isinstance(shown, Sheet) else None

    def draw(self, state: CaseState, late: Mapping[str, int]) -> None:
        """Show where one is in a case."""
        self._state = state
        view = state.view
        if view is None:
            return
        content = self._around.content
        progress = view.progress
        self.navigation.draw(content.routine, progress, late, state.step)
        self._where.say(f"{progress.done} av {len(progress.steps)} steg klara")
        back = "Tillbaka till steget"
        self.steps_button.say(back if state.all_steps else "Alla steg")
        self.help.draw(progress.of(state.step).step, content)
        self._show_sheet(state.step, view)
        self.reflow()

    def leave(self) -> None:
        """Save what is typed before the page is left."""
        if self.sheet is not None:
            self.sheet.leave()

    @property
    def has_focus(self) -> bool:
        """Whether the focus is on the step's page."""
        focus = QApplication.focusWidget()
        return focus is not None and self.pages.isAncestorOf(focus)

    def focus_page(self) -> None:
        """Put the focus on the first thing of the page, and show the page's top."""
        inside = first_stop(self.sheet) if self.sheet is not None else None
        if inside is not None:
            inside.setFocus()
        self._show_top()

    def _show_top(self) -> None:
        if self.sheet is not None:
            self.sheet.verticalScrollBar().setValue(0)

    def _show_sheet(self, step: str, view: CaseView) -> None:
        key = self._key(step)
        sheet = self._made.get(key) or self._make(key)
        if sheet.step_id != step:
            sheet.show_step(step)
        if self._seen.get(key) != (view, step):
            self._seen[key] = (view, step)
            sheet.show_case(view)
        self.pages.setCurrentWidget(sheet)
        if step != self._step:
            self._step = step
            self._show_top()

    def _key(self, step: str) -> str:
        """Name the page that a step stands on: its own, or that of its track."""
        track: Phase = self._around.content.routine.placement
        on_track = step in {s.id for s in track.steps}
        own = step in self._makers
        return track.id if on_track and not own else step

    def _make(self, key: str) -> Sheet:
        sheet = self._makers[key](self._around)
        sheet.asked_paper.connect(self.asked_paper)
        sheet.asked_step.connect(self.chosen)
        sheet.asked_meeting.connect(self.asked_meeting)
        sheet.asked_decisions.connect(self.asked_decisions)
        sheet.asked_survey.connect(self.asked_survey)
        self._made[key] = sheet
        self.pages.addWidget(sheet)
        return sheet

    @override
    def reflow(self) -> None:
        state = self._state
        if state is None:
            return
        scale = theme.look.scale
        shared = room(self.width() / scale, help_=state.help, all_steps=state.all_steps)
        if (shared, scale) == self._arranged:
            return
        self._arranged = (shared, scale)
        beside = shared.navigation and shared.page
        self.bar.setVisible(not beside and not (shared.help and not shared.page))
        _show(self.navigation, shared.navigation, NAVIGATION_WIDTH if beside else 0)
        self.pages.setVisible(shared.page)
        both = shared.help and shared.page
        _show(self.help, shared.help, HELP_WIDTH if both else 0)
        self.help.show_alone(alone=not both)


def _show(part: QWidget, shown: bool, width: int) -> None:  # noqa: FBT001
    """Show a part at a width (at text scale 1.0), or as wide as there is room."""
    part.setMinimumWidth(theme.px(width))
    part.setMaximumWidth(theme.px(width) or _FREE)
    part.setVisible(shown)
