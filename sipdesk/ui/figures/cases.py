"""Draw the cases behind a number, beside the page."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from sipdesk.content.swedish import counted
from sipdesk.ui.figures.model import Drill
from sipdesk.ui.widgets.buttons import Button
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.figuregrid import Grid, GridCell, GridRow
from sipdesk.ui.widgets.figuretable import FigureTable
from sipdesk.ui.widgets.layout import ScrollPage
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.tokens import XL, XS, M

_LOGGED: Final = "Att du har sett ärendena står i åtkomstloggen."
_NUMBERS: Final = (
    "Siffran gäller hälsa, samtycke eller skydd. Därför visas bara ärendenummer, och "
    "de leder inte vidare. Att du har sett dem står i åtkomstloggen, i varje ärende."
)


class CasesPanel(ScrollPage):
    """Which cases a number is of. ``opened(case)`` at Enter; ``closed`` when read."""

    opened = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(margins=(XS, 20, XL, XL), name="figures-cases")
        self.close_button = Button(
            "",
            "ghost",
            icon="x",
            label="Stäng ärendena",
            name="figures-cases-close",
            clicked=self.closed.emit,
        )
        self.notice = Notice(name="figures-cases-notice")
        self.logged = Meta("", name="figures-cases-logged")
        self.list = FigureTable("Ärenden", name="figures-cases-list")
        self.list.chosen.connect(self._open)
        self._card = Section(
            "Ärenden",
            " ",
            self.notice,
            self.list,
            self.logged,
            aside=self.close_button,
            level=2,
            gap=M,
            name="figures-cases-card",
        )
        self._drill: Drill | None = None
        self.add(self._card)
        close = QShortcut(QKeySequence("Esc"), self)
        close.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        close.activated.connect(self.closed)

    def show_drill(self, drill: Drill, title: str) -> None:
        """Show what is behind a number; while it is read, only which number it is."""
        self._drill = drill
        self._card.heading.say("Ärenden bakom siffran")
        self._card.subtitle.say(title)
        self.notice.tell(drill.refused, "info")
        behind = drill.behind
        some = behind is not None and bool(behind.numbers)
        self.list.setVisible(some)
        self.logged.setVisible(some)
        if behind is None or not some:
            return
        leads = bool(behind.ids)
        head = counted(len(behind.numbers), "ärende", "ärenden")
        spoken = ". Enter öppnar ärendet" if leads else ""
        rows = tuple(
            GridRow("", (GridCell(number, leads=leads, spoken=f"{number}{spoken}"),))
            for number in behind.numbers
        )
        self.list.show_grid(Grid((head,), rows, words=True))
        self.logged.say(_LOGGED if leads else _NUMBERS)

    def begin(self) -> None:
        """Put the focus on the first case, or on the way out."""
        shown = self._drill
        if shown is not None and shown.behind is not None and shown.behind.numbers:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, row: int, _: int) -> None:
        if self._drill is not None and self._drill.behind is not None:
            self.opened.emit(self._drill.behind.ids[row])
