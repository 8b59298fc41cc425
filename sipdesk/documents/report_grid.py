"""A report as plain tables of typed values: what workbook and CSV are written from.

A number is a number, a day a day, and what nobody has counted is empty. What is left
out is the two dots of the paper. Nothing is worked out anew.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sipdesk.content.content import Content
from sipdesk.content.table_words import WITHHELD, TableText, asked_of, table_text
from sipdesk.content.words import word
from sipdesk.domain.figure import FigureUnit
from sipdesk.domain.indicators import Definition
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.table import Cell, Column, Table

Value = str | int | float | date | None

MEASURES: Final = (
    "Tal",
    "Av",
    "Okänt",
    "Dagar, mittersta",
    "Dagar, kortast",
    "Dagar, längst",
    "Dagar, kända",
    "Dagar, okända",
)
"""What a cell can tell; the first is the number itself."""
_UNITS: Final = {FigureUnit.PERSON: "Unga", FigureUnit.EVENT: "Händelser"}
_SHEETS: Final = {
    "goal-1": "Effektmål 1",
    "goal-2": "Effektmål 2",
    "goal-3": "Effektmål 3",
    "response": "Effektmål 4",
    "funnel": "Från behov till uppföljning",
    "obstacles": "Hinder",
    "declined": "Huvudmannens nej",
    "ready": "Redo för nästa steg",
    "ready-weeks": "Redo, veckor",
    "fidelity": "Processen",
    "months": "Månader",
    "indicators": "Indikatorer",
    "change": "Förändring",
}
"""What the sheet of a table is called: short, for a tab is small."""
_LONGEST: Final = 31  # no sheet may have a longer name
_OF_DAYS: Final = "Dagar"
_WEEK: Final = "week"


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: a short name, its title and what it tells, its heads and its rows."""

    name: str
    title: str
    about: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One cell, with where it stands: for a long list that other programs read."""

    table: str
    row: str
    column: str
    period: tuple[date, date] | None
    values: tuple[Value, ...]  # one for each of ``MEASURES``


def grids(report: Report, content: Content) -> Iterator[Grid]:
    """Give a grid for each table, in the order of the report."""
    answers = 0
    for table in report.tables:
        name = _SHEETS.get(table.id, "")
        if asked := asked_of(table.id):
            answers += 1
            name = f"Svar {answers} {word(asked.group)}"[:_LONGEST]
        text = table_text(table, content)
        weekly = all(column.code == _WEEK for column in table.columns)
        yield _weeks(name, table, text) if weekly else _grid(name, table, text)


def _weeks(name: str, table: Table, text: TableText) -> Grid:
    """Let the weeks be rows: there are many, and little is counted in each."""
    heads = ("Vecka till och med", *(row.head for row in text.rows))
    rows = tuple(
        (
            column.period.last if column.period else None,
            *(_measures(table, row.cells[at])[0] for row in table.rows),
        )
        for at, column in enumerate(table.columns)
    )
    return Grid(name, text.title, text.about, heads, rows)


def _grid(name: str, table: Table, text: TableText) -> Grid:
    heads, columns = ["Vad"], list[tuple[int, int]]()
    for at, head in enumerate(text.columns):
        told = [_measures(table, row.cells[at]) for row in table.rows]
        kept = [m for m in range(len(MEASURES)) if any(c[m] is not None for c in told)]
        for measure in kept or [0]:
            columns.append((at, measure))
            said = " ".join(head.split())
            heads.append(_named(said, measure))
    rows = tuple(
        (words.head, *(_measures(table, row.cells[at])[m] for at, m in columns))
        for row, words in zip(table.rows, text.rows, strict=True)
    )
    about = " ".join((text.about, *text.notes))
    return Grid(name, text.title, about, tuple(heads), rows)


def _named(head: str, measure: int) -> str:
    """Name a measure of a column; the days of a column of days need no word more."""
    if measure == 0:
        return head
    beside = MEASURES[measure]
    if head.startswith(_OF_DAYS):
        beside = beside.removeprefix(f"{_OF_DAYS}, ")
    return f"{head}: {beside}"


def _measures(table: Table, cell: Cell) -> tuple[Value, ...]:
    """Give what a cell tells, in the order of ``MEASURES``."""
    if cell.withheld:
        return (WITHHELD, *(None,) * (len(MEASURES) - 1))
    days = cell.spread
    if days is None:
        unknown = cell.unknown if cell.of is not None and _knows(table) else None
        return (cell.value, cell.of, unknown, *(None,) * 5)
    if days.least is None and days.median is not None:  # as it stands outside
        return (None, None, None, days.median, *(None,) * 4)
    return (
        *(None,) * 3,
        days.median,
        days.least,
        days.most,
        days.n,
        days.unknown,
    )


def _knows(table: Table) -> bool:
    """Whether it tells beside its numbers how many are unknown, not in a column."""
    beside = any(cell.unknown for row in table.rows for cell in row.cells)
    return beside and all(column.code != "unknown" for column in table.columns)


def cells(report: Report, content: Content) -> Iterator[Told]:
    """Give every cell of a report."""
    for table in report.tables:
        text = table_text(table, content)
        for row, words in zip(table.rows, text.rows, strict=True):
            for at, cell in enumerate(row.cells):
                column = " ".join(text.columns[at].split())
                period = _period(table.columns[at])
                told = _measures(table, cell)
                yield Told(text.title, words.head, column, period, told)


def _period(column: Column) -> tuple[date, date] | None:
    return (column.period.first, column.period.last) if column.period else None


def definitions(report: Report, content: Content) -> Grid:
    """Say of each figure of the report what it counts."""
    there = {
        row.of
        for table in report.tables
        if table.id == "indicators"
        for row in table.rows
    }
    told = [d for d in content.read_figures().definitions if d.id in there]
    return Grid(
        "Definitioner",
        "Så räknas måtten",
        "Vad varje mått räknar, och varifrån det är.",
        tuple(head for head, _ in _DEFINED),
        tuple(tuple(value(one) for _, value in _DEFINED) for one in told),
    )


_DEFINED: Final[Sequence[tuple[str, Callable[[Definition], Value]]]] = (
    ("Mått", lambda one: f"{one.indicator} {one.title}"),
    ("Definition", lambda one: one.definition),
    ("Täljare", lambda one: one.numerator),
    ("Nämnare", lambda one: one.denominator),
    ("Räknar", lambda one: _UNITS[one.unit]),
    ("Hör till perioden", lambda one: one.period),
    ("Okänt", lambda one: one.unknown or None),
    ("Dagar", lambda one: one.days or None),
    ("Slag", lambda one: word(one.nature)),
    ("Källa", lambda one: one.source),
    ("Läst", lambda one: one.read_on),
)


def checks(report: Report, content: Content) -> Grid:
    """Say what has been checked: what does not add up first."""
    told = [
        (text.title, check.holds, check.whole)
        for table in report.tables
        for text in (table_text(table, content),)
        for check in text.checks
    ]
    told.sort(key=lambda one: one[1])
    rows = tuple((title, "Ja" if holds else "Nej", said) for title, holds, said in told)
    return Grid(
        "Kontroll",
        "Kontrollräkning",
        "Det som inte går ihop står först.",
        ("Tabell", "Stämmer", "Vad som räknats mot vad"),
        rows,
    )
