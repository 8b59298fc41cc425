"""Cards with a picture and its words, to press, to lay and to move among by arrows.

A card is white in every theme, as on paper: the pictures are drawn for that.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from sipdesk.domain.picture_board import Cell
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import pressed_by_enter
from sipdesk.ui.widgets.cardface import (
    fitting_font,
    paint_card,
    paint_disc,
    paint_tick,
)
from sipdesk.ui.widgets.dragging import Draggable
from sipdesk.ui.widgets.symbols import own_picture, picture
from sipdesk.ui.widgets.tokens import LIGHT, XS, S

WIDE: Final = 136
"""A card's width at scale 1.0: more than the 24 mm that a finger needs."""
HIGH: Final = 136
_BADGE: Final = 28
_LEAST_TEXT: Final = 12
_TOP: Final = Qt.AlignmentFlag.AlignTop
_WRAP: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter)
_STEPS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PictureCard(Draggable):
    """One card. ``number`` stands in its corner when it is chosen; 0 shows a tick.

    ``stepped`` comes with columns and rows when an arrow is pressed, ``moved`` with -1
    or 1 when it is pressed together with Alt. What is chosen is for the model to say:
    a press changes nothing by itself.
    """

    stepped = Signal(int, int)
    moved = Signal(int)
    focused = Signal()

    def __init__(
        self,
        cell: Cell,
        *,
        photo: bytes = b"",
        size: tuple[int, int] = (WIDE, HIGH),
        drags: bool = False,
        name: str = "",
    ) -> None:
        """``size`` is at scale 1.0; ``drags`` lets it be dragged to a ``DropArea``."""
        super().__init__()
        self.cell = cell
        self.number = 0
        self._photo = photo
        self._size = size
        self.can_be_dragged = drags
        self.dropped.connect(self._drop)
        self.setObjectName(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.choose(0, chosen=False)

    @property
    def words(self) -> str:
        """What it says."""
        return self.cell.words or self.cell.alt

    def choose(self, number: int = 0, *, chosen: bool) -> None:
        """Show it as chosen or not, and as which in order."""
        self.number = number
        self.setChecked(chosen)
        said = f", vald som nummer {number}" if number else ", vald"
        self.setAccessibleName(f"{self.words}{said if chosen else ''}")
        self.update()

    def show_photo(self, photo: bytes) -> None:
        """Show a photo, or a picture of the home's own, that has been read."""
        self._photo = photo
        self.update()

    @override
    def nextCheckState(self) -> None:
        """Leave it as the model has it."""

    @override
    def sizeHint(self) -> QSize:
        wide, high = self._size
        return QSize(theme.px(wide), theme.px(high))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(e.key()))
        if step is None:
            if not pressed_by_enter(self, e):
                super().keyPressEvent(e)
        elif e.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(sum(step))
        else:
            self.stepped.emit(*step)

    @override
    def focusInEvent(self, e: QFocusEvent) -> None:
        super().focusInEvent(e)
        self.focused.emit()

    def _drop(self, where: QPoint) -> None:
        window = self.window()
        below = window.childAt(window.mapFromGlobal(where))
        while below is not None and not isinstance(below, DropArea):
            below = below.parentWidget()
        if below is not None:
            below.dropped.emit(self.cell)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self)
        card = paint_card(
            painter,
            self,
            edge=QColor(LIGHT.accent if self.isChecked() else LIGHT.field),
            ground=QColor(LIGHT.soft if self.isDown() else LIGHT.surface),
        )
        inside = card.adjusted(XS, S, -XS, -S)
        below = self._paint_words(painter, inside)
        self._paint_picture(painter, inside, below)
        if self.isChecked():
            self._paint_badge(painter, card)
        painter.end()

    def _paint_words(self, painter: QPainter, inside: QRectF) -> float:
        """Write the words on top, where a pointing hand does not hide them."""
        painter.setFont(fitting_font(self.words, inside.width(), _LEAST_TEXT))
        painter.setPen(QColor(LIGHT.text))
        alone = not self._picture(1)
        flags = _WRAP | int(Qt.AlignmentFlag.AlignVCenter if alone else _TOP)
        drawn: QRectF = painter.boundingRect(inside, flags, self.words)
        painter.drawText(inside, flags, self.words)
        return inside.bottom() if alone else drawn.bottom() + 2

    def _paint_picture(self, painter: QPainter, inside: QRectF, below: float) -> None:
        room = QRectF(inside.left(), below, inside.width(), inside.bottom() - below)
        side = int(min(room.width(), room.height()))
        drawn = self._picture(side) if side > 0 else None
        if drawn is not None:
            left = room.center().x() - side / 2
            top = room.bottom() - side
            painter.drawPixmap(
                QRectF(left, top, side, side), drawn, QRectF(drawn.rect())
            )

    def _picture(self, side: int) -> QPixmap | None:
        if self._photo:
            return own_picture(self._photo, side, self.devicePixelRatioF())
        if not self.cell.symbol or self.cell.source:
            return None
        return picture(self.cell.symbol, side, self.devicePixelRatioF())

    def _paint_badge(self, painter: QPainter, card: QRectF) -> None:
        side = theme.px(_BADGE)
        place = QRectF(card.left() + 2, card.bottom() - 2 - side, side, side)
        disc, ink = QColor(LIGHT.accent), QColor(LIGHT.on_accent)
        if self.number:
            paint_disc(painter, place, disc)
            painter.setPen(ink)
            painter.setFont(theme.font("lead", "semibold"))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), f"{self.number}")
        else:
            paint_tick(painter, place, disc=disc, ink=ink)


class PictureCards(QWidget):
    """Cards in rows, as many beside one another as there is room for.

    Tab comes to one of them; the arrows go on from there. ``pressed`` and ``moved``
    come with the cell of the card, ``stepped_out`` with the columns and rows of an
    arrow that leads to none of them.
    """

    pressed = Signal(object)
    moved = Signal(object, int)
    stepped_out = Signal(int, int)

    def __init__(
        self,
        label: str,
        *,
        size: tuple[int, int] = (WIDE, HIGH),
        drags: bool = False,
        name: str = "",
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._size = size
        self._drags = drags
        self._columns = 1
        self._current = 0
        self.shown: list[PictureCard] = []
        policy = QSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding
        )
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_cells(self, cells: Sequence[Cell]) -> None:
        """Show these cards; those that are shown already are kept, with their focus."""
        if [card.cell for card in self.shown] == list(cells):
            return
        had, known = self._focused(), {card.cell: card for card in self.shown}
        self.shown = [known.get(cell) or self._make(cell) for cell in cells]
        for gone in [card for card in known.values() if card not in self.shown]:
            gone.hide()
            gone.deleteLater()
        self._current = min(self._current, max(0, len(self.shown) - 1))
        self._place()
        self._hand_on()
        if had and self.shown and not self._focused():
            self.shown[self._current].setFocus()

    def of(self, cell: Cell) -> PictureCard | None:
        """Find the card of a cell."""
        return next((card for card in self.shown if card.cell == cell), None)

    def begin(self) -> None:
        """Put the focus on the first card."""
        if self.shown:
            self.shown[0].setFocus()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        rows = -(-len(self.shown) // self._fitting(width))
        return max(0, rows * (self._step()[1]) - S)

    @override
    def sizeHint(self) -> QSize:
        width = min(len(self.shown), 6) * self._step()[0]
        return QSize(max(width, self._step()[0]), self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        width = max(self.width(), self._step()[0])
        return QSize(self._step()[0], self.heightForWidth(width))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _make(self, cell: Cell) -> PictureCard:
        card = PictureCard(cell, size=self._size, drags=self._drags)
        card.setObjectName(f"{self.objectName()}-card")
        card.setParent(self)
        card.clicked.connect(lambda: self.pressed.emit(card.cell))
        card.moved.connect(lambda by: self.moved.emit(card.cell, by))
        card.stepped.connect(lambda right, down: self._step_from(card, right, down))
        card.focused.connect(lambda: self._come_to(card))
        card.show()
        return card

    def _step(self) -> tuple[int, int]:
        wide, high = self._size
        return theme.px(wide) + S, theme.px(high) + S

    def _fitting(self, width: int) -> int:
        return max(1, (width + S) // self._step()[0])

    def _place(self) -> None:
        self._columns = self._fitting(self.width())
        wide, high = self._step()
        for number, card in enumerate(self.shown):
            down, right = divmod(number, self._columns)
            card.setGeometry(right * wide, down * high, wide - S, high - S)
        self.updateGeometry()

    def _step_from(self, card: PictureCard, right: int, down: int) -> None:
        to = self.shown.index(card) + right + down * self._columns
        if 0 <= to < len(self.shown):
            self.shown[to].setFocus()
        else:
            self.stepped_out.emit(right, down)

    def _come_to(self, card: PictureCard) -> None:
        if card in self.shown:
            self._current = self.shown.index(card)
            self._hand_on()

    def _hand_on(self) -> None:
        """Let Tab come to the current card alone."""
        for number, card in enumerate(self.shown):
            is_current = number == self._current
            click = Qt.FocusPolicy.ClickFocus
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_current else click)

    def _focused(self) -> bool:
        return any(card.hasFocus() for card in self.shown)


class DropArea(QWidget):
    """A place where a card can be let go. ``dropped`` comes with its cell.

    Cards are dragged inside their window alone; nothing can be taken out of it.
    """

    dropped = Signal(object)
