"""The card where a survey on the screen is begun, at the step it belongs to."""

from PySide6.QtCore import Signal

from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.layout import Flow, holder


class SurveyBegin(Section):
    """``asked`` when those who are here are to answer on the screen."""

    asked = Signal()

    def __init__(self, about: str) -> None:
        self.button = secondary(
            "Svara här på skärmen", self._ask, icon="monitor", name="survey-begin"
        )
        super().__init__(
            "Låt dem svara själva",
            f"{about} En fråga i taget, med stora knappar. Allt annat göms, och du "
            "väljer en kod som leder tillbaka.",
            holder(Flow(self.button)),
            name="survey-begin-card",
        )

    def _ask(self) -> None:
        self.asked.emit()
