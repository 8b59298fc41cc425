"""What stands in the address book; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from typing import Final

from typing_extensions import override

from sipdesk.domain.address_book import Contact, placed
from sipdesk.domain.party import PartyKind, Principal
from sipdesk.ui.home.entry import EntryKind, EntryModel, EntryState
from sipdesk.ui.page import Around
from sipdesk.ui.reading import Reading, day_text
from sipdesk.usecases.address_book import (
    Book,
    BookSearch,
    Standing,
    put_contact,
    read_book,
    remove_contact,
)

YES: Final = "yes"
SHOWN_FIRST: Final = 40
"""Contacts shown at a time; more are found by writing, or by asking for them."""


@dataclass(frozen=True, slots=True)
class ContactForm:
    """The fields of one contact, as typed. ``id`` is empty for a new one."""

    id: str = ""
    kind: str = ""
    role: str = ""
    organisation: str = ""
    parent: str = ""
    name: str = ""
    function: str = ""
    phone: str = ""
    email: str = ""
    mailbox: str = ""
    address: str = ""
    kommun: str = ""
    region: str = ""
    hours: str = ""
    note: str = ""
    source: str = ""
    checked: str = ""
    outdated: str = ""  # YES, or empty
    version: int = 0

    @property
    def known_kind(self) -> PartyKind | None:
        """The kind chosen; None until one is."""
        return PartyKind(self.kind) if self.kind else None

    @property
    def has_kommun(self) -> bool:
        """Whether it can lie in a kommun: all but SiS's own can."""
        kind = self.known_kind
        return kind is not None and not kind.is_sis

    @property
    def has_region(self) -> bool:
        """Whether a region answers for what it does."""
        kind = self.known_kind
        return kind is not None and kind.principal is Principal.REGION


@dataclass(frozen=True, slots=True)
class BookState(EntryState[ContactForm, Contact]):
    """The book, what is looked for in it, and the contact being written or taken out.

    ``most`` is how many of those found are shown.
    """

    book: Book | None = None  # None until it is read
    search: BookSearch = field(default_factory=BookSearch)
    most: int = SHOWN_FIRST

    @property
    def contacts(self) -> tuple[Contact, ...] | None:
        """The whole book; None until it is read."""
        return self.book.contacts if self.book is not None else None

    @property
    def found(self) -> tuple[Contact, ...]:
        """Those that are looked for."""
        return self.book.find(self.search) if self.book is not None else ()


class BookModel(EntryModel[ContactForm, Contact, BookState]):
    """The book: read, searched, written in, taken out of."""

    def __init__(self, around: Around, draw: Callable[[BookState], None]) -> None:
        kind = EntryKind(
            "contact",
            ContactForm(),
            form_of,
            contact_of,
            read_book,
            put_contact,
            remove_contact,
        )
        super().__init__(around, draw, BookState(), kind)

    @property
    @override
    def _entries(self) -> tuple[Contact, ...] | None:
        return self.state.contacts

    @override
    def _with(self, answer: Book) -> BookState:
        return replace(self.state, book=answer)

    def search(self, text: str) -> None:
        """Look for what was written."""
        self._look(replace(self.state.search, text=text))

    def choose(self, *, role: str | None = None, standing: str | None = None) -> None:
        """Look only for those in a role, or of a standing; empty chooses all."""
        search = self.state.search
        if role is not None:
            search = replace(search, role=role)
        if standing is not None:
            chosen = Standing(standing) if standing else None
            search = replace(search, standing=chosen)
        self._look(search)

    def show_more(self) -> None:
        """Show more of those found."""
        self._show(replace(self.state, most=self.state.most + SHOWN_FIRST))

    def _look(self, search: BookSearch) -> None:
        if search != self.state.search:
            self._show(replace(self.state, search=search, most=SHOWN_FIRST))

    @override
    def edit(self, **changes: str) -> None:
        """Take what was typed in one or more fields; a role says the kind as well."""
        if self.state.form is None:
            return
        if changes.get("role") and "kind" not in changes:
            changes["kind"] = self._kind_of(changes["role"], self.state.form.kind)
        super().edit(**changes)

    def checked_today(self) -> None:
        """Say that the facts hold today."""
        self.edit(checked=day_text(self._around.today()))

    def _kind_of(self, role: str, otherwise: str) -> str:
        kinds = {r.code: r.kind.value for r in self._around.content.contact_roles}
        return kinds.get(role, otherwise)


def form_of(contact: Contact) -> ContactForm:
    """Write a contact as a form."""
    written = {
        "kind": contact.kind.value,
        "checked": day_text(contact.checked),
        "outdated": YES if contact.outdated else "",
    }
    return ContactForm(**{**asdict(contact), **written})


def contact_of(form: ContactForm, around: Around) -> Contact:
    """Turn the form into a contact; a new one gets its id here.

    Raises:
        Unread: the day cannot be read, or no kind is chosen.

    """
    reading = Reading(around.today())
    reading.need("kind", form.kind, "contact-without-kind")
    checked = reading.day("checked", form.checked)
    reading.done()
    texts = {
        name: value.strip()
        for name, value in asdict(form).items()
        if isinstance(value, str)
    }
    kind = PartyKind(texts.pop("kind"))
    outdated = texts.pop("outdated") == YES
    texts["id"] = form.id or around.new_id()
    return placed(
        Contact(
            **{**texts, "checked": checked},  # type: ignore[arg-type]
            kind=kind,
            outdated=outdated,
            version=form.version,
        )
    )
