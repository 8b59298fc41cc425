"""The report as a workbook: a sheet for each table, typed cells, no formula.

Words are written as words whatever they begin with, so that no spreadsheet works
anything out. It is made in memory; nothing is written to a disk.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from io import BytesIO
from math import ceil
from typing import Any, Final

import xlsxwriter

from sipdesk.content.content import Content
from sipdesk.documents.report import Issue, stamp
from sipdesk.documents.report_grid import Grid, Value, checks, definitions, grids

_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_WIDEST: Final = 60
_LINE: Final = 15.5
"""How high a line is, in points."""
_LEAST: Final = 10
_HEADS: Final = 24
"""A head wraps rather than be wider than this, in characters."""


def report_xlsx(issue: Issue, content: Content) -> bytes:
    """Write the whole report as a workbook."""
    data = BytesIO()
    book = xlsxwriter.Workbook(data, _OPTIONS)
    book.set_properties(
        {
            "title": issue.title,
            "subject": "Statistik över SIP, utan namn",
            "created": issue.made.astimezone(UTC).replace(tzinfo=None),
        }
    )
    tables = list(grids(issue.report, content))
    beside = [definitions(issue.report, content), checks(issue.report, content)]
    writer = _Writer(book)
    writer.sheet(_overview(issue, (*tables, *beside)), frozen=False)
    for grid in (*tables, *beside):
        writer.sheet(grid)
    book.close()
    return data.getvalue()


def _overview(issue: Issue, all_grids: Iterable[Grid]) -> Grid:
    period = issue.report.period
    rows: list[tuple[Value, ...]] = [
        ("Hem", issue.home.name),
        ("Period från", period.first),
        ("Period till", period.last),
        ("Gjord", issue.made.date()),
        ("Att veta", stamp(issue)),
        (None, None),
        ("Blad", "Tabell"),
    ]
    rows += [(grid.name, f"{grid.title}. {grid.about}") for grid in all_grids]
    heads = ("Rapport", issue.title)
    return Grid("Översikt", issue.title, "", heads, tuple(rows))


class _Writer:
    """Writes sheets in one book, all alike."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
        )
        self._text = book.add_format({"text_wrap": True, "valign": "top"})
        self._number = book.add_format({"valign": "top"})
        self._day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        self._day.set_align("left")

    def sheet(self, grid: Grid, *, frozen: bool = True) -> None:
        """Write one sheet: its heads in the first row, which stays while one scrolls."""
        sheet = self._book.add_worksheet(grid.name)
        for at, head in enumerate(grid.heads):
            sheet.write_string(0, at, head, self._head)
            sheet.set_column(at, at, _width(grid, at))
        widths = [_width(grid, at) for at in range(len(grid.heads))]
        for down, row in enumerate((grid.heads, *grid.rows)):
            sheet.set_row(down, _LINE * _lines(row, widths))
        for down, row in enumerate(grid.rows, start=1):
            for at, value in enumerate(row):
                self._write(sheet, down, at, value)
        if frozen:
            sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def _write(self, sheet: Any, down: int, at: int, value: Value) -> None:
        if value is None:
            return
        if isinstance(value, date):
            midnight = datetime(value.year, value.month, value.day)  # noqa: DTZ001
            sheet.write_datetime(down, at, midnight, self._day)
        elif isinstance(value, str):
            sheet.write_string(down, at, value, self._text)
        else:
            sheet.write_number(down, at, value, self._number)


def _lines(row: Iterable[Value], widths: Iterable[int]) -> int:
    """Tell how many lines a row needs; not every program finds out itself."""
    said = ((len(str(v)) if v is not None else 0, w) for v, w in zip(row, widths))
    return max(1, *(ceil(length / (width - 1)) for length, width in said))


def _width(grid: Grid, at: int) -> int:
    """Give a column room for its longest value; long ones wrap."""
    values = (row[at] for row in grid.rows if at < len(row))
    longest = max((len(str(v)) for v in values if v is not None), default=0)
    head = min(len(grid.heads[at]), _HEADS)
    return max(_LEAST, min(_WIDEST, max(longest, head) + 2))
