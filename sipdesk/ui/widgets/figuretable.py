"""A table of numbers: arrow keys move among them, Enter asks what is behind one."""

from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.figuregrid import Grid, GridRow
from sipdesk.ui.widgets.tokens import FOCUS_WIDTH, M, S, Size, Weight

_Index = QModelIndex | QPersistentModelIndex
_CELL: Final = Qt.ItemDataRole.UserRole
_LEAST: Final = 44  # a column, at scale 1.0
_PAD: Final = 6  # beside what stands in a cell
_MOST: Final = 190
_HEADS: Final = 300
_NARROW: Final = 170
_HEADS_MOST: Final = 460
_HEADS_SHARE: Final = 0.42
_ROW: Final = 36
_HEAD: Final = 32
_TALL: Final = 4_000  # so high is room without a limit
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_LEFT_BELOW: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom


class _Cells(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.grid = Grid((), ())

    def show_grid(self, grid: Grid) -> None:
        self.beginResetModel()
        self.grid = grid
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.grid.rows)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.grid.heads)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.grid.rows[index.row()]
        cell = row.cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index.row(), index.column())
        return (row, cell, self.grid.words) if role == _CELL else None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role not in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        }:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.grid.heads[section]
        return self.grid.rows[section].head

    def spoken(self, row: int, column: int) -> str:
        """Say a cell with the heads it stands under."""
        shown = self.grid.rows[row]
        cell = shown.cells[column]
        head = " ".join(self.grid.heads[column].split())
        said = ", ".join(filter(None, (cell.spoken or cell.text, cell.note)))
        return f"{shown.head}, {head}: {said}" if shown.head else said


class FigureTable(QTableView):
    """A grid as tall as its rows, on a page that scrolls.

    ``chosen(row, column)`` at Enter or a click on a cell that leads somewhere. Where it
    is wider than its page it scrolls sideways, and the heads of the rows stay; it
    begins at the right end, where the sums stand and what is latest.
    """

    chosen = Signal(int, int)

    def __init__(self, label: str, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._cells = _Cells(self)
        self._is_new = False  # nobody has moved in it
        self.setModel(self._cells)
        self.setItemDelegate(_Painter(self))
        self._above = _Heads(Qt.Orientation.Horizontal, self)
        self._beside = _Heads(Qt.Orientation.Vertical, self)
        self.setHorizontalHeader(self._above)
        self.setVerticalHeader(self._beside)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.clicked.connect(self._choose)
        self.horizontalScrollBar().rangeChanged.connect(self._begin_at_end)

    @property
    def grid(self) -> Grid:
        """What is shown."""
        return self._cells.grid

    def show_grid(self, grid: Grid) -> None:
        """Show another table; the same does nothing."""
        if grid == self.grid:
            return
        self._cells.show_grid(grid)
        if grid.rows and grid.heads:
            self.setCurrentIndex(self._cells.index(0, 0))
        self._is_new = True
        self._fit()
        self._begin_at_end(0, self.horizontalScrollBar().maximum())

    def stand_at(self, row: int, column: int) -> None:
        """Move to a cell."""
        self.setCurrentIndex(self._cells.index(row, column))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), self.minimumHeight())

    def _begin_at_end(self, _: int, most: int) -> None:
        """Stand at the right end until somebody moves."""
        if self._is_new:
            self.horizontalScrollBar().setValue(most)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._is_new and self.horizontalScrollBar().maximum():
            self.stand_at(0, len(self.grid.heads) - 1)  # what is in sight
        super().focusInEvent(event)

    @override
    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if self.hasFocus():
            self._is_new = False
            self._show_current()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
            if not self._is_new:
                self.scrollTo(self.currentIndex())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _choose(self, index: _Index) -> None:
        if index.isValid() and self.grid.rows[index.row()].cells[index.column()].leads:
            self.chosen.emit(index.row(), index.column())

    def _fit(self) -> None:
        """Give heads and columns the room that their words take, and share the rest."""
        grid = self.grid
        if not grid.rows or not grid.heads:
            return
        widths = [self._wide(at) for at in range(len(grid.heads))]
        beside = self._room_beside(self.width() - sum(widths))
        self._beside.setVisible(not grid.words)
        self._beside.setFixedWidth(beside)
        spare = self.width() - beside - sum(widths)
        share = max(0, spare // len(widths))
        least = [min(width + share, max(width, theme.px(_MOST))) for width in widths]
        for at, width in enumerate(least):
            self.setColumnWidth(at, width)
        above = max(
            _high(head, width - 2 * _PAD, "meta", "semibold")
            for head, width in zip(grid.heads, least, strict=True)
        )
        self._above.setFixedHeight(max(theme.px(_HEAD), above + 2 * S))
        high = self._above.height()
        for at, row in enumerate(grid.rows):
            height = self._height_of(row, beside)
            self.setRowHeight(at, height)
            high += height
        scrolls = sum(least) > self.width() - beside
        bar = self.horizontalScrollBar().sizeHint().height() if scrolls else 0
        self.setFixedHeight(high + bar)

    def _room_beside(self, left: int) -> int:
        """Give the heads of rows what they need, or less where that saves scrolling."""
        if self.grid.words:
            return 0
        longest = max(
            _long(row.head, "body", "semibold" if row.strong else "regular")
            for row in self.grid.rows
        )
        most = min(theme.px(_HEADS), round(self.width() * _HEADS_SHARE))
        most = max(most, min(left, theme.px(_HEADS_MOST)))
        wanted = min(longest + M + S, most)
        narrow = min(wanted, theme.px(_NARROW))
        return max(theme.px(_LEAST), narrow if left < narrow else min(wanted, left))

    def _wide(self, column: int) -> int:
        head = self.grid.heads[column]
        words = max((_long(w, "meta", "semibold") for w in head.split()), default=0)
        lines = max(_long(line, "meta", "semibold") for line in head.split("\n"))
        told = [words, min(lines, theme.px(_LEAST) - 2 * _PAD)]
        for row in self.grid.rows:
            cell = row.cells[column]
            told.append(_long(cell.text, "body", "semibold"))
            told.append(_long(cell.note, "small", "regular"))
        return max(theme.px(_LEAST), max(told) + 2 * _PAD)

    def _height_of(self, row: GridRow, beside: int) -> int:
        weight: Weight = "semibold" if row.strong else "regular"
        head = _high(row.head, beside - S, "body", weight)
        notes = any(cell.note for cell in row.cells)
        two = theme.px(40) if notes else 0
        return max(theme.px(_ROW), head + S, two + S)

    def _show_current(self) -> None:
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        inside = page.widget() if page is not None else None
        if page is None or inside is None:
            return
        cell = self.visualRect(self.currentIndex())
        for corner in (cell.bottomLeft(), cell.topLeft()):
            place = self.viewport().mapTo(inside, QPoint(corner))
            page.ensureVisible(0, place.y(), 0, S)


class _Heads(QHeaderView):
    """Heads of words that wrap: rows' to the left, columns' over their numbers."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        model = self.model()
        if not isinstance(model, _Cells):
            return
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        words = model.headerData(logicalIndex, self.orientation())
        if self.orientation() == Qt.Orientation.Horizontal:
            painter.setFont(theme.font("meta", "semibold"))
            painter.setPen(theme.colour("muted"))
            inside = QRectF(rect).adjusted(_PAD, S, -_PAD, -S)
            align = _LEFT_BELOW if model.grid.words else _RIGHT
            _write(painter, inside, str(words), align)
        else:
            row = model.grid.rows[logicalIndex]
            painter.setFont(theme.font("body", "semibold" if row.strong else "regular"))
            painter.setPen(theme.colour("text"))
            _write(painter, QRectF(rect).adjusted(0, 2, -S, -2), str(words), _LEFT)
            _paint_line(painter, rect, strong=row.strong)
        painter.restore()


class _Painter(QStyledItemDelegate):
    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        row, cell, words = index.data(_CELL)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        _paint_line(painter, area, strong=row.strong)
        inside = QRectF(area).adjusted(_PAD, 3, -_PAD, -3)
        near = bool(state & QStyle.StateFlag.State_MouseOver) and cell.leads
        font = theme.font("body", "semibold" if row.strong else "regular")
        font.setUnderline(near)
        painter.setFont(font)
        tone = "muted" if cell.quiet else "accent" if cell.leads else "text"
        painter.setPen(theme.colour(tone))
        flag = Qt.AlignmentFlag
        side = flag.AlignLeft if words else flag.AlignRight
        if cell.note:
            half = QRectF(inside)
            half.setHeight(inside.height() / 2 + 1)
            painter.drawText(half, int(flag.AlignRight | flag.AlignBottom), cell.text)
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("muted"))
            half.moveTop(half.bottom())
            painter.drawText(half, int(flag.AlignRight | flag.AlignTop), cell.note)
        else:
            painter.drawText(inside, int(side | flag.AlignVCenter), cell.text)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("focus"), FOCUS_WIDTH))
            painter.drawRoundedRect(QRectF(area).adjusted(2, 2, -2, -2), 5, 5)
        painter.restore()


def _paint_line(painter: QPainter, area: QRect, *, strong: bool) -> None:
    """Paint the thin line above a row; a heavier one above what sums up."""
    painter.setPen(QPen(theme.colour("field" if strong else "line"), 1))
    painter.drawLine(area.topLeft(), area.topRight())
    painter.setPen(theme.colour("text"))


def _write(
    painter: QPainter, place: QRectF, words: str, align: Qt.AlignmentFlag
) -> None:
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    painter.drawText(place, words, option)


def _long(text: str, size: Size, weight: Weight) -> int:
    return round(QFontMetricsF(theme.font(size, weight)).horizontalAdvance(text)) + 2


def _high(text: str, width: float, size: Size, weight: Weight) -> int:
    flags = int(Qt.TextFlag.TextWordWrap)
    metrics = QFontMetricsF(theme.font(size, weight))
    room = QRectF(0, 0, max(1.0, float(width)), _TALL)
    return round(metrics.boundingRect(room, flags, text).height()) + 2
