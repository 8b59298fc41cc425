"""A program killed while it makes a backup leaves every finished one whole.

Run as a program it makes backups of a home, one after the other, and rehearses with
each, until it is killed.
"""

import random
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sipdesk.domain.errors import Unavailable
from sipdesk.usecases.case import OpenCase, open_case
from tests.backups import tried
from tests.home import PASSPHRASE, open_ports, vault
from tests.proofs.claim import Outcome

_HOME, _DISK = "home", "disk"
_PATIENCE = 30  # seconds
_LONGEST = 0.6  # seconds; a backup of a small home takes a third of that
_KEEP = 3
_BEGUN = "begun"


def killed_backups(count: int, seed: int = 0) -> Outcome:
    """Kill the program so many times; how often something was lost or half done."""
    chance = random.Random(seed)  # noqa: S311  (to be told again)
    failed = made = 0
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / _DISK).mkdir()
        ports = open_ports(folder / _HOME)
        open_case(OpenCase("Alva", "Påhitt"), ports)
        ports.store.close()
        for _ in range(count):
            _kill(folder, chance.uniform(0, _LONGEST))
            failed += not _is_sound(folder)
            made = max(made, len(_finished(folder)))
    return Outcome(tried=count, failed=failed, figures={"made": made})


def _kill(folder: Path, after: float) -> None:
    """Let the program begin, and kill it a while after."""
    command = [sys.executable, "-m", "tests.faults.killed_backup", str(folder)]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert program.stdout is not None
        assert program.stdout.readline().strip() == _BEGUN
        time.sleep(after)
    finally:
        program.kill()
        program.communicate(timeout=_PATIENCE)


def _is_sound(folder: Path) -> bool:
    """Whether the home opens, the finished backups too, and the next is made."""
    try:
        cases = [tried(path, PASSPHRASE).cases for path in _finished(folder)]
        opened = vault().open(folder / _HOME / "hem.sipdesk", PASSPHRASE)
        left = (folder / _HOME / "hem.sipdesk-copying").exists()
        try:
            opened.store.check()
            made = opened.store.backups.make(str(folder / _DISK), _KEEP, _later(folder))
        finally:
            opened.store.close()
    except Unavailable:
        return False
    there = {path.name for path in (folder / _DISK).iterdir()}
    tidy = there == {path.name for path in _finished(folder)} and len(there) <= _KEEP
    beside = {path.name for path in (folder / _HOME).iterdir()}
    return (
        tidy
        and not left
        and "hem.sipdesk-copying" not in beside
        and set(cases) <= {1}
        and made.contents is not None
    )


def _finished(folder: Path) -> list[Path]:
    return sorted((folder / _DISK).glob("*.sipdesk-backup"))


def _later(folder: Path) -> datetime:
    """Give a time after every backup there is, so that each has a name of its own."""
    day = datetime(2026, 1, 1, tzinfo=UTC)
    names = [path.name for path in _finished(folder)]
    if not names:
        return day
    last = max(name.removeprefix("hem-")[:15] for name in names)
    found = datetime.strptime(last, "%Y-%m-%d-%H%M").replace(tzinfo=UTC)
    return found + timedelta(hours=2)  # the name is in Swedish time


def _back_up_for_ever(folder: Path) -> None:
    opened = vault().open(folder / _HOME / "hem.sipdesk", PASSPHRASE)
    print(_BEGUN, flush=True)  # noqa: T201
    while True:
        backups = opened.store.backups
        made = backups.make(str(folder / _DISK), _KEEP, _later(folder))
        backups.rehearse(Path(made.path), PASSPHRASE)


if __name__ == "__main__":
    _back_up_for_ever(Path(sys.argv[1]))
