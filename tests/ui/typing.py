"""Typing as a person: every letter, å ä ö included."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


def type_text(widget: QWidget, text: str) -> None:
    """Type a text into a widget; ``QTest.keyClicks`` aborts the process on å ä ö."""
    none = Qt.KeyboardModifier.NoModifier
    for letter in text:
        key = Qt.Key.Key_Return.value if letter == "\n" else ord(letter.upper()[0])
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, none, letter))
