import multiprocessing
import os
import secrets
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2 as sqlcipher

from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.storage.connection import (
    checkpoint,
    connect,
    engine,
    refuse_old,
    translate,
    translated,
    writer,
)
from tests.storage.sample_notes import (
    KEY,
    MARKER,
    NOTE,
    PERSON,
    notes,
    path,
    refused,
    store,
)

__all__ = ["path", "store"]


# --- Opening ----------------------------------------------------------------------


def test_a_new_database_is_its_makers_alone(path: Path) -> None:
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == stat.S_IRUSR | stat.S_IWUSR
    assert path.stat().st_size >= 4096


def test_a_new_database_never_takes_the_place_of_a_file(path: Path) -> None:
    before = path.read_bytes()

    trouble = refused(lambda: connect(path, KEY, create=True))

    assert trouble is Trouble.ALREADY_THERE
    assert path.read_bytes() == before


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    missing = tmp_path / "home.sipdesk"

    assert refused(lambda: connect(missing, KEY)) is Trouble.NO_SUCH_FILE
    assert not missing.exists()


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere" / "home.sipdesk"

    trouble = refused(lambda: connect(missing, KEY, create=True))

    assert trouble is Trouble.NO_SUCH_FILE


def test_a_folder_is_not_our_file(tmp_path: Path) -> None:
    assert refused(lambda: connect(tmp_path, KEY)) is Trouble.NOT_OURS


def test_a_file_of_no_bytes_is_not_taken_for_a_new_database(path: Path) -> None:
    path.write_bytes(b"")

    assert refused(lambda: connect(path, KEY)) is Trouble.EMPTY_FILE
    assert path.stat().st_size == 0


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: whole[:4095],
        lambda whole: whole[:4096] + b"\0" * 4096,
        lambda whole: secrets.token_bytes(len(whole)),
        lambda whole: whole[:100] + bytes([whole[100] ^ 1]) + whole[101:],
    ],
    ids=["cut short", "overwritten", "garbage", "one bit"],
)
def test_a_damaged_file_is_told(
    store: Engine, path: Path, damage: Callable[[bytes], bytes]
) -> None:
    checkpoint(store)
    store.dispose()
    path.write_bytes(damage(path.read_bytes()))

    def use() -> None:
        damaged = engine(path, lambda: KEY)
        try:
            with translated():
                notes(damaged)
        finally:
            damaged.dispose()

    assert refused(use) is Trouble.DAMAGED


def test_a_file_that_the_header_says_is_another_is_told(path: Path) -> None:
    other = secrets.token_bytes(32)

    trouble = refused(lambda: connect(path, other, unreadable=Trouble.NOT_OURS))

    assert trouble is Trouble.NOT_OURS


def test_a_plain_database_is_not_our_file(tmp_path: Path) -> None:
    foreign = tmp_path / "home.sipdesk"
    plain = sqlite3.connect(foreign)
    plain.execute("CREATE TABLE foreign_table (id)")
    plain.close()

    assert refused(lambda: connect(foreign, KEY)) is Trouble.NOT_OURS


def test_an_encrypted_database_of_another_program_is_not_our_file(path: Path) -> None:
    other = connect(path, KEY)
    other.execute("PRAGMA application_id = 1")
    other.close()

    assert refused(lambda: connect(path, KEY)) is Trouble.NOT_OURS


def test_a_wrong_key_harms_nothing(store: Engine, path: Path) -> None:
    with pytest.raises(Unavailable):
        connect(path, secrets.token_bytes(32))

    assert notes(store) == 1


def test_a_key_has_its_length(path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        connect(path, b"short")


def test_a_sqlite_that_can_corrupt_the_file_is_refused() -> None:
    refuse_old(sqlcipher.sqlite_version_info)

    with pytest.raises(RuntimeError):
        refuse_old((3, 51, 2))


def test_foreign_keys_hold_and_erased_text_is_overwritten(path: Path) -> None:
    db = connect(path, KEY)
    asked = ("foreign_keys", "secure_delete", "temp_store", "synchronous")

    answers = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]

    assert answers == [1, 1, 2, 2]
    assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    db.close()


# --- Reading only -----------------------------------------------------------------


def test_a_reader_reads_and_cannot_write(store: Engine, path: Path) -> None:
    reader = engine(path, lambda: KEY, readonly=True)

    assert notes(reader) == notes(store)

    def write() -> None:
        with translated(), reader.begin() as db:
            db.execute(insert(PERSON), [{"name": "Robin"}])

    assert refused(write) is Trouble.READ_ONLY
    reader.dispose()


def opened_by_an_ordinary_user(path: Path) -> Trouble | None:
    """Run in a process of its own: an administrator may write anywhere."""
    if hasattr(os, "setuid") and os.getuid() == 0:
        os.setuid(65534)
    try:
        connect(path, KEY_OF_THE_OTHER_PROCESS).close()
    except Unavailable as unavailable:
        return unavailable.trouble
    return None


KEY_OF_THE_OTHER_PROCESS = b"k" * 32


def test_a_file_that_may_not_be_written_is_told_when_it_is_opened() -> None:
    # Not under tmp_path, where no other user may go.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        path = folder / "home.sipdesk"
        connect(path, KEY_OF_THE_OTHER_PROCESS, create=True).close()
        path.chmod(0o444)
        spawn = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, mp_context=spawn) as pool:
            found = pool.submit(opened_by_an_ordinary_user, path).result()
        path.chmod(0o644)

    assert found is Trouble.READ_ONLY


# --- What can be read by others ---------------------------------------------------


def test_no_word_can_be_read_in_any_file_of_the_database(
    store: Engine, path: Path
) -> None:
    with writer(store).begin() as db:
        db.execute(insert(PERSON), [{"name": MARKER * 500}])

        files = [file for file in path.parent.iterdir() if file.is_file()]
        contents = [file.read_bytes() for file in map(copy, files)]

    assert {file.suffix for file in files} >= {".sipdesk", ".sipdesk-wal"}
    for word in (MARKER, MARKER[:6], "Kim", "person", "CREATE", "SQLite"):
        for encoding in ("utf-8", "utf-16-le"):
            assert not any(word.encode(encoding) in data for data in contents)
    assert not any(KEY in data for data in contents)


def copy(file: Path) -> Path:
    # By another program: to close a file here would cancel SQLite's locks.
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as pool:
        return Path(pool.submit(shutil.copy, file, f"{file}.copy").result())


def test_an_error_never_quotes_what_was_typed(store: Engine) -> None:
    with pytest.raises(IntegrityError) as caught, writer(store).begin() as db:
        db.execute(insert(NOTE), [{"text": MARKER, "about": "Kim"}])

    assert MARKER not in str(caught.value)
    assert MARKER not in repr(caught.value)


def test_the_key_is_not_shown_by_the_engine(store: Engine) -> None:
    assert KEY.hex() not in f"{store!r} {store.url!r} {store.pool!r}"


# --- Words for errors -------------------------------------------------------------


def test_an_error_that_is_a_bug_is_left_as_it_is(store: Engine) -> None:
    with (
        pytest.raises(IntegrityError) as caught,
        translated(),
        writer(store).begin() as db,
    ):
        db.execute(insert(PERSON), [{"name": "Kim"}])

    assert translate(caught.value) is None
    assert translate(ValueError("disk is full")) is None


def test_a_translated_error_hides_the_drivers_own(path: Path) -> None:
    shut = connect(path, KEY)
    shut.execute("PRAGMA query_only = ON")

    with pytest.raises(Unavailable) as caught, translated():
        shut.execute("CREATE TABLE x (id)")

    shut.close()
    assert caught.value.trouble is Trouble.READ_ONLY
    assert caught.value.__suppress_context__


def test_a_full_disk_is_told_and_what_was_there_can_still_be_read(path: Path) -> None:
    db = connect(path, KEY)
    db.execute("CREATE TABLE x (text)")
    db.execute("PRAGMA max_page_count = 4")  # the driver's own word for a full disk

    def fill() -> None:
        with translated():
            db.execute("INSERT INTO x VALUES (zeroblob(100000))")

    assert refused(fill) is Trouble.DISK_FULL
    assert db.execute("SELECT count(*) FROM x").fetchone() == (0,)
    db.close()
