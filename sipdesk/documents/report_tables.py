"""The tables and charts of a report, as blocks of a paper."""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import Final

from sipdesk.content.chart import Absent, Columns, Spec, Stacked
from sipdesk.content.chart_layout import lay_out
from sipdesk.content.chart_words import told
from sipdesk.content.content import Content
from sipdesk.content.document import (
    Block,
    Figure,
    Heading,
    Paragraph,
    ParagraphStyle,
    Table,
)
from sipdesk.content.swedish import listing
from sipdesk.content.table_words import (
    WITHHELD,
    CellWords,
    RowWords,
    TableText,
    table_text,
)
from sipdesk.content.words import lower_first
from sipdesk.documents.report_answers import shared_word
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.table import Table as DomainTable

WIDTH: Final = 500.0
"""Of a chart, in points: wider than a page's text, so that it is set smaller."""
_HEAD: Final = 3.4
_NUMBER: Final = 1.0
_PAIR: Final = 1.3
_DAYS: Final = 2.6
_ACROSS: Final = 8
"""So many columns have room abreast."""
_ASKED: Final = 6.0
_FEW_HEADS: Final = 5
_IN_NUMBERS: Final = "{of}, i tal"
_NOT_THERE: Final = "Det som inte visas"
_NOTHING_LEFT: Final = (
    "Alla tal är mindre än fem, eller kan räknas ut ur något som är det:"
)
_NOBODY: Final = "Inget att räkna i perioden:"
YES, UNKNOWN, WHOLE, DAYS = 0, 2, 3, 5
"""Columns of the table of indicators."""
_WHAT: Final = "Vad"
_QUESTION: Final = "Fråga"


class Tables:
    """Makes blocks of one report's tables, each once.

    What has nothing to show is not written: it is remembered, and told of by
    ``left_out`` when all the rest has been.
    """

    def __init__(self, report: Report, content: Content) -> None:
        self._report = report
        self._content = content
        self._there = {table.id for table in report.tables}
        self._withheld: list[str] = []
        self._empty: list[str] = []

    def text(self, table_id: str) -> TableText | None:
        """Put a table in words; None where the report has none such."""
        if table_id not in self._there:
            return None
        return table_text(self._report.table(table_id), self._content)

    def shown(self, table_id: str) -> TableText | None:
        """Put a table in words; None where it shows nothing, which is remembered."""
        text = self.text(table_id)
        if text is None:
            return None
        if text.withheld:
            self._withheld.append(text.title)
            return None
        if is_empty(self._report.table(table_id)):
            self._empty.append(text.title)
            return None
        return text

    def section(self, table_id: str, level: int = 2) -> list[Block]:
        """Give a table under its heading and what there is to know of it."""
        text = self.shown(table_id)
        if text is None:
            return []
        return [Heading(level, text.title), *about(text), *self.grids(text)]

    def grids(self, text: TableText) -> Iterator[Table]:
        """Give the cells: in several tables, where the columns have no room abreast."""
        columns = len(text.columns)
        each = ceil(columns / ceil(columns / _ACROSS))
        for first in range(0, columns, each):
            yield self._grid(text, slice(first, first + each))

    def _grid(self, text: TableText, some: slice) -> Table:
        """Give some columns; what is unknown stands in them, or has one of its own."""
        table = self._report.table(text.id)
        apart = any(column.code == "unknown" for column in table.columns)
        rows = tuple(
            (
                words.head,
                *(
                    said.text if apart and cell.spread is None else cell_text(said)
                    for cell, said in zip(
                        row.cells[some], words.cells[some], strict=True
                    )
                ),
            )
            for row, words in zip(table.rows, text.rows, strict=True)
            if not _is_withheld(words)
        )
        heads, widths = text.columns[some], self._widths(text)[some]
        return Table((_WHAT, *heads), rows, (_HEAD, *widths), small=True)

    def answers(self, text: TableText) -> Table:
        """Give the answers to a survey; a word that the steps share is said once."""
        common, heads = shared_word(text.columns)
        first = f"{common} …" if common else _QUESTION
        rows = tuple((row.head, *(c.text for c in row.cells)) for row in text.rows)
        asked = _ASKED if len(heads) > _FEW_HEADS else _HEAD
        widths = (asked, *(_NUMBER,) * len(heads))
        title = _IN_NUMBERS.format(of=text.title)
        return Table((first, *heads), rows, widths, title, small=True)

    def left_out(self) -> Iterator[Block]:
        """Name in two lines what is not there, and why: when all else is written."""
        if self._withheld or self._empty:
            yield Heading(2, _NOT_THERE)
        for why, titles in ((_NOTHING_LEFT, self._withheld), (_NOBODY, self._empty)):
            if titles:
                yield Paragraph(f"{why} {'; '.join(titles)}.", ParagraphStyle.SMALL)

    def _widths(self, text: TableText) -> list[float]:
        """Give room to heads and to days; numbers need little, two of them more."""
        rows = self._report.table(text.id).rows
        each = [_NUMBER] * len(text.columns)
        for row in rows:
            for at, cell in enumerate(row.cells):
                needs = _DAYS if cell.spread else _PAIR if cell.of else _NUMBER
                each[at] = max(each[at], needs)
        return each


def is_empty(table: DomainTable) -> bool:
    """Whether nothing has happened that the table would tell of."""
    return not any(
        cell.withheld
        or cell.value
        or cell.of
        or (cell.spread is not None and (cell.spread.n or cell.spread.unknown))
        for row in table.rows
        for cell in row.cells
    )


def cell_text(cell: CellWords) -> str:
    """Give a cell with the lesser words after it; a dash needs none."""
    if cell.note and not cell.counted:
        return cell.note
    return ", ".join(filter(None, (cell.text, lower_first(cell.note))))


def so_many(row: RowWords, *, noted: bool = False) -> str:
    """Say so many of so many; where the first is left out, of how many all the same."""
    yes, whole = row.cells[YES], row.cells[WHOLE]
    if yes.text == WITHHELD and whole.text != WITHHELD:
        return f"{yes.text} av {whole.text}"
    return cell_text(yes) if noted else yes.text


def about(text: TableText, said: str | None = None) -> Iterator[Paragraph]:
    """Say what there is to know of a table, and which rows have been left out of it."""
    gone = [lower_first(row.head) for row in text.rows if _is_withheld(row)]
    left_out = [rows_gone(gone)] if gone else []
    told = (text.about if said is None else said, *text.notes, *left_out)
    if any(told):
        yield Paragraph(" ".join(filter(None, told)), ParagraphStyle.SMALL)


def rows_gone(names: Sequence[str]) -> str:
    """Name in one line what has been left out."""
    return f"Visas inte: {listing(names)}."


def _is_withheld(row: RowWords) -> bool:
    """Whether every number of a row that anybody has counted has been left out."""
    counted = [cell for cell in row.cells if cell.counted]
    return bool(counted) and all(cell.text == WITHHELD for cell in counted)


def picture(spec: Spec, *, level: int | None = 0) -> list[Block]:
    """Give a chart as a drawing; its numbers are written in it, and told in words.

    Its title is a heading of a level, a label for 0, or None is none. A chart that
    would show nothing is not there: its table says so.
    """
    if not _has_any(spec):
        return []
    label = Paragraph(spec.title, ParagraphStyle.LABEL)
    title: list[Block] = [Heading(level, spec.title) if level else label]
    if level is None:
        title = []
    drawn = lay_out(spec, WIDTH)
    return [*title, Figure(drawn.width, drawn.height, drawn.shapes, told(spec))]


def _has_any(spec: Spec) -> bool:
    """Whether a chart shows anything but nought and what is left out."""
    match spec:
        case Columns(series=series):
            amounts = [amount for one in series for amount in one.amounts]
        case Stacked(rows=rows):
            amounts = [row.count for row in rows]
        case _:
            amounts = [bar.amount for bar in spec.bars]
    return any(not isinstance(amount, Absent) and amount for amount in amounts)


def joined(blocks: Iterable[Iterable[Block]]) -> tuple[Block, ...]:
    """Put several parts after one another."""
    return tuple(block for some in blocks for block in some)
