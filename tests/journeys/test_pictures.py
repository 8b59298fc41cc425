"""The workshop of pictures: quick for who has never made a board, and by keys alone."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sipdesk.ui.pictures.own import OwnPart
from sipdesk.ui.pictures.view import PicturesPage
from tests.journeys import demonstration as there
from tests.journeys.hands import Hands
from tests.journeys.keyboard import Keyboard
from tests.journeys.program import Program
from tests.ui.typing import type_text

pytestmark = pytest.mark.journey

MOST = 40
"""Keystrokes and clicks, from an empty page to a saved board of six pictures."""

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class Counted:
    """Somebody whose every keystroke and click is counted."""

    def __init__(self, me: Hands) -> None:
        self._me = me
        self.strokes = 0

    def _do(self, deed: Callable[[], object], strokes: int = 1) -> None:
        deed()
        self.strokes += strokes

    def press(self, name: str) -> None:
        self._do(lambda: self._me.press(name))

    def turn_to(self, tab: str) -> None:
        self._do(lambda: self._me.turn_to(tab))

    def type(self, text: str) -> None:
        self._do(lambda: type_here(text), len(text))

    def fill(self, name: str, text: str) -> None:
        # A click in the field, everything marked with a key, and the letters.
        self._do(lambda: self._me.fill(name, text), 2 + len(text))


def type_here(text: str) -> None:
    """Type where the cursor is; a new line is Enter."""
    for letter in text:
        focus = QApplication.focusWidget()
        assert focus is not None
        type_text(focus, letter)
    QApplication.processEvents()


def page_of(me: Hands) -> PicturesPage:
    """Find the page."""
    (page,) = me._window.findChildren(PicturesPage)
    return page


def own_boards(me: Hands) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Read the titles and words of the boards that the home has saved."""
    part = page_of(me).part
    if not isinstance(part, OwnPart):
        return ()
    boards = part.model.state.boards or ()
    return tuple((one.title, tuple(cell.words for cell in one.cells)) for one in boards)


def test_six_pictures_are_on_a_saved_board_in_forty_keystrokes_and_clicks(
    program: Program,
) -> None:
    me = there.sit_down(program)
    me.press("Bildstöd")
    me.see("Färdiga material", "Vad är en SIP?")
    program.picture("pictures")
    counted = Counted(me)
    counted.turn_to("Egna tavlor")
    counted.press("Ny bildtavla")
    me.see("Skriv vad bilden ska visa")
    for word in ("glad", "arg", "ja", "nej", "mat", "sova"):
        counted.type(f"{word}\n")
    counted.fill("Rubrik", "Min dag")
    me.see("Sida 1 av 1")
    program.picture("pictures-board")
    counted.press("Tillbaka")
    me.wait_for(lambda: "Min dag" in dict(own_boards(me)), "the board")
    words = ("Glad", "Arg", "Ja", "Nej", "Mat", "Sova")
    saved = dict(own_boards(me))["Min dag"]
    assert len(saved) == len(words)
    assert saved[:5] == words[:5]
    assert counted.strokes <= MOST, counted.strokes


def test_a_material_is_printed_within_three_clicks(
    program: Program, tmp_path: Path
) -> None:
    me = there.sit_down(program)
    me.press("Bildstöd")
    me.press("material-look-how-i-feel")
    file = tmp_path / "kanslor.pdf"
    me.press("Spara som PDF", answer=lambda dialog: dialog.name_file(file))
    me.see("Sparat som PDF")
    with pypdfium2.PdfDocument(file) as document:
        assert len(document) == 1


def test_the_whole_workshop_is_worked_in_by_keys_alone(program: Program) -> None:
    me = Keyboard(there.sit_down(program)._window)
    me.press_shortcut(Qt.Key.Key_4)
    me.see("Färdiga material")
    me.press("Gör en egen av Ja, nej, kanske")
    me.see("Skriv vad bilden ska visa")
    board = page_of(me).editor
    assert board is not None

    def words() -> list[str]:
        shown = board.model.state.board
        return [] if shown is None else [cell.words for cell in shown.cells]

    def put(typed: str, count: int) -> None:
        type_here(f"{typed}\n")
        me.wait_for(lambda: len(words()) == count, typed)

    before = words()
    assert len(before) == 6
    # The material is full: another page is begun.
    me.key(Qt.Key.Key_PageDown)
    put("hjälp", 7)
    me.key(Qt.Key.Key_Escape)
    me.key(Qt.Key.Key_Home)
    me.key(Qt.Key.Key_Right, ALT)
    assert words()[:2] == [before[1], before[0]]
    me.key(Qt.Key.Key_F2)
    type_here("Absolut\n")
    assert words()[1] == "Absolut"
    me.key(Qt.Key.Key_Delete)
    assert words()[1] == ""
    for _ in range(3):
        me.key(Qt.Key.Key_Z, CONTROL)
    assert words()[:6] == before
    me.key(Qt.Key.Key_Y, CONTROL)
    assert words()[:2] == [before[1], before[0]]
    me.choose("Form", "Rader att bocka av")
    me.write("Rubrik", "Våra svar")
    me.press("Tillbaka")
    me.wait_for(lambda: "Våra svar" in dict(own_boards(me)), "the board")
    program.picture("pictures-own")
    me.press("Kopiera Våra svar")
    me.see("Kopia av Våra svar")
    me.press("Ta bort Kopia av Våra svar")
    me.see("är borttagen")
    me.press("Ångra: Tavlan ”Kopia av Våra svar” är borttagen.")
    me.see_no("är borttagen")
    me.see("Kopia av Våra svar")
