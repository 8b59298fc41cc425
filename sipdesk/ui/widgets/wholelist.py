"""A list of cards that is as tall as its cards, on a page that scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QScrollArea
from typing_extensions import override

from sipdesk.ui.widgets.cardlist import CardList, ListRow
from sipdesk.ui.widgets.tokens import S


class WholeList(CardList):
    """Shows every card; the page scrolls to the one that the keys move to."""

    def __init__(self, label: str, *, name: str = "") -> None:
        super().__init__(label, name=name)
        # With several lists on a page, only the one with the focus has a chosen card.
        self.setSelectionMode(self.SelectionMode.NoSelection)
        self.current_changed.connect(lambda _: self._show_current())

    @override
    def show_rows(self, rows: Sequence[ListRow], current: str = "") -> None:
        super().show_rows(rows, current)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(max(1, self.sizeHintForRow(0) * len(self.rows)))

    def _show_current(self) -> None:
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        inside = page.widget() if page is not None else None
        if page is None or inside is None:
            return
        card = self.visualRect(self.currentIndex())
        # From its foot to its head: where both do not fit, the head is seen.
        for corner in (card.bottomLeft(), card.topLeft()):
            place = self.viewport().mapTo(inside, QPoint(corner))
            page.ensureVisible(0, place.y(), 0, S)
