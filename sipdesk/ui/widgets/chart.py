"""A chart in the window: its picture, or the same numbers as a table."""

from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.chart import Chart, Spec
from sipdesk.content.chart_layout import LEAST_WIDTH, lay_out
from sipdesk.content.chart_words import as_table, shows_any, told
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.accessible import GraphicRole, announce
from sipdesk.ui.widgets.buttons import ghost
from sipdesk.ui.widgets.drawing import PIXELS, DrawnPicture
from sipdesk.ui.widgets.layout import Flow, column, holder
from sipdesk.ui.widgets.table import Cell, PlainTable
from sipdesk.ui.widgets.text import Heading
from sipdesk.ui.widgets.tokens import FOCUS_WIDTH, S

AS_TABLE = "Visa som tabell"
AS_CHART = "Visa som diagram"
_RING = 6.0  # the focus ring's distance from what is drawn


class ChartPicture(DrawnPicture, GraphicRole):
    """The picture. It can be reached by keyboard: then its words are read."""

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name, least=round(LEAST_WIDTH * PIXELS))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(theme.colour("focus"), FOCUS_WIDTH))
            inset = FOCUS_WIDTH / 2
            ring = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(ring, _RING, _RING)
            painter.end()


class ChartView(QWidget):
    """A chart under its title, with a button that shows its numbers as a table.

    It stands on a surface, such as a card.
    """

    def __init__(self, spec: Spec, *, level: int = 3, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._spec: Spec | None = None
        self._title = Heading("", level=level)
        self.picture = ChartPicture(name=f"{name}-picture")
        self.table = PlainTable(name=f"{name}-table")
        self.turn_button = ghost("", self.turn, name=f"{name}-turn")
        head = holder(Flow(self._title, self.turn_button, ends=True))
        self.setLayout(column(head, self.picture, self.table, gap=S))
        self.table.hide()
        self.show_chart(spec)

    @property
    def is_table(self) -> bool:
        """Whether the numbers stand there, and not the picture."""
        return not self.table.isHidden()

    def show_chart(self, spec: Spec) -> None:
        """Show another chart in the way this one is shown; the same does nothing."""
        if spec == self._spec:
            return
        self._spec = spec
        self._title.say(spec.title)
        self.picture.setAccessibleName(spec.title)
        self.picture.setAccessibleDescription(told(spec))
        self.picture.show_drawing(partial(lay_out, spec))
        table = as_table(Chart(spec))
        self.table.show_cells(
            table.header, [tuple(map(Cell, cells)) for cells in table.cells]
        )
        self.turn_button.setVisible(shows_any(spec))
        self._turned(as_table=self.is_table and shows_any(spec))

    def turn(self) -> None:
        """Show the table instead of the picture, or the picture again."""
        self._turned(as_table=not self.is_table)
        announce(self, "Visas som tabell" if self.is_table else "Visas som diagram")

    def _turned(self, *, as_table: bool) -> None:
        self.picture.setVisible(not as_table)
        self.table.setVisible(as_table)
        self.turn_button.say(AS_CHART if as_table else AS_TABLE)
        self.turn_button.set_icon("chart-bar" if as_table else "table")
        other = AS_CHART if as_table else AS_TABLE
        self.turn_button.setAccessibleName(f"{other}: {self._title.words}")
