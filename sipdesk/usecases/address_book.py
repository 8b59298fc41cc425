"""Adressboken: agencies and people, entered once."""

from sipdesk.domain.address_book import Contact
from sipdesk.domain.errors import RuleBroken
from sipdesk.usecases.ports import Ports


def list_contacts(_: None, ports: Ports) -> tuple[Contact, ...]:
    """Read the whole book."""
    with ports.store.reading() as work:
        return work.contacts.all()


def put_contact(contact: Contact, ports: Ports) -> Contact:
    """Add or change a contact.

    Raises:
        RuleBroken: ``contact-without-organisation``, ``contact-is-private``.
        Conflict: it has been changed since it was seen.

    """
    if not contact.organisation.strip():
        raise RuleBroken("contact-without-organisation", "organisation")
    if contact.kind.is_private:
        raise RuleBroken("contact-is-private", "kind")
    with ports.store.work() as work:
        return work.contacts.put(contact)


def remove_contact(contact_id: str, ports: Ports) -> None:
    """Take a contact out of the book; cases keep what they copied.

    Raises:
        Missing: there is none.

    """
    with ports.store.work() as work:
        work.contacts.remove(contact_id)
