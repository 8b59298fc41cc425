"""A place on the picture of a board: chosen, moved to by keys, and dragged."""

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.ui.board_editor.places import Way
from sipdesk.ui.widgets import icons
from sipdesk.ui.widgets.dragging import Draggable
from sipdesk.ui.widgets.tokens import LIGHT

WAYS: Final = {
    Qt.Key.Key_Left: Way.LEFT,
    Qt.Key.Key_Right: Way.RIGHT,
    Qt.Key.Key_Up: Way.UP,
    Qt.Key.Key_Down: Way.DOWN,
    Qt.Key.Key_Home: Way.FIRST,
    Qt.Key.Key_End: Way.LAST,
}
_RING: Final = 3
_FOCUS_RING: Final = 5
_CORNER: Final = 8
_SIGN: Final = 22


class Spot(Draggable):
    """One place; it lies on the drawn page and is seen through.

    The page is white in every theme, and so is what is painted on it.
    """

    moved = Signal(object)  # Way
    swapped = Signal(object)  # Way
    wanted = Signal()  # a picture
    words_wanted = Signal()
    emptied = Signal()
    place_wanted = Signal()  # before this one
    taken_out = Signal()
    typed = Signal(str)  # a letter, for the search
    file_dropped = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.place = 0
        self._chosen = self._target = self._free = self._over = False
        self._flawed = False
        self._moves = True
        self.setCheckable(False)

    def tell(
        self, place: int, name: str, about: str, *, free: bool, flawed: bool
    ) -> None:
        """Say what stands here, for eyes and screen readers."""
        self.place = place
        self.setObjectName(f"board-spot-{place}")
        self.setAccessibleName(name)
        self.setAccessibleDescription(about)
        self.setToolTip(about)
        if (free, flawed) != (self._free, self._flawed):
            self._free, self._flawed = free, flawed
            self.update()
        self.can_be_dragged = self._moves and not free

    def let_move(self, *, on: bool) -> None:
        """Let it be dragged, and things be dropped on it, or not."""
        self._moves = on
        self.can_be_dragged = on and not self._free
        self.setAcceptDrops(on)

    def show_chosen(self, *, chosen: bool) -> None:
        """Mark it as the one that a picture is put on; Tab comes to it alone."""
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.StrongFocus if chosen else policy.ClickFocus)
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()

    def show_target(self, *, on: bool) -> None:
        """Mark it as the place where what is dragged would come."""
        if on != self._target:
            self._target = on
            self.update()

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if not self._pressed_key(e):
            super().keyPressEvent(e)

    def _pressed_key(self, e: QKeyEvent) -> bool:
        key, held = e.key(), e.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        none, alt = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
        shift = Qt.KeyboardModifier.ShiftModifier
        way = WAYS.get(Qt.Key(key))
        signals = {
            (Qt.Key.Key_Return, none): self.wanted,
            (Qt.Key.Key_Enter, none): self.wanted,
            (Qt.Key.Key_F2, none): self.words_wanted,
            (Qt.Key.Key_Delete, none): self.emptied,
            (Qt.Key.Key_Backspace, none): self.emptied,
            (Qt.Key.Key_Insert, none): self.place_wanted,
            (Qt.Key.Key_Delete, shift): self.taken_out,
        }
        if way is not None and held in (none, alt):
            (self.moved if held == none else self.swapped).emit(way)
        elif (Qt.Key(key), held) in signals:
            signals[Qt.Key(key), held].emit()
        elif held in (none, shift) and e.text().strip() and e.text().isprintable():
            self.typed.emit(e.text())
        else:
            return False
        return True

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.words_wanted.emit()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self.show_target(on=True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.show_target(on=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.show_target(on=False)
        files = [url.toLocalFile() for url in event.mimeData().urls()]
        if files and files[0]:
            event.acceptProposedAction()
            self.file_dropped.emit(files[0])

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._over = True
        self.update()

    @override
    def leaveEvent(self, event: object) -> None:
        self._over = False
        self.update()

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(LIGHT.accent)
        if self._free:
            self._paint_free(painter, ink)
        if self._target or self._over:
            tint = QColor(ink)
            tint.setAlpha(60 if self._target else 22)
            self._ring(painter, QPen(Qt.PenStyle.NoPen), tint)
        if self._chosen:
            wide = _FOCUS_RING if self.hasFocus() else _RING
            self._ring(painter, QPen(ink, wide), QColor(Qt.GlobalColor.transparent))
        if self._flawed:
            self._paint_sign(painter)
        painter.end()

    def _ring(self, painter: QPainter, pen: QPen, fill: QColor) -> None:
        painter.setPen(pen)
        painter.setBrush(fill)
        by = pen.widthF() / 2 if pen.style() != Qt.PenStyle.NoPen else 0
        place = QRectF(self.rect()).adjusted(by, by, -by, -by)
        painter.drawRoundedRect(place, _CORNER, _CORNER)

    def _paint_free(self, painter: QPainter, ink: QColor) -> None:
        pen = QPen(QColor(LIGHT.field), 1.5, Qt.PenStyle.DashLine)
        self._ring(painter, pen, QColor(LIGHT.sunken))
        side = min(self.width(), self.height(), 56) * 0.5
        middle = QRectF(self.rect()).center()
        place = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        icons.draw(painter, "plus", ink, place)

    def _paint_sign(self, painter: QPainter) -> None:
        right = self.width() - _SIGN - _FOCUS_RING - 1
        low = self.height() - _SIGN - _FOCUS_RING - 1
        place = QRectF(right, low, _SIGN, _SIGN)
        painter.setPen(QPen(QColor(LIGHT.warn), 1))
        painter.setBrush(QColor(LIGHT.warn_bg))
        painter.drawEllipse(place)
        inner = place.adjusted(4, 3, -4, -5)
        icons.draw(painter, "triangle-alert", QColor(LIGHT.warn), inner)
