"""Tick boxes and radio buttons whose words wrap: real ones, painted by us."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy
from typing_extensions import override

from sipdesk.ui.widgets import icons, theme

_BOX: Final = 22
_GAP: Final = 10
_LEAST_HEIGHT: Final = 30
_FOCUS_ROOM: Final = 3
_WRAP: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)


if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    # Qt's classes can't be inherited from twice; the mixin finds the real one after it.
    _Base = object


class _Wrapping(_Base):
    """What ``Tick`` and ``Radio`` share: measure, hit area and painting."""

    def _begin(self, text: str, name: str) -> None:
        self.setText(text.replace("&", "&&"))
        self.setObjectName(name)
        self.setFont(theme.font())
        self._scale = theme.look.scale
        self.setProperty("ours", True)  # noqa: FBT003
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def words(self) -> str:
        """Give the label as it is read."""
        return self.text().replace("&&", "&")

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        room = max(1, arg__1 - self._text_left() - _FOCUS_ROOM)
        words = QFontMetrics(self.font()).boundingRect(
            QRect(0, 0, room, 1 << 16), _WRAP, self.words()
        )
        return max(theme.px(_LEAST_HEIGHT), words.height() + 2 * _FOCUS_ROOM)

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self.words())
        width = self._text_left() + words + _FOCUS_ROOM + 2
        return QSize(width, theme.px(_LEAST_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        longest = max(
            (metrics.horizontalAdvance(word) for word in self.words().split()),
            default=0,
        )
        width = self._text_left() + min(longest, theme.px(240)) + _FOCUS_ROOM + 2
        return QSize(width, theme.px(_LEAST_HEIGHT))

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        if e.type() == QEvent.Type.StyleChange:
            self.setFont(theme.font())
            if self._scale != theme.look.scale:
                self._scale = theme.look.scale
                self.updateGeometry()

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter, self._box())
        painter.setFont(self.font())
        painter.setPen(theme.colour("text" if self.isEnabled() else "muted"))
        left = self._text_left()
        room = QRect(left, 0, self.width() - left, self.height())
        flags = _WRAP | int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room, flags, self.words())
        painter.end()

    def _text_left(self) -> int:
        return _FOCUS_ROOM + theme.px(_BOX) + theme.px(_GAP)

    def _box(self) -> QRectF:
        side = theme.px(_BOX)
        top = (min(self.height(), theme.px(_LEAST_HEIGHT)) - side) / 2
        if self.height() <= theme.px(_LEAST_HEIGHT):
            top = (self.height() - side) / 2
        return QRectF(_FOCUS_ROOM, max(_FOCUS_ROOM, top), side, side)

    def _pen(self) -> QPen:
        if not self.isEnabled():
            return QPen(theme.colour("line"), 1)
        if self.underMouse():
            return QPen(theme.colour("text"), 1)
        return QPen(theme.colour("field"), 1)

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        raise NotImplementedError


class Tick(_Wrapping, QCheckBox):
    """A tick box."""

    def __init__(self, text: str, *, name: str = "") -> None:
        super().__init__()
        self._begin(text, name)

    @override
    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        radius = theme.px(5)
        ticked = self.isChecked()
        painter.setPen(QPen(theme.colour("accent"), 1) if ticked else self._pen())
        painter.setBrush(theme.colour("accent" if ticked else "surface"))
        inside = box.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(inside, radius, radius)
        if ticked:
            mark = box.adjusted(2, 2, -2, -2)
            icons.draw(painter, "check", theme.colour("on_accent"), mark, bold=True)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), radius + 2, radius + 2)


class Radio(_Wrapping, QRadioButton):
    """A radio button."""

    def __init__(self, text: str, *, name: str = "") -> None:
        super().__init__()
        self._begin(text, name)

    @override
    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        chosen = self.isChecked()
        painter.setPen(QPen(theme.colour("accent"), 2) if chosen else self._pen())
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            dot = box.width() / 4
            middle = QPointF(box.center())
            painter.drawEllipse(middle, dot, dot)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box.adjusted(-2, -2, 2, 2))
