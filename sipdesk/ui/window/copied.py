"""Sees to it that what was copied here does not stay on the clipboard."""

from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

from sipdesk.ui.widgets.clipboard import mark_unkept

MINUTES: Final = 2
_MILLISECONDS: Final = 60_000


class Copied(QObject):
    """Marks what is copied in this program for no history, and clears it after a while.

    What another program has put there since is left alone. A history may have taken
    what was copied before it is marked: a field copies in its own way.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clipboard: QClipboard = QGuiApplication.clipboard()
        self._clipboard.dataChanged.connect(self._look)
        self._ours = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(MINUTES * _MILLISECONDS)
        self._timer.timeout.connect(self.clear)

    def clear(self) -> None:
        """Take away what was copied here, if it is there still."""
        if self._ours and self._clipboard.text() == self._ours:
            self._ours = ""
            self._clipboard.clear()

    def _look(self) -> None:
        # Who owns it is told by some systems alone; who is worked in, by all.
        if QGuiApplication.focusWindow() is None:
            self._ours = ""
            self._timer.stop()
            return
        self._ours = self._clipboard.text()
        self._timer.start()
        mark_unkept()
