"""Draw who is asked for what is lacking: one letter for each."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sipdesk.content.words import lower_first
from sipdesk.domain.case import Case
from sipdesk.domain.paper import PaperKind
from sipdesk.ui.admission.letters import Letter, gaps, letters, to_choose
from sipdesk.ui.page import Around
from sipdesk.ui.widgets.buttons import Button, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.layout import Flow, holder
from sipdesk.ui.widgets.rows import Rows, named_row
from sipdesk.ui.widgets.text import Meta, Muted
from sipdesk.ui.widgets.tokens import M
from sipdesk.usecases.paper_copy import PaperOrder

_WHY = (
    "Ett brev till var och en, med allt som saknas från just dem. När brevet går ut "
    "märks sakerna som efterfrågade. Ber du igen en annan dag blir det en påminnelse."
)
_NOTHING = "Ingen är vald att fråga än."


class RequestsCard(Section):
    """What goes to whom, and one press that proposes it for all that is lacking."""

    asked_paper = Signal(object)  # PaperOrder
    asked_choice = Signal()  # that everything lacking be asked of who should give it

    def __init__(self, around: Around) -> None:
        self._around = around
        self.choose = secondary(
            "Be om allt som saknas",
            self._choose,
            icon="list-checks",
            name="ask-for-all",
        )
        self._none = Muted(_NOTHING, name="requests-none")
        self._rows = Rows()
        self._gaps = Meta("", name="requests-gaps")
        super().__init__(
            "Be om det som saknas",
            _WHY,
            holder(Flow(self.choose)),
            self._none,
            self._rows,
            self._gaps,
            gap=M,
            name="requests",
        )
        self._drawn: tuple[Letter, ...] | None = None

    def show_case(self, case: Case) -> None:
        """Show a case, or the same case as it is now."""
        around = self._around
        found = letters(case, around.content, around.today())
        missing = gaps(case, around.content)
        self.choose.setVisible(to_choose(case, around.content))
        self.choose.setEnabled(around.can_write(case))
        self._none.setVisible(not found)
        self._gaps.say("\n".join(missing))
        self._gaps.setVisible(bool(missing))
        left = any(not item.state.settled for item in case.admission.items)
        self.setVisible(left)
        if found != self._drawn:
            self._drawn = found
            self._rows.show_rows([self._row(case, one) for one in found], self.choose)

    def _choose(self) -> None:
        self.asked_choice.emit()

    def _row(self, case: Case, one: Letter) -> QWidget:
        chip = Chip("Påminnelse", "warn") if one.since else None
        since = (f"Frågat första gången {one.since}.",) if one.since else ()
        if one.stopped:
            chip = Chip("Kan inte lämnas ut än", "idle")
        told = "\n".join(filter(None, (one.things, *since, one.stopped)))
        order = PaperOrder(case.id, PaperKind.RECORDS_REQUEST, one.recipient)
        button = Button(
            "Visa",
            label=f"Visa begäran till {lower_first(one.name)}",
            name=f"request-{one.recipient}",
            clicked=partial(self._look, order),
        )
        return named_row(one.name, told, chip, button)

    def _look(self, order: PaperOrder) -> None:
        self.asked_paper.emit(order)
