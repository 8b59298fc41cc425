"""The field of boxes: which recipient may have which kind of information."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from sipdesk.content.words import lower_first
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.field import Field, Value, inner
from sipdesk.ui.widgets.text import Body, Meta
from sipdesk.ui.widgets.ticks import Tick
from sipdesk.ui.widgets.tokens import M

Named = Sequence[tuple[str, str]]

_WORDS: Final = 200
_COLUMN: Final = 76
_BOX: Final = 44
# Without any text Qt tells a screen reader that the target is no larger than its box.
_BLANK: Final = "\N{NO-BREAK SPACE}"
_STEPS: Final = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class MatrixField(Field):
    """Real tick boxes: a row for each kind, a column for each recipient.

    Where the columns do not fit, each recipient has the kinds below one another. The
    value is a frozenset of ``recipient/kind``. The arrow keys move among the boxes.
    ``offer`` shows some of the boxes alone.
    """

    def __init__(self, label: str, hint: str, kinds: Named, *, name: str) -> None:
        super().__init__(label, hint, name=name)
        self._shown = frozenset()
        self._kinds = tuple(kinds)
        self._recipients: tuple[tuple[str, str], ...] = ()
        self.ticks: dict[str, Tick] = {}
        self._whole = _Grid(label, [words for _, words in kinds])
        self._below.addWidget(self._whole)

    @property
    @override
    def value(self) -> frozenset[str]:
        return frozenset(key for key, tick in self.ticks.items() if tick.isChecked())

    @property
    def stacked(self) -> bool:
        """Tell whether the recipients stand below one another."""
        return self._whole.stacked

    def set_recipients(self, recipients: Named) -> None:
        """Offer other recipients; what is ticked stays ticked if it is still there."""
        if tuple(recipients) == self._recipients:
            return
        ticked = self.value
        self._recipients = tuple(recipients)
        self.ticks = {
            f"{recipient}/{kind}": self._tick(recipient, who, kind, what)
            for recipient, who in recipients
            for kind, what in self._kinds
        }
        self._whole.show_columns(
            [who for _, who in recipients],
            [
                [self.ticks[f"{recipient}/{kind}"] for kind, _ in self._kinds]
                for recipient, _ in recipients
            ],
        )
        self._watch(*self.ticks.values())
        if self.ticks:
            self.label.label_for(self._parts[0])
        self._show(ticked)
        self._describe()

    def offer(self, keys: frozenset[str]) -> None:
        """Show the boxes with these keys, and neither the others nor an empty row."""
        self._whole.leave_out([t for key, t in self.ticks.items() if key not in keys])

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and isinstance(watched, Tick):
                self._whole.move_from(watched, *step)
                return True
        return super().eventFilter(watched, event)

    @override
    def _show(self, value: Value) -> None:
        for key, tick in self.ticks.items():
            tick.setChecked(key in value)

    def _tick(self, recipient: str, who: str, kind: str, what: str) -> Tick:
        tick = Tick(_BLANK, name=inner(self.objectName(), f"{recipient}-{kind}"))
        tick.setAccessibleName(f"{who}: {lower_first(what)}")
        tick.setToolTip(tick.accessibleName())
        tick.clicked.connect(self._tell)
        return tick


class _Grid(QWidget):
    """Places the boxes with their words; never keeps a window wider than it is."""

    def __init__(self, label: str, kinds: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(label)
        self.stacked = False
        self._scale = 0.0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(M)
        self._grid.setVerticalSpacing(0)
        self._kinds = list(kinds)
        self._words = [Body(words) for words in kinds]
        for word in self._words:
            word.setParent(self)
        self._heads: list[Meta] = []
        self._columns: list[list[Tick]] = []
        self._left_out: list[Tick] = []

    def show_columns(self, heads: Sequence[str], columns: list[list[Tick]]) -> None:
        """Show other recipients with their boxes."""
        old = [*self._heads, *(tick for column in self._columns for tick in column)]
        for widget in old:
            widget.setParent(None)
            widget.deleteLater()
        self._heads = [Meta(who, weight="semibold", tone="text") for who in heads]
        self._columns, self._left_out = columns, []
        self._place(stacked=not self._fits(self.width()))

    def leave_out(self, ticks: list[Tick]) -> None:
        """Show every box but these."""
        self._left_out = ticks
        for tick in (tick for column in self._columns for tick in column):
            tick.setVisible(tick not in ticks)
        self._show_words()

    def move_from(self, tick: Tick, down: int, right: int) -> None:
        """Move the focus to the next box in a direction, if there is one."""
        beside = self._beside(tick, down, right)
        while beside is not None and beside in self._left_out:
            beside = self._beside(beside, down, right)
        if beside is not None:
            beside.setFocus(Qt.FocusReason.TabFocusReason)

    def _beside(self, tick: Tick, down: int, right: int) -> Tick | None:
        places = {
            id(found): (row, at)
            for at, column in enumerate(self._columns)
            for row, found in enumerate(column)
        }
        row, column = places[id(tick)]
        row, column = row + down, column + right
        if self.stacked and not 0 <= row < len(self._kinds):
            column, row = column + down, row % len(self._kinds)
        if 0 <= column < len(self._columns) and 0 <= row < len(self._kinds):
            return self._columns[column][row]
        return None

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_WORDS), self._grid.minimumSize().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        stacked = not self._fits(event.size().width())
        if (stacked, theme.look.scale) != (self.stacked, self._scale):
            self._place(stacked=stacked)
        super().resizeEvent(event)

    def _show_words(self) -> None:
        """Show the words of each row that has a box, where the boxes stand beside."""
        for row, word in enumerate(self._words):
            offered = any(c[row] not in self._left_out for c in self._columns)
            word.setVisible(offered and not self.stacked)

    def _fits(self, width: int) -> bool:
        least = theme.px(_COLUMN)
        columns = (max(least, h.minimumSizeHint().width()) + M for h in self._heads)
        return theme.px(_WORDS) + sum(columns) <= width

    def _place(self, *, stacked: bool) -> None:
        self.stacked, self._scale = stacked, theme.look.scale
        ticks = (tick for column in self._columns for tick in column)
        for part in (*self._words, *self._heads, *ticks):
            self._grid.removeWidget(part)
        self._show_words()
        if stacked:
            self._place_below()
        else:
            self._place_beside()
        for column in self._columns:
            for tick, words in zip(column, self._kinds, strict=True):
                tick.setText(words if stacked else _BLANK)
                tick.setMinimumWidth(0 if stacked else theme.px(_BOX))
        last = 0 if stacked else len(self._columns) + 1
        for at in range(self._grid.columnCount() + 1):
            self._grid.setColumnStretch(at, int(at == last))
        self.updateGeometry()

    def _place_below(self) -> None:
        line = 0
        for head, column in zip(self._heads, self._columns, strict=True):
            head.setContentsMargins(0, M if line else 0, 0, 2)
            for part in (head, *column):
                self._grid.addWidget(part, line, 0)
                line += 1

    def _place_beside(self) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        for line, word in enumerate(self._words, 1):
            self._grid.addWidget(word, line, 0, middle)
        for at, (head, column) in enumerate(
            zip(self._heads, self._columns, strict=True), 1
        ):
            head.setContentsMargins(0, 0, 0, 2)
            self._grid.addWidget(head, 0, at, Qt.AlignmentFlag.AlignBottom)
            for line, tick in enumerate(column, 1):
                self._grid.addWidget(tick, line, at)
