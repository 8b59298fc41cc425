"""A small table: who, and what holds today and on the days ahead."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.cards import Divider
from sipdesk.ui.widgets.icons import Picture
from sipdesk.ui.widgets.layout import column, holder, row
from sipdesk.ui.widgets.text import Body, Meta
from sipdesk.ui.widgets.tokens import L

_NAME: Final = 170
_DAY: Final = 140


@dataclass(frozen=True, slots=True)
class Cell:
    """A word with its sign."""

    words: str
    icon: str
    tone: str = "muted"


@dataclass(frozen=True, slots=True)
class DayRow:
    """One row: its name, a quieter line below, and a cell for each day."""

    name: str
    cells: tuple[Cell, ...]
    note: str = ""


class DayTable(QWidget):
    """A row for each name, a column for each day.

    Where the columns do not fit, the days stand below the name, each with its word.
    """

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.stacked = False
        self._days: tuple[str, ...] = ()
        self._rows: tuple[DayRow, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(L)
        self._grid.setVerticalSpacing(10)

    def show_days(self, days: Sequence[str], rows: Sequence[DayRow]) -> None:
        """Show other days and rows; the same again does nothing."""
        if (tuple(days), tuple(rows)) != (self._days, self._rows):
            self._days, self._rows = tuple(days), tuple(rows)
            self._draw(stacked=not self._fits(self.width()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_NAME), self._grid.minimumSize().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        stacked = not self._fits(event.size().width())
        if stacked != self.stacked:
            self._draw(stacked=stacked)
        super().resizeEvent(event)

    def _fits(self, width: int) -> bool:
        return theme.px(_NAME) + theme.px(_DAY) * len(self._days) <= width

    def _draw(self, *, stacked: bool) -> None:
        self.stacked = stacked
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at in range(self._grid.columnCount()):
            self._grid.setColumnStretch(at, 0)
        self._grid.setColumnStretch(0, 3)
        if stacked:
            self._draw_below()
        else:
            self._draw_beside()
        self.updateGeometry()

    def _draw_beside(self) -> None:
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        last = len(self._days) + 1
        for at, day in enumerate(self._days, 1):
            self._grid.setColumnStretch(at, 2)
            self._grid.addWidget(_head(day), 0, at, bottom)
        for line, one in enumerate(self._rows):
            self._grid.addWidget(Divider(), 2 * line + 1, 0, 1, last)
            self._grid.addWidget(_name(one), 2 * line + 2, 0, top)
            for at, cell in enumerate(one.cells, 1):
                self._grid.addWidget(_cell(cell), 2 * line + 2, at, top)

    def _draw_below(self) -> None:
        line = 0
        for one in self._rows:
            parts = [Divider()] if line else []
            told = zip(self._days, one.cells, strict=True)
            days = [part for day, cell in told for part in (_head(day), _cell(cell))]
            for part in (*parts, _name(one), *days):
                self._grid.addWidget(part, line, 0)
                line += 1


def _head(day: str) -> QWidget:
    return Meta(day, weight="semibold", tone="text")


def _name(one: DayRow) -> QWidget:
    words = column(Body(one.name), gap=2)
    if one.note:
        words.addWidget(Meta(one.note))
    return holder(words)


def _cell(cell: Cell) -> QWidget:
    # The sign stands on the first line of the words, however many they are.
    sign = column(3, Picture(cell.icon, cell.tone, 16), None, gap=0)
    whole = row(sign, Body(cell.words), gap=6)
    whole.setStretch(1, 1)
    return holder(whole)
