"""Killing the program with SIGKILL while it saves."""

import subprocess
import sys
import time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sipdesk.domain.case import CaseId
from sipdesk.storage.connection import connect, engine, migration_connection
from sipdesk.storage.database import Database
from sipdesk.storage.migrations import REVISIONS, upgrade
from sipdesk.usecases.case import OpenCase, open_case
from sipdesk.usecases.ports import Ports
from tests.home import HOME, USER, SetClock, content
from tests.proofs.claim import Outcome

KEY = bytes(range(1, 33))
LONG, SHORT = 50, 4
ROOT = Path(__file__).parents[2]


def nothing_committed_is_lost(long: bool) -> Outcome:  # noqa: FBT001
    """Kill a saver at random moments and read what is left."""
    return Outcome(*kill_while_saving(LONG if long else SHORT))


def kill_while_saving(kills: int) -> tuple[int, int]:
    """Kill so many times; give how many were tried, and after how many it was amiss."""
    chance = Random(20260302)  # noqa: S311  (no secret)
    failed = 0
    with TemporaryDirectory() as folder:
        path = Path(folder) / "hem.sipdesk"
        case_id = new_home(path)
        for _ in range(kills):
            told = killed_saver(path, case_id, chance.uniform(0.05, 0.5))
            failed += not is_whole(path, case_id, told)
    return kills, failed


def new_home(path: Path) -> CaseId:
    """Lay a home with one case, and give the case."""
    ports = lay_home(path)
    case_id = open_case(OpenCase("Alva", "Påhitt"), ports).case.id
    ports.store.close()
    return case_id


def lay_home(path: Path) -> Ports:
    """Lay a home with nobody in it; close its store at the end."""
    connect(path, KEY, create=True).close()
    tables = engine(path, lambda: KEY)
    with migration_connection(tables) as db:
        upgrade(db, REVISIONS)
    tables.dispose()
    store = Database(path, lambda: KEY)
    with store.work() as work:
        work.house.put_home(HOME)
        work.house.put_user(USER)
    numbers = iter(range(1, 100_000))
    return Ports(store, SetClock(), lambda: f"id-{next(numbers)}", USER, content())


def killed_saver(path: Path, case_id: CaseId, moment: float) -> int:
    """Let a program save, kill it some time after its first save; what it told last."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.proofs.saver"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as saver:
        if saver.stdin is None or saver.stdout is None:
            raise RuntimeError("the saver has no pipes")
        saver.stdin.write(f"{path}\t{KEY.hex()}\t{case_id}\n")
        saver.stdin.flush()
        first = saver.stdout.readline()
        time.sleep(moment)
        saver.kill()
        told = [first, *saver.stdout.read().splitlines()]
    whole = [line for line in told if line.strip()]
    return int(whole[-1])


def is_whole(path: Path, case_id: CaseId, told: int) -> bool:
    """Whether all that was told is there, and the newest version is of one piece."""
    store = Database(path, lambda: KEY)
    try:
        with store.reading() as work:
            case = work.cases.get(case_id)
            versions = [entry.version for entry in work.cases.history(case_id)]
        raw = connect(path, KEY)
        sound = raw.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        raw.close()
    finally:
        store.close()
    words = case.need.by
    of_one_piece = words in {"", f"version {case.version}"} and (
        not words or case.need.reason.startswith(f"{words} {words} ")
    )
    complete = versions == list(range(1, case.version + 1))
    return sound and of_one_piece and complete and case.version >= told
