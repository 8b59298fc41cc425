"""A list of cards that is as tall as its cards, on a page that scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from typing_extensions import override

from sipdesk.ui.widgets.cardlist import CardList, ListRow
from sipdesk.ui.widgets.layout import bring_current_in_sight


class WholeList(CardList):
    """Shows every card; the page scrolls to the one that the keys move to."""

    def __init__(self, label: str, *, name: str = "") -> None:
        super().__init__(label, name=name)
        # With several lists on a page, only the one with the focus has a chosen card.
        self.setSelectionMode(self.SelectionMode.NoSelection)
        self.current_changed.connect(lambda _: bring_current_in_sight(self))

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
