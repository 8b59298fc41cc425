from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from sipdesk.content.content import Problem
from sipdesk.ui.home.view import HomePage
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Text
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.home import read_home
from sipdesk.usecases.ports import Ports
from tests.ui.audit import audit, tab_round
from tests.ui.shell import around, found, settle, show
from tests.ui.typing import type_text
from tests.ui.widgets.shown import heard

OWN = Path("eget")


@pytest.fixture
def page(filled: Ports, frame: Frame) -> HomePage:
    made = HomePage(around(filled), OWN)
    made.refresh()
    show(frame, made)
    return made


def go(page: HomePage, part: str) -> None:
    page.show_part(part)
    settle()


def press(page: HomePage, name: str) -> None:
    QTest.mouseClick(found(page, name), Qt.MouseButton.LeftButton)
    settle()


def field(page: HomePage, card: str, name: str) -> QLineEdit:
    made = found(found(page, card), f"{name}-edit")
    assert isinstance(made, QLineEdit)
    return made


def test_typing_and_leaving_saves(filled: Ports, page: HomePage) -> None:
    edit = field(page, "own", "title")
    edit.setFocus()
    edit.selectAll()
    type_text(edit, "Behandlare")
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert read_home(None, filled).users[0].title == "Behandlare"
    assert found(page, "own-saved").isVisible()


def test_changing_the_part_saves_too(filled: Ports, page: HomePage) -> None:
    type_text(field(page, "home", "phone"), "9")
    page.tabs.groups.setCurrentIndex(1)
    assert read_home(None, filled).home.phone.endswith("9")


def test_a_bad_figure_is_said_at_its_field(page: HomePage, frame: Frame) -> None:
    edit = field(page, "figures", "consent_months")
    edit.setFocus()
    edit.selectAll()
    type_text(edit, "99")
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    settle()
    assert any("mellan 1 och 12" in t.words for t in page.findChildren(Text))
    assert audit(frame) == []


def test_the_system_for_video_is_named_once(filled: Ports, page: HomePage) -> None:
    assert read_home(None, filled).settings["video_system"] == ""
    edit = field(page, "video", "video_system")
    edit.setFocus()
    type_text(edit, "Prat och bild ")
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    settle()
    assert read_home(None, filled).settings["video_system"] == "Prat och bild"


def test_what_is_known_of_the_home_is_told_on(page: HomePage) -> None:
    told = heard(page.read)
    page.refresh()
    assert [view.home.name for view in told] == ["Påhittade ungdomshemmet"]


def test_a_contact_is_written_removed_and_put_back(page: HomePage) -> None:
    go(page, "book")
    press(page, "contact-new")
    page.part.model.edit(kind="school", organisation="<b>Skolan</b>")  # type: ignore[attr-defined]
    press(page, "contact-save")
    rows = page.part.list.rows  # type: ignore[attr-defined]
    assert rows[0].title == "<b>Skolan</b>"
    page.part.list.chosen.emit(rows[0].key)  # type: ignore[attr-defined]
    settle()
    press(page, "contact-remove")
    assert len(page.part.list.rows) == 3  # type: ignore[attr-defined]
    assert found(page, "book-undo").isVisible()
    page.part.model.put_back()  # type: ignore[attr-defined]
    assert len(page.part.list.rows) == 4  # type: ignore[attr-defined]
    assert not found(page, "book-undo").isVisible()


def test_kommun_and_region_are_asked_for_where_they_matter(page: HomePage) -> None:
    go(page, "book")
    press(page, "contact-new")
    model = page.part.model  # type: ignore[attr-defined]
    shown = []
    for kind in ("social-services", "psychiatry", "school", "sis-health"):
        model.edit(kind=kind)
        pair = (found(page, "kommun").isVisible(), found(page, "region").isVisible())
        shown.append(pair)
    assert shown == [(True, False), (True, True), (True, False), (False, False)]


def test_an_empty_book_says_how_to_begin(ports: Ports, frame: Frame) -> None:
    page = HomePage(around(ports), OWN)
    page.refresh()
    show(frame, page)
    go(page, "book")
    assert found(page, "book-empty").isVisible()
    assert audit(frame) == []
    press(page, "contact-first")
    assert found(page, "contact").isVisible()
    assert not found(page, "book-empty").isVisible()


def test_every_law_has_its_status(filled: Ports, page: HomePage) -> None:
    go(page, "routine")
    words = [chip.text() for chip in found(page, "laws").findChildren(Chip)]
    assert len(words) == len(filled.content.laws)
    assert set(words) <= {"Verifierad", "Kontrollera", "Inaktuell"}


def test_a_file_of_the_homes_own_that_cannot_be_used_is_told_of(
    ports: Ports, frame: Frame
) -> None:
    problem = Problem("laws.toml", 12, "Datumet går inte att läsa.")
    content = replace(ports.content, problems=(problem,))
    page = HomePage(replace(around(ports), content=content), OWN)
    show(frame, page)
    go(page, "routine")
    said = page.findChildren(Notice, "own-file-problem")
    assert [one.words.startswith("laws.toml, rad 12: Datumet") for one in said] == [
        True
    ]


@pytest.mark.parametrize(
    "part",
    ["facts", "book", "kommun", "regions", "training", "sheets", "texts", "routine"],
)
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.journey
def test_every_part_can_be_read_and_walked_through(
    page: HomePage, frame: Frame, qapp: QApplication, scale: float, part: str
) -> None:
    apply(qapp, Theme(text_scale=scale))
    go(page, part)
    page.begin()
    assert audit(frame) == []
    assert tab_round(frame)


@pytest.mark.journey
def test_a_contact_being_written_can_be_read_and_walked_through(
    page: HomePage, frame: Frame, qapp: QApplication
) -> None:
    apply(qapp, Theme(text_scale=2.0))
    go(page, "book")
    page.part.list.chosen.emit("contact-0")  # type: ignore[attr-defined]
    settle()
    assert audit(frame) == []
    assert len(tab_round(frame)) > 10
