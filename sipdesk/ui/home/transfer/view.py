"""Draw Överlämning: a case that comes, what has been sent and taken in, the cards."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sipdesk.content.swedish import clock, in_sweden, short_date
from sipdesk.content.words import lower_first, word
from sipdesk.domain.transfer import Direction, Transfer
from sipdesk.ui.home.transfer.arrival import ArrivalSection
from sipdesk.ui.home.transfer.cards import (
    MOST_LETTER,
    CardsSection,
    OwnCardSection,
)
from sipdesk.ui.home.transfer.model import (
    CARD_KEPT,
    CARD_REMOVED,
    CARD_SAVED,
    RECEIPT_READ,
    RECEIPT_SAVED,
    TransferModel,
    TransferState,
)
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets.buttons import link, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.layout import Flow, ScrollPage, bring_in_sight, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import (
    RECEIPT,
    AskCame,
    AskFile,
    choose_came,
    choose_file,
    from_file,
    to_file,
)
from sipdesk.ui.widgets.rows import Rows, named_row
from sipdesk.ui.widgets.text import Muted
from sipdesk.ui.widgets.tokens import L, M

_WIDTH: Final = 760
_GONE: Final = "Ett ärende som är gallrat"
_ABOUT: Final = (
    "Ett ärende lämnas över i ärendet självt, under Avsluta eller lämna över. Kvittot "
    "från det andra hemmet visar att det kom fram."
)
_DONE: Final = {
    CARD_SAVED: "Hemkortet är sparat",
    CARD_KEPT: "Kortet är jämfört och sparat",
    CARD_REMOVED: "Kortet är borttaget",
    RECEIPT_SAVED: "Kvittot är sparat",
    RECEIPT_READ: "Kvittot är inläst",
}


class TransferPage(ScrollPage):
    """For the one who hands cases over. ``opened`` when one is to be opened.

    ``ask_came`` and ``ask_file`` open the system's own dialogs.
    """

    opened = Signal(str)  # the case's id

    def __init__(
        self,
        around: Around,
        *,
        ask_came: AskCame = choose_came,
        ask_file: AskFile = choose_file,
    ) -> None:
        super().__init__(most_width=_WIDTH, gap=L, name="transfer")
        self._ask_came = ask_came
        self._ask_file = ask_file
        self._drawn: tuple[Transfer, ...] | None = None
        self.notice = Notice(name="transfer-notice")
        self.done = Notice(name="transfer-done")
        self.model = TransferModel(around, while_alive(self, self.draw))
        self.arrival = ArrivalSection(around, ask_came, ask_file)
        self.arrival.opened.connect(self.opened)
        self.arrival.taken.connect(self.model.refresh)
        self.own = OwnCardSection(self.model, ask_file)
        self.cards = CardsSection(self.model, ask_came)
        for part in (
            self.notice,
            self.done,
            self.arrival,
            self._make_list(),
            self.own,
            self.cards,
        ):
            self.add(part)
        self.draw(self.model.state)

    def refresh(self) -> None:
        """Read how it stands."""
        self.model.refresh()

    def leave(self) -> None:
        """Keep what is looked at while the page is there."""

    def draw(self, state: TransferState) -> None:
        """Show a state, whatever was shown before."""
        say(self.notice, state.notice)
        self._draw_done(state)
        self.own.draw(state)
        self.cards.draw(state)
        transfers = state.transfers
        self.listed.setVisible(transfers is not None)
        self._none.setVisible(not transfers)
        self._rows.setVisible(bool(transfers))
        if transfers is not None and transfers != self._drawn:
            self._drawn = transfers
            self._rows.show_rows([self._row(one) for one in transfers], self.read)

    def _draw_done(self, state: TransferState) -> None:
        if not state.done or state.done_at is None:
            self.done.clear()
            return
        title = f"{_DONE[state.done]} {clock(state.done_at)}."
        got = state.received if state.done == RECEIPT_READ else None
        told = (
            f"{got.home_name} tog emot ärendet {short_date(got.received)}."
            if got is not None and got.received is not None
            else ""
        )
        was = self.done.isVisible()
        self.done.say("ok", told, title=title)
        if not was:
            bring_in_sight(self.done)

    def _make_list(self) -> Section:
        self._none = Muted("Inget ärende än.", name="transfers-none")
        self._rows = Rows()
        self.read = secondary(
            "Läs in ett kvitto …", self._read, icon="folder-open", name="receipt-read"
        )
        self.listed = Section(
            "Skickat och mottaget",
            _ABOUT,
            self._none,
            self._rows,
            holder(Flow(self.read)),
            name="transfers",
        )
        return self.listed

    def _row(self, one: Transfer) -> QWidget:
        home, day = one.home_name or _GONE, short_date(in_sweden(one.at).date())
        what = f"{word(one.direction)} {day}"
        links = []
        if one.direction is Direction.TAKEN:
            links.append(
                link(
                    "Spara kvittot igen …",
                    lambda: self._save(one),
                    label=f"Spara kvittot igen för det som kom från {home} {day}",
                    name=f"receipt-{one.id}",
                )
            )
        if one.case:
            links.append(
                link(
                    "Öppna ärendet",
                    lambda: self.opened.emit(one.case),
                    label=f"Öppna ärendet som är {lower_first(what)}, {home}",
                    name=f"open-{one.id}",
                )
            )
        chip = None
        note = what
        if one.direction is Direction.SENT and one.received is None:
            chip = Chip("Väntar på kvitto", "warn")
        elif one.direction is Direction.SENT and one.received is not None:
            note = f"{what}, mottaget där {short_date(one.received)} enligt kvittot"
        return named_row(
            home, note, chip, holder(Flow(*links, gap=M)) if links else None
        )

    def _read(self) -> None:
        path = self._ask_came(self, RECEIPT)
        if path is not None:
            self.model.read_receipt(from_file(path, MOST_LETTER))

    def _save(self, one: Transfer) -> None:
        path = self._ask_file(self, f"kvitto{RECEIPT}")
        if path is not None:
            self.model.save_receipt(one.id, to_file(path))
