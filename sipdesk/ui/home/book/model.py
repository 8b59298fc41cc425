"""What stands in the address book; knows nothing of Qt."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Final

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.address_book import Contact, placed
from sipdesk.domain.draft import Draft
from sipdesk.domain.errors import Conflict, RuleBroken, SipdeskError
from sipdesk.domain.party import PartyKind, Principal
from sipdesk.ui.page import Around
from sipdesk.ui.reading import Reading, Unread, day_text
from sipdesk.usecases.address_book import (
    Book,
    BookSearch,
    Standing,
    put_contact,
    read_book,
    remove_contact,
)
from sipdesk.usecases.draft import (
    DraftOf,
    KeepDraft,
    drop_draft,
    keep_draft,
    read_draft,
)

_DRAFT = DraftOf(case="", page="contact")


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
class BookState:
    """The book, what is looked for in it, and the contact being written or taken out.

    ``most`` is how many of those found are shown.
    """

    book: Book | None = None  # None until it is read
    search: BookSearch = field(default_factory=BookSearch)
    most: int = SHOWN_FIRST
    form: ContactForm | None = None
    removed: Contact | None = None
    problems: Mapping[str, str] = field(default_factory=dict)  # field: sentence
    notice: Notice | None = None
    busy: bool = False

    @property
    def contacts(self) -> tuple[Contact, ...] | None:
        """The whole book; None until it is read."""
        return self.book.contacts if self.book is not None else None

    @property
    def found(self) -> tuple[Contact, ...]:
        """Those that are looked for."""
        return self.book.find(self.search) if self.book is not None else ()


class BookModel:
    """The book: read, written in, taken out of."""

    def __init__(self, around: Around, draw: Callable[[BookState], None]) -> None:
        self._around = around
        self._draw = draw
        self._kept: ContactForm | None = None
        self.state = BookState()

    def refresh(self) -> None:
        """Read the book, and what was being written before a lock."""
        runner = self._around.runner
        if self.state.book is None:
            runner.read(read_draft, _DRAFT, self._restore, self._refused)
        runner.read(read_book, None, self._read, self._refused)

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

    def begin(self, contact_id: str = "") -> None:
        """Write in a contact, or in a new one."""
        found = (c for c in self.state.contacts or () if c.id == contact_id)
        contact = next(found, None)
        form = ContactForm() if contact is None else form_of(contact)
        self._kept = form
        self._show(
            replace(self.state, form=form, removed=None, problems={}, notice=None)
        )

    def edit(self, **changes: str) -> None:
        """Take what was typed in one or more fields; a role says the kind as well."""
        if self.state.form is None:
            return
        if changes.get("role") and "kind" not in changes:
            changes["kind"] = self._kind_of(changes["role"], self.state.form.kind)
        left = {k: v for k, v in self.state.problems.items() if k not in changes}
        form = replace(self.state.form, **changes)  # type: ignore[arg-type]
        self._show(replace(self.state, form=form, problems=left))

    def checked_today(self) -> None:
        """Say that the facts hold today."""
        self.edit(checked=day_text(self._around.today()))

    def _kind_of(self, role: str, otherwise: str) -> str:
        kinds = {r.code: r.kind.value for r in self._around.content.contact_roles}
        return kinds.get(role, otherwise)

    def keep(self) -> None:
        """Keep what was typed since the last time, encrypted, as a draft."""
        form = self.state.form
        if form is not None and form != self._kept:
            self._kept = form
            text = json.dumps(asdict(form), ensure_ascii=False)
            order = KeepDraft(_DRAFT.case, _DRAFT.page, form.version, text)
            self._around.runner.do(keep_draft, order, _nothing, self._refused)

    def cancel(self) -> None:
        """Throw away what was typed."""
        self._forget_draft()
        self._show(replace(self.state, form=None, problems={}, notice=None))

    def save(self) -> None:
        """Save the contact being written; a second press meanwhile does nothing."""
        form = self.state.form
        if form is None or self.state.busy:
            return
        if not form.kind:
            problems = {"kind": notice("contact-without-kind").whole}
            self._show(replace(self.state, problems=problems))
            return
        try:
            contact = contact_of(form, self._around)
        except Unread as unread:
            self._show(replace(self.state, problems=unread.problems))
            return
        self._show(replace(self.state, busy=True, problems={}, notice=None))
        self._around.runner.do(put_contact, contact, self._saved, self._refused)

    def remove(self) -> None:
        """Take the contact being written out of the book."""
        form = self.state.form
        found = (c for c in self.state.contacts or () if form and c.id == form.id)
        contact = next(found, None)
        if contact is None or self.state.busy:
            return
        self._show(replace(self.state, busy=True, notice=None))

        def removed(_: None) -> None:
            self._forget_draft()
            self._show(replace(self.state, form=None, removed=contact, busy=False))
            self.refresh()

        self._around.runner.do(remove_contact, contact.id, removed, self._refused)

    def put_back(self) -> None:
        """Put the contact last taken out in again."""
        contact = self.state.removed
        if contact is not None:
            again = replace(contact, version=0)
            self._around.runner.do(put_contact, again, self._saved, self._refused)

    def _saved(self, _: Contact) -> None:
        self._forget_draft()
        self._show(replace(self.state, form=None, removed=None, busy=False))
        self.refresh()

    def _read(self, book: Book) -> None:
        self._show(replace(self.state, book=book))

    def _restore(self, draft: Draft | None) -> None:
        if draft is None or self.state.form is not None:
            return
        typed = json.loads(draft.form)
        # Typed in another version of the program, on another form.
        if set(typed) == {f.name for f in fields(ContactForm)}:
            self._kept = ContactForm(**typed)
            restored = notice("restored")
            self._show(replace(self.state, form=self._kept, notice=restored))

    def _forget_draft(self) -> None:
        self._kept = None
        self._around.runner.do(drop_draft, _DRAFT, _nothing, self._refused)

    def _refused(self, error: SipdeskError) -> None:
        name = error.field if isinstance(error, RuleBroken) else ""
        said = notice(error.code, error.facts if isinstance(error, RuleBroken) else {})
        at_field = name in {f.name for f in fields(ContactForm)}
        problems = {name: said.whole} if at_field else {}
        shown = None if at_field else said
        self._show(replace(self.state, busy=False, problems=problems, notice=shown))
        self.keep()
        if isinstance(error, Conflict):
            self._around.runner.read(read_book, None, self._catch_up, _nothing)

    def _catch_up(self, book: Book) -> None:
        """Let what was typed be saved over what another has saved meanwhile."""
        form = self.state.form
        versions = {contact.id: contact.version for contact in book.contacts}
        if form is not None:
            form = replace(form, version=versions.get(form.id, 0))
        self._show(replace(self.state, book=book, form=form))

    def _show(self, state: BookState) -> None:
        self.state = state
        self._draw(state)


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
        Unread: the day cannot be read.

    """
    reading = Reading(around.today())
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


def _nothing(_: object) -> None:
    """Nothing follows: a draft is only kept."""
