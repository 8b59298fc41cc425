"""A small table: who, and what holds today and on the days ahead."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from sipdesk.ui.widgets.cards import Divider
from sipdesk.ui.widgets.icons import Picture
from sipdesk.ui.widgets.layout import column, holder, row
from sipdesk.ui.widgets.text import Body, Meta
from sipdesk.ui.widgets.tokens import L


@dataclass(frozen=True, slots=True)
class Cell:
    """A word with its sign; an empty icon is none."""

    words: str
    icon: str = ""
    tone: str = "muted"


@dataclass(frozen=True, slots=True)
class DayRow:
    """One row: its name, a quieter line below, and a cell for each day."""

    name: str
    cells: tuple[Cell, ...]
    note: str = ""


class DayTable(QWidget):
    """Rows below one another under their days; every word wraps."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._shown: object = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(L)
        self._grid.setVerticalSpacing(10)

    def show_days(self, days: Sequence[str], rows: Sequence[DayRow]) -> None:
        """Show other days and rows; the same again does nothing."""
        if (tuple(days), tuple(rows)) == self._shown:
            return
        self._shown = (tuple(days), tuple(rows))
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at in range(self._grid.columnCount()):
            self._grid.setColumnStretch(at, 0)
        self._grid.setColumnStretch(0, 3)
        for at, day in enumerate(days, 1):
            self._grid.setColumnStretch(at, 2)
            head = Meta(day, weight="semibold", tone="text")
            self._grid.addWidget(head, 0, at, Qt.AlignmentFlag.AlignBottom)
        for number, one in enumerate(rows):
            self._add(2 * number + 1, one, len(days))

    def _add(self, line: int, one: DayRow, days: int) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(Divider(), line, 0, 1, days + 1)
        words = column(Body(one.name), gap=2)
        if one.note:
            words.addWidget(Meta(one.note))
        self._grid.addWidget(holder(words), line + 1, 0, top)
        for at, cell in enumerate(one.cells, 1):
            self._grid.addWidget(_cell(cell), line + 1, at, top)


def _cell(cell: Cell) -> QWidget:
    words = Body(cell.words)
    if not cell.icon:
        return words
    # The sign stands on the first line of the words, however many they are.
    sign = column(3, Picture(cell.icon, cell.tone, 16), None, gap=0)
    whole = row(sign, words, gap=6)
    whole.setStretch(1, 1)
    return holder(whole)
