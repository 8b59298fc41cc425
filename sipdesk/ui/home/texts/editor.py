"""The box that a text is written in, with the numbers of its lines beside it."""

import re
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.accessible import Decoration
from sipdesk.ui.widgets.editor import PlainEditor
from sipdesk.ui.widgets.plain import clean

_CODES: Final = re.compile(r"\{[^{}]*\}|^```.*$")
"""What stands for something else: ``{convener}``, and where a block begins."""

_LEAST_DIGITS: Final = 2
_GAP: Final = 12
_LEAST_HEIGHT: Final = 180


class TextEditor(PlainEditor):
    """A text as it is written; faults name its lines, so their numbers are seen."""

    def __init__(self, *, name: str) -> None:
        super().__init__(_CODES)
        self.setObjectName(name)
        self._wrong = 0
        self._numbers = _Numbers(self)
        self.verticalScrollBar().valueChanged.connect(self._renumber)
        self.cursorPositionChanged.connect(self._renumber)
        self.document().documentLayout().update.connect(self._renumber)
        self.document().blockCountChanged.connect(self._fit)
        self._fit()

    @property
    def text(self) -> str:
        """What stands here; ``toPlainText`` would lose no-break spaces."""
        return clean(self.document().toRawText(), lines=True)

    def put_text(self, text: str) -> None:
        """Show another text in place of this one; Ctrl+Z brings this one back."""
        self._quiet = True
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self._quiet = False
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def insert(self, words: str) -> None:
        """Write words where the cursor is, as if they had been typed."""
        self.textCursor().insertText(words)
        self.setFocus()
        self.ensureCursorVisible()

    def go_to_line(self, number: int) -> None:
        """Put the cursor at the beginning of a line, from 1."""
        block = self.document().findBlockByNumber(number - 1)
        self.setTextCursor(QTextCursor(block))
        self.setFocus()
        self.ensureCursorVisible()

    def mark_line(self, number: int) -> None:
        """Mark the number of a line that is wrong; 0 for none."""
        self._wrong = number
        self._numbers.update()

    def paint_numbers(self, painter: QPainter, width: int) -> None:
        """Paint the numbers of the lines in sight, each at its first row."""
        top = self.verticalScrollBar().value()
        current = self.textCursor().blockNumber()
        block = self.cursorForPosition(self.viewport().rect().topLeft()).block()
        while block.isValid():
            baseline = _baseline(block) - top
            if baseline > self.viewport().height() + self.fontMetrics().height():
                return
            self._paint_number(painter, block.blockNumber(), current, width, baseline)
            block = block.next()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(_LEAST_HEIGHT))

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self._fit()
        if self.hasFocus():
            self.ensureCursorVisible()

    @override
    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        if e.type() == QEvent.Type.StyleChange:
            self._fit()

    def _renumber(self) -> None:
        self._numbers.update()

    def _fit(self) -> None:
        digits = max(_LEAST_DIGITS, len(str(self.document().blockCount())))
        width = self.fontMetrics().horizontalAdvance("0" * digits) + _GAP
        self.setViewportMargins(width, 0, 0, 0)
        seen = self.viewport().geometry()
        self._numbers.setGeometry(
            QRect(seen.left() - width, seen.top(), width, seen.height())
        )

    def _paint_number(
        self, painter: QPainter, number: int, current: int, width: int, baseline: float
    ) -> None:
        wrong = number == self._wrong - 1
        here = self.hasFocus() and number == current
        painter.setFont(theme.font("small", "semibold" if wrong or here else "regular"))
        painter.setPen(theme.colour("bad" if wrong else "text" if here else "muted"))
        written = str(number + 1)
        across = painter.fontMetrics().horizontalAdvance(written)
        painter.drawText(width - _GAP - across, round(baseline), written)


class _Numbers(QWidget, Decoration):
    """The margin; what it says stands in the text too, for who asks for the line."""

    def __init__(self, editor: TextEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._editor.paint_numbers(painter, self.width())
        painter.end()


def _baseline(block: QTextBlock) -> float:
    layout = block.layout()
    if not layout.lineCount():
        return layout.position().y()
    line = layout.lineAt(0)
    return layout.position().y() + line.y() + line.ascent()
