"""Printed figures beside what they add up to: each total that does not is found.

A table is read as it was printed. A blank cell is not nought: it is unknown, and is
named where a sum would need it. ``4 (-1)`` is four, one of whom is to be taken away;
``25 (…) 18 (…)`` is one value or the other. Nothing is put right here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

_NUMBER: Final = re.compile(
    r"(?P<number>[+\-−]?\s?(?:\d{1,3}(?:[ \u00a0]\d{3})+|\d+))"
    r"\s*(?:\((?P<note>[^)]*)\))?"
)
_TAKEN_AWAY: Final = re.compile(r"\s*[-−–]\s*(\d+)\s*")
_MOST_WAYS: Final = 64
"""So many sums of cells with several values are told apart."""


class TotalOf(Enum):
    """What a total is the total of."""

    COLUMN = "column"
    ROW = "row"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a cell, and what stands in the brackets after it."""

    amount: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says: no number, one, or several to choose from.

    ``less`` is how many of them are to be taken away, as the cell itself says.
    """

    numbers: tuple[Number, ...]
    less: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, word by word. ``column`` is empty where there is but one."""

    row: str
    column: str
    what: str
    printed: str

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.printed.strip()


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """The cells of a table, and what its row and column of totals are called."""

    cells: tuple[Cell, ...]
    total_row: str
    total_column: str

    @property
    def whats(self) -> tuple[str, ...]:
        """What is counted, in the order of the cells."""
        return tuple(dict.fromkeys(cell.what for cell in self.cells))

    def rows(self, what: str) -> tuple[str, ...]:
        """Name the rows that are no total."""
        named = (c.row for c in self.cells if c.what == what)
        return tuple(dict.fromkeys(n for n in named if n != self.total_row))

    def columns(self, what: str) -> tuple[str, ...]:
        """Name the columns that are no total."""
        named = (c.column for c in self.cells if c.what == what)
        return tuple(dict.fromkeys(n for n in named if n != self.total_column))

    def at(self, row: str, column: str, what: str) -> Cell | None:
        """Give a cell; None where the table has none."""
        wanted = (row, column, what)
        return next(
            (c for c in self.cells if (c.row, c.column, c.what) == wanted), None
        )

    def parts(self, total: Cell) -> tuple[Cell, ...]:
        """Give the cells that a total is the total of."""
        scope = self.scope(total)
        return tuple(
            cell
            for cell in self.cells
            if cell.what == total.what
            and cell.row != self.total_row
            and cell.column != self.total_column
            and (scope is not TotalOf.COLUMN or cell.column == total.column)
            and (scope is not TotalOf.ROW or cell.row == total.row)
        )

    def scope(self, cell: Cell) -> TotalOf | None:
        """Tell what a cell is the total of; None of one that is no total."""
        down, across = cell.row == self.total_row, cell.column == self.total_column
        if down and across:
            return TotalOf.WHOLE
        if down:
            return TotalOf.COLUMN
        return TotalOf.ROW if across else None


@dataclass(frozen=True, slots=True)
class Sum:
    """What cells add up to, where each that has several values gives its first.

    ``net`` is without those that cells take away, ``others`` the sums with another
    value chosen, ``blanks`` the cells that are blank.
    """

    amount: int
    net: int
    others: tuple[int, ...] = ()
    blanks: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class TotalDiffers:
    """A printed total is not what its cells add up to.

    ``of_totals`` are what the row and the column of totals add up to, of the whole.
    """

    total: Cell
    scope: TotalOf
    printed: int
    counted: Sum
    of_totals: tuple[int, ...] = ()

    @property
    def difference(self) -> int:
        """How much more is printed than counted; less is below nought."""
        return self.printed - self.counted.amount


@dataclass(frozen=True, slots=True)
class OtherValue:
    """A total agrees with one of the values that a cell gives, and not with another."""

    total: Cell
    scope: TotalOf
    printed: int
    counted: Sum
    choices: tuple[Cell, ...]


Finding = TotalDiffers | OtherValue


def read_cell(printed: str) -> Reading | None:
    """Read a cell as it was printed; None of a blank one.

    Words without a number are a reading without one: neither nought nor blank.
    """
    if not printed.strip():
        return None
    numbers: list[Number] = []
    less = 0
    for found in _NUMBER.finditer(printed):
        note = (found["note"] or "").strip()
        taken = _TAKEN_AWAY.fullmatch(note)
        less += int(taken[1]) if taken else 0
        digits = re.sub(r"[\s+]", "", found["number"]).replace("−", "-")
        numbers.append(Number(int(digits), "" if taken else note))
    return Reading(tuple(numbers), less)


def add(cells: Sequence[Cell]) -> Sum | None:
    """Add cells up; None where none of them has a number."""
    readings = [(cell, read_cell(cell.printed)) for cell in cells]
    told = [reading for _, reading in readings if reading and reading.numbers]
    if not told:
        return None
    amount = sum(reading.numbers[0].amount for reading in told)
    ways = {0}
    for reading in told:
        ways = {way + number.amount for way in ways for number in reading.numbers}
        ways = set(sorted(ways)[:_MOST_WAYS])
    return Sum(
        amount,
        amount - sum(reading.less for reading in told),
        tuple(sorted(ways - {amount})),
        tuple(cell for cell, reading in readings if reading is None),
    )


def recount(table: PrintedTable) -> tuple[Finding, ...]:
    """Find every total that is not what its cells add up to, in the table's order.

    A total with no number, or of cells that have none, cannot be counted.
    """
    return tuple(found for what in table.whats for found in _of(table, what))


def _of(table: PrintedTable, what: str) -> Iterator[Finding]:
    for cell in table.cells:
        scope = table.scope(cell)
        if cell.what == what and scope is not None:
            yield from _compared(table, cell, scope)


def _compared(table: PrintedTable, total: Cell, scope: TotalOf) -> Iterator[Finding]:
    reading, parts = read_cell(total.printed), table.parts(total)
    counted = add(parts)
    if reading is None or not reading.numbers or counted is None:
        return
    printed = reading.numbers[0].amount
    right = {counted.amount} if reading.less else {counted.amount, counted.net}
    if printed in right:
        if counted.others:
            yield OtherValue(total, scope, printed, counted, _choices(parts))
    elif printed in counted.others:
        rest = {counted.amount, *counted.others} - {printed}
        others = Sum(printed, printed, tuple(sorted(rest)), counted.blanks)
        yield OtherValue(total, scope, printed, others, _choices(parts))
    else:
        of_totals = _of_totals(table, total.what) if scope is TotalOf.WHOLE else ()
        yield TotalDiffers(total, scope, printed, counted, of_totals)


def _choices(parts: Sequence[Cell]) -> tuple[Cell, ...]:
    read = ((cell, read_cell(cell.printed)) for cell in parts)
    return tuple(cell for cell, r in read if r is not None and len(r.numbers) > 1)


def _of_totals(table: PrintedTable, what: str) -> tuple[int, ...]:
    """Add up the row of totals, and the column of them."""
    cells = [cell for cell in table.cells if cell.what == what]
    edges = (TotalOf.COLUMN, TotalOf.ROW)
    sums = [add([c for c in cells if table.scope(c) is edge]) for edge in edges]
    return tuple(one.amount for one in sums if one is not None)
