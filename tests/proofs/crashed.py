"""Killing the program while somebody types in the meeting mode."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Final

from sipdesk.domain.case import CaseId
from sipdesk.storage.connection import connect
from tests.proofs.claim import Outcome
from tests.proofs.killed import KEY, ROOT
from tests.proofs.sitting import Sitting, home_with_a_meeting, sitting

LONG, SHORT = 100, 12
SAFE_AFTER: Final = 5.0
"""Seconds after which what was typed must survive anything."""

_MOMENTS: Final = (0.3, 12.0)
_AT_A_TIME: Final = 3
_PATIENCE: Final = 60.0


@dataclass(frozen=True, slots=True)
class Typed:
    """What a field held from some time on (``time.monotonic``)."""

    at: float
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Crash:
    """A program that was killed: what it had told, when it died, and its file."""

    file: Path
    told: tuple[Typed, ...]
    died: float


def nothing_older_is_lost(long: bool) -> Outcome:  # noqa: FBT001
    """Kill a typist at random moments, open the home again, and read every field."""
    chance = Random(20260302)  # noqa: S311  (no secret)
    kills = LONG if long else SHORT
    moments = [chance.uniform(*_MOMENTS) for _ in range(kills)]
    failed, letters, worst = 0, 0, 0.0
    with TemporaryDirectory() as name, ThreadPoolExecutor(_AT_A_TIME) as pool:
        folder = Path(name)
        case_id = home_with_a_meeting(folder / "template")
        crashes = pool.map(
            lambda n: _killed(folder, case_id, n, moments[n]), range(kills)
        )
        for crash in crashes:
            lost = list(_lost(crash, case_id))
            oldest = max(lost, default=0.0)
            letters += len(crash.told)
            worst = max(worst, oldest)
            failed += oldest > SAFE_AFTER or not _is_sound(crash.file)
    figures = {"letters typed": letters, "oldest lost, seconds": round(worst, 2)}
    return Outcome(kills, failed, figures)


def _killed(folder: Path, case_id: CaseId, number: int, moment: float) -> Crash:
    """Let a typist work in a copy of the home, and kill it."""
    file = folder / f"{number}.sipdesk"
    copyfile(folder / "template", file)
    said = folder / f"{number}.told"
    with (
        said.open("w") as out,
        (folder / f"{number}.trouble").open("w+") as trouble,
        subprocess.Popen(
            [sys.executable, "-m", "tests.proofs.typist"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=trouble,
            text=True,
        ) as typist,
    ):
        if typist.stdin is None:
            raise RuntimeError("the typist cannot be told")
        typist.stdin.write(f"{file}\t{case_id}\t{number}\n")
        typist.stdin.flush()
        _wait_for_first_line(said, typist)
        time.sleep(moment)
        gone_before = typist.poll() is not None
        typist.kill()
        typist.wait()
        died = time.monotonic()
        if gone_before:
            trouble.seek(0)
            raise RuntimeError(f"the typist stopped by itself:\n{trouble.read()}")
    return Crash(file, tuple(_read(said)), died)


def _wait_for_first_line(said: Path, typist: subprocess.Popen[str]) -> None:
    end = time.monotonic() + _PATIENCE
    while not said.stat().st_size and typist.poll() is None:
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.01)


def _read(said: Path) -> Iterator[Typed]:
    lines = said.read_text().split("\n")
    for line in lines[1:-1]:  # behind the last line break stands half a line, or none
        at, field, text = json.loads(line)
        yield Typed(at, field, text)


def _lost(crash: Crash, case_id: CaseId) -> Iterator[float]:
    """Open the home again, and give the ages of what is in no field any more.

    A text that nobody typed counts as if all of its field were lost.
    """
    with sitting(crash.file, case_id) as at:
        at.begin()
        for field in dict.fromkeys(typed.field for typed in crash.told):
            history = [t for t in crash.told if t.field == field]
            texts = ["", *(t.text.strip() for t in history)]
            seen = set(_seen(at, field))
            newest = max((n for n, t in enumerate(texts) if t in seen), default=0)
            lost = history[newest:]
            if lost:
                yield crash.died - lost[0].at
        if at.faults:
            raise at.faults[0]


def _seen(at: Sitting, field: str) -> Iterator[str]:
    """Read what stands in a field now; of a goal or measure also what is listed."""
    card, name, *item = field.split()
    yield str(at.field(card, name).value).strip()
    view = at.mode.model.state.view
    if item and view is not None:
        plan = view.case.plan
        yield from (goal.words for goal in plan.goals)
        yield from (measure.what for measure in plan.measures)


def _is_sound(file: Path) -> bool:
    raw = connect(file, KEY)
    try:
        whole = bool(raw.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
        unaltered = not raw.execute("PRAGMA cipher_integrity_check").fetchall()
        keys = not raw.execute("PRAGMA foreign_key_check").fetchall()
    finally:
        raw.close()
    return whole and unaltered and keys
