"""A program that works in a home, and is killed with SIGKILL while it does.

Every other time it is killed at a step that it takes, evenly spread from the first to
the last; else at a moment, for SQLite's own work is one step.
"""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.home import PASSPHRASE

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Laid:
    """A home that lies ready to be copied."""

    folder: Path

    def copy(self, to: Path) -> Path:
        """Lay a copy; give the home."""
        shutil.copytree(self.folder, to)
        return to / "hem.sipdesk"


class Killer:
    """Kills so many times while one thing is done.

    ``home`` is there to be measured with, undisturbed, and is of no use afterwards.
    """

    def __init__(self, what: str, home: Path, times: int, chance: Random) -> None:
        self._what = what
        self._times = times
        self._chance = chance
        self._steps, self._seconds = measure(what, home)

    def kill(self, number: int, home: Path) -> None:
        """Kill for the n-th time, counted from 0."""
        if number % 2:
            kill(self._what, home, after=self._chance.uniform(0, self._seconds))
        else:
            step = 1 + (self._steps - 1) * number // max(1, self._times - 1)
            kill(self._what, home, step=step)


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


def amiss_among(what: str, outcomes: Iterable[str]) -> int:
    """Count the outcomes that say something, and write them down."""
    failed = 0
    for number, outcome in enumerate(outcomes):
        if outcome:
            failed += 1
            sys.stderr.write(f"{what} {number}: {outcome}\n")
    return failed
