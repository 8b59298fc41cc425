"""The numbers of the emergency card: the home's own, checked once a year."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sipdesk.ui.home.view import HomePage
from sipdesk.ui.widgets.text import Text
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.home import read_home
from sipdesk.usecases.picture_board import list_materials
from sipdesk.usecases.ports import Ports
from tests.ui.audit import audit
from tests.ui.shell import around, found, settle, show
from tests.ui.typing import type_text

NUMBERS = "emergency_numbers"
CONFIRMED = "emergency_numbers_confirmed"


@pytest.fixture
def page(filled: Ports, frame: Frame) -> HomePage:
    made = HomePage(around(filled), Path("eget"))
    made.refresh()
    show(frame, made)
    return made


def write(page: HomePage, name: str, text: str) -> None:
    edit = found(page, f"{name}-edit")
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(edit, text)
    page.leave()
    settle()


def said(page: HomePage, name: str) -> str:
    text = found(page, name)
    assert isinstance(text, Text)
    return text.words


def printed(ports: Ports) -> list[str]:
    cards = (m for m in list_materials(None, ports) if m.id == "emergency-card")
    return [cell.words for m in cards for b in m.boards for cell in b.cells]


def test_the_homes_numbers_stand_on_the_card(
    filled: Ports, page: HomePage, frame: Frame
) -> None:
    assert "Ring\n112 – vid fara\n116 111 – Bris\n1177 – råd om vård" in printed(filled)
    assert "112 – vid fara" in said(page, "numbers-first")
    assert "Kontrollera dem." in said(page, "numbers-first")
    write(page, NUMBERS, " 112 – fara\n\n010-00 00 00   – hemmets jour")
    assert "Ring\n112 – fara\n010-00 00 00 – hemmets jour" in printed(filled)
    assert found(page, "numbers-saved").isVisible()
    assert audit(frame) == []
    write(page, NUMBERS, " ")
    assert read_home(None, filled).settings[NUMBERS] == ""
    assert "Ring\n112 – vid fara\n116 111 – Bris\n1177 – råd om vård" in printed(filled)


@pytest.mark.parametrize("typed", ["1\n2\n3\n4\n5\n6", "9" * 29])
def test_what_has_no_room_on_the_card_is_said_at_the_field(
    filled: Ports, page: HomePage, typed: str
) -> None:
    write(page, NUMBERS, typed)
    shown = [text.words for text in page.findChildren(Text)]
    assert any("Skriv högst 5 rader, och högst 28 tecken" in one for one in shown)
    assert read_home(None, filled).settings[NUMBERS] == ""


def test_it_is_said_when_a_year_has_gone_since_they_were_checked(
    filled: Ports, page: HomePage
) -> None:
    today = filled.clock.today()
    old = found(page, "numbers-old")
    assert old.isVisible()
    write(page, CONFIRMED, (today - timedelta(days=360)).isoformat())
    assert not old.isVisible()
    write(page, CONFIRMED, (today - timedelta(days=366)).isoformat())
    assert old.isVisible()
    assert "kontrollerat numren" in said(page, "numbers-old")
    kept = read_home(None, filled).settings[CONFIRMED]
    assert kept == (today - timedelta(days=366)).isoformat()


def test_a_day_that_has_not_been_confirms_nothing(
    filled: Ports, page: HomePage
) -> None:
    tomorrow = filled.clock.today() + timedelta(days=1)
    write(page, CONFIRMED, tomorrow.isoformat())
    shown = [text.words for text in page.findChildren(Text)]
    assert any("Dagen har inte varit än." in one for one in shown)
    assert read_home(None, filled).settings[CONFIRMED] == ""
