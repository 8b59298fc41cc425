"""A young person says with pictures what the meeting shall be about, by keys alone."""

import pytest
from PySide6.QtCore import Qt

from sipdesk.commands.demonstration import PASSPHRASE
from tests.journeys import demonstration as there
from tests.journeys.keyboard import Keyboard
from tests.journeys.program import Program

pytestmark = pytest.mark.journey

ALT = Qt.KeyboardModifier.AltModifier


def test_what_is_chosen_on_the_screen_stands_on_the_agenda_after_a_yes(
    program: Program,
) -> None:
    me = there.sit_down(program)
    there.open_case(me, "Leah")
    me.turn_to("Bildstöd")
    keys = Keyboard(me._window)
    keys.press("talk-begin-menu")
    _choose(keys, program)
    _say_yes(keys, program)
    keys.see("1. Boende, 2. Skola", "Vill inte prata om")
    program.picture("talk-told")
    keys.press("För över till mötets frågor")
    keys.press("Lägg till i mötets frågor")
    keys.see_no("Lägg till i mötets frågor")
    me.turn_to("Arbetsrutin")
    there.go(me, "prepare", "preparation")
    me.see("Prata om boende", "Prata om skola")
    program.picture("talk-agenda")


def _choose(keys: Keyboard, program: Program) -> None:
    """Choose two topics, change their order, and say what to leave out and how."""
    keys.see("Vad vill du prata om?", "Välj högst tre.")
    assert not keys.finds("rail-today")
    keys.key(Qt.Key.Key_Return)
    keys.key(Qt.Key.Key_Right)
    keys.key(Qt.Key.Key_Return)
    keys.key(Qt.Key.Key_Up, ALT)
    program.picture("talk-topics")
    keys.press("Vidare")
    keys.see("Vad vill du slippa prata om?")
    keys.key(Qt.Key.Key_Return)
    keys.press("Vidare")
    keys.see("Hur vill du prata?")
    keys.key(Qt.Key.Key_Right)
    keys.key(Qt.Key.Key_Return)
    keys.press("Vidare")


def _say_yes(keys: Keyboard, program: Program) -> None:
    keys.see("Stämmer det?", "Det här vill du slippa prata om")
    program.picture("talk-check")
    keys.key(Qt.Key.Key_Return)
    keys.see("Får vi ta upp det på mötet?")
    program.picture("talk-ask")
    keys.key(Qt.Key.Key_Return)  # a press too many answers nothing
    keys.see("Får vi ta upp det på mötet?")
    keys.key(Qt.Key.Key_Tab)
    keys.key(Qt.Key.Key_Return)
    keys.press("Vi är klara")
    keys.see("Nu är det klart.")
    keys.press("Lämna tillbaka")
    keys.press("Till den vuxna: lås")
    keys.see("Lås upp")
    keys.fill("Lösenfras", PASSPHRASE)
    keys.key(Qt.Key.Key_Return)
