"""Looks for garbage on the thread of the windows, between events, and nowhere else.

Python's own search runs wherever a value happens to be made. On a worker's thread it
could destroy a widget there, and in the middle of an event one that Qt is still using;
Qt bears neither.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

YOUNG_EVERY = 2_000
"""Milliseconds between searches among what was made lately."""

ALL_EVERY = 30
"""How many of those between searches among everything made since the start."""


class Garbage(QObject):
    """Searches from now on, as long as its parent lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._times = 0
        gc.disable()
        gc.freeze()  # what a start has made is there to stay
        timer = QTimer(self)
        timer.setInterval(YOUNG_EVERY)
        timer.timeout.connect(self._search)
        timer.start()

    @Slot()
    def _search(self) -> None:
        self._times += 1
        gc.collect(2 if self._times % ALL_EVERY == 0 else 1)
