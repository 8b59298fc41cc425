"""Folders for what is laid out and looked at, and gone afterwards.

Each is held by a lock while it is used, so that what a program left when it was killed
can be told from what another is using, and is taken away by the next.
"""

from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from shutil import rmtree
from typing import Final

from sipdesk.domain.errors import Unavailable
from sipdesk.storage.files import HomeFiles, lock

_BEGINNING: Final = "looking-"


@contextmanager
def scratch(folder: Path) -> Generator[Path]:
    """Give a new folder in a folder of this user's own.

    Raises:
        OSError: it cannot be made.
        Unavailable: it cannot be held.

    """
    sweep_scratch(folder)
    room = folder / f"{_BEGINNING}{token_hex(8)}"
    with lock(room):
        try:
            room.mkdir(mode=0o700)
            yield room
        finally:
            _remove(room)


def sweep_scratch(folder: Path) -> None:
    """Take away what programs that were killed have left there."""
    with suppress(OSError):
        for room in folder.glob(f"{_BEGINNING}*"):
            if room.is_dir():
                with suppress(Unavailable), lock(room):
                    _remove(room)


def _remove(room: Path) -> None:
    """Take it away while it is held, and its lock with it."""
    rmtree(room, ignore_errors=True)
    with suppress(OSError):
        HomeFiles(room).lock.unlink()
