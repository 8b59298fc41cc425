"""A bare PySide6 window: tells when it has been painted, and ends."""

import json
import sys
import time

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel
from typing_extensions import override


class Bare(QLabel):
    """A word in a window."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, tell, end."""
        super().paintEvent(event)
        _tell()


def _tell() -> None:
    sys.stdout.write(json.dumps({"at": time.monotonic()}) + "\n")
    QApplication.quit()


app = QApplication([])
window = Bare("SIPdesk")
# As large as the program's own first window may be on this screen.
window.resize(app.primaryScreen().availableSize().boundedTo(QSize(1280, 800)))
window.show()
app.exec()
