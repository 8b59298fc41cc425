"""A plain table of words and numbers; where it is narrow, each row stands by itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.cards import Divider
from sipdesk.ui.widgets.icons import Picture
from sipdesk.ui.widgets.layout import column, holder, row
from sipdesk.ui.widgets.reflow import Reflowing
from sipdesk.ui.widgets.text import Body, Meta
from sipdesk.ui.widgets.tokens import M, S

NUMBERS: Final = 84
"""The least width of a cell for a number, at scale 1.0."""
_FIRST: Final = 150
_LEAST: Final = 180


@dataclass(frozen=True, slots=True)
class Cell:
    """Words; a row's first cell may have a note below, the others a sign before."""

    words: str
    icon: str = ""
    tone: str = "muted"
    note: str = ""


Row = tuple[Cell, ...]


class PlainTable(Reflowing):
    """Rows under a header; the first cell of a row names it.

    Where the columns do not fit, the other cells stand below the first, each with its
    word of the header.
    """

    def __init__(self, *, wide: int = NUMBERS, name: str) -> None:
        """``wide`` is the least width at scale 1.0 of each cell but the first."""
        super().__init__()
        self.setObjectName(name)
        self.stacked = False
        self._wide = wide
        self._header: tuple[str, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(M)
        self._grid.setVerticalSpacing(8)

    def show_cells(self, header: Sequence[str], rows: Sequence[Row]) -> None:
        """Show other cells; a row has as many as the header. The same does nothing."""
        if (tuple(header), tuple(rows)) != (self._header, self._rows):
            self._header, self._rows = tuple(header), tuple(rows)
            self._draw(stacked=not self._fits(self.width()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_LEAST), self._grid.minimumSize().height())

    @override
    def reflow(self) -> None:
        stacked = not self._fits(self.width())
        if stacked != self.stacked:
            self._draw(stacked=stacked)

    def _fits(self, width: int) -> bool:
        others = len(self._header) - 1
        return theme.px(_FIRST) + (theme.px(self._wide) + M) * others <= width

    def _draw(self, *, stacked: bool) -> None:
        self.stacked = stacked
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at in range(self._grid.columnCount()):
            self._grid.setColumnStretch(at, 0)
        if stacked:
            self._draw_below()
        else:
            self._draw_beside()
        self.updateGeometry()

    def _draw_beside(self) -> None:
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        for at, head in enumerate(self._header):
            self._grid.setColumnStretch(at, 2 if at else 3)
            if head:
                self._grid.addWidget(_head(head), 0, at, bottom)
        for number, (first, *others) in enumerate(self._rows):
            line = 2 * number + 1
            self._grid.addWidget(Divider(), line, 0, 1, len(self._header))
            self._grid.addWidget(_first(first), line + 1, 0, top)
            for at, cell in enumerate(others, 1):
                self._grid.addWidget(_other(cell), line + 1, at, top)

    def _draw_below(self) -> None:
        line = 0
        self._grid.setColumnStretch(0, 1)
        for first, *others in self._rows:
            parts: list[QWidget] = [Divider()] if line else []
            parts.append(_first(first))
            named = zip(self._header[1:], others, strict=True)
            parts.extend(_other(_named(head, cell)) for head, cell in named)
            for part in parts:
                self._grid.addWidget(part, line, 0)
                line += 1


def _head(words: str) -> QWidget:
    return Meta(words, weight="semibold", tone="text")


def _first(cell: Cell) -> QWidget:
    words = Body(cell.words, weight="medium")
    return holder(column(words, Meta(cell.note), gap=2)) if cell.note else words


def _other(cell: Cell) -> QWidget:
    words = Body(cell.words)
    if not cell.icon:
        return words
    # The sign stands on the first line of the words, however many they are.
    sign = column(3, Picture(cell.icon, cell.tone, 16), None, gap=0)
    whole = row(sign, words, gap=S)
    whole.setStretch(1, 1)
    return holder(whole)


def _named(head: str, cell: Cell) -> Cell:
    return replace(cell, words=f"{head.rstrip('.')}: {cell.words}")
