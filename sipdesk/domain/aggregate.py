"""A home's figures of a half-year, as counts alone, for those who add homes together.

There is no place in it for anybody: its values are counts, and codes that the program
has words for. The only words of somebody's own are the name of the home. What is told
of days (medians) is left out, for it cannot be added up.

A count that is *hidden* is too small to be shown, or of what is never shown. It is not
zero, and neither is a blank, which nobody has counted.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from sipdesk.domain.outside import last_half
from sipdesk.domain.period import Period, PeriodKind
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.sender import Sender
from sipdesk.domain.table import Cell, Row, RowKind, Table

ENDING: Final = ".sipdesk-figures"
ANSWERS: Final = "answers"
"""How the id of a table of answers begins."""
MOST_TABLES: Final = 300
MOST_ROWS: Final = 200
MOST_COLUMNS: Final = 20
_MOST: Final = 1_000_000
_CODE: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_TABLE: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,59}( [a-z0-9-]{1,60}){0,4}")
_SUM: Final = re.compile(r"[0-9a-f]{8,64}")
_FREE_LISTS: Final = frozenset({"unit"})
"""Lists whose codes are the home's own words: their rows stay at home."""

TAKEN: Final[Mapping[str, tuple[str, ...]]] = {
    "goal-1": ("result",),
    "goal-2": ("result",),
    "goal-3": ("result",),
    "response": ("answered",),
    "funnel": ("stands-at", "come-to"),
    "obstacles": ("needs",),
    "declined": ("requests",),
    "ready": ("waits-now",),
    "fidelity": ("yes", "no", "unknown"),
    "indicators": ("yes",),
}
"""Which columns of which tables are taken along; of tables of answers, all."""

LISTS: Final[Mapping[str, str]] = {
    "training": "trainings",
    "group": "SurveyGroup",
    "stage": "Stage",
    "stopped": "Stopped",
    "declined": "decline_reasons",
    "waits-for": "waiting_for",
    "element": "Element",
    "indicator": "indicators",
}
"""Which list the codes of a row are of; those of a question are the survey's."""


@dataclass(frozen=True, slots=True)
class Count:
    """One number. ``value`` None is blank, or ``hidden``.

    ``of`` is the denominator and ``unknown`` how many of it are not known.
    """

    value: int | None = None
    of: int | None = None
    unknown: int = 0
    hidden: bool = False


HIDDEN: Final = Count(hidden=True)


@dataclass(frozen=True, slots=True)
class CountRow:
    """One row: the code of its words, what fills them in, and a count a column."""

    code: str
    counts: tuple[Count, ...]
    of: str = ""
    kind: RowKind = RowKind.APART


@dataclass(frozen=True, slots=True)
class CountTable:
    """One table. ``reconciles`` is whether it added up where it was counted."""

    id: str
    columns: tuple[str, ...]
    rows: tuple[CountRow, ...]
    reconciles: bool = True


@dataclass(frozen=True, slots=True)
class Aggregate:
    """The figures of one home and one half-year.

    ``edition`` is the sum of the definitions that were counted by. ``whole`` is whether
    small counts stand in it; it is meant for one named recipient within SiS then.
    """

    sender: Sender
    first: date
    last: date
    made: datetime
    program: str
    edition: str
    whole: bool
    tables: tuple[CountTable, ...]

    @property
    def period(self) -> Period:
        """The half-year."""
        return Period(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Sealed:
    """A finished file. ``passphrase`` opens it; empty where none was made."""

    data: bytes
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SentFigures:
    """That a file of figures was made, and for whom: never what stood in it.

    ``to`` is who was named, empty where small counts were left out.
    """

    id: str
    first: date
    last: date
    to: str
    at: datetime
    by: str  # a user's id


def counted(report: Report, shown: Report) -> tuple[CountTable, ...]:
    """Take the counts of a report along, as they are in what may be ``shown`` of it.

    Where ``shown`` is the report itself nothing is hidden but answers by so few that
    nobody is shown them. Otherwise rows and tables of which nothing may be shown are
    left out: one may be there only because there was something to count.
    """
    whole = shown is report
    seen = {table.id: table for table in shown.tables}
    tables = [
        _counted(table, seen[table.id], whole=whole)
        for table in report.tables
        if table.id in seen and _columns_of(table)
    ]
    return tuple(table for table in tables if table.rows or whole)


def half_years(today: date, count: int) -> tuple[Period, ...]:
    """Give the half-years that are over on a day, the latest first."""
    found = [last_half(today)]
    while len(found) < count:
        found.append(found[-1].before)
    return tuple(found)


def half_year_code(period: Period) -> str:
    """Name a half-year as its files are named: ``2026H1``."""
    return f"{period.first.year}H{1 if period.first.month == 1 else 2}"


def check_sound(one: Aggregate) -> None:
    """Refuse what no home can have counted.

    Raises:
        ValueError: a code is none, a count is impossible, or there is too much of it.

    """
    one.sender.check_sound()
    grid = one.first <= one.last and one.period.kind is PeriodKind.HALF
    ids = [table.id for table in one.tables]
    single = len(ids) == len(set(ids)) <= MOST_TABLES
    dated = one.made.tzinfo is not None
    named = _SUM.fullmatch(one.edition) and _is_version(one.program)
    if not (grid and single and dated and named):
        raise ValueError("no such figures")
    for table in one.tables:
        _check_table(table)


def _is_version(text: str) -> bool:
    return re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,6}){1,3}", text) is not None


def _check_table(table: CountTable) -> None:
    keys = [(row.code, row.of) for row in table.rows]
    codes = [*table.columns, *(row.code for row in table.rows)]
    codes += [row.of for row in table.rows if row.of]
    sound = (
        _TABLE.fullmatch(table.id)
        and len(keys) == len(set(keys)) <= MOST_ROWS
        and len(table.columns) == len(set(table.columns)) <= MOST_COLUMNS
        and all(map(_CODE.fullmatch, codes))
        and all(len(row.counts) == len(table.columns) for row in table.rows)
        and all(_is_sound(count) for row in table.rows for count in row.counts)
    )
    if not sound:
        raise ValueError("no such table")


def _is_sound(count: Count) -> bool:
    if count.value is None:
        return count in {Count(), HIDDEN}
    if count.hidden or not 0 <= count.value <= _MOST:
        return False
    if count.of is None:
        return count.unknown == 0
    return count.unknown >= 0 and count.value + count.unknown <= count.of <= _MOST


def _columns_of(table: Table) -> tuple[str, ...]:
    """Name the columns that are taken along; each stands once in its table."""
    taken = TAKEN.get(table.id, ())
    every = table.id.startswith(f"{ANSWERS} ")
    codes = (column.code for column in table.columns)
    return tuple(code for code in codes if every or code in taken)


def _counted(table: Table, shown: Table, *, whole: bool) -> CountTable:
    columns = _columns_of(table)
    rows = []
    for row in table.rows:
        if row.list_of in _FREE_LISTS:
            continue
        own, seen = _cells(table, row), _cells(shown, _same(shown, row))
        few = table.id.startswith(f"{ANSWERS} ")
        counts = tuple(
            _count(own[code], seen.get(code, Cell()), few=few) for code in columns
        )
        if whole or any(not count.hidden for count in counts):
            rows.append(CountRow(row.code, counts, row.of, row.kind))
    return CountTable(table.id, columns, tuple(rows), table.reconciles)


def _same(table: Table, row: Row) -> Row | None:
    found = (one for one in table.rows if (one.code, one.of) == (row.code, row.of))
    return next(found, None)


def _cells(table: Table, row: Row | None) -> Mapping[str, Cell]:
    if row is None:
        return {}
    codes = (column.code for column in table.columns)
    return dict(zip(codes, row.cells, strict=True))


def _count(cell: Cell, shown: Cell, *, few: bool) -> Count:
    """Take one number; ``few`` where a blank is of answers by too few to be shown."""
    if cell.value is None:
        return HIDDEN if few else Count()
    if shown.value is None:
        return HIDDEN
    return Count(shown.value, shown.of, shown.unknown)
