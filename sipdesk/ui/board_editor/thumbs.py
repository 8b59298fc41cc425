"""Small pictures of boards: drawn when they are first seen, one at a time, and kept."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import isValid
from typing_extensions import override

from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.picture_board import PictureBoard
from sipdesk.ui.page import Around
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import pressed_by_enter
from sipdesk.ui.widgets.pdf import Pdf
from sipdesk.ui.widgets.tokens import CONTROL_RADIUS
from sipdesk.usecases.picture_drawing import BoardPreview, DrawBoard, draw_board

_FINE: Final = 420  # dots across: enough for the largest on a sharp screen
_HIGH: Final = 150
_GAP: Final = 8
_ROOM: Final = 10
_IN_A_ROW: Final = 3


class Thumbs(QObject):
    """The first pages of boards; the same board is drawn once."""

    drawn = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self._images: dict[PictureBoard, QImage] = {}
        self._wanted: dict[PictureBoard, set[QWidget]] = {}
        self._draws = False

    def of(self, board: PictureBoard, shower: QWidget) -> QImage:
        """Give the picture of a board; an empty one while it is being drawn.

        ``shower`` paints it: one that is out of sight when its turn comes waits until
        it is painted again. A list is painted whole before it is laid out.
        """
        key = replace(board, id="", version=0)
        if key not in self._images:
            self._images[key] = QImage()
            self._wanted[key] = set()
            # Not while something is painted, which is when it is asked for.
            QTimer.singleShot(0, self, self._next)
        if key in self._wanted:
            self._wanted[key].add(shower)
        return self._images[key]

    def forget(self) -> None:
        """Draw all anew when they are seen next: they may look otherwise now."""
        self._images.clear()
        self._wanted.clear()
        self.drawn.emit()

    def _next(self) -> None:
        if self._draws:
            return
        board = self._first_in_sight()
        if board is None:
            return
        self._draws = True
        self._around.runner.read(
            draw_board, DrawBoard(board), self._take(board), self._refused
        )

    def _first_in_sight(self) -> PictureBoard | None:
        """Take the first that somebody can see out of those wanted, and drop others."""
        while self._wanted:
            board = next(iter(self._wanted))
            if any(_in_sight(one) for one in self._wanted.pop(board)):
                return board
            del self._images[board]
        return None

    def _take(self, board: PictureBoard) -> Callable[[BoardPreview], None]:
        def take(preview: BoardPreview) -> None:
            document = Pdf(preview.drawn.data)
            size = document.page_size(0)
            scale = _FINE / max(size.width(), size.height())
            if board in self._images:  # else it was forgotten while it was drawn
                self._images[board] = document.image(0, scale)
            self._go_on()

        return take

    def _refused(self, _: SipdeskError) -> None:
        self._go_on()  # the card says in words what it is

    def _go_on(self) -> None:
        self._draws = False
        self.drawn.emit()
        QTimer.singleShot(0, self, self._next)


def _in_sight(widget: QWidget) -> bool:
    return isValid(widget) and not widget.visibleRegion().isEmpty()


class BoardPicture(QAbstractButton):
    """The first pages of some boards, side by side; pressed to be looked at."""

    def __init__(
        self,
        thumbs: Thumbs,
        boards: Sequence[PictureBoard],
        label: str,
        *,
        name: str,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setToolTip(label)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._thumbs = thumbs
        self._boards = tuple(boards)
        thumbs.drawn.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(_HIGH))

    @override
    def keyPressEvent(self, e: object) -> None:
        if not pressed_by_enter(self, e):  # type: ignore[arg-type]
            super().keyPressEvent(e)  # type: ignore[arg-type]

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        reached = self.hasFocus()
        wide = 2.0 if reached else 1.0
        painter.setPen(QPen(theme.colour("focus" if reached else "line"), wide))
        painter.setBrush(theme.colour("sunken"))
        by = wide / 2
        whole = QRectF(self.rect()).adjusted(by, by, -by, -by)
        painter.drawRoundedRect(whole, CONTROL_RADIUS, CONTROL_RADIUS)
        for board, place in zip(self._boards, self._places(), strict=True):
            self._paint(painter, board, place)
        painter.end()

    def _places(self) -> list[QRectF]:
        """Share the room: one alone, else as many in a row as can still be told."""
        count = len(self._boards)
        columns = min(count, _IN_A_ROW)
        lines = -(-count // _IN_A_ROW)
        room = QRectF(self.rect()).adjusted(_ROOM, _ROOM, -_ROOM, -_ROOM)
        width = (room.width() - (columns - 1) * _GAP) / columns
        height = (room.height() - (lines - 1) * _GAP) / lines
        return [
            QRectF(
                room.x() + at % _IN_A_ROW * (width + _GAP),
                room.y() + at // _IN_A_ROW * (height + _GAP),
                width,
                height,
            )
            for at in range(count)
        ]

    def _paint(self, painter: QPainter, board: PictureBoard, place: QRectF) -> None:
        image = self._thumbs.of(board, self)
        if image.isNull():
            return
        scale = min(place.width() / image.width(), place.height() / image.height())
        wide, high = image.width() * scale, image.height() * scale
        left = place.x() + (place.width() - wide) / 2
        page = QRectF(left, place.y() + (place.height() - high) / 2, wide, high)
        painter.drawImage(page, image)
        painter.setPen(QPen(QColor(theme.colour("bar")), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(page)
