"""The least and the most that an unknown can be under equations, exactly.

The simplex method in fractions, of a few dozen unknowns. No library of the kind is
small enough to ship, and no rounding may decide whether a count can be worked out.
Bland's rule chooses, so that it always ends.
"""

from collections.abc import Sequence
from fractions import Fraction

Row = list[Fraction]


class Equations:
    """Equations with whole coefficients, in unknowns that are never negative.

    They must have a solution.
    """

    def __init__(self, rows: Sequence[Sequence[int]], sides: Sequence[int]) -> None:
        """``rows`` has a coefficient of each unknown, ``sides`` what they add up to."""
        self._width = len(rows[0]) if rows else 0
        height = len(rows)
        self._basis = [self._width + at for at in range(height)]
        self._table: list[Row] = []
        for at, (row, side) in enumerate(zip(rows, sides, strict=True)):
            sign = -1 if side < 0 else 1
            helper = [int(at == other) for other in range(height)]
            whole = [*(sign * x for x in row), *helper, sign * side]
            self._table.append([Fraction(x) for x in whole])
        # With helpers for a start, and then without them: somewhere to climb from.
        self._climb([0] * self._width + [-1] * height)
        self._drop_helpers()

    def most(self, unknown: int) -> Fraction | None:
        """Give the most that an unknown can be; None when there is no limit."""
        return self._reach(unknown, 1)

    def least(self, unknown: int) -> Fraction:
        """Give the least that an unknown can be."""
        reached = self._reach(unknown, -1)
        assert reached is not None  # noqa: S101  (none is below zero)
        return -reached

    def _reach(self, unknown: int, sign: int) -> Fraction | None:
        aim = [sign * (at == unknown) for at in range(self._width)]
        goal = self._climb(aim)
        return None if goal is None else goal

    def _climb(self, aim: Sequence[int]) -> Fraction | None:
        """Go where the aim is greatest, and give it; None when it has no limit."""
        gains: Row = [Fraction(x) for x in (*aim, 0)]
        for at, col in enumerate(self._basis):
            _take(gains, self._table[at], gains[col])
        while True:
            enters = next((c for c, gain in enumerate(gains[:-1]) if gain > 0), None)
            if enters is None:
                return -gains[-1]
            ratios = [
                (row[-1] / row[enters], self._basis[at], at)
                for at, row in enumerate(self._table)
                if row[enters] > 0
            ]
            if not ratios:
                return None
            leaves = min(ratios)[2]
            self._pivot(leaves, enters)
            _take(gains, self._table[leaves], gains[enters])

    def _drop_helpers(self) -> None:
        """Put a real unknown in each helper's place; drop an equation too many."""
        for at in reversed(range(len(self._table))):
            if self._basis[at] < self._width:
                continue
            row = self._table[at]
            col = next((c for c in range(self._width) if row[c]), None)
            if col is None:
                del self._table[at], self._basis[at]
            else:
                self._pivot(at, col)
        self._table = [[*row[: self._width], row[-1]] for row in self._table]

    def _pivot(self, at: int, col: int) -> None:
        lead = self._table[at]
        if lead[col] != 1:
            self._table[at] = lead = [x / lead[col] for x in lead]
        for other, row in enumerate(self._table):
            if other != at:
                _take(row, lead, row[col])
        self._basis[at] = col


def _take(row: Row, lead: Sequence[Fraction], times: Fraction) -> None:
    """Take a row from another, so many times."""
    if times:
        for at, x in enumerate(lead):
            if x:
                row[at] -= times * x
