"""What happens beside the opening itself: waits, costs, and what a crash has left."""

from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.domain.errors import RuleBroken, Trouble, Unavailable
from sipdesk.storage import recovery_key
from sipdesk.storage.files import HomeFiles
from sipdesk.storage.header import Header
from sipdesk.storage.keys import STANDARD, Cost
from sipdesk.storage.sequence import LastSeen
from sipdesk.storage.vault import FileVault
from tests.home import CHEAP, HOME, PASSPHRASE, USER
from tests.keyring import InMemory
from tests.opened import Office, copied_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return copied_office(tmp_path)


def fail(office: Office, times: int) -> None:
    for _ in range(times):
        with pytest.raises(Unavailable), office.open("fel"):
            pass


def cost_of(office: Office) -> Cost | None:
    [slot] = Header.load(HomeFiles(office.home).keys).header.slots
    return slot.cost


# --- Attempts -----------------------------------------------------------------------


def test_who_has_failed_five_times_waits_even_with_the_right_passphrase(
    office: Office,
) -> None:
    fail(office, 5)

    with pytest.raises(RuleBroken) as caught, office.open():
        pass
    assert (caught.value.code, caught.value.facts) == (
        "too-many-attempts",
        {"seconds": "2"},
    )
    office.wait(2)
    with office.open() as opened:
        assert len(opened.failed_attempts) == 5
    with office.open() as opened:
        assert opened.failed_attempts == ()


def test_the_attempts_are_told_with_their_times(office: Office) -> None:
    fail(office, 1)
    first = office.time
    office.wait(60)
    fail(office, 1)

    with office.open() as opened:
        assert opened.failed_attempts == (first, office.time)


def test_what_is_remembered_of_attempts_names_nobody(office: Office) -> None:
    fail(office, 3)

    kept = HomeFiles(office.home).attempts.read_text()

    assert "fel" not in kept
    for name in (USER.id, USER.name, HOME.name):
        assert name not in kept


# --- The cost of a guess ------------------------------------------------------------


def test_a_slot_that_is_cheaper_than_the_standard_is_made_dearer(
    office: Office,
) -> None:
    dearer = Cost(memory_kib=128, passes=1, lanes=2)
    assert cost_of(office) == CHEAP

    office.vault(dearer).open(office.home, PASSPHRASE).store.close()

    assert cost_of(office) == dearer
    with office.open():
        assert cost_of(office) == dearer


def test_what_was_dearer_in_one_way_stays_so(office: Office) -> None:
    for cost in (Cost(64, 3, 1), Cost(128, 2, 1)):
        office.vault(cost).open(office.home, PASSPHRASE).store.close()

    assert cost_of(office) == Cost(128, 3, 1)


def test_a_slot_that_is_made_dearer_stays_the_same_way_in(office: Office) -> None:
    with office.open() as opened:
        opened.keys.change_passphrase(USER.id, PASSPHRASE, PASSPHRASE, with_device=True)
        [before] = opened.keys.state().slots

    office.vault(Cost(128, 1, 1)).open(office.home, PASSPHRASE).store.close()

    with office.open() as opened:
        assert opened.keys.state().slots == (before,)
    assert cost_of(office) == Cost(128, 1, 1)
    assert len(office.keyring.kept) == 1


@pytest.mark.journey
def test_a_new_home_has_the_standard_cost(tmp_path: Path) -> None:
    path = tmp_path / "hem.sipdesk"
    opened = FileVault().create(path, HOME, USER, PASSPHRASE)
    seq = opened.keys.header.seq
    opened.store.close()
    assert cost_of(Office(path)) == STANDARD

    again = FileVault().open(path, PASSPHRASE)
    again.store.close()
    assert again.keys.header.seq == seq


# --- What a crash has left ----------------------------------------------------------


def test_drafts_of_a_crash_are_swept_away(office: Office) -> None:
    files = HomeFiles(office.home)
    drafts = [
        path.with_name(f"{path.name}.x1y2z3.part")
        for path in (files.keys, files.keys_backup, files.attempts)
    ]
    for draft in drafts:
        draft.write_bytes(b"half")
    other = office.home.with_name("annat.sipdesk-keys.x1y2z3.part")
    other.write_bytes(b"half")

    with office.open():
        pass

    assert not any(draft.exists() for draft in drafts)
    assert other.exists()


def test_a_copy_of_the_header_that_was_left_behind_is_made_anew(
    office: Office,
) -> None:
    files = HomeFiles(office.home)
    for path in (files.keys, files.keys_backup):
        whole = path.read_bytes()
        path.write_bytes(b"half")
        with office.open() as opened:
            assert opened.recovered == (path == files.keys)
        assert path.read_bytes() == whole
        with office.open() as opened:
            assert not opened.recovered


def test_a_change_that_cannot_be_saved_is_not_made(office: Office) -> None:
    with office.open() as opened:
        keys = opened.keys
        before = keys.state()
        keys.files = replace(keys.files, database=office.home.parent / "gone" / "x")
        with pytest.raises(Unavailable):
            keys.change_passphrase(USER.id, PASSPHRASE, "fem nya ord om skogen")
        assert keys.state() == before
        keys.files = HomeFiles(office.home)

    with office.open():
        pass


def test_asking_for_a_name_does_not_hide_that_saves_are_missing(
    office: Office,
) -> None:
    keyring = InMemory()
    vault = replace(office.vault(), last_seen=lambda home: LastSeen(home, keyring))
    opened = vault.open(office.home, PASSPHRASE)
    code = opened.keys.make_recovery_key()
    opened.store.close()
    LastSeen(HOME.id, keyring).write(7)

    vault.people(office.home, code)
    opened = vault.recover(office.home, code, USER.id, "fem nya ord om skogen")
    opened.store.close()

    assert opened.saves_missing


def test_a_home_that_refused_is_let_go(office: Office) -> None:
    for words in ("fel", ""):
        with pytest.raises(Unavailable), office.open(words):
            pass
    with pytest.raises(Unavailable) as caught:
        office.vault().people(office.home, recovery_key.new())
    assert caught.value.trouble is Trouble.WRONG_RECOVERY_KEY

    with office.open():
        pass


def test_a_close_that_the_disk_refuses_keeps_neither_the_key_nor_the_home(
    office: Office,
) -> None:
    whole = office.home.read_bytes()
    opened = office.vault().open(office.home, PASSPHRASE)
    opened.store.compact()  # all of it lies in the file then
    opened.store._engine.dispose()
    office.home.write_bytes(bytes(len(whole)))
    with pytest.raises(Unavailable):
        opened.store.close()
    with pytest.raises(RuntimeError, match="wiped"):
        _ = opened.keys.unlocked.data_key

    office.home.write_bytes(whole)
    with office.open():
        pass
