"""A damaged page is told, also where SQLite itself would take zeros for words."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, select

from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.domain.received import ReceivedKind
from sipdesk.storage.connection import (
    checkpoint,
    copy_into,
    engine,
    migration_connection,
    no_zeros,
    translated,
    writer,
)
from sipdesk.storage.files import HomeFiles
from sipdesk.storage.header import Header
from sipdesk.usecases.case import OpenCase, open_case, read_case
from sipdesk.usecases.received import (
    ReceivedOf,
    ReceivePaper,
    read_received,
    read_received_file,
    receive_paper,
)
from tests.home import CHEAP, PASSPHRASE, TODAY, open_ports, vault
from tests.storage.pages import PAGE, RESERVED, bytes_in_clear
from tests.storage.sample_notes import KEY, NOTE, new_database, opened
from tests.usecases.test_received import pdf

LONG = "ordet " * 4000
END = b"Slutet, som SQLCipher annars ger som nollor"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = new_database(tmp_path / "hem.sipdesk")
    store = opened(path)
    with writer(store).begin() as db:
        db.execute(insert(NOTE), [{"text": LONG, "about": "Kim"}])
    checkpoint(store)
    store.dispose()
    return path


def damage(path: Path, page: int) -> None:
    data = bytearray(path.read_bytes())
    data[page * PAGE + 100] ^= 1
    path.write_bytes(data)


def damaged(path: Path) -> Iterator[Engine]:
    """Open it with each of its pages damaged in turn, but for the first."""
    whole = path.read_bytes()
    for page in range(1, len(whole) // PAGE):
        path.write_bytes(whole)
        damage(path, page)
        store = engine(path, lambda: KEY)
        yield store
        store.dispose()


def refusal(act: Callable[[Engine], None], store: Engine) -> Trouble | None:
    try:
        act(store)
    except Unavailable as error:
        return error.trouble
    return None


def read(store: Engine) -> list[str]:
    with translated(), store.connect() as db, no_zeros(db):
        return sorted(db.execute(select(NOTE.c.text)).scalars())


def all_read(store: Engine) -> None:
    assert len(read(store)) == 2
    assert LONG in read(store)


def written(store: Engine) -> None:
    with translated(), writer(store).begin() as db, no_zeros(db):
        for text in sorted(db.execute(select(NOTE.c.text)).scalars()):
            db.execute(insert(NOTE), [{"text": f"{text}!", "about": None}])


def migrated(store: Engine) -> None:
    with translated(), migration_connection(store) as db:
        db.exec_driver_sql("CREATE TABLE other AS SELECT * FROM note")


@pytest.mark.parametrize("act", [all_read, written, migrated])
def test_whatever_page_is_damaged_it_is_told_or_not_needed(
    path: Path, act: Callable[[Engine], None]
) -> None:
    said = [refusal(act, store) for store in damaged(path)]
    assert set(said) == {None, Trouble.DAMAGED}
    assert said.count(Trouble.DAMAGED) >= len(LONG) // PAGE


def test_no_copy_is_made_of_zeros(path: Path, tmp_path: Path) -> None:
    said = [
        refusal(partial(copied, tmp_path / f"copy {number}"), store)
        for number, store in enumerate(damaged(path))
    ]
    assert said.count(Trouble.DAMAGED) >= len(LONG) // PAGE


def copied(to: Path, store: Engine) -> None:
    """Copy it; what was copied without a word is whole."""
    copy_into(store, to)
    copy = engine(to, lambda: KEY)
    all_read(copy)
    copy.dispose()


def test_a_paper_with_a_damaged_end_is_not_given_out_and_the_rest_is(
    tmp_path: Path,
) -> None:
    ports = open_ports(tmp_path)
    case = open_case(OpenCase("Alva", "Påhitt"), ports).case
    data = pdf() + b"%" * 3 * PAGE + END
    receive_paper(ReceivePaper(case.id, ReceivedKind.CALL, TODAY, data), ports)
    ports.store.close()
    home = tmp_path / "hem.sipdesk"
    damage(home, page_of(END, home))

    store = vault().open(home, PASSPHRASE).store
    ports = replace(ports, store=store)
    (paper,) = read_received(case.id, ports)
    with pytest.raises(Unavailable) as caught:
        read_received_file(ReceivedOf(case.id, paper.id), ports)
    assert caught.value.trouble is Trouble.DAMAGED
    assert read_case(case.id, ports).case == case
    store.close()


def page_of(text: bytes, home: Path) -> int:
    """Tell on which page of a home's file a text stands."""
    header = Header.load(HomeFiles(home).keys).header
    key = header.unlock_passphrase(PASSPHRASE, CHEAP).unlocked.data_key
    return bytes_in_clear(home, key).index(text) // (PAGE - RESERVED)
