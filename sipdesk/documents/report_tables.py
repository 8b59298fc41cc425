"""The tables and charts of a report, as blocks of a paper."""

from collections.abc import Iterable
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
from sipdesk.content.table_words import WITHHELD, CellWords, TableText, table_text
from sipdesk.content.words import lower_first
from sipdesk.domain.pilot_report import Report

WIDTH: Final = 453.0
"""Of a chart, in points: the width of a page's text."""
_HEAD: Final = 3.4
_NUMBER: Final = 1.0
_DAYS: Final = 2.6
_NOTHING_LEFT: Final = (
    "Alla tal här är mindre än fem, eller kan räknas ut ur något som är det. "
    "De visas inte."
)
_WHAT: Final = "Vad"
_NOBODY: Final = "Inget att räkna i perioden."


class Tables:
    """Makes blocks of one report's tables, each once."""

    def __init__(self, report: Report, content: Content) -> None:
        self._report = report
        self._content = content
        self._there = {table.id for table in report.tables}

    def text(self, table_id: str) -> TableText | None:
        """Put a table in words; None where the report has none such."""
        if table_id not in self._there:
            return None
        return table_text(self._report.table(table_id), self._content)

    def section(self, table_id: str, level: int = 2) -> list[Block]:
        """Give a table under its heading, and below it what there is to know of it."""
        text = self.text(table_id)
        if text is None:
            return []
        rest = [] if tells_nothing(text) else below(text)
        return [Heading(level, text.title), *self.grid(text), *rest]

    def grid(self, text: TableText) -> list[Block]:
        """Give the cells, or in their place why there are none."""
        if not text.rows:
            return [Paragraph(_NOBODY)]
        if tells_nothing(text):
            return [Paragraph(_NOTHING_LEFT)]
        rows = tuple((row.head, *map(cell_text, row.cells)) for row in text.rows)
        return [Table((_WHAT, *text.columns), rows, self._widths(text))]

    def _widths(self, text: TableText) -> tuple[float, ...]:
        """Give room to heads and to days; numbers need little."""
        table = self._report.table(text.id)
        spread = {
            at
            for row in table.rows
            for at, cell in enumerate(row.cells)
            if cell.spread is not None
        }
        each = (_DAYS if at in spread else _NUMBER for at in range(len(text.columns)))
        return (_HEAD, *each)


def tells_nothing(text: TableText) -> bool:
    """Whether every number that there was has been left out."""
    cells = [cell for row in text.rows for cell in row.cells if cell.counted]
    return bool(cells) and all(cell.text == WITHHELD for cell in cells)


def cell_text(cell: CellWords) -> str:
    """Give a cell with the lesser words after it; a dash needs none."""
    if cell.note and not cell.counted:
        return cell.note
    return ", ".join(filter(None, (cell.text, lower_first(cell.note))))


def below(text: TableText) -> list[Block]:
    """Give the sentences below a table."""
    return [Paragraph(" ".join((text.about, *text.notes)), ParagraphStyle.SMALL)]


def picture(spec: Spec, *, titled: bool = True) -> list[Block]:
    """Give a chart as a drawing; its numbers are written in it, and told in words.

    One that would show nothing is none: its table says so.
    """
    if not _has_any(spec):
        return []
    title = [Paragraph(spec.title, ParagraphStyle.LABEL)] if titled else []
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


def turned(header: str, texts: TableText) -> Table:
    """Give a table with its columns as rows: many periods and few things counted."""
    heads = tuple(row.head for row in texts.rows)
    rows = tuple(
        (column.replace("\n", ", "), *(row.cells[at].text for row in texts.rows))
        for at, column in enumerate(texts.columns)
    )
    return Table((header, *heads), rows, (1.4, *(_NUMBER,) * len(heads)))


def joined(blocks: Iterable[Iterable[Block]]) -> tuple[Block, ...]:
    """Put several parts after one another."""
    return tuple(block for some in blocks for block in some)
