"""Om SIPdesk and Nytt: what the program is, what others have made, what is new."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from sipdesk import __version__
from sipdesk.content.installed import Installed
from sipdesk.ui.handbook.about import AboutPart
from sipdesk.ui.handbook.about_model import AboutModel, AboutState
from sipdesk.ui.handbook.model import ABOUT, NEWS
from sipdesk.ui.handbook.view import HandbookPage
from sipdesk.ui.widgets.text import Text
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.usecases.ports import Ports
from tests.home import content
from tests.ui.audit import audit
from tests.ui.shell import around
from tests.ui.widgets.shown import close

INSTALLED = content().read_installed()


@pytest.fixture
def page(qapp: QApplication, ports: Ports) -> Iterator[HandbookPage]:
    made = HandbookPage(around(ports))
    made.resize(900, 700)
    made.show()
    made.activateWindow()
    made.model.show(ABOUT)
    qapp.processEvents()
    yield made
    close(made)


def said(widget: QWidget) -> str:
    texts = widget.findChildren(Text)
    return "\n".join(text.words for text in texts if text.isVisible())


def press(page: HandbookPage, name: str) -> None:
    button = page.findChild(QAbstractButton, name)
    assert button is not None
    button.setFocus()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_it_says_what_the_program_is_and_that_nothing_leaves_the_computer(
    page: HandbookPage,
) -> None:
    words = said(page.about)
    assert f"Version {__version__}" in words
    assert "EUPL-1.2" in words
    assert "Programmet använder inget nätverk." in words


def test_every_part_has_its_version_and_licence(page: HandbookPage) -> None:
    words = said(page.about)
    for part in INSTALLED.parts.own:
        if INSTALLED.has(part):
            assert part.name in words
    assert "6.11.3 · LGPL-3.0-only eller GPL-2.0-only eller GPL-3.0-only" in words
    assert "Ritade av OpenMoji" in words
    assert "jeepney" in words or "pywin32-ctypes" in words


def test_it_says_what_may_be_replaced_and_where_it_lies(page: HandbookPage) -> None:
    words = said(page.about)
    assert "licensen LGPL" in words
    (qt,) = (one for one in INSTALLED.parts.own if one.name == "PySide6 och Qt")
    assert INSTALLED.folder(qt) in words


def test_a_press_shows_the_whole_licence_and_back_gives_the_place_again(
    page: HandbookPage,
) -> None:
    press(page, "part-svglib-open")
    assert "svglib" in said(page.about)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in page.about.words.toPlainText()
    assert "alembic" not in said(page.about)
    back = page.about.back_button
    assert back.hasFocus()
    assert not back.visibleRegion().isEmpty()  # however far down one was
    QTest.keyClick(back, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert "alembic" in said(page.about)
    again = page.findChild(QWidget, "part-svglib-open")
    assert again is not None
    assert again.hasFocus()
    assert not again.visibleRegion().isEmpty()


def test_what_lies_in_a_part_can_be_read_too(page: HandbookPage) -> None:
    press(page, "part-PySide6 och Qt-open")
    assert "PCRE2" in said(page.about)
    press(page, "part-Qt/PCRE2-open")
    words = said(page.about)
    assert "Ingår i" in words
    assert "University of Cambridge" in words
    assert "Redistribution and use" in page.about.words.toPlainText()


def test_what_a_package_was_built_of_stands_before_its_licence(
    page: HandbookPage,
) -> None:
    page.about.model.open("pyrage")
    text = page.about.words.toPlainText()
    assert text.startswith("I paketet ingår enligt dess egen lista:")
    assert "curve25519-dalek" in text
    assert text.rstrip().endswith("SOFTWARE.")


def test_a_part_without_a_text_says_so(page: HandbookPage) -> None:
    page.about.model.open("sqlcipher3/SQLite")
    assert "ingen licenstext" in page.about.words.toPlainText()


def test_the_programs_own_licence_is_read_there(page: HandbookPage) -> None:
    press(page, "about-own")
    assert page.about.words.toPlainText().startswith("EUROPEAN UNION PUBLIC LICENCE")
    press(page, "about-back")
    assert page.about.own.hasFocus()


def test_the_licence_is_read_and_not_written_in(page: HandbookPage) -> None:
    press(page, "about-own")
    before = page.about.words.toPlainText()
    QTest.keyClick(page.about.words, Qt.Key.Key_X)
    assert page.about.words.toPlainText() == before


def test_nothing_is_read_before_it_is_asked_for() -> None:
    asked: list[str] = []

    def read() -> Installed:
        asked.append("read")
        return INSTALLED

    states: list[AboutState] = []
    model = AboutModel(read, states.append)
    assert asked == []
    model.refresh()
    (first,) = states
    assert first.rows is not None
    model.refresh()
    assert states == [first]  # it does not change while the program runs


def test_any_state_can_be_drawn(qapp: QApplication) -> None:
    part = AboutPart(content().read_installed)
    part.show()
    qapp.processEvents()
    part.draw(AboutState(rows=()))
    assert "Delar från andra" in said(part)
    part.model.open("lxml")
    opened = part.model.state.opened
    assert opened is not None
    part.draw(AboutState(opened=replace(opened, within=(), held=(), text="")))
    assert "ingen licenstext" in part.words.toPlainText()
    close(part)


def test_the_news_say_what_there_is_and_what_there_is_not(page: HandbookPage) -> None:
    page.model.show(NEWS)
    news = page.findChild(QWidget, "handbook-news")
    assert news is not None
    words = said(news)
    assert f"Nytt i SIPdesk {__version__}" in words
    assert "Det här finns inte än" in words
    assert not page.about.isVisible()


@pytest.mark.journey
@pytest.mark.parametrize("worn", [Theme(), Theme("dark", 1.5)])
def test_nothing_is_cut_or_nameless(
    ports: Ports, qapp: QApplication, worn: Theme
) -> None:
    apply(qapp, worn)
    page = HandbookPage(around(ports))
    page.resize(1000, 700)
    page.show()
    for part in (NEWS, ABOUT):
        page.model.show(part)
        assert audit(page) == []
    for name in ("PySide6 och Qt", "pypdfium2"):
        page.about.model.open(name)
        assert audit(page) == []
    close(page)
