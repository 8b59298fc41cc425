"""The report as CSV: one long list, a row for each number, that a spreadsheet opens."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from sipdesk.content.content import Content
from sipdesk.content.words import word
from sipdesk.documents.csv_file import written
from sipdesk.documents.report import Issue
from sipdesk.documents.report_grid import MEASURES, Value, cells

_HEADS: Final = (
    "Läses av",
    "Hem",
    "Period från",
    "Period till",
    "Tabell",
    "Rad",
    "Kolumn",
    "Kolumn från",
    "Kolumn till",
    *MEASURES,
)


def report_csv(issue: Issue, content: Content) -> bytes:
    """Write every number of a report: UTF-8 with a mark, semicolons."""
    return written(_HEADS, _rows(issue, content))


def _rows(issue: Issue, content: Content) -> Iterator[tuple[str, ...]]:
    period = issue.report.period
    whose: tuple[Value, ...] = (
        word(issue.reader),
        issue.home.name,
        period.first,
        period.last,
    )
    for one in cells(issue.report, content):
        first, last = one.period or (None, None)
        told = (*whose, one.table, one.row, one.column, first, last, *one.values)
        yield tuple(map(_text, told))


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    return value.isoformat() if isinstance(value, date) else str(value)
