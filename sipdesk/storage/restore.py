"""Putting a home back from a backup, as a new file."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from typing import Final

from sipdesk.domain.backup import Contents, Restored
from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.domain.policy import Policies
from sipdesk.paths import OWN, data_folder
from sipdesk.storage.attempts import Attempts
from sipdesk.storage.backup import laid_out
from sipdesk.storage.backup_file import unpack
from sipdesk.storage.files import (
    HomeFiles,
    check_place,
    founding,
    put_in_place,
    settle,
    trouble_of,
)
from sipdesk.storage.header import Header
from sipdesk.storage.scratch import scratch, sweep_scratch
from sipdesk.storage.unlocking import Means
from sipdesk.storage.vault import FileVault, named

_ATTEMPTS: Final = "backup-attempts"


@dataclass(frozen=True)
class FileRestorer:
    """Backups as files (``ports.Restorer``); ``vault`` opens what they hold.

    ``folder`` is this user's own, where a backup is laid out while it is looked at, and
    where passphrases that were wrong are remembered: the home may be gone.
    """

    vault: FileVault
    folder: Callable[[], Path] = data_folder

    @property
    def policies(self) -> Policies:
        """What is decided on this computer."""
        return self.vault.policies

    def sweep(self) -> None:
        """Take away what a program that was killed has left of backups."""
        with suppress(OSError):
            sweep_scratch(self.folder())

    def preview(self, backup: Path, passphrase: str = "") -> Contents:
        """Tell what a backup holds, unchanged since it was made."""
        try:
            with scratch(self.folder()) as room:
                to = HomeFiles(room / "looked-at")
                if passphrase:
                    return self._laid_out(backup, to, passphrase)
                return unpack(backup, to).contents
        except OSError as error:
            raise trouble_of(error) from None

    def restore(self, backup: Path, to: Path, passphrase: str) -> Restored:
        """Put a home back as a new file."""
        files = HomeFiles(named(to))
        _check_folder(files)
        room = files.restoring
        try:
            with founding(files.database):
                try:
                    contents = self._restore(backup, room, files, passphrase)
                finally:
                    rmtree(room, ignore_errors=True)
        except (OSError, Unavailable) as error:
            refused = trouble_of(error) if isinstance(error, OSError) else error
            if refused.trouble is Trouble.DISK_FULL:
                refused = Unavailable(Trouble.NO_ROOM_TO_RESTORE)
            raise refused from None
        seen = self.vault.last_seen(contents.home).read() or 0
        return Restored(str(files.database), contents, seen > contents.saves)

    def _laid_out(self, backup: Path, to: HomeFiles, passphrase: str) -> Contents:
        attempts = Attempts(self.folder() / _ATTEMPTS, self.vault.now)
        vault = self.vault

        def means(home: str) -> Means:
            return Means(vault.cost, vault.floor, vault.devices(home), attempts)

        contents = laid_out(backup, to, means, passphrase)
        attempts.succeeded()
        return contents

    def _restore(
        self, backup: Path, room: Path, to: HomeFiles, passphrase: str
    ) -> Contents:
        rmtree(room, ignore_errors=True)
        room.mkdir(mode=OWN)
        staged = HomeFiles(room / to.database.name)
        contents = self._laid_out(backup, staged, passphrase)
        self.vault.put_back(staged.database, passphrase, contents.saves)
        _move(staged, to)
        return contents


def _check_folder(files: HomeFiles) -> None:
    """Refuse a place that is not there, or that other computers also write to."""
    check_place(files.database)
    if not files.database.parent.is_dir():
        raise Unavailable(Trouble.NO_SUCH_FOLDER)


def _move(staged: HomeFiles, to: HomeFiles) -> None:
    """Give the home its place, the database last; all of it, or nothing."""
    try:
        Header.load(staged.keys).header.save(to.keys)
        put_in_place(staged.database, to.database)
        settle(to.database.parent)
    except BaseException:
        for file in (to.database, to.keys, to.keys_backup):
            with suppress(OSError):
                file.unlink(missing_ok=True)
        raise
