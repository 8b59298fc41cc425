"""A real home in a real encrypted file; only the clock is made up."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import lru_cache
from itertools import count
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from sipdesk.content.content import Content
from sipdesk.content.library import read_content
from sipdesk.domain.home import Home
from sipdesk.domain.user import Role, User
from sipdesk.paths import resources
from sipdesk.storage.keys import Cost
from sipdesk.storage.vault import FileVault
from sipdesk.usecases.ports import Ports

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
    copytree(_new_home().name, folder, dirs_exist_ok=True)
    opened = vault().open(folder / "hem.sipdesk", PASSPHRASE)
    numbers = count(1)
    return Ports(
        store=opened.store,
        clock=clock or SetClock(),
        new_id=lambda: f"id-{next(numbers):06}",
        user=opened.user,
        content=content(),
        keys=opened.keys,
    )
