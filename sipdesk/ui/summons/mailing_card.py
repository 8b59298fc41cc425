"""Draw who knows what of the meeting, and the button that prints every letter due."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.swedish import clock, counted
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.summons.mailing import (
    Knows,
    MailingModel,
    MailingState,
    about_printing,
    knows,
    summary,
)
from sipdesk.ui.widgets.buttons import Button, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.layout import Flow, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import AskPrinter, all_to_printer, choose_printer
from sipdesk.ui.widgets.rows import Rows, named_row
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.tokens import L
from sipdesk.usecases.paper_copy import PaperOrder


class MailingCard(Section):
    """Who knows what, and the letters due to them.

    ``ask_printer`` opens the system's own dialog.
    """

    asked_paper = Signal(object)  # PaperOrder

    def __init__(
        self, around: Around, *, ask_printer: AskPrinter = choose_printer
    ) -> None:
        self._rows = Rows()
        self._about = Meta("", name="mailing-about")
        self._notice = Notice(name="mailing-notice")
        self._done = Notice(name="mailing-done")
        self.print_button = secondary(
            "Skriv ut alla brev", self._print, icon="printer", name="mailing-print"
        )
        super().__init__(
            "Vem vet vad?",
            "",
            self._rows,
            self._notice,
            self._done,
            holder(Flow(self.print_button)),
            self._about,
            gap=L,
            name="mailing",
        )
        self._today = around.today
        self._ask_printer = ask_printer
        self._drawn: tuple[Knows, ...] | None = None
        self.model = MailingModel(around, while_alive(self, self.draw))
        self.hide()

    def show_case(self, case: Case) -> None:
        """Show a case, or the same case as it is now."""
        self.setVisible(bool(case.meeting.participants))
        self.model.show_case(case)

    def draw(self, state: MailingState) -> None:
        """Show a state, whatever was shown before."""
        case, mailing = state.case, state.mailing
        say(self._notice, state.notice)
        self._draw_done(state)
        if case is None or mailing is None:
            return
        self.subtitle.say(summary(mailing))
        self.subtitle.show()
        self._draw_rows(case, knows(case, mailing, self._today()))
        said = about_printing(mailing)
        self._about.say(said)
        self._about.setVisible(bool(said))
        self.print_button.setVisible(bool(mailing.ready or mailing.held_back))
        self.print_button.setEnabled(bool(mailing.ready) and not state.busy)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.refresh()

    def _draw_done(self, state: MailingState) -> None:
        if not state.printed or state.printed_at is None:
            self._done.clear()
            return
        letters = counted(state.printed, "brev", "brev")
        self._done.say(
            "ok",
            "De står nu under Papper. Registrera dem som kallade när breven har gått.",
            title=f"{letters} till skrivaren {clock(state.printed_at)}.",
        )

    def _draw_rows(self, case: Case, shown: list[Knows]) -> None:
        if tuple(shown) == self._drawn:
            return
        self._drawn = tuple(shown)
        rows = [self._row(case, one) for one in shown]
        self._rows.show_rows(rows, self.print_button)

    def _row(self, case: Case, one: Knows) -> QWidget:
        button = Button(
            "Visa",
            label=f"Visa {word(one.letter).casefold()} till {one.name}",
            name=f"mailing-look-{one.recipient}",
            clicked=partial(self._look, PaperOrder(case.id, one.letter, one.recipient)),
        )
        chip = Chip(one.chip, one.tone) if one.chip else None
        return named_row(one.name, one.note, chip, button)

    def _look(self, order: PaperOrder) -> None:
        self.asked_paper.emit(order)

    def _print(self) -> None:
        case = self.model.state.case
        if case is None:
            return
        printer = self._ask_printer(self, f"{case.number}-brev")
        if printer is not None:
            self.model.print_all(all_to_printer(printer))
