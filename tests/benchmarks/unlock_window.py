"""The program itself, up to its painted first window."""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from sipdesk import app, paths
from sipdesk.ui.window.frame import Frame


def watched(made: type[Frame]) -> None:
    """Tell when a frame has been painted, and end."""
    first = made.__init__

    def init(self: Frame) -> None:
        first(self)
        self.painted.connect(lambda: QTimer.singleShot(0, _tell))

    made.__init__ = init  # type: ignore[method-assign]


def _tell() -> None:
    sys.stdout.write(json.dumps({"at": time.monotonic()}) + "\n")
    sys.stdout.flush()
    QApplication.exit()


if __name__ == "__main__":
    settings = Path(sys.argv[1]).with_name("settings.toml")
    paths.settings_file = lambda: settings
    watched(Frame)
    app.open_window()
