"""Draw the address book: those we work with, written once and picked after that."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from sipdesk.content.swedish import counted, short_date
from sipdesk.content.words import word
from sipdesk.domain.address_book import Contact
from sipdesk.domain.policy import ALLOW_CONTACT_EXPORT
from sipdesk.domain.rights import Right, may
from sipdesk.ui.home.book.form import ContactFields
from sipdesk.ui.home.book.import_model import ImportModel, ImportState
from sipdesk.ui.home.book.importing import ImportCard, ImportNotice
from sipdesk.ui.home.book.model import YES, BookModel, BookState, ContactForm
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.shut import ShutLine
from sipdesk.ui.widgets.buttons import Button, ghost, primary, secondary
from sipdesk.ui.widgets.cardlist import ListRow
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.fields import ChoiceField, SearchField
from sipdesk.ui.widgets.layout import (
    Columns,
    Flow,
    ScrollPage,
    bring_in_sight,
    column,
    holder,
)
from sipdesk.ui.widgets.notice import Notice, UndoStrip, empty_state
from sipdesk.ui.widgets.outlets import (
    AskFile,
    AskTable,
    choose_file,
    choose_table,
    from_file,
    to_file,
)
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.tokens import M, S, Tone
from sipdesk.ui.widgets.wholelist import WholeList
from sipdesk.usecases.address_book import Book, Standing

_WIDTH: Final = 760
_NARROW: Final = 480
_STANDINGS: Final = (
    (Standing.CHECKED.value, "Kontrollerade"),
    (Standing.OLD.value, "Att kontrollera"),
    (Standing.OUTDATED.value, "Inaktuella"),
)
_CHIPS: Final[Mapping[Standing, tuple[str, Tone]]] = {
    Standing.CHECKED: ("", "idle"),
    Standing.OLD: ("Kontrollera", "warn"),
    Standing.OUTDATED: ("Inaktuell", "idle"),
}


class BookPage(ScrollPage):
    """The book, the contact being written, and the file being taken in.

    ``ask_table`` and ``ask_file`` open the system's own dialogs.
    """

    def __init__(
        self,
        around: Around,
        *,
        ask_table: AskTable = choose_table,
        ask_file: AskFile = choose_file,
    ) -> None:
        super().__init__(most_width=_WIDTH, name="book")
        self._around = around
        self._ask_table = ask_table
        self._ask_file = ask_file
        self._may_change = may(around.user, Right.HOME_CONTENT)
        self._roles = {role.code: role.text for role in around.content.contact_roles}
        self._kommuner = {k.code: k.name for k in around.content.kommuner}
        self._wanted: Callable[[], None] | None = None  # done when the book is read
        self.inside = ContactFields(around)
        self.fields = self.inside.by_name
        self.notice = Notice(name="book-notice")
        self.undo = UndoStrip(name="book-undo")
        self.imported = ImportNotice(name="import-notice")
        self.importing = ImportCard(around.content)
        self.model = BookModel(around, while_alive(self, self.draw))
        self.import_model = ImportModel(
            around, while_alive(self, self._draw_import), self.model.refresh
        )
        self.importing.tie(self.import_model)
        self._make_buttons()
        self._make_form()
        self._make_list(around)
        for part in (
            self.undo,
            self.imported,
            self.form,
            self.importing,
            self.book,
            self.empty,
        ):
            self.add(part)
        for name, field in self.fields.items():
            field.edited.connect(self._typing(name))
            field.left.connect(self.model.keep)
        self._wrong: frozenset[str] = frozenset()
        self.draw(self.model.state)

    def draw(self, state: BookState) -> None:
        """Show a state, whatever was shown before."""
        if state.book is not None:
            self._draw_list(state.book, state)
        self.book.setVisible(bool(state.contacts))
        nothing = state.contacts == () and state.form is None
        importing = self.import_model.state.file is not None
        self.empty.setVisible(nothing and not importing)
        self._draw_new()
        self.form.setVisible(state.form is not None)
        if state.form is not None:
            self._draw_form(state.form, state)
        self.notice.tell(state.notice, "info")
        if state.removed is not None:
            self.undo.offer("Kontakten är borttagen.", self.model.put_back)
        else:
            self.undo.clear()
        if self._wanted is not None and state.book is not None:
            wanted, self._wanted = self._wanted, None
            wanted()

    def refresh(self) -> None:
        """Read the book."""
        self.model.refresh()

    def leave(self) -> None:
        """Keep what is being written."""
        self.model.keep()

    def begin_with(self, contact_id: str) -> None:
        """Write in a contact, as soon as the book is read; empty begins a new one."""
        self._when_read(lambda: self._begin(contact_id))

    def begin_for(self, role: str, kommun: str, organisation: str = "") -> None:
        """Write a contact in that a kommun lacks, by the codes of role and kommun."""

        def begin() -> None:
            self._begin("")
            self.model.edit(role=role, kommun=kommun, organisation=organisation)
            self.fields["name" if organisation else "organisation"].focus()

        self._when_read(begin)

    def _when_read(self, act: Callable[[], None]) -> None:
        if self.model.state.book is not None:
            act()
        else:
            self._wanted = act

    # --- What stands there ------------------------------------------------------------

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
        self.read_in = secondary(
            "Läs in CSV …", self._choose_table, icon="folder-open", name="contacts-read"
        )
        self.write_out = secondary(
            "Spara som CSV", self._write, icon="download", name="contacts-write"
        )
        self.example = ghost(
            "Spara ett tomt exempel", self._write_example, name="contacts-example"
        )

    def _make_form(self) -> None:
        self.inside.checked_today.clicked.connect(self.model.checked_today)
        buttons = Flow(self.save, self.cancel, self.remove, gap=M)
        self.form = Section(
            "Ny kontakt",
            "",
            self.notice,
            *self.inside.parts,
            holder(buttons),
            name="contact",
        )

    def _make_list(self, around: Around) -> None:
        self.search = SearchField(
            "Sök i adressboken",
            "Sök på verksamhet, namn, kommun eller roll",
            name="book-search",
        )
        self.search.searched.connect(self.model.search)
        roles = [(role.code, role.text) for role in around.content.contact_roles]
        self.role = ChoiceField("Roll", roles, unchosen="Alla", name="book-role")
        self.standing = ChoiceField(
            "Uppgifterna", _STANDINGS, unchosen="Alla", name="book-standing"
        )
        self.role.edited.connect(lambda role: self.model.choose(role=str(role)))
        self.standing.edited.connect(
            lambda chosen: self.model.choose(standing=str(chosen))
        )
        narrowing = Columns(self.role, self.standing, breakpoint=_NARROW)
        self.count = Meta("", name="book-count")
        self.list = WholeList("Kontakter", name="contacts")
        self.list.chosen.connect(self._begin)
        self.more = ghost("Visa fler", self.model.show_more, name="book-more")
        changing = Flow(self.read_in, self.write_out, self.example, gap=M)
        self.files = holder(changing)
        for button in (self.read_in, self.example):
            button.setVisible(self._may_change)
        self.book = Section(
            "Kontakter",
            "Myndigheter, vård och andra, och personer i sitt arbete. Anhöriga skrivs "
            "i ärendet, aldrig här.",
            self.search,
            narrowing,
            holder(column(self.count, self.list, self.more, gap=S)),
            self.files,
            ShutLine(around.policies, ALLOW_CONTACT_EXPORT, self.write_out),
            aside=self.new,
            name="contacts-card",
        )
        self.empty = empty_state(
            "contact",
            "Adressboken är tom",
            "Lägg in dem ni ofta arbetar med, så räcker det att välja dem sedan.",
            secondary("Ny kontakt", self._begin_new, name="contact-first"),
            *self._ways_in(),
            name="book-empty",
        )

    def _ways_in(self) -> tuple[Button, ...]:
        """Give what fills an empty book from a file, to who may."""
        if not self._may_change:
            return ()
        read_in = secondary(
            "Läs in CSV …", self._choose_table, name="contacts-read-first"
        )
        example = ghost(
            "Spara ett tomt exempel", self._write_example, name="contacts-example-first"
        )
        return read_in, example

    # --- Drawing ----------------------------------------------------------------------

    def _draw_list(self, book: Book, state: BookState) -> None:
        found = state.found
        self.list.show_rows([self._card(c, book) for c in found[: state.most]])
        self.list.setVisible(bool(found))
        self.more.setVisible(len(found) > state.most)
        self.count.say(_counted(book, len(found), state.most))
        self.role.set_value(state.search.role)
        chosen = state.search.standing
        self.standing.set_value(chosen.value if chosen else "")
        if state.search.text != self.search.value.strip():
            self.search.set_value(state.search.text)

    def _draw_form(self, form: ContactForm, state: BookState) -> None:
        self.form.heading.say("Ändra kontakt" if form.id else "Ny kontakt")
        self.remove.setVisible(bool(form.id))
        self.inside.show(form)
        for name, field in self.fields.items():
            field.set_problem(state.problems.get(name))
        self.save.setEnabled(not state.busy)
        self.remove.setEnabled(not state.busy)
        fresh = [name for name in state.problems if name not in self._wrong]
        self._wrong = frozenset(state.problems)
        if fresh:
            self.fields[fresh[0]].focus()

    def _draw_import(self, state: ImportState) -> None:
        was = not self.importing.isHidden()
        shown = was and not self.importing.role.isHidden()
        self.importing.draw(state)
        self.imported.draw(state)
        self.read_in.setEnabled(not state.busy)
        self.empty.setVisible(
            self.model.state.contacts == ()
            and self.model.state.form is None
            and state.file is None
        )
        if state.file is not None and not was:
            self.show_part(self.importing)
            self.importing.stop.setFocus()
        if state.preview is not None and not shown:
            self.show_part(self.importing)
            self.importing.role.focus()
        self._draw_new()
        if state.taken is not None or state.notice is not None:
            bring_in_sight(self.imported)  # what was pressed is far below it

    def _draw_new(self) -> None:
        """Offer a new contact where nothing else is being written or read in."""
        importing = self.import_model.state.file is not None
        free = self.model.state.form is None and not importing
        self.new.setVisible(free and self._may_change)

    def _card(self, contact: Contact, book: Book) -> ListRow:
        who = ", ".join(part for part in (contact.name, contact.function) if part)
        role = self._roles.get(contact.role, "")
        where = self._kommuner.get(contact.kommun, contact.region)
        note = " · ".join(filter(None, (who or role or word(contact.kind), where)))
        standing, checked = book.standings[contact.id], contact.checked
        chip, tone = _CHIPS[standing]
        if standing is Standing.OLD and checked is None:
            chip = ""  # nobody has said a day: asked for above, not on every card
        told = (
            contact.organisation,
            who,
            role or word(contact.kind),
            where,
            contact.phone,
            chip,
            f"kontrollerad {short_date(checked)}" if checked else "",
        )
        return ListRow(
            key=contact.id,
            title=contact.organisation,
            note=note,
            meta=contact.phone,
            chip_text=chip,
            chip_tone=tone,
            spoken=". ".join(filter(None, told)),
        )

    # --- What is pressed --------------------------------------------------------------

    def _begin_new(self) -> None:
        self._begin("")

    def _begin(self, contact_id: str) -> None:
        self.model.begin(contact_id)
        self.show_part(self.form)
        self.fields["role"].focus()

    def _choose_table(self) -> None:
        path = self._ask_table(self)
        if path is not None:
            self.import_model.look_through(from_file(path))

    def _write(self) -> None:
        self._deliver("adressbok.csv", self.import_model.write)

    def _write_example(self) -> None:
        self._deliver("adressbok-exempel.csv", self.import_model.write_example)

    def _deliver(
        self, name: str, write: Callable[[Callable[[bytes], None]], None]
    ) -> None:
        path = self._ask_file(self, name)
        if path is not None:
            write(to_file(path))

    def _typing(self, name: str) -> Callable[[object], None]:
        return partial(self._typed, name)

    def _typed(self, name: str, value: object) -> None:
        text = value if isinstance(value, str) else (YES if value else "")
        self.model.edit(**{name: text})


def _counted(book: Book, found: int, most: int) -> str:
    if not found:
        return "Ingen kontakt stämmer med det du valt."
    said = counted(found, "kontakt", "kontakter")
    if found > most:
        said = f"Visar {most} av {said}"
    old = book.count(Standing.OLD)
    months = counted(book.months, "månad", "månader")
    tail = f" {old} har inte kontrollerats på {months}." if old else ""
    return f"{said}.{tail}"
