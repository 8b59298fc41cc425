from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sipdesk.ui.first_start.model import Part
from sipdesk.ui.first_start.view import FirstStart
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from tests.ui.audit import audit, tab_round
from tests.ui.first_start.test_model import GOOD, Maker
from tests.ui.shell import LONG, focus, found, settle, show
from tests.ui.typing import type_text
from tests.ui.widgets.shown import heard


@pytest.fixture
def maker(tmp_path: Path) -> Maker:
    return Maker(tmp_path)


@pytest.fixture
def page(maker: Maker, frame: Frame) -> FirstStart:
    made = FirstStart(maker.model._outside, choose_place=lambda *_: None)
    show(frame, made)
    made.begin()
    return made


def press(page: FirstStart, name: str) -> None:
    QTest.mouseClick(found(page, name), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def write(text: str) -> None:
    type_text(focus(), text)


def enter() -> None:
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    QApplication.processEvents()


def walk() -> None:
    """Fill everything in with the keyboard alone."""
    write("Påhittade hemmet")
    enter()
    write("Karin Exempel")
    enter()
    write(GOOD.passphrase)
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    write(GOOD.again)
    enter()


def test_a_home_is_made_with_the_keyboard_alone(page: FirstStart, maker: Maker) -> None:
    walk()
    assert page.model.state.part is Part.SUMMARY
    assert page.make.hasFocus()
    QTest.keyClick(page.make, Qt.Key.Key_Space)
    assert [(home.home_name, secret) for _, home, secret in maker.made] == [
        ("Påhittade hemmet", GOOD)
    ]
    assert page.make.text() == "Skapar hemmet …"
    assert not page.make.isEnabled()


def test_what_is_wrong_has_the_focus(page: FirstStart) -> None:
    enter()
    assert (
        page.fields["home_name"].problem == "Hemmets namn saknas. Skriv hemmets namn."
    )
    assert page.fields["home_name"].isAncestorOf(focus())


def test_what_is_wrong_with_the_place_stands_by_the_place(page: FirstStart) -> None:
    page.model.edit(home_name="Hemmet")
    page.model.choose_place(Path("//server/delad/hem.sipdesk"))
    said = found(page, "place-problem")
    assert isinstance(said, Notice)
    assert said.isVisible()


def test_each_answer_can_be_changed_from_the_summary(page: FirstStart) -> None:
    walk()
    page.summary.change.emit("user_name")
    QApplication.processEvents()
    assert page.model.state.part is Part.PERSON
    assert page.fields["user_name"].value == "Karin Exempel"


def test_losing_the_passphrase_is_told_of_before_it_is_chosen(page: FirstStart) -> None:
    page.model.edit(home_name="Hemmet", user_name="Karin")
    press(page, "go_on")
    press(page, "go_on")
    assert found(page, "passphrase-warning").isVisible()


def test_a_home_there_is_already_can_be_opened(page: FirstStart) -> None:
    wanted = heard(page.wants_existing)
    press(page, "existing")
    assert len(wanted) == 1


@pytest.mark.parametrize("part", Part)
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.journey
def test_every_part_can_be_read_and_walked_through(
    page: FirstStart, frame: Frame, qapp: QApplication, scale: float, part: Part
) -> None:
    apply(qapp, Theme(text_scale=scale))
    page.model.edit(home_name=LONG, user_name=LONG)
    page.model.type_secret(GOOD)
    for _ in range(part):
        page.model.go_on()
    assert page.model.state.part is part
    settle()
    assert audit(frame) == []
    assert tab_round(frame)
