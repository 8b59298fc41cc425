"""A table of numbers: read cell by cell, walked by arrows, never cut."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sipdesk.ui.widgets.figuregrid import Grid, GridCell, GridRow
from sipdesk.ui.widgets.figuretable import FigureTable
from sipdesk.ui.widgets.layout import ScrollPage
from sipdesk.ui.widgets.theme import Theme, apply
from tests.ui.audit import audit
from tests.ui.widgets.shown import close

LONG = "Unga som är färdiga och väntar på att den placerande nämnden beslutar"


def grid(columns: int = 3) -> Grid:
    first = tuple(GridCell(str(n), leads=n == 1) for n in range(columns))
    second = tuple(GridCell("7 av 12", "Okänt: 2") for _ in range(columns))
    heads = tuple(f"{n + 1}–31 mars 2026" for n in range(columns))
    return Grid(heads, (GridRow("Behov", first), GridRow(LONG, second, strong=True)))


@pytest.fixture
def page(qapp: QApplication) -> Iterator[ScrollPage]:
    apply(qapp, Theme())
    table = FigureTable("Effektmål", name="numbers")
    table.show_grid(grid())
    made = ScrollPage(table, name="page")
    made.resize(700, 400)
    made.show()
    made.activateWindow()
    table.setFocus()
    QApplication.processEvents()
    yield made
    close(made)


def table_on(page: ScrollPage) -> FigureTable:
    table = page.findChild(FigureTable)
    assert isinstance(table, FigureTable)
    return table


def test_arrows_move_and_enter_asks_where_there_is_something_behind(
    page: ScrollPage,
) -> None:
    table, asked = table_on(page), []
    table.chosen.connect(lambda row, column: asked.append((row, column)))
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert asked == [(0, 1)]


def test_a_click_asks_too(page: ScrollPage) -> None:
    table, asked = table_on(page), []
    table.chosen.connect(lambda row, column: asked.append((row, column)))
    place = table.visualRect(table.model().index(0, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == [(0, 1)]


def test_tab_leaves_the_table(page: ScrollPage) -> None:
    table = table_on(page)
    at = table.currentIndex()
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert table.currentIndex() == at


def test_a_screen_reader_is_told_a_cell_with_its_heads(page: ScrollPage) -> None:
    face = QAccessible.queryAccessibleInterface(table_on(page))
    assert face.role() == QAccessible.Role.Table
    assert face.text(QAccessible.Text.Name) == "Effektmål"
    model = table_on(page).model()
    said = model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == f"{LONG}, 1–31 mars 2026: 7 av 12, Okänt: 2"
    assert audit(page) == []


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_it_is_as_tall_as_its_rows_and_scrolls_sideways_alone(
    page: ScrollPage, qapp: QApplication, scale: float
) -> None:
    apply(qapp, Theme("light", scale))
    table = table_on(page)
    table.show_grid(grid(14))
    for _ in range(4):
        qapp.processEvents()
    rows = sum(table.rowHeight(at) for at in range(2))
    bar = table.horizontalScrollBar()
    assert bar.maximum() > 0
    assert table.verticalScrollBar().maximum() == 0
    whole = rows + table.horizontalHeader().height()
    assert table.height() in (whole, whole + bar.sizeHint().height())
    inside = page.widget()
    assert inside is not None
    assert inside.width() == page.viewport().width()
    apply(qapp, Theme())


def test_a_wide_one_begins_at_its_sums_and_the_focus_with_it(page: ScrollPage) -> None:
    table = table_on(page)
    table.clearFocus()
    table.show_grid(grid(20))
    QApplication.processEvents()
    bar = table.horizontalScrollBar()
    assert bar.value() == bar.maximum() > 0
    table.setFocus()
    QApplication.processEvents()
    assert table.currentIndex().column() == 19
    QTest.keyClick(table, Qt.Key.Key_Home)
    QApplication.processEvents()
    assert bar.value() == 0
    page.resize(720, 400)
    QApplication.processEvents()
    assert bar.value() == 0


def test_one_of_words_alone_has_no_heads_of_rows(page: ScrollPage) -> None:
    table = table_on(page)
    rows = (GridRow("", (GridCell("2026-001", leads=True),)),)
    table.show_grid(Grid(("1 ärende",), rows, words=True))
    QApplication.processEvents()
    assert not table.verticalHeader().isVisible()
    table.show_grid(grid())
    assert table.verticalHeader().isVisible()
