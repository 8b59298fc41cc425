"""The demonstration home: made-up people, a public passphrase, and always marked."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from shutil import rmtree
from typing import Any, Final

from sipdesk import paths
from sipdesk.commands.orders import OrderReader
from sipdesk.commands.play import Played, PlayedClock, play_home, users_of
from sipdesk.commands.tools import Tools
from sipdesk.content.daybook import read_daybook
from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.domain.home import Home
from sipdesk.usecases.ports import Ports, Vault

PASSPHRASE: Final = "alla här är påhittade personer"  # noqa: S105  (it is public)
FIXED_DAY: Final = date(2026, 3, 2)
"""A Monday. What is compared from one time to the next is played for this day."""

HOME: Final = "Påhittsgården.sipdesk"
_FOLDER: Final = "demo"


@dataclass(frozen=True, slots=True)
class Demonstration:
    """A demonstration home that is open, and what was played in it.

    ``ports`` have the first user, and a clock that stands at the day played for.
    """

    ports: Ports
    played: Mapping[str, Played]


@contextmanager
def demonstration(file: Path, tools: Tools, day: date) -> Iterator[Demonstration]:
    """Make the demonstration home, fill it for a day, and close it afterwards.

    Raises:
        Unavailable: the file is there already, or cannot be made.

    """
    book = read_daybook(tools.resources / "demo")
    home = _home(book.home, tools)
    opened = tools.vault.create(file, home, users_of(book)[0], PASSPHRASE)
    try:
        clock = PlayedClock(day)
        content = tools.content()
        ports = Ports(
            opened.store, clock, tools.new_id, opened.user, content, opened.keys
        )
        yield Demonstration(ports, play_home(book, ports, day))
    finally:
        opened.store.close()


def file_for_window() -> Path:
    """Tell where the window has its demonstration home, whether it is made or not.

    Raises:
        OSError: the folder cannot be made.

    """
    folder = paths.data_folder() / _FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / HOME


def make_for_window(tools: Tools) -> Path:
    """Make a fresh demonstration home for today, in a folder apart, and give its file.

    What an earlier session left there is removed.

    Raises:
        Unavailable: another window has it open, or it cannot be made.
        OSError: what was left cannot be removed.

    """
    file = file_for_window()
    try:
        is_demonstration(file, tools.vault)
    except Unavailable as error:
        if error.trouble is Trouble.IN_USE:
            raise
    remove(file)
    with demonstration(file, tools, tools.clock.today()):
        return file


def is_demonstration(file: Path, vault: Vault) -> bool:
    """Whether a file is a demonstration home: by its passphrase and by its mark.

    Raises:
        Unavailable: it is not there, in use, damaged, or has another passphrase.

    """
    opened = vault.open(file, PASSPHRASE)
    try:
        return opened.home.demonstration
    finally:
        opened.store.close()


def files_of(file: Path) -> list[Path]:
    """List what lies in a folder of a home's own files."""
    beside = f"{file.name}-"
    return [
        one
        for one in file.parent.iterdir()
        if one.name == file.name or one.name.startswith(beside)
    ]


def remove(file: Path) -> None:
    """Remove a home with everything that belongs to it.

    Raises:
        OSError: a file cannot be removed.

    """
    for one in files_of(file):
        if one.is_dir():  # left by a backup that was cut short
            rmtree(one)
        else:
            one.unlink()


def _home(given: Mapping[str, Any], tools: Tools) -> Home:
    reader = OrderReader("home", date.min, tools.new_id)
    home: Home = reader.order({**given, "id": tools.new_id()}, Home)
    return replace(home, demonstration=True)
