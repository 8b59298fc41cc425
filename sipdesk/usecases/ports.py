"""What the use cases need from the world outside."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from sipdesk.content.content import Content
from sipdesk.domain.address_book import Contact
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.draft import Draft
from sipdesk.domain.home import Home
from sipdesk.domain.journal import Entry
from sipdesk.domain.overview import Overview
from sipdesk.domain.search import CasePage, Search
from sipdesk.domain.sheet_review import SheetReview
from sipdesk.domain.user import User
from sipdesk.usecases.access_ports import AccessLog
from sipdesk.usecases.backup_ports import Backups
from sipdesk.usecases.paper_ports import (
    Concerns,
    Papers,
    ReceivedPapers,
    Templates,
    Texts,
)


class Cases(Protocol):
    """The cases and their journal."""

    def get(self, case_id: CaseId, seen: int | None = None) -> Case:
        """Read a case; that it is looked at is in the access log then.

        Raises:
            Missing: there is none.
            Conflict: it has moved on since ``seen``.
            RuleBroken: ``right-missing``; so for all that people are read by here.

        """
        ...

    def unseen(self, case_id: CaseId) -> Case:
        """Read a case for what the program derives of it; nobody is shown it.

        Raises:
            Missing: there is none.

        """
        ...

    def put(self, case: Case, entry: Entry, overview: Overview) -> Case:
        """Save a case as the version after its own, with journal and overview.

        Raises:
            Conflict: ``case.version`` is not the saved one.

        """
        ...

    def history(self, case_id: CaseId) -> tuple[Entry, ...]:
        """Read the journal in order of version."""
        ...

    def at(self, case_id: CaseId, version: int) -> Case:
        """Read the case as it was at a version.

        Raises:
            Missing: there is no such version.

        """
        ...

    def page(self, search: Search) -> CasePage:
        """Read a page of the case list, in Swedish order."""
        ...

    def names_besides(self, case_id: CaseId) -> tuple[str, ...]:
        """Name the young people of the other cases in which nobody is protected.

        A case with any flag is left out, also where every flag has been lifted.
        """
        ...

    def overviews_waiting(self, day: date) -> tuple[Overview, ...]:
        """Read the open cases in which something waits on a day."""
        ...

    def outdated(self, day: date) -> tuple[CaseId, ...]:
        """Name the open cases whose overview was derived before a day."""
        ...

    def refresh(self, overview: Overview) -> None:
        """Put an overview anew without touching its case."""
        ...

    def next_number(self, year: int) -> str:
        """Give the next case number of a year, ``2026-014``."""
        ...


class Drafts(Protocol):
    """What was typed and not yet saved, per user, case and page."""

    def get(self, case_id: str, page: str, user: str) -> Draft | None:
        """Read a draft."""
        ...

    def put(self, draft: Draft, user: str) -> None:
        """Keep a draft in place of the one before."""
        ...

    def drop(self, case_id: str, page: str, user: str) -> None:
        """Forget a draft, if there is one."""
        ...


class AddressBook(Protocol):
    """Agencies and people entered once."""

    def all(self) -> tuple[Contact, ...]:
        """Read the whole book in Swedish order of organisation and name."""
        ...

    def get(self, contact_id: str) -> Contact:
        """Read one contact.

        Raises:
            Missing: there is none.

        """
        ...

    def put(self, contact: Contact) -> Contact:
        """Save a contact as the version after its own.

        Raises:
            Conflict: ``contact.version`` is not the saved one.

        """
        ...

    def remove(self, contact_id: str) -> None:
        """Take a contact out; cases keep what they copied."""
        ...


class House(Protocol):
    """The home itself, its users and settings."""

    def home(self) -> Home:
        """Read the home."""
        ...

    def put_home(self, home: Home) -> None:
        """Save the home."""
        ...

    def users(self) -> tuple[User, ...]:
        """Read the users in Swedish order of name."""
        ...

    def put_user(self, user: User) -> None:
        """Save a user.

        Raises:
            RuleBroken: ``right-missing``, when rights change or the user is new.

        """
        ...

    def settings(self) -> Mapping[str, str | int]:
        """Read the home's settings, defaults where none is set."""
        ...

    def put_setting(self, key: str, value: str | int) -> None:
        """Save a setting of the home."""
        ...

    def sheet_reviews(self) -> Mapping[str, SheetReview]:
        """Read the reviews of translated sheets, by the sheet's id."""
        ...

    def put_sheet_review(self, review: SheetReview) -> None:
        """Keep a review in place of the one before."""
        ...

    def drop_sheet_review(self, sheet_id: str) -> None:
        """Take a review back, if there is one."""
        ...


class Work(Protocol):
    """One transaction."""

    @property
    def cases(self) -> Cases:
        """The cases."""
        ...

    @property
    def papers(self) -> Papers:
        """The papers."""
        ...

    @property
    def received(self) -> ReceivedPapers:
        """The papers that came from others."""
        ...

    @property
    def concerns(self) -> Concerns:
        """The reports of concern for a child."""
        ...

    @property
    def templates(self) -> Templates:
        """The templates."""
        ...

    @property
    def access(self) -> AccessLog:
        """The access log."""
        ...

    @property
    def drafts(self) -> Drafts:
        """The drafts."""
        ...

    @property
    def texts(self) -> Texts:
        """The texts."""
        ...

    @property
    def contacts(self) -> AddressBook:
        """The address book."""
        ...

    @property
    def house(self) -> House:
        """The home."""
        ...


class Store(Protocol):
    """An opened database. Everything it raises is of ``domain.errors``."""

    def work(self) -> AbstractContextManager[Work]:
        """Begin a transaction that writes: all of it is kept, or nothing."""
        ...

    def reading(self) -> AbstractContextManager[Work]:
        """Begin a transaction that only reads."""
        ...

    @property
    def backups(self) -> Backups:
        """The home's backups."""
        ...

    def check(self) -> None:
        """Read the whole file, and see that it hangs together.

        Raises:
            Unavailable: DAMAGED, or what the disk refuses.

        """
        ...

    def close(self) -> None:
        """Check everything in and close; the key is wiped as far as Python lets it."""
        ...


class Clock(Protocol):
    """What time it is at the home."""

    def now(self) -> datetime:
        """Tell the time, aware, in Europe/Stockholm."""
        ...

    def today(self) -> date:
        """Tell the day at the home."""
        ...


@dataclass(frozen=True, slots=True)
class Ports:
    """What every use case inside an unlocked home gets."""

    store: Store
    clock: Clock
    new_id: Callable[[], str]
    user: User
    content: Content


class Opened(Protocol):
    """An unlocked home: its database and who unlocked it."""

    @property
    def store(self) -> Store:
        """The opened database."""
        ...

    @property
    def user(self) -> User:
        """Who unlocked it."""
        ...

    @property
    def home(self) -> Home:
        """The home."""
        ...

    @property
    def recovered(self) -> bool:
        """Whether the spare copy of the key header had to be used."""
        ...

    @property
    def saves_missing(self) -> bool:
        """Whether the file is older than what this PC saw last."""
        ...

    @property
    def log_broken(self) -> bool:
        """Whether the access log is another than the one this PC saw last."""
        ...


class Vault(Protocol):
    """Where homes are kept: makes them and opens them."""

    def create(self, path: Path, home: Home, user: User, passphrase: str) -> Opened:
        """Make a new home with its first user.

        Raises:
            Unavailable: already there, not a place for it, disk.
            RuleBroken: the passphrase is too weak.

        """
        ...

    def open(self, path: Path, passphrase: str) -> Opened:
        """Unlock a home.

        Raises:
            Unavailable: with the trouble.

        """
        ...


class Preferences(Protocol):
    """One user's own settings on this PC: nothing personal."""

    def read(self) -> Mapping[str, str | int]:
        """Read them, defaults where none is set."""
        ...

    def write(self, key: str, value: str | int) -> None:
        """Save one.

        Raises:
            Unavailable: the file cannot be written.

        """
        ...


@dataclass(frozen=True, slots=True)
class Entrance:
    """What there is before a home is unlocked."""

    vault: Vault
    preferences: Preferences
    new_id: Callable[[], str]
