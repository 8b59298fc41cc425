"""The box that free text is written in."""

import re
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit
from typing_extensions import override

from sipdesk.ui.widgets import spelling, theme
from sipdesk.ui.widgets.plain import clean

_LINE_HEIGHT: Final = 140
_FRAME: Final = 18


class PlainEditor(QTextEdit):
    """Plain text with room between the lines; misspelt words are marked.

    ``written`` comes at each change the person makes. What ``codes`` matches is no
    language, and not spelt.
    """

    written = Signal()

    def __init__(self, codes: re.Pattern[str] | None = None) -> None:
        super().__init__()
        self._codes = codes
        self._speller: spelling.Marks | None = None
        self._quiet = False
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFont(theme.font())
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._say)

    def show_text(self, text: str) -> None:
        """Show a text; what was typed before cannot be brought back by Ctrl+Z."""
        self._quiet = True
        document = self.document()
        document.setUndoRedoEnabled(False)
        self.setPlainText(text)
        spacing = QTextBlockFormat()
        kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
        spacing.setLineHeight(_LINE_HEIGHT, kind.value)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)
        document.setUndoRedoEnabled(True)
        self._quiet = False

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(clean(source.text(), lines=True))

    @override
    def focusInEvent(self, e: QFocusEvent) -> None:
        if self._speller is None:
            self._speller = spelling.Marks(self.document(), self._codes)
        super().focusInEvent(e)

    @override
    def contextMenuEvent(self, e: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        by_mouse = e.reason() == QContextMenuEvent.Reason.Mouse
        cursor = self.cursorForPosition(e.pos()) if by_mouse else self.textCursor()
        spelling.offer(menu, cursor)
        menu.exec(e.globalPos())
        menu.deleteLater()

    @override
    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        if e.type() == QEvent.Type.StyleChange:
            self.setFont(theme.font())

    def _say(self) -> None:
        if not self._quiet:
            self.written.emit()


class Editor(PlainEditor):
    """Plain text that grows with what is written."""

    def __init__(self, rows: int, most_rows: int) -> None:
        super().__init__()
        self._rows, self._most_rows = rows, most_rows
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self._grow()

    @override
    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        if e.type() == QEvent.Type.StyleChange:
            self._grow()

    def _grow(self) -> None:
        line = self.fontMetrics().height() * _LINE_HEIGHT / 100
        wanted = self.document().size().height()
        inside = min(max(wanted, self._rows * line), self._most_rows * line)
        self.setFixedHeight(round(inside) + _FRAME)
