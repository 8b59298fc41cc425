"""A plain table of words and numbers; where it is narrow, each row stands by itself."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.cards import Divider
from sipdesk.ui.widgets.text import Body, Meta
from sipdesk.ui.widgets.tokens import M

_FIRST: Final = 150
_OTHER: Final = 84
_LEAST: Final = 180


class PlainTable(QWidget):
    """Rows under a header; the first cell of a row names it."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.stacked = False
        self._header: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(M)
        self._grid.setVerticalSpacing(8)

    def show_cells(
        self, header: Sequence[str], rows: Sequence[tuple[str, ...]]
    ) -> None:
        """Show other cells; a row has as many as the header."""
        self._header, self._rows = tuple(header), tuple(rows)
        self._draw(stacked=not self._fits(self.width()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_LEAST), self._grid.minimumSize().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit(event.size().width())
        super().resizeEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit(self.width())

    def _fit(self, width: int) -> None:
        stacked = not self._fits(width)
        if stacked != self.stacked:
            self._draw(stacked=stacked)

    def _fits(self, width: int) -> bool:
        others = len(self._header) - 1
        return theme.px(_FIRST) + (theme.px(_OTHER) + M) * others <= width

    def _draw(self, *, stacked: bool) -> None:
        self.stacked = stacked
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at in range(self._grid.columnCount()):
            self._grid.setColumnStretch(at, 0)
        if stacked:
            self._draw_below()
        else:
            self._draw_beside()
        self.updateGeometry()

    def _draw_beside(self) -> None:
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        for at, head in enumerate(self._header):
            self._grid.setColumnStretch(at, 1 if at else 2)
            self._grid.addWidget(_head(head), 0, at, bottom)
        for number, cells in enumerate(self._rows):
            line = 2 * number + 1
            self._grid.addWidget(Divider(), line, 0, 1, len(self._header))
            for at, cell in enumerate(cells):
                words = Body(cell) if at else Body(cell, weight="medium")
                self._grid.addWidget(words, line + 1, at, top)

    def _draw_below(self) -> None:
        line = 0
        self._grid.setColumnStretch(0, 1)
        for cells in self._rows:
            parts: list[QWidget] = [Divider()] if line else []
            parts.append(Body(cells[0], weight="medium"))
            named = zip(self._header[1:], cells[1:], strict=True)
            parts.extend(Body(f"{head.rstrip('.')}: {cell}") for head, cell in named)
            for part in parts:
                self._grid.addWidget(part, line, 0)
                line += 1


def _head(words: str) -> QWidget:
    return Meta(words, weight="semibold", tone="text")
