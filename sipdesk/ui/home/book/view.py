"""Draw the address book: those we work with, written once and picked after that."""

from collections.abc import Callable
from typing import Final

from sipdesk.content.words import word
from sipdesk.domain.address_book import Contact
from sipdesk.domain.party import PartyKind, Principal
from sipdesk.ui.home.book.model import BookModel, BookState, ContactForm
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.widgets.buttons import ghost, primary, secondary
from sipdesk.ui.widgets.cardlist import ListRow
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.fields import ChoiceField, TextArea, TextField
from sipdesk.ui.widgets.layout import Flow, ScrollPage, holder
from sipdesk.ui.widgets.notice import Notice, UndoStrip, empty_state
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.tokens import M
from sipdesk.ui.widgets.wholelist import WholeList

_WIDTH: Final = 760
_KINDS: Final = [(kind.value, word(kind)) for kind in PartyKind if not kind.is_private]


class BookPage(ScrollPage):
    """The book, and the contact being written above it."""

    def __init__(self, around: Around) -> None:
        super().__init__(most_width=_WIDTH, name="book")
        self.fields = _fields(around)
        self.notice = Notice(name="book-notice")
        self.undo = UndoStrip(name="book-undo")
        self.model = BookModel(around, while_alive(self, self.draw))
        self._make_buttons()
        buttons = Flow(self.save, self.cancel, self.remove, gap=M)
        self.form = Section(
            "Ny kontakt",
            "",
            self.notice,
            *self.fields.values(),
            holder(buttons),
            name="contact",
        )
        self.count = Meta("", wrap=False)
        self.list = WholeList("Kontakter", name="contacts")
        self.book = Section(
            "Kontakter",
            "Myndigheter, vård och andra. Anhöriga skrivs i ärendet, aldrig här.",
            self.list,
            aside=self.new,
            name="contacts-card",
        )
        self.empty = empty_state(
            "contact",
            "Adressboken är tom",
            "Lägg in dem ni ofta arbetar med, så räcker det att välja dem sedan.",
            secondary("Ny kontakt", self._begin_new, name="contact-first"),
            name="book-empty",
        )
        for part in (self.undo, self.form, self.book, self.empty):
            self.add(part)
        self.list.chosen.connect(self._begin)
        for name, field in self.fields.items():
            field.edited.connect(self._typing(name))
            field.left.connect(self.model.keep)
        self._wrong: frozenset[str] = frozenset()
        self.draw(self.model.state)

    def draw(self, state: BookState) -> None:
        """Show a state, whatever was shown before."""
        contacts = state.contacts or ()
        self.list.show_rows([_card(contact) for contact in contacts])
        self.book.setVisible(bool(contacts))
        nothing = state.contacts == () and state.form is None
        self.empty.setVisible(nothing)
        self.new.setVisible(state.form is None)
        self.form.setVisible(state.form is not None)
        if state.form is not None:
            self._draw_form(state.form, state)
        self.notice.tell(state.notice, "info")
        if state.removed is not None:
            self.undo.offer("Kontakten är borttagen.", self.model.put_back)
        else:
            self.undo.clear()

    def refresh(self) -> None:
        """Read the book."""
        self.model.refresh()

    def leave(self) -> None:
        """Keep what is being written."""
        self.model.keep()

    def _make_buttons(self) -> None:
        self.new = primary(
            "Ny kontakt", self._begin_new, icon="plus", name="contact-new"
        )
        self.save = primary("Spara", self.model.save, icon="check", name="contact-save")
        self.cancel = ghost("Avbryt", self.model.cancel, name="contact-cancel")
        self.remove = ghost(
            "Ta bort kontakten",
            self.model.remove,
            icon="trash-2",
            name="contact-remove",
        )

    def _draw_form(self, form: ContactForm, state: BookState) -> None:
        self.form.heading.say("Ändra kontakt" if form.id else "Ny kontakt")
        self.remove.setVisible(bool(form.id))
        self.fields["kommun"].setVisible(form.principal is Principal.KOMMUN)
        self.fields["region"].setVisible(form.principal is Principal.REGION)
        for name, field in self.fields.items():
            field.set_value(getattr(form, name))
            field.set_problem(state.problems.get(name))
        self.save.setEnabled(not state.busy)
        self.remove.setEnabled(not state.busy)
        fresh = [name for name in state.problems if name not in self._wrong]
        self._wrong = frozenset(state.problems)
        if fresh:
            self.fields[fresh[0]].focus()

    def _begin_new(self) -> None:
        self._begin("")

    def _begin(self, contact_id: str) -> None:
        self.model.begin(contact_id)
        self.show_part(self.form)
        self.fields["kind"].focus()

    def _typing(self, name: str) -> Callable[[object], None]:
        def typed(value: object) -> None:
            self.model.edit(**{name: str(value)})

        return typed


def _fields(around: Around) -> dict[str, Field]:
    kommuner = [(k.code, k.name) for k in around.content.kommuner]
    regions = [(region, region) for region in around.content.regions]
    made: tuple[Field, ...] = (
        ChoiceField("Vad är det?", _KINDS, name="kind"),
        TextField(
            "Verksamhet",
            "Till exempel Påhittade socialförvaltningen.",
            name="organisation",
        ),
        ChoiceField("Kommun", kommuner, name="kommun"),
        ChoiceField("Region", regions, name="region"),
        TextField("Namn", "Tomt om det gäller hela verksamheten.", name="name"),
        TextField("Funktion", "Till exempel socialsekreterare.", name="function"),
        TextField("Telefon", width=240, name="phone"),
        TextField("E-post", name="email"),
        TextArea("Postadress", rows=2, name="address"),
    )
    return {field.objectName(): field for field in made}


def _card(contact: Contact) -> ListRow:
    who = ", ".join(part for part in (contact.name, contact.function) if part)
    return ListRow(
        key=contact.id,
        title=contact.organisation,
        note=who or word(contact.kind),
        meta=contact.phone,
        spoken=". ".join(
            part
            for part in (contact.organisation, who, word(contact.kind), contact.phone)
            if part
        ),
    )
