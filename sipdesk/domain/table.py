"""A table of figures that carries its own reconciliation.

Its words stand in ``resources/figures/tables.toml``: the table's by its ``id``, each
row's and column's by its ``code``, and each check's sentence by its code. A cell knows
the cases behind it, so that each number can be asked where it comes from.
"""

from dataclasses import dataclass
from enum import Enum

from sipdesk.domain.figure import FigureUnit, Nature, Spread
from sipdesk.domain.period import Period


class RowKind(Enum):
    """What a row is to the rest."""

    PART = "part"  # adds up, with the other parts, to the TOTAL that follows
    TOTAL = "total"
    APART = "apart"  # adds up to nothing: other units, or of which


@dataclass(frozen=True, slots=True)
class Cell:
    """One number. ``value`` None is blank: nobody has counted, and it is not zero.

    ``of`` is the denominator and ``unknown`` how many of it are not known, where the
    cell has them. ``spread`` stands instead of a number where days are told. ``cases``
    are the ids of the cases behind the number; empty for what is of no case. One that
    is ``withheld`` has been counted, and is left out for who may not see small ones.
    """

    value: int | None = None
    of: int | None = None
    unknown: int = 0
    cases: tuple[str, ...] = ()
    spread: Spread | None = None
    withheld: bool = False


BLANK = Cell()
"""What nobody has counted."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its code, and the period it is of where it has one of its own."""

    code: str
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row, with a cell for each column.

    ``code`` names its words; ``of`` is what fills them in, where a row stands for a
    code of a list (an obstacle, a reason, a group): ``list_of`` names the list.
    """

    code: str
    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.APART
    unit: FigureUnit = FigureUnit.EVENT
    nature: Nature = Nature.ORDINARY
    of: str = ""
    list_of: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One line of reconciliation: what was added up, and what it is held against.

    ``apart`` is what explains a difference, told by the sentence: those without a day,
    or counted in several parts. It holds when parts − apart = total. ``row`` and
    ``column`` tell which row or column it is about, empty for the table.
    """

    code: str
    parts: int
    total: int
    apart: int = 0
    row: str = ""
    column: str = ""

    @property
    def holds(self) -> bool:
        """Whether they agree."""
        return self.parts - self.apart == self.total


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of cells under columns, and what was checked of it.

    ``notes`` are codes of sentences that stand under it, each with the number it is
    about: cases that have been erased, or a group that is too small to be shown.
    """

    id: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    checks: tuple[Check, ...] = ()
    notes: tuple[tuple[str, int], ...] = ()

    @property
    def reconciles(self) -> bool:
        """Whether every check holds."""
        return all(check.holds for check in self.checks)

    def row(self, code: str, of: str = "") -> Row:
        """Find a row.

        Raises:
            KeyError: there is none.

        """
        found = {(row.code, row.of): row for row in self.rows}
        return found[code, of]
