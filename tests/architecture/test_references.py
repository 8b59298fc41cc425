"""Qt's bindings keep Python's reference counts right on this Python.

PySide6 6.12.0 on Python 3.11 loses a reference to None with each call that returns
nothing, and the program dies after some thousand calls. The lock keeps the two
apart (``test_lock.py``); this catches whatever is really installed.
"""

import sys

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

CALLS = 1000
# Other threads hold and drop None too; a real loss is one for each call.
STRAY = 100


def test_calls_that_return_nothing_lose_no_reference_to_none() -> None:
    thing = QObject()
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
        image.fill(0)
    assert sys.getrefcount(None) - before > -STRAY
