"""What the commands are given: the real things, which they may not import."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sipdesk import paths
from sipdesk.content.content import Content
from sipdesk.domain.case import CaseId
from sipdesk.usecases.backup_ports import Restorer
from sipdesk.usecases.ports import Clock, Opened, Ports, Vault

TakePictures = Callable[[Ports, Mapping[str, CaseId], str, Path], Sequence[Path]]
"""Draws every screen of an opened home into a folder, and gives the files.

Takes the home's ports, its cases by the keys of their day-books, the passphrase that
the screen which unlocks it shows, and the folder.
"""


@dataclass(frozen=True)
class Tools:
    """Everything a command needs to carry out use cases without a window.

    ``content`` reads the built-in content; ``resources`` is the folder it lies in.
    ``take_pictures`` is None where no window can be drawn.
    """

    vault: Vault
    restorer: Restorer
    clock: Clock
    new_id: Callable[[], str]
    content: Callable[[], Content]
    resources: Path
    take_pictures: TakePictures | None = None


@contextmanager
def opened_home(file: Path, passphrase: str, tools: Tools) -> Iterator[Ports]:
    """Unlock a home for a command, and close it afterwards.

    Raises:
        Unavailable: with the trouble.

    """
    with ports_of(tools.vault.open(file, passphrase), tools) as ports:
        yield ports


@contextmanager
def ports_of(opened: Opened, tools: Tools) -> Iterator[Ports]:
    """Give what use cases inside an unlocked home need, and close it afterwards."""
    try:
        yield Ports(
            store=opened.store,
            clock=tools.clock,
            new_id=tools.new_id,
            user=opened.user,
            content=tools.content(),
            keys=opened.keys,
        )
    finally:
        opened.store.close()


@contextmanager
def own_folder(name: str) -> Iterator[Path]:
    """Give a folder for this command alone, where homes lie; it is gone afterwards.

    Raises:
        OSError: it cannot be made.

    """
    folder = paths.data_folder() / f"{name}-{os.getpid()}"
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
