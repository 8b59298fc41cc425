"""Draw what stands under a tab of a case with the tab's own help beside it."""

from collections.abc import Mapping
from typing import Final

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from sipdesk.ui.case.help import HelpPanel
from sipdesk.ui.case.model import HELP_WIDTH, LEAST_PAGE, Tab
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.layout import row
from sipdesk.ui.widgets.reflow import Reflowing

_FREE: Final = 16_777_215
_PICTURES: Final = (
    "Här svarar den unge med bilder. Under tiden syns inget annat i ärendet.",
    "Den unge bestämmer själv om svaren får tas upp på mötet.",
    "Tavlor ur ärendet fylls med det som står där nu. Öppna en för att ändra den.",
    "Egna tavlor och foton sparas i ärendet och gallras med det.",
)
_PAPERS: Final = (
    "Det som skrivs ut eller sparas hamnar här. Välj ett papper för att se det.",
    "Nya papper skriver du ut från sitt steg i arbetsrutinen.",
)
_HISTORY: Final = (
    "Här står vad som har hänt i ärendet, och vem som gjorde det.",
    "Välj en händelse för att se vad den ändrade. Det senaste går ofta att ångra.",
)
TOLD: Final[Mapping[Tab, tuple[str, tuple[str, ...]]]] = {
    Tab.PICTURES: ("Bildstöd", _PICTURES),
    Tab.PAPERS: ("Papper", _PAPERS),
    Tab.HISTORY: ("Historik", _HISTORY),
}
"""What each tab is for; the routine has the help of its steps."""


class Beside(Reflowing):
    """A case's parts, and the help of the tab; ``closed`` when it has been read.

    Where there is no room for both, the help takes the place of the part.
    """

    closed = Signal()

    def __init__(self, parts: QWidget) -> None:
        super().__init__()
        self._parts = parts
        self._asking: QWidget | None = None
        self.help = HelpPanel()
        self.help.setObjectName("tab-help")
        self.help.closed.connect(self.closed)
        self.help.hide()
        box = row(parts, self.help, gap=0)
        box.setStretch(0, 1)
        self.setLayout(box)

    def draw(self, tab: Tab | None) -> None:
        """Show the help of a tab; None for no help."""
        told = TOLD.get(tab) if tab is not None else None
        if told is not None:
            self._show(*told)
        elif not self.help.isHidden():
            self._hide()

    def _show(self, title: str, paragraphs: tuple[str, ...]) -> None:
        self.help.say(title, paragraphs)
        if self.help.isHidden():
            self._asking = QApplication.focusWidget()
            self.help.show()
            self.reflow()
            self.help.close_button.setFocus()

    def _hide(self) -> None:
        """Take the help away; the focus goes from it to where it came from."""
        had_focus = self.help.isAncestorOf(QApplication.focusWidget() or self)
        self.help.hide()
        self.reflow()
        before, self._asking = self._asking, None
        still = before is not None and shiboken6.isValid(before)
        if had_focus and still and before is not None and before.isVisible():
            before.setFocus()

    @override
    def reflow(self) -> None:
        shown = not self.help.isHidden()
        both = self.width() >= theme.px(LEAST_PAGE + HELP_WIDTH)
        self._parts.setVisible(both or not shown)
        self.help.setMinimumWidth(theme.px(HELP_WIDTH) if both else 0)
        self.help.setMaximumWidth(theme.px(HELP_WIDTH) if both else _FREE)
        self.help.show_alone(alone=not both)
