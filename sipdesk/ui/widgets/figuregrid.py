"""What stands in a table of numbers, as frozen values; knows nothing of Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GridCell:
    """What stands in a cell and, smaller below it, what there is to add.

    ``leads`` when Enter shows what is behind it; a ``quiet`` one is no number.
    ``spoken`` is what a screen reader says; empty says what stands there.
    """

    text: str
    note: str = ""
    leads: bool = False
    quiet: bool = False
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row under its head; a ``strong`` one sums up those above."""

    head: str
    cells: tuple[GridCell, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A whole table: the heads of its columns, and its rows.

    A table of ``words`` alone begins at the left; its rows have no heads.
    """

    heads: tuple[str, ...]
    rows: tuple[GridRow, ...]
    words: bool = False
