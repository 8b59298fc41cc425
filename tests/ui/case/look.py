"""Pictures of a case and what lies beside it: ``python -m tests.ui.case.look FOLDER``.

Each look is drawn in a process of its own, since a scale is chosen at start.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication, QLayout, QVBoxLayout, QWidget

from sipdesk.ui.widgets.theme import Mode, Theme, apply
from tests.ui.case.screens import screens

LOOKS: tuple[tuple[Mode, float, float, int, int], ...] = (
    ("light", 1.0, 1.0, 1280, 720),
    ("light", 1.0, 1.5, 1280, 720),
    ("light", 1.0, 2.0, 1280, 720),
    ("light", 1.5, 1.0, 1280, 720),
    ("light", 1.0, 1.0, 1720, 980),
    ("dark", 1.0, 1.0, 1280, 720),
    ("contrast", 1.0, 1.0, 1280, 720),
)
RAIL = 200


def main(folder: Path) -> None:
    """Draw every look into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for mode, ratio, text, width, height in LOOKS:
        env = os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "QT_SCALE_FACTOR": str(ratio),
        }
        size = [str(width), str(height)]
        order = [sys.executable, "-m", "tests.ui.case.look", str(folder), mode]
        subprocess.run([*order, str(text), *size], env=env, check=True)


def draw(folder: Path, mode: Mode, text_scale: float, size: tuple[int, int]) -> None:
    """Draw every screen in one look."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    app.setCursorFlashTime(0)
    apply(app, Theme(mode, text_scale))
    width, height = size
    with TemporaryDirectory() as home:
        for name, screen in screens(Path(home)):
            window = QWidget()
            box = QVBoxLayout(window)
            box.setContentsMargins(0, 0, 0, 0)
            box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
            box.addWidget(screen)
            window.resize(width - round(RAIL * min(text_scale, 1.4)), height)
            window.show()
            app.processEvents()
            app.processEvents()
            ratio = window.devicePixelRatioF()
            file = f"{name}-{mode}-{width}-{ratio:g}x-text{text_scale:g}.png"
            window.grab().save(str(folder / file))
            window.close()


if __name__ == "__main__":
    if len(sys.argv) > 3:
        shown = (int(sys.argv[4]), int(sys.argv[5]))
        look = next(mode for mode, *_ in LOOKS if mode == sys.argv[2])
        draw(Path(sys.argv[1]), look, float(sys.argv[3]), shown)
    else:
        main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/look/case"))
