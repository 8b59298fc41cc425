"""Adressboken: agencies and people, entered once and found again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType

from sipdesk.content.content import Content
from sipdesk.content.swedish import sort_key
from sipdesk.domain.address_book import Contact
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.settings import CONTACT_MONTHS
from sipdesk.usecases.ports import Ports


class Standing(Enum):
    """How sure a contact's facts are."""

    CHECKED = "checked"
    OLD = "old"  # nobody has checked it, or not for longer than the home wants
    OUTDATED = "outdated"


@dataclass(frozen=True, slots=True)
class BookSearch:
    """What is looked for: every word, in any part of a contact; and what is chosen.

    An empty ``role`` and a ``standing`` of None choose all.
    """

    text: str = ""
    role: str = ""
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Book:
    """The book as it was read, made ready to be searched at every key."""

    contacts: tuple[Contact, ...]
    words: tuple[str, ...]  # each contact's, to be searched in
    standings: Mapping[str, Standing]  # by the contact's id
    months: int  # after so many a contact is old: the home's own figure

    @classmethod
    def of(
        cls, contacts: tuple[Contact, ...], content: Content, day: date, months: int
    ) -> "Book":
        """Make contacts ready to be searched on a day."""
        kommuner = {k.code: k.name for k in content.kommuner}
        roles = {role.code: role.text for role in content.contact_roles}
        words = tuple(_words(contact, kommuner, roles) for contact in contacts)
        standings = {c.id: standing(c, day, months) for c in contacts}
        return cls(contacts, words, MappingProxyType(standings), months)

    def find(self, search: BookSearch) -> tuple[Contact, ...]:
        """Give those that have every word and are as chosen, in the book's order."""
        wanted = [sort_key(word) for word in search.text.split()]
        return tuple(
            contact
            for contact, words in zip(self.contacts, self.words, strict=True)
            if search.role in ("", contact.role)
            and search.standing in (None, self.standings[contact.id])
            and all(word in words for word in wanted)
        )

    def count(self, standing: Standing) -> int:
        """Count those of a standing."""
        return sum(one is standing for one in self.standings.values())


def list_contacts(_: None, ports: Ports) -> tuple[Contact, ...]:
    """Read the whole book."""
    with ports.store.reading() as work:
        return work.contacts.all()


def read_book(_: None, ports: Ports) -> Book:
    """Read the whole book, ready to be searched by organisation, name, kommun, role."""
    with ports.store.reading() as work:
        contacts = work.contacts.all()
        months = int(work.house.settings()[CONTACT_MONTHS.key])
    return Book.of(contacts, ports.content, ports.clock.today(), months)


def standing(contact: Contact, day: date, months: int) -> Standing:
    """Tell how sure a contact's facts are on a day."""
    if contact.outdated:
        return Standing.OUTDATED
    return Standing.OLD if contact.is_old(day, months) else Standing.CHECKED


def _words(
    contact: Contact, kommuner: Mapping[str, str], roles: Mapping[str, str]
) -> str:
    told = (
        contact.organisation,
        contact.parent,
        contact.name,
        contact.function,
        roles.get(contact.role, ""),
        kommuner.get(contact.kommun, ""),
        contact.region,
    )
    return sort_key("\n".join(told))


def put_contact(contact: Contact, ports: Ports) -> Contact:
    """Add or change a contact.

    Raises:
        RuleBroken: ``contact-without-organisation``, ``contact-is-private``,
            ``contact-checked-in-the-future``.
        Conflict: it has been changed since it was seen.

    """
    if not contact.organisation.strip():
        raise RuleBroken("contact-without-organisation", "organisation")
    if contact.kind.is_private:
        raise RuleBroken("contact-is-private", "kind")
    if contact.checked is not None and contact.checked > ports.clock.today():
        raise RuleBroken("contact-checked-in-the-future", "checked")
    with ports.store.work() as work:
        return work.contacts.put(contact)


def remove_contact(contact_id: str, ports: Ports) -> None:
    """Take a contact out of the book; cases keep what they copied.

    Raises:
        Missing: there is none.

    """
    with ports.store.work() as work:
        work.contacts.remove(contact_id)
