"""Check the answers: what will be saved or sent, row by row, each with a way back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from sipdesk.ui.widgets.buttons import link
from sipdesk.ui.widgets.cards import Divider
from sipdesk.ui.widgets.text import Body, Muted
from sipdesk.ui.widgets.tokens import L

_LEVEL: Final = 4
"""Brings words level with the words of the button beside them."""


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One answer. An empty ``key`` cannot be changed here; ``missing`` is a lack."""

    key: str
    label: str
    value: str
    missing: bool = False


class SummaryList(QWidget):
    """Label, answer and "Ändra" per row; ``change(key)`` when it is pressed."""

    change = Signal(str)

    def __init__(self, rows: Sequence[SummaryRow] = (), *, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._rows: tuple[SummaryRow, ...] | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(L)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self.show_rows(rows)

    def show_rows(self, rows: Sequence[SummaryRow]) -> None:
        """Show other answers."""
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, row in enumerate(rows):
            self._add(number, row)

    def _add(self, number: int, row: SummaryRow) -> None:
        top = Qt.AlignmentFlag.AlignTop
        line = 2 * number
        if number:
            self._grid.addWidget(Divider(), line - 1, 0, 1, 3)
        value = Body(row.value)
        if row.missing:
            value.set_tone("bad")
        label = Muted(row.label)
        for words in (label, value):
            words.setContentsMargins(0, _LEVEL, 0, 0)
        self._grid.addWidget(label, line, 0, top)
        self._grid.addWidget(value, line, 1, top)
        if row.key:
            button = link("Ändra", label=f"Ändra {row.label.casefold()}")
            button.clicked.connect(lambda _=False, key=row.key: self.change.emit(key))
            self._grid.addWidget(button, line, 2, top)
