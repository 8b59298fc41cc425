from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from sipdesk.ui.widgets.fields import TextArea
from sipdesk.ui.widgets.spelling import Speller, misspelt, offer, speller
from tests.ui.widgets.shown import Show, heard


@pytest.fixture
def swedish(qtbot: QtBot) -> Iterator[Speller]:
    one = speller()
    one.load()
    qtbot.waitUntil(lambda: one.is_ready, timeout=20_000)
    yield one
    one.set_own_words(())


def test_before_the_dictionary_is_read_every_word_passes() -> None:
    assert Speller().accepts("xyzzy")


@pytest.mark.parametrize(
    "word",
    [
        "samtycke",
        "vårdnadshavaren",
        "uppföljningsmöte",
        "BUP",
        "SIP-möte",
        "LVU",
        "Örebro",
    ],
)
def test_right_words_pass(swedish: Speller, word: str) -> None:
    assert swedish.accepts(word)


def test_wrong_words_are_found_where_they_stand(swedish: Speller) -> None:
    assert swedish.is_ready
    text = "Samtyke är inhämtat. BUP gör en uppföljning, 12 mars."
    assert misspelt(text) == [(0, "Samtyke")]


@given(text=st.text(max_size=60))
def test_a_mark_stands_on_its_word(text: str) -> None:
    for place, word in misspelt(text):
        assert text[place : place + len(word)] == word


def test_the_homes_own_words_pass(swedish: Speller) -> None:
    assert not swedish.accepts("Nourxa")
    learned = heard(swedish.learned)
    swedish.learn("Nourxa")
    assert swedish.accepts("nourxa")
    assert learned == ["Nourxa"]
    swedish.set_own_words(("Folkeboda",))
    assert swedish.accepts("Folkeboda")


def test_suggestions_stand_in_the_context_menu(show: Show, swedish: Speller) -> None:
    area = TextArea("Anteckning")
    show(area)
    area.set_value("Samtyke är inhämtat.")
    cursor = QTextCursor(area.edit.document())
    cursor.setPosition(2)
    menu = QMenu()
    menu.addAction("Kopiera")
    offer(menu, cursor)
    texts = [action.text() for action in menu.actions()]
    assert "Samtycke" in texts
    assert "Lägg till ”Samtyke” i ordlistan" in texts
    assert texts[-1] == "Kopiera"
    menu.actions()[texts.index("Samtycke")].trigger()
    assert area.value == "Samtycke är inhämtat."
    assert swedish.is_ready


def test_misspelt_words_are_underlined_while_writing(
    qtbot: QtBot, show: Show, swedish: Speller
) -> None:
    area = TextArea("Anteckning")
    show(area)
    area.focus()
    area.set_value("Samtyke är inhämtat.")
    block = area.edit.document().firstBlock()

    def underlined() -> list[tuple[int, int]]:
        return [(mark.start, mark.length) for mark in block.layout().formats()]

    qtbot.waitUntil(lambda: bool(underlined()))
    assert underlined() == [(0, 7)]
    assert swedish.is_ready
