"""What is done with the keys stands in the log first, or it is not done."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from sipdesk.domain.access import Act, Wanted
from sipdesk.domain.errors import Missing, Unavailable
from sipdesk.storage.database import Database
from sipdesk.storage.file_keys import FileKeys
from sipdesk.storage.files import HomeFiles
from sipdesk.usecases.access import ReadLog, export_log, read_log
from sipdesk.usecases.keys import (
    BringBack,
    ChangePassphrase,
    ChangeRights,
    RemovePerson,
    bring_back,
    change_passphrase,
    change_rights,
    read_people,
    remove_person,
    rotate_key,
)
from sipdesk.usecases.ports import Ports
from tests.home import PASSPHRASE
from tests.opened import Office, copied_office
from tests.usecases.locks import MANAGER, NEW, bo, recovery_key
from tests.usecases.refusals import refused

REFUSING = (
    "CREATE TABLE lacking (id INTEGER PRIMARY KEY)",
    "CREATE TABLE kept (id REFERENCES lacking (id) DEFERRABLE INITIALLY DEFERRED)",
    """CREATE TRIGGER refuses AFTER INSERT ON access
    BEGIN INSERT INTO kept VALUES (1); END""",
)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return copied_office(tmp_path)


def refuse_to_commit(ports: Ports) -> None:
    """Let every row of the log be written, and no transaction with one be kept."""
    store = ports.store
    assert isinstance(store, Database)
    with store._writer.begin() as db:
        for statement in REFUSING:
            db.execute(text(statement))


def commit_again(ports: Ports) -> None:
    store = ports.store
    assert isinstance(store, Database)
    with store._writer.begin() as db:
        db.execute(text("DROP TRIGGER refuses"))


def headers(office: Office) -> tuple[bytes, bytes]:
    files = HomeFiles(office.home)
    return files.keys.read_bytes(), files.keys_backup.read_bytes()


def told(ports: Ports) -> list[tuple[Act, str | None]]:
    acts = (Act.KEYS_CHANGED, Act.KEYS_UNCHANGED)
    with ports.store.reading() as work:
        rows = work.access.page(Wanted()).rows
    return [(row.act, row.detail) for row in reversed(rows) if row.act in acts]


@pytest.mark.parametrize(
    "deed",
    [
        lambda ports, _: recovery_key(ports),
        lambda ports, _: change_passphrase(
            ChangePassphrase(PASSPHRASE, NEW, NEW), ports
        ),
        lambda ports, _: bo(ports),
        lambda ports, bos: remove_person(RemovePerson(bos), ports),
        lambda ports, bos: change_rights(ChangeRights(bos, MANAGER), ports),
        lambda ports, _: rotate_key(None, ports),
    ],
    ids=["key", "passphrase", "add", "remove", "rights", "rotate"],
)
def test_a_deed_of_which_no_row_can_be_kept_is_not_done(
    office: Office, deed: Callable[[Ports, str], object]
) -> None:
    with office.ports() as ports:
        bos = bo(ports)
        before = headers(office)
        people = read_people(None, ports)
        refuse_to_commit(ports)
        with pytest.raises(IntegrityError):
            deed(ports, bos.id)
        commit_again(ports)
        assert headers(office) == before
        assert read_people(None, ports) == people

    with office.open():
        pass


def test_a_row_tells_of_what_the_keys_refused_after_all(office: Office) -> None:
    with office.ports() as ports:
        keys = ports.keys
        assert isinstance(keys, FileKeys)
        files = keys.files
        keys.files = replace(files, database=office.home.parent / "gone" / "x")
        with pytest.raises(Unavailable):
            recovery_key(ports)
        with pytest.raises(Unavailable):
            bo(ports)
        keys.files = files
        assert told(ports) == [
            (Act.KEYS_CHANGED, "recovery-key"),
            (Act.KEYS_UNCHANGED, "recovery-key"),
            (Act.KEYS_UNCHANGED, "person"),
        ]
        people = read_people(None, ports)
        assert len(people.users) == 1, "nobody is left without a way in"
        assert len(people.keys.slots) == 1


def test_the_log_tells_whom_a_change_was_about_and_what_was_done(
    office: Office,
) -> None:
    with office.ports() as ports:
        added = bo(ports)
        change_rights(ChangeRights(added.id, MANAGER), ports)
        remove_person(RemovePerson(added.id), ports)
        wanted = ReadLog(Wanted(act=Act.PERSON_CHANGED))
        rows = read_log(wanted, ports).rows
        assert [row.about for row in rows[:3]] == [added.name] * 3
        assert [row.access.detail for row in rows[:3]] == [
            f"{added.id} {deed}" for deed in ("left", "rights", "new")
        ]
        assert f"{added.name}: har slutat".encode() in export_log(wanted, ports)


def test_one_who_comes_back_is_the_one_they_were_and_the_log_tells(
    office: Office,
) -> None:
    with office.ports() as ports:
        added = bo(ports)
        order = BringBack(added.id, MANAGER, NEW, NEW)
        with pytest.raises(Missing):
            bring_back(order, ports)
        remove_person(RemovePerson(added.id), ports)
        with refused("passphrases-differ"):
            bring_back(replace(order, again="något annat"), ports)
        bring_back(order, ports)
        rights = ChangeRights(added.id, MANAGER, name="Bo Rätt", title="Chef")
        changed = change_rights(rights, ports)
        with refused("person-without-name"):
            change_rights(replace(rights, name=" "), ports)
        rows = read_log(ReadLog(Wanted(act=Act.PERSON_CHANGED)), ports).rows
        assert [row.access.detail for row in rows[:2]] == [
            f"{added.id} named",
            f"{added.id} back rights",
        ]
    with office.open(NEW) as opened:
        assert opened.user == changed
        assert (opened.user.id, opened.user.name) == (added.id, "Bo Rätt")


def test_one_whose_way_in_the_keys_refuse_has_not_come_back(office: Office) -> None:
    with office.ports() as ports:
        added = bo(ports)
        remove_person(RemovePerson(added.id), ports)
        keys = ports.keys
        assert isinstance(keys, FileKeys)
        files = keys.files
        keys.files = replace(files, database=office.home.parent / "gone" / "x")
        with pytest.raises(Unavailable):
            bring_back(BringBack(added.id, MANAGER, NEW, NEW), ports)
        keys.files = files
        users = {user.id: user for user in read_people(None, ports).users}
        assert users[added.id] == replace(added, left=users[added.id].left)
        assert users[added.id].left is not None
