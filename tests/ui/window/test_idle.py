from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from sipdesk.ui.window.frame import Frame
from sipdesk.ui.window.idle import Idle
from tests.ui.shell import settle, show
from tests.ui.typing import type_text
from tests.ui.widgets.shown import close, heard


class Watched:
    """An idle watch over a window with a field, with a clock in seconds."""

    def __init__(self, frame: Frame) -> None:
        self.now = 0.0
        self.edit = QLineEdit()
        show(frame, self.edit)
        self.owner = QObject()
        self.idle = Idle(self.owner, lambda: self.now)
        self.passed = heard(self.idle.passed)

    def after(self, minutes: float) -> bool:
        """Let time go by, look, and tell whether it has passed."""
        self.now += minutes * 60
        self.idle.look()
        return bool(self.passed)


@pytest.fixture
def watched(frame: Frame) -> Iterator[Watched]:
    made = Watched(frame)
    yield made
    made.owner.deleteLater()


def test_it_passes_once_when_the_minutes_have_gone_by(watched: Watched) -> None:
    watched.idle.set_minutes(10)
    assert not watched.after(9.9)
    assert watched.after(0.2)
    watched.after(100)
    assert len(watched.passed) == 1


def test_until_it_is_told_how_long_it_never_passes(watched: Watched) -> None:
    assert not watched.after(10_000)
    watched.idle.set_minutes(0)
    assert not watched.after(10_000)


def test_other_minutes_are_counted_from_when_they_are_set(watched: Watched) -> None:
    watched.idle.set_minutes(10)
    assert not watched.after(9)
    watched.idle.set_minutes(45)
    assert not watched.after(44)
    watched.idle.set_minutes(10)
    assert not watched.after(9)
    assert watched.after(2)


def test_typing_in_the_window_that_was_there_already_counts(watched: Watched) -> None:
    watched.idle.set_minutes(10)
    watched.after(9)
    QTest.keyClick(watched.edit.window().windowHandle(), Qt.Key.Key_A)
    assert not watched.after(9)
    assert watched.after(2)


def test_the_mouse_counts_and_so_does_a_window_that_opens_later(
    watched: Watched,
) -> None:
    watched.idle.set_minutes(10)
    watched.after(9)
    other = QWidget()
    other.setWindowTitle("Prov")
    other.show()
    other.activateWindow()
    settle()
    assert not watched.after(9)
    QTest.mouseClick(other.windowHandle(), Qt.MouseButton.LeftButton)
    assert not watched.after(9)
    assert watched.after(2)
    close(other)


def test_what_happens_in_no_window_of_the_program_does_not_count(
    watched: Watched,
) -> None:
    watched.idle.set_minutes(10)
    watched.after(9)
    type_text(watched.edit, "skrivet av programmet självt")
    assert watched.after(2)
