"""Backups: made, looked at, rehearsed, and put back as a new file.

When the last one was made and the last rehearsal held is read from the access log,
which outlives every file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sipdesk.domain.access import Act, Finding
from sipdesk.domain.backup import Backup, Contents, Restored, is_due
from sipdesk.domain.errors import RuleBroken, Trouble, Unavailable
from sipdesk.domain.rights import Right, check, may
from sipdesk.domain.settings import BACKUP_EVERY_HOURS, BACKUP_FOLDER, BACKUP_KEEP
from sipdesk.usecases.anchors import anchors_of
from sipdesk.usecases.backup_ports import Restorer
from sipdesk.usecases.policy import check_home_folder
from sipdesk.usecases.ports import Ports


@dataclass(frozen=True, slots=True)
class BackUp:
    """Make a backup now. ``folder`` is empty for the home's own."""

    folder: str = ""


@dataclass(frozen=True, slots=True)
class RehearseRestore:
    """A backup, and a passphrase or recovery key that opens it."""

    path: Path
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PreviewBackup:
    """A backup, and to open it too, a passphrase or recovery key that does."""

    path: Path
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class RestoreBackup:
    """A backup, where its home is to lie, and a passphrase or recovery key."""

    path: Path
    to: Path
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class BackupStanding:
    """When a backup was last made and seen to be whole, and how it is with the rest.

    ``trouble`` is why the folder cannot be read, None when it can.
    """

    last_verified: datetime | None
    last_rehearsed: datetime | None
    is_late: bool
    folder: Path
    settings: Mapping[str, str | int]
    backups: tuple[Backup, ...] = ()
    trouble: Trouble | None = None


def back_up(order: BackUp, ports: Ports) -> Backup:
    """Make a backup, open it to see that it is whole, and take the oldest away.

    Raises:
        RuleBroken: ``right-missing``.
        Unavailable: as ``Backups.make``; those that were there are still there.

    """
    check(ports.user, Right.BACK_UP)
    settings = _settings(ports)
    folder = order.folder or str(settings[BACKUP_FOLDER.key])
    keep = int(settings[BACKUP_KEEP.key])
    made = ports.store.backups.make(folder, keep, ports.clock.now())
    with ports.store.work() as work:
        work.access.did(Act.BACKED_UP, detail=_counts(made.contents))
    return made


def back_up_if_due(_: None, ports: Ports) -> Backup | None:
    """Make a backup if the last one is older than the home has decided.

    Raises:
        RuleBroken: ``backup-late`` when it is, and whoever is here may make none.
        Unavailable: as ``back_up``.

    """
    if not _is_late(ports):
        return None
    if not may(ports.user, Right.BACK_UP):
        raise RuleBroken("backup-late")
    return back_up(BackUp(), ports)


def read_backups(_: None, ports: Ports) -> BackupStanding:
    """Tell how it stands with the backups, and list them."""
    settings = _settings(ports)
    chosen = str(settings[BACKUP_FOLDER.key])
    backups: tuple[Backup, ...] = ()
    trouble: Trouble | None = None
    try:
        backups = ports.store.backups.listed(chosen)
    except Unavailable as error:
        trouble = error.trouble
    return BackupStanding(
        _last(Act.BACKED_UP, ports),
        _last(Act.REHEARSED, ports),
        _is_late(ports),
        ports.store.backups.folder(chosen),
        settings,
        backups,
        trouble,
    )


def rehearse_restore(order: RehearseRestore, ports: Ports) -> Contents:
    """Restore a backup where it is gone afterwards, open it, and note that it was done.

    Raises:
        RuleBroken: ``right-missing``, ``too-many-attempts``.
        Unavailable: as ``Backups.rehearse``.

    """
    check(ports.user, Right.BACK_UP)
    contents = ports.store.backups.rehearse(order.path, order.passphrase)
    with ports.store.work() as work:
        work.access.did(Act.REHEARSED, detail=_counts(contents))
    return contents


def preview_backup(order: PreviewBackup, restorer: Restorer) -> Contents:
    """Tell what a backup holds, before it is put back.

    Raises:
        RuleBroken: ``too-many-attempts``.
        Unavailable: as ``Restorer.preview``.

    """
    return restorer.preview(order.path, order.passphrase)


def restore_backup(order: RestoreBackup, restorer: Restorer) -> Restored:
    """Put a home back as a new file; its access log says so.

    Raises:
        RuleBroken: ``too-many-attempts``.
        Unavailable: as ``Restorer.restore``; PLACE_DECIDED by a policy; nothing is
            left then.

    """
    check_home_folder(order.to, restorer.policies)
    return restorer.restore(order.path, order.to, order.passphrase)


def check_home(_: None, ports: Ports) -> tuple[Finding, ...]:
    """Read the whole file of an opened home; give what is wrong with its access log.

    Raises:
        Unavailable: DAMAGED, or what the disk refuses.

    """
    ports.store.check()
    anchors = anchors_of(ports)
    with ports.store.reading() as work:
        return work.access.findings(anchors.all)


def _counts(contents: Contents | None) -> str:
    return "" if contents is None else f"{contents.saves}:{contents.cases}"


def _settings(ports: Ports) -> Mapping[str, str | int]:
    with ports.store.reading() as work:
        return work.house.settings()


def _last(act: Act, ports: Ports) -> datetime | None:
    with ports.store.reading() as work:
        return work.access.last(act)


def _is_late(ports: Ports) -> bool:
    hours = int(_settings(ports)[BACKUP_EVERY_HOURS.key])
    return is_due(_last(Act.BACKED_UP, ports), ports.clock.now(), hours)
