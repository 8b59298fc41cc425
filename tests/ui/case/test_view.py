from collections.abc import Iterator
from datetime import timedelta

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from sipdesk.domain.case import CaseId
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.paper import PaperKind
from sipdesk.ui.case.beside import TOLD
from sipdesk.ui.case.model import Tab
from sipdesk.ui.case.view import CaseScreen
from sipdesk.ui.placement.view import PlacementSheet
from sipdesk.ui.reading_order import first_stop
from sipdesk.ui.widgets.text import Text
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.today import PutRowOff, put_row_off
from tests.home import TODAY
from tests.ui.audit import audit, tab_round
from tests.ui.case.fixtures import Stand
from tests.ui.case.screens import case_screen, screens
from tests.ui.case.walked import Desk, close, file_copy, new_case, protect
from tests.ui.typing import type_text


@pytest.fixture
def screen(desk: Desk, case_id: CaseId, stand: Stand) -> CaseScreen:
    shown = case_screen(desk, case_id)
    stand(shown)
    return shown


def said(widget: QWidget) -> str:
    """Everything that is to be read."""
    texts = [t.words for t in widget.findChildren(Text) if t.isVisible()]
    labels = [
        label.text()
        for label in widget.findChildren(QLabel)
        if label.isVisible() and not isinstance(label, Text)
    ]
    return "\n".join([*texts, *labels])


def test_it_says_who_what_next_and_how_far(screen: CaseScreen) -> None:
    words = said(screen)
    for told in (
        "Alva Påhitt",
        "15 år",
        "3\N{NO-BREAK SPACE}§ LVU",
        "tor 5 mar",
        "3 av 13 klara",
    ):
        assert told in words


@pytest.mark.journey
def test_a_step_that_is_gone_to_is_shown_from_its_top(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    screen = case_screen(desk, case_id, "need")
    stand(screen, height=520)
    screen.begin()
    QApplication.processEvents()
    for step in ("sip_request", "need", "sip_request"):
        assert screen.routine.has_focus
        sheet = screen.routine.sheet
        assert sheet is not None
        bar = sheet.verticalScrollBar()
        assert bar.maximum() > 0
        bar.setValue(bar.maximum())
        sheet.asked_step.emit(step)
        QApplication.processEvents()
        shown = screen.routine.sheet
        assert shown is not None
        assert shown.step_id == step
        assert shown.verticalScrollBar().value() == 0
        assert QApplication.focusWidget() is first_stop(shown)


def test_the_list_of_steps_is_scrolled_to_where_one_is(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    screen = case_screen(desk, case_id, "need")
    stand(screen, height=640)
    for step in ("handover", "need"):
        screen.show_step(step)
        for _ in range(4):
            QApplication.processEvents()
        here = screen.routine.navigation.tasks.current
        assert here is not None
        assert here.visibleRegion().boundingRect().height() == here.height()


def test_what_is_late_on_the_track_is_one_press_away_and_takes_the_focus_along(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    screen = case_screen(desk, case_id, "need")
    stand(screen)
    navigation = screen.routine.navigation
    assert not navigation.late_button.isVisible()
    desk.clock.day = TODAY + timedelta(days=5)
    screen.model.open("need")
    QApplication.processEvents()
    assert "Försenat: Uppstartsmöte" in said(navigation)
    navigation.late_button.setFocus()
    QTest.keyClick(navigation.late_button, Qt.Key.Key_Space)
    for _ in range(3):
        QApplication.processEvents()
    assert screen.model.state.step == "start_meeting"
    assert not navigation.late_button.isVisible()
    assert screen.routine.has_focus


def test_why_something_is_put_off_is_read_at_its_step(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    seen = desk.view(case_id).case.version
    row, until = f"{case_id} start-meeting", TODAY + timedelta(days=9)
    order = PutRowOff(case_id, seen, row, until, "Hen är på semester.")
    put_row_off(order, desk.ports)
    screen = case_screen(desk, case_id, "start_meeting")
    stand(screen)
    told = "Uppstartsmöte, till ons 11 mar av Karin Exempel. Hen är på semester."
    assert told in said(screen)
    assert audit(screen.window()) == []
    screen.show_step("need")
    assert told not in said(screen)


def test_the_next_step_is_one_press_away(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    screen = case_screen(desk, case_id, "consent")
    stand(screen)
    button = screen.routine.navigation.next_button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert screen.model.state.step == "admission"
    assert not button.isVisible()


@pytest.mark.journey
def test_a_page_is_made_once_and_kept(screen: CaseScreen) -> None:
    screen.show_step("need")
    first = screen.routine.sheet
    screen.show_step("consent")
    screen.show_step("need")
    assert screen.routine.sheet is first


@pytest.mark.journey
def test_the_steps_of_the_track_share_a_page(screen: CaseScreen) -> None:
    screen.show_step("start_meeting")
    first = screen.routine.sheet
    assert isinstance(first, PlacementSheet)
    screen.show_step("handover")
    assert screen.routine.sheet is first
    assert first.step_id == "handover"


@pytest.mark.journey
def test_what_is_typed_is_saved_when_one_goes_on(
    desk: Desk, case_id: CaseId, screen: CaseScreen
) -> None:
    screen.show_step("need")
    edit = screen.findChild(QWidget, "by-edit")
    assert edit is not None
    edit.setFocus()
    type_text(edit, " och Åke")
    screen.show_step("consent")
    assert desk.view(case_id).case.need.by == "Karin Exempel och Åke"


@pytest.mark.journey
def test_what_was_done_can_be_undone_where_one_is(
    desk: Desk, case_id: CaseId, screen: CaseScreen
) -> None:
    screen.show_step("handover")
    sheet = screen.routine.sheet
    assert isinstance(sheet, PlacementSheet)
    sheet.model.edit(handed_over_to="Påhittade hemmet")
    sheet.leave()
    strip = screen.findChild(QWidget, "case-undo")
    assert strip is not None
    assert strip.isVisible()
    assert "Placeringen sparad" in said(strip)
    screen.model.undo()
    assert desk.view(case_id).case.placement.handed_over_to == ""
    assert "Ändring ångrad" in said(strip)
    assert sheet.model.state.form.handed_over_to == ""


@pytest.mark.journey
def test_help_opens_and_closes_with_f1(screen: CaseScreen) -> None:
    assert not screen.routine.help.isVisible()
    QTest.keyClick(screen.window(), Qt.Key.Key_F1)
    QApplication.processEvents()
    assert screen.routine.help.isVisible()
    assert "Hjälp: Inskrivning" in said(screen.routine.help)
    assert "Kontrollera" in said(screen.routine.help)
    QTest.keyClick(screen.window(), Qt.Key.Key_F1)
    assert not screen.routine.help.isVisible()


@pytest.mark.parametrize("pressed", [Qt.Key.Key_F1, Qt.Key.Key_Escape])
@pytest.mark.parametrize("width", [720, 1080])
def test_a_tab_has_help_of_its_own_and_one_stays_there(
    desk: Desk, case_id: CaseId, stand: Stand, width: int, pressed: Qt.Key
) -> None:
    screen = case_screen(desk, case_id)
    window = stand(screen, width=width)
    for tab in (Tab.PICTURES, Tab.PAPERS, Tab.HISTORY):
        screen.show_tab(tab.value)
        QApplication.processEvents()
        QTest.keyClick(window, Qt.Key.Key_F1)
        QApplication.processEvents()
        helps = screen.findChild(QWidget, "tab-help")
        assert helps is not None
        assert helps.isVisible()
        assert f"Hjälp: {TOLD[tab][0]}" in said(helps)
        assert screen.model.state.tab is tab
        QTest.keyClick(QApplication.focusWidget() or window, pressed)
        QApplication.processEvents()
        assert not helps.isVisible()
        assert screen.model.state.tab is tab
        assert not screen.routine.isVisible()


@pytest.mark.journey
def test_escape_closes_help_and_paper(screen: CaseScreen, case_id: CaseId) -> None:
    screen.turn_help()
    QTest.keyClick(screen.window(), Qt.Key.Key_Escape)
    assert not screen.routine.help.isVisible()
    screen.show_paper(PaperOrder(case_id, PaperKind.CHECKLIST, FILE_COPY))
    QTest.keyClick(screen.window(), Qt.Key.Key_Escape)
    assert not screen.paper.isVisible()


@pytest.mark.journey
def test_where_there_is_no_room_the_steps_are_asked_for(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    screen = case_screen(desk, case_id)
    stand(screen, width=720)
    routine = screen.routine
    assert not routine.navigation.isVisible()
    QTest.mouseClick(routine.steps_button, Qt.MouseButton.LeftButton)
    assert routine.navigation.isVisible()
    assert not routine.pages.isVisible()
    routine.navigation.tasks.chosen.emit("need")
    QApplication.processEvents()
    assert routine.pages.isVisible()
    assert not routine.navigation.isVisible()
    assert screen.model.state.step == "need"


@pytest.mark.journey
def test_a_closed_case_says_so_and_is_opened_again(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    close(desk, case_id)
    screen = case_screen(desk, case_id, "need")
    stand(screen)
    assert "Ärendet avslutades" in said(screen)
    field = screen.findChild(QWidget, "by")
    assert field is not None
    assert not field.isEnabled()
    again = screen.findChild(QWidget, "case-reopen")
    assert again is not None
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    assert desk.view(case_id).case.closing.closed is None
    assert field.isEnabled()
    assert "Ärendet avslutades" not in said(screen)


def test_a_protected_name_is_nowhere_above(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    protect(desk, case_id)
    screen = case_screen(desk, case_id)
    stand(screen)
    words = said(screen.head)
    assert "A.P." in words
    assert "Skyddad" in words
    assert "Hemlig vistelseort" in words
    assert "Påhitt" not in words


def test_a_paper_takes_the_place_of_the_page_and_gives_it_back(
    screen: CaseScreen, case_id: CaseId
) -> None:
    screen.show_paper(PaperOrder(case_id, PaperKind.CHECKLIST, FILE_COPY))
    assert screen.paper.isVisible()
    assert not screen.routine.isVisible()
    QTest.mouseClick(screen.paper.close_button, Qt.MouseButton.LeftButton)
    assert screen.routine.isVisible()


def test_a_kept_paper_is_opened_from_the_list(
    desk: Desk, case_id: CaseId, screen: CaseScreen
) -> None:
    file_copy(desk, case_id)
    screen.show_tab("papers")
    button = screen.findChild(QWidget, "paper-open")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert screen.paper.isVisible()
    assert "2 mars 2026 kl. 09.30" in said(screen.paper)


def test_a_case_that_is_not_there_is_told_of(desk: Desk, case_id: CaseId) -> None:
    screen = case_screen(desk, case_id)
    told: list[bool] = []
    screen.gone.connect(lambda: told.append(True))
    screen.model._id = CaseId("nowhere")
    screen.model.open()
    screen.model.open()
    assert told == [True]


@pytest.mark.journey
def test_a_screen_that_is_gone_is_not_drawn(desk: Desk, case_id: CaseId) -> None:
    screen = case_screen(desk, case_id)
    shiboken6.delete(screen)
    other = case_screen(desk, case_id, "roles")
    sheet = other.routine.sheet
    assert sheet is not None
    sheet.asked_step.emit("consent")
    assert other.model.state.step == "consent"


@pytest.fixture(params=[(2.0, 1080), (1.5, 720)])
def seen(
    request: pytest.FixtureRequest, qapp: QApplication
) -> Iterator[tuple[float, int]]:
    scale, width = request.param
    apply(qapp, Theme(text_scale=scale))
    yield scale, width
    apply(qapp, Theme())


@pytest.mark.journey
def test_every_state_is_sound_for_eyes_and_screen_readers(
    seen: tuple[float, int], tmp_path_factory: pytest.TempPathFactory, stand: Stand
) -> None:
    _, width = seen
    faults: dict[str, list[str]] = {}
    for name, screen in screens(tmp_path_factory.mktemp("looked")):
        window = stand(screen, width=width)
        faults[name] = audit(window)
        window.hide()
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.journey
def test_tab_goes_all_the_way_round(desk: Desk, stand: Stand) -> None:
    screen = case_screen(desk, new_case(desk))
    window = stand(screen)
    stops = tab_round(window)
    assert any("Hjälp" in stop for stop in stops)
    assert any("Inskrivning" in stop for stop in stops)
