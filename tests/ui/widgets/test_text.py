import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit

from sipdesk.ui.widgets.accessible import Decoration, HeadingRole
from sipdesk.ui.widgets.icons import Picture
from sipdesk.ui.widgets.text import Body, Heading, Text, Title
from tests.ui.audit import nodes
from tests.ui.widgets.shown import Show

LONG = "Alla som ska delta ska få kallelsen tio arbetsdagar före mötet. " * 6


def test_markup_in_a_name_shows_as_it_was_typed(show: Show) -> None:
    label = Body("<b>Eva</b> & <img src=x>")
    show(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.words == "<b>Eva</b> & <img src=x>"
    plain = Body("Eva & ")
    assert label.sizeHint().width() > 2 * plain.sizeHint().width()


def test_an_ampersand_in_a_label_is_no_shortcut(show: Show) -> None:
    edit, label = QLineEdit(), Text("Skola & vård")
    label.label_for(edit)
    show(label, edit)
    said = [node.name for node in nodes(edit)]
    assert said[0] == "Skola & vård"
    label.say("Vård & skola")
    assert nodes(edit)[0].name == "Vård & skola"


@pytest.mark.parametrize("width", [160, 240, 400, 900])
def test_a_long_text_wraps_and_is_never_cut(show: Show, width: int) -> None:
    label = Body(LONG)
    show(label, width=width)
    assert label.height() >= label.heightForWidth(label.width())


def test_a_word_without_end_breaks_rather_than_leaves_the_window(show: Show) -> None:
    label = Body("å" * 500)
    window = show(label, width=300)
    assert label.width() <= window.width()
    assert label.heightForWidth(label.width()) > 5 * Body("å").sizeHint().height()


@given(st.text(max_size=200), st.integers(1, 700))
def test_more_room_never_takes_more_height(words: str, width: int) -> None:
    label = Body(words)
    assert label.heightForWidth(width) >= label.heightForWidth(width + 200)


def test_one_line_shows_dots_and_all_of_it_as_tooltip(show: Show) -> None:
    label = Body("<i>" + LONG, wrap=False)
    show(label, width=200)
    assert label.height() < 40
    assert label.toolTip().startswith("<span>&lt;i&gt;Alla")


def test_saying_the_same_again_does_nothing(show: Show) -> None:
    label = Body("Sparat")
    show(label)
    label.say("Sparat")
    assert label.words == "Sparat"
    label.say("Inte sparat")
    assert label.text() == "Inte sparat"


def test_headings_are_told_as_headings_with_their_words(show: Show) -> None:
    title, heading = Title("Ärenden"), Heading("Nästa steg", level=3)
    window = show(title, heading, Body("Vanlig text"))
    told = [
        (node.role, node.name)
        for node in nodes(window)
        if node.role == QAccessible.Role.Heading
    ]
    role = QAccessible.Role.Heading
    assert told == [(role, "Ärenden"), (role, "Nästa steg")]
    assert isinstance(title, HeadingRole)


def test_the_level_of_a_heading_can_be_asked_for(show: Show) -> None:
    heading = Heading("Nästa steg", level=3)
    show(heading)
    face = QAccessible.queryAccessibleInterface(heading)
    level = face.attributesInterface().attributeValue(QAccessible.Attribute.Level)
    assert level == 3


def test_a_decorative_picture_is_silent(show: Show) -> None:
    picture = Picture("check", "ok")
    show(picture)
    assert isinstance(picture, Decoration)
    assert nodes(picture)[0].hidden


def test_an_unknown_icon_is_told_at_once() -> None:
    with pytest.raises(KeyError):
        Picture("no-such-icon")


def test_headings_come_and_go_by_the_hundred(qapp: QApplication) -> None:
    for number in range(300):
        heading = Heading(f"Rubrik {number}")
        assert nodes(heading)[0].name == f"Rubrik {number}"
        heading.deleteLater()
        if number % 50 == 0:
            qapp.processEvents()
