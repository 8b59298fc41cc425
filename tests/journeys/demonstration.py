"""The demonstration home on this PC: cases that are under way, to go on from."""

import shutil
from contextlib import closing
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

import pypdfium2
from PySide6.QtCore import Qt

from sipdesk import paths
from sipdesk.clock import SystemClock
from sipdesk.commands.demonstration import HOME, PASSPHRASE, demonstration
from tests.commands.made import tools
from tests.journeys.hands import Hands
from tests.journeys.program import Program

SEARCH: Final = "Sök: Namn, personnummer, samordningsnummer eller ärendenummer"


@lru_cache
def _made(day: date) -> Path:
    """Make the home once for the whole run: it takes its time."""
    folder = Path(mkdtemp(prefix="sipdesk-journey-"))
    with demonstration(folder / HOME, tools(), day):
        return folder


def sit_down(program: Program) -> Hands:
    """Start the program at a copy of the demonstration home, and unlock it."""
    there = paths.data_folder()
    there.mkdir(parents=True, exist_ok=True)
    for file in _made(SystemClock().today()).iterdir():
        shutil.copy(file, there / file.name)
    me = program.start()
    me.see("Lås upp")
    me.fill("Lösenfras", PASSPHRASE)
    me.key(Qt.Key.Key_Return)
    me.see("Försenat")
    return me


def open_case(me: Hands, name: str) -> None:
    """Find a case by searching, and open it."""
    me.press("Ärenden")
    me.see("Alla öppna")
    me.fill(SEARCH, name)
    me.key(Qt.Key.Key_Return)
    me.see("1 träff")
    me.pick(name)
    me.see("Nästa steg", "Arbetsrutin")


def go(me: Hands, phase: str, step: str) -> None:
    """Go to a step, unfolding its phase if need be; both by their ids."""
    if not me.finds(f"steps-{step}"):
        me.press(f"steps-phase-{phase}-head")
    me.press(f"steps-{step}")


def not_yet(me: Hands, button: str, why: str, instead: str, *, among: str = "") -> None:
    """Try to print a paper that may not go out: one sentence why, one what to do.

    ``among`` is the card to find its button in, when there are several alike.
    """
    (me.within(among) if among else me).press(button)
    me.see(why, instead)
    assert not me.may_press("Skriv ut"), button
    assert not me.may_press("Spara som PDF"), button
    me.press("Stäng")


def print_to(me: Hands, button: str, file: Path) -> str:
    """Save a paper as PDF, and read what it says."""
    me.press(button)
    me.see("Vad mottagaren får veta")
    me.press("Spara som PDF", answer=lambda dialog: dialog.name_file(file))
    me.see("Sparat som PDF")
    me.press("Stäng")
    return read(file)


def read(file: Path) -> str:
    """Read the words of a PDF."""
    with closing(pypdfium2.PdfDocument(file)) as paper:
        pages = [page.get_textpage().get_text_range() for page in paper]
    return " ".join(" ".join(pages).split())
