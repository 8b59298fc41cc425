"""A chart in the window: drawn, reached by keyboard, told in words, and as a table."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from sipdesk.content.chart_layout import lay_out
from sipdesk.content.chart_words import told
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.cards import Card
from sipdesk.ui.widgets.chart import ChartView
from sipdesk.ui.widgets.drawing import PIXELS
from sipdesk.ui.widgets.layout import ScrollPage
from sipdesk.ui.widgets.table import Cell, PlainTable
from sipdesk.ui.widgets.theme import Mode, Theme, apply
from tests.content.charts import ANSWERS, CHARTS, EMPTY, MONTHS, WAITED, WHERE
from tests.ui.audit import audit, nodes
from tests.ui.widgets.shown import Show

LOOKS: tuple[tuple[Mode, float, int], ...] = (
    ("light", 1.0, 760),
    ("dark", 1.5, 640),
    ("contrast", 2.0, 420),
)


def is_table(view: ChartView) -> bool:
    return view.is_table


def words(view: ChartView) -> list[str]:
    return [x.text() for x in view.table.findChildren(QLabel) if x.isVisible()]


@pytest.mark.journey
@pytest.mark.parametrize(("mode", "scale", "width"), LOOKS)
@pytest.mark.parametrize("spec", [*CHARTS, EMPTY[0]], ids=lambda spec: spec.title)
@pytest.mark.parametrize("as_table", [False, True])
def test_every_chart_stands_well_in_every_look(  # noqa: PLR0913, PLR0917
    qapp: QApplication,
    show: Show,
    spec: object,
    mode: Mode,
    scale: float,
    width: int,
    as_table: bool,  # noqa: FBT001
) -> None:
    apply(qapp, Theme(mode, scale))
    view = ChartView(spec, name="chart")  # type: ignore[arg-type]
    if as_table and not view.turn_button.isHidden():
        view.turn()
    window = show(ScrollPage(Card(view), name="page"), width=width)
    window.resize(width, 1600)
    assert audit(window) == []
    needed = view.picture.drawn.height * PIXELS * scale
    assert as_table or view.picture.height() == round(needed)


def test_the_picture_is_the_list_that_paper_paints_too(show: Show) -> None:
    view = ChartView(MONTHS, name="chart")
    show(Card(view), width=900)
    drawn = view.picture.drawn
    assert drawn == lay_out(MONTHS, drawn.width)
    seen = view.picture.grab().toImage()
    accent = QColor(theme.colour("accent")).rgb()
    row = range(seen.width())
    assert accent in {seen.pixel(x, seen.height() // 2) for x in row}


def test_the_keyboard_reaches_the_picture_and_its_words_are_read(
    qapp: QApplication, show: Show
) -> None:
    view = ChartView(WHERE, name="chart")
    window = show(Card(view))
    view.turn_button.setFocus()
    before = view.picture.grab().toImage()
    QTest.keyClick(view.turn_button, Qt.Key.Key_Tab)
    assert qapp.focusWidget() is view.picture
    assert view.picture.grab().toImage() != before
    heard = [n for n in nodes(window) if n.role == QAccessible.Role.Graphic]
    assert [(n.name, n.description) for n in heard] == [(WHERE.title, told(WHERE))]
    assert "Vårdnadshavare: uppgift saknas." in told(WHERE)


def test_the_numbers_are_shown_as_a_table_by_a_button(show: Show) -> None:
    view = ChartView(WAITED, name="chart")
    show(Card(view))
    assert not is_table(view)
    assert view.turn_button.accessibleName() == f"Visa som tabell: {WAITED.title}"
    QTest.keyClick(view.turn_button, Qt.Key.Key_Return)
    assert is_table(view)
    assert view.picture.isHidden()
    assert words(view)[:4] == ["Ärende", "Väntat", "2026-0142", "97 dagar"]
    assert view.turn_button.accessibleName() == f"Visa som diagram: {WAITED.title}"
    QTest.keyClick(view.turn_button, Qt.Key.Key_Return)
    assert not is_table(view)


def test_another_chart_keeps_the_way_it_is_shown(show: Show) -> None:
    view = ChartView(WHERE, name="chart")
    show(Card(view))
    view.turn()
    view.show_chart(WAITED)
    assert is_table(view)
    QApplication.processEvents()
    assert words(view)[0] == "Ärende"
    view.show_chart(EMPTY[0])
    assert not is_table(view)
    assert view.turn_button.isHidden()


def test_a_table_without_room_tells_each_number_with_its_head(show: Show) -> None:
    table = PlainTable(name="table")
    row = (Cell("Ja"), Cell("3"), Cell("4"))
    table.show_cells(("Svar", "Fråga 1", "Fråga 2"), (row,))
    window = show(table, width=700)
    heads = [x.text() for x in table.findChildren(QLabel)][:3]
    assert heads == ["Svar", "Fråga 1", "Fråga 2"]
    window.resize(200, 400)
    QApplication.processEvents()
    assert table.stacked
    said = [x.text() for x in table.findChildren(QLabel) if x.isVisible()]
    assert said == ["Ja", "Fråga 1: 3", "Fråga 2: 4"]


def test_answers_that_are_withheld_are_nowhere(show: Show) -> None:
    view = ChartView(ANSWERS, name="chart")
    show(Card(view))
    assert "Rätt personer var med: visas inte." in told(ANSWERS)
    view.turn()
    assert "Rätt personer var med: Visas inte" in words(view)
