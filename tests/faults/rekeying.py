"""Killing the program with SIGKILL while it changes a home's data key.

Every other time it is killed at a step that it takes, evenly spread from the first to
the last; else at a moment, for SQLCipher's own work is one step. Every third time the
opening that should set it right is killed too.
"""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sipdesk.domain.errors import SipdeskError
from sipdesk.storage.connection import connect
from sipdesk.storage.files import HomeFiles
from sipdesk.storage.header import Header
from sipdesk.storage.vault import FileVault, Opened
from tests.home import CHEAP, HOME, PASSPHRASE, USER

ROOT = Path(__file__).parents[2]
ROWS = 1500  # of a page each: the work takes some tenths of a second


@dataclass(frozen=True)
class Sample:
    """A home that lies ready to be copied, and what has to be in every copy."""

    folder: Path
    code: str
    data_key: bytes
    seq: int

    def copy(self, to: Path) -> Path:
        """Lay a copy; give the home."""
        shutil.copytree(self.folder, to)
        return to / "hem.sipdesk"


def kill_while_rekeying(times: int) -> tuple[int, int]:
    """Kill so many times; give how many were tried, and after how many it was amiss."""
    failed = 0
    with TemporaryDirectory() as place:
        sample = lay(Path(place) / "sample")
        for number, outcome in enumerate(outcomes(sample, Path(place), times)):
            if outcome:
                failed += 1
                sys.stderr.write(f"rekeying {number}: {outcome}\n")
    return times, failed


def outcomes(sample: Sample, place: Path, times: int) -> Iterator[str]:
    """Kill once for each; give what is amiss, empty if nothing."""
    chance = Random(20260302)  # noqa: S311  (no secret)
    steps, seconds = measure("rekey", sample.copy(place / "measured"))
    opening, _ = measure("open", place / "measured" / "hem.sipdesk")
    for number in range(times):
        home = sample.copy(place / f"{number}")
        if number % 2:
            kill("rekey", home, after=chance.uniform(0, seconds))
        else:
            kill("rekey", home, step=1 + (steps - 1) * number // max(1, times - 1))
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
        db.execute("CREATE TABLE filling (number INTEGER PRIMARY KEY, text TEXT)")
        db.execute("BEGIN")
        rows = [(number, f"rad {number} " * 300) for number in range(ROWS)]
        db.executemany("INSERT INTO filling VALUES (?, ?)", rows)
        db.execute("COMMIT")
    return Sample(folder, code, key, seq)


def vault() -> FileVault:
    """Give a vault that is quick to open."""
    return FileVault(cost=CHEAP, floor=CHEAP)


def measure(what: str, home: Path) -> tuple[int, float]:
    """Let it be done undisturbed; give the number of steps, and the seconds."""
    with victim(what, home, 0) as alive:
        begun = time.perf_counter()
        steps = int(said(alive))
        return steps, time.perf_counter() - begun


def kill(what: str, home: Path, *, step: int = 0, after: float | None = None) -> None:
    """Kill at a step, or so many seconds after it has begun."""
    with victim(what, home, step) as alive:
        if after is not None:
            time.sleep(after)
            alive.kill()


def victim(what: str, home: Path, step: int) -> "subprocess.Popen[str]":
    """Start the program that is to be killed, and wait until it has begun."""
    alive = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.victim"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    if alive.stdin is None:
        raise RuntimeError("the victim has no pipes")
    alive.stdin.write(f"{what}\t{home}\t{PASSPHRASE}\t{step}\n")
    alive.stdin.flush()
    if said(alive) != "begin":
        raise RuntimeError("the victim did not begin")
    return alive


def said(alive: "subprocess.Popen[str]") -> str:
    """Read a line of what it says; empty if it is dead."""
    if alive.stdout is None:
        raise RuntimeError("the victim has no pipes")
    return alive.stdout.readline().strip()


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
        count, length = db.execute(
            "SELECT count(*), sum(length(text)) FROM filling"
        ).fetchone()
        whole = sum(len(f"rad {number} " * 300) for number in range(ROWS))
        if (count, length) != (ROWS, whole):
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
