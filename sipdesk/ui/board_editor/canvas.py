"""The page of a board as it will be printed, with its places on it."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.words import word
from sipdesk.domain.picture_board import Cell
from sipdesk.domain.picture_drawing import DrawnSlot
from sipdesk.ui.board_editor.places import Spot as Placed
from sipdesk.ui.board_editor.spot import Spot
from sipdesk.ui.board_editor.state import EditorState
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.pdf import Pdf

_LEAST: Final = QSize(240, 200)
_GROW: Final = 1.2  # millimetres that a place reaches outside its frame


class BoardCanvas(QWidget):
    """Shows one page of a board, which is the printed one; each place is a button."""

    chosen = Signal(int)
    moved = Signal(object)  # Way
    swapped = Signal(object)
    swapped_with = Signal(int, int)  # two places
    wanted = Signal()
    words_wanted = Signal()
    emptied = Signal()
    place_wanted = Signal()
    taken_out = Signal()
    typed = Signal(str)
    file_dropped = Signal(int, str)  # a place, and the file's path

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("board-canvas")
        self._state = EditorState()
        self._pdf: Pdf | None = None
        self._data = b""
        self._image = QImage()
        self._image_of: tuple[bytes, int, float] = (b"", 0, 0.0)
        self._page = QRect()
        self._spots: list[Spot] = []
        self._number = 0

    @property
    def page(self) -> int:
        """The page that is shown, from 0; of one that is not there yet the next."""
        return self._number

    def draw(self, state: EditorState) -> None:
        """Show a state, whatever was shown before."""
        had_focus = any(spot.hasFocus() for spot in self._spots)
        self._state = state
        data = state.preview.drawn.data if state.preview is not None else b""
        if data != self._data:
            self._data = data
            self._pdf = Pdf(data) if data else None
        chosen = [one for one in state.spots if one.place == state.place]
        self._number = chosen[0].page if chosen else 0
        self._place()
        if had_focus:
            self.focus_chosen()

    def focus_chosen(self) -> None:
        """Put the focus on the chosen place."""
        for spot in self._spots:
            if spot.isVisible() and spot.place == self._state.place:
                spot.setFocus(Qt.FocusReason.OtherFocusReason)

    def place_at(self, where: QPoint) -> int | None:
        """Tell which place is at a point of the screen."""
        here = self.mapFromGlobal(where)
        for spot in self._spots:
            if spot.isVisible() and spot.geometry().contains(here):
                return spot.place
        return None

    def show_target(self, where: QPoint | None) -> None:
        """Mark the place at a point of the screen as that where a thing would come."""
        place = None if where is None else self.place_at(where)
        for spot in self._spots:
            spot.show_target(on=place is not None and spot.place == place)

    @override
    def minimumSizeHint(self) -> QSize:
        return _LEAST

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self._page, Qt.GlobalColor.white)
        image = self._drawn()
        if not image.isNull():
            painter.drawImage(self._page.topLeft(), image)
        painter.setPen(QPen(theme.colour("bar"), 1))
        painter.drawRect(self._page.adjusted(0, 0, -1, -1))
        painter.end()

    def _drawn(self) -> QImage:
        """Draw the page in the size it has, once."""
        if (
            self._pdf is None
            or self._number >= len(self._pdf)
            or not self._page.width()
        ):
            return QImage()
        ratio = self.devicePixelRatioF()
        size = self._pdf.page_size(self._number)
        scale = self._page.width() * ratio / size.width()
        wanted = (self._data, self._number, scale)
        if wanted != self._image_of:
            self._image_of = wanted
            self._image = self._pdf.image(self._number, scale)
            self._image.setDevicePixelRatio(ratio)
        return self._image

    # --- Places -----------------------------------------------------------------------

    def _place(self) -> None:
        pages = self._state.preview.drawn.pages if self._state.preview else ()
        if not pages:
            self._page = QRect()
            self._hide_from(0)
            return
        page = pages[min(self._number, len(pages) - 1)]
        scale = min(self.width() / page.width, self.height() / page.height)
        wide, high = int(page.width * scale), int(page.height * scale)
        left, top = (self.width() - wide) // 2, (self.height() - high) // 2
        self._page = QRect(left, top, wide, high)
        here = [one for one in self._state.spots if one.page == self._number]
        for at, placed in enumerate(here):
            self._put(self._spot(at), placed, scale)
        self._hide_from(len(here))
        self.update()

    def _put(self, spot: Spot, placed: Placed, scale: float) -> None:
        state = self._state
        cell = state.board.at(placed.place) if state.board is not None else Cell()
        flaws = state.flaws.get(placed.place, ())
        about = ". ".join(word(flaw) for flaw in flaws)
        name = named(placed, cell)
        spot.tell(placed.place, name, about, free=placed.is_free, flawed=bool(flaws))
        spot.let_move(on=state.fixed is None)
        spot.setGeometry(self._rectangle(placed.slot, scale))
        spot.show_chosen(chosen=placed.place == state.place)
        spot.show()

    def _rectangle(self, slot: DrawnSlot | None, scale: float) -> QRect:
        if slot is None:  # all of a page that is not there yet
            by = min(self._page.width(), self._page.height()) // 12
            return self._page.adjusted(by, by, -by, -by)
        frame = slot.frame
        x, y = frame.x - _GROW, frame.y - _GROW
        return QRect(
            self._page.x() + round(x * scale),
            self._page.y() + round(y * scale),
            round((frame.width + 2 * _GROW) * scale),
            round((frame.height + 2 * _GROW) * scale),
        )

    def _spot(self, at: int) -> Spot:
        while at >= len(self._spots):
            spot = Spot(self)
            self._spots.append(spot)
            self._connect(spot)
        return self._spots[at]

    def _connect(self, spot: Spot) -> None:
        spot.pressed.connect(lambda: self.chosen.emit(spot.place))
        for own, mine in (
            (spot.moved, self.moved),
            (spot.swapped, self.swapped),
            (spot.wanted, self.wanted),
            (spot.words_wanted, self.words_wanted),
            (spot.emptied, self.emptied),
            (spot.place_wanted, self.place_wanted),
            (spot.taken_out, self.taken_out),
            (spot.typed, self.typed),
        ):
            own.connect(mine)
        spot.dragged.connect(self.show_target)
        spot.dropped.connect(lambda where: self._dropped(spot, where))
        spot.file_dropped.connect(lambda path: self.file_dropped.emit(spot.place, path))

    def _dropped(self, spot: Spot, where: QPoint) -> None:
        self.show_target(None)
        place = self.place_at(where)
        if place is not None and place != spot.place:
            self.swapped_with.emit(spot.place, place)

    def _hide_from(self, count: int) -> None:
        for spot in self._spots[count:]:
            spot.hide()


def named(placed: Placed, cell: Cell) -> str:
    """Say what stands on a place: "Ruta 3: Glad"."""
    where = f"Ruta {placed.place + 1}"
    if cell.is_empty:
        return f"{where}: tom"
    what = ", ".join(filter(None, (cell.words or cell.alt, cell.other)))
    kind = "foto" if cell.photo and not what else what
    return f"{where}: {kind}{', dold' if cell.hidden else ''}"
