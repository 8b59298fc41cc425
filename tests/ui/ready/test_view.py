from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.domain.case import CaseId
from sipdesk.domain.paper import PaperKind
from sipdesk.ui.paper_panel.view import PaperPanel
from sipdesk.ui.ready.view import ReadySheet
from sipdesk.ui.widgets.fields import DateField, TextField
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Meta
from tests.home import TODAY
from tests.ui.audit import audit, tab_round
from tests.ui.case.fixtures import Stand
from tests.ui.case.screens import case_screen
from tests.ui.case.walked import PLACING, Desk, new_case
from tests.ui.typing import type_text
from tests.ui.widgets.shown import heard


def opened(desk: Desk, case_id: CaseId, stand: Stand) -> ReadySheet:
    sheet = ReadySheet(desk.around)
    desk.runner.watch(lambda _: sheet.show_case(desk.view(case_id)))
    sheet.show_case(desk.view(case_id))
    stand(sheet, width=800)
    return sheet


def day_field(sheet: ReadySheet, name: str) -> DateField:
    found = sheet.findChild(DateField, name)
    assert found is not None
    return found


def shown(sheet: ReadySheet, name: str) -> QWidget:
    found = sheet.findChild(QWidget, name)
    assert found is not None
    return found


def test_ready_warns_until_the_namnd_is_told_and_the_same_day_is_one_press(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    sheet = opened(desk, case_id, stand)
    warning = sheet.findChild(QWidget, "must-notify")
    assert warning is not None
    assert not warning.isVisible()
    by = sheet.findChild(TextField, "ready_by")
    assert by is not None
    day_field(sheet, "ready").focus()
    type_text(day_field(sheet, "ready").edit, "2026-03-01")
    by.focus()
    type_text(by.edit, "Avdelningschefen")
    assert warning.isVisible()
    same_day = sheet.findChild(QWidget, "same-day")
    assert same_day is not None
    QTest.mouseClick(same_day, Qt.MouseButton.LeftButton)
    stay = desk.view(case_id).case.placement
    assert (stay.ready, stay.notified) == (date(2026, 3, 1), date(2026, 3, 1))
    assert not warning.isVisible()


@pytest.mark.journey
def test_the_board_is_notified_by_one_press_whatever_is_lacking(
    desk: Desk, stand: Stand, tmp_path: Path
) -> None:
    bare = new_case(desk, "Alva", "Påhitt")
    panel = partial(PaperPanel, ask_file=lambda *_: tmp_path / "papper.pdf")
    screen = case_screen(desk, bare, "ready", panel)
    stand(screen)
    sheet = screen.routine.sheet
    assert isinstance(sheet, ReadySheet)
    QTest.mouseClick(sheet.notify_button, Qt.MouseButton.LeftButton)
    assert screen.paper.isVisible()
    assert desk.view(bare).case.placement.notified is None
    QTest.mouseClick(screen.paper.preview.save_button, Qt.MouseButton.LeftButton)
    stay = desk.view(bare).case.placement
    assert (stay.ready, stay.notified) == (TODAY, TODAY)
    assert stay.ready_by == ""
    done = screen.paper.findChild(Notice, "paper-done")
    assert done is not None
    assert done.isVisible()
    QTest.mouseClick(screen.paper.close_button, Qt.MouseButton.LeftButton)
    assert not sheet.notify_button.isVisible()
    assert sheet.model.state.form.notified == TODAY.isoformat()


def test_a_day_without_an_assessor_is_saved_and_told_to_the_board(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    sheet = opened(desk, case_id, stand)
    asked = heard(sheet.asked_paper)
    sheet.model.edit(ready="2026-03-01")
    QTest.mouseClick(sheet.notify_button, Qt.MouseButton.LeftButton)
    (order,) = asked
    assert (order.kind, order.recipient) == (PaperKind.NOTIFICATION, PLACING.id)
    sheet.leave()
    stay = desk.view(case_id).case.placement
    assert (stay.ready, stay.ready_by) == (date(2026, 3, 1), "")


@pytest.mark.journey
def test_a_file_that_cannot_be_written_notifies_nobody(
    desk: Desk, case_id: CaseId, stand: Stand, tmp_path: Path
) -> None:
    panel = partial(PaperPanel, ask_file=lambda *_: tmp_path / "nowhere" / "x.pdf")
    screen = case_screen(desk, case_id, "ready", panel)
    stand(screen)
    sheet = screen.routine.sheet
    assert isinstance(sheet, ReadySheet)
    before = desk.view(case_id).case.placement
    QTest.mouseClick(sheet.notify_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(screen.paper.preview.save_button, Qt.MouseButton.LeftButton)
    assert desk.view(case_id).case.placement == before
    QTest.mouseClick(screen.paper.close_button, Qt.MouseButton.LeftButton)
    assert sheet.notify_button.isVisible()


def test_what_is_waited_for_brings_what_is_good_to_know_and_its_source(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    sheet = opened(desk, case_id, stand)
    hint = shown(sheet, "waiting-for-hint")
    assert not hint.isVisible()
    sheet.model.edit(waiting_for="supported-housing")
    assert hint.isVisible()
    assert "16–20 år" in hint.accessibleName() or "16–20 år" in sheet._hint.words
    assert "kontrollera" in sheet._hint.words


def test_who_is_to_give_what_is_missing_is_one_of_the_case(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    sheet = opened(desk, case_id, stand)
    assert not sheet.missing_from.isVisible()
    sheet.model.edit(ready="2026-03-01", missing="home-found")
    assert sheet.missing_from.isVisible()
    sheet.model.edit(missing_from=PLACING.id, missing_asked="2026-03-02")
    sheet.leave()
    known = desk.view(case_id).case.ready
    assert (known.missing, known.missing_from) == ("home-found", PLACING.id)
    assert known.missing_asked == TODAY


def test_an_assessment_is_taken_back_with_a_reason_and_the_wait_is_told(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    sheet = opened(desk, case_id, stand)
    assert not sheet.back.isVisible()
    sheet.model.edit(ready="2026-02-10", ready_by="Chefen", notified="2026-02-10")
    sheet.leave()
    assert sheet._days.words == "Har väntat 20 dagar."
    QTest.mouseClick(shown(sheet, "take-back"), Qt.MouseButton.LeftButton)
    reason = shown(sheet, "taken-back-reason")
    assert reason.isVisible()
    sheet.back._words.set_value("Behandlingen behöver gå på en tid till.")
    QTest.mouseClick(shown(sheet, "take-back-go"), Qt.MouseButton.LeftButton)
    case = desk.view(case_id).case
    assert case.placement.ready is None
    (wait,) = case.ready.earlier
    assert (wait.ready, wait.notified) == (date(2026, 2, 10), date(2026, 2, 10))
    assert shown(sheet, "earlier-waits-card").isVisible()
    assert not sheet.back.isVisible()


def test_a_day_that_is_emptied_stays_and_tells_how_it_is_taken_back(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    sheet = opened(desk, case_id, stand)
    sheet.model.edit(ready="2026-03-01")
    sheet.leave()
    sheet.model.edit(ready="")
    sheet.leave()
    assert desk.view(case_id).case.placement.ready == date(2026, 3, 1)
    assert "ready" in sheet.model.state.problems


@pytest.mark.journey
def test_it_is_sound_and_tab_goes_round(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    sheet = opened(desk, case_id, stand)
    sheet.model.edit(ready="2026-03-01", missing="decision", waiting_for="hvb")
    sheet.leave()
    QApplication.processEvents()
    assert audit(sheet.window()) == []
    assert any("Bedömdes redo" in stop for stop in tab_round(sheet.window()))


@pytest.mark.parametrize(
    ("status", "said"), [("verified", ""), ("check", " (kontrollera)")]
)
def test_the_provision_of_the_duty_is_named_as_the_law_data_has_it(
    desk: Desk, case_id: CaseId, stand: Stand, status: str, said: str
) -> None:
    content = desk.around.content
    law = content.laws["sof-9-20"]
    moved = replace(law, place="12 kap. 3 §", status=status)
    laws = replace(content, laws={**content.laws, law.id: moved})
    changed = replace(desk, around=replace(desk.around, content=laws))
    field = day_field(opened(changed, case_id, stand), "notified")
    wanted = f"Genast, enligt 12 kap. 3 § {law.name}{said}."
    assert wanted in [meta.text() for meta in field.findChildren(Meta)]
