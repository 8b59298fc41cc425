"""Draw the way to what is decided together (delat beslutsfattande)."""

from PySide6.QtCore import Signal

from sipdesk.content.swedish import counted
from sipdesk.domain.case import Case
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.layout import holder, row
from sipdesk.ui.widgets.tokens import M


class DecisionCard(Section):
    """Tells what is weighed together, and opens the page for it when ``asked``."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__("Bestäm tillsammans", "-", gap=M, name="decision-card")
        self.button = secondary(
            "Gå igenom tillsammans",
            icon="list-checks",
            name="open-decisions",
        )
        self.button.clicked.connect(self.asked)
        self.add(holder(row(self.button, None)))

    def show_case(self, case: Case) -> None:
        """Show a case, or the same case as it is now."""
        self.subtitle.say(_told(case))


def _told(case: Case) -> str:
    if not case.decisions:
        return (
            "Finns det flera vägar att välja mellan? Väg dem med den unge, ett steg i "
            "taget. Det kallas delat beslutsfattande."
        )
    settled = sum(decision.settled for decision in case.decisions)
    questions = counted(len(case.decisions), "fråga", "frågor")
    return f"{questions}, {settled} bestämda."
