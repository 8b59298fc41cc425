"""A backup is whole, in cipher, and tells when it is not."""

import resource
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from sipdesk.domain.backup import Backup, is_due
from sipdesk.domain.errors import Trouble
from sipdesk.domain.home import Home
from sipdesk.storage.attempts import Attempts
from sipdesk.storage.backup import HomeBackups
from sipdesk.storage.database import Database
from sipdesk.storage.device import Devices
from sipdesk.storage.file_keys import FileKeys
from sipdesk.storage.files import HomeFiles
from sipdesk.storage.header import Header
from sipdesk.storage.unlocking import Means
from sipdesk.usecases.case import OpenCase, open_case
from sipdesk.usecases.ports import Ports
from tests.backups import looked_at, tried
from tests.faults.damaged import damage, damaged_backups
from tests.faults.killed_backup import killed_backups
from tests.home import CHEAP, HOME, PASSPHRASE, USER, open_ports, vault
from tests.keyring import InMemory
from tests.storage.sample_notes import refused

NOW = datetime(2026, 11, 22, 20, 30, 15, tzinfo=UTC)
CANARY = "Kanariefågel"
SPELLINGS = (CANARY.encode(), CANARY.encode("utf-16-le"), b"CREATE TABLE")


@pytest.fixture
def ports(tmp_path: Path) -> Iterator[Ports]:
    """Open a home with one case, named after the canary."""
    opened = open_ports(tmp_path / "home")
    open_case(OpenCase(CANARY, "Påhitt"), opened)
    yield opened
    opened.store.close()


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """Give a folder that is another disk."""
    folder = tmp_path / "disk"
    folder.mkdir()
    return folder


def make(ports: Ports, folder: Path, at: datetime = NOW, keep: int = 14) -> Backup:
    return ports.store.backups.make(str(folder), keep, at)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def backups(folder: Path, ports: Ports) -> list[str]:
    found = ports.store.backups.listed(str(folder))
    return [Path(backup.path).name for backup in found]


def copying(folder: Path, then: Callable[[], object]) -> HomeBackups:
    """Give the backups of a closed home, with something that happens meanwhile."""
    files = HomeFiles(folder / "hem.sipdesk")
    header = Header.load(files.keys).header
    unlocked = header.unlock_passphrase(PASSPHRASE, CHEAP).unlocked

    @contextmanager
    def copied(path: Path) -> Iterator[None]:
        shutil.copyfile(files.database, path)
        then()
        yield

    return HomeBackups(files, unlocked, copied, means(files))


def means(files: HomeFiles) -> Means:
    attempts = Attempts(files.attempts, lambda: NOW)
    return Means(CHEAP, CHEAP, Devices(HOME.id, InMemory()), attempts)


# --- What it is -------------------------------------------------------------------


def test_a_backup_says_what_it_holds_and_is_opened_by_the_passphrase(
    ports: Ports, disk: Path
) -> None:
    made = make(ports, disk)
    assert names(disk) == {"hem-2026-11-22-2130.sipdesk-backup"}
    contents = tried(Path(made.path), PASSPHRASE)
    assert made.contents == contents
    assert (contents.home, contents.made) == (HOME.id, NOW)
    assert (contents.saves, contents.cases) == (1, 1)
    with ports.store.reading() as work:
        assert contents.log == work.access.anchor().text
    assert refused(lambda: tried(Path(made.path), "en annan")) is (
        Trouble.WRONG_PASSPHRASE
    )


def test_without_a_folder_it_lies_beside_the_home(ports: Ports, tmp_path: Path) -> None:
    made = ports.store.backups.make("", 14, NOW)
    assert Path(made.path).parent == tmp_path / "home" / "säkerhetskopior"
    assert ports.store.backups.listed("") == (made,)


def test_no_name_stands_in_any_byte_or_in_the_name_of_any_file(
    ports: Ports, disk: Path, tmp_path: Path
) -> None:
    make(ports, disk)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) > 3
    for path in files:
        data = path.read_bytes() + str(path).encode()
        assert not any(spelling in data for spelling in SPELLINGS)


def test_what_is_saved_while_it_is_made_is_not_half_in_it(
    ports: Ports, disk: Path
) -> None:
    with ports.store.reading() as reading:
        assert reading.house.home() == HOME
        first = make(ports, disk)
    open_case(OpenCase("Sen", "Påhitt"), ports)
    later = make(ports, disk, NOW + timedelta(hours=1))
    assert first.contents is not None
    assert later.contents is not None
    assert (first.contents.cases, later.contents.cases) == (1, 2)
    assert looked_at(Path(first.path)) == first.contents


def test_a_key_that_is_changed_meanwhile_waits_until_the_copy_has_its_own(
    ports: Ports, disk: Path, tmp_path: Path
) -> None:
    store, keys = ports.store, ports.keys
    assert isinstance(store, Database)
    assert isinstance(keys, FileKeys)
    before = keys.unlocked.data_key
    rotation = Thread(target=keys.rotate)

    @contextmanager
    def copied(path: Path) -> Iterator[None]:
        with store.copied_into(path):
            rotation.start()
            rotation.join(0.3)
            yield

    files = HomeFiles(tmp_path / "home" / "hem.sipdesk")
    backups = HomeBackups(files, keys.unlocked, copied, means(files))
    made = backups.make(str(disk), 14, NOW)
    rotation.join()
    assert keys.unlocked.data_key != before
    assert tried(Path(made.path), PASSPHRASE) == made.contents
    later = make(ports, disk, NOW + timedelta(days=1))
    assert tried(Path(later.path), PASSPHRASE) == later.contents


def test_nothing_is_left_beside_the_home(
    ports: Ports, disk: Path, tmp_path: Path
) -> None:
    before = names(tmp_path / "home")
    (tmp_path / "home" / "hem.sipdesk-copying").mkdir()  # as after a crash
    (tmp_path / "home" / "hem.sipdesk-copying" / "copied").write_bytes(b"half")
    (disk / f"{HOME.id}.sipdesk-backup.part").write_bytes(b"half")
    make(ports, disk)
    assert names(tmp_path / "home") == before
    assert len(names(disk)) == 1


def test_two_in_the_same_minute_are_two(ports: Ports, disk: Path) -> None:
    make(ports, disk)
    make(ports, disk, NOW + timedelta(seconds=1))
    assert names(disk) == {
        "hem-2026-11-22-2130.sipdesk-backup",
        "hem-2026-11-22-213016.sipdesk-backup",
    }


# --- Rotation ---------------------------------------------------------------------


def test_the_oldest_are_taken_away_when_there_are_enough(
    ports: Ports, disk: Path
) -> None:
    for day in range(5):
        make(ports, disk, NOW + timedelta(days=day), keep=3)
    assert backups(disk, ports) == [
        f"hem-2026-11-{day}-2130.sipdesk-backup" for day in (26, 25, 24)
    ]


def test_a_clock_that_is_put_back_takes_no_new_backup_away(
    ports: Ports, disk: Path
) -> None:
    for days in (0, 1, 2, -300, -299):
        made = make(ports, disk, NOW + timedelta(days=days), keep=2)
        assert Path(made.path).is_file()
    assert len(backups(disk, ports)) == 2


def test_neither_another_homes_nor_a_damaged_one_is_taken_away(
    ports: Ports, disk: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    file = tmp_path / "other" / "hem.sipdesk"
    other = vault().create(file, Home("home-2", "Andra hemmet"), USER, PASSPHRASE)
    theirs = other.store.backups.make(str(disk), 2, NOW - timedelta(days=9))
    other.store.close()
    broken = disk / "hem-2026-01-01-0000.sipdesk-backup"
    broken.write_bytes(b"PK\3\4")
    for day in range(3):
        make(ports, disk, NOW + timedelta(days=day), keep=2)
    assert {Path(theirs.path).name, broken.name} < names(disk)
    assert len(names(disk)) == 4
    assert Path(theirs.path).name not in backups(disk, ports)
    assert backups(disk, ports)[-1] == broken.name
    assert refused(
        lambda: ports.store.backups.rehearse(Path(theirs.path), PASSPHRASE)
    ) is (Trouble.OTHER_HOME)


# --- What the world refuses -------------------------------------------------------


def test_a_folder_that_is_not_there_is_told_and_not_made(
    ports: Ports, disk: Path
) -> None:
    gone = disk / "utdelning"
    assert refused(lambda: make(ports, gone)) is Trouble.NO_BACKUP_FOLDER
    assert refused(lambda: ports.store.backups.listed(str(gone))) is (
        Trouble.NO_BACKUP_FOLDER
    )
    assert not gone.exists()
    relative = Path("någonstans")
    assert refused(lambda: make(ports, relative)) is Trouble.NO_BACKUP_FOLDER


@contextmanager
def files_at_most(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize(
    ("share", "trouble"),
    [
        (0.3, Trouble.BACKUP_NOT_WRITTEN),  # beside the home, by the database itself
        (0.999, Trouble.NO_ROOM_FOR_BACKUP),  # on the other disk
    ],
)
def test_a_disk_that_is_full_leaves_the_last_backup_and_nothing_half_done(
    ports: Ports, disk: Path, share: float, trouble: Trouble
) -> None:
    good = make(ports, disk)
    whole = Path(good.path).stat().st_size
    with files_at_most(int(whole * share)):
        found = refused(lambda: make(ports, disk, NOW + timedelta(days=1)))
    assert found is trouble
    assert names(disk) == {Path(good.path).name}
    assert looked_at(Path(good.path)) == good.contents


def test_a_share_that_goes_away_in_mid_write_is_told(
    ports: Ports, disk: Path, tmp_path: Path
) -> None:
    ports.store.close()
    share = tmp_path / "share"
    share.mkdir()
    backups = copying(tmp_path / "home", lambda: shutil.move(share, disk / "away"))
    assert refused(lambda: backups.make(str(share), 14, NOW)) is (
        Trouble.NO_BACKUP_FOLDER
    )
    assert not share.exists()
    assert names(disk / "away") == set()
    assert "hem.sipdesk-copying" not in names(tmp_path / "home")


def test_a_folder_that_cannot_be_written_to_is_told(ports: Ports) -> None:
    nobodys = Path("/sys")  # not even an administrator writes there
    assert refused(lambda: make(ports, nobodys)) is Trouble.READ_ONLY


def test_what_does_not_stand_on_the_disk_as_written_gets_no_name(
    ports: Ports, disk: Path, tmp_path: Path
) -> None:
    ports.store.close()
    database = tmp_path / "home" / "hem.sipdesk"

    def spoil() -> None:
        copied = tmp_path / "home" / "hem.sipdesk-copying" / "copied"
        damage(copied, copied.stat().st_size // 2)

    backups = copying(database.parent, spoil)
    found = refused(lambda: backups.make(str(disk), 14, NOW))
    # Met at the count of cases, it may as well be the home itself.
    assert found in {Trouble.BACKUP_NOT_WRITTEN, Trouble.DAMAGED}
    assert names(disk) == set()


# --- Files that are no backups ----------------------------------------------------


def test_what_never_was_a_backup_is_told_from_what_is_damaged(disk: Path) -> None:
    nothing = disk / "brev.pdf"
    nothing.write_bytes(b"%PDF-1.7")
    assert refused(lambda: looked_at(nothing)) is Trouble.NOT_A_BACKUP
    assert refused(lambda: looked_at(disk)) is Trouble.NOT_A_BACKUP
    assert refused(lambda: looked_at(disk / "borta")) is Trouble.NO_SUCH_BACKUP
    empty = disk / "hem.sipdesk-backup"
    empty.write_bytes(b"")
    assert refused(lambda: looked_at(empty)) is Trouble.BACKUP_DAMAGED


def test_a_backup_of_a_later_version_is_told(ports: Ports, disk: Path) -> None:
    good = Path(make(ports, disk).path)
    later = disk / "later.sipdesk-backup"
    with ZipFile(good) as source, ZipFile(later, "w") as to:
        to.comment = source.comment
        for name in source.namelist():
            is_manifest = name == "manifest.json"
            to.writestr(name, '{"version":2}' if is_manifest else source.read(name))
    assert refused(lambda: looked_at(later)) is Trouble.TOO_NEW


def test_a_zip_that_unfolds_to_more_than_it_is_is_refused(
    ports: Ports, disk: Path
) -> None:
    good = Path(make(ports, disk).path)
    bomb = disk / "bomb.sipdesk-backup"
    with ZipFile(good) as source, ZipFile(bomb, "w", ZIP_DEFLATED) as to:
        to.comment = source.comment
        for name in source.namelist():
            to.writestr(name, source.read(name))
    assert refused(lambda: looked_at(bomb)) is Trouble.BACKUP_DAMAGED


def test_one_who_signs_a_backup_with_a_key_of_their_own_cannot_pass_it_off(
    ports: Ports, disk: Path, tmp_path: Path
) -> None:
    make(ports, disk)
    (tmp_path / "forged").mkdir()
    forged = vault().create(
        tmp_path / "forged" / "hem.sipdesk", HOME, USER, "en helt annan lösenfras"
    )
    theirs = forged.store.backups.make(str(disk), 14, NOW + timedelta(days=1))
    forged.store.close()
    assert refused(lambda: tried(Path(theirs.path), PASSPHRASE)) is (
        Trouble.WRONG_PASSPHRASE
    )


def test_a_backup_of_which_anything_has_changed_is_never_taken_for_whole() -> None:
    outcome = damaged_backups(60)
    assert (outcome.tried, outcome.failed) == (60, 0)


@pytest.mark.journey
def test_a_program_that_is_killed_leaves_every_finished_backup_whole() -> None:
    outcome = killed_backups(3)
    assert (outcome.tried, outcome.failed) == (3, 0)


# --- When the next is due ---------------------------------------------------------


@pytest.mark.parametrize(
    ("hours", "due"), [(0, False), (23, False), (24, True), (-1, True)]
)
def test_a_backup_is_due_after_so_many_hours_or_when_it_is_from_the_future(
    hours: int,
    due: bool,  # noqa: FBT001  (a case of the table)
) -> None:
    assert is_due(NOW, NOW + timedelta(hours=hours), 24) is due
    assert is_due(None, NOW, 24)
