"""The 57 obstacles: each is played by a test, or it is said why no program can.

``tests/obstacles.toml`` has a row for each, in the order of the numbers::

    [[obstacle]]
    number = 1
    tests = ["tests/usecases/test_sheets.py::test_name"]

    [[obstacle]]
    number = 2
    why = "It is the board that decides."

A row has ``tests`` or ``why``, and may have both where a program can do a part.
"""

import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.home import content
from tests.proofs.claim import Outcome

TABLE: Final = Path(__file__).resolve().parents[1] / "obstacles.toml"
ROOT: Final = TABLE.parents[1]
EVERY: Final = range(1, 58)
_RESULT: Final = re.compile(r"(\d+) (passed|failed|error|errors|skipped|xfailed)")


@dataclass(frozen=True, slots=True)
class Row:
    """One obstacle: the tests that play it, and why a program can do no more."""

    number: int
    tests: tuple[str, ...] = ()
    why: str = ""

    @property
    def says(self) -> bool:
        """Whether anything is said of it."""
        return bool(self.tests) or bool(self.why.strip())


def read_rows(table: Path = TABLE) -> tuple[Row, ...]:
    """Read the table; one that is not there yet has no rows.

    Raises:
        ValueError: a row has a key of no meaning, or none of its number.

    """
    if not table.exists():
        return ()
    with table.open("rb") as file:
        rows = tomllib.load(file).get("obstacle", [])
    found = []
    for row in rows:
        if "number" not in row or not row.keys() <= {"number", "tests", "why"}:
            raise ValueError(f"no row of an obstacle: {row}")
        found.append(
            Row(row["number"], tuple(row.get("tests", ())), row.get("why", ""))
        )
    return tuple(found)


def lacking(rows: tuple[Row, ...], known: set[int]) -> list[str]:
    """Say what is wrong with the table: nothing when it is whole."""
    numbers = [row.number for row in rows]
    wrong = [f"{n} is no obstacle" for n in sorted(set(numbers) - set(EVERY))]
    wrong += [f"{n} has no row" for n in EVERY if n not in numbers]
    wrong += [f"{n} has several rows" for n in EVERY if numbers.count(n) > 1]
    wrong += [f"{n} is not in the handbook" for n in EVERY if n not in known]
    wrong += [f"{n} is in the handbook alone" for n in sorted(known - set(EVERY))]
    wrong += [f"{row.number} has neither tests nor why" for row in rows if not row.says]
    return wrong


def every_obstacle_has_its_row(_: bool) -> Outcome:  # noqa: FBT001
    """See that the table is whole, and of the same obstacles as the handbook's."""
    groups = content().read_handbook().obstacles.groups
    known = {one.number for group in groups for one in group.obstacles}
    rows = read_rows()
    wrong = lacking(rows, known)
    for one in wrong:
        sys.stderr.write(f"tests/obstacles.toml: {one}\n")
    figures = {
        "played": sum(bool(row.tests) for row in rows),
        "said why not": sum(not row.tests and row.says for row in rows),
    }
    return Outcome(len(EVERY), len(wrong), figures)


def every_obstacle_is_played(_: bool) -> Outcome:  # noqa: FBT001
    """Run every test that the table names; one that is not there has failed.

    A test's name stands for all its parameters.
    """
    named = list(dict.fromkeys(test for row in read_rows() for test in row.tests))
    if not named:
        sys.stderr.write("tests/obstacles.toml: no test is named\n")
        return Outcome(1, 1)
    missing = sorted(set(named) - _collected(named))
    for one in missing:
        sys.stderr.write(f"tests/obstacles.toml: no such test: {one}\n")
    there = [one for one in named if one not in missing]
    passed, failed = _run(there) if there else (0, 0)
    figures = {"tests named": len(named), "tests passed": passed}
    return Outcome(max(passed + failed, len(named)), failed + len(missing), figures)


def _collected(named: list[str]) -> set[str]:
    """Name what pytest finds in the files that are named, parameters left out."""
    files = sorted({one.partition("::")[0] for one in named})
    there = [one for one in files if (ROOT / one).is_file()]
    if not there:
        return set()
    told = _pytest("--collect-only", *there)
    return {line.partition("[")[0] for line in told.splitlines() if "::" in line}


def _run(tests: list[str]) -> tuple[int, int]:
    """Run them in one go: how many passed, and how many did anything else."""
    told = _pytest("--no-header", "-r", "fE", *tests)
    last = told.strip().splitlines()[-1] if told.strip() else ""
    counts = {what: int(number) for number, what in _RESULT.findall(last)}
    passed = counts.pop("passed", 0)
    failed = sum(counts.values())
    if failed or not passed:
        sys.stderr.write(told)
    return passed, failed if passed or failed else len(tests)


def _pytest(*asked: str) -> str:
    command = (sys.executable, "-m", "pytest", "-q", "-m", "", "-p", "no:cacheprovider")
    done = subprocess.run(
        [*command, *asked], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout
