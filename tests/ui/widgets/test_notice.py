from collections.abc import Iterator
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from sipdesk.ui.widgets import accessible
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.notice import (
    Notice,
    SavedMark,
    UndoStrip,
    empty_state,
)
from sipdesk.ui.widgets.summary import SummaryList, SummaryRow
from tests.ui.audit import audit, nodes
from tests.ui.widgets.shown import Show, heard


@pytest.fixture
def listening() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def test_a_notice_without_words_is_not_there(show: Show) -> None:
    notice = Notice()
    window = show(notice)
    assert not notice.isVisible()
    notice.say("bad", "Filen används. Försök igen.", title="Kan inte öppna")
    assert notice.isVisible()
    assert audit(window) == []
    notice.clear()
    assert not notice.isVisible()


def test_a_notice_can_offer_what_to_do(show: Show) -> None:
    again = secondary("Försök igen")
    pressed = heard(again.clicked)
    show(Notice("bad", "Disken är full.", action=again))
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    assert pressed == [()]


@pytest.mark.usefixtures("listening")
def test_speaking_to_a_screen_reader_never_fails(show: Show) -> None:
    notice, saved = Notice(), SavedMark()
    show(notice, saved)
    notice.say("bad", "Disken är full.")
    notice.say("ok", "Sparat.")
    saved.saved(time(13, 26))
    accessible.announce(notice, "3 träffar")


def test_the_mark_says_when_it_was_saved(show: Show) -> None:
    mark = SavedMark()
    window = show(mark)
    assert not mark.isVisible()
    mark.saving()
    mark.saved(time(9, 5))
    assert "Sparat 09.05" in [node.name for node in nodes(window)]
    mark.unsaved()
    assert "Inte sparat" in [node.name for node in nodes(window)]


def test_undo_is_offered_once(show: Show) -> None:
    strip = UndoStrip()
    window = show(strip)
    calls: list[str] = []
    undone = heard(strip.undone)
    strip.offer("Samtycket är sparat.", lambda: calls.append("undo"))
    assert audit(window) == []
    button = strip.findChild(QPushButton)
    assert button is not None
    assert button.accessibleName() == "Ångra: Samtycket är sparat."
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (calls, undone) == (["undo"], [()])
    assert not strip.isVisible()


def test_an_empty_place_says_what_to_do(show: Show) -> None:
    window = show(empty_state("search", "Inga träffar", "Kontrollera stavningen."))
    assert audit(window) == []
    headings = [n.name for n in nodes(window) if n.role == QAccessible.Role.Heading]
    assert headings == ["Inga träffar"]


def test_answers_can_be_checked_and_changed_row_by_row(show: Show) -> None:
    rows = (SummaryRow("who", "Vem", "<b>Eva</b>"), SummaryRow("", "Av", "Karin"))
    answers = SummaryList(rows)
    window = show(answers)
    change = heard(answers.change)
    assert audit(window) == []
    buttons = _shown(answers)
    assert [button.accessibleName() for button in buttons] == ["Ändra vem"]
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert change == ["who"]
    answers.show_rows((SummaryRow("when", "När", "Saknas", missing=True),))
    assert [button.accessibleName() for button in _shown(answers)] == ["Ändra när"]


def _shown(widget: QWidget) -> list[QPushButton]:
    QApplication.sendPostedEvents(None, 52)  # what is to be deleted, is
    return widget.findChildren(QPushButton)
