"""What the use cases need in order to keep backups."""

from datetime import datetime
from pathlib import Path
from typing import Protocol

from sipdesk.domain.backup import Backup, Contents, Restored
from sipdesk.domain.policy import Policies


class Backups(Protocol):
    """The backups of an opened home. ``folder`` is empty for the one beside it."""

    def folder(self, chosen: str) -> Path:
        """Tell where backups lie when this folder is chosen."""
        ...

    def make(self, folder: str, keep: int | None, now: datetime) -> Backup:
        """Make one, open it to see that it is whole, and keep so many; None is all.

        Raises:
            Unavailable: NO_BACKUP_FOLDER, DISK_FULL, READ_ONLY, DISK, or DAMAGED when
                the home itself is. Those that were there are still there.

        """
        ...

    def listed(self, folder: str) -> tuple[Backup, ...]:
        """List this home's, newest first, and those that cannot be read.

        Raises:
            Unavailable: NO_BACKUP_FOLDER, or what the disk refuses.

        """
        ...

    def rehearse(self, path: Path, passphrase: str) -> Contents:
        """Restore one into a folder that is gone afterwards, and open it there.

        ``passphrase`` may be a recovery key; so in the ``Restorer``.

        Raises:
            RuleBroken: ``too-many-attempts``, counted with those to open the home.
            Unavailable: as ``Restorer.preview``; OTHER_HOME if it is another home's.

        """
        ...


class Restorer(Protocol):
    """What can be done with a backup without its home."""

    @property
    def policies(self) -> Policies:
        """What is decided on this computer."""
        ...

    def preview(self, backup: Path, passphrase: str = "") -> Contents:
        """Tell what a backup holds, unchanged since it was made.

        With a passphrase it is opened as well, and what it says is counted.

        Raises:
            RuleBroken: ``too-many-attempts`` by this user of the computer.
            Unavailable: NO_SUCH_BACKUP, NOT_A_BACKUP, BACKUP_DAMAGED, TOO_NEW,
                WRONG_PASSPHRASE, WRONG_RECOVERY_KEY, DEVICE_UNKNOWN, or what the disk
                refuses.

        """
        ...

    def restore(self, backup: Path, to: Path, passphrase: str) -> Restored:
        """Put a home back as a new file.

        Raises:
            RuleBroken: as ``preview``.
            Unavailable: as ``preview``; IN_USE, ALREADY_THERE, NETWORK_PATH,
                NO_SUCH_FOLDER, NO_ROOM_TO_RESTORE. Nothing is left.

        """
        ...
