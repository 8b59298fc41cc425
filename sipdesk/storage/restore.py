"""Putting a home back from a backup, as a new file."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import rmtree

from typing_extensions import override

from sipdesk.domain.access import Act, Anchor
from sipdesk.domain.backup import Contents, Restored
from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.storage.attempts import Attempts
from sipdesk.storage.backup import laid_out, looked_at, tried
from sipdesk.storage.files import (
    HomeFiles,
    check_place,
    lock,
    put_in_place,
    settle,
    trouble_of,
)
from sipdesk.storage.header import Header
from sipdesk.storage.recovery_key import in_stead_of_passphrase
from sipdesk.storage.sequence import LastSeen
from sipdesk.storage.unlocking import Means
from sipdesk.storage.vault import FileVault, named

_FOLDER = "-restoring"


class _Unseen(LastSeen):
    """A memory that holds nothing, and keeps nothing.

    What is put back must not be taken for what was last seen: whoever opens it is to
    be told what is missing.
    """

    @override
    def read(self) -> int | None:
        return None

    @override
    def read_log(self) -> Anchor | None:
        return None

    @override
    def write(self, number: int) -> bool:
        return False

    @override
    def write_log(self, anchor: Anchor) -> bool:
        return False


@dataclass(frozen=True)
class FileRestorer:
    """Backups as files (``ports.Restorer``); ``vault`` opens what they hold."""

    vault: FileVault

    def preview(self, backup: Path, passphrase: str = "") -> Contents:
        """Tell what a backup holds, unchanged since it was made."""
        if passphrase:
            return tried(backup, passphrase, self.vault.floor)
        return looked_at(backup)

    def restore(self, backup: Path, to: Path, passphrase: str) -> Restored:
        """Put a home back as a new file."""
        files = HomeFiles(named(to))
        _check_room_for(files)
        room = files.database.with_name(f"{files.database.name}{_FOLDER}")
        try:
            with lock(files.database):
                contents = self._restore(backup, room, files, passphrase)
        except (OSError, Unavailable) as error:
            refused = trouble_of(error) if isinstance(error, OSError) else error
            if refused.trouble is Trouble.DISK_FULL:
                refused = Unavailable(Trouble.NO_ROOM_TO_RESTORE)
            raise refused from None
        finally:
            rmtree(room, ignore_errors=True)
            if not files.database.exists():
                files.lock.unlink(missing_ok=True)
        seen = self.vault.last_seen(contents.home).read() or 0
        return Restored(str(files.database), contents, seen > contents.saves)

    def _means(self, room: Path) -> Callable[[str], Means]:
        """Give what this computer knows of a home.

        What fails is remembered no longer than the folder is there: where nothing is
        restored nothing is left, and a copied backup can be tried elsewhere anyhow.
        """
        vault = self.vault
        return lambda home: Means(
            vault.cost,
            vault.floor,
            vault.devices(home),
            Attempts(room / "attempts", vault.now),
        )

    def _restore(
        self, backup: Path, room: Path, to: HomeFiles, passphrase: str
    ) -> Contents:
        rmtree(room, ignore_errors=True)
        room.mkdir(mode=0o700)
        staged = HomeFiles(room / to.database.name)
        contents = laid_out(
            backup, staged, passphrase, self.vault.floor, self._means(room)
        )
        # Opening it brings its tables up to date and tells who put it back.
        vault = replace(self.vault, last_seen=_Unseen)
        if in_stead_of_passphrase(passphrase) is None:
            store = vault.open(staged.database, passphrase).store
        else:
            store = vault.open_as_nobody(staged.database, passphrase)
        try:
            with store.work() as work:
                work.access.did(Act.RESTORED, detail=str(contents.saves))
        finally:
            store.close()
        _move(staged, to)
        return contents


def _check_room_for(files: HomeFiles) -> None:
    """Refuse a place that is not there, or where something is."""
    check_place(files.database)
    if not files.database.parent.is_dir():
        raise Unavailable(Trouble.NO_SUCH_FOLDER)
    if any(f.exists() for f in (files.database, files.keys, files.keys_backup)):
        raise Unavailable(Trouble.ALREADY_THERE)


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
