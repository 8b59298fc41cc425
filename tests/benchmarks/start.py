"""From a press to something on the screen, against a bare PySide6 window.

* start to the painted unlock window, against start to a painted bare window;
* from pressing *Lås upp*, two seconds after the first paint, to the painted list of
  500 cases, without the time it takes to try the passphrase, against the same.

Medians of ten, all three in turn in each round.
"""

import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from sipdesk.domain.settings import LAST_HOME
from sipdesk.storage.preferences import FilePreferences
from sipdesk.storage.vault import FileVault
from sipdesk.usecases.case import OpenCase, open_case
from sipdesk.usecases.ports import Ports
from tests.benchmarks.figure import Figure
from tests.home import HOME, PASSPHRASE, USER, SetClock, content

ROUNDS = 10
CASES = 500
GOAL = 1.2
ROOT = Path(__file__).parents[2]


def measure() -> None:
    """Measure, and tell both figures."""
    with TemporaryDirectory() as folder:
        home = _home_of_many(Path(folder))
        bare, unlock, listed = [], [], []
        for _ in range(ROUNDS):
            bare.append(_child("bare", home)["painted"])
            unlock.append(_child("unlock", home)["painted"])
            listed.append(_child("list", home)["listed"])
    against = median(bare)
    start = Figure("start to painted unlock window, ms", median(unlock), against, GOAL)
    start.tell()
    name = "Lås upp to painted list of 500 cases without key derivation, ms"
    Figure(name, median(listed), against, GOAL).tell()


def _home_of_many(folder: Path) -> Path:
    path = folder / "hem.sipdesk"
    vault = FileVault()
    opened = vault.create(path, HOME, USER, PASSPHRASE)
    numbers = iter(range(10**6))
    ports = Ports(
        opened.store, SetClock(), lambda: f"id-{next(numbers)}", USER, content()
    )
    order = OpenCase("Påhittad", "")
    for number in range(CASES):
        open_case(replace(order, family_name=f"Exempel {number:03}"), ports)
    opened.store.close()
    preferences = FilePreferences(folder / "settings.toml")
    preferences.write(LAST_HOME.key, str(path))
    return path


def _child(what: str, home: Path) -> dict[str, float]:
    """Run one window in a program of its own; what it tells, in milliseconds."""
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.{what}_window", str(home)],
        cwd=ROOT,
        env=os.environ | {"HOME": str(home.parent)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    if not done.stdout:
        raise RuntimeError(f"the {what} window told nothing")
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    if "at" in told:
        told["painted"] = (told["at"] - begun) * 1000
    return told
