"""Draw the page Bildstöd of a case."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid
from typing_extensions import override

from sipdesk.domain.picture_audience import Audience
from sipdesk.domain.picture_board import PictureBoard
from sipdesk.ui.board_editor.view import BoardEditor
from sipdesk.ui.case_pictures.boards import LiveBoards, OwnBoards
from sipdesk.ui.case_pictures.model import PicturesModel, PicturesState
from sipdesk.ui.case_pictures.photos import Photos
from sipdesk.ui.case_pictures.talks import Begin, Told
from sipdesk.ui.page import Around
from sipdesk.ui.reading_order import tab_as_read
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import PAGE_WIDTH, CasePage, say
from sipdesk.ui.widgets.layout import NO_MARGINS, bring_in_sight, column, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.tokens import L
from sipdesk.usecases.case import CaseView

_CLOSED = (
    "Tavlor, foton och svar kan inte skäras, och är stängda för den som inte läser "
    "från alla verksamheter."
)


class CasePictures(CasePage):
    """Bildstöd: boards of the case, what the young person has answered, photos."""

    def __init__(self, around: Around) -> None:
        super().__init__(most_width=PAGE_WIDTH, name="case-pictures")
        self._around = around
        self._editor: BoardEditor | None = None
        self._asking = ""  # the name of what asked for the board
        self._room = self.body.contentsMargins()
        self._notice = Notice(name="pictures-notice")
        closed = Notice("info", _CLOSED, name="pictures-closed")
        self.model = PicturesModel(around, while_alive(self, self.draw), self._open)
        self.live, self.own = LiveBoards(self.model), OwnBoards(around, self.model)
        self.begin_talk, self.told = Begin(around, self.model), Told(self.model)
        self.photos = Photos(self.model)
        parts = (self.begin_talk, self.told, self.live, self.own, self.photos)
        self._parts = holder(column(*parts, gap=L))
        for part in (self._notice, closed, self._parts):
            self.add(part)
        closed.setVisible(not around.user.reads_all)
        self._parts.setVisible(around.user.reads_all)
        for talks in (self.begin_talk, self.told):
            talks.held.connect(self.asked_talk)
        self.draw(self.model.state)

    @override
    def show_case(self, view: CaseView) -> None:
        self.model.show_case(view)
        QTimer.singleShot(0, self, lambda: tab_as_read(self))

    @override
    def leave(self) -> None:
        if self._editor is not None:
            self._editor.leave()

    def draw(self, state: PicturesState) -> None:
        """Show a state, whatever was shown before."""
        say(self._notice, state.notice)
        self.live.setVisible(self.model.can_write)
        for part in (self.live, self.own, self.begin_talk, self.told, self.photos):
            part.draw(state)

    @property
    def editor(self) -> BoardEditor | None:
        """The editor, while a board is open in it."""
        return self._editor

    def _open(self, board: PictureBoard, audience: Audience) -> None:
        """Show a board in place of the page's parts."""
        if self._editor is not None or not isValid(self):
            return
        asking = QApplication.focusWidget()
        self._asking = asking.objectName() if asking is not None else ""
        editor = self._editor = BoardEditor(self._around)
        editor.closed.connect(self._close)
        self.add(editor)
        self._parts.hide()
        self._room = self.body.contentsMargins()
        self.limit(0)
        self.body.setContentsMargins(*NO_MARGINS)
        self.body.setStretchFactor(editor, 100)
        closed = self.model.state.case.closing.closed is not None
        editor.open(board, audience=audience, case_is_closed=closed)
        self.verticalScrollBar().setValue(0)

    def _close(self) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        self.body.setContentsMargins(self._room)
        self.limit(PAGE_WIDTH)
        self._parts.show()
        editor.hide()
        self.body.removeWidget(editor)
        editor.deleteLater()
        self.model.refresh()
        # What has been made anew is not there to have it yet.
        QTimer.singleShot(0, self, self._go_back)

    def _go_back(self) -> None:
        """Put the focus where the board was asked for."""
        name = self._asking
        named = self.findChildren(QWidget, name) if name else []
        for part in (one for one in named if one.isVisible()):
            part.setFocus()
            bring_in_sight(part)
