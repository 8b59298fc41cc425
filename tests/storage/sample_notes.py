"""Two tables, one of which refers to the other, in an encrypted database."""

import secrets
from collections.abc import Callable, Iterator
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

from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.storage.connection import connect, engine, writer

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


def refused(act: Callable[[], Any]) -> Trouble:
    with pytest.raises(Unavailable) as caught:
        act()
    return caught.value.trouble


def notes(store: Engine) -> int:
    with store.begin() as db:
        return db.execute(select(func.count()).select_from(NOTE)).scalar_one()


def new_database(path: Path, key: bytes = KEY) -> Path:
    connect(path, key, create=True).close()
    return path


def opened(path: Path) -> Engine:
    """Open a database in which there is one note about one person."""
    store = engine(path, lambda: KEY, timeout=0.1)
    with writer(store).begin() as db:
        META.create_all(db)
        db.execute(insert(PERSON), [{"name": "Kim"}])
        db.execute(insert(NOTE), [{"text": MARKER, "about": "Kim"}])
    return store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a new, empty database."""
    return new_database(tmp_path / "Ängö ungdomshem.sipdesk")


@pytest.fixture
def store(path: Path) -> Iterator[Engine]:
    """Give a database in which there is one note."""
    store = opened(path)
    yield store
    store.dispose()
