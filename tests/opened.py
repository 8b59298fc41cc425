"""A home that is opened and closed, with a keyring and a clock of the test's own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import count
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from sipdesk.storage.device import Devices
from sipdesk.storage.keys import Cost
from sipdesk.storage.sequence import LastSeen
from sipdesk.storage.vault import FileVault, Opened
from sipdesk.usecases.ports import Ports
from tests.home import CHEAP, HOME, PASSPHRASE, USER, SetClock, content
from tests.keyring import InMemory


@dataclass
class Office:
    """A computer with one home on it.

    ``keyring`` keeps its part of the ways in, ``memory`` what was seen of the home.
    """

    home: Path
    keyring: InMemory = field(default_factory=InMemory)
    memory: InMemory = field(default_factory=InMemory)
    time: datetime = field(default=datetime(2026, 3, 2, 8, tzinfo=UTC))

    def vault(self, cost: Cost = CHEAP) -> FileVault:
        """Give the vault of the computer."""
        return FileVault(
            cost=cost,
            floor=CHEAP,
            last_seen=lambda home: LastSeen(home, self.memory),
            devices=lambda home: Devices(home, self.keyring),
            now=lambda: self.time,
        )

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.time += timedelta(seconds=seconds)

    @contextmanager
    def open(
        self, passphrase: str = PASSPHRASE, *, allow_device_alone: bool = False
    ) -> Iterator[Opened]:
        """Open the home, and close it again."""
        opened = self.vault().open(
            self.home, passphrase, allow_device_alone=allow_device_alone
        )
        try:
            yield opened
        finally:
            opened.store.close()

    @contextmanager
    def ports(self, passphrase: str = PASSPHRASE) -> Iterator[Ports]:
        """Open the home for use cases."""
        numbers = count(1)
        with self.open(passphrase) as opened:
            yield Ports(
                opened.store,
                SetClock(),
                lambda: f"id-{next(numbers):06}",
                opened.user,
                content(),
                opened.keys,
            )


def new_office(folder: Path) -> Office:
    """Lay a home with one administrator."""
    office = Office(folder / "hem.sipdesk")
    office.vault().create(office.home, HOME, USER, PASSPHRASE).store.close()
    return office


@lru_cache
def _template() -> tuple[TemporaryDirectory[str], Office]:
    folder = TemporaryDirectory()
    return folder, new_office(Path(folder.name))


def copied_office(folder: Path) -> Office:
    """Lay a copy of one home with one administrator, made once for the whole run."""
    made, office = _template()
    copytree(made.name, folder, dirs_exist_ok=True)
    copy = Office(folder / office.home.name)
    copy.keyring.kept |= office.keyring.kept
    copy.memory.kept |= office.memory.kept
    return copy
