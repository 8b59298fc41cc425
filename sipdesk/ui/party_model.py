"""What stands in the form of a party, and what is picked; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.address_book import Contact
from sipdesk.domain.case import Case
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.party import Party, PartyKind
from sipdesk.ui.page import Around, Save
from sipdesk.ui.reading import Unread
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.address_book import Book, BookSearch, read_book
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.party import PickContact, PutParty, pick_contact, put_party

TICKED = frozenset({"yes"})
"""What a field with one tick holds when it is ticked."""

MOST_SHOWN = 6
"""Contacts shown at a time; more are found by writing."""


@dataclass(frozen=True, slots=True)
class PartyForm:
    """The fields of one party, as typed. ``item`` is its id; empty: none is open."""

    item: str = ""
    kind: str = ""
    name: str = ""
    function: str = ""
    organisation: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    places: frozenset[str] = frozenset()
    remember: frozenset[str] = frozenset()

    @property
    def known_kind(self) -> PartyKind | None:
        """The kind chosen; None until one is."""
        return PartyKind(self.kind) if self.kind else None


def form_of_item(case: Case, party_id: str) -> PartyForm:
    """Write a party as a form; one that the case does not have gives an empty form."""
    found = _find(case, party_id)
    if found is None:
        return PartyForm(item=party_id)
    return PartyForm(
        item=found.id,
        kind=found.kind.value,
        name=found.name,
        function=found.function,
        organisation=found.organisation,
        phone=found.phone,
        email=found.email,
        address=found.address,
        places=TICKED if found.places else frozenset(),
    )


def save_of(case: Case, form: PartyForm, today: date) -> Save:
    """Turn the form into the use case that saves it.

    Raises:
        Unread: no kind is chosen.

    """
    kind = form.known_kind
    if kind is None:
        raise Unread({"kind": notice("party-without-kind").whole})
    before = _find(case, form.item) or Party(form.item, kind)
    party = replace(
        before,
        kind=kind,
        name=form.name.strip(),
        function=form.function.strip(),
        organisation=form.organisation.strip(),
        phone=form.phone.strip(),
        email=form.email.strip(),
        address=form.address.strip() if keeps_address(case, form, today) else "",
        places=bool(form.places) and kind is PartyKind.SOCIAL_SERVICES,
    )
    order = PutParty(case.id, case.version, party, remember=bool(form.remember))
    return put_party, order


def keeps_address(case: Case, form: PartyForm, today: date) -> bool:
    """Whether an address may be written down."""
    kind = form.known_kind
    return kind is None or case.keeps_address(Party(form.item, kind), today)


def can_remember(case: Case, form: PartyForm) -> bool:
    """Whether the party can be put into the address book: an agency not yet there."""
    kind = form.known_kind
    found = _find(case, form.item)
    picked = found is not None and bool(found.contact)
    return kind is not None and not kind.is_private and not picked


def _find(case: Case, party_id: str) -> Party | None:
    return next((p for p in case.parties if p.id == party_id), None)


@dataclass(frozen=True, slots=True)
class PickState:
    """The address book as it is shown while somebody is picked from it."""

    open: bool = False
    book: Book | None = None  # None until it is read
    search: str = ""
    chosen: str = ""  # a contact's id
    places: bool = False  # the chosen one is the placing nämnd
    busy: bool = False
    notice: Notice | None = None

    @property
    def contacts(self) -> tuple[Contact, ...] | None:
        """Those that can be picked: not the outdated; None until the book is read."""
        return self._find("") if self.book is not None else None

    @property
    def found(self) -> tuple[Contact, ...]:
        """The contacts that have every word searched for, in the book's order."""
        return self._find(self.search)

    def _find(self, text: str) -> tuple[Contact, ...]:
        book = self.book
        there = book.find(BookSearch(text)) if book is not None else ()
        return tuple(c for c in there if not c.outdated)

    @property
    def contact(self) -> Contact | None:
        """The contact chosen."""
        return next((c for c in self.contacts or () if c.id == self.chosen), None)


class PickModel:
    """Picking a contact of the address book into the case."""

    def __init__(self, around: Around, draw: Callable[[PickState], None]) -> None:
        self._around = around
        self._draw = draw
        self._view: CaseView | None = None
        self.state = PickState()

    def show_case(self, view: CaseView) -> None:
        """Pick into this case, as it is now."""
        other = self._view is not None and self._view.case.id != view.case.id
        self._view = view
        self._show(PickState() if other else self.state)

    def begin(self) -> None:
        """Open the book."""
        self._show(replace(PickState(), open=True, book=self.state.book))
        self._around.runner.read(read_book, None, self._read, self._refused)

    def close(self) -> None:
        """Close the book without picking."""
        self._show(PickState(book=self.state.book))

    def search(self, text: str) -> None:
        """Look for what was written."""
        self._show(replace(self.state, search=text))

    def choose(self, contact: str) -> None:
        """Choose a contact; one that is in the case already cannot be chosen."""
        if contact not in self.present:
            self._show(replace(self.state, chosen=contact, places=False, notice=None))

    def say_places(self, *, places: bool) -> None:
        """Say whether the chosen one is the placing nämnd."""
        self._show(replace(self.state, places=places))

    @property
    def present(self) -> frozenset[str]:
        """The contacts that are in the case already."""
        parties = self._view.case.parties if self._view else ()
        return frozenset(p.contact for p in parties) - {""}

    def pick(self, then: Callable[[], None] = lambda: None) -> None:
        """Bring the chosen contact into the case; ``then`` when it is there."""
        state, view = self.state, self._view
        if view is None or not state.chosen or state.busy:
            return
        self._show(replace(state, busy=True, notice=None))
        case = view.case
        order = PickContact(case.id, case.version, state.chosen, places=state.places)

        def picked(_: object) -> None:
            self.close()
            then()

        self._around.runner.do(pick_contact, order, picked, self._refused)

    def _read(self, book: Book) -> None:
        self._show(replace(self.state, book=book))

    def _refused(self, error: SipdeskError) -> None:
        said = refusal(error)
        self._show(replace(self.state, busy=False, notice=said))

    def _show(self, state: PickState) -> None:
        self.state = state
        self._draw(state)
