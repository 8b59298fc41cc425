"""A large figure with what it counts; pressed, it leads to what it counts."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy
from typing_extensions import override

from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import pressed_by_enter
from sipdesk.ui.widgets.tokens import RADIUS, M, Tone

_HIGH: Final = 92
_WIDE: Final = 150


class FigureButton(QAbstractButton):
    """A figure in its tone. ``key`` is the key that presses it, shown small."""

    def __init__(self, text: str, key: str, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._key = key
        self._figure = ""
        self._tone: Tone = "idle"

    @property
    def figure(self) -> str:
        """The figure that is shown; empty while it is not known."""
        return self._figure

    def show_figure(self, figure: int | None, tone: Tone) -> None:
        """Show a figure; None while it is not known."""
        self._figure = "" if figure is None else str(figure)
        self._tone = tone
        said = self._figure or "läses"
        self.setAccessibleName(f"{self.text()}: {said}. Tangent {self._key}.")
        self.setToolTip(f"Tangent {self._key}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDE), theme.px(_HIGH))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if not pressed_by_enter(self, e):
            super().keyPressEvent(e)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        reached = self.hasFocus()
        wide = 2.0 if reached else 1.0
        ground = "sunken" if self.underMouse() or self.isDown() else "surface"
        painter.setPen(QPen(theme.colour("focus" if reached else "line"), wide))
        painter.setBrush(theme.colour(ground))
        whole = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        painter.drawRoundedRect(whole, RADIUS, RADIUS)
        room = theme.px(M)
        inside = whole.adjusted(room, room, -room, -room)
        flag = Qt.AlignmentFlag
        figure = theme.font("title", "semibold")
        figure.setPixelSize(round(figure.pixelSize() * 1.35))
        painter.setFont(figure)
        painter.setPen(theme.colour("text" if self._tone == "idle" else self._tone))
        painter.drawText(inside, int(flag.AlignLeft | flag.AlignTop), self._figure)
        painter.setFont(theme.font("meta", "medium"))
        painter.setPen(theme.colour("muted"))
        painter.drawText(inside, int(flag.AlignLeft | flag.AlignBottom), self.text())
        painter.setFont(theme.font("small"))
        painter.drawText(inside, int(flag.AlignRight | flag.AlignTop), self._key)
        painter.end()
