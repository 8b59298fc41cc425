"""Killing the program with SIGKILL while it brings an older home up to now.

Every third time the opening that should set it right is killed too.
"""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final

from sipdesk.content.swedish import BACKUPS
from sipdesk.domain.case import Case
from sipdesk.domain.errors import SipdeskError
from sipdesk.storage.connection import connect, engine, migration_connection
from sipdesk.storage.files import HomeFiles
from sipdesk.storage.header import Header
from sipdesk.storage.migrations import REVISIONS, upgrade
from sipdesk.usecases.case import OpenCase, open_case
from tests.backups import tried
from tests.faults.killing import Killer, Laid, amiss_among
from tests.faults.rekeying import fill, is_full, vault
from tests.home import CHEAP, PASSPHRASE, USER
from tests.opened import new_office

OLD: Final = "0009"
NOW: Final = REVISIONS[-1].name
CASES: Final = 20
_ROLE: Final = "administrator"  # what the user of that time was called


@dataclass(frozen=True)
class Sample(Laid):
    """One at the older revision, its key, and the cases in it."""

    key: bytes
    cases: tuple[Case, ...]


def kill_while_migrating(times: int) -> tuple[int, int]:
    """Kill so many times; give how many were tried, and after how many it was amiss."""
    with TemporaryDirectory() as place:
        sample = lay(Path(place) / "sample")
        return times, amiss_among("migrating", outcomes(sample, Path(place), times))


def outcomes(sample: Sample, place: Path, times: int) -> Iterator[str]:
    """Kill once for each; give what is amiss, empty if nothing."""
    chance = Random(20260302)  # noqa: S311  (no secret)
    killer = Killer("open", sample.copy(place / "measured"), times, chance)
    for number in range(times):
        home = sample.copy(place / f"{number}")
        killer.kill(number, home)
        if number % 3 == 0:
            killer.kill(chance.randrange(times), home)
        yield amiss(sample, home)
        shutil.rmtree(home.parent)


# --- An older home ----------------------------------------------------------------


def lay(folder: Path) -> Sample:
    """Make a home of today, and an older one with the same in it in its place."""
    folder.mkdir()
    office = new_office(folder)
    with office.ports() as ports:
        cases = tuple(
            open_case(OpenCase("Alva", f"Påhitt {number}"), ports).case
            for number in range(CASES)
        )
    files = HomeFiles(office.home)
    header = Header.load(files.keys).header
    unlocked = header.unlock_passphrase(PASSPHRASE, CHEAP).unlocked
    key = unlocked.data_key
    older = folder / "older.sipdesk"
    lay_at(older, key, OLD)
    with closing(connect(office.home, key)) as now, closing(connect(older, key)) as old:
        move(now, old)
        fill(old)
    older.replace(office.home)
    header.pin_salt(unlocked, office.home)
    header.save(files.keys)
    return Sample(folder, key, cases)


def lay_at(path: Path, key: bytes, revision: str) -> None:
    """Lay an empty database with the tables of a revision."""
    names = [one.name for one in REVISIONS]
    connect(path, key, create=True).close()
    tables = engine(path, lambda: key)
    with migration_connection(tables) as db:
        upgrade(db, REVISIONS[: names.index(revision) + 1])
    tables.dispose()


def move(now: Any, old: Any) -> None:
    """Copy the rows of every table that there was then, as far as its columns go."""
    old.execute("PRAGMA foreign_keys = OFF")
    old.execute("BEGIN")
    for table in _names(old) - {"schema"}:
        columns = [c for c in _columns(old, table) if c in _columns(now, table)]
        listed = ", ".join(f'"{column}"' for column in columns)
        rows = now.execute(f'SELECT {listed} FROM "{table}"').fetchall()  # noqa: S608
        if table == "user":
            rows = [(*row, _ROLE) for row in rows]
            listed += ", role"
        marks = ", ".join("?" * len(listed.split(", ")))
        put = f'INSERT INTO "{table}" ({listed}) VALUES ({marks})'  # noqa: S608
        old.executemany(put, rows)
    old.execute("COMMIT")
    if old.execute("PRAGMA foreign_key_check").fetchall():
        raise RuntimeError("rows refer to what the older home has not")


def _names(db: Any) -> set[str]:
    query = "SELECT name FROM sqlite_schema WHERE type = 'table'"
    return {name for (name,) in db.execute(query)}


def _columns(db: Any, table: str) -> list[str]:
    return [row[1] for row in db.execute(f'PRAGMA table_info("{table}")')]


# --- What is left -----------------------------------------------------------------


def amiss(sample: Sample, home: Path) -> str:
    """Open what is left, and tell what is wrong with it; empty if nothing."""
    try:
        opened = vault().open(home, PASSPHRASE)
    except SipdeskError as error:
        return f"does not open: {error.code}"
    try:
        if opened.user != USER:
            return "the user is another"
        with opened.store.reading() as work:
            if [work.cases.get(case.id) for case in sample.cases] != [*sample.cases]:
                return "a case is another"
    finally:
        opened.store.close()
    files = HomeFiles(home)
    return _amiss_inside(home, sample.key) or _amiss_beside(files)


def _amiss_inside(home: Path, key: bytes) -> str:
    """Tell what is wrong with a database that should be as those of today."""
    try:
        db = connect(home, key)
    except SipdeskError as error:
        return f"{home.name} does not open: {error.code}"
    with closing(db):
        if db.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            return "the database is not sound"
        if db.execute("PRAGMA foreign_key_check").fetchall():
            return "rows refer to nothing"
        if any(name.startswith("_alembic") for name in _names(db)):
            return "a table is half made anew"
        if db.execute("SELECT revision FROM schema").fetchall() != [(NOW,)]:
            return "it is at another revision"
        return "" if is_full(db) else "something is lost"


def _amiss_beside(files: HomeFiles) -> str:
    """Tell what is wrong with the backups of before, or is left half done."""
    folder = files.database.parent / BACKUPS
    if list(folder.glob("*.part")) or files.copying.exists():
        return "a backup is left half done"
    backups = sorted(folder.iterdir())
    try:
        held = [tried(backup, PASSPHRASE) for backup in backups]
    except SipdeskError as error:
        return f"a backup of before does not open: {error.code}"
    if not held:
        return "there is no backup of before"
    whole = all((one.revision, one.cases) == (OLD, CASES) for one in held)
    return "" if whole else "a backup of before is another"
