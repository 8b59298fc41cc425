"""What the use cases need from the world outside."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from sipdesk.content.content import Content
from sipdesk.domain.home import Home
from sipdesk.domain.policy import Policies
from sipdesk.domain.user import User
from sipdesk.usecases.access_ports import AccessLog, Seen
from sipdesk.usecases.backup_ports import Backups
from sipdesk.usecases.case_ports import CaseFacts, Cases
from sipdesk.usecases.house_ports import AddressBook, Drafts, House, Regions, Staff
from sipdesk.usecases.key_ports import Keys
from sipdesk.usecases.paper_ports import (
    Approvals,
    Concerns,
    Papers,
    ReceivedPapers,
    Templates,
    Texts,
)
from sipdesk.usecases.picture_ports import Pictures, PictureSources, Talks
from sipdesk.usecases.report_ports import OutwardReports
from sipdesk.usecases.retention_ports import Retention
from sipdesk.usecases.sharing_ports import Sharing
from sipdesk.usecases.survey_ports import SurveyAnswers
from sipdesk.usecases.transfer_ports import Outgoing, Transfers


class Work(Protocol):
    """One transaction."""

    @property
    def cases(self) -> Cases:
        """The cases."""
        ...

    @property
    def facts(self) -> CaseFacts:
        """What figures are made of."""
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
    def approvals(self) -> Approvals:
        """What managers are asked to approve."""
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
    def retention(self) -> Retention:
        """Gallring."""
        ...

    @property
    def transfers(self) -> Transfers:
        """Cases that leave for other homes or come from them."""
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
    def pictures(self) -> Pictures:
        """The picture boards."""
        ...

    @property
    def talks(self) -> Talks:
        """What was answered with pictures."""
        ...

    @property
    def sources(self) -> PictureSources:
        """The pictures of one's own."""
        ...

    @property
    def contacts(self) -> AddressBook:
        """The address book."""
        ...

    @property
    def regions(self) -> Regions:
        """What the home has written of regions."""
        ...

    @property
    def staff(self) -> Staff:
        """Who works at the home, is trained in what, and coordinates."""
        ...

    @property
    def sharing(self) -> Sharing:
        """Figures and tips on their way between homes."""
        ...

    @property
    def surveys(self) -> SurveyAnswers:
        """What people have answered in surveys."""
        ...

    @property
    def reports(self) -> OutwardReports:
        """The reports that have left SiS."""
        ...

    @property
    def house(self) -> House:
        """The home."""
        ...


class Store(Protocol):
    """An opened database. Everything it raises is of ``domain.errors``."""

    @property
    def policies(self) -> Policies:
        """What was decided on this computer when it was opened."""
        ...

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

    @property
    def seen(self) -> Seen:
        """What was seen of it last, outside its file."""
        ...

    def departing(self, path: Path) -> AbstractContextManager[Outgoing]:
        """Begin a file that is gone again if it has not got its name within.

        Raises:
            Unavailable: ALREADY_THERE, NO_SUCH_FOLDER, or what the disk refuses.

        """
        ...

    def compact(self) -> bool:
        """Write the file anew, so that nothing erased is left in it.

        Gives False if it is yet to be done: somebody is at work in it, or the disk
        refuses. It is done when the home is closed then, or opened the next time.

        """
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
    keys: Keys | None = None  # none where nobody unlocked it with a secret


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
    def keys(self) -> Keys:
        """The ways into it."""
        ...

    @property
    def failed_attempts(self) -> tuple[datetime, ...]:
        """When somebody failed to open it since it was opened last; logged already."""
        ...

    @property
    def recovered(self) -> bool:
        """Whether the spare copy of the key header had to be used."""
        ...

    @property
    def keys_older(self) -> bool:
        """Whether an older key header had been put back; the data key is to change."""
        ...

    @property
    def saves_missing(self) -> bool:
        """Whether the file is older than what this PC saw last."""
        ...

    @property
    def faults_unanswered(self) -> bool:
        """Whether the log tells of something amiss that nobody has answered for."""
        ...

    @property
    def log_broken(self) -> bool:
        """Whether the access log is another than the one this PC saw last."""
        ...


class PolicyReader(Protocol):
    """Where this computer's administrator has written what is decided."""

    def read(self) -> Policies:
        """Read all that is decided. What cannot be read or used is told as a fault."""
        ...


class Vault(Protocol):
    """Where homes are kept: makes them and opens them."""

    @property
    def policies(self) -> Policies:
        """What is decided on this computer."""
        ...

    def create(self, path: Path, home: Home, user: User, passphrase: str) -> Opened:
        """Make a new home with its first user.

        Raises:
            Unavailable: already there, not a place for it, disk.
            RuleBroken: the passphrase is too weak.

        """
        ...

    def open(
        self, path: Path, passphrase: str, *, allow_device_alone: bool = False
    ) -> Opened:
        """Unlock a home.

        ``allow_device_alone`` when policy lets this computer do it by itself; it is
        tried where the passphrase is empty.

        Raises:
            RuleBroken: ``too-many-attempts``, with the ``seconds`` left to wait.
            Unavailable: with the trouble.

        """
        ...

    def people(self, path: Path, code: str) -> tuple[User, ...]:
        """Name those who can get a new passphrase by a recovery key.

        Raises:
            RuleBroken: ``recovery-key-…`` if it is mistyped.
            Unavailable: with the trouble.

        """
        ...

    def recover(self, path: Path, code: str, person: str, passphrase: str) -> Opened:
        """Unlock a home with a recovery key, as a person who gets a new passphrase.

        Raises:
            RuleBroken: ``recovery-key-…``, ``passphrase-…``.
            Missing: the person has no passphrase that could be replaced.
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
