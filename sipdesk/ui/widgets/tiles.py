"""Pictures with a word each, as many side by side as there is room for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import pressed_by_enter
from sipdesk.ui.widgets.dragging import Draggable
from sipdesk.ui.widgets.layout import bring_in_sight
from sipdesk.ui.widgets.reflow import Reflowing
from sipdesk.ui.widgets.symbols import own_picture, picture
from sipdesk.ui.widgets.tokens import CONTROL_RADIUS, LIGHT, S

_WIDE: Final = 92
_PICTURE: Final = 56
_ROOM: Final = 6
_LINES: Final = 2


@dataclass(frozen=True, slots=True)
class TileRow:
    """A picture and its word: a symbol as content writes it, or bytes of one's own.

    ``label`` is what a screen reader says where it is more than the word.
    """

    key: str
    text: str
    symbol: str = ""
    photo: bytes = b""
    label: str = ""


class Tile(Draggable):
    """One picture; pictures stand on white in every theme, as on paper."""

    reached = Signal()
    keyed = Signal(object)  # Qt.Key

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = TileRow("", "")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_row(self, row: TileRow) -> None:
        """Show another picture."""
        if row == self.row:
            return
        self.row = row
        self.setAccessibleName(row.label or row.text)
        self.setToolTip(row.label or row.text)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        words = _LINES * theme.px(17)
        return QSize(theme.px(_WIDE), theme.px(_PICTURE) + words + theme.px(3 * _ROOM))

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        keys = Qt.Key
        ways = (
            keys.Key_Left,
            keys.Key_Right,
            keys.Key_Up,
            keys.Key_Down,
            keys.Key_Home,
            keys.Key_End,
        )
        if e.key() in ways:
            self.keyed.emit(Qt.Key(e.key()))
        elif not pressed_by_enter(self, e):
            super().keyPressEvent(e)

    @override
    def focusInEvent(self, e: QFocusEvent) -> None:
        super().focusInEvent(e)
        self.reached.emit()
        bring_in_sight(self)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        reached = self.hasFocus()
        edge = theme.colour("focus" if reached else "line")
        wide = 2.0 if reached else 1.0
        painter.setPen(QPen(edge, wide))
        painter.setBrush(theme.colour("surface"))
        by = wide / 2
        whole = QRectF(self.rect()).adjusted(by, by, -by, -by)
        painter.drawRoundedRect(whole, CONTROL_RADIUS, CONTROL_RADIUS)
        self._paint_picture(painter)
        self._paint_words(painter)
        painter.end()

    def _paint_picture(self, painter: QPainter) -> None:
        side, room = theme.px(_PICTURE), theme.px(_ROOM)
        place = QRect((self.width() - side) // 2, room, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(LIGHT.surface))
        painter.drawRoundedRect(place.adjusted(-2, -2, 2, 2), 5, 5)
        drawn = self._drawn(side)
        if not drawn.isNull():
            painter.drawPixmap(place, drawn)

    def _drawn(self, side: int) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if not self.row.photo:
            return picture(self.row.symbol, side, ratio)
        return own_picture(self.row.photo, side, ratio)

    def _paint_words(self, painter: QPainter) -> None:
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text"))
        room = theme.px(_ROOM)
        top = theme.px(_PICTURE) + 2 * room
        place = QRect(4, top, self.width() - 8, self.height() - top - 2)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        wrap = Qt.TextFlag.TextWordWrap
        metrics = painter.fontMetrics()
        text = self.row.text
        high = metrics.boundingRect(place, int(flags | wrap), text).height()
        if high > place.height():
            most = _LINES * place.width() - metrics.averageCharWidth() * 6
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, most)
        painter.drawText(place, int(flags | wrap), text)


class Tiles(Reflowing):
    """Pictures side by side; arrow keys move among them, and Tab comes to one alone.

    ``chosen(key)`` when one is pressed, ``dropped(key, point)`` when one is let go of
    at a point of the screen; ``left`` when somebody goes up from the first line.
    """

    chosen = Signal(str)
    dragged = Signal(object)  # a point of the screen, or None when it is over
    dropped = Signal(str, QPoint)
    left = Signal()

    def __init__(self, label: str, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._tiles: list[Tile] = []
        self._count = 0
        self._current = 0

    @property
    def rows(self) -> tuple[TileRow, ...]:
        """What is shown."""
        return tuple(tile.row for tile in self._tiles[: self._count])

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """The buttons that are shown."""
        return tuple(self._tiles[: self._count])

    def show_rows(self, rows: Sequence[TileRow]) -> None:
        """Show other pictures."""
        if tuple(rows) == self.rows and self._count == len(rows):
            return
        while len(self._tiles) < len(rows):
            self._tiles.append(self._made())
        for at, row in enumerate(rows):
            self._tiles[at].setObjectName(f"{self.objectName()}-{at}")
            self._tiles[at].show_row(row)
        self._count = len(rows)
        self._reach(0)
        self.reflow()
        for at, tile in enumerate(self._tiles):
            tile.setVisible(at < self._count)

    def begin(self) -> None:
        """Put the focus on the first, if there is any."""
        if self._count:
            self._tiles[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self) -> Tile:
        tile = Tile(self)
        tile.clicked.connect(lambda: self.chosen.emit(tile.row.key))
        tile.reached.connect(lambda: self._reach(self._tiles.index(tile)))
        tile.keyed.connect(lambda key: self._move(self._tiles.index(tile), key))
        tile.dragged.connect(self.dragged.emit)
        tile.dropped.connect(lambda where: self._dropped(tile.row.key, where))
        return tile

    def _dropped(self, key: str, where: QPoint) -> None:
        self.dragged.emit(None)
        self.dropped.emit(key, where)

    def _reach(self, at: int) -> None:
        self._current = at
        policy = Qt.FocusPolicy
        for number, tile in enumerate(self._tiles):
            is_stop = number == at
            tile.setFocusPolicy(policy.StrongFocus if is_stop else policy.ClickFocus)

    def _move(self, at: int, key: Qt.Key) -> None:
        step = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
            Qt.Key.Key_Home: -at,
            Qt.Key.Key_End: self._count - 1 - at,
        }[key]
        to = at + step
        if 0 <= to < self._count:
            self._tiles[to].setFocus(Qt.FocusReason.OtherFocusReason)
        elif to < 0:
            self.left.emit()

    @property
    def _columns(self) -> int:
        return max(1, (self.width() + S) // (theme.px(_WIDE) + S))

    @override
    def reflow(self) -> None:
        if not self._count:
            self.setFixedHeight(0)
            return
        columns = self._columns
        wide = (self.width() - (columns - 1) * S) // columns
        high = self._tiles[0].sizeHint().height()
        for at, tile in enumerate(self._tiles[: self._count]):
            line, where = divmod(at, columns)
            tile.setGeometry(where * (wide + S), line * (high + S), wide, high)
        lines = -(-self._count // columns)
        self.setFixedHeight(lines * (high + S) - S)
