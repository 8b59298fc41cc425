"""A report as it may leave SiS: small counts left out so that none can be worked back.

What is of health, consent or protection is gone, and so is every case. Of days only the
middle one is told, and only of so many that nothing follows for how many are not known.
What would be told month by month or week by week is told of the half-year; and what was
so before stands in the report of the period before, which had its own counts left out.

A period is a calendar half-year that is over. Half-years have no days in common and
there are no other periods, so no report can be taken from another: a year is its two
halves, and is no report of its own.

Source: product rule 7.
"""

from dataclasses import replace
from datetime import date
from typing import Final

from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.fidelity import COUNTING
from sipdesk.domain.figure import Spread
from sipdesk.domain.funnel import Funnel
from sipdesk.domain.outside_sums import Number, Sums, is_open
from sipdesk.domain.period import Period, PeriodKind
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.suppression import SMALLEST, left_out
from sipdesk.domain.survey_table import is_answers
from sipdesk.domain.table import Cell, Check, Column, Row, RowKind, Table

_NOT_OUTSIDE: Final = frozenset({"change", "ready-weeks"})
_WHOLE_ONLY: Final = "months"
_DAYS_OF: Final = {"funnel": 1}
"""The column that days are of, where it is not the first."""
_ENOUGH: Final = 2 * SMALLEST - 1
"""Of fewer one would learn something of how many days are not known."""
_COUNTING: Final = frozenset(element.value for element in COUNTING)
CHECKED: Final = "checked-inside"
"""The one line of reconciliation: whether all added up, without a number."""
WITHHELD: Final = Cell(withheld=True)
"""A number that is left out."""


def last_half(today: date) -> Period:
    """Give the latest half-year that is over."""
    year, first = today.year, today.month <= 6  # noqa: PLR2004  (June)
    if first:
        return Period(date(year - 1, 7, 1), date(year - 1, 12, 31))
    return Period(date(year, 1, 1), date(year, 6, 30))


def check_outside(period: Period, today: date) -> None:
    """Refuse a period that no report leaves SiS of.

    Raises:
        RuleBroken: ``outside-period``: it is no calendar half-year;
            ``outside-not-over``. Both tell the latest that can be chosen.

    """
    latest = last_half(today)
    facts = {"first": latest.first.isoformat(), "last": latest.last.isoformat()}
    if period.kind is not PeriodKind.HALF:
        raise RuleBroken("outside-period", "period", facts)
    if period.last >= today:
        raise RuleBroken("outside-not-over", "period", facts)


def outward(report: Report) -> Report:
    """Give a report as it may leave SiS."""
    tables = tuple(map(_coarse, report.tables))
    kept = tuple(one for one in tables if one.id not in _NOT_OUTSIDE)
    told = replace(report, tables=kept)
    sums = Sums(told)
    hidden = left_out(sums.counts, sums.adds, sums.never, sums.unprinted)
    cut = _Cut(sums, hidden)
    return replace(
        report,
        figures=(),
        before=(),
        funnel=Funnel(report.period, ()),
        tables=tuple(filter(_tells, map(cut.table, kept))),
        cases=0,
        erased=0,
    )


def _tells(table: Table) -> bool:
    """Whether a table of answers tells any; that it is there would tell of a few."""
    return not is_answers(table.id) or not all(_is_gone(row) for row in table.rows)


def _coarse(table: Table) -> Table:
    if table.id != _WHOLE_ONLY:
        return table
    rows = tuple(replace(row, cells=row.cells[-1:]) for row in table.rows)
    return replace(table, columns=table.columns[-1:], rows=rows)


class _Cut:
    """Takes out of each table what has been left out."""

    def __init__(self, sums: Sums, hidden: frozenset[Number]) -> None:
        self._sums = sums
        self._hidden = hidden

    def table(self, table: Table) -> Table:
        """Cut a table: its cells, and the rows and columns that tell nothing more.

        Its checks say that they hold, or not, and no number.
        """
        rows = [
            self._row(table, row) for row in table.rows if not row.nature.is_sensitive
        ]
        if is_open(table) or table.id == "obstacles":
            rows = [row for row in rows if not _is_gone(row)]
        cut = replace(table, rows=tuple(rows), checks=_checks(table), notes=())
        return _narrow(cut) if is_open(table) else cut

    def _row(self, table: Table, row: Row) -> Row:
        cells = tuple(self._cell(table, row, at) for at in range(len(row.cells)))
        return replace(row, cells=cells)

    def _cell(self, table: Table, row: Row, column: int) -> Cell:
        cell = row.cells[column]
        if cell.spread is not None:
            return self._days(table, row, cell.spread)
        if cell.value is None:
            return WITHHELD if _may_be_few(table, row, column) else Cell()
        at = Number(table.id, row.code, row.of, column)
        parts = (at,) if cell.of is None else (at, at._replace(part="of"))
        if any(self._sums.key(part) in self._hidden for part in parts):
            return WITHHELD
        return Cell(cell.value, cell.of)

    def _days(self, table: Table, row: Row, days: Spread) -> Cell:
        of = Number(table.id, row.code, row.of, _DAYS_OF.get(table.id, 0))
        whole = self._sums.key(of)
        count = self._sums.counts.get(whole, 0)
        if days.n < SMALLEST or count < _ENOUGH or whole in self._hidden:
            return WITHHELD
        return Cell(spread=Spread(SMALLEST, 0, days.median))


def _may_be_few(table: Table, row: Row, column: int) -> bool:
    """Whether a blank tells of none, where another home has a small count."""
    if is_answers(table.id):
        return True
    counts = table.id == "fidelity" and table.columns[column].code == "counted"
    return counts and row.of in _COUNTING


def _is_gone(row: Row) -> bool:
    """Whether nothing is left of a part; a total is kept, and says that it is there."""
    told = (cell for cell in row.cells if cell.value is not None or cell.spread)
    return row.kind is not RowKind.TOTAL and not any(told)


def _narrow(table: Table) -> Table:
    """Leave out the answers that no question tells anything of."""
    if not is_answers(table.id):
        return table
    last = len(table.columns) - 1
    kept = [
        at
        for at in range(last + 1)
        if at == last or any(not row.cells[at].withheld for row in table.rows)
    ]
    columns: tuple[Column, ...] = tuple(table.columns[at] for at in kept)
    rows = tuple(
        replace(row, cells=tuple(row.cells[at] for at in kept)) for row in table.rows
    )
    return replace(table, columns=columns, rows=rows)


def _checks(table: Table) -> tuple[Check, ...]:
    if not table.checks:
        return ()
    return (Check(CHECKED, 0 if table.reconciles else 1, 0),)
