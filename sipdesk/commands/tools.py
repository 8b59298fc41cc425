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
from sipdesk.usecases.ports import Clock, Ports, Vault

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
    clock: Clock
    new_id: Callable[[], str]
    content: Callable[[], Content]
    resources: Path
    take_pictures: TakePictures | None = None


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
