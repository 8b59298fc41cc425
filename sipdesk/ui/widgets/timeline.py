"""A time line on the screen; the list below it says the same in words."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Final, assert_never

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from sipdesk.content.day_scale import Timeline
from sipdesk.content.drawing import Align, Circle, Ink, Label, Line, Rect, Shape
from sipdesk.content.timeline import timeline
from sipdesk.domain.timeline import Event
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.accessible import Decoration

NOW: Final = "Idag"
_PIXELS: Final = 4 / 3  # in a point, at text scale 1.0
_LEAST: Final = 260
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


class DaysPicture(QWidget, Decoration):
    """Days along a line, laid out anew for each width."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._draw: Callable[[float], Timeline] | None = None
        self._drawn = Timeline(0, 0, ())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, draw: Callable[[float], Timeline] | None) -> None:
        """Show another drawing, made for a width in points; None shows nothing."""
        self._draw = draw
        self._lay_out()

    @property
    def drawn(self) -> Timeline:
        """The drawing as it is shown."""
        return self._drawn

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(2 * _LEAST), round(self._drawn.height * _scale()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_LEAST), self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()
        super().resizeEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._lay_out()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shape in self._drawn.shapes:
            _paint(painter, shape, _scale())
        painter.end()

    def _lay_out(self) -> None:
        wide = max(self.width(), theme.px(_LEAST)) / _scale()
        self._drawn = self._draw(wide) if self._draw else Timeline(wide, 0, ())
        self.updateGeometry()
        self.update()


class TimelinePicture(DaysPicture):
    """A plan's history along its days."""

    def show_events(self, events: Sequence[Event], today: date) -> None:
        """Show other events; none shows nothing."""
        shown = tuple(events)
        draw = partial(timeline, shown, today, now=NOW)
        self.show_days(draw if shown else None)


def _scale() -> float:
    return _PIXELS * theme.look.scale


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
