"""The program itself, from *Lås upp* to the painted list of cases."""

import json
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from sipdesk import app, paths
from sipdesk.storage.keys import Passphrase
from tests.home import PASSPHRASE

AFTER_PAINT = 2000  # milliseconds
GIVE_UP = 30_000


class Watch:
    """Presses, goes to the list, and tells when it has been painted with its rows.

    It stands in for two methods of the program and filters no events: a filter in
    Python is asked about every one of them, and would be measured with the program.
    """

    def __init__(self) -> None:
        # Not before the first paint: the program does not either.
        from sipdesk.ui.widgets.cardlist import CardList  # noqa: PLC0415
        from sipdesk.ui.window.desk import Desk  # noqa: PLC0415

        self.pressed = 0.0
        self.derived = 0.0
        self._told = False
        self._begin, self._paint = Desk.begin, CardList.paintEvent

        def begin(desk: Any) -> None:
            self._begun(desk)

        # Qt asks a class for a plain function; it would pass a bound method over.
        def paint(shown: Any, event: QPaintEvent) -> None:
            self._painted(shown, event)

        setattr(Desk, "begin", begin)  # noqa: B010
        setattr(CardList, "paintEvent", paint)  # noqa: B010

    def press(self) -> None:
        """Type the passphrase and press the button."""
        field = _find("unlock-passphrase").findChild(QLineEdit)
        button = _find("unlock-go")
        if not isinstance(field, QLineEdit) or not isinstance(button, QPushButton):
            raise TypeError("the unlock window has changed")
        field.setText(PASSPHRASE)
        self.pressed = time.monotonic()
        button.click()

    def _begun(self, desk: Any) -> None:
        """Go to the list as soon as there is a desk."""
        self._begin(desk)
        button = _find("rail-cases")
        if not isinstance(button, QPushButton):
            raise TypeError("the rail has changed")
        QTimer.singleShot(0, button.click)

    def _painted(self, shown: Any, event: QPaintEvent) -> None:
        self._paint(shown, event)
        if shown.objectName() == "cases-list" and shown.rows and not self._told:
            self._told = True
            QTimer.singleShot(0, self._tell)

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
