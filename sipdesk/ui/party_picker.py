"""Draw the address book where somebody is picked from it into the case."""

from typing import Final

from PySide6.QtCore import Signal

from sipdesk.content.words import word
from sipdesk.domain.address_book import Contact
from sipdesk.domain.party import PartyKind
from sipdesk.ui.page import Around
from sipdesk.ui.party_model import MOST_SHOWN, PickModel, PickState
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets.buttons import ghost, primary
from sipdesk.ui.widgets.cardlist import ListRow
from sipdesk.ui.widgets.cards import ActiveCard
from sipdesk.ui.widgets.fields import SearchField, TicksField
from sipdesk.ui.widgets.layout import Flow, column, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Body, Heading, Meta, Muted
from sipdesk.ui.widgets.tokens import L, M, S
from sipdesk.ui.widgets.wholelist import WholeList

_PLACES: Final = (("yes", "Socialnämnden har placerat den unge"),)
_EMPTY: Final = (
    "Adressboken är tom än. Lägg till en ny här och kryssa i ”Kom ihåg i adressboken”, "
    "så räcker det att välja nästa gång."
)


class Picker(ActiveCard):
    """The book: search, choose, bring into the case. Hidden until it is begun."""

    closed = Signal()

    def __init__(self, around: Around, *, name: str) -> None:
        super().__init__(gap=L, name=name)
        self._heading = Heading("Välj ur adressboken")
        self.search = SearchField("Sök i adressboken", name=f"{name}-search")
        self.list = WholeList("Kontakter i adressboken", name=f"{name}-list")
        self._more = Meta("", name=f"{name}-more")
        self._chosen = Body("", weight="semibold", name=f"{name}-chosen")
        self._kind = Muted("", name=f"{name}-kind")
        self.places = TicksField("Placering", _PLACES, name=f"{name}-places")
        self._notice = Notice(name=f"{name}-notice")
        self.add_button = primary(
            "Lägg till i ärendet", self._pick, icon="check", name=f"{name}-add"
        )
        self._cancel = ghost("Avbryt", self._close, name=f"{name}-cancel")
        self._confirm = holder(
            column(column(self._chosen, self._kind, gap=2), self.places, gap=M)
        )
        self.add(
            self._heading,
            self.search,
            holder(column(self.list, self._more, gap=S)),
            self._confirm,
            self._notice,
            holder(Flow(self.add_button, self._cancel, gap=M)),
        )
        self.hide()
        self._begun = False
        self.model = PickModel(around, while_alive(self, self.draw))
        self.search.searched.connect(self.model.search)
        self.list.chosen.connect(self._choose)
        self.places.edited.connect(
            lambda ticked: self.model.say_places(places=bool(ticked))
        )

    def begin(self) -> None:
        """Open the book; the cursor comes to the search when the book is read."""
        self._begun = True
        self.model.begin()

    def draw(self, state: PickState) -> None:
        """Show a state, whatever was shown before."""
        found = state.found
        present = self.model.present
        shown = found[:MOST_SHOWN]
        self.list.show_rows([_card(c, present) for c in shown], state.chosen)
        self.list.setVisible(bool(shown))
        self._more.say(_how_many(state))
        self._more.setVisible(bool(self._more.words))
        self.search.setVisible(bool(state.contacts))
        if state.search != self.search.value.strip():
            self.search.set_value(state.search)
        self._draw_chosen(state)
        say(self._notice, state.notice)
        self.setVisible(state.open)
        if self._begun and state.contacts is not None:
            self._begun = False
            (self.search.edit if state.contacts else self._cancel).setFocus()

    def _draw_chosen(self, state: PickState) -> None:
        contact = state.contact
        self._confirm.setVisible(contact is not None)
        self.add_button.setVisible(contact is not None)
        self.add_button.setEnabled(not state.busy)
        if contact is None:
            return
        self._chosen.say(_title(contact))
        self._kind.say(word(contact.kind))
        self.places.setVisible(contact.kind is PartyKind.SOCIAL_SERVICES)
        self.places.set_value(frozenset({"yes"}) if state.places else frozenset())

    def _choose(self, contact: str) -> None:
        self.model.choose(contact)
        if self.model.state.contact is not None:
            self.add_button.setFocus()

    def _pick(self) -> None:
        self.model.pick(while_alive(self, self.closed.emit))

    def _close(self) -> None:
        self.model.close()
        self.closed.emit()


def _title(contact: Contact) -> str:
    who = contact.name or contact.function
    return ", ".join(part for part in (who, contact.organisation) if part)


def _card(contact: Contact, present: frozenset[str]) -> ListRow:
    here = contact.id in present
    notes = (contact.function if contact.name else "", word(contact.kind))
    return ListRow(
        key=contact.id,
        title=_title(contact),
        note=", ".join(note for note in notes if note),
        chip_text="Finns i ärendet" if here else "",
    )


def _how_many(state: PickState) -> str:
    if state.contacts is None:
        return ""
    if not state.contacts:
        return _EMPTY
    count = len(state.found)
    if not count:
        return "Ingen kontakt stämmer med det du skrev."
    if count > MOST_SHOWN:
        return f"Visar {MOST_SHOWN} av {count}. Skriv för att hitta fler."
    return ""
