"""A real home in a real encrypted file; only the clock is made up."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import lru_cache
from itertools import count
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from sipdesk.content.content import Content
from sipdesk.content.library import read_content
from sipdesk.domain.home import Home
from sipdesk.domain.information import Branch
from sipdesk.domain.user import Role, User
from sipdesk.paths import resources
from sipdesk.storage.database import Database
from sipdesk.storage.gate import Gate
from sipdesk.storage.keys import Cost
from sipdesk.storage.vault import FileVault
from sipdesk.usecases.ports import Opened, Ports

T = TypeVar("T")

TODAY = date(2026, 3, 2)
PASSPHRASE = "fyra påhittade ord räcker"
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
STOCKHOLM = ZoneInfo("Europe/Stockholm")
USER = User(
    "user-1",
    "Karin Exempel",
    "SIP-samordnare",
    roles=frozenset({Role.ADMINISTRATOR, Role.COORDINATOR}),
)
HOME = Home(
    "home-1",
    "Påhittade ungdomshemmet",
    address="Exempelvägen 1, 000 00 Påhittstad",
    phone="000-11 11 11",
    switchboard="000-00 00 00",
)


@dataclass
class SetClock:
    """A clock that stands until it is set."""

    day: date = TODAY
    at: time = field(default=time(9, 30))

    def today(self) -> date:
        """Tell the day."""
        return self.day

    def now(self) -> datetime:
        """Tell the time in Sweden."""
        return datetime.combine(self.day, self.at, STOCKHOLM)


@lru_cache
def content() -> Content:
    """Read the built-in content once."""
    return read_content(resources())


def vault() -> FileVault:
    """Give a vault whose passphrases cost little to try."""
    return FileVault(cost=CHEAP, floor=CHEAP)


@lru_cache
def _new_home() -> TemporaryDirectory[str]:
    """Make one new home, by every migration; tests work with copies of it."""
    folder = TemporaryDirectory()
    path = Path(folder.name) / "hem.sipdesk"
    vault().create(path, HOME, USER, PASSPHRASE).store.close()
    return folder


def open_ports(folder: Path, clock: SetClock | None = None) -> Ports:
    """Open a new home in a folder and give the ports of its first user.

    Ids are counted, so that a test can be told again; close ``ports.store`` at the end.
    """
    return _opened(_new_home(), folder, clock or SetClock(), 1)


class _Brought(NamedTuple):
    """A home that has come to where tests begin, and the first id not given out."""

    folder: TemporaryDirectory[str]
    first_id: int
    told: Any


@lru_cache
def _brought(bring: Callable[[Ports], object]) -> _Brought:
    """Bring one new home to where tests begin; they work with copies of it."""
    folder = TemporaryDirectory()
    ports = open_ports(Path(folder.name))
    told = bring(ports)
    next_id = ports.new_id()
    ports.store.close()
    return _Brought(folder, int(next_id.removeprefix("id-")), told)


def open_brought(folder: Path, bring: Callable[[Ports], T]) -> tuple[Ports, T]:
    """Open a home as one is that a function has brought somewhere; give what it told.

    It is done once for the whole run, so what it tells must be of the kind that never
    changes. The home has been closed and opened again since.
    """
    made = _brought(bring)
    return _opened(made.folder, folder, SetClock(), made.first_id), made.told


def _opened(
    made: TemporaryDirectory[str], folder: Path, clock: SetClock, first_id: int
) -> Ports:
    """Open a copy of a home."""
    copytree(made.name, folder, dirs_exist_ok=True)
    opened = vault().open(folder / "hem.sipdesk", PASSPHRASE)
    return ports_of(opened, clock, first=first_id)


def ports_of(
    opened: Opened, clock: SetClock, *, ids: str = "id", first: int = 1
) -> Ports:
    """Give the ports of an opened home; ids are a word and a number from the first."""
    numbers = count(first)
    return Ports(
        store=opened.store,
        clock=clock,
        new_id=lambda: f"{ids}-{next(numbers):06}",
        user=opened.user,
        content=content(),
        keys=opened.keys,
    )


def admit(ports: Ports, user: User) -> Ports:
    """Let somebody in at the same home, with no more than they may."""
    assert isinstance(ports.store, Database)
    ports.store.admit(Gate(user, ports.clock.now))
    return replace(ports, user=user)


def admit_as(
    ports: Ports, *roles: Role, branches: frozenset[Branch] = frozenset(Branch)
) -> Ports:
    """Let the first user in again at the same home, with these roles alone."""
    return admit(ports, replace(USER, roles=frozenset(roles), branches=branches))
