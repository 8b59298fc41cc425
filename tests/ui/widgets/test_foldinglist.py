from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from sipdesk.ui.widgets.cardlist import ListRow
from sipdesk.ui.widgets.foldinglist import Bundle, FoldingList
from tests.ui.widgets.shown import close, heard

pytestmark = pytest.mark.usefixtures("qapp")

ALONE = ListRow("alone", "Möte")
FIRST, SECOND = ListRow("first", "Elsa"), ListRow("second", "Olle", act="Skjut upp")
INNER = Bundle(ListRow("inner", "Fråga"), (SECOND,))
PIECES = (ALONE, Bundle(ListRow("head", "Samtal", chip_text="2 rader"), (FIRST, INNER)))


@pytest.fixture
def shown() -> Iterator[FoldingList]:
    made = FoldingList("Försenat")
    made.resize(600, 400)
    made.show_pieces(PIECES)
    made.show()
    yield made
    close(made)


def keys(shown: FoldingList) -> list[str]:
    return [row.key for row in shown.rows]


def press(shown: FoldingList, *pressed: Qt.Key) -> None:
    for key in pressed:
        QTest.keyClick(shown, key)


def test_what_is_behind_a_head_is_seen_when_it_is_opened(shown: FoldingList) -> None:
    assert keys(shown) == ["alone", "head"]
    press(shown, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert keys(shown) == ["alone", "head", "first", "inner"]
    assert shown.current_key == "head"
    press(shown, Qt.Key.Key_Return)
    assert keys(shown) == ["alone", "head"]


def test_a_head_says_whether_it_is_open(shown: FoldingList) -> None:
    assert shown.rows[1].words == "Samtal. 2 rader. Hopfälld."
    shown.turn("head")
    assert shown.rows[1].words == "Samtal. 2 rader. Utfälld."


def test_a_card_is_chosen_and_a_head_never(shown: FoldingList) -> None:
    chosen = heard(shown.chosen)
    press(shown, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert chosen == []
    press(shown, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert chosen == ["first"]


def test_a_click_on_the_arrow_of_a_head_turns_it_once(shown: FoldingList) -> None:
    acted = heard(shown.acted)
    card = shown.visualRect(shown.model().index(1, 0))
    arrow = QPointF(card.right() - 30, card.center().y()).toPoint()
    QTest.mouseClick(
        shown.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), arrow
    )
    assert keys(shown) == ["alone", "head", "first", "inner"]
    assert acted == []


def test_what_is_open_stays_open_when_the_rows_are_read_anew(
    shown: FoldingList,
) -> None:
    shown.turn("head")
    shown.turn("inner")
    shown.show_pieces((*PIECES, ListRow("new", "Nytt")))
    assert keys(shown) == ["alone", "head", "first", "inner", "second", "new"]
    # What is behind a head that is behind another is further in.
    assert [row.inset for row in shown.rows] == [0, 0, 1, 1, 2, 0]
    shown.turn("head")
    assert keys(shown) == ["alone", "head", "new"]
