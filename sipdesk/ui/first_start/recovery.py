"""Draw the last step of a new home: its recovery key, shown once and read back."""

from typing import Final

from PySide6.QtCore import QEvent, Signal
from typing_extensions import override

from sipdesk.ui.doing import Runner
from sipdesk.ui.recovery_key import RecoveryKeyPart
from sipdesk.ui.recovery_key_model import RecoveryKeyModel, RecoveryState, Stage
from sipdesk.ui.runner import while_alive
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.cards import Panel
from sipdesk.ui.widgets.icons import Picture
from sipdesk.ui.widgets.layout import ScrollPage, column, row
from sipdesk.ui.widgets.outlets import AskPrinter, choose_printer
from sipdesk.ui.widgets.text import Heading, Meta, Muted, Title
from sipdesk.ui.widgets.tokens import XL, XS, L, S
from sipdesk.usecases.ports import Ports

_WIDTH: Final = 660


class RecoveryPage(ScrollPage):
    """A new home's recovery key. ``over`` when it is kept, or put off."""

    over = Signal()

    def __init__(
        self, runner: Runner[Ports], *, ask_printer: AskPrinter = choose_printer
    ) -> None:
        super().__init__(name="first_key", margins=(XL, XL, XL, XL))
        self._begun = False
        self.part = RecoveryKeyPart("Gör det senare", ask_printer=ask_printer)
        self._card = self._make_card()
        line = row(None, self._card, None)
        line.setStretch(1, 100)  # as wide as it may be; the rest is shared
        self.body.insertLayout(0, line)
        self.body.insertStretch(0, 1)
        self._fit()
        self.model = RecoveryKeyModel(
            runner, while_alive(self, self.draw), lambda _: None
        )
        self.part.tie(self.model)

    def draw(self, state: RecoveryState) -> None:
        """Show a state, whatever was shown before."""
        self.part.draw(state)
        if self._begun and state.stage in {Stage.NONE, Stage.KEPT}:
            self._begun = False
            self.over.emit()

    def begin(self) -> None:
        """Show a key."""
        self._begun = True
        self.model.begin()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _make_card(self) -> Panel:
        mark = row(Picture("handshake", "accent", 26), Heading("SIPdesk"), None, gap=10)
        head = column(
            Meta("Hemmet är skapat"),
            Title("Lås in en återställningsnyckel", name="first_key-title"),
            gap=XS,
        )
        why = Muted(
            "Den öppnar hemmet när en lösenfras är glömd. Det finns ingen annan väg "
            "in. Pappret förvaras inlåst, helst hos chefen och aldrig vid datorn."
        )
        return Panel(
            "card",
            mark,
            S,
            head,
            why,
            self.part,
            gap=L,
            margins=(28, XL, 28, XL),
            name="first_key-card",
        )

    def _fit(self) -> None:
        self._card.setMaximumWidth(theme.px(_WIDTH))
