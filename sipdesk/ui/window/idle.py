"""Notices that nobody has touched key or mouse for a while."""

from collections.abc import Callable
from time import monotonic
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

_LOOK: Final = 5_000  # milliseconds between looks at the clock
_MINUTE: Final = 60.0
_TOUCHED: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Idle(QObject):
    """Says ``passed`` when the minutes have gone by; quiet until they are set.

    Only what is done in this program's own windows counts: who works in another has
    left this one open behind it.
    """

    passed = Signal()

    def __init__(self, parent: QObject, now: Callable[[], float] = monotonic) -> None:
        super().__init__(parent)
        self._now = now
        self._minutes = 0
        self._touched = now()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
            self._watch(app.focusWindow())  # it has the focus already
        timer = QTimer(self)
        timer.setInterval(_LOOK)
        timer.timeout.connect(self.look)
        timer.start()

    def set_minutes(self, minutes: int) -> None:
        """Count from now; 0 = never pass."""
        self._minutes = minutes
        self._touched = self._now()

    def look(self) -> None:
        """Say so if the time has passed; once."""
        if self._minutes and self._now() - self._touched >= self._minutes * _MINUTE:
            self._minutes = 0
            self.passed.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHED:
            self._touched = self._now()
        return super().eventFilter(watched, event)

    def _watch(self, window: QWindow | None) -> None:
        # On a window Qt asks for what the system sends, not for every event inside.
        if window is not None:
            window.installEventFilter(self)
            self._touched = self._now()
