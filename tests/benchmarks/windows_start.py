"""From a start to the first window of the program for Windows, under Wine.

The bundle as it is installed, with its modules compiled, against the same bundle with
plain ``.py``; median of several starts, the two in turn. The first start of each is not
counted: it reads the files from the disk.
"""

import os
from pathlib import Path
from shutil import rmtree
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from installer import bundle
from installer.wine import prefix as wine
from installer.wine import run, screen
from tests.benchmarks.figure import Figure

ROUNDS: Final = 5
GOAL: Final = 0.8
"""So much of the time with plain ``.py`` it may take at most."""

_NAME: Final = "start of the installed program to its window under Wine, ms"
_BUILD: Final = bundle.ROOT / "build" / "windows"
_BESIDE: Final = 60  # seconds to be closed in


def measure() -> None:
    """Measure, and tell the figure; without Wine, tell that it is not known."""
    if absent := wine.missing():
        reason = f"Wine is not here: {', '.join(absent)}; make msi-test installs it"
        Figure(_NAME, 0, None, GOAL, reason).tell()
        return
    compiled, plain = _BUILD / "SIPdesk", _BUILD / "plain"
    bundle.make(plain, plain=True)
    took: dict[Path, list[float]] = {compiled: [], plain: []}
    try:
        with TemporaryDirectory() as folder, wine.made(Path(folder) / "wine") as prefix:
            for number in range(ROUNDS + 1):
                for one, times in took.items():
                    seconds = _start(prefix, one)
                    if number:
                        times.append(seconds * 1000)
    finally:
        rmtree(plain)
    Figure(_NAME, median(took[compiled]), median(took[plain]), GOAL).tell()


def _start(prefix: wine.Prefix, folder: Path) -> float:
    """Start the window and close it; gives how many seconds it took to be painted."""
    with run.started(prefix, os.fspath(folder / "SIPdesk.exe")) as process:
        seconds = screen.wait_for("the window", lambda: screen.is_painted(prefix))
        run.run(prefix, "taskkill", "/im", "SIPdesk.exe")
        process.wait(_BESIDE)
    return seconds
