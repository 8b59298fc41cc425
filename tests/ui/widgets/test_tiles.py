"""Pictures on the screen, side by side, and cards that reflow."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from sipdesk.ui.widgets.cardgrid import CardGrid
from sipdesk.ui.widgets.symbols import SymbolView, picture
from sipdesk.ui.widgets.tiles import TileRow, Tiles
from tests.home import content
from tests.ui.shell import focus
from tests.ui.widgets.shown import close, heard

ROWS = tuple(TileRow(f"{at}", f"Ord {at}", "2600") for at in range(7))
LOST = "ord " * 40


@pytest.fixture
def tiles(qapp: QApplication) -> Iterator[Tiles]:
    made = Tiles("Bilder", name="bilder")
    made.show_rows(ROWS)
    made.resize(310, 400)  # three side by side
    made.show()
    made.activateWindow()
    qapp.processEvents()
    yield made
    close(made)


def reached(tiles: Tiles) -> int:
    return [tile.hasFocus() for tile in tiles.tiles].index(True)


def press(key: Qt.Key) -> None:
    QTest.keyClick(focus(), key)


def test_arrows_go_side_by_side_and_line_by_line(tiles: Tiles) -> None:
    tiles.begin()
    way = []
    keys = Qt.Key
    for key in (keys.Key_Right, keys.Key_Down, keys.Key_Left, keys.Key_End):
        press(key)
        way.append(reached(tiles))
    assert way == [1, 4, 3, 6]


def test_up_from_the_first_line_leaves(tiles: Tiles) -> None:
    left = heard(tiles.left)
    tiles.begin()
    press(Qt.Key.Key_Up)
    assert len(left) == 1


def test_enter_and_space_choose(tiles: Tiles) -> None:
    chosen = heard(tiles.chosen)
    tiles.begin()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    assert chosen == ["0", "1"]


def test_tab_comes_to_one_alone(tiles: Tiles) -> None:
    tiles.tiles[3].setFocus()
    stops = [
        tile
        for tile in tiles.tiles
        if tile.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    ]
    assert stops == [tiles.tiles[3]]


def test_a_word_too_long_is_cut_on_the_picture_and_whole_to_a_screen_reader(
    tiles: Tiles,
) -> None:
    tiles.show_rows([TileRow("0", LOST, "2600")])
    assert tiles.tiles[0].accessibleName() == LOST
    assert tiles.tiles[0].toolTip() == LOST
    assert not tiles.grab().isNull()


def test_every_symbol_of_ours_has_ink_that_reaches_the_edges() -> None:
    for concept in list(content().read_concepts().values())[::40]:
        image = picture(concept.symbol.text, 48).toImage()
        dots = [
            (x, y)
            for x in range(48)
            for y in range(48)
            if QColor(image.pixelColor(x, y)).alpha()
        ]
        wide = max(x for x, _ in dots) - min(x for x, _ in dots)
        high = max(y for _, y in dots) - min(y for _, y in dots)
        assert max(wide, high) >= 46


def test_of_a_symbol_that_is_not_there_nothing_is_drawn(qapp: QApplication) -> None:
    image = picture("FFFFF", 24).toImage()
    assert not any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24))
    view = SymbolView("FFFFF")
    view.show()
    qapp.processEvents()
    assert not view.grab().isNull()


def test_cards_reflow_and_fill_the_width(qapp: QApplication) -> None:
    grid = CardGrid(least=200)
    grid.show_cards([QLabel(f"Kort {at}") for at in range(5)])
    grid.resize(700, 400)
    grid.show()
    qapp.processEvents()
    tops = {card.y() for card in grid.cards}
    assert len(tops) == 2
    grid.resize(300, 400)
    qapp.processEvents()
    assert len({card.y() for card in grid.cards}) == 5
