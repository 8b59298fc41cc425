"""The program itself, from *Lås upp* to the painted list of cases."""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from typing_extensions import override

from sipdesk import app, paths
from sipdesk.storage.keys import Passphrase
from sipdesk.ui.widgets.cardlist import CardList
from tests.home import PASSPHRASE

AFTER_PAINT = 2000  # milliseconds
GIVE_UP = 30_000


class Watch(QObject):
    """Presses, goes to the list, and tells when it has been painted with its rows."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed = 0.0
        self.derived = 0.0
        self.gone = False

    def press(self) -> None:
        """Type the passphrase and press the button."""
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        field = _find("unlock-passphrase").findChild(QLineEdit)
        button = _find("unlock-go")
        if not isinstance(field, QLineEdit) or not isinstance(button, QPushButton):
            raise TypeError("the unlock window has changed")
        field.setText(PASSPHRASE)
        self.pressed = time.monotonic()
        button.click()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to the list as soon as there is a desk; end when the list is painted."""
        if event.type() == QEvent.Type.Show and watched.objectName() == "rail-cases":
            QTimer.singleShot(0, self._go)
        if event.type() == QEvent.Type.Paint and self.gone:
            shown = _find("cases-list")
            if isinstance(shown, CardList) and shown.isVisible() and shown.rows:
                QTimer.singleShot(0, self._tell)
        return False

    def _go(self) -> None:
        button = _find("rail-cases")
        if isinstance(button, QPushButton) and not self.gone:
            self.gone = True
            button.click()

    def _tell(self) -> None:
        took = (time.monotonic() - self.pressed - self.derived) * 1000
        sys.stdout.write(json.dumps({"listed": took, "derived": self.derived}) + "\n")
        sys.stdout.flush()
        QApplication.exit()


def _find(name: str) -> QWidget:
    for widget in QApplication.allWidgets():
        if widget.objectName() == name:
            return widget
    raise LookupError(name)


def main() -> None:
    """Run the program, watched."""
    settings = Path(sys.argv[1]).with_name("settings.toml")
    paths.settings_file = lambda: settings
    seldom, stretch = app.settle, Passphrase.stretch
    watches: list[Watch] = []

    def painted() -> None:
        seldom()
        watches.append(Watch())
        QTimer.singleShot(AFTER_PAINT, watches[0].press)
        QTimer.singleShot(GIVE_UP, QApplication.exit)

    def timed(self: Passphrase, salt: bytes, cost: object) -> bytes:
        begun = time.monotonic()
        key = stretch(self, salt, cost)  # type: ignore[arg-type]
        watches[0].derived += time.monotonic() - begun
        return key

    app.settle = painted
    Passphrase.stretch = timed  # type: ignore[method-assign]
    app.open_window()


if __name__ == "__main__":
    main()
