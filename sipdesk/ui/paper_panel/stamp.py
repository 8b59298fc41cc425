"""Draw whether a copy is marked as secret, and by which provision."""

import re
from typing import Final

from PySide6.QtCore import Signal

from sipdesk.content.content import Law
from sipdesk.content.words import lower_first
from sipdesk.ui.paper_panel.model import PaperState
from sipdesk.ui.widgets.cards import Card
from sipdesk.ui.widgets.fields import ChoiceField
from sipdesk.ui.widgets.tokens import S

_HINT: Final = (
    "Välj bestämmelse när det är beslutat att exemplaret ska markeras "
    "(5 kap. 5 § OSL). Markeringen är en varning. Den avgör inte om uppgifterna får "
    "lämnas."
)


class StampCard(Card):
    """The choice of a secrecy stamp; ``chosen`` gives the provision's id, or none."""

    chosen = Signal(str)

    def __init__(self, laws: tuple[Law, ...]) -> None:
        super().__init__(gap=S, name="paper-stamp")
        self.choice = ChoiceField(
            "Sekretessmarkering",
            [(law.id, f"{law.place}: {_about(law)}") for law in laws],
            _HINT,
            unchosen="Ingen markering",
            name="paper-stamp-choice",
        )
        self.choice.edited.connect(lambda value: self.chosen.emit(str(value)))
        self.add(self.choice)

    def draw(self, state: PaperState) -> None:
        """Show what is chosen; nothing of a paper that went out before."""
        self.setVisible(state.order is not None)
        if state.order is not None:
            self.choice.set_value(state.order.stamp)


def _about(law: Law) -> str:
    """Give the first words of what a provision is about: it stands in a narrow box."""
    return lower_first(re.split("[.,]", law.about)[0])
