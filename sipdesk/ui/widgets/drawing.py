"""Paints a drawing of ours on the screen, in the colours of the theme."""

from collections.abc import Callable
from typing import Final, assert_never

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from sipdesk.content.drawing import (
    Align,
    Circle,
    Drawn,
    Ink,
    Label,
    Line,
    Rect,
    Shape,
)
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.reflow import Reflowing

PIXELS: Final = 4 / 3
"""In a point, at text scale 1.0."""

_TONES: Final = {
    Ink.TEXT: "text",
    Ink.MUTED: "muted",
    Ink.LINE: "line",
    Ink.ACCENT: "accent",
    Ink.TINT: "soft",
    Ink.PAPER: "surface",
}
_FLAGS: Final = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
}


class DrawnPicture(Reflowing):
    """A drawing that is laid out anew for each width; it stands on a surface."""

    def __init__(self, *, name: str, least: int = 260) -> None:
        super().__init__()
        self._least = least  # no narrower, at scale 1.0
        self.setObjectName(name)
        self._draw: Callable[[float], Drawn] | None = None
        self._drawn = Drawn(0, 0, ())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_drawing(self, draw: Callable[[float], Drawn] | None) -> None:
        """Show another drawing, made for a width in points; None shows nothing."""
        self._draw = draw
        self.reflow()

    @property
    def drawn(self) -> Drawn:
        """The drawing as it is shown."""
        return self._drawn

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(2 * self._least), round(self._drawn.height * _scale()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(self._least), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shape in self._drawn.shapes:
            _paint(painter, shape, _scale())
        painter.end()

    @override
    def reflow(self) -> None:
        wide = max(self.width(), theme.px(self._least)) / _scale()
        self._drawn = self._draw(wide) if self._draw else Drawn(wide, 0, ())
        self.updateGeometry()
        self.update()


def _scale() -> float:
    return PIXELS * theme.look.scale


def _paint(painter: QPainter, shape: Shape, scale: float) -> None:
    match shape:
        case Line():
            painter.setPen(_pen(shape.ink, shape.weight * scale))
            start = QPointF(shape.x1 * scale, shape.y1 * scale)
            painter.drawLine(start, QPointF(shape.x2 * scale, shape.y2 * scale))
        case Circle():
            _dip(painter, shape.fill, shape.stroke, shape.weight * scale)
            centre = QPointF(shape.x * scale, shape.y * scale)
            painter.drawEllipse(centre, shape.radius * scale, shape.radius * scale)
        case Rect():
            _dip(painter, shape.fill, shape.stroke, shape.weight * scale)
            round_ = shape.radius * scale
            painter.drawRoundedRect(_box(shape, scale), round_, round_)
        case Label():
            _paint_label(painter, shape, scale)
        case _:
            assert_never(shape)


def _paint_label(painter: QPainter, label: Label, scale: float) -> None:
    font = QFont(theme.font("small", "semibold" if label.bold else "regular"))
    font.setPixelSize(round(label.size * scale))
    painter.setFont(font)
    painter.setPen(theme.colour(_TONES[label.ink]))
    flags = _FLAGS[label.align] | Qt.AlignmentFlag.AlignVCenter
    wrap = int(flags) | int(Qt.TextFlag.TextWordWrap)
    painter.drawText(_box(label, scale), wrap, label.text)


def _dip(
    painter: QPainter, fill: Ink | None, stroke: Ink | None, weight: float
) -> None:
    painter.setBrush(theme.colour(_TONES[fill]) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(stroke, weight) if stroke else QPen(Qt.PenStyle.NoPen))


def _pen(ink: Ink, weight: float) -> QPen:
    return QPen(theme.colour(_TONES[ink]), max(1.0, weight))


def _box(shape: Rect | Label, scale: float) -> QRectF:
    return QRectF(
        shape.x * scale, shape.y * scale, shape.width * scale, shape.height * scale
    )
