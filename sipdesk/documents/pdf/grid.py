"""Texts in rows and columns: tables, facts, the labels of signatures."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from sipdesk.content.drawing import Ink
from sipdesk.documents.pdf.blanks import BlankCell
from sipdesk.documents.pdf.canvas import Point, TaggedCanvas
from sipdesk.documents.pdf.pieces import Text

_LEAST = 10  # points that the text of a row is reckoned to take, though it is empty
_TALL = 150  # a row higher than this may go on to the next page
_ROWS_TOGETHER = 2  # so many rows rather than one alone end a long table
_WORTH_SPLITTING = 70  # the least room in which a tall row is begun

Cell = Text | BlankCell


@dataclass(frozen=True, slots=True)
class GridLook:
    """The space round a cell's text, and the lines between rows, in points."""

    aside: float = 6
    above: float = 5
    below: float = 5
    rule: float = 0.5  # nothing is no lines
    flush: bool = False  # the first column's text begins at the very left
    least: float = _LEAST  # of a row that is no head; more where one writes by hand
    columns: bool = False  # thin lines between the columns, so that a box is seen
    whole: float = 0  # one that is no higher than this stands on one page


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row; a cell without text is None. A head is tinted."""

    cells: tuple[Cell | None, ...]
    head: bool = False

    @property
    def text_height(self) -> float:
        """The height of its highest cell."""
        return max((cell.height for cell in self.cells if cell), default=0)

    def split(self, room: float) -> "tuple[GridRow, GridRow] | None":
        """Part every cell at the same height, if any text gets above it."""
        parts = [_cut(cell, room) for cell in self.cells]
        if not any(above for above, _ in parts):
            return None
        first = replace(self, cells=tuple(above for above, _ in parts))
        return first, replace(self, cells=tuple(below for _, below in parts))

    def for_the_eye(self) -> "GridRow":
        """Give the same row as an artifact, to be repeated on the next page."""
        cells = (
            replace(cell, element=None) if isinstance(cell, Text) else None
            for cell in self.cells
        )
        return replace(self, cells=tuple(cells))


def _cut(cell: Cell | None, room: float) -> tuple[Cell | None, Cell | None]:
    if cell is None or cell.height <= room:
        return cell, None
    return cell.split(room) or (None, cell)


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells over columns of these widths, the head on every page.

    From right to left, the first column is the one at the right.
    """

    widths: tuple[float, ...]
    rows: tuple[GridRow, ...]
    head: tuple[GridRow, ...] = ()
    look: GridLook = GridLook()
    before: float = 0
    after: float = 14
    keep: bool = False
    rtl: bool = False

    def _row_height(self, row: GridRow) -> float:
        least = _LEAST if row.head else self.look.least
        return max(row.text_height, least) + self.look.above + self.look.below

    def _all(self, rows: Sequence[GridRow]) -> float:
        return sum(self._row_height(row) for row in rows)

    @property
    def height(self) -> float:
        """Its head and all its rows."""
        return self._all(self.head) + self._all(self.rows)

    @property
    def least(self) -> float:
        """Its head and its first row, or the beginning of a tall one, or all of it."""
        if self.height <= self.look.whole:
            return self.height
        first = self._all(self.rows[:1])
        return self._all(self.head) + (first if first <= _TALL else _WORTH_SPLITTING)

    def split(self, room: float) -> "tuple[Grid, Grid] | None":
        """Part it between rows, or within a row that is tall."""
        if self.height <= self.look.whole:
            return None
        left = room - self._all(self.head)
        fit = 0
        while fit < len(self.rows):
            height = self._row_height(self.rows[fit])
            if height > left:
                break
            left -= height
            fit += 1
        above, below = list(self.rows[:fit]), list(self.rows[fit:])
        if below and (parts := self._split_row(below[0], left)):
            above.append(parts[0])
            below[0] = parts[1]
        elif len(below) == 1 and len(above) > _ROWS_TOGETHER:
            below.insert(0, above.pop())
        if not above or not below:
            return None
        head = tuple(row.for_the_eye() for row in self.head)
        rest = replace(self, rows=tuple(below), head=head, before=0)
        return replace(self, rows=tuple(above), after=0), rest

    def _split_row(self, row: GridRow, room: float) -> tuple[GridRow, GridRow] | None:
        if self._row_height(row) <= _TALL or room < _WORTH_SPLITTING:
            return None
        return row.split(room - self.look.above - self.look.below)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw it from its upper left corner."""
        for row in (*self.head, *self.rows):
            height = self._row_height(row)
            self._draw_behind(canvas, row, x, top, height)
            self._draw_cells(canvas, row, (x, top), height)
            top -= height

    def _draw_behind(
        self, canvas: TaggedCanvas, row: GridRow, x: float, top: float, height: float
    ) -> None:
        width, bottom = sum(self.widths), top - height
        with canvas.artifact():
            if row.head:
                canvas.rectangle((x, bottom), width, height, fill=Ink.TINT)
            if self.look.rule:
                ink = Ink.ACCENT if row.head else Ink.LINE
                weight = 1 if row.head else self.look.rule
                canvas.line((x, bottom), (x + width, bottom), ink, weight)
            if self.look.columns and not row.head:
                widths = self.widths[::-1] if self.rtl else self.widths
                for edge in accumulate(widths[:-1], initial=x):
                    if edge > x:
                        canvas.line((edge, bottom), (edge, top), Ink.LINE, 0.5)

    def _draw_cells(
        self, canvas: TaggedCanvas, row: GridRow, corner: Point, height: float
    ) -> None:
        x, top = corner
        end = x + sum(self.widths)
        for place, (cell, width) in enumerate(zip(row.cells, self.widths, strict=True)):
            if isinstance(cell, BlankCell):
                left = end - width if self.rtl else x
                size = width, height
                cell.fill(canvas, (left, top - height), size, rtl=self.rtl)
            elif cell:
                aside = 0 if self.look.flush and not place else self.look.aside
                # A cell's text is as wide as its room: it begins at its own side.
                text = cell.width + cell.indent
                left = end - aside - text if self.rtl else x + aside
                cell.draw(canvas, left, top - self.look.above)
            x += width
            end -= width
