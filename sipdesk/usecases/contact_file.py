"""The address book to and from a file: looked through first, taken in afterwards.

Looking through writes nothing. Taking in reads the file anew in the same transaction;
unless it then comes to what was shown, nothing is taken in. A contact that is there
already is changed only when that is asked for, and only in what the file says.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from sipdesk.content.swedish import sort_key
from sipdesk.documents import contact_csv
from sipdesk.documents.contact_csv import ReadRow, normal
from sipdesk.domain.address_book import Contact, placed
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.policy import ALLOW_CONTACT_EXPORT
from sipdesk.domain.rights import Right, check
from sipdesk.usecases.ports import Ports, Work


class Verdict(Enum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Judged:
    """A row and what becomes of it. A new contact has no id until it is taken in.

    ``before`` is the contact as it stands, of one that is changed or the same;
    ``changes`` the fields that would be others; ``refused`` the code of why not, and
    ``column`` what the column at fault is called, if one is.
    """

    line: int
    verdict: Verdict
    contact: Contact | None = None
    before: Contact | None = None
    changes: tuple[str, ...] = ()
    refused: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class ContactFile:
    """A file of contacts. Rows that tell neither role nor kind get ``role``."""

    data: bytes
    role: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would do to the book, row by row, and the columns not read."""

    rows: tuple[Judged, ...]
    unread: tuple[str, ...]

    def of(self, verdict: Verdict) -> tuple[Judged, ...]:
        """Choose the rows of which this becomes."""
        return tuple(row for row in self.rows if row.verdict is verdict)


@dataclass(frozen=True, slots=True)
class TakeContacts:
    """A file that was looked through, to be taken in.

    ``change`` also changes those that are there already.
    """

    file: ContactFile
    seen: Preview
    change: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """How many contacts came, and how many were changed."""

    added: int
    changed: int


def look_through_contacts(file: ContactFile, ports: Ports) -> Preview:
    """Tell what a file would do to the book. Nothing of it is kept.

    Raises:
        RuleBroken: ``contacts-file-…``, ``right-missing``.

    """
    check(ports.user, Right.HOME_CONTENT)
    with ports.store.reading() as work:
        return _judged(file, work, ports)


def take_contacts(order: TakeContacts, ports: Ports) -> Taken:
    """Take a file in, as it was shown, in one transaction.

    Raises:
        RuleBroken: ``contacts-file-changed`` when it would now do something else,
            ``contacts-file-nothing-new``, ``contacts-file-…``, ``right-missing``.

    """
    with ports.store.work() as work:
        preview = _judged(order.file, work, ports)
        if preview != order.seen:
            raise RuleBroken("contacts-file-changed")
        new = [
            replace(row.contact, id=ports.new_id())
            for row in preview.of(Verdict.NEW)
            if row.contact is not None
        ]
        changed = [
            row.contact
            for row in preview.of(Verdict.CHANGED)
            if order.change and row.contact is not None
        ]
        if not new and not changed:
            raise RuleBroken("contacts-file-nothing-new")
        work.contacts.put_all([*new, *changed])
    return Taken(len(new), len(changed))


def write_contacts(_: None, ports: Ports) -> bytes:
    """Write the whole book as CSV: agencies, and people in their work.

    Raises:
        RuleBroken: ``right-missing``, ``policy-forbids``.

    """
    ports.store.policies.check(ALLOW_CONTACT_EXPORT)
    with ports.store.reading() as work:
        contacts = work.contacts.all()
    return contact_csv.write(contacts, ports.content)


def write_example(_: None, ports: Ports) -> bytes:
    """Write the heads of the columns alone, for somebody to fill in."""
    return contact_csv.write((), ports.content)


def _judged(file: ContactFile, work: Work, ports: Ports) -> Preview:
    read = contact_csv.read(
        file.data, ports.content, ports.clock.today(), role=file.role
    )
    judge = _Judge(work.contacts.all())
    return Preview(tuple(judge.judge(row) for row in read.rows), read.unread)


class _Judge:
    """Compares rows with the book, and with the rows before."""

    def __init__(self, contacts: tuple[Contact, ...]) -> None:
        self._by_id = {contact.id: contact for contact in contacts}
        self._by_who: dict[tuple[str, str], list[Contact]] = {}
        for contact in contacts:
            self._by_who.setdefault(_who(contact), []).append(contact)
        self._met: set[str] = set()
        self._new: set[tuple[str, ...]] = set()

    def judge(self, row: ReadRow) -> Judged:
        """Tell what becomes of a row."""
        contact = row.contact
        if contact is None:
            refused, column = row.refused, row.column
            return Judged(row.line, Verdict.REFUSED, refused=refused, column=column)
        there = self._there(contact)
        if len(there) > 1:
            return Judged(row.line, Verdict.REFUSED, refused="contact-row-ambiguous")
        if not there:
            return self._judge_new(row.line, contact)
        before = there[0]
        if before.id in self._met:
            return Judged(row.line, Verdict.REFUSED, refused="contact-row-twice")
        self._met.add(before.id)
        return _compared(row, contact, before)

    def _judge_new(self, line: int, contact: Contact) -> Judged:
        key = (*_who(contact), contact.kommun)
        if key in self._new:
            return Judged(line, Verdict.REFUSED, refused="contact-row-twice")
        self._new.add(key)
        return Judged(line, Verdict.NEW, replace(contact, id=""))

    def _there(self, contact: Contact) -> list[Contact]:
        """Find whom a row speaks of: by id, else by organisation, person and kommun."""
        if contact.id in self._by_id:
            return [self._by_id[contact.id]]
        alike = self._by_who.get(_who(contact), [])
        same = [c for c in alike if c.kommun == contact.kommun]
        unplaced = [c for c in alike if not c.kommun or not contact.kommun]
        return same or unplaced


def _who(contact: Contact) -> tuple[str, str]:
    """Name whom a contact is: the organisation, and the person or else the function."""
    who = contact.name or contact.function or contact.role
    return _plain(contact.organisation), _plain(who)


def _plain(said: str) -> str:
    return " ".join(sort_key(said).split())


def _compared(row: ReadRow, contact: Contact, before: Contact) -> Judged:
    said = {name: getattr(contact, name) for name in sorted(row.filled)}
    after = placed(replace(before, **said))
    changes = tuple(_differing(normal(before), normal(after)))
    verdict = Verdict.CHANGED if changes else Verdict.SAME
    kept = after if changes else before
    return Judged(row.line, verdict, kept, before, changes)


def _differing(before: Contact, after: Contact) -> Iterator[str]:
    for name in Contact.__slots__:
        if getattr(before, name) != getattr(after, name):
            yield name


def reasons(preview: Preview) -> Mapping[str, int]:
    """Count the rows that are refused, by the code of why."""
    return Counter(row.refused for row in preview.of(Verdict.REFUSED))
