"""The help of a page that is no case: a few sentences beside it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from sipdesk.ui.widgets.buttons import Button
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.layout import ScrollPage, column, holder
from sipdesk.ui.widgets.text import Body
from sipdesk.ui.widgets.tokens import XL, XS, M

KEYS: Final = (
    "Tangenter: Ctrl och en siffra byter sida, Ctrl+F söker, Ctrl+L låser, F6 flyttar "
    "mellan fönstrets delar och F1 visar hjälpen."
)


class PageHelp(ScrollPage):
    """A page's help; ``closed`` when it has been read."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__(margins=(XS, 20, XL, XL), name="page-help")
        self.close_button = Button(
            "",
            "ghost",
            icon="x",
            label="Stäng hjälpen",
            name="page-help-close",
            clicked=self.closed.emit,
        )
        self._card = Section(
            "Hjälp", aside=self.close_button, level=2, gap=M, name="page-help-card"
        )
        self._inside: QWidget | None = None
        self.add(self._card)
        # Wherever the focus is: the help can be all that is seen.
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.closed)

    def say(self, title: str, paragraphs: Sequence[str]) -> None:
        """Show the help of another page."""
        self._card.heading.say(f"Hjälp: {title}")
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        words = [Body(text) for text in (*paragraphs, KEYS)]
        self._inside = holder(column(*words, gap=M))
        self._card.add(self._inside)
