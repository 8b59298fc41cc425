import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.storage.connection import connect
from sipdesk.storage.files import HomeFiles
from sipdesk.storage.header import Header
from sipdesk.storage.rotation import rekey, settle
from sipdesk.usecases.case import OpenCase, open_case
from tests.home import CHEAP, PASSPHRASE
from tests.opened import Office, copied_office

NEW = os.urandom(32)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return copied_office(tmp_path)


def begun(office: Office) -> bytes:
    """Save the header with both keys, as a rotation does first; give the old one."""
    files = HomeFiles(office.home)
    header = Header.load(files.keys).header
    unlocked = header.unlock_passphrase(PASSPHRASE, floor=CHEAP).unlocked
    old = unlocked.data_key
    header.put_data_keys(unlocked, (old, NEW), rotation_due=True)
    header.save(files.keys)
    return old


def opens(home: Path, key: bytes) -> bool:
    try:
        connect(home, key).close()
    except Unavailable:
        return False
    return True


def test_the_old_key_opens_nothing_any_more(office: Office) -> None:
    with office.open() as opened:
        old = opened.keys.unlocked.data_key
        opened.keys.rotate()
        new = opened.keys.unlocked.data_key

    assert not opens(office.home, old)
    assert opens(office.home, new)
    with office.open() as opened:
        assert opened.keys.unlocked.data_keys == (new,)


def test_no_byte_of_the_old_key_is_left(office: Office) -> None:
    with office.open() as opened:
        old = opened.keys.unlocked.data_key
        opened.keys.rotate()

    for file in office.home.parent.iterdir():
        content = file.read_bytes()
        assert old not in content
        assert old.hex().encode() not in content.lower()


def test_a_rotation_that_had_not_come_to_the_database_is_taken_back(
    office: Office,
) -> None:
    old = begun(office)

    with office.open() as opened:
        assert opened.keys.unlocked.data_keys == (old,)
        assert opened.keys.state().rotation_due
    assert Header.load(HomeFiles(office.home).keys).header.document.data_keys == 1


def test_a_rotation_that_had_come_to_the_database_is_finished(office: Office) -> None:
    rekey(office.home, begun(office), NEW)

    with office.open() as opened:
        assert opened.keys.unlocked.data_keys == (NEW,)
        assert not opened.keys.state().rotation_due
    assert Header.load(HomeFiles(office.home).keys).header.document.data_keys == 1


def test_a_header_of_before_that_is_put_back_locks_nobody_out(office: Office) -> None:
    files = HomeFiles(office.home)
    before = files.keys.read_bytes()
    with office.open() as opened:
        opened.keys.rotate()
    now = files.keys.read_bytes()

    files.keys.write_bytes(before)
    with office.open() as opened:
        assert not opened.recovered
    assert files.keys.read_bytes() == now

    files.keys_backup.write_bytes(before)
    with office.open():
        pass
    assert files.keys_backup.read_bytes() == now


@pytest.mark.journey
def test_a_header_that_does_not_open_the_database_replaces_no_copy(
    office: Office,
) -> None:
    files = HomeFiles(office.home)
    before = files.keys.read_bytes()
    with office.open() as opened:
        opened.keys.rotate()
    files.keys.write_bytes(before)
    files.keys_backup.write_bytes(before + b" ")

    with pytest.raises(Unavailable), office.open():
        pass

    assert files.keys_backup.read_bytes() == before + b" "


def test_a_recovery_key_sets_a_broken_rotation_right_too(office: Office) -> None:
    with office.open() as opened:
        code = opened.keys.make_recovery_key()
    rekey(office.home, begun(office), NEW)

    assert len(office.vault().people(office.home, code)) == 1

    assert Header.load(HomeFiles(office.home).keys).header.document.data_keys == 1


def test_both_keys_are_kept_while_neither_opens_the_database(office: Office) -> None:
    begun(office)
    whole = office.home.read_bytes()
    office.home.write_bytes(whole[:100] + bytes([whole[100] ^ 1]) + whole[101:])

    with pytest.raises(Unavailable) as caught, office.open():
        pass
    assert caught.value.trouble is Trouble.DAMAGED
    assert Header.load(HomeFiles(office.home).keys).header.document.data_keys == 2

    office.home.write_bytes(whole)
    with office.open():
        pass


def test_no_key_is_dropped_before_every_page_has_been_read(office: Office) -> None:
    rekey(office.home, begun(office), NEW)
    whole = office.home.read_bytes()
    late = len(whole) - 2000
    office.home.write_bytes(whole[:late] + bytes([whole[late] ^ 1]) + whole[late + 1 :])
    header = Header.load(HomeFiles(office.home).keys).header
    unlocked = header.unlock_passphrase(PASSPHRASE, floor=CHEAP).unlocked

    with pytest.raises(Unavailable):
        settle(header, unlocked, office.home)

    assert len(unlocked.data_keys) == 2


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    """Let the disk refuse as when it is full, for this program alone."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("size", [64 * 1024, 300 * 1024, 600 * 1024])
def test_a_disk_that_is_full_changes_nothing_and_work_goes_on(
    office: Office, size: int
) -> None:
    with office.ports() as ports:
        keys = ports.keys
        assert keys is not None
        with no_file_longer_than(size), pytest.raises(Unavailable):
            keys.rotate()
        assert keys.state().rotation_due
        case = open_case(OpenCase("Alva", "Påhitt"), ports).case

    with office.ports() as ports:
        with ports.store.reading() as work:
            assert work.cases.get(case.id) == case
        assert ports.keys is not None
        ports.keys.rotate()
        assert not ports.keys.state().rotation_due


def test_a_disk_without_room_for_all_of_it_stops_it_before_it_begins(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = office.home.stat().st_size
    usage = shutil.disk_usage(office.home)._replace(free=size)
    with office.open() as opened:
        before = opened.keys.header.seq
        monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
        with pytest.raises(Unavailable) as caught:
            opened.keys.rotate()
        assert caught.value.trouble is Trouble.DISK_FULL
        assert opened.keys.header.seq == before
        monkeypatch.undo()
        opened.keys.rotate()
        assert opened.keys.header.seq > before


def test_a_header_that_cannot_be_saved_stops_it_before_it_begins(
    office: Office,
) -> None:
    with office.open() as opened:
        old = opened.keys.unlocked.data_key
        with no_file_longer_than(64), pytest.raises(Unavailable):
            opened.keys.rotate()
        assert opened.keys.unlocked.data_keys == (old,)
        assert not opened.keys.state().rotation_due

    with closing(connect(office.home, old)):
        pass
