"""Draw who has got which version of minutes or plan."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.domain.case import Case
from sipdesk.domain.paper import PaperKind
from sipdesk.ui.distribution import (
    DistributionModel,
    DistributionState,
    Has,
    has,
    look_label,
    summary,
)
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.widgets.buttons import Button
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.rows import Rows, named_row
from sipdesk.ui.widgets.tokens import L
from sipdesk.usecases.paper_copy import PaperOrder


class DistributionCard(Section):
    """Who has which version, who has none, and who may not have it."""

    asked_paper = Signal(object)  # PaperOrder

    def __init__(self, kind: PaperKind, around: Around) -> None:
        self._rows = Rows()
        super().__init__(
            "Vem har fått vilken version?",
            "",
            self._rows,
            gap=L,
            name=f"{kind.value}-distribution",
        )
        self._kind = kind
        self._today = around.today
        self._drawn: tuple[object, ...] = ()
        self.model = DistributionModel(kind, around, while_alive(self, self.draw))
        self.hide()

    def show_case(self, case: Case) -> None:
        """Show a case, or the same case as it is now."""
        self.model.show_case(case)

    def draw(self, state: DistributionState) -> None:
        """Show a state, whatever was shown before."""
        self.setVisible(state.shown)
        case, found = state.case, state.found
        if case is None or found is None or not state.shown:
            return
        self.subtitle.say(summary(found))
        self.subtitle.show()
        shown = has(case, found, self._today())
        drawn = (case.id, found.latest, *shown)
        if drawn != self._drawn:
            self._drawn = drawn
            order = partial(PaperOrder, case.id, self._kind, version=found.latest)
            self._rows.show_rows([self._row(one, order) for one in shown])

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.refresh()

    def _row(self, one: Has, order: "partial[PaperOrder]") -> QWidget:
        button = None
        if one.looks:
            button = Button(
                "Visa",
                label=look_label(self._kind, one.name),
                name=f"{self._kind.value}-look-{one.recipient}",
                clicked=partial(self._look, order(recipient=one.recipient)),
            )
        chip = Chip(one.chip, one.tone) if one.chip else None
        return named_row(one.name, one.note, chip, button)

    def _look(self, order: PaperOrder) -> None:
        self.asked_paper.emit(order)
