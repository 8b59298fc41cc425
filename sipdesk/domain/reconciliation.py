"""Whether the tables of a report agree: what one counts, held against another."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sipdesk.domain.table import Check, Table

_INDICATORS: Final = "indicators"
_ELSEWHERE: Final = (
    (("i4", "denominator"), ("months", "told", "result")),
    (("i5", "denominator"), ("goal-3", "needs", "result")),
    (("i5", "denominator"), ("funnel", "needs", "stands-at")),
    (("i8", "denominator"), ("response", "groups", "there")),
    (("i8", "yes"), ("response", "groups", "answered")),
)
"""What is counted once more in another table, by other code.

I12 is not: it counts young people once, and that table each wait.
"""


def with_reconciliation(tables: Sequence[Table]) -> tuple[Table, ...]:
    """Add to the table of indicators what the other tables have counted too."""
    by_id = {table.id: table for table in tables}
    checks = tuple(
        Check(
            "same-elsewhere",
            _number(by_id[_INDICATORS], "indicator", column, figure),
            _number(by_id[table], row, at),
            row=figure,
        )
        for (figure, column), (table, row, at) in _ELSEWHERE
    )
    return tuple(
        replace(table, checks=(*table.checks, *checks))
        if table.id == _INDICATORS
        else table
        for table in tables
    )


def _number(table: Table, row: str, column: str, of: str = "") -> int:
    at = [one.code for one in table.columns].index(column)
    return table.row(row, of).cells[at].value or 0
