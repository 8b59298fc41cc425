"""A key header of before, put back beside a home of today, is found out."""

from pathlib import Path

import pytest
from sqlalchemy import delete

from sipdesk.domain.access import Act, Wanted
from sipdesk.domain.errors import Trouble
from sipdesk.domain.user import User
from sipdesk.storage import tables
from sipdesk.storage.database import Database
from sipdesk.storage.files import HomeFiles
from sipdesk.usecases.keys import (
    RemovePerson,
    list_slots,
    remove_person,
    rotate_key,
)
from sipdesk.usecases.ports import Ports
from tests.home import USER
from tests.opened import Office, copied_office
from tests.usecases.locks import BOS, bo, shut


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return copied_office(tmp_path)


def removed(office: Office) -> tuple[User, bytes]:
    """Let somebody in and take them out again; give the header of between."""
    with office.ports() as ports:
        bos = bo(ports)
    before = HomeFiles(office.home).keys.read_bytes()
    with office.ports() as ports:
        remove_person(RemovePerson(bos.id), ports)
    return bos, before


def put_back(office: Office, header: bytes) -> None:
    files = HomeFiles(office.home)
    files.keys.write_bytes(header)
    files.keys_backup.write_bytes(header)


def acts(ports: Ports) -> list[tuple[Act, str | None]]:
    with ports.store.reading() as work:
        rows = work.access.page(Wanted()).rows
    told = (Act.KEYS_OLDER, Act.KEYS_CHANGED, Act.UNLOCK_FAILED)
    return [(row.act, row.detail) for row in reversed(rows) if row.act in told]


def test_who_was_taken_out_opens_nothing_with_the_header_of_before(
    office: Office,
) -> None:
    _, before = removed(office)
    put_back(office, before)
    assert shut(office, BOS) is Trouble.NOT_LET_IN


def test_that_it_was_put_back_is_told_and_the_key_is_still_to_be_changed(
    office: Office,
) -> None:
    bos, before = removed(office)
    put_back(office, before)
    shut(office, BOS)
    with office.open() as opened:
        assert opened.keys_older
    with office.open() as opened:
        assert not opened.keys_older, "it is the latest again"
    with office.ports() as ports:
        keys = list_slots(None, ports)
        assert keys.rotation_due
        assert bos.id not in {slot.person for slot in keys.slots}
        assert acts(ports) == [
            (Act.UNLOCK_FAILED, ""),
            (Act.KEYS_OLDER, "1"),
            (Act.KEYS_CHANGED, "orphan"),
        ]
        assert not rotate_key(None, ports).rotation_due
    with office.open() as opened:
        assert not opened.keys_older


def test_a_header_that_never_left_is_never_taken_for_an_older_one(
    office: Office,
) -> None:
    with office.ports() as ports:
        rotate_key(None, ports)
    removed(office)
    with office.open() as opened:
        assert not opened.keys_older


def test_a_way_in_for_somebody_who_was_never_kept_is_taken_away(
    office: Office,
) -> None:
    with office.ports() as ports:
        bos = bo(ports)
        store = ports.store
        assert isinstance(store, Database)
        with store._writer.begin() as db:
            db.execute(delete(tables.user).where(tables.user.c.id == bos.id))

    assert shut(office, BOS) is Trouble.NOT_LET_IN
    with office.ports() as ports:
        keys = list_slots(None, ports)
        assert [slot.person for slot in keys.slots] == [USER.id]
        assert keys.rotation_due
        assert (Act.KEYS_CHANGED, "orphan") in acts(ports)
    assert shut(office, BOS) is Trouble.WRONG_PASSPHRASE
