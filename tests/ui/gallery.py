"""Pictures of every widget, for looking: ``python -m tests.ui.gallery [FOLDER]``.

Each look is drawn in a process of its own, since a scale is chosen at start.
"""

import os
import subprocess
import sys
from datetime import date, time
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication

from sipdesk.ui.widgets.theme import Mode, Theme, apply
from tests.ui.gallery_pages import PAGES

LOOKS: tuple[tuple[Mode, float, float], ...] = (
    ("light", 1.0, 1.0),
    ("light", 1.0, 1.5),
    ("light", 1.0, 2.0),
    ("light", 1.5, 1.0),
    ("dark", 1.0, 1.0),
    ("contrast", 1.0, 1.0),
)
TODAY = date(2026, 11, 23)


def main(folder: Path) -> None:
    """Draw every look into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for mode, ratio, text in LOOKS:
        env = os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "QT_SCALE_FACTOR": str(ratio),
        }
        order = [sys.executable, "-m", "tests.ui.gallery", str(folder), mode, str(text)]
        subprocess.run(order, env=env, check=True)


def draw(folder: Path, mode: Mode, text_scale: float) -> None:
    """Draw every page in one look."""
    app = QApplication([])
    app.setCursorFlashTime(0)
    apply(app, Theme(mode, text_scale))
    for name, page in PAGES.items():
        window = page(TODAY, time(13, 26))
        window.resize(1280, 860)
        window.show()
        window.activateWindow()
        app.processEvents()
        app.processEvents()
        ratio = window.devicePixelRatioF()
        file = f"{name}-{mode}-{ratio:g}x-text{text_scale:g}.png"
        window.grab().save(str(folder / file))
        window.close()


if __name__ == "__main__":
    if len(sys.argv) > 3:
        draw(Path(sys.argv[1]), cast("Mode", sys.argv[2]), float(sys.argv[3]))
    else:
        main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/gallery"))
