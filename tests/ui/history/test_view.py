from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sipdesk.domain.case import CaseId
from sipdesk.domain.user import Role
from sipdesk.ui.history.view import HistoryScreen
from sipdesk.ui.widgets.text import Text
from sipdesk.usecases.need import RecordNeed, record_need
from tests.ui.audit import audit, tab_round
from tests.ui.case.fixtures import Stand
from tests.ui.case.walked import Desk, new_case, seen_by


def opened(desk: Desk, case_id: CaseId, stand: Stand) -> HistoryScreen:
    screen = HistoryScreen(desk.around)
    screen.show_case(desk.view(case_id))
    stand(screen)
    return screen


def said(screen: HistoryScreen) -> list[str]:
    return [t.words for t in screen.findChildren(Text) if t.isVisible()]


def say_by(desk: Desk, case_id: CaseId, who: str) -> None:
    case = desk.view(case_id).case
    need = replace(case.need, by=who)
    record_need(RecordNeed(case_id, case.version, need), desk.ports)


def test_the_newest_stands_first_with_who_and_when(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    say_by(desk, case_id, "Åke Påhitt")
    row = opened(desk, case_id, stand).entries.rows[0]
    assert row.title == "Bedömning av behov sparad"
    assert row.note == "Karin Exempel"
    assert row.meta == "i dag 09.30"


def test_it_says_what_stands_now_and_what_stood_before(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    say_by(desk, case_id, "Åke Påhitt")
    words = said(opened(desk, case_id, stand))
    assert "Behov" in words
    assert "Bedömt av" in words
    assert "Åke Påhitt\nTidigare: Karin Exempel" in words


def test_what_is_undone_is_marked(desk: Desk, case_id: CaseId, stand: Stand) -> None:
    say_by(desk, case_id, "Åke Påhitt")
    screen = opened(desk, case_id, stand)
    QTest.mouseClick(screen.undo_button, Qt.MouseButton.LeftButton)
    screen.show_case(desk.view(case_id))
    undone, taken_back = screen.entries.rows[:2]
    assert undone.title == "Ändring ångrad"
    assert taken_back.chip_text == "Ångrad"
    assert desk.view(case_id).case.need.by == "Karin Exempel"


def test_a_new_case_has_nothing_to_undo(desk: Desk, stand: Stand) -> None:
    screen = opened(desk, new_case(desk), stand)
    assert not screen.undo_button.isEnabled()
    assert "Här började ärendet." in said(screen)


def test_it_is_sound_and_tab_goes_round(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    screen = opened(desk, case_id, stand)
    assert audit(screen.window()) == []
    assert any("Händelser" in stop for stop in tab_round(screen.window()))


def test_who_only_reads_is_not_offered_to_undo(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    say_by(desk, case_id, "Åke Påhitt")
    reader = seen_by(desk, roles=frozenset({Role.MANAGER}))
    screen = opened(reader, case_id, stand)
    assert screen.entries.rows
    assert not screen.undo_button.isVisible()
    assert audit(screen.window()) == []
