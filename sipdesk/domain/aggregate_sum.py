"""Figures of several homes, side by side and added up.

A sum says what it is a sum of: where a home's count is hidden it is at least so many,
and where a home has not counted it is of the others. Nothing is made up for either.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sipdesk.domain.aggregate import (
    ANSWERS,
    HIDDEN,
    LISTS,
    Aggregate,
    Count,
    CountRow,
    CountTable,
)
from sipdesk.domain.period import Period
from sipdesk.domain.sender import Sender
from sipdesk.domain.table import Check, RowKind

OTHER: Final = "other"
"""What stands for every code that the program which adds up has no word for."""

Knows = Callable[[str, str], bool]
"""Whether there is a word for a code in a list, by the list's name.

A survey's name is its id, and its codes are its questions; beside the lists there are
``tables``, ``rows`` and ``columns``.
"""


@dataclass(frozen=True, slots=True)
class Total:
    """What several counts are together.

    ``value`` is None where no home has counted, or all are hidden. ``hidden`` homes
    have a count that is not shown: there are at least so many. ``blank`` homes have
    not counted.
    """

    value: int | None
    of: int | None
    unknown: int
    hidden: int
    blank: int

    @property
    def says_nothing(self) -> bool:
        """Whether all that is known of it is that it is no less than none."""
        return not self.value and self.hidden > 0

    @property
    def is_exact(self) -> bool:
        """Whether every home has counted, and nothing is hidden."""
        return self.value is not None and not self.hidden and not self.blank


@dataclass(frozen=True, slots=True)
class Line:
    """One row of one column: a count for each home, in their order, and the total."""

    row: str
    of: str
    column: str
    kind: RowKind
    counts: tuple[Count, ...]
    total: Total


@dataclass(frozen=True, slots=True)
class SumTable:
    """One table with the homes beside each other.

    ``checks`` are what it has been added up by; ``unchecked`` how many sums could not
    be, for something of them is hidden or not counted. ``differing`` are the homes
    where the table did not add up when it was counted, by their places.
    """

    id: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    checks: tuple[Check, ...]
    unchecked: int
    differing: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class HomesSum:
    """The homes in the order of their columns, and the tables."""

    period: Period
    homes: tuple[Sender, ...]
    tables: tuple[SumTable, ...]
    left_out: int = 0  # tables that there are no words for

    @property
    def reconciles(self) -> bool:
        """Whether every check holds."""
        return all(check.holds for one in self.tables for check in one.checks)


def homes_sum(aggregates: Sequence[Aggregate], knows: Knows) -> HomesSum:
    """Add up homes that have counted the same half-year by the same definitions.

    ``aggregates`` come in the order of the columns, at least one. What is told by a
    code without words is added to the others of its kind; nothing of it is shown.
    """
    first = sorted(aggregates, key=lambda one: not one.whole)
    ids = list(dict.fromkeys(table.id for one in first for table in one.tables))
    known = [table_id for table_id in ids if knows("tables", table_id)]
    tables = tuple(_table(table_id, aggregates, knows) for table_id in known)
    tables = tuple(table for table in tables if table.lines)
    senders = tuple(one.sender for one in aggregates)
    return HomesSum(aggregates[0].period, senders, tables, len(ids) - len(known))


def is_worded(one: Aggregate, knows: Knows) -> bool:
    """Whether there are words for what every known table of a file counts."""
    tables = [table for table in one.tables if knows("tables", table.id)]
    rows = (row.code for table in tables for row in table.rows)
    columns = (column for table in tables for column in table.columns)
    return all(knows("rows", code) for code in rows) and all(
        knows("columns", code) for code in columns
    )


def total(counts: Iterable[Count]) -> Total:
    """Add counts up."""
    told = list(counts)
    values = [one for one in told if one.value is not None]
    wholes = [one.of for one in values if one.of is not None]
    return Total(
        sum(one.value or 0 for one in values) if values else None,
        sum(wholes) if wholes else None,
        sum(one.unknown for one in values),
        sum(one.hidden for one in told),
        sum(one == Count() for one in told),
    )


def _table(table_id: str, aggregates: Sequence[Aggregate], knows: Knows) -> SumTable:
    found = [
        next((t for t in one.tables if t.id == table_id), None) for one in aggregates
    ]
    folded = [_folded(one, knows) if one is not None else None for one in found]
    pairs = zip(folded, aggregates, strict=True)
    # Where nothing was left out the rows stand in their own order.
    by_whole = sorted(pairs, key=lambda pair: not pair[1].whole)
    there = [one for one, _ in by_whole if one is not None]
    columns = tuple(dict.fromkeys(c for one in there for c in one.columns))
    keys = _keys(there)
    lines = []
    for key in keys:
        for column in columns:
            counts = tuple(
                _find(table, key, column, whole=one.whole)
                for table, one in zip(folded, aggregates, strict=True)
            )
            code, of, kind = key
            if kind is RowKind.TOTAL and all(one == Count() for one in counts):
                continue  # a column that is not added up
            lines.append(Line(code, of, column, kind, counts, total(counts)))
    checks, unchecked = _checks(lines, columns)
    differing = tuple(
        at for at, one in enumerate(folded) if one is not None and not one.reconciles
    )
    return SumTable(table_id, columns, tuple(lines), checks, unchecked, differing)


_Key = tuple[str, str, RowKind]


def _keys(tables: Sequence[CountTable]) -> list[_Key]:
    """Name the rows of all tables once; a part stands before its total."""
    found: list[_Key] = []
    for table in tables:
        for row in table.rows:
            key = (row.code, row.of, row.kind)
            if key in found:
                continue
            sums = [at for at, one in enumerate(found) if one[2] is RowKind.TOTAL]
            is_part = row.kind is RowKind.PART
            found.insert(sums[0] if is_part and sums else len(found), key)
    return found


def _find(table: CountTable | None, key: _Key, column: str, *, whole: bool) -> Count:
    """Give a home's count.

    What stands nowhere in a file without small counts may have been left out of it. In
    a whole one, a code of a list that does not stand there was counted, and was none.
    """
    if table is None:
        return Count() if whole else HIDDEN
    code, _, kind = key
    row = next((r for r in table.rows if (r.code, r.of, r.kind) == key), None)
    if row is None:
        if not whole:
            return HIDDEN
        counted = code in LISTS and kind is not RowKind.TOTAL
        return Count(0) if counted else Count()
    if column not in table.columns:
        return Count(0) if whole and table.id.startswith(ANSWERS) else Count()
    return row.counts[table.columns.index(column)]


def _folded(table: CountTable, knows: Knows) -> CountTable:
    """Put what is told by codes without words together, as one row."""
    survey = table.id.split(" ")[1] if " " in table.id else ""
    rows: dict[_Key, CountRow] = {}
    for row in table.rows:
        name = LISTS.get(row.code, survey)
        of = row.of if not row.of or knows(name, row.of) else OTHER
        key = (row.code, of, row.kind)
        before = rows.get(key)
        moved = replace(row, of=of)
        rows[key] = moved if before is None else _together(before, moved)
    return replace(table, rows=tuple(rows.values()))


def _together(one: CountRow, other: CountRow) -> CountRow:
    pairs = zip(one.counts, other.counts, strict=True)
    return replace(one, counts=tuple(_both(a, b) for a, b in pairs))


def _both(one: Count, other: Count) -> Count:
    if one.hidden or other.hidden:
        return HIDDEN
    found = total((one, other))
    return Count(found.value, found.of, found.unknown)


def _checks(
    lines: Sequence[Line], columns: Sequence[str]
) -> tuple[tuple[Check, ...], int]:
    """Add the parts up, and the homes, and hold them against what they should be."""
    checks, unchecked = [], 0
    for column in columns:
        own = [line for line in lines if line.column == column]
        parts = [line for line in own if line.kind is RowKind.PART]
        sums = [line for line in own if line.kind is RowKind.TOTAL]
        if not parts or len(sums) != 1:
            continue
        if all(line.total.is_exact for line in (*parts, *sums)):
            added = sum(line.total.value or 0 for line in parts)
            whole = sums[0].total.value or 0
            checks.append(Check("parts-add-up", added, whole, column=column))
        else:
            unchecked += 1
    sums = [line for line in lines if line.kind is RowKind.TOTAL]
    told = [line for line in sums or lines if line.total.value is not None]
    if told:
        homes = zip(*(line.counts for line in told), strict=True)
        added = sum(count.value or 0 for home in homes for count in home)
        whole = sum(line.total.value or 0 for line in told)
        checks.append(Check("homes-add-up", added, whole))
    return tuple(checks), unchecked
