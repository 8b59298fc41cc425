"""The program itself, up to its painted first window."""

import json
import sys
import time
from pathlib import Path

from sipdesk import app, paths


def _tell() -> None:
    sys.stdout.write(json.dumps({"at": time.monotonic()}) + "\n")
    sys.stdout.flush()

    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  (as the program does)

    QApplication.exit()


if __name__ == "__main__":
    settings = Path(sys.argv[1]).with_name("settings.toml")
    paths.settings_file = lambda: settings
    app.settle = _tell  # what the program does once the window is painted
    app.open_window()
