"""Draw the figures I1 to I14: so many of so many, and in writing what is counted."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QWidget

from sipdesk.content.content import Content
from sipdesk.content.swedish import short_date
from sipdesk.content.table_words import CellWords, period_words, table_text
from sipdesk.content.words import lower_first
from sipdesk.domain.figure import FigureUnit
from sipdesk.domain.figure_tables import indicator_table
from sipdesk.domain.indicators import Definition
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.table import Row
from sipdesk.ui.figures.tablecard import WITHHELD, Drilled, check_line, grid_cell
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.figuregrid import Grid, GridCell, GridRow
from sipdesk.ui.widgets.figuretable import FigureTable
from sipdesk.ui.widgets.fold import Fold
from sipdesk.ui.widgets.layout import column, holder
from sipdesk.ui.widgets.text import Body, Meta, Muted
from sipdesk.ui.widgets.tokens import XS, M, S

RANGES: Final = (
    (1, 3, "Behov"),
    (4, 6, "SIP"),
    (7, 9, "Uppföljning"),
    (10, 10, "Hälsa"),
    (11, 14, "Övriga"),
)
"""The indicators that stand on one page, by their numbers, and what they are about."""
_TABLE: Final = "indicators"
_UNITS: Final = {
    FigureUnit.PERSON: "Räknar unga, var och en en gång.",
    FigureUnit.EVENT: "Räknar händelser.",
}


class Measures(QWidget):
    """The cards of some indicators, in order."""

    def __init__(
        self,
        report: Report,
        content: Content,
        numbers: tuple[int, int],
        drilled: Drilled,
    ) -> None:
        super().__init__()
        self.setObjectName("figures-measures")
        lines = _lines(report, content)
        first, last = numbers
        cards = [
            MeasureCard(one, report, lines.get(one.id), drilled)
            for one in content.read_figures().definitions
            if first <= int(one.indicator.removeprefix("I")) <= last
        ]
        self.setLayout(column(*cards, gap=M))


class _Lines:
    """What one indicator shows: now, before, and what was checked."""

    def __init__(self, heads: tuple[str, ...], rows: list[GridRow]) -> None:
        self.heads = heads
        self.rows = rows
        self.checks: list[QWidget] = []


def _lines(report: Report, content: Content) -> dict[str, _Lines]:
    table = report.table(_TABLE)
    now = table_text(table, content)
    before = table_text(indicator_table(report.before), content)
    found = {
        words.of: _Lines(
            now.columns, [GridRow(_named("Nu", report), _cells(words.cells))]
        )
        for words in now.rows
        if not all(cell.withheld for cell in words.cells if cell.counted)
    }
    if not report.figures:  # what may leave SiS tells nothing of the period before
        return found
    for words in before.rows:
        plain = tuple(
            GridCell(cell.text, cell.note, quiet=not cell.counted)
            for cell in words.cells
        )
        found[words.of].rows.append(GridRow(_named("Före", report), plain))
    for check, line in zip(table.checks, now.checks, strict=True):
        found[check.row].checks.append(check_line(replace(line, head="")))
    return found


def _cells(cells: tuple[CellWords, ...]) -> tuple[GridCell, ...]:
    return tuple(map(grid_cell, cells))


def _named(word: str, report: Report) -> str:
    period = report.period if word == "Nu" else report.period.before
    return f"{word}, {lower_first(period_words(period))}"


class MeasureCard(Section):
    """One indicator: its numbers now and before, and its definition folded under."""

    def __init__(
        self, of: Definition, report: Report, lines: _Lines | None, drilled: Drilled
    ) -> None:
        super().__init__(
            f"{of.indicator}  {of.title}",
            f"{of.numerator}, av {lower_first(of.denominator)}.",
            gap=M,
            name=f"measure-{of.id}",
        )
        self._report = report
        self._of = of.id
        self._drilled = drilled
        self.grid: FigureTable | None = None
        if lines is None:
            self.add(Muted(WITHHELD))
        else:
            self.grid = FigureTable(of.title, name=f"measure-{of.id}-grid")
            self.grid.show_grid(Grid(lines.heads, tuple(lines.rows)))
            self.grid.chosen.connect(self._ask)
            self.add(self.grid, *lines.checks)
        self.add(_definition(of))

    def _ask(self, row: int, column_: int) -> None:
        if row == 0:  # there are no cases behind the period before
            found: Row = self._report.table(_TABLE).row("indicator", self._of)
            self._drilled(_TABLE, found, column_)


def _definition(of: Definition) -> QWidget:
    told = [
        Body(of.definition),
        Meta(f"Täljare: {of.numerator}."),
        Meta(f"Nämnare: {of.denominator}."),
        Meta(f"Enhet: {_UNITS[of.unit]}"),
        Meta(f"Hör till perioden: {of.period}"),
    ]
    if of.unknown:
        told.append(Meta(f"Okänt: {of.unknown}"))
    if of.days:
        told.append(Meta(f"Dagar: {of.days}."))
    told.append(Meta(f"{of.source} Läst {short_date(of.read_on)}."))
    inside = holder(column(*told, gap=XS))
    return Fold("Så räknas det", inside, gap=S, name=f"measure-{of.id}-definition")
