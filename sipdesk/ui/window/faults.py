"""Where every exception ends that nobody expected: in the log, and calmly told."""

import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal


class Faults(QObject):
    """Takes exceptions from any thread. Make it on the thread of the windows.

    ``happened`` comes on that thread, once for each. ``write_down`` gets the exception
    on the thread where it happened, and must not fail.
    """

    happened = Signal()
    _taken = Signal()

    def __init__(self, write_down: Callable[[BaseException], None]) -> None:
        super().__init__()
        self._write_down = write_down
        self._taken.connect(self.happened, Qt.ConnectionType.QueuedConnection)

    def take(self, error: BaseException) -> None:
        """Write an exception down and tell of it."""
        self._write_down(error)
        self._taken.emit()

    def watch(self) -> None:
        """Take what nothing else takes, in every thread."""
        sys.excepthook = self._unhandled
        threading.excepthook = self._in_a_thread

    def _unhandled(
        self, kind: type[BaseException], error: BaseException, way: TracebackType | None
    ) -> None:
        if issubclass(kind, Exception):
            self.take(error)
        else:  # a person pressed Ctrl+C
            sys.__excepthook__(kind, error, way)

    def _in_a_thread(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self.take(told.exc_value)
