"""A printed table as CSV, one cell a row: ``hem;period;uppgift;värde``.

A home called ``Totalt`` and a period called ``Slutresultat`` (or ``Totalt``) hold what
is printed as totals. An empty ``värde`` is a blank cell; it is never nought.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sipdesk.documents.csv_file import as_it_was, is_strange, rows_of, written
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.free_text import Names, remarks
from sipdesk.domain.recount import Cell, PrintedTable, read_cell

TOTAL: Final = "Totalt"
RESULT: Final = "Slutresultat"
MOST_ROWS: Final = 2000
LONGEST: Final = 120
"""Characters in one cell."""

_HEADS: Final = ("hem", "period", "uppgift", "värde")
_HOME, _PERIOD, _WHAT, _VALUE = _HEADS
_TOTALS: Final = frozenset({"totalt", "total", "summa", "alla hem"})
_RESULTS: Final = _TOTALS | {"slutresultat", "hela perioden"}
_NOT_WHOLE: Final = re.compile(r"\d[.,]\d|%")


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that cannot be taken in: its line, and the code of why."""

    line: int
    code: str


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table as it stood in a file, and the rows that are not in it."""

    table: PrintedTable
    refused: tuple[RefusedRow, ...]


def write(table: PrintedTable) -> bytes:
    """Write a table so that it comes back as it is: also an example to fill in."""
    cells = ((c.row, c.column, c.what, c.printed) for c in table.cells)
    return written(_HEADS, cells)


def read(data: bytes) -> ReadTable:
    """Read a table; what is wrong in a row refuses that row alone.

    Raises:
        RuleBroken: ``csv-…``; ``table-file-…``: it is empty, has too many rows, or
            lacks a column or has it twice.

    """
    lines = rows_of(data)
    begun = next(lines, None)
    if begun is None:
        raise RuleBroken("table-file-empty")
    places = _places(begun[1])
    cells: dict[tuple[str, str, str], Cell] = {}
    refused: list[RefusedRow] = []
    for line, row in lines:
        if not any(cell.strip() for cell in row):
            continue
        if len(cells) + len(refused) >= MOST_ROWS:
            facts = {"most": str(MOST_ROWS)}
            raise RuleBroken("table-file-too-many-rows", facts=facts)
        try:
            cell = _cell(row, places, len(begun[1]))
        except _Refused as error:
            refused.append(RefusedRow(line, error.code))
            continue
        key = (cell.row, cell.column, cell.what)
        if key in cells:
            refused.append(RefusedRow(line, "table-row-twice"))
        else:
            cells[key] = cell
    if not cells and not refused:
        raise RuleBroken("table-file-empty")
    table = PrintedTable(tuple(cells.values()), TOTAL, RESULT)
    return ReadTable(table, tuple(refused))


class _Refused(Exception):  # noqa: N818  (as elsewhere)
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def _places(heads: Sequence[str]) -> Mapping[str, int]:
    said = [unicodedata.normalize("NFC", head).strip().casefold() for head in heads]
    for head in _HEADS:
        if head not in said:
            raise RuleBroken("table-file-without-column", facts={"column": head})
        if said.count(head) > 1:
            raise RuleBroken("table-file-column-twice", facts={"column": head})
    return {head: said.index(head) for head in _HEADS}


def _cell(row: Sequence[str], places: Mapping[str, int], width: int) -> Cell:
    if any(cell.strip() for cell in row[width:]):
        raise _Refused("table-row-too-many-cells")
    told = {h: _text(row[at]) if at < len(row) else "" for h, at in places.items()}
    home = _named(told[_HOME], _TOTALS, TOTAL)
    period = _named(told[_PERIOD], _RESULTS, RESULT)
    if not home:
        raise _Refused("table-row-without-home")
    if not told[_WHAT]:
        raise _Refused("table-row-without-what")
    if not _is_count(told[_VALUE]):
        raise _Refused("table-row-not-a-count")
    return Cell(home, period, told[_WHAT], told[_VALUE])


def _named(said: str, names: Iterable[str], name: str) -> str:
    return name if said.casefold() in names else said


def _text(cell: str) -> str:
    text = " ".join(unicodedata.normalize("NFC", as_it_was(cell.strip())).split(" "))
    text = text.strip()
    if len(text) > LONGEST:
        raise _Refused("table-row-too-long")
    if any(is_strange(sign, lined=False) for sign in text):
        raise _Refused("table-row-signs")
    if remarks(text, Names()):
        raise _Refused("table-row-personal-number")
    return text


def _is_count(printed: str) -> bool:
    """Whether it is blank, words, one whole number, or several each with a note."""
    reading = read_cell(printed)
    if reading is None:
        return True
    if _NOT_WHOLE.search(printed):
        return False
    several = len(reading.numbers) > 1
    return not (several and any(not number.note for number in reading.numbers))
