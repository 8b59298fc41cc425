"""Draw a case: its head, the routine with a page for each step, papers and history."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

import shiboken6
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from sipdesk.content.swedish import long_date
from sipdesk.content.words import label
from sipdesk.domain.case import CaseId
from sipdesk.ui.case.head import CaseHead
from sipdesk.ui.case.model import (
    CaseModel,
    CaseState,
    Tab,
    Undoable,
    due,
    head_of,
    late_steps,
)
from sipdesk.ui.case.routine import RoutinePage
from sipdesk.ui.doing import Changed
from sipdesk.ui.page import Around
from sipdesk.ui.paper_panel.view import PaperPanel
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Sheet, say
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.layout import column
from sipdesk.ui.widgets.notice import Notice, UndoStrip
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.paper import PaperOrder


class CaseTab(Protocol):
    """What stands under a tab of its own beside the routine."""

    def show_case(self, view: CaseView) -> None:
        """Show a case, or the same case as it is now."""
        ...


class CaseScreen(QWidget):
    """A case on the screen.

    ``sheets`` makes the page of each step by the step's id; the steps of the
    placement's own track share the page under the track's id. ``step`` is the step to
    begin in; empty is the next. ``papers`` and ``history`` make what stands under
    those tabs. ``gone`` comes when the case is not there any more.
    """

    gone = Signal()

    def __init__(  # noqa: PLR0913  (what a case is made of)
        self,
        around: Around,
        sheets: Mapping[str, Callable[[Around], Sheet]],
        case_id: CaseId,
        step: str = "",
        *,
        papers: Callable[[Around], QWidget],
        history: Callable[[Around], QWidget],
        paper: Callable[[Around], PaperPanel] = PaperPanel,
    ) -> None:
        super().__init__()
        self.setObjectName("case")
        self.case_id = case_id
        self._around = around
        self._offered: Undoable | None = None
        self._shown: dict[Tab, CaseView | None] = {}
        self._back_to: QWidget | None = None
        self.model = CaseModel(case_id, around, while_alive(self, self.draw))
        self.head = CaseHead()
        self.tabs = self.head.tabs
        self.routine = RoutinePage(around, sheets)
        self.paper = paper(around)
        self._parts = {Tab.PAPERS: papers(around), Tab.HISTORY: history(around)}
        self._lay_out()
        self._connect()
        around.runner.watch(self._told)
        self.model.open(step)
