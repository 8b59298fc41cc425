"""Symbols of picture boards on the screen: sharp in any size, kept once drawn."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from sipdesk.content.openmoji import OpenMoji
from sipdesk.content.symbol_svg import composed
from sipdesk.content.symbols import symbol_of
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.accessible import Decoration
from sipdesk.ui.widgets.tokens import LIGHT

_KEPT: Final = 512
_SVG: Final = b"<svg"
_LOOKED_AT: Final = 72  # dots a side, of what is drawn to find out where the ink is


@lru_cache(maxsize=_KEPT)
def picture(code: str, side: int, ratio: float = 1.0) -> QPixmap:
    """Draw a symbol as large as fits in a square of ``side`` logical pixels.

    ``code`` is written as content has it; nothing is drawn of one that cannot be had.
    """
    return _drawn(_renderer(code), side, ratio)


@lru_cache(maxsize=_KEPT)
def own_picture(data: bytes, side: int, ratio: float = 1.0) -> QPixmap:
    """Draw a picture of one's own likewise: its cleaned SVG, PNG or JPEG."""
    if data.startswith(_SVG):
        return _drawn(_of_svg(data.decode()), side, ratio)
    loaded = QPixmap()
    loaded.loadFromData(data)
    smooth = Qt.TransformationMode.SmoothTransformation
    return loaded.scaledToWidth(round(side * ratio), smooth)


def _drawn(renderer: QSvgRenderer | None, side: int, ratio: float) -> QPixmap:
    drawn = QPixmap(round(side * ratio), round(side * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    drawn.setDevicePixelRatio(ratio)
    if renderer is not None:
        renderer.setViewBox(_ink(renderer))
        renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        painter = QPainter(drawn)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
    return drawn


def _renderer(code: str) -> QSvgRenderer | None:
    try:
        svg = composed(symbol_of(code), OpenMoji())
    except (KeyError, ValueError):
        return None
    return _of_svg(svg)


def _of_svg(svg: str) -> QSvgRenderer | None:
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    return renderer if renderer.isValid() else None


def _ink(renderer: QSvgRenderer) -> QRectF:
    """Find what of a drawing's square is drawn on: its safe area is a third of it."""
    image = QImage(_LOOKED_AT, _LOOKED_AT, QImage.Format.Format_Alpha8)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    dots = bytes(image.constBits())
    wide = image.bytesPerLine()
    rows = [dots[y * wide : y * wide + _LOOKED_AT] for y in range(_LOOKED_AT)]
    inked = [y for y, row in enumerate(rows) if any(row)]
    across = [x for x in range(_LOOKED_AT) if any(row[x] for row in rows)]
    if not inked:
        return renderer.viewBoxF()
    found = QRect(across[0], inked[0], across[-1] + 1 - across[0], 0)
    found.setHeight(inked[-1] + 1 - inked[0])
    box, scale = renderer.viewBoxF(), renderer.viewBoxF().width() / _LOOKED_AT
    left, top = box.x() + found.x() * scale, box.y() + found.y() * scale
    return QRectF(left, top, found.width() * scale, found.height() * scale)


class SymbolView(QWidget, Decoration):
    """A symbol beside the words that say the same; on white, as on paper."""

    def __init__(self, code: str, side: int = 40) -> None:
        super().__init__()
        self._code = code
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_symbol(self, code: str) -> None:
        """Show another symbol; empty shows none."""
        if code != self._code:
            self._code = code
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._side), theme.px(self._side))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(LIGHT.surface))
        painter.drawRoundedRect(self.rect(), 5, 5)
        if self._code:
            side = self.width() - 4
            drawn = picture(self._code, side, self.devicePixelRatioF())
            painter.drawPixmap(2, 2, drawn)
        painter.end()
