"""Buttons worked by the keyboard, those inside a line of text among them."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from sipdesk.domain.routine import StepState
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import (
    Button,
    NavButton,
    ghost,
    link,
    primary,
    secondary,
)
from sipdesk.ui.widgets.fields import DateField, SearchField, SecretField, eyes_last
from sipdesk.ui.widgets.lineedit import LineEdit
from sipdesk.ui.widgets.tasklist import Task, TaskButton
from sipdesk.ui.widgets.theme import Theme, apply
from tests.ui.audit import tab_round
from tests.ui.typing import type_text
from tests.ui.widgets.shown import Show, heard

TODAY = date(2026, 11, 23)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

pytestmark = pytest.mark.usefixtures("qapp")


def every_button() -> tuple[QPushButton, ...]:
    task = Task("a", "1", "Behovet", StepState.ONGOING)
    return (
        primary("Spara"),
        secondary("Lägg till"),
        ghost("Avbryt"),
        link("Ändra"),
        Button("Rad", "row"),
        NavButton("Idag", icon="plus"),
        TaskButton(task, name="task"),
    )


def lines_with_a_button() -> tuple[QWidget, ...]:
    search = SearchField("Sök")
    search.set_value("Åke")
    return SecretField("Lösenfras"), DateField("Datum", today=lambda: TODAY), search


@pytest.mark.parametrize("number", range(7))
def test_enter_presses_the_button_that_has_the_focus(show: Show, number: int) -> None:
    button = every_button()[number]
    show(button)
    pressed = heard(button.clicked)
    button.setFocus()
    for key in ENTER:
        QTest.keyClick(button, key)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert len(pressed) == 3
    QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    button.setEnabled(False)
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert len(pressed) == 3


def test_enter_held_down_presses_once(show: Show) -> None:
    button = primary("Spara")
    show(button)
    pressed = heard(button.clicked)
    none = Qt.KeyboardModifier.NoModifier
    for repeated in (False, True, True):
        kind, key = QEvent.Type.KeyPress, Qt.Key.Key_Return.value
        QApplication.sendEvent(button, QKeyEvent(kind, key, none, "\r", repeated))
    assert len(pressed) == 1


@pytest.mark.parametrize("number", range(3))
def test_what_is_typed_on_a_button_in_a_line_is_not_written_there(
    show: Show, number: int
) -> None:
    field = lines_with_a_button()[number]
    window = show(field, QLineEdit())
    edit, button = _line_and_button(field)
    written, before = heard(edit.written), edit.text()
    escaped = heard(_shortcut(window, "Esc").activated)
    undone = heard(_shortcut(window, "Ctrl+Z").activated)
    button.setFocus()
    type_text(button, "åäö7")
    for key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Home):
        QTest.keyClick(button, key)
    QApplication.clipboard().setText("klistrat")
    QTest.keyClick(button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (edit.text(), written) == (before, [])
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Escape)
    QTest.keyClick(button, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(escaped) == len(undone) == 1


@pytest.mark.parametrize("number", range(3))
def test_tab_goes_from_the_line_to_its_button_and_on(show: Show, number: int) -> None:
    field, after = lines_with_a_button()[number], QLineEdit()
    show(field, after)
    edit, button = _line_and_button(field)
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Tab)
    assert after.hasFocus()
    QTest.keyClick(after, Qt.Key.Key_Backtab)
    QTest.keyClick(button, Qt.Key.Key_Backtab)
    assert edit.hasFocus()


def test_enter_on_the_eye_shows_the_secret_and_does_not_send_it(show: Show) -> None:
    field = SecretField("Lösenfras")
    show(field)
    edit, eye = _line_and_button(field)
    entered = heard(field.entered)
    eye.setFocus()
    QTest.keyClick(eye, Qt.Key.Key_Return)
    assert edit.echoMode() == QLineEdit.EchoMode.Normal
    assert entered == []


def test_tab_goes_from_one_secret_to_the_next_before_their_eyes(show: Show) -> None:
    first = SecretField("Lösenfras")
    again = SecretField("Lösenfrasen en gång till")
    window = show(first, again)
    eyes_last(first, again)
    first.focus()
    type_text(first.edit, "fyra ord")
    QTest.keyClick(first.edit, Qt.Key.Key_Tab)
    assert again.edit.hasFocus()
    type_text(again.edit, "fyra ord")
    assert first.edit.echoMode() == QLineEdit.EchoMode.Password
    again.focus()
    assert tab_round(window) == [
        "EditableText: Lösenfrasen en gång till",
        "Button: Visa lösenfras",
        "Button: Visa lösenfrasen en gång till",
        "EditableText: Lösenfras",
    ]


@pytest.mark.parametrize("seen", [True, False])
def test_the_words_grow_with_the_text_size_while_the_program_runs(
    qapp: QApplication, show: Show, *, seen: bool
) -> None:
    buttons = [b for b in every_button() if isinstance(b, Button)]
    window = show(*buttons)
    window.setVisible(seen)
    for scale in (2.0, 1.0, 1.5):
        apply(qapp, Theme("dark", scale))
        qapp.processEvents()
        size = theme.font().pixelSize()
        assert {button.font().pixelSize() for button in buttons} == {size}


@pytest.mark.parametrize("number", range(1, 6))
def test_the_focus_ring_stands_alone(show: Show, number: int) -> None:
    before, button = QLineEdit(), every_button()[number]
    show(before, button)
    before.setFocus()
    plain = _inside(button)
    # Qt paints a box of its own only where the keyboard brought the focus.
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert button.hasFocus()
    assert _inside(button) == plain


def _inside(button: QPushButton) -> QImage:
    """Paint what is inside the ring."""
    return button.grab(button.rect().adjusted(4, 4, -4, -4)).toImage()


def _line_and_button(field: QWidget) -> tuple[LineEdit, Button]:
    edit = field.findChild(LineEdit)
    assert edit is not None
    button = edit.findChild(Button)
    assert button is not None
    return edit, button


def _shortcut(window: QWidget, keys: str) -> QShortcut:
    return QShortcut(QKeySequence(keys), window)
