"""Draw the last step of a new home: its recovery key, shown once and read back."""

from typing import Final

from PySide6.QtCore import Signal

from sipdesk.ui.doing import Runner
from sipdesk.ui.recovery_key import RecoveryKeyPart
from sipdesk.ui.recovery_key_model import RecoveryKeyModel, RecoveryState, Stage
from sipdesk.ui.runner import while_alive
from sipdesk.ui.widgets.cardpage import CardPage, program_mark
from sipdesk.ui.widgets.layout import column
from sipdesk.ui.widgets.outlets import AskPrinter, choose_printer
from sipdesk.ui.widgets.text import Meta, Muted, Title
from sipdesk.ui.widgets.tokens import XS, L, S
from sipdesk.usecases.ports import Ports

_WIDTH: Final = 660


class RecoveryPage(CardPage):
    """A new home's recovery key. ``over`` when it is kept, or put off."""

    over = Signal()

    def __init__(
        self, runner: Runner[Ports], *, ask_printer: AskPrinter = choose_printer
    ) -> None:
        super().__init__(card_width=_WIDTH, name="first_key")
        self._begun = False
        self.part = RecoveryKeyPart("Gör det senare", ask_printer=ask_printer)
        self._lay_card()
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

    def _lay_card(self) -> None:
        head = column(
            Meta("Hemmet är skapat"),
            Title("Lås in en återställningsnyckel", name="first_key-title"),
            gap=XS,
        )
        why = Muted(
            "Den öppnar hemmet när en lösenfras är glömd. Det finns ingen annan väg "
            "in. Pappret förvaras inlåst, helst hos chefen och aldrig vid datorn."
        )
        self.fill_card(
            program_mark(),
            S,
            head,
            why,
            self.part,
            gap=L,
        )
