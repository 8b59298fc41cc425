"""Draw a case: its head, the routine with a page for each step, papers and history."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from sipdesk.content.notices import notice
from sipdesk.content.swedish import listing, long_date
from sipdesk.content.words import label, word
from sipdesk.domain.branch_view import HIDDEN
from sipdesk.domain.case import CaseId
from sipdesk.domain.closing import ClosingReason
from sipdesk.domain.information import Branch
from sipdesk.domain.user import User
from sipdesk.ui.case.beside import Beside
from sipdesk.ui.case.head import CaseHead
from sipdesk.ui.case.model import (
    CaseModel,
    CaseState,
    Done,
    Over,
    PutOffHere,
    Tab,
    due,
    head_of,
    late_steps,
    put_off_here,
)
from sipdesk.ui.case.routine import RoutinePage
from sipdesk.ui.doing import Changed
from sipdesk.ui.page import Around
from sipdesk.ui.paper_panel.view import PaperPanel
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import CasePage, Sheet, say
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.dates import short
from sipdesk.ui.widgets.layout import column
from sipdesk.ui.widgets.notice import Notice, UndoStrip
from sipdesk.ui.widgets.shelf import Shelf, Stack
from sipdesk.ui.widgets.tokens import M, S
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.paper_copy import PaperOrder

_HIDDEN: Final = (
    f"Texter kan vara dolda ({HIDDEN}), och områden, mål och insatser kan saknas. Du "
    "kan läsa men inte ändra. Be den som är administratör om du behöver mer."
)


class CaseScreen(QWidget):
    """A case on the screen.

    ``sheets`` makes the page of each step by the step's id; the steps of the
    placement's own track share the page under the track's id, but for those that have
    one of their own. ``step`` is the step to begin in; empty is the next. ``papers``,
    ``history`` and ``pictures`` make what stands under those tabs, ``concern`` and
    ``decisions`` the pages that lie over them when asked for. ``gone`` comes when the
    case is not there any more, ``asked_meeting`` when its meeting is to be held,
    ``asked_talk`` when the young person is to answer with pictures, and
    ``asked_survey`` when a survey is to be answered on the screen.
    """

    gone = Signal()
    asked_meeting = Signal(str)  # the case's id
    asked_talk = Signal(str, object)  # the case's id, and the form of the talk
    asked_survey = Signal(object)  # survey_form.SurveyWanted

    def __init__(  # noqa: PLR0913  (what a case is made of)
        self,
        around: Around,
        sheets: Mapping[str, Callable[[Around], Sheet]],
        case_id: CaseId,
        step: str = "",
        *,
        papers: Callable[[Around], CasePage],
        history: Callable[[Around], CasePage],
        pictures: Callable[[Around], CasePage],
        concern: Callable[[Around], CasePage],
        decisions: Callable[[Around], CasePage],
        paper: Callable[[Around], PaperPanel] = PaperPanel,
    ) -> None:
        super().__init__()
        self.setObjectName("case")
        self.case_id = case_id
        self._around = around
        self._told_of: Done | None = None
        self._shown: dict[CasePage, CaseView] = {}
        self._is_gone = False
        self._begins = False
        self._asked_paper: PaperOrder | None = None
        self._back_to: QWidget | None = None
        self._asking: QWidget | None = None
        self.model = CaseModel(case_id, around, while_alive(self, self.draw))
        self.head = CaseHead()
        self.tabs = self.head.tabs
        self.routine = RoutinePage(around, sheets)
        self.paper = paper(around)
        self._parts = {
            Tab.PICTURES: pictures(around),
            Tab.PAPERS: papers(around),
            Tab.HISTORY: history(around),
        }
        self.concern, self.decisions = concern(around), decisions(around)
        self._over = {Over.CONCERN: self.concern, Over.DECISIONS: self.decisions}
        self._lay_out()
        self._connect()
        around.runner.watch(self._told)
        self.model.open(step)

    def show_step(self, step: str) -> None:
        """Go to a step; the id of the placement's track is its first open step."""
        self.leave()
        self.model.go(step)

    def show_tab(self, key: str) -> None:
        """Show ``routine``, ``pictures``, ``papers`` or ``history``."""
        self.leave()
        self._shown.clear()
        self.model.choose_tab(Tab(key))

    def show_paper(self, order: PaperOrder) -> None:
        """Look at a paper before it goes out, as soon as the case is there."""
        self.leave()
        view = self.model.state.view
        self._asked_paper = order if view is None else None
        if view is not None:
            self.paper.look(order, view.case)
            self._open_paper()

    def show_kept_paper(self, paper_id: str) -> None:
        """Look at a paper that went out before."""
        view = self.model.state.view
        if view is not None:
            self.paper.reopen(paper_id, view.case)
            self._open_paper()

    def show_concern(self) -> None:
        """Write of a concern for a child; whatever the case is like."""
        self._lay_over(Over.CONCERN)

    def show_decisions(self) -> None:
        """Weigh something together with the young person."""
        self._lay_over(Over.DECISIONS)

    def leave(self) -> None:
        """Save what is typed before the page, the case or the window is left."""
        self.routine.leave()
        self.paper.leave()
        for page in (*self._parts.values(), *self._over.values()):
            page.leave()

    def begin(self) -> None:
        """Put the focus on the step's page, once it is there."""
        self._begins = True
        if self.model.state.view is not None:
            self._focus_page()

    def turn_help(self) -> None:
        """Show the help of the step or the tab, or take it away."""
        self.model.turn_help()

    def panes(self) -> list[QWidget]:
        """Give the parts that F6 goes through."""
        routine = self.routine
        beside = [routine.navigation, routine.bar, routine.pages, routine.help]
        over = self._over.values()
        parts = (*self._parts.values(), *over, self.paper)
        return [self.head, *beside, *parts, self._beside.help]

    def draw(self, state: CaseState) -> None:
        """Show a state, whatever was shown before."""
        say(self._notice, state.notice)
        if state.gone and not self._is_gone:
            self._is_gone = True
            self.gone.emit()
        view = state.view
        if view is None:
            return
        today = self._around.today()
        waiting = due(view)
        content = self._around.content
        head = head_of(view, waiting, content, today)
        self.head.draw(head, today)
        self.tabs.show_current(state.tab.value)
        self._draw_reading()
        self._draw_closed(view)
        self._draw_put_off(put_off_here(state, content, today), today)
        self._draw_done(state.done)
        self.routine.draw(state, late_steps(waiting, today))
        self._draw_part(state, view)
        if self._asked_paper is not None:
            self.show_paper(self._asked_paper)
        elif self._begins:
            self._focus_page()

    def _focus_page(self) -> None:
        self._begins = False
        # What comes first on a page is known when it has been put in order.
        QTimer.singleShot(0, self.routine, self.routine.focus_page)

    def _draw_part(self, state: CaseState, view: CaseView) -> None:
        part = self._over.get(state.over) or self._parts.get(state.tab)
        if part is not None and self._shown.get(part) != view:
            self._shown[part] = view
            part.show_case(view)
        if state.paper:
            self.paper.follow(view.case)
        shown: QWidget = self.paper if state.paper else part or self.routine
        self._stack.setCurrentWidget(shown)
        helps = state.help and not state.covered
        self._beside.draw(state.tab if helps else None)

    def _draw_reading(self) -> None:
        """Say what is hidden, and that nothing can be changed, to whom it is so."""
        user = self._around.user
        if not user.reads_all:
            self._reading.say("info", _HIDDEN, title=_closed_to(user))
        elif not self._around.works:
            self._reading.tell(notice("case-only-read"), "info")

    def _draw_closed(self, view: CaseView) -> None:
        closing = view.case.closing
        if closing.closed is None:
            self._closed.clear()
            return
        day = long_date(closing.closed)
        over = closing.reason is ClosingReason.HANDED_OVER and closing.handed_over_to
        told = f"lämnades över till {over}" if over else "avslutades"
        self._closed.say("idle", f"Ärendet {told} {day}.")

    def _draw_put_off(self, found: tuple[PutOffHere, ...], today: date) -> None:
        """Say what is put off here, and why: no list of many cases does."""
        told = [" ".join((_put_off(one, today), one.reason)) for one in found]
        self._put_off.say("idle", "\n".join(told), title="Uppskjutet" if told else "")

    def _draw_done(self, done: Done | None) -> None:
        if done == self._told_of:
            return
        self._told_of = done
        if done is None:
            self._undo.clear()
        else:
            undo = self.model.undo if done.undoable else None
            self._undo.offer(f"{label(done.label)}.", undo)

    def _told(self, change: Changed) -> None:
        # A runner may outlive the screen.
        if shiboken6.isValid(self):
            self.model.told(change)

    def _hold_meeting(self) -> None:
        self.asked_meeting.emit(self.case_id)

    def _hold_talk(self, form: object) -> None:
        self.asked_talk.emit(self.case_id, form)

    def _open_paper(self) -> None:
        self._back_to = QApplication.focusWidget()
        self.model.look_at_paper(on=True)
        self.paper.close_button.setFocus()

    def _close_paper(self) -> None:
        # What was printed is not a change of the case, but is on the list.
        self._shown.clear()
        self.model.look_at_paper(on=False)
        before, self._back_to = self._back_to, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus()

    def _lay_over(self, over: Over) -> None:
        asking = QApplication.focusWidget()
        self.leave()
        self.model.lay_over(over)
        self._asking = asking
        self._over[over].setFocus()

    def _take_away(self) -> None:
        """Go back to what lies under a page, and to the button that asked for it."""
        concern = self.model.state.over is Over.CONCERN
        self.leave()
        self.model.lay_over(Over.NOTHING)
        before, self._asking = self._asking, None
        if concern:
            self.head.concern_button.setFocus()
        elif before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus()

    def _go(self, step: str) -> None:
        hidden = not self.routine.pages.isVisible()
        by_button = self.routine.navigation.on_button
        # The focus would go from what is hidden to whatever comes after it.
        inside = self.routine.has_focus
        self.show_step(step)
        if hidden or by_button or inside:
            self._focus_page()

    def _lay_out(self) -> None:
        self._notice = Notice(name="case-notice")
        reopen = secondary("Öppna igen", self.model.reopen, name="case-reopen")
        self._reading = Notice(name="case-reading")
        self._closed = Notice(action=reopen, name="case-closed")
        self._put_off = Notice(name="case-put-off")
        self._undo = UndoStrip(name="case-undo")
        self._stack = Stack()
        self._stack.setObjectName("case-parts")
        beside = (*self._parts.values(), *self._over.values())
        for part in (self.routine, *beside, self.paper):
            self._stack.addWidget(part)
        said = (self._notice, self._reading, self._closed, self._put_off)
        self._beside = Beside(self._stack)
        above = [Shelf(part, (24, M, 24, M)) for part in said]
        undo = Shelf(self._undo, (24, S, 24, S))
        whole: QVBoxLayout = column(self.head, *above, self._beside, undo, gap=0)
        whole.setStretchFactor(self._beside, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_tab)
        self.head.asked_help.connect(self.turn_help)
        self.head.asked_concern.connect(self.show_concern)
        self.routine.asked_decisions.connect(self.show_decisions)
        for page in self._over.values():
            page.closed.connect(self._take_away)
        self.routine.help.closed.connect(self.turn_help)
        self._beside.closed.connect(self.turn_help)
        self.routine.chosen.connect(self._go)
        self.routine.asked_steps.connect(self.model.turn_steps)
        self.routine.asked_paper.connect(self.show_paper)
        self.routine.asked_meeting.connect(self._hold_meeting)
        self.routine.asked_survey.connect(self.asked_survey)
        for part in (*self._parts.values(), *self._over.values()):
            part.asked_paper.connect(self.show_paper)
            part.asked_kept_paper.connect(self.show_kept_paper)
            part.asked_step.connect(self.show_step)
            part.asked_talk.connect(self._hold_talk)
        self.paper.closed.connect(self._close_paper)
        help_key = QShortcut(QKeySequence(Qt.Key.Key_F1), self)
        help_key.activated.connect(self.turn_help)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, context=inside)
        back.activated.connect(self._back)

    def _back(self) -> None:
        """Close what lies over or beside the page."""
        if self.model.state.paper:
            self._close_paper()
        elif self.model.state.over is not Over.NOTHING:
            self._take_away()
        elif self.model.state.help:
            self.turn_help()


def _closed_to(user: User) -> str:
    closed = [word(one) for one in Branch if one not in user.branches]
    return f"Du ser inte uppgifter från {listing(closed)} i ärendet."


def _put_off(one: PutOffHere, today: date) -> str:
    by = f" av {one.by}" if one.by else ""
    return f"{one.what}, till {short(one.until, today)}{by}."
