from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from sipdesk.domain.case import CaseId
from sipdesk.ui.placement.view import PlacementSheet
from sipdesk.ui.widgets.fields import DateField
from sipdesk.ui.widgets.notice import Notice
from tests.home import TODAY
from tests.ui.audit import audit, tab_round
from tests.ui.case.fixtures import Stand
from tests.ui.case.walked import Desk, new_case
from tests.ui.typing import type_text
from tests.ui.widgets.shown import heard


def opened(
    desk: Desk, case_id: CaseId, stand: Stand, step: str = "start_meeting"
) -> PlacementSheet:
    sheet = PlacementSheet(desk.around, step)
    desk.runner.watch(lambda _: sheet.show_case(desk.view(case_id)))
    sheet.show_case(desk.view(case_id))
    stand(sheet, width=800)
    return sheet


def day_field(sheet: PlacementSheet, name: str) -> DateField:
    found = sheet.findChild(DateField, name)
    assert found is not None
    return found


def write(sheet: PlacementSheet, name: str, text: str) -> None:
    field = day_field(sheet, name)
    field.focus()
    type_text(field.edit, text)
    sheet.kommun.focus()


def press(sheet: PlacementSheet, label: str) -> None:
    found = [w for w in sheet.findChildren(QWidget) if w.accessibleName() == label]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def test_the_step_one_is_in_is_unfolded_and_the_rest_told_in_short(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    sheet = opened(desk, case_id, stand)
    shown = {key for key, form in sheet.forms.items() if form.isVisible()}
    assert shown == {"start_meeting", "stay"}
    sheet.show_step("handover")
    shown = {key for key, form in sheet.forms.items() if form.isVisible()}
    assert shown == {"handover"}


def test_the_stay_is_written_at_one_step_and_gone_to_from_the_others(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    sheet = opened(desk, case_id, stand, "handover")
    asked = heard(sheet.asked_step)
    press(sheet, "Ändra om placeringen")
    assert asked == ["start_meeting"]


def test_why_the_date_was_changed_is_asked_when_there_is_a_date_to_change(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    sheet = opened(desk, case_id, stand, "discharge_date")
    why = sheet.forms["discharge_date"].fields["discharge_why"]
    assert not why.isVisible()
    write(sheet, "preliminary_discharge", "2027-03-01")
    sheet.leave()
    assert why.isVisible()


def test_another_step_is_gone_to_from_the_short_list(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    sheet = opened(desk, case_id, stand)
    asked = heard(sheet.asked_step)
    press(sheet, "Ändra utskrivningsmöte")
    assert asked == ["discharge_meeting"]


def test_a_day_is_saved_when_its_field_is_left(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    sheet = opened(desk, case_id, stand)
    write(sheet, "start_meeting_held", "idag")
    assert desk.view(case_id).case.placement.start_meeting_held == TODAY


def test_a_kommun_is_found_by_any_part_of_its_name(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    sheet = opened(desk, case_id, stand)
    edit = sheet.kommun.edit
    edit.clear()
    edit.setFocus()
    type_text(edit, "väsb")
    completer = edit.completer()
    assert completer is not None
    assert completer.completionCount() == 1
    names = completer.popup()
    assert names is not None
    QTest.keyClick(names, Qt.Key.Key_Down)
    QTest.keyClick(names, Qt.Key.Key_Return)
    assert edit.text() == "Upplands Väsby"
    day_field(sheet, "noticed").focus()
    assert desk.view(case_id).case.placement.placing_kommun == "0114"


def test_the_region_of_the_kommun_is_told_and_not_decided(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    sheet = opened(desk, case_id, stand)
    described = sheet.home_region.combo.accessibleDescription()
    assert "Stockholm ligger i Region Stockholm" in described


def test_a_problem_in_a_folded_card_unfolds_it(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    sheet = opened(desk, case_id, stand)
    sheet.model.edit(discharged="2025-01-01")
    sheet.leave()
    assert "discharged" in sheet.model.state.problems
    assert sheet.forms["handover"].isVisible()


@pytest.mark.journey
def test_it_is_sound_and_tab_goes_round(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    sheet = opened(desk, case_id, stand)
    for step in desk.around.content.routine.placement.steps:
        sheet.show_step(step.id)
        # The cards that unfold have their heights a turn later.
        QApplication.processEvents()
        assert audit(sheet.window()) == []
    sheet.show_step("start_meeting")
    QApplication.processEvents()
    assert any("Placerande kommun" in stop for stop in tab_round(sheet.window()))


def test_the_start_meeting_is_booked_on_one_of_three_days_at_its_own_step(
    desk: Desk, stand: Stand
) -> None:
    new = new_case(desk)
    sheet = opened(desk, new, stand)
    assert not sheet.choices.isVisible()
    write(sheet, "noticed", "idag")
    first = sheet.choices.findChildren(QAbstractButton)[0]
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert desk.view(new).case.placement.start_meeting is not None
    assert day_field(sheet, "start_meeting").value
    assert not sheet.choices.isVisible()
    sheet.show_step("discharge_meeting")
    assert not sheet.choices.isVisible()


def test_what_a_discharge_date_moves_is_said_while_it_is_typed_and_why_is_kept(
    desk: Desk, stand: Stand
) -> None:
    new = new_case(desk)
    sheet = opened(desk, new, stand, "discharge_date")
    write(sheet, "preliminary_discharge", "2026-12-01")
    sheet.model.edit(preliminary_discharge="2026-04-01")
    told = sheet.findChild(Notice, "discharge-preview")
    assert told is not None
    assert told.isVisible()
    assert "sip-möte" in told.words.lower()
    assert desk.view(new).case.placement.preliminary_discharge == date(2026, 12, 1)
    sheet.model.leave()
    assert not told.isVisible()
    sheet.model.edit(discharge_why="Plats finns redan nu")
    sheet.model.leave()
    changes = desk.view(new).case.track.discharge_changes
    assert [(c.became, c.why) for c in changes] == [
        (date(2026, 12, 1), ""),
        (date(2026, 4, 1), "Plats finns redan nu"),
    ]
    assert sheet.changes.isVisible()


def test_the_review_meetings_of_the_track_stand_at_their_step(
    desk: Desk, stand: Stand
) -> None:
    new = new_case(desk)
    sheet = opened(desk, new, stand)
    write(sheet, "start_meeting_held", "idag")
    sheet.show_step("review_meeting")
    assert sheet.reviews.isVisible()
    asked = heard(sheet.asked_step)
    go = sheet.reviews.findChild(QAbstractButton, "go-track")
    assert go is not None
    QTest.mouseClick(go, Qt.MouseButton.LeftButton)
    assert asked == ["track"]
