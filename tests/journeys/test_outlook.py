"""A manager answers in ten seconds: who, what, how long, why; and prints it."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sipdesk.ui.outlook.model import Answer
from sipdesk.ui.outlook.view import OutlookPage
from tests.journeys import demonstration as there
from tests.journeys.keyboard import Keyboard
from tests.journeys.program import Program
from tests.ui.outlets import Person

pytestmark = pytest.mark.journey


def test_a_manager_answers_in_ten_seconds(program: Program, tmp_path: Path) -> None:
    hands = there.sit_down(program)
    keys = Keyboard(hands._window)
    keys.press_shortcut(Qt.Key.Key_2)
    keys.see("Behov utan svar", "Redo men väntar", "Försenat", "Varför")
    (page,) = hands._window.findChildren(OutlookPage)
    page.ask_printer = Person(tmp_path).printer

    # Who has a need and no answer; who waits though ready; what is late; and why.
    for key, answer in zip(
        (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4), Answer, strict=True
    ):
        keys.key(key)
        shown = page.answers[answer].list
        hands.wait_for(shown.hasFocus, answer.value)
        assert shown.rows
    needs = [row.words for row in page.answers[Answer.NEEDS].list.rows]
    assert any("Inget svar från kommunen" in said for said in needs)
    waits = page.answers[Answer.WAITS].list.rows
    assert len(waits) >= 3
    assert waits[0].chip_text == "Inte underrättad"
    assert len({row.key for row in page.answers[Answer.WHY].list.rows}) >= 4
    program.picture("outlook")

    keys.press("print-outlook")
    keys.see("Läget är utskrivet")
    printed = tmp_path / "printed.pdf"
    pages = PdfReader(printed).pages
    assert len(pages) <= 2  # much is late here, and what is late comes last
    printed.unlink()
    keys.press("print-week")
    keys.see("Veckan är utskriven")
    assert PdfReader(printed).pages

    keys.key(Qt.Key.Key_2)
    QApplication.processEvents()
    keys.key(Qt.Key.Key_Return)
    hands.see("Redo för nästa steg", "Underrätta socialnämnden i dag.")
    program.picture("outlook-opened")


def test_the_talk_with_a_kommun_has_its_own_young_people_on_paper(
    program: Program, tmp_path: Path
) -> None:
    me = there.sit_down(program)
    me.press("Läget")
    me.see("Utdrag per kommun")
    me.choose("Vilken nämnd?", "Socialnämnden, Exempelstads kommun (3 unga)")
    me.press("Visa utdraget")
    program.picture("extract")
    file = tmp_path / "utdrag.pdf"
    me.press("Spara som PDF", answer=lambda dialog: dialog.name_file(file))
    me.see("Utdraget är lämnat ut")
    said = there.read(file)
    assert "Viggo Testholm" in said
    assert "Hugo Skisslund" in said
    for other in ("Adam", "Malte", "Tuva", "Påhittsgården"):
        assert other not in said
    there.open_case(me, "Viggo")
    me.turn_to("Papper")
    me.see("Utdrag till kommunen")
