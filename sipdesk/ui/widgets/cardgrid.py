"""Cards of one width, as many side by side as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.layout import NO_MARGINS
from sipdesk.ui.widgets.tokens import L


class CardGrid(QWidget):
    """Cards in rows, those of a row as tall as each other.

    ``least`` is how narrow a card may be, at scale 1.0.
    """

    def __init__(self, *, least: int = 300, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._least = least
        self._cards: tuple[QWidget, ...] = ()
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(*NO_MARGINS)
        self._grid.setSpacing(L)

    @property
    def cards(self) -> tuple[QWidget, ...]:
        """The cards that are shown."""
        return self._cards

    def show_cards(self, cards: Sequence[QWidget]) -> None:
        """Show other cards; those that are left out are thrown away."""
        for card in self._cards:
            if card not in cards:
                card.hide()
                card.deleteLater()
        self._cards = tuple(cards)
        self._columns = 0
        self._arrange()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(self._least), self._grid.minimumSize().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = max(1, (self.width() + L) // (theme.px(self._least) + L))
        if columns == self._columns:
            return
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // columns, at % columns)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
