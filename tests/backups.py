"""A backup looked at, or opened, where nothing is left afterwards."""

from pathlib import Path
from tempfile import TemporaryDirectory

from sipdesk.domain.backup import Contents
from sipdesk.storage.restore import FileRestorer
from tests.home import PASSPHRASE, vault


def looked_at(path: Path) -> Contents:
    """Tell what a backup holds, if not a byte of it has changed."""
    with TemporaryDirectory() as folder:
        return FileRestorer(vault(), lambda: Path(folder)).preview(path)


def tried(path: Path, passphrase: str = PASSPHRASE) -> Contents:
    """Open a backup with a passphrase."""
    with TemporaryDirectory() as folder:
        return FileRestorer(vault(), lambda: Path(folder)).preview(path, passphrase)
