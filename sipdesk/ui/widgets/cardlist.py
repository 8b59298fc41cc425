"""A list of cards with two lines each: cases, papers, events."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)
from typing_extensions import override

from sipdesk.ui.widgets import icons, theme
from sipdesk.ui.widgets.chips import chip_size, paint_chip
from sipdesk.ui.widgets.tokens import Size, Tone, Weight

_HEIGHT: Final = 76
_NEAR: Final = 20
_INSET: Final = 20
_ACT_WIDTH: Final = 44
_ACT_ICON: Final = 18
_ACT_QUIET: Final = 0.55
_ROW: Final = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ListRow:
    """One card.

    Above: ``title`` and, to the right, the chip. Below: ``note`` and, to the right,
    ``meta``. ``spoken`` is what a screen reader says; empty joins all of it. ``tip`` is
    what the card says when the mouse rests on it. ``act`` names what else can be done
    with it, by a button of its own with the icon ``act_icon`` or by Ctrl+U.
    ``inset`` says behind how many other cards it stands.
    """

    key: str
    title: str
    meta: str = ""
    note: str = ""
    chip_text: str = ""
    chip_tone: Tone = "idle"
    spoken: str = ""
    tip: str = ""
    act: str = ""
    act_icon: str = ""
    inset: int = 0

    @property
    def words(self) -> str:
        """What a screen reader says."""
        parts = (self.title, self.note, self.chip_text, self.meta)
        return self.spoken or ". ".join(part for part in parts if part)


class _Rows(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[ListRow, ...] = ()

    def show_rows(self, rows: tuple[ListRow, ...]) -> None:
        known = len(self.rows)
        if known and rows[:known] == self.rows and len(rows) > known:
            self.beginInsertRows(QModelIndex(), known, len(rows) - 1)
            self.rows = rows
            self.endInsertRows()
        else:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.words
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tip or None
        return row if role == _ROW else None


class CardList(QListView):
    """Cards from frozen rows.

    ``current_changed(key)`` as the person moves among them; ``chosen(key)`` at a click
    or Enter; ``acted(key)`` at a click on its button or Ctrl+U; ``near_end()`` once
    per length when the last rows come near: give ``show_rows`` a longer tuple that
    begins alike. Some card is always the current.
    """

    chosen = Signal(str)
    acted = Signal(str)
    current_changed = Signal(str)
    near_end = Signal()

    def __init__(self, label: str, *, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._rows = _Rows(self)
        self._asked = 0
        self._quiet = False
        self._acting = False
        self.setModel(self._rows)
        self.setItemDelegate(_Painter(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(off)
        self.verticalScrollBar().valueChanged.connect(self._look_ahead)
        self.clicked.connect(self._choose)

    @property
    def rows(self) -> tuple[ListRow, ...]:
        """The rows shown."""
        return self._rows.rows

    @property
    def current_key(self) -> str:
        """The key of the current card; empty in an empty list."""
        index = self.currentIndex()
        return self.rows[index.row()].key if index.isValid() else ""

    def show_rows(self, rows: Sequence[ListRow], current: str = "") -> None:
        """Show rows; the current card stays current if it is still there."""
        rows = tuple(rows)
        wanted = current or self.current_key
        self._quiet = True
        if rows != self.rows:
            self._asked = 0
            self._rows.show_rows(rows)
        keys = [row.key for row in rows]
        if keys:
            place = keys.index(wanted) if wanted in keys else 0
            self.setCurrentIndex(self._rows.index(place))
        self._quiet = False

    @override
    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._quiet:
            self.current_changed.emit(self.rows[current.row()].key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._choose(index)
        elif _is_act(event) and index.isValid():
            self._act(index)
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()

    @override
    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        index = self.indexAt(e.position().toPoint())
        place = _act_place(QRectF(self.visualRect(index)))
        if (
            index.isValid()
            and self.rows[index.row()].act
            and e.button() == Qt.MouseButton.LeftButton
            and place.contains(e.position())
        ):
            self._acting = True  # it is a click, but not on the card itself
            super().mouseReleaseEvent(e)
            self._acting = False
            self._act(index)
        else:
            super().mouseReleaseEvent(e)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            place = _act_place(QRectF(self.visualRect(index)))
            if index.isValid() and place.contains(QPointF(event.pos())):
                act = self.rows[index.row()].act
                QToolTip.showText(event.globalPos(), f"{act} (Ctrl+U)" if act else "")
                return True
        return super().viewportEvent(event)

    def _act(self, index: QModelIndex) -> None:
        row = self.rows[index.row()]
        if row.act:
            self.acted.emit(row.key)

    def _choose(self, index: QModelIndex) -> None:
        if self._acting:
            return
        self.chosen.emit(self.rows[index.row()].key)

    def _look_ahead(self) -> None:
        bar = self.verticalScrollBar()
        left = (bar.maximum() - bar.value()) / max(1, theme.px(_HEIGHT))
        if left < _NEAR and self._asked != len(self.rows):
            self._asked = len(self.rows)
            self.near_end.emit()


class _Painter(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(theme.px(200), theme.px(_HEIGHT))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        row: ListRow = index.data(_ROW)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = row.inset * theme.px(_INSET)
        place = QRectF(area).adjusted(8 + inset, 2, -8, -2)
        _paint_ground(painter, place, state)
        _paint_words(painter, place, row)
        if row.act:
            near = QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus
            _paint_act(painter, QRectF(area), row, near=bool(state & near))
        painter.restore()


def _paint_ground(painter: QPainter, place: QRectF, state: QStyle.StateFlag) -> None:
    selected = bool(state & QStyle.StateFlag.State_Selected)
    painter.setPen(Qt.PenStyle.NoPen)
    if selected or state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(theme.colour("soft" if selected else "sunken"))
        painter.drawRoundedRect(place, 8, 8)
    if selected:
        inset = theme.px(14)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(
            place.adjusted(0, inset, 4 - place.width(), -inset), 2, 2
        )
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 8, 8)


def _paint_words(painter: QPainter, place: QRectF, row: ListRow) -> None:
    inside = place.adjusted(theme.px(16), 0, -theme.px(14), 0)
    if row.act:
        inside.setRight(inside.right() - theme.px(_ACT_WIDTH))
    upper = QRectF(inside.x(), place.y() + theme.px(10), inside.width(), theme.px(22))
    lower = upper.translated(0, theme.px(28))
    taken = 0.0
    if row.chip_text:
        size = chip_size(row.chip_text)
        taken = min(float(size.width()), upper.width() * 0.6)
        chip = QRectF(upper.right() - taken, upper.y(), taken, upper.height())
        paint_chip(painter, chip, row.chip_text, row.chip_tone)
    upper.setRight(upper.right() - taken - (theme.px(8) if taken else 0))
    _paint_text(painter, upper, row.title, "body", "semibold", "text")
    taken = _paint_text(painter, lower, row.meta, "small", "regular", "muted", end=True)
    lower.setRight(lower.right() - taken - (theme.px(8) if taken else 0))
    _paint_text(painter, lower, row.note, "meta", "regular", "muted")


def _paint_act(painter: QPainter, card: QRectF, row: ListRow, *, near: bool) -> None:
    """Paint a card's own button: quiet, till the card is near at hand."""
    seat = QRectF(0, 0, theme.px(_ACT_ICON), theme.px(_ACT_ICON))
    seat.moveCenter(_act_place(card).center())
    painter.setOpacity(1.0 if near else _ACT_QUIET)
    icons.draw(painter, row.act_icon, theme.colour("muted"), seat)
    painter.setOpacity(1.0)


def _is_act(event: QKeyEvent) -> bool:
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return control and event.key() == Qt.Key.Key_U


def _act_place(card: QRectF) -> QRectF:
    """Find where a card's own button is, at the end of the card."""
    wide = theme.px(_ACT_WIDTH)
    return QRectF(card.right() - wide - theme.px(10), card.y(), wide, card.height())


def _paint_text(  # noqa: PLR0913, PLR0917  (a line of text is these things)
    painter: QPainter,
    line: QRectF,
    text: str,
    size: Size,
    weight: Weight,
    tone: str,
    *,
    end: bool = False,
) -> float:
    """Paint one line with dots where it ends; give the width it took."""
    painter.setFont(theme.font(size, weight))
    painter.setPen(theme.colour(tone))
    flag = Qt.AlignmentFlag
    flags = flag.AlignVCenter | (flag.AlignRight if end else flag.AlignLeft)
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(line.width()))
    painter.drawText(line, int(flags | Qt.TextFlag.TextSingleLine), shown)
    return float(metrics.horizontalAdvance(shown))
