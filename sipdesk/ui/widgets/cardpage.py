"""A page with one card in its middle: the ways in, before a home is open."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.cards import Panel
from sipdesk.ui.widgets.icons import Picture
from sipdesk.ui.widgets.layout import Part, ScrollPage, row
from sipdesk.ui.widgets.text import Heading
from sipdesk.ui.widgets.tokens import XL, M


class CardPage(ScrollPage):
    """Scrolls where the card has no room."""

    def __init__(self, *, card_width: int, name: str) -> None:
        """``card_width`` is as wide as the card may be, at scale 1.0."""
        super().__init__(name=name, margins=(XL, XL, XL, XL))
        self._card_width = card_width
        self._card = Panel("card", margins=(28, XL, 28, XL), name=f"{name}-card")
        line = row(None, self._card, None)
        line.setStretch(1, 100)  # as wide as it may be; the rest is shared
        self.body.insertLayout(0, line)
        self.body.insertStretch(0, 1)
        self._fit()

    def fill_card(self, *parts: Part, gap: int = M) -> None:
        """Put the parts on the card, once."""
        self._card.body.setSpacing(gap)
        self._card.add(*parts)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self._card.setMaximumWidth(theme.px(self._card_width))


def program_mark() -> QHBoxLayout:
    """Make the sign and the name of the program."""
    return row(Picture("handshake", "accent", 26), Heading("SIPdesk"), None, gap=10)
