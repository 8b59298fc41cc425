import threading
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import IntegrityError

from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.storage.connection import (
    checkpoint,
    engine,
    migration_connection,
    translated,
    writer,
)
from tests.storage.sample_notes import (
    KEY,
    NOTE,
    PERSON,
    notes,
    path,
    refused,
    store,
)

__all__ = ["path", "store"]


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
