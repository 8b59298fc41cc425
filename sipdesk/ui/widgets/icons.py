"""Icons from lucide, drawn sharp in any colour and size, kept once drawn."""

import functools
import struct
import zlib
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.accessible import Decoration

_STROKE: Final = "1.8"
_BOLD: Final = "3"
_SIDES: Final = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""Of the program's icon, in pixels: title and taskbar in every scale of Windows."""

# The measures of a zip archive (APPNOTE.TXT, 4.3.7 and 4.3.12).
_ENTRY_SIGN: Final = b"PK\x01\x02"
_ENTRY_HEADER: Final = 46
_LOCAL_HEADER: Final = 30
_DEFLATED: Final = 8


def pixmap(name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
    """Draw the icon ``name`` in a square of ``size`` logical pixels.

    ``ratio`` is the screen's device pixels per logical pixel. An unknown name
    raises ``KeyError``.
    """
    return _pixmap(name, colour.name(), size, ratio, _STROKE)


def icon(name: str, colour: QColor, size: int, *, room: int = 0) -> QIcon:
    """Make an icon for a Qt control, in the scales of the screens there are.

    ``room`` is empty space to its right: Qt itself leaves only four pixels there.
    """
    made = QIcon()
    for ratio in {screen.devicePixelRatio() for screen in QGuiApplication.screens()}:
        made.addPixmap(_padded(name, colour.name(), size, room, ratio))
    return made


def program_icon(file: Path) -> QIcon:
    """Draw the program's own icon from an SVG file, in the sizes that systems show."""
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415  (as below)

    made, drawing = QIcon(), QSvgRenderer(str(file))
    for side in _SIDES:
        drawn = QPixmap(side, side)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        drawing.render(painter)
        painter.end()
        made.addPixmap(drawn)
    return made


def draw(
    painter: QPainter, name: str, colour: QColor, place: QRectF, *, bold: bool = False
) -> None:
    """Paint an icon inside a widget's own painting."""
    ratio = painter.device().devicePixelRatioF()
    size = round(min(place.width(), place.height()))
    stroke = _BOLD if bold else _STROKE
    drawn = _pixmap(name, colour.name(), size, ratio, stroke)
    left = place.center().x() - size / 2
    top = place.center().y() - size / 2
    painter.drawPixmap(QRectF(left, top, size, size), drawn, QRectF(drawn.rect()))


class Picture(QWidget, Decoration):
    """An icon beside a text that says the same thing: silent to screen readers."""

    def __init__(self, name: str, tone: str = "muted", size: int = 18) -> None:
        super().__init__()
        _drawing(name)  # an unknown name is told here, not while painting
        self._name = name
        self._tone = tone
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._scale = theme.look.scale

    def show_icon(self, name: str, tone: str) -> None:
        """Show another icon in the colour of the token ``tone``."""
        _drawing(name)
        self._name, self._tone = name, tone
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._size), theme.px(self._size))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._scale != theme.look.scale:
            self._scale = theme.look.scale
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw(painter, self._name, theme.colour(self._tone), QRectF(self.rect()))
        painter.end()


@functools.cache
def _archive() -> bytes:
    spec = find_spec("lucide")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name="lucide")
    return (Path(spec.origin).parent / "lucide.zip").read_bytes()


@functools.cache
def _drawing(name: str) -> bytes:
    """Take one file out of the archive.

    ``zipfile`` would first read all 1,700 names, 10 ms before the first window.
    """
    archive, wanted = _archive(), f"{name}.svg".encode()
    entry = _entry(archive, wanted)
    method, packed, start = struct.unpack_from("<10xH8xL18xL", archive, entry)
    named, extra = struct.unpack_from("<26xHH", archive, start)
    content = start + _LOCAL_HEADER + named + extra
    data = archive[content : content + packed]
    return zlib.decompress(data, -zlib.MAX_WBITS) if method == _DEFLATED else data


def _entry(archive: bytes, wanted: bytes) -> int:
    """Find a file's entry in the list at the end of a zip archive."""
    list_start = archive.index(_ENTRY_SIGN)
    place = archive.find(wanted, list_start)
    while place >= 0:
        entry = place - _ENTRY_HEADER
        (length,) = struct.unpack_from("<28xH", archive, entry)
        if archive.startswith(_ENTRY_SIGN, entry) and length == len(wanted):
            return entry
        place = archive.find(wanted, place + 1)
    raise KeyError(wanted.decode())


@functools.lru_cache(maxsize=512)
def _pixmap(name: str, colour: str, size: int, ratio: float, stroke: str) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415  (only when an icon shows)

    svg = _drawing(name).replace(b"currentColor", colour.encode())
    svg = svg.replace(b'stroke-width="2"', f'stroke-width="{stroke}"'.encode())
    side = round(size * ratio)
    drawn = QPixmap(side, side)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(svg)).render(painter)
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


@functools.lru_cache(maxsize=512)
def _padded(name: str, colour: str, size: int, room: int, ratio: float) -> QPixmap:
    plain = _pixmap(name, colour, size, ratio, _STROKE)
    drawn = QPixmap(round((size + room) * ratio), round(size * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    drawn.setDevicePixelRatio(ratio)
    painter = QPainter(drawn)
    painter.drawPixmap(0, 0, plain)
    painter.end()
    return drawn
