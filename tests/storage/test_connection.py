import multiprocessing
import os
import secrets
import shutil
import sqlite3
import stat
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import (
    Column,
    Engine,
    ForeignKey,
    MetaData,
    String,
    Table,
    func,
    insert,
    select,
)
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2 as sqlcipher

from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.storage.connection import (
    checkpoint,
    connect,
    engine,
    migration_connection,
    refuse_old,
    translate,
    translated,
    writer,
)

KEY = secrets.token_bytes(32)
MARKER = "HEMLIGMARKÖR"

META = MetaData()
PERSON = Table("person", META, Column("name", String, primary_key=True))
NOTE = Table(
    "note",
    META,
    Column("text", String, primary_key=True),
    Column("about", ForeignKey("person.name", ondelete="CASCADE")),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "Ängö ungdomshem.sipdesk"
    connect(made, KEY, create=True).close()
    return made


@pytest.fixture
def store(path: Path) -> Iterator[Engine]:
    opened = engine(path, lambda: KEY, timeout=0.1)
    with writer(opened).begin() as db:
        META.create_all(db)
        db.execute(insert(PERSON), [{"name": "Kim"}])
        db.execute(insert(NOTE), [{"text": MARKER, "about": "Kim"}])
    yield opened
    opened.dispose()


def refused(act: Callable[[], Any]) -> Trouble:
    with pytest.raises(Unavailable) as caught:
        act()
    return caught.value.trouble


def notes(store: Engine) -> int:
    with store.begin() as db:
        return db.execute(select(func.count()).select_from(NOTE)).scalar_one()


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


# --- Transactions -----------------------------------------------------------------


def test_a_second_writer_is_told_and_then_let_in(store: Engine) -> None:
    def write(name: str) -> None:
        with translated(), writer(store).begin() as db:
            db.execute(insert(PERSON), [{"name": name}])

    with writer(store).begin() as db:
        db.execute(insert(PERSON), [{"name": "Robin"}])
        assert refused(lambda: write("Charlie")) is Trouble.BUSY
    write("Charlie")

    with store.begin() as db:
        assert len(db.execute(select(PERSON)).all()) == 3


def test_readers_read_while_another_thread_writes(store: Engine) -> None:
    done = threading.Event()
    troubles: list[BaseException] = []

    def read() -> None:
        try:
            while not done.is_set():
                assert notes(store) >= 1
        except BaseException as error:  # noqa: BLE001  (shown by the assert below)
            troubles.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(50):
        with writer(store).begin() as db:
            db.execute(insert(NOTE), [{"text": str(number), "about": "Kim"}])
    done.set()
    for reader in readers:
        reader.join()

    assert troubles == []
    assert notes(store) == 51


def test_tables_made_in_a_failed_transaction_are_gone(store: Engine) -> None:
    def fail_half_way() -> None:
        with writer(store).begin() as db:
            db.exec_driver_sql("CREATE TABLE half (id)")
            raise Unavailable(Trouble.DISK)

    with pytest.raises(Unavailable):
        fail_half_way()

    with store.begin() as db:
        tables = db.exec_driver_sql("SELECT name FROM sqlite_schema").scalars().all()
    assert "half" not in tables


def test_the_engine_asks_for_the_key_when_it_opens(path: Path) -> None:
    asked: list[int] = []

    def source() -> bytes:
        asked.append(1)
        return KEY

    store = engine(path, source)
    assert asked == []

    with store.begin():
        assert asked == [1]
    store.dispose()


# --- Changing tables --------------------------------------------------------------


def test_a_table_may_be_made_anew_without_losing_what_refers_to_it(
    store: Engine,
) -> None:
    with migration_connection(store) as db:
        db.exec_driver_sql("CREATE TABLE new (name VARCHAR PRIMARY KEY)")
        db.exec_driver_sql("INSERT INTO new SELECT name FROM person")
        db.exec_driver_sql("DROP TABLE person")
        db.exec_driver_sql("ALTER TABLE new RENAME TO person")

    assert notes(store) == 1
    with pytest.raises(IntegrityError), writer(store).begin() as db:
        db.execute(insert(NOTE), [{"text": "x", "about": "nobody"}])


def test_a_change_that_leaves_rows_referring_to_nothing_is_undone(
    store: Engine,
) -> None:
    with (
        pytest.raises(RuntimeError, match="1 rows refer to nothing"),
        migration_connection(store) as db,
    ):
        db.exec_driver_sql("DELETE FROM person")

    with store.begin() as db:
        assert len(db.execute(select(PERSON)).all()) == 1


# --- The write-ahead log ----------------------------------------------------------


def test_a_checkpoint_empties_the_log(store: Engine, path: Path) -> None:
    log = path.with_name(f"{path.name}-wal")
    assert log.stat().st_size > 0

    assert checkpoint(store)

    assert log.stat().st_size == 0
    assert notes(store) == 1


def test_a_checkpoint_tells_that_a_reader_is_in_the_way(store: Engine) -> None:
    with store.begin() as reader:
        reader.execute(select(PERSON)).all()
        with writer(store).begin() as db:
            db.execute(insert(PERSON), [{"name": "Robin"}])

        assert not checkpoint(store)

    assert checkpoint(store)


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
