"""The field of answers: which recipient may know what, walked with the arrow keys."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from sipdesk.ui.consent.map_words import Mark
from sipdesk.ui.widgets import icons, theme
from sipdesk.ui.widgets.layout import bring_in_sight, column, holder
from sipdesk.ui.widgets.text import Body, Text
from sipdesk.ui.widgets.tokens import XS, L

Named = Sequence[tuple[str, str]]

_WORDS: Final = 190
_COLUMN: Final = 76
_WIDEST: Final = 116
_HIGH: Final = 30
_ICON: Final = 15
_RING: Final = 2
_UNLIMITED: Final = 16_777_215
_STEPS: Final = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class Shown(NamedTuple):
    """What one cell shows, and what a screen reader says of it."""

    mark: Mark
    aloud: str


class MapCell(QAbstractButton):
    """One answer: a word with its sign on a tinted ground. Pressing only looks."""

    reached = Signal()
    walked = Signal(int, int)  # rows down, columns to the right

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self._mark: Mark | None = None
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.setFocus(Qt.FocusReason.MouseFocusReason))

    def show_answer(self, shown: Shown) -> None:
        """Show another answer."""
        self._mark = shown.mark
        self.setAccessibleName(shown.aloud)
        self.update()

    @property
    def words(self) -> str:
        """The word that is shown."""
        return self._mark.word if self._mark else ""

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(_COLUMN), theme.px(_HIGH))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def focusInEvent(self, e: QFocusEvent) -> None:
        super().focusInEvent(e)
        self.reached.emit()

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(e.key()))
        if step is None:
            super().keyPressEvent(e)
        else:
            self.walked.emit(*step)

    @override
    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        if e.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        if self._mark is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        edge = theme.colour("edge")
        painter.setPen(QPen(edge, 1) if edge.alpha() else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(theme.colour(f"{self._mark.tone}_bg"))
        painter.drawRoundedRect(inside, XS, XS)
        self._paint_word(painter, self._mark)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), _RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inside.adjusted(-1, -1, 1, 1), XS + 1, XS + 1)
        painter.end()

    def _paint_word(self, painter: QPainter, mark: Mark) -> None:
        ink, font = theme.colour(mark.tone), theme.font("meta", "medium")
        side, gap = theme.px(_ICON), theme.px(XS)
        wide = QFontMetrics(font).horizontalAdvance(mark.word)
        left = (self.width() - side - gap - wide) / 2
        top = (self.height() - side) / 2
        icons.draw(painter, mark.icon, ink, QRectF(left, top, side, side))
        painter.setFont(font)
        painter.setPen(ink)
        words = QRectF(left + side + gap, 0, wide + gap, self.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), mark.word)


class MapGrid(QWidget):
    """A column for each recipient, a row for each kind; one stop for the Tab key.

    Where the columns do not fit, the last of them stand below the first, with the
    kinds again. ``reached(recipient, kind)`` when the focus comes to a cell; ``why``
    then stands below the columns it is among.
    """

    reached = Signal(str, str)

    def __init__(self, label: str, why: QWidget, *, name: str) -> None:
        super().__init__()
        self.setAccessibleName(label)
        self.setObjectName(name)
        self._why = why
        self._kinds: tuple[tuple[str, str], ...] = ()
        self._recipients: tuple[tuple[str, str], ...] = ()
        self._heads: list[Text] = []
        self._bands: list[QWidget] = []
        self.cells: dict[tuple[str, str], MapCell] = {}
        self._current = ("", "")
        self._abreast = 0
        self._scale = 0.0
        self._box = column(gap=L)
        self.setLayout(self._box)

    @property
    def abreast(self) -> int:
        """How many recipients stand beside one another."""
        return self._abreast

    def show_answers(
        self,
        recipients: Named,
        kinds: Named,
        answers: Mapping[tuple[str, str], Shown],
    ) -> None:
        """Show other answers; the cell that was looked at stays if it is there."""
        if (tuple(recipients), tuple(kinds)) != (self._recipients, self._kinds):
            self._make(recipients, kinds)
        for key, shown in answers.items():
            self.cells[key].show_answer(shown)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_WORDS), self._box.minimumSize().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        abreast = self._fitting(event.size().width())
        if (abreast, theme.look.scale) != (self._abreast, self._scale):
            self._place(abreast)
        super().resizeEvent(event)

    def _make(self, recipients: Named, kinds: Named) -> None:
        held = any(cell.hasFocus() for cell in self.cells.values())
        self._recipients, self._kinds = tuple(recipients), tuple(kinds)
        _throw(*self._heads, *self.cells.values())
        self._heads = [_Head(who) for _, who in recipients]
        self.cells = {
            (recipient, kind): self._cell(recipient, kind)
            for recipient, _ in recipients
            for kind, _ in kinds
        }
        if self._current not in self.cells:
            self._current = next(iter(self.cells), ("", ""))
        if self._current in self.cells:
            self.cells[self._current].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._place(self._fitting(self.width()))
        if held and self._current in self.cells:
            self.cells[self._current].setFocus()

    def _cell(self, recipient: str, kind: str) -> MapCell:
        cell = MapCell(name=f"{self.objectName()}-{recipient}-{kind}")
        cell.reached.connect(lambda: self._reach(recipient, kind))
        cell.walked.connect(self._walk)
        return cell

    def _reach(self, recipient: str, kind: str) -> None:
        before, now = self.cells.get(self._current), self.cells[recipient, kind]
        self._current = (recipient, kind)
        if before is not None and before is not now:
            QWidget.setTabOrder(before, now)
            now.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            before.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._place_why()
        self.reached.emit(recipient, kind)

    def _walk(self, down: int, right: int) -> None:
        """Go to the cell beside; below the last kind are the recipients below."""
        names = [key for key, _ in self._recipients]
        kinds = [key for key, _ in self._kinds]
        at = names.index(self._current[0]) + right
        row = kinds.index(self._current[1]) + down
        if not 0 <= row < len(kinds):
            at, row = at + down * self._abreast, row % len(kinds)
        if 0 <= at < len(names):
            cell = self.cells[names[at], kinds[row]]
            cell.setFocus(Qt.FocusReason.TabFocusReason)
            bring_in_sight(cell)

    def _column_width(self) -> int:
        """Give all columns the width of the longest word above them."""
        widths = (head.minimumSizeHint().width() for head in self._heads)
        return min(theme.px(_WIDEST), max((theme.px(_COLUMN), *widths)))

    def _fitting(self, width: int) -> int:
        """Tell how many columns to set abreast, as evenly as they come."""
        room = (width - theme.px(_WORDS)) // (self._column_width() + 2)
        count = len(self._recipients)
        most = max(1, min(count, room))
        bands = -(-count // most) if count else 1
        return -(-count // bands) if count else 1

    def _place(self, abreast: int) -> None:
        """Set the columns in bands below one another, each with all the kinds."""
        held = any(cell.hasFocus() for cell in self.cells.values())
        self._abreast, self._scale = abreast, theme.look.scale
        old = self._bands
        self._bands = [
            self._band(range(first, min(first + abreast, len(self._recipients))))
            for first in range(0, len(self._recipients), abreast)
        ]
        _throw(*old)
        self._box.removeWidget(self._why)
        for band in self._bands:
            self._box.addWidget(band)
            band.show()  # what is not yet shown cannot take the focus
        self._place_why()
        if held:
            self.cells[self._current].setFocus()
        self.updateGeometry()

    def _band(self, places: range) -> QWidget:
        grid, least = QGridLayout(), self._column_width()
        grid.setHorizontalSpacing(2)
        grid.setVerticalSpacing(1)
        middle = Qt.AlignmentFlag.AlignVCenter
        for line, (_, words) in enumerate(self._kinds, 1):
            grid.addWidget(Body(words), line, 0, middle)
        for beside, at in enumerate(places, 1):
            self._place_head(grid, at, beside)
            for line, (kind, _) in enumerate(self._kinds, 1):
                grid.addWidget(self.cells[self._recipients[at][0], kind], line, beside)
        for beside in range(1, self._abreast + 1):
            grid.setColumnMinimumWidth(beside, least)
        grid.setColumnStretch(0, 1)
        return holder(grid)

    def _place_head(self, grid: QGridLayout, at: int, beside: int) -> None:
        head, alone = self._heads[at], self._abreast == 1
        head.setContentsMargins(0, 0, 0, 2)
        head.setMaximumWidth(_UNLIMITED if alone else self._column_width())
        if alone:
            grid.addWidget(head, 0, 0, 1, 2)
        else:
            grid.addWidget(head, 0, beside, Qt.AlignmentFlag.AlignBottom)

    def _place_why(self) -> None:
        """Set the panel below the columns that hold the cell being looked at."""
        if not self._bands:
            return
        names = [key for key, _ in self._recipients]
        below = names.index(self._current[0]) // self._abreast + 1
        if self._box.indexOf(self._why) != below:
            self._box.removeWidget(self._why)
            self._box.insertWidget(below, self._why)


class _Head(Text):
    """The name of a recipient above its answers."""

    def __init__(self, who: str) -> None:
        super().__init__(who, size="small", weight="semibold")


def _throw(*widgets: QWidget) -> None:
    for widget in widgets:
        widget.hide()
        widget.setParent(None)
        widget.deleteLater()
