"""Fuzz what is read from outside, led by what it reaches (atheris on libFuzzer).

Each importer is tried by ``led_one`` in a process of its own, since libFuzzer ends the
one it runs in.
"""

import re
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Final

AT_ONCE: Final = 2
_TRIED: Final = re.compile(r"number_of_executed_units:\s*(\d+)")
_REACHED: Final = re.compile(r"\bcov: (\d+)")
FOUND: Final = "FOUND "


def available() -> bool:
    """Whether there is a fuzzer on this machine."""
    return find_spec("atheris") is not None  # it is made for Linux alone


@dataclass(frozen=True, slots=True)
class Led:
    """How often importers were tried, what went wrong, and how many edges were met."""

    tried: int
    amiss: tuple[str, ...]
    reached: int


def fuzz(
    seconds: int, module: str = "tests.faults.fuzzing", names: Sequence[str] = ()
) -> Led:
    """Fuzz each of a module's importers so long; ``names`` keeps to some of them."""
    if not names:
        with import_module(module).importers() as there:
            names = tuple(there)
    with ThreadPoolExecutor(AT_ONCE) as several:
        told = tuple(several.map(lambda name: _one(module, name, seconds), names))
    return Led(
        sum(one.tried for one in told),
        tuple(line for one in told for line in one.amiss),
        sum(one.reached for one in told),
    )


def _one(module: str, name: str, seconds: int) -> Led:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.led_one", module, name, str(seconds)],
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    said = done.stdout + done.stderr
    tried = sum(map(int, _TRIED.findall(said)))
    reached = max(map(int, _REACHED.findall(said)), default=0)
    found = [line for line in said.splitlines() if line.startswith(FOUND)]
    amiss = tuple(f"{name}: {line.removeprefix(FOUND)}" for line in found)
    if not amiss and (done.returncode or not tried):
        amiss = (f"{name}: the fuzzer ended with {done.returncode}: {said[-400:]}",)
    return Led(tried, amiss, reached)
