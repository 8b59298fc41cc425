"""Changing the data key of a home, so that a crash at any point leaves it whole.

1. The header is saved with both keys, the old one and the new, sealed to every slot.
2. The database is given the new key (``PRAGMA rekey``), with no other connection.
3. It is opened with the new key and read through.
4. The header is saved with the new key alone.

SQLCipher changes the key in one transaction, so the database has one of the two,
whenever the program dies; ``settle`` finds out which, and drops the other.
"""

import shutil
from contextlib import closing
from pathlib import Path

from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.storage.connection import connect, translated
from sipdesk.storage.files import trouble_of
from sipdesk.storage.header import Header
from sipdesk.storage.unlocked import Unlocked

_BESIDE = 64  # such a part of the pages is what the log says of them, rounded up
_LEAST_ROOM = 256 * 1024  # bytes, for the header and for what is shared of the log


def check_room(database: Path) -> None:
    """Refuse a disk on which the whole of the database cannot be written once more.

    SQLCipher stops without a word where there is not room enough.

    Raises:
        Unavailable: DISK_FULL, or what else the disk refuses.

    """
    try:
        size, free = database.stat().st_size, shutil.disk_usage(database.parent).free
    except OSError as error:
        raise trouble_of(error) from None
    if free < size + size // _BESIDE + _LEAST_ROOM:
        raise Unavailable(Trouble.DISK_FULL)


def rekey(database: Path, old: bytes, new: bytes) -> None:
    """Give the database another key; no connection may have it open.

    Raises:
        Unavailable: what the disk refuses; the key is the old one then, or the new.

    """
    with translated(), closing(connect(database, old)) as db:
        db.execute(f"PRAGMA rekey = \"x'{new.hex()}'\"")


def settle(header: Header, unlocked: Unlocked, database: Path) -> bool:
    """Drop the key that the database does not have; give whether it has the newest.

    The header is to be saved by the caller. A rotation that was broken off before the
    database changed is taken back, not done anew: what stopped it once must not keep
    anybody out. It is still due then. No connection may have the database open.

    Raises:
        Unavailable: DAMAGED if neither key opens it, or the new one not all of it; what
            the disk refuses. Both keys are kept then.

    """
    newest = unlocked.data_keys[-1]
    for key in reversed(unlocked.data_keys):
        if _opens(database, key):
            if key == newest:
                _read_through(database, key)
            header.put_data_keys(unlocked, (key,), rotation_due=key != newest)
            unlocked.hold((key,))
            return key == newest
    raise Unavailable(Trouble.DAMAGED)


def _opens(database: Path, key: bytes) -> bool:
    """Whether the database has this key; writes nothing, for the disk may be full.

    Raises:
        Unavailable: what is wrong with the disk rather than with the key.

    """
    try:
        connect(database, key).close()
    except Unavailable as error:
        if error.trouble is Trouble.DAMAGED:
            return False
        raise
    return True


def _read_through(database: Path, key: bytes) -> None:
    """Refuse a database of which a page cannot be read with this key."""
    with translated(), closing(connect(database, key)) as db:
        # Only what is in the file itself is looked through, not its log.
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        pages = db.execute("PRAGMA cipher_integrity_check").fetchall()
        tables = db.execute("PRAGMA quick_check").fetchone()[0]
    if pages or tables != "ok":
        raise Unavailable(Trouble.DAMAGED)
