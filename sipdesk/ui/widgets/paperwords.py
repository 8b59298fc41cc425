"""A paper's words, to be read; what of them may be copied is kept in no history."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

from sipdesk.ui.widgets.clipboard import unkept


class PaperWords(QPlainTextEdit):
    """Words that are read with a caret, by eye or by a screen reader.

    Where they ``may_copy``, plain text is copied and dragged, never its look. Where
    they may not, neither keys nor mouse take anything out, and what the person has on
    the clipboard is left there.
    """

    def __init__(self, *, may_copy: bool) -> None:
        super().__init__()
        self._may_copy = may_copy
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        if not may_copy:
            self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        selected = self.textCursor().selection().toPlainText()
        return unkept(selected) if self._may_copy else QMimeData()

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if not self._may_copy and e.matches(QKeySequence.StandardKey.Copy):
            return  # Qt would put an empty selection in place of what is there
        super().keyPressEvent(e)
