"""Draw one table of figures: its numbers, and under it what was added up."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sipdesk.content.table_words import CellWords, CheckLine, RowWords, TableText
from sipdesk.domain.table import Row, RowKind, Table
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.figuregrid import Grid, GridCell, GridRow
from sipdesk.ui.widgets.figuretable import FigureTable
from sipdesk.ui.widgets.icons import Picture
from sipdesk.ui.widgets.layout import column, holder, row
from sipdesk.ui.widgets.text import Meta, Muted
from sipdesk.ui.widgets.tokens import XS, M, S

Drilled = Callable[[str, Row, int], None]
"""Is told the id of a table, its row and which column from the left."""

WITHHELD: Final = (
    "Visas inte. Antalen är färre än 5, gäller hälsa, samtycke eller skydd, eller så "
    "går ett sådant att räkna ut ur dem."
)
_LEFT_OUT: Final = (
    ".. betyder att talet inte visas: det är färre än 5, eller så går ett sådant att "
    "räkna ut ur det."
)
_BLANK: Final = "– betyder inte räknat. Det är inte noll."
_NOTHING: Final = "Det finns inget att räkna i perioden."


class TableCard(Section):
    """A table under its title; ``drilled`` when a number is asked for its cases."""

    def __init__(
        self, table: Table, text: TableText, drilled: Drilled, *, name: str
    ) -> None:
        super().__init__(text.title, text.about, gap=M, name=name)
        self._table = table
        self._drilled = drilled
        self.grid: FigureTable | None = None
        if text.withheld:
            self.add(Muted(WITHHELD, name=f"{name}-withheld"))
            return
        if not text.rows or not text.columns:
            self.add(Muted(_NOTHING))
            return
        self.grid = FigureTable(text.title, name=f"{name}-grid")
        self.grid.show_grid(grid_of(text))
        self.grid.chosen.connect(self._ask)
        self.add(self.grid, under(text))

    def _ask(self, row_: int, column_: int) -> None:
        self._drilled(self._table.id, self._table.rows[row_], column_)


def grid_of(text: TableText) -> Grid:
    """Give the grid of a table in words."""
    return Grid(text.columns, tuple(map(_grid_row, text.rows)))


def _grid_row(words: RowWords) -> GridRow:
    cells = tuple(map(grid_cell, words.cells))
    return GridRow(words.head, cells, strong=words.kind is RowKind.TOTAL)


def grid_cell(cell: CellWords) -> GridCell:
    """Give a cell of a grid; what nobody has counted is said so."""
    quiet = not cell.counted or not cell.text[:1].isdigit()
    spoken = cell.text if cell.counted else "inte räknat"
    if cell.withheld:
        spoken = "visas inte"
    if cell.leads:
        spoken = f"{spoken}. Enter visar ärendena"
    return GridCell(cell.text, cell.note, cell.leads, quiet, spoken)


def under(text: TableText) -> QWidget:
    """Say what stands under a table: what was added up, and what there is to know."""
    lines = [check_line(one) for one in _told(text)]
    lines += [Meta(note) for note in text.notes]
    if text.has_blanks:
        lines.append(Meta(_BLANK))
    if text.has_withheld:
        lines.append(Meta(_LEFT_OUT))
    return holder(column(*lines, gap=XS))


def check_line(check: CheckLine) -> QWidget:
    """Draw one line of reconciliation: a sign and a sentence."""
    sign = Picture(
        "check" if check.holds else "triangle-alert",
        "ok" if check.holds else "warn",
        16,
    )
    words = Meta(check.whole, tone="muted" if check.holds else "warn")
    line = row(sign, words, gap=S)
    line.setStretch(1, 1)
    line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
    return holder(line)


def _told(text: TableText) -> list[CheckLine]:
    """Choose the lines: all that differ; of many that agree how many they are."""
    differ = [one for one in text.checks if not one.holds]
    agree = [one for one in text.checks if one.holds]
    if len(agree) > 1:
        agree = [CheckLine(holds=True, text=f"{len(agree)} summor går ihop.")]
    return differ + agree
