"""A day at the window with made-up names, and what it leaves on the disk.

The program runs by itself, with a profile and a temporary folder of its own, as
somebody types, looks at a paper, lays it elsewhere and prints it, as it fails, is
locked, and is killed with something half typed. Only what was laid elsewhere and
printed may be read by others. That no field of a case can be read in the home's own
files has a proof of its own (``canary``).
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.faults.killing import ROOT, said
from tests.journeys.demonstration import read
from tests.proofs.claim import Outcome

NAMES: Final = ("Kanariefågelsson", "Kanarieanteckning", "Kanarieutkast", "Kanariefel")
"""The young person, what is saved, what is only typed, and what stands in an error."""

DAYS: Final = (1, 10)
_LETTERS: Final = 1.0  # seconds more that are typed before it is killed


def nothing_is_left_behind(long: bool) -> Outcome:  # noqa: FBT001
    """Let days pass; count the names that can be read outside what was let out."""
    days = DAYS[long]
    left: list[str] = []
    for _ in range(days):
        with TemporaryDirectory() as place:
            left += _day(Path(place))
    for found in left:
        sys.stderr.write(f"{found}\n")
    return Outcome(days * len(NAMES), len(left))


def _day(place: Path) -> list[str]:
    folders = {name: place / name for name in ("profile", "temp", "work", "outside")}
    for folder in folders.values():
        folder.mkdir()
    profile = folders["profile"]
    xdg = {f"XDG_{kind}_HOME": str(profile / kind) for kind in _KINDS}
    own = {
        "HOME": str(profile),
        "TMPDIR": str(folders["temp"]),
        "PYTHONPATH": str(ROOT),
    }
    with subprocess.Popen(
        [sys.executable, "-m", "tests.proofs.day", str(folders["outside"])],
        cwd=folders["work"],  # where a dump of memory would come
        env=os.environ | xdg | own,
        stdout=subprocess.PIPE,
        stderr=(place / "said").open("w"),
        text=True,
    ) as program:
        try:
            told = said(program)
            time.sleep(_LETTERS)
        finally:
            program.kill()
    if told != "typing":
        raise RuntimeError((place / "said").read_text())
    if NAMES[0] not in read(folders["outside"] / "letter.pdf"):
        raise RuntimeError("the letter that was let out does not name whom it is of")
    if not any(folders["profile"].rglob("*.log")):
        raise RuntimeError("the fault was not written down")
    return [
        f"{name!r} in {file.relative_to(place)}"
        for name, file in _found(place)
        if not file.is_relative_to(folders["outside"])
    ]


_PDF: Final = "%PDF-1"
_KINDS: Final = ("CACHE", "CONFIG", "DATA", "STATE")


def _found(place: Path) -> Iterator[tuple[str, Path]]:
    """Look in every byte of every file, and in its name; a PDF hides its words."""
    for file in (path for path in place.rglob("*") if path.is_file()):
        data = file.read_bytes() + os.fsencode(file.name)
        codes = ("utf-8", "utf-16-le", "latin1")
        for name in (*NAMES, _PDF):
            if any(name.encode(code) in data for code in codes):
                yield name, file
