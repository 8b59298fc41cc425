"""Connections to the encrypted database file.

The key goes in raw: SQLCipher's own derivation would cost a third of a second for
each connection. No error text that leaves here holds what somebody typed.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.storage.files import trouble_of

APPLICATION_ID = 0x53495044  # "SIPD"
KEY_BYTES = 32

_PAGE = 4096  # bytes; SQLCipher's own size, and the least a database can have
_PLAIN = b"SQLite format 3\0"  # how a database without encryption begins
_OLDEST = (3, 51, 3)  # before it, two writers could corrupt a database in WAL mode

_BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT = 5, 6, 8, 10, 11
_FULL, _CANTOPEN, _NOTADB = 13, 14, 26
_TROUBLES = {
    _BUSY: Trouble.BUSY,
    _LOCKED: Trouble.BUSY,
    _READONLY: Trouble.READ_ONLY,
    _IOERR: Trouble.DISK,
    _CORRUPT: Trouble.DAMAGED,
    _FULL: Trouble.DISK_FULL,
    # That the file is there is seen first; what remains is a folder in which the
    # write-ahead log cannot be laid.
    _CANTOPEN: Trouble.READ_ONLY,
    _NOTADB: Trouble.DAMAGED,
}

_PRAGMAS = (
    "foreign_keys = ON",
    "temp_store = MEMORY",  # temporary files would be in the clear
    "secure_delete = ON",  # what is erased is overwritten
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "recursive_triggers = ON",  # REPLACE fires the triggers of DELETE
    "cache_size = -65536",  # KiB: a home's whole database
)
_WRITER_PRAGMAS = (
    "synchronous = FULL",
    "wal_autocheckpoint = 200",  # pages; a lost log loses what was not moved
)


def connect(  # noqa: PLR0913  (each by name, but for the two that say what and with what)
    path: Path,
    key: bytes,
    *,
    create: bool = False,
    readonly: bool = False,
    timeout: float = 5.0,
    unreadable: Trouble = Trouble.DAMAGED,
) -> Any:
    """Open the database with its 32-byte key; give the driver's own connection.

    ``create`` makes a new file. ``timeout`` is how many seconds to wait for another
    writer. ``unreadable`` is the trouble of a file that the key does not open: the
    key is proven by the key header, so the file is damaged, or (as the header can
    tell) not the one it belongs to.

    Raises:
        Unavailable: NO_SUCH_FILE, EMPTY_FILE, NOT_OURS, DAMAGED, READ_ONLY, BUSY,
            DISK, DISK_FULL, or ALREADY_THERE when creating.

    """
    if len(key) != KEY_BYTES:
        raise ValueError("the key has 32 bytes")
    refuse_old(sqlcipher.sqlite_version_info)
    path = path.resolve()
    if create:
        _lay_file(path)
    else:
        _check_file(path, readonly=readonly, unreadable=unreadable)
    try:
        return _opened(path, key, create=create, readonly=readonly, timeout=timeout)
    except BaseException as error:
        if create:
            path.unlink(missing_ok=True)
        if isinstance(error, sqlcipher.Error):
            raise _trouble(error, path, unreadable) from None
        raise


def refuse_old(version: tuple[int, ...]) -> None:
    """Refuse a SQLite that can corrupt the file.

    Raises:
        RuntimeError: it is a fault of the installation.

    """
    if version < _OLDEST:
        raise RuntimeError("SQLite is older than 3.51.3")


def engine(
    path: Path,
    key_source: Callable[[], bytes],
    *,
    readonly: bool = False,
    timeout: float = 5.0,
    unreadable: Trouble = Trouble.DAMAGED,
) -> Engine:
    """Give SQLAlchemy's door to a database that exists already.

    ``key_source`` is asked for each new connection, so that the key is not kept here.
    One writer and a few readers may use it from threads of their own; a transaction
    that writes is begun through ``writer``. Opening raises as ``connect`` does.
    """
    store = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: connect(
            path,
            key_source(),
            readonly=readonly,
            timeout=timeout,
            unreadable=unreadable,
        ),
        poolclass=QueuePool,
        pool_size=3,
        max_overflow=2,
        hide_parameters=True,
    )
    event.listen(store, "begin", _begin)
    return store


def writer(store: Engine) -> Engine:
    """Give the same engine, whose transactions take the write lock when they begin.

    One that reads first and then writes is refused at once if another has written
    in between, however long it would wait.
    """
    return store.execution_options(write=True)


def translate(error: BaseException) -> Unavailable | None:
    """Tell a driver's error in the house's own words; None if it is a bug of ours.

    Goes by the code: the text may hold a child's name.
    """
    code = _code(error)
    trouble = None if code is None else _TROUBLES.get(code)
    return None if trouble is None else Unavailable(trouble)


@contextmanager
def translated() -> Iterator[None]:
    """Let no error of disk, file or key leave as the driver's own.

    Raises:
        Unavailable: in its place.

    """
    try:
        yield
    except (DBAPIError, sqlcipher.Error) as error:
        unavailable = translate(error)
        if unavailable is None:
            raise
        raise unavailable from None


@contextmanager
def no_zeros(db: Connection) -> Iterator[None]:
    """Let nothing stand of what is done with pages that are damaged.

    SQLCipher gives such a page as zeros, and remembers it. SQLite tells only where
    zeros cannot be; at the end of a long text, or of a file, they can.

    Raises:
        Unavailable: DAMAGED, in place of whatever came of the zeros.

    """
    raw: Any = db.connection.driver_connection
    try:
        yield
    finally:
        if raw.execute("PRAGMA cipher_status").fetchone() == ("0",):
            db.invalidate()  # it would remember for ever
            raise Unavailable(Trouble.DAMAGED) from None


@contextmanager
def migration_connection(store: Engine) -> Iterator[Connection]:
    """Give a connection in one transaction, for changes of the tables themselves.

    Foreign keys are off meanwhile: a table is changed by being dropped and made anew,
    and dropping it would delete every row that refers to it. They can only be
    switched outside a transaction, and are checked before the end of this one.

    Raises:
        RuntimeError: if rows refer to what is not there; nothing is changed then.

    """
    with writer(store).connect() as db:
        raw: Any = db.connection.driver_connection
        raw.execute("PRAGMA foreign_keys = OFF")
        try:
            with db.begin(), no_zeros(db):
                yield db
                orphans = db.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
                if orphans:
                    raise RuntimeError(f"{len(orphans)} rows refer to nothing")
        finally:
            if not db.invalidated:
                raw.execute("PRAGMA foreign_keys = ON")


def checkpoint(store: Engine) -> bool:
    """Move everything from the write-ahead log into the file, and empty the log.

    Gives False if a transaction in progress kept some of it; nothing is lost then.
    """
    with store.connect() as db:
        raw: Any = db.connection.driver_connection
        with translated():
            busy, _, _ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy


def copy_into(store: Engine, path: Path) -> None:
    """Write everything that is saved to a new file with the same key.

    Others may read and write meanwhile; it is as it was when this began.

    Raises:
        Unavailable: what the disk refuses, or DAMAGED.

    """
    with translated(), store.connect() as db, no_zeros(db):
        raw: Any = db.connection.driver_connection
        raw.execute("VACUUM INTO ?", (str(path),))


def check_whole(db: Any, damaged: Trouble = Trouble.DAMAGED) -> None:
    """Read every page of an open database, and see that all hang together.

    ``db`` is the driver's own connection. What lies in the write-ahead log is not
    looked at: checkpoint first.

    Raises:
        Unavailable: ``damaged``.

    """
    try:
        sound = (
            not db.execute("PRAGMA cipher_integrity_check").fetchall()
            and db.execute("PRAGMA quick_check").fetchall() == [("ok",)]
            and not db.execute("PRAGMA foreign_key_check").fetchall()
        )
    except sqlcipher.Error as error:
        if _code(error) not in {_CORRUPT, _NOTADB}:
            raise (translate(error) or error) from None
        sound = False
    if not sound:
        raise Unavailable(damaged)


def _begin(db: Connection) -> None:
    write = db.get_execution_options().get("write", False)
    db.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _lay_file(path: Path) -> None:
    """Make the file, empty and for this user alone; never take over another."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        raise trouble_of(error) from None


def _check_file(path: Path, *, readonly: bool, unreadable: Trouble) -> None:
    # Looked at from outside only: to open the file and close it again would, on
    # POSIX, cancel the locks of every connection that this program has to it.
    try:
        size = path.stat().st_size
    except OSError as error:
        raise trouble_of(error) from None
    if not path.is_file():
        raise Unavailable(Trouble.NOT_OURS)
    if size == 0:  # SQLite would start a new database here, with any key
        raise Unavailable(Trouble.EMPTY_FILE)
    if size < _PAGE:
        raise Unavailable(unreadable)
    if not readonly and not os.access(path, os.W_OK):
        raise Unavailable(Trouble.READ_ONLY)


def _opened(
    path: Path, key: bytes, *, create: bool, readonly: bool, timeout: float
) -> Any:
    uri = f"{path.as_uri()}?mode={'ro' if readonly else 'rw'}"
    db = sqlcipher.connect(
        uri,
        uri=True,
        timeout=timeout,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        _prepare(db, key, create=create, readonly=readonly)
    except BaseException:
        db.close()
        raise
    return db


def _prepare(db: Any, key: bytes, *, create: bool, readonly: bool) -> None:
    db.execute("PRAGMA cipher_log = off")  # it would go to standard error
    db.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    if not create:
        db.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # proves the key
    for pragma in _PRAGMAS:
        db.execute(f"PRAGMA {pragma}")
    if create:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise Unavailable(Trouble.NOT_OURS)
    if not readonly:
        if db.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
            raise Unavailable(Trouble.DISK)
        for pragma in _WRITER_PRAGMAS:
            db.execute(f"PRAGMA {pragma}")


def _trouble(error: BaseException, path: Path, unreadable: Trouble) -> BaseException:
    if _code(error) != _NOTADB:
        return translate(error) or error
    # No connection has this file open, so looking inside cancels nobody's lock.
    with path.open("rb") as file:
        plain = file.read(len(_PLAIN)) == _PLAIN
    return Unavailable(Trouble.NOT_OURS if plain else unreadable)


def _code(error: BaseException) -> int | None:
    """Give the primary result code of SQLite, None if there is none."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else None
