"""Draw the home's own card, and the cards of others: compared, kept, removed."""

from typing import Final

from PySide6.QtWidgets import QWidget

from sipdesk.content.swedish import short_date
from sipdesk.domain.transfer import HomeCard
from sipdesk.ui.home.transfer.model import TransferModel, TransferState
from sipdesk.ui.sheet import go_to_problem
from sipdesk.ui.widgets.buttons import Button, ghost, primary, secondary
from sipdesk.ui.widgets.cards import ActiveCard, Panel, Section
from sipdesk.ui.widgets.dialog import ask
from sipdesk.ui.widgets.fields import TicksField
from sipdesk.ui.widgets.layout import Flow, bring_in_sight, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import (
    HOME_CARD,
    AskCame,
    AskFile,
    from_file,
    to_file,
)
from sipdesk.ui.widgets.rows import Rows, named_row
from sipdesk.ui.widgets.text import Body, Heading, Meta, Muted, Text
from sipdesk.ui.widgets.tokens import XL, L, M

MOST_LETTER: Final = 100_000
"""Bytes of a card or a receipt that are read; no true one is as large."""

_OWN: Final = (
    "Skicka kortet till ett hem som ska lämna ett ärende till er. Det innehåller inga "
    "uppgifter om någon person."
)
_OTHERS: Final = (
    "Med ett hems kort kan ett ärende krypteras så att bara det hemmet kan öppna det, "
    "och avsändaren av ett ärende därifrån är bestyrkt."
)
_COMPARE: Final = (
    "Ring hemmet på ett nummer som du redan har, aldrig på ett som kom med kortet. Läs "
    "de sex grupperna för varandra."
)
_CHANGED: Final = "Hemmets nycklar är andra än när kortet sparades."
_BEWARE: Final = (
    "Hemmet kan ha fått ett nytt program, eller så kommer kortet från någon annan. "
    "Fråga hemmet varför innan du byter."
)


class OwnCardSection(Section):
    """The home's own card. ``ask_file`` opens the system's own dialog."""

    def __init__(self, model: TransferModel, ask_file: AskFile) -> None:
        self._model = model
        self._ask_file = ask_file
        self.home = Body("", weight="medium", name="card-own-name")
        self.fingerprint = _fingerprint("card-own-fingerprint")
        paper = Panel(
            "soft",
            self.home,
            self.fingerprint,
            Meta("Grupperna att läsa upp i telefon"),
            gap=M,
            margins=(XL, L, XL, L),
            name="card-own-paper",
        )
        self.save = secondary(
            "Spara kortet …", self._save, icon="download", name="card-own-save"
        )
        super().__init__(
            "Vårt hemkort", _OWN, paper, holder(Flow(self.save)), name="card-own"
        )
        self.hide()

    def draw(self, state: TransferState) -> None:
        """Show a state, whatever was shown before."""
        self.setVisible(state.own is not None)
        if state.own is not None:
            self.home.say(state.own.card.name)
            self.fingerprint.say(state.own.card.fingerprint)

    def _save(self) -> None:
        path = self._ask_file(self, f"hemkort{HOME_CARD}")
        if path is not None:
            self._model.save_own(to_file(path))


class CardsSection(Section):
    """The cards of other homes, and the one that is being compared."""

    def __init__(self, model: TransferModel, ask_came: AskCame) -> None:
        self._model = model
        self._ask_came = ask_came
        self._drawn: object = None
        self._looked_at: HomeCard | None = None
        self._wrong = ""
        self._none = Muted("Inget kort är sparat än.", name="cards-none")
        self._rows = Rows()
        self.read = secondary(
            "Läs in ett hemkort …", self._read, icon="folder-open", name="card-read"
        )
        self._read_line = holder(Flow(self.read))
        super().__init__(
            "Andra hems kort",
            _OTHERS,
            self._none,
            self._rows,
            self._make_came(),
            self._read_line,
            name="cards",
        )
        self.hide()

    def draw(self, state: TransferState) -> None:
        """Show a state, whatever was shown before."""
        self.setVisible(state.cards is not None)
        cards = state.cards or ()
        self._none.setVisible(not cards)
        self._rows.setVisible(bool(cards))
        if (cards, state.names) != self._drawn:
            self._drawn = (cards, state.names)
            rows = [self._row(card, state) for card in cards]
            self._rows.show_rows(rows, self.read)
        self._draw_came(state)

    def _make_came(self) -> ActiveCard:
        self._title = Heading("", name="card-came-title")
        self._changed = Notice(name="card-changed")
        self._known = Muted("", name="card-known")
        self.fingerprint = _fingerprint("card-came-fingerprint")
        paper = Panel("soft", self.fingerprint, margins=(XL, L, XL, L))
        self.compared = TicksField(
            "Jämfört i telefon",
            (("compared", "Vi har läst grupperna för varandra, och de är lika"),),
            name="compared",
        )
        self.compared.edited.connect(
            lambda ticked: self._model.compare(on=bool(ticked))
        )
        self.keep = primary("-", self._model.keep, icon="check", name="card-keep")
        self.cancel = ghost("Avbryt", self._cancel, name="card-cancel")
        self.came = ActiveCard(
            self._title,
            self._changed,
            self._known,
            Body(_COMPARE),
            paper,
            self.compared,
            holder(Flow(self.keep, self.cancel, gap=M)),
            gap=L,
            name="card-came",
        )
        return self.came

    def _draw_came(self, state: TransferState) -> None:
        came = state.came
        self.came.setVisible(came is not None)
        self._read_line.setVisible(came is None)
        self.compared.set_value(frozenset({"compared"} if state.compared else ()))
        self.compared.set_problem(state.wrong.get("compared"))
        wrong, self._wrong = self._wrong, self.compared.problem
        if self._wrong and not wrong:
            go_to_problem((self.compared,))
        if came is None:
            self._looked_at = None
            return
        self._title.say(came.card.name)
        self.fingerprint.say(came.card.fingerprint)
        self.keep.say("Byt kortet" if came.is_changed else "Spara kortet")
        self.keep.setEnabled(not state.busy)
        if came.is_changed:
            self._changed.say("warn", _BEWARE, title=_CHANGED)
        else:
            self._changed.clear()
        self._known.say(_known(came.kept) if not came.is_changed else "")
        self._known.setVisible(bool(self._known.words))
        if came.card != self._looked_at:
            self._looked_at = came.card
            bring_in_sight(self.came)
            self.compared.focus()

    def _row(self, card: HomeCard, state: TransferState) -> QWidget:
        by = state.names.get(card.by, "")
        who = f" av {by}" if by else ""
        day = short_date(card.compared) if card.compared else ""
        remove = Button(
            "Ta bort",
            label=f"Ta bort kortet för {card.name}",
            name=f"card-remove-{card.id}",
            clicked=lambda: self._remove(card),
        )
        note = f"Jämfört {day}{who}\n{card.fingerprint}"
        return named_row(card.name, note, None, remove)

    def _read(self) -> None:
        path = self._ask_came(self, HOME_CARD)
        if path is not None:
            self._model.look(from_file(path, MOST_LETTER))

    def _cancel(self) -> None:
        self._model.close()
        self.read.setFocus()

    def _remove(self, card: HomeCard) -> None:
        sure = ask(
            self.window(),
            f"Ta bort kortet för {card.name}?",
            "Nästa gång behöver kortet läsas in och jämföras i telefon igen. Det som "
            "redan är skickat eller mottaget står kvar.",
            "Ta bort kortet",
            "Behåll det",
        )
        if sure:
            self.read.setFocus()  # the row is gone in a moment
            self._model.remove(card.id)


def _known(kept: HomeCard | None) -> str:
    if kept is None or kept.compared is None:
        return ""
    return f"Samma kort är redan sparat, jämfört {short_date(kept.compared)}."


def _fingerprint(name: str) -> Text:
    return Text("", size="section", weight="semibold", name=name)
