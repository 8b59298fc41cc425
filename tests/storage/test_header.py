import os
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from sipdesk.domain.errors import RuleBroken, Trouble, Unavailable
from sipdesk.storage import key_copies
from sipdesk.storage.connection import connect
from sipdesk.storage.files import write_atomically
from sipdesk.storage.header import Header
from sipdesk.storage.keys import Cost, derive
from tests.storage.sample_keys import (
    ANNA,
    BO,
    HOME,
    QUICK,
    WORDS,
    Home,
    load,
    make,
    refused,
    unlock,
)
from tests.storage.sample_notes import new_database


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return make(tmp_path)


# --- Opening ----------------------------------------------------------------------


def test_the_passphrase_opens_what_was_sealed(home: Home) -> None:
    opened = load(home.path).unlock_passphrase(WORDS, floor=QUICK)

    assert opened.unlocked.data_key == home.unlocked.data_key
    assert len(opened.unlocked.data_key) == 32
    assert (opened.slot.person_id, opened.slot.role) == (ANNA, "coordinator")


def test_a_wrong_passphrase_opens_nothing(home: Home) -> None:
    for words in ("", WORDS.upper(), f"{WORDS} "):
        trouble = refused(unlock, home.header, words)
        assert trouble is Trouble.WRONG_PASSPHRASE


def test_each_person_has_a_slot_of_their_own(home: Home) -> None:
    opened = load(home.path).unlock_passphrase(WORDS, floor=QUICK)
    header = load(home.path)
    slot_id = header.add_passphrase(
        opened.unlocked, "bos egna fyra ord", BO, "manager", cost=QUICK, floor=QUICK
    )
    header.save(home.path)

    found = load(home.path).unlock_passphrase("bos egna fyra ord", floor=QUICK)

    assert (found.slot.id, found.slot.person_id) == (slot_id, BO)
    assert found.unlocked.data_key == unlock(load(home.path)) == unlock(home.header)


def test_a_slot_of_the_standard_cost_opens_without_naming_a_floor() -> None:
    header, unlocked = Header.create(HOME)
    header.add_passphrase(unlocked, WORDS, ANNA, "coordinator")

    opened = header.unlock_passphrase(WORDS)

    assert opened.unlocked.data_key == unlocked.data_key


def test_a_slot_below_the_floor_is_neither_made_nor_opened(home: Home) -> None:
    trouble = refused(home.header.unlock_passphrase, WORDS)
    assert trouble is Trouble.KEYS_DAMAGED

    with pytest.raises(ValueError, match="out of bounds"):
        home.header.add_passphrase(home.unlocked, WORDS, BO, "manager", cost=QUICK)


@dataclass(frozen=True)
class Card:
    """A kind of secret that the program does not have yet."""

    number: bytes
    kind: str = "card"
    cost: Cost | None = None

    def stretch(self, salt: bytes, cost: Cost | None) -> bytes:
        assert cost is None
        return derive(self.number + salt, "card")


def test_a_new_kind_of_secret_needs_no_new_header(home: Home) -> None:
    home.header.add(home.unlocked, Card(b"1"), BO, "manager")
    home.header.save(home.path)
    header = load(home.path)

    opened = header.unlock(Card(b"1"))

    assert opened.slot.person_id == BO
    assert opened.unlocked.data_key == unlock(header)
    assert refused(header.unlock, Card(b"2")) is Trouble.WRONG_PASSPHRASE


def test_keys_that_are_wiped_are_gone(home: Home) -> None:
    unlocked = home.header.unlock_passphrase(WORDS, floor=QUICK).unlocked

    unlocked.wipe()
    unlocked.wipe()

    with pytest.raises(RuntimeError):
        _ = unlocked.data_key
    with pytest.raises(RuntimeError):
        home.header.add(unlocked, Card(b"1"), BO, "manager")
    assert [bytes(key) for key in unlocked._data_keys] == [bytes(32)]


def test_the_keys_of_another_home_change_nothing(home: Home) -> None:
    _, foreign = Header.create(HOME)
    before = home.header.seq

    with pytest.raises(ValueError, match="another home"):
        home.header.add(foreign, Card(b"1"), BO, "manager")

    assert home.header.seq == before


def test_there_is_an_end_to_the_slots(home: Home) -> None:
    for _ in range(63):
        home.header.add(home.unlocked, Card(b"1"), BO, "manager")

    with pytest.raises(RuleBroken, match="slots-full"):
        home.header.add(home.unlocked, Card(b"1"), BO, "manager")
    home.header.save(home.path)
    assert len(load(home.path).slots) == 64


def test_every_change_has_the_next_number(home: Home) -> None:
    before = home.header.seq

    home.header.add(home.unlocked, Card(b"1"), BO, "manager")

    assert home.header.seq == before + 1
    assert load(home.path).seq == before


def test_the_file_names_nobody_and_holds_no_key(home: Home) -> None:
    data = home.path.read_bytes()

    assert WORDS.encode() not in data
    for form in (bytes, b64encode, lambda key: key.hex().encode()):
        assert form(home.unlocked.data_key) not in data
    assert set(home.raw["slots"][0]) == {
        *("id", "kind", "person_id", "role", "created"),
        *("salt", "cost", "public", "private", "data_key"),
    }


# --- Two copies -------------------------------------------------------------------


def test_no_header_at_all_is_told(tmp_path: Path) -> None:
    trouble = refused(Header.load, tmp_path / "x.sipdesk-keys")

    assert trouble is Trouble.KEYS_MISSING


def test_a_header_nobody_could_open_is_not_saved(tmp_path: Path) -> None:
    header, _ = Header.create(HOME)

    with pytest.raises(ValueError, match="nobody"):
        header.save(tmp_path / "x.sipdesk-keys")

    assert list(tmp_path.iterdir()) == []


def test_both_copies_hold_the_newest(home: Home) -> None:
    home.header.add(home.unlocked, Card(b"1"), BO, "manager")
    home.header.save(home.path)

    assert home.path.read_bytes() == home.backup.read_bytes()
    assert not Header.load(home.path).recovered


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(os.urandom(900)),
        lambda path: path.write_bytes(
            path.read_bytes().replace(b'"version":2', b'"version":9')
        ),
    ],
    ids=["missing", "empty", "cut short", "garbage", "as if newer"],
)
def test_the_second_copy_is_used_and_that_is_said(
    home: Home, harm: Callable[[Path], object]
) -> None:
    harm(home.path)

    header, recovered = Header.load(home.path)

    assert recovered
    assert unlock(header) == home.unlocked.data_key
    header.save(home.path)
    assert not Header.load(home.path).recovered


def test_a_second_copy_of_another_signer_is_never_taken_for_newer(home: Home) -> None:
    foreign, stranger = Header.create(HOME)
    foreign.add(stranger, Card(b"1"), BO, "manager")
    for _ in range(9):
        foreign.put_role(stranger, BO, "manager")
    foreign.save(home.path.with_name("foreign"))
    home.backup.write_bytes(home.path.with_name("foreign").read_bytes())

    assert load(home.path).seq == home.header.seq
    assert unlock(load(home.path)) == home.unlocked.data_key


def test_what_the_disk_refuses_leaves_both_copies_as_they_were(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = home.path.read_bytes()

    def full(path: Path, data: bytes, *_: object) -> None:
        if path == home.path:
            raise Unavailable(Trouble.DISK_FULL)
        write_atomically(path, data)

    monkeypatch.setattr(key_copies, "write_atomically", full)
    home.header.add(home.unlocked, Card(b"1"), BO, "manager")

    assert refused(home.header.save, home.path) is Trouble.DISK_FULL
    assert home.path.read_bytes() == home.backup.read_bytes() == before


def test_two_copies_of_no_use_are_told(home: Home) -> None:
    home.backup.write_bytes(b"x")
    home.path.write_bytes(b"x")
    assert refused(Header.load, home.path) is Trouble.KEYS_DAMAGED

    home.backup.unlink()
    assert refused(Header.load, home.path) is Trouble.KEYS_DAMAGED

    home.backup.write_bytes(b"x")
    home.path.unlink()
    assert refused(Header.load, home.path) is Trouble.KEYS_DAMAGED


SAVING = """
import sys
from pathlib import Path
from sipdesk.storage.header import Header
from sipdesk.storage.keys import Cost
quick = Cost(8, 1, 1)
path = Path(sys.argv[1])
header = Header.load(path).header
unlocked = header.unlock_passphrase(sys.argv[2], floor=quick).unlocked
print("saving", flush=True)
while True:
    header._change(unlocked, header._document)
    header.save(path)
"""


@pytest.mark.journey
def test_a_program_killed_while_it_saves_leaves_a_header(home: Home) -> None:
    highest = home.header.seq
    for number in range(8):
        with subprocess.Popen(
            [sys.executable, "-c", SAVING, str(home.path), WORDS],
            stdout=subprocess.PIPE,
            text=True,
        ) as saving:
            assert saving.stdout is not None
            assert saving.stdout.readline() == "saving\n"
            time.sleep(0.007 * number)
            saving.kill()
        header = load(home.path)
        assert unlock(header) == home.unlocked.data_key
        assert header.seq >= highest
        highest = header.seq

    assert highest > home.header.seq


# --- The database it belongs to ---------------------------------------------------


def test_a_database_is_told_from_another(home: Home, tmp_path: Path) -> None:
    own = new_database(tmp_path / "own.sipdesk", home.unlocked.data_key)
    other = new_database(tmp_path / "other.sipdesk", home.unlocked.data_key)
    assert home.header.belongs(other)  # nothing is known yet

    home.header.pin_salt(home.unlocked, own)
    home.header.save(home.path)
    header = load(home.path)

    assert header.belongs(own)
    assert not header.belongs(other)
    assert unlock(header) == home.unlocked.data_key


def test_a_database_belongs_after_it_was_written_to(home: Home, tmp_path: Path) -> None:
    path = new_database(tmp_path / "own.sipdesk", home.unlocked.data_key)
    home.header.pin_salt(home.unlocked, path)
    db = connect(path, home.unlocked.data_key)
    db.execute("CREATE TABLE x AS SELECT 1")
    db.execute("VACUUM")
    db.close()

    assert home.header.belongs(path)


def test_a_missing_database_is_told(home: Home, tmp_path: Path) -> None:
    missing = tmp_path / "missing.sipdesk"

    trouble = refused(home.header.pin_salt, home.unlocked, missing)

    assert trouble is Trouble.NO_SUCH_FILE
