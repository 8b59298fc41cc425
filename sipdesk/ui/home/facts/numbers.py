"""Draw the card with the numbers of the emergency card."""

from typing import Any, Final

from typing_extensions import override

from sipdesk.content.materials import Numbers
from sipdesk.content.swedish import short_date
from sipdesk.ui.home.facts.card import FactsCard
from sipdesk.ui.home.facts.model import FactsState
from sipdesk.ui.home.facts.numbers_model import need_confirming
from sipdesk.ui.page import Around
from sipdesk.ui.widgets.fields import DateField, TextArea
from sipdesk.ui.widgets.text import Muted

_OLD: Final = (
    "Ingen har kontrollerat numren det senaste året. Gör det, och skriv dagen här."
)
_CHECK: Final = "Kontrollera dem."


class NumbersCard(FactsCard):
    """The numbers, the day they were checked, and those that come with the program."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            "Nummer på nödkortet",
            "Hemmet kontrollerar dem en gång om året.",
            name="numbers",
        )
        self._around = around
        self.first = Muted("", name="numbers-first")
        self.old = Muted("", name="numbers-old")
        self.ask(
            TextArea(
                "Nummer, ett på varje rad",
                "Skriv numret och vad det är till för. "
                "Lämna tomt för dem som följer med.",
                prose=False,
                name="emergency_numbers",
            ),
        )
        self.add(self.first)
        self.ask(
            DateField(
                "När kontrollerade någon numren senast?",
                today=around.today,
                name="emergency_numbers_confirmed",
            ),
        )
        self.add(self.old)

    def show_first(self, numbers: Numbers | None) -> None:
        """Say which numbers come with the program, and where they are from."""
        if numbers is None:
            return
        read = f"Lästa {short_date(numbers.read_on)}."
        check = "" if numbers.status == "verified" else f" {_CHECK}"
        lines = ", ".join(numbers.lines)
        self.first.say(f"Följer med: {lines}. {numbers.source} {read}{check}")

    @override
    def draw(self, state: FactsState[Any]) -> None:
        super().draw(state)
        old = need_confirming(state.form, self._around.today())
        self.old.say(_OLD if old else "")
        self.old.setVisible(old)
