"""Something that can be pressed, and dragged inside its window; never out of it."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from typing_extensions import override


class Draggable(QAbstractButton):
    """A button that can also be dragged, where ``can_be_dragged``.

    ``dragged`` comes with where it is on the screen, ``dropped`` with where it is let
    go; then it counts as not pressed. Whoever uses it gives the same by keys.
    """

    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.can_be_dragged = True
        self._pressed_at: QPoint | None = None
        self._is_dragged = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def mousePressEvent(self, e: QMouseEvent) -> None:
        super().mousePressEvent(e)
        self._pressed_at = e.position().toPoint()

    @override
    def mouseMoveEvent(self, e: QMouseEvent) -> None:
        super().mouseMoveEvent(e)
        if self._pressed_at is None or not self.can_be_dragged:
            return
        away = (e.position().toPoint() - self._pressed_at).manhattanLength()
        if self._is_dragged or away >= QApplication.startDragDistance():
            self._is_dragged = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(e.globalPosition().toPoint())

    @override
    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        was_dragged, self._is_dragged, self._pressed_at = self._is_dragged, False, None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if was_dragged:
            self.setDown(False)
            self.dropped.emit(e.globalPosition().toPoint())
        else:
            super().mouseReleaseEvent(e)
