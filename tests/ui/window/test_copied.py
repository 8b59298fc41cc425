"""What is copied here does not stay on the clipboard, and no history keeps it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QSignalBlocker, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from sipdesk.ui.widgets.clipboard import is_unkept
from sipdesk.ui.window.copied import Copied
from sipdesk.ui.window.frame import Frame
from tests.ui.shell import settle, show

CANARY = "Kanariefågeln Fantasisson"


@pytest.fixture
def copied(frame: Frame) -> Iterator[Copied]:
    owner = QObject(frame)
    QGuiApplication.clipboard().clear()
    yield Copied(owner)
    owner.deleteLater()
    QGuiApplication.clipboard().clear()


def copy_in(frame: Frame) -> None:
    """Copy the words of a field, as one does."""
    field = QLineEdit(CANARY)
    show(frame, field)
    field.setFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_C):
        QTest.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
    settle()


def test_what_a_field_copies_is_marked_for_no_history(
    copied: Copied, frame: Frame
) -> None:
    copy_in(frame)
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == CANARY
    assert is_unkept(clipboard.mimeData())
    assert copied._timer.isActive()


def test_it_is_gone_after_a_while(copied: Copied, frame: Frame) -> None:
    copy_in(frame)
    copied._timer.setInterval(1)
    copied._timer.start()
    QTest.qWait(50)
    assert QGuiApplication.clipboard().text() == ""


def test_what_has_come_there_since_is_left_alone(copied: Copied, frame: Frame) -> None:
    copy_in(frame)
    clipboard = QGuiApplication.clipboard()
    with QSignalBlocker(clipboard):  # as if another program had put it there
        clipboard.setText("någon annans")
    copied.clear()
    assert clipboard.text() == "någon annans"
