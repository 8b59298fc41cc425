"""The program as it is started, with a profile of its own and keys that cost little."""

import os
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from sipdesk import app, paths
from sipdesk.storage.preferences import FilePreferences
from sipdesk.ui.meeting_mode.shared import SharedWindow
from sipdesk.ui.settings.look import wear
from sipdesk.ui.window.faults import Faults
from sipdesk.ui.window.frame import Frame
from sipdesk.ui.window.session import Session
from sipdesk.world import World
from tests.home import vault
from tests.journeys.hands import Hands
from tests.ui.widgets.shown import close

PICTURES = os.environ.get("JOURNEY_PICTURES", "")
"""A folder for pictures of the window along the way; empty for none."""

_STILL = 150  # milliseconds until everything has found its place


class Strays(QObject):
    """Notices what is shown as a window of its own and should not be.

    A part shown before it has a place flashes on the screen and takes the keyboard.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._app = app
        app.installEventFilter(self)

    def stop(self) -> None:
        """Notice no more."""
        self._app.removeEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at each widget that is shown."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            self._note(watched)
        return False

    def _note(self, shown: QWidget) -> None:
        window = shown.windowType() == Qt.WindowType.Window
        if window and not isinstance(shown, (Frame, SharedWindow)):
            self.seen.append(f"{shown} {getattr(shown, 'words', '')}")


class Program:
    """The program on a PC: started, closed, started again."""

    def __init__(self) -> None:
        self.faults: list[BaseException] = []
        self._frame: Frame | None = None
        self._taken = 0

    def start(self, *, demonstration: bool = False) -> Hands:
        """Start it and sit down at its window."""
        preferences = FilePreferences(paths.settings_file())
        chosen = preferences.read()
        wear("light", 100)
        self._frame = Frame()
        self._frame.resize(1280, 800)
        world = World(preferences, vault())
        # Kept by the frame's signals.
        session = Session(self._frame, world, Faults(self.faults.append))
        session.begin(app._start(chosen, demonstration=demonstration))
        self._frame.show()
        self._frame.activateWindow()
        QApplication.processEvents()
        self._session = session
        return Hands(self._frame)

    def close(self) -> None:
        """Close its window as by the cross in its corner."""
        frame, self._frame = self._frame, None
        if frame is not None:
            close(frame)

    def picture(self, name: str) -> None:
        """Take a picture of the window, where pictures are wanted."""
        if self._frame is not None and PICTURES:
            self._taken += 1
            QTest.qWait(_STILL)
            file = Path(PICTURES) / f"{self._taken:02}-{name}.png"
            Hands(self._frame).picture(file)
