"""What the commands are given: the real things, which they may not import."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sipdesk import paths
from sipdesk.content.content import Content
from sipdesk.usecases.ports import Clock, Ports, Vault


@dataclass(frozen=True, slots=True)
class Shoot:
    """A home to take pictures of, and where to put them.

    ``file`` is the home's, and ``passphrase`` the public one that opens it.
    """

    ports: Ports
    file: Path
    passphrase: str
    folder: Path


@dataclass(frozen=True)
class Tools:
    """Everything a command needs to carry out use cases without a window.

    ``content`` reads the built-in content; ``resources`` is the folder it lies in.
    ``take_pictures`` draws every screen and gives the files; None where no window
    can be drawn.
    """

    vault: Vault
    clock: Clock
    new_id: Callable[[], str]
    content: Callable[[], Content]
    resources: Path
    take_pictures: Callable[[Shoot], Sequence[Path]] | None = None


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
