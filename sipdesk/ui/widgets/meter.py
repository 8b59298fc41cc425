"""How far the work has come, as a thin bar; the words beside it say the same."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.accessible import Decoration


class Meter(QWidget, Decoration):
    """A bar filled from 0.0 to 1.0."""

    def __init__(self, share: float = 0.0, *, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._share = share
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        """Fill the bar to another share."""
        self._share = min(1.0, max(0.0, share))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(80), 6)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        painter.setBrush(theme.colour("accent"))
        filled = QRectF(0, 0, self.width() * self._share, self.height())
        painter.drawRoundedRect(filled, 3, 3)
        painter.end()
