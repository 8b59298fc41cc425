"""The box that opens a list of choices."""

from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
)
from typing_extensions import override

from sipdesk.ui.widgets import icons, theme

_LEAST_LETTERS: Final = 12
_ARROW: Final = 30
_LEFT: Final = 13


class Combo(QComboBox):
    """A combo box that no wheel changes by accident, with our arrow and dots."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(theme.font())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setMinimumContentsLength(_LEAST_LETTERS)
        self.setMaxVisibleItems(14)
        fit = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(fit)

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()

    @override
    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        if e.type() == QEvent.Type.StyleChange:
            self.setFont(theme.font())

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        widest = max(
            (
                self.fontMetrics().horizontalAdvance(self.itemText(i))
                for i in range(self.count())
            ),
            default=0,
        )
        return QSize(max(hint.width(), widest + theme.px(_ARROW) + 24), hint.height())

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        arrow = theme.px(_ARROW)
        room = QRect(_LEFT, 0, self.width() - _LEFT - arrow, self.height())
        dots = Qt.TextElideMode.ElideRight
        text = self.fontMetrics().elidedText(self.currentText(), dots, room.width())
        quiet = not self.isEnabled() or self.currentData() == ""
        painter.setPen(theme.colour("muted" if quiet else "text"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)
        self._paint_arrow(painter, arrow)
        painter.end()

    def _paint_arrow(self, painter: QPainter, room: int) -> None:
        side = theme.px(16)
        left = self.width() - room + (room - side) / 2 - 3
        place = QRectF(left, (self.height() - side) / 2, side, side)
        icons.draw(painter, "chevron-down", theme.colour("muted"), place)
