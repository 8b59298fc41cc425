"""Backups of an open home: made, opened to see that they are whole, and rotated.

A copy is made beside the home and written to the folder as ``….part``; what then stands
there is read back, unsealed and opened before it gets its name. Nothing is in the clear
at any time, and nothing but the home's file name and the time is told by a name.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any, Final

from sqlcipher3 import dbapi2 as sqlcipher

from sipdesk import __version__
from sipdesk.content.swedish import BACKUPS, SWEDEN
from sipdesk.domain.access import BEGINNING, Anchor
from sipdesk.domain.backup import Backup, Contents
from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.paths import OWN
from sipdesk.storage.backup_file import ENDING, glance, unpack, write
from sipdesk.storage.connection import check_whole, connect
from sipdesk.storage.files import HomeFiles, put_in_place, settle, trouble_of
from sipdesk.storage.header import Header
from sipdesk.storage.retention import counted_saves
from sipdesk.storage.unlocked import Unlocked
from sipdesk.storage.unlocking import Means, by_either

_MINUTE: Final = "%Y-%m-%d-%H%M"
_SECOND: Final = "%Y-%m-%d-%H%M%S"
_TOLD: Final = {
    Trouble.DISK_FULL: Trouble.NO_ROOM_FOR_BACKUP,
    Trouble.DISK: Trouble.BACKUP_NOT_WRITTEN,
    Trouble.NO_SUCH_FILE: Trouble.NO_BACKUP_FOLDER,
    Trouble.NO_SUCH_BACKUP: Trouble.NO_BACKUP_FOLDER,
    Trouble.BACKUP_DAMAGED: Trouble.BACKUP_NOT_WRITTEN,
}


class HomeBackups:
    """The backups of an opened home (``ports.Backups``); any thread may use it.

    ``copied`` writes all that is saved to a new encrypted file; while it lasts, neither
    the database nor the header is given another key. ``means`` are those that open the
    home: a passphrase that is wrong for its backup counts as one that is wrong for it.
    """

    def __init__(
        self,
        files: HomeFiles,
        unlocked: Unlocked,
        copied: Callable[[Path], AbstractContextManager[None]],
        means: Means,
    ) -> None:
        """``means`` is what opens the home on this computer, for a rehearsal."""
        self._files = files
        self._unlocked = unlocked
        self._copied = copied
        self._means = means
        self._one_at_a_time = Lock()

    def folder(self, chosen: str) -> Path:
        """Tell where backups lie when this folder is chosen."""
        return Path(chosen) if chosen else self._files.database.parent / BACKUPS

    def make(self, folder: str, keep: int | None, now: datetime) -> Backup:
        """Make one, open it to see that it is whole, and keep so many; None is all."""
        with self._one_at_a_time, _told_of_backups():
            place = self._there(folder)
            with _room(self._files) as room:
                made = self._made(room, place, now)
            if keep is not None:
                self._rotate(place, keep, made)
            return made

    def listed(self, folder: str) -> tuple[Backup, ...]:
        """List this home's, newest first, and those that cannot be read."""
        place = self.folder(folder)
        if not folder and not place.exists():
            return ()
        with _told_of_backups():
            found = [_backup(path) for path in self._named(place)]
        home = self._home_id
        ours = [b for b in found if b.contents is None or b.contents.home == home]
        return tuple(sorted(ours, key=_newest_first))

    def rehearse(self, path: Path, passphrase: str) -> Contents:
        """Restore one into a folder that is gone afterwards, and open it there."""
        contents = glance(path)
        if contents is not None and contents.home != self._home_id:
            raise Unavailable(Trouble.OTHER_HOME)
        # Beside the home, where the next opening takes away what a crash leaves.
        with self._one_at_a_time, _room(self._files) as room:
            to = HomeFiles(room / "tried")
            return laid_out(path, to, lambda _: self._means, passphrase)

    @property
    def _home_id(self) -> str:
        return Header.load(self._files.keys).header.home_id

    def _there(self, folder: str) -> Path:
        """Find the folder; only the home's own is made, for another may be a disk."""
        place = self.folder(folder)
        if not folder:
            place.mkdir(mode=OWN, exist_ok=True)
        if not (place.is_absolute() and place.is_dir()):
            raise Unavailable(Trouble.NO_BACKUP_FOLDER)
        return place

    def _made(self, room: Path, place: Path, now: datetime) -> Backup:
        copied = HomeFiles(room / "copied")
        with self._copied(copied.database):
            keys, key = Header.load(self._files.keys).header, self._unlocked.data_key
        keys.save(copied.keys)
        contents = _contents(copied.database, key, keys.home_id, now)
        # One for each home, so that what a crash left is found and taken away.
        part = place / f"{keys.home_id}{ENDING}.part"
        try:
            part.unlink(missing_ok=True)
            write(part, copied, contents, self._unlocked.signer)
            shutil.rmtree(room)
            room.mkdir(mode=OWN)
            self._prove(part, HomeFiles(room / "proven"), key, contents)
            path = self._free_name(place, now)
            put_in_place(part, path)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        with suppress(OSError):  # not every share can be told to
            settle(place)
        return _backup(path)

    def _prove(self, part: Path, to: HomeFiles, key: bytes, contents: Contents) -> None:
        """Read back what was written, and open it."""
        unpacked = unpack(part, to)
        ours = self._unlocked.signer.public_key().public_bytes_raw()
        if unpacked.contents != contents or unpacked.document.signer.public != ours:
            raise Unavailable(Trouble.BACKUP_NOT_WRITTEN)
        if not Header(unpacked.document).belongs(to.database):
            raise Unavailable(Trouble.BACKUP_NOT_WRITTEN)
        check(to.database, key, contents)

    def _free_name(self, place: Path, now: datetime) -> Path:
        """Name it by the minute, or if there is one, by the second."""
        for form in (_MINUTE, _SECOND):
            at = now.astimezone(SWEDEN).strftime(form)
            path = place / f"{self._files.database.stem}-{at}{ENDING}"
            if not path.exists():
                return path
        raise Unavailable(Trouble.ALREADY_THERE)

    def _named(self, place: Path) -> list[Path]:
        """Find the files with names that this home gives, whosever they are."""
        stem = re.escape(self._files.database.stem)
        name = re.compile(rf"{stem}-\d{{4}}-\d\d-\d\d-\d{{4}}(\d\d)?{ENDING}")
        return [path for path in place.iterdir() if name.fullmatch(path.name)]

    def _rotate(self, place: Path, keep: int, made: Backup) -> None:
        """Take the oldest away. What cannot be read is not ours to take."""
        with suppress(OSError):
            found = [
                _backup(path) for path in self._named(place) if path != Path(made.path)
            ]
            home = self._home_id
            ours = [b for b in found if b.contents and b.contents.home == home]
            for old in sorted(ours, key=_newest_first)[max(0, keep - 1) :]:
                Path(old.path).unlink()


def laid_out(
    path: Path, to: HomeFiles, means: Callable[[str], Means], typed: str
) -> Contents:
    """Lay out the home that a backup holds, and open it to see that it is whole.

    ``means`` gives what opens a home by its id; ``typed`` is a passphrase of the time
    when it was made, or a recovery key.

    Raises:
        RuleBroken: ``too-many-attempts``.
        Unavailable: as ``backup_file.unpack`` and ``by_either``.

    """
    unpacked = unpack(path, to)
    header = Header(unpacked.document)
    _, unlocked = by_either(header, means(header.home_id), typed)
    try:
        if not header.belongs(to.database):
            raise Unavailable(Trouble.BACKUP_DAMAGED)
        check(to.database, unlocked.data_key, unpacked.contents)
    finally:
        unlocked.wipe()
    return unpacked.contents


def check(database: Path, key: bytes, contents: Contents) -> None:
    """Open a database, read all of it, and count it.

    Raises:
        Unavailable: BACKUP_DAMAGED if it is not whole, or not what was said.

    """
    with _reading(database, key, Trouble.BACKUP_DAMAGED) as db:
        check_whole(db, Trouble.BACKUP_DAMAGED)
        told = (contents.revision, contents.saves, contents.cases, contents.log)
        if _counted(db) != told:
            raise Unavailable(Trouble.BACKUP_DAMAGED)


def _contents(copied: Path, key: bytes, home_id: str, now: datetime) -> Contents:
    with _reading(copied, key, Trouble.DAMAGED) as db:
        return Contents(home_id, now, __version__, *_counted(db))


def _counted(db: Any) -> tuple[str, int, int, str]:
    """Read how far a home had come: revision, saves, cases, access log."""

    def one(query: str) -> Any:
        return db.execute(query).fetchone()

    (revision,) = one("SELECT revision FROM schema")
    saves = counted_saves(lambda query: (one(query) or (None,))[0])
    (cases,) = one('SELECT count(*) FROM "case"')
    end = None
    if one("SELECT 1 FROM sqlite_schema WHERE name = 'access'"):  # since 0010
        end = one("SELECT number, chained FROM access ORDER BY number DESC LIMIT 1")
    anchor = Anchor(*(end or (0, BEGINNING)))
    return revision, saves, cases, anchor.text


@contextmanager
def _reading(path: Path, key: bytes, damaged: Trouble) -> Iterator[Any]:
    db = connect(path, key, readonly=True, unreadable=damaged)
    try:
        yield db
    except sqlcipher.Error:
        raise Unavailable(damaged) from None
    finally:
        db.close()


@contextmanager
def _room(files: HomeFiles) -> Iterator[Path]:
    """Give an empty folder beside the home; what a crash left there is taken away."""
    room = files.copying
    shutil.rmtree(room, ignore_errors=True)
    room.mkdir(mode=OWN)
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


@contextmanager
def _told_of_backups() -> Iterator[None]:
    """Say what the disk refuses in words that are about backups."""
    try:
        yield
    except OSError as error:
        refused = trouble_of(error)
    except Unavailable as error:
        refused = error
    else:
        return
    raise Unavailable(_TOLD.get(refused.trouble, refused.trouble)) from None


def _backup(path: Path) -> Backup:
    return Backup(str(path), path.stat().st_size, glance(path))


def _newest_first(backup: Backup) -> tuple[float, str]:
    made = backup.contents.made.timestamp() if backup.contents else 0.0
    return -made, backup.path
