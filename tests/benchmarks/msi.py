"""What the MSI weighs, what it installs, and how long it takes to make.

* the MSI and what it installs, in MB, against the most that either may be;
* the ten largest parts of what is installed, each against the whole;
* making it from the lock, with what is fetched already there. No goal is set for it;
* from a start to the first window (``windows_start``).
"""

import time
from collections import Counter
from pathlib import Path

from installer import chain
from tests.benchmarks import windows_start
from tests.benchmarks.figure import Figure

MEGABYTE = 1_000_000
MSI_LIMIT = 90.0
INSTALLED_LIMIT = 230.0
PARTS = 10


def measure() -> None:
    """Make the MSI, and tell every figure."""
    begun = time.monotonic()
    made = chain.make_msi(release=False, signer=None)
    seconds = time.monotonic() - begun
    installed = made.installed / MEGABYTE
    Figure("MSI, MB", made.size / MEGABYTE, MSI_LIMIT, 1.0).tell()
    Figure("installed, MB", installed, INSTALLED_LIMIT, 1.0).tell()
    for place, (part, size) in enumerate(_largest(chain.BUNDLE), 1):
        name = f"part {place} of what is installed: {part}, MB"
        Figure(name, size / MEGABYTE, installed, 1.0).tell()
    why = "no goal is set for it"
    Figure("making the MSI, s", seconds, None, 0.0, reason=why).tell()
    windows_start.measure()


def _largest(laid: Path) -> list[tuple[str, int]]:
    sizes: Counter[str] = Counter()
    for file in laid.rglob("*"):
        if file.is_file():
            sizes[_part(file.relative_to(laid))] += file.stat().st_size
    return sizes.most_common(PARTS)


def _part(file: Path) -> str:
    """Give the package a file is of, or the folder it lies in."""
    first, *rest = file.parts
    if not rest:
        return "the programs and their texts"
    return f"{first}/{rest[0]}" if first in {"lib", "app", "share"} else first
