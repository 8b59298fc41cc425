"""Killing the program with SIGKILL while it changes a home's data key.

Every third time the opening that should set it right is killed too.
"""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from sipdesk.domain.errors import SipdeskError
from sipdesk.storage.connection import connect
from sipdesk.storage.files import HomeFiles
from sipdesk.storage.header import Header
from sipdesk.storage.vault import FileVault, Opened
from tests.faults.killing import Killer, Laid, amiss_among, kill, measure
from tests.home import CHEAP, HOME, PASSPHRASE, USER

ROWS = 1500  # of a page each: the work takes some tenths of a second


@dataclass(frozen=True)
class Sample(Laid):
    """One with what has to be in every copy."""

    code: str
    data_key: bytes
    seq: int


def kill_while_rekeying(times: int) -> tuple[int, int]:
    """Kill so many times; give how many were tried, and after how many it was amiss."""
    with TemporaryDirectory() as place:
        sample = lay(Path(place) / "sample")
        return times, amiss_among("rekeying", outcomes(sample, Path(place), times))


def outcomes(sample: Sample, place: Path, times: int) -> Iterator[str]:
    """Kill once for each; give what is amiss, empty if nothing."""
    chance = Random(20260302)  # noqa: S311  (no secret)
    killer = Killer("rekey", sample.copy(place / "measured"), times, chance)
    opening, _ = measure("open", place / "measured" / "hem.sipdesk")
    for number in range(times):
        home = sample.copy(place / f"{number}")
        killer.kill(number, home)
        if number % 3 == 0:
            kill("open", home, step=chance.randint(1, opening))
        yield amiss(sample, home)
        shutil.rmtree(home.parent)


def lay(folder: Path) -> Sample:
    """Make the home, with a recovery key and something in it."""
    folder.mkdir()
    home = folder / "hem.sipdesk"
    opened = vault().create(home, HOME, USER, PASSPHRASE)
    code = opened.keys.make_recovery_key()
    key, seq = opened.keys.unlocked.data_key, opened.keys.header.seq
    opened.store.close()
    with closing(connect(home, key)) as db:
        fill(db)
    return Sample(folder, code, key, seq)


def fill(db: Any) -> None:
    """Put something in a database of which every word is known."""
    db.execute("CREATE TABLE filling (number INTEGER PRIMARY KEY, text TEXT)")
    db.execute("BEGIN")
    rows = [(number, f"rad {number} " * 300) for number in range(ROWS)]
    db.executemany("INSERT INTO filling VALUES (?, ?)", rows)
    db.execute("COMMIT")


def is_full(db: Any) -> bool:
    """Tell whether all of it is there."""
    found: tuple[int, int] = db.execute(
        "SELECT count(*), sum(length(text)) FROM filling"
    ).fetchone()
    return found == (ROWS, sum(len(f"rad {n} " * 300) for n in range(ROWS)))


def vault() -> FileVault:
    """Give a vault that is quick to open."""
    return FileVault(cost=CHEAP, floor=CHEAP)


def amiss(sample: Sample, home: Path) -> str:
    """Open what is left, and tell what is wrong with it; empty if nothing."""
    try:
        opened = vault().open(home, PASSPHRASE)
    except SipdeskError as error:
        return f"does not open: {error.code}"
    try:
        wrong = wrong_inside(sample, opened) or wrong_beside(home)
    finally:
        opened.store.close()
    if wrong:
        return wrong
    if vault().people(home, sample.code) != (USER,):
        return "the recovery key does not open it"
    return ""


def wrong_inside(sample: Sample, opened: Opened) -> str:
    """Tell what is wrong with the data, or with what is said of the key."""
    keys = opened.keys
    if len(keys.unlocked.data_keys) != 1:
        return "two data keys are held"
    is_old = keys.unlocked.data_key == sample.data_key
    begun = keys.header.seq > sample.seq
    if keys.state().rotation_due != (is_old and begun):
        return "it is wrongly said whether the key is to be changed"
    with closing(connect(keys.files.database, keys.unlocked.data_key)) as db:
        if not is_full(db):
            return "something is lost"
        if db.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            return "the database is not sound"
    return ""


def wrong_beside(home: Path) -> str:
    """Tell what is wrong with the files around the database."""
    files = HomeFiles(home)
    if files.keys.read_bytes() != files.keys_backup.read_bytes():
        return "the two copies of the header differ"
    if Header.load(files.keys).header.document.data_keys != 1:
        return "two data keys are kept"
    if list(home.parent.glob("*.part")):
        return "a draft is left"
    return ""
