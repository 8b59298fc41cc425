"""Counts, in a program that does nothing else, what calls to Qt do to None."""

import gc
import sys
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

CALLS: Final = 1000


def lost() -> int:
    """Give how many references to None go missing in twice so many calls."""
    thing = QObject()
    image = QImage(8, 8, QImage.Format.Format_ARGB32)

    def call(times: int) -> None:
        for _ in range(times):
            thing.setObjectName("x")
            image.fill(0)

    call(1)  # what the bindings look up the first time, they keep
    gc.collect()
    gc.disable()
    before = sys.getrefcount(None)
    call(CALLS)
    return before - sys.getrefcount(None)


if __name__ == "__main__":
    print(lost())  # noqa: T201
