import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sipdesk.ui.consent.matrix import MatrixField
from tests.ui.audit import audit, nodes, tab_round
from tests.ui.widgets.conftest import dressed, show
from tests.ui.widgets.shown import Show, heard

__all__ = ["dressed", "show"]

KINDS = (("care", "Vård"), ("health", "Hälsa"), ("school", "Skola"))
PARTIES = (("soc", "Socialtjänsten"), ("bup", "BUP"))


@pytest.fixture
def field(show: Show) -> MatrixField:
    made = MatrixField("Vem får veta vad?", "Kryssa.", KINDS, name="grants")
    made.set_recipients(PARTIES)
    show(made, width=640)
    return made


def test_each_box_is_named_by_its_recipient_and_kind(field: MatrixField) -> None:
    told = [n.name for n in nodes(field.window()) if n.who.startswith("grants-")]
    assert told == [
        "Socialtjänsten: vård",
        "Socialtjänsten: hälsa",
        "Socialtjänsten: skola",
        "BUP: vård",
        "BUP: hälsa",
        "BUP: skola",
    ]
    assert audit(field.window()) == []
    assert len(tab_round(field.window())) == len(told)


def test_only_the_boxes_that_are_offered_are_shown(field: MatrixField) -> None:
    field.offer(frozenset({"soc/care", "bup/school"}))
    shown = {key for key, tick in field.ticks.items() if tick.isVisible()}
    assert shown == {"soc/care", "bup/school"}
    field.ticks["soc/care"].setFocus()
    QTest.keyClick(field.ticks["soc/care"], Qt.Key.Key_Down)
    assert field.ticks["soc/care"].hasFocus()
    field.offer(frozenset(field.ticks))
    assert all(tick.isVisible() for tick in field.ticks.values())


def test_a_tick_is_told_with_all_that_is_ticked(field: MatrixField) -> None:
    edited = heard(field.edited)
    field.set_value(frozenset({"soc/care"}))
    QTest.mouseClick(field.ticks["bup/school"], Qt.MouseButton.LeftButton)
    assert edited == [frozenset({"soc/care", "bup/school"})]


def test_the_arrows_move_among_the_boxes(field: MatrixField) -> None:
    field.ticks["soc/care"].setFocus()
    for key, there in (
        (Qt.Key.Key_Up, "soc/care"),
        (Qt.Key.Key_Right, "bup/care"),
        (Qt.Key.Key_Right, "bup/care"),
        (Qt.Key.Key_Down, "bup/health"),
        (Qt.Key.Key_Left, "soc/health"),
    ):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        assert QApplication.focusWidget() is field.ticks[there]
    QTest.keyClick(field.ticks["soc/health"], Qt.Key.Key_Space)
    assert field.value == {"soc/health"}


def test_recipients_stand_below_one_another_where_there_is_no_room(
    show: Show, field: MatrixField
) -> None:
    assert not field.stacked
    narrow = MatrixField("Vem får veta vad?", "", KINDS, name="narrow")
    narrow.set_recipients(PARTIES)
    window = show(narrow, width=260)
    assert narrow.stacked
    assert narrow.ticks["soc/care"].words() == "Vård"
    narrow.ticks["soc/school"].setFocus()
    QTest.keyClick(narrow.ticks["soc/school"], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is narrow.ticks["bup/care"]
    assert audit(window) == []


def test_what_is_ticked_stays_when_a_recipient_comes(field: MatrixField) -> None:
    field.set_value(frozenset({"bup/care"}))
    field.set_recipients((*PARTIES, ("school", "Påhittaskolan")))
    assert field.value == {"bup/care"}
    field.set_recipients((("soc", "Socialtjänsten"),))
    assert field.value == frozenset()
