"""The files of a home: where they lie, who holds them, how one is replaced whole."""

import errno
import glob
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from sipdesk.domain.errors import Trouble, Unavailable

_TROUBLES = {
    errno.ENOENT: Trouble.NO_SUCH_FILE,
    errno.ENOTDIR: Trouble.NO_SUCH_FILE,
    errno.ENAMETOOLONG: Trouble.NO_SUCH_FILE,
    errno.EEXIST: Trouble.ALREADY_THERE,
    errno.ENOSPC: Trouble.DISK_FULL,
    errno.EDQUOT: Trouble.DISK_FULL,
    errno.EFBIG: Trouble.DISK_FULL,
    errno.EACCES: Trouble.READ_ONLY,
    errno.EPERM: Trouble.READ_ONLY,
    errno.EROFS: Trouble.READ_ONLY,
}

_HELD = frozenset({32, 33})
"""What Windows says, over "permission denied", of a file that another program holds:
a virus scanner, a backup, a program that shows it."""

_NETWORK_FILESYSTEMS = frozenset(
    {
        "9p",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "davfs",
        "fuse.davfs2",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.sshfs",
        "glusterfs",
        "fuse.glusterfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb3",
        "smbfs",
        "vboxsf",
    }
)

_DRIVE_REMOTE = 4  # GetDriveTypeW
_ATTEMPTS = 20  # a virus scanner may hold a file for a moment
_DRAFT = ".part"  # the ending of a file that is not yet in its place
_PAUSE = 0.02  # seconds; longer for each attempt, four seconds in all


@dataclass(frozen=True, slots=True)
class HomeFiles:
    """The files of one home, named after its database ``NAME.sipdesk``."""

    database: Path

    @property
    def keys(self) -> Path:
        """The key header."""
        return self._beside("-keys")

    @property
    def keys_backup(self) -> Path:
        """The second copy of the key header."""
        return backup_of(self.keys)

    @property
    def lock(self) -> Path:
        """The file whose lock says that a program has the home open."""
        return self._beside("-lock")

    @property
    def attempts(self) -> Path:
        """What is remembered of attempts to open the home that failed."""
        return self._beside("-attempts")

    @property
    def copying(self) -> Path:
        """The folder in which a copy is made, or opened to see that it is whole."""
        return self._beside("-copying")

    @property
    def restoring(self) -> Path:
        """The folder in which a backup is laid out before it takes the home's place."""
        return self._beside("-restoring")

    def _beside(self, ending: str) -> Path:
        return self.database.with_name(self.database.name + ending)


def backup_of(path: Path) -> Path:
    """Name the second copy of a file."""
    return path.with_name(path.name + ".bak")


def trouble_of(error: OSError) -> Unavailable:
    """Tell a refusal of the operating system in the house's own words."""
    if getattr(error, "winerror", None) in _HELD:
        return Unavailable(Trouble.HELD)
    return Unavailable(_TROUBLES.get(error.errno or 0, Trouble.DISK))


# --- One program at a time --------------------------------------------------------


class HomeLock:
    """The hold on a home; let go by ``release``, by ``with``, or when the program dies.

    Any thread may let go.
    """

    def __init__(self, held: FileLock) -> None:
        self._held = held

    def release(self) -> None:
        """Let go; harmless when done twice."""
        self._held.release(force=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def lock(database: Path) -> HomeLock:
    """Take hold of a home, at once or not at all.

    Raises:
        Unavailable: IN_USE if a program has it open; otherwise what the disk refuses.

    """
    if not database.parent.is_dir():  # else it would be made
        raise Unavailable(Trouble.NO_SUCH_FILE)
    held = FileLock(HomeFiles(database).lock, timeout=0, thread_local=False)
    try:
        held.acquire()
    except Timeout:
        raise Unavailable(Trouble.IN_USE) from None
    except OSError as error:
        raise trouble_of(error) from None
    return HomeLock(held)


@contextmanager
def founding(database: Path) -> Generator[None]:
    """Take hold of a place where a home is to be laid; afterwards it is let go.

    No home may be there, nor a part of one. If none is laid, nothing is left.

    Raises:
        Unavailable: ALREADY_THERE; otherwise as ``lock``.

    """
    files = HomeFiles(database)
    _check_free(files)  # before a lock is laid beside what is another's
    with lock(database):
        try:
            _check_free(files)
            yield
        finally:
            if not database.exists():
                # While it is held: another's must not be taken away.
                with suppress(OSError):
                    files.lock.unlink()


def _check_free(files: HomeFiles) -> None:
    if any(f.exists() for f in (files.database, files.keys, files.keys_backup)):
        raise Unavailable(Trouble.ALREADY_THERE)


# --- Places where a database is safe ----------------------------------------------


def check_place(path: Path, environment: Mapping[str, str] = os.environ) -> None:
    """Refuse a place that other computers also write to.

    SQLite's write-ahead log corrupts a database on a share, and a synchronising
    folder copies its files one by one, at moments when they do not belong together.

    Raises:
        Unavailable: NETWORK_PATH.

    """
    # As written first: to resolve a share that does not answer takes a minute.
    if is_unc(path) or is_synchronised(path, environment):
        raise Unavailable(Trouble.NETWORK_PATH)
    real = path.resolve()
    if is_unc(real) or is_synchronised(real, environment) or _is_remote(real):
        raise Unavailable(Trouble.NETWORK_PATH)


def is_unc(path: Path) -> bool:
    r"""Whether a path names a server: ``\\server\share``, also as ``\\?\UNC\…``."""
    text = str(path).replace("/", "\\").upper()
    if text.startswith(("\\\\?\\", "\\\\.\\")):
        return text[4:].startswith("UNC\\")
    return text.startswith("\\\\")


def is_synchronised(path: Path, environment: Mapping[str, str]) -> bool:
    """Whether a path lies in a OneDrive folder, by its name or by the environment."""
    if any(part == "OneDrive" or part.startswith("OneDrive -") for part in path.parts):
        return True
    return any(
        folder and path.is_relative_to(folder)
        for name, folder in environment.items()
        if name.upper().startswith("ONEDRIVE")
    )


def is_on_network_mount(path: Path, mounts: str) -> bool:
    """Whether a path lies on a network file system, by the text of ``/proc/mounts``."""
    nearest, kind = -1, ""
    for line in mounts.splitlines():
        _, point, filesystem, *_ = line.split(" ")
        folder = Path(_unescaped(point))
        # The last of several mounts on one folder is the one that is seen.
        if path.is_relative_to(folder) and len(folder.parts) >= nearest:
            nearest, kind = len(folder.parts), filesystem
    return kind in _NETWORK_FILESYSTEMS


def _unescaped(point: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), point)


if sys.platform == "win32":

    def _is_remote(path: Path) -> bool:
        import ctypes  # noqa: PLC0415  (only Windows has this half of it)

        root = path.anchor
        return bool(ctypes.windll.kernel32.GetDriveTypeW(root) == _DRIVE_REMOTE)

else:

    def _is_remote(path: Path) -> bool:
        try:
            # File names are bytes; those that are no UTF-8 come through unharmed.
            mounts = Path("/proc/mounts").read_text("utf-8", "surrogateescape")
        except OSError:
            return False
        return is_on_network_mount(path, mounts)


# --- Replacing a file whole -------------------------------------------------------


def write_atomically(
    path: Path, data: bytes, prove: Callable[[Path], None] = lambda _: None
) -> None:
    """Replace a file, so that a crash leaves the old one or the new one, whole.

    ``prove`` is given the new file before it takes the old one's place, and refuses it
    by raising.

    Raises:
        Unavailable: what the disk refuses; the old file is as it was.

    """
    try:
        draft = _draft(path, data)
        try:
            prove(draft)
            put_in_place(draft, path)
        finally:
            draft.unlink(missing_ok=True)
        settle(path.parent)
    except OSError as error:
        raise trouble_of(error) from None


def sweep(path: Path) -> None:
    """Throw away the drafts of a file that a crash left; nobody else may write it."""
    for draft in path.parent.glob(f"{glob.escape(path.name)}.*{_DRAFT}"):
        with suppress(OSError):
            draft.unlink()


def _draft(path: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(_DRAFT, f"{path.name}.", path.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    return draft


def put_in_place(draft: Path, path: Path) -> None:
    """Give a finished file its name; a virus scanner may hold it for a moment.

    Raises:
        OSError: it cannot be done.

    """
    for attempt in range(1, _ATTEMPTS):
        with suppress(PermissionError):
            draft.replace(path)
            return
        time.sleep(_PAUSE * attempt)
    draft.replace(path)


def settle(folder: Path) -> None:
    """See to it that the new name is on disk too; Windows does so by itself."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
