"""Tidslinjen on the screen: days chosen, tried, moved, by keyboard."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.domain.case import CaseId
from sipdesk.domain.track import DISCHARGE, VISIT
from sipdesk.ui.track.view import TrackSheet
from sipdesk.ui.widgets.buttons import Button
from sipdesk.ui.widgets.text import Text
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.usecases.placement import RecordPlacement, record_placement
from sipdesk.usecases.track import SetStop, read_track, set_stop
from tests.home import TODAY
from tests.ui.audit import audit
from tests.ui.case.fixtures import Stand
from tests.ui.case.walked import Desk, close, new_case
from tests.ui.shell import Slow
from tests.ui.widgets.shown import heard

WEEK: Final = timedelta(weeks=1)


def opened(desk: Desk, case_id: CaseId, stand: Stand) -> TrackSheet:
    sheet = TrackSheet(desk.around)
    desk.runner.watch(lambda _: sheet.show_case(desk.view(case_id)))
    sheet.show_case(desk.view(case_id))
    stand(sheet, width=800)
    return sheet


def place(desk: Desk, case_id: CaseId, **days: Any) -> None:
    case = desk.view(case_id).case
    stay = replace(case.placement, **days)
    record_placement(RecordPlacement(case_id, case.version, stay), desk.ports)


def put(desk: Desk, case_id: CaseId, milestone: str, **said: Any) -> None:
    version = desk.view(case_id).case.version
    set_stop(SetStop(case_id, version, milestone, **said), desk.ports)


def button(sheet: QWidget, name: str) -> Button:
    found = sheet.findChild(Button, name)
    assert found is not None, name
    return found


def press(sheet: QWidget, name: str) -> None:
    QTest.mouseClick(button(sheet, name), Qt.MouseButton.LeftButton)


@pytest.fixture
def new(desk: Desk) -> CaseId:
    return new_case(desk)


def test_one_of_three_days_is_booked_for_the_start_meeting_in_one_press(
    desk: Desk, new: CaseId, stand: Stand
) -> None:
    place(desk, new, noticed=TODAY)
    sheet = opened(desk, new, stand)
    assert sheet.choices.isVisible()
    press(sheet, "start-2026-03-12")
    assert desk.view(new).case.placement.start_meeting == date(2026, 3, 12)
    assert not sheet.choices.isVisible()


def test_a_day_is_tried_before_it_is_saved_and_kept_with_its_reason(
    desk: Desk, new: CaseId, stand: Stand
) -> None:
    place(desk, new, start_meeting_held=TODAY, discharge_meeting=TODAY + 26 * WEEK)
    put(desk, new, DISCHARGE, day=TODAY + 30 * WEEK)
    sheet = opened(desk, new, stand)
    press(sheet, f"stops-change-{DISCHARGE}|")
    sheet.model.edit(day=(TODAY + 6 * WEEK).isoformat(), why="Plats redan i april")
    told = sheet.stops.preview
    assert told.isVisible()
    assert "Det här blir för sent" in told.words
    assert "utskrivningsmöte" in told.words
    assert desk.view(new).case.placement.preliminary_discharge == TODAY + 30 * WEEK
    press(sheet, "stops-save")
    case = desk.view(new).case
    assert case.placement.preliminary_discharge == TODAY + 6 * WEEK
    assert case.track.discharge_changes[-1].why == "Plats redan i april"
    assert not sheet.stops.editor.isVisible()
    assert sheet.changes.isVisible()
    late = sheet.findChild(QWidget, "track-late")
    assert late is not None
    assert late.isVisible()


def test_a_day_is_saved_though_the_page_is_left_before_the_answer(
    desk: Desk, new: CaseId
) -> None:
    place(desk, new, start_meeting_held=TODAY)
    slow = Slow(desk.ports)
    sheet = TrackSheet(slow.around)
    sheet.show_case(desk.view(new))
    slow.answer(slow.asked.index(read_track))
    button(sheet, f"stops-change-{DISCHARGE}|").click()
    sheet.model.edit(day=(TODAY + 6 * WEEK).isoformat())
    button(sheet, "stops-save").click()
    saving = slow.asked.index(set_stop)
    shiboken6.delete(sheet)
    slow.answer(saving)
    case = desk.view(new).case
    assert case.placement.preliminary_discharge == TODAY + 6 * WEEK


def test_a_visit_is_registered_and_the_next_is_counted_from_it(
    desk: Desk, new: CaseId, stand: Stand
) -> None:
    place(desk, new, admitted=TODAY - WEEK)
    sheet = opened(desk, new, stand)
    press(sheet, "stops-add")
    sheet.model.edit(milestone=VISIT)
    sheet.model.edit(done=TODAY.isoformat(), way="visit")
    press(sheet, "stops-save")
    (mark,) = desk.view(new).case.track.marks
    assert (mark.milestone, mark.done) == (VISIT, TODAY)
    proposed = f"stops-change-{VISIT}|+2"
    press(sheet, proposed)
    assert sheet.model.state.form.day == (TODAY + 4 * WEEK).isoformat()


def test_a_day_is_taken_out_and_counted_again(
    desk: Desk, new: CaseId, stand: Stand
) -> None:
    place(desk, new, noticed=TODAY, start_meeting=TODAY + WEEK)
    sheet = opened(desk, new, stand)
    press(sheet, "stops-remove-start-meeting|")
    assert desk.view(new).case.placement.start_meeting is None
    assert sheet.choices.isVisible()


def test_what_is_set_at_a_step_of_its_own_leads_there(
    desk: Desk, new: CaseId, stand: Stand
) -> None:
    put(desk, new, DISCHARGE, day=TODAY + 30 * WEEK)
    sheet = opened(desk, new, stand)
    asked = heard(sheet.asked_step)
    press(sheet, "stops-change-sip-meeting|=1")
    assert asked == ["summons"]


def test_a_proposal_is_opened_and_saved_by_keys_alone(
    desk: Desk, new: CaseId, stand: Stand
) -> None:
    place(desk, new, admitted=TODAY)
    sheet = opened(desk, new, stand)
    link = button(sheet, f"stops-change-{VISIT}|+1")
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Return)
    assert sheet.stops.editor.isVisible()
    save = button(sheet, "stops-save")
    save.setFocus()
    QTest.keyClick(save, Qt.Key.Key_Return)
    (mark,) = desk.view(new).case.track.marks
    assert mark.day == TODAY + 4 * WEEK


def test_the_picture_and_the_list_have_the_same_numbers(
    desk: Desk, new: CaseId, stand: Stand
) -> None:
    place(desk, new, noticed=TODAY - WEEK, admitted=TODAY)
    sheet = opened(desk, new, stand)
    texts = {getattr(s, "text", "") for s in sheet.picture.drawn.shapes}
    track = sheet.track.state.track
    assert track is not None
    shown = [s for s in track.stops if s.day or not s.hangs_on]
    assert {str(n) for n in range(1, len(shown) + 1)} <= texts


def test_nothing_can_be_set_in_a_closed_case(
    desk: Desk, new: CaseId, stand: Stand
) -> None:
    place(desk, new, noticed=TODAY)
    close(desk, new)
    sheet = opened(desk, new, stand)
    assert not sheet.choices.isVisible()
    assert not button(sheet, "stops-add").isEnabled()
    assert button(sheet, "stops-change-start-meeting|").text() == "Visa"


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.journey
def test_it_is_reachable_and_named(
    desk: Desk, new: CaseId, stand: Stand, qapp: QApplication, scale: float
) -> None:
    apply(qapp, Theme("dark", scale))
    place(desk, new, noticed=TODAY, admitted=TODAY, legal_basis="lvu-3")
    put(desk, new, DISCHARGE, unknown="Påhittat skäl")
    sheet = opened(desk, new, stand)
    assert audit(sheet.window()) == []


@pytest.mark.journey
def test_from_the_notice_to_a_discharge_that_moves_and_what_is_too_late(
    desk: Desk, new: CaseId, stand: Stand
) -> None:
    sheet = opened(desk, new, stand)
    press(sheet, "stops-change-noticed|")
    sheet.model.edit(day=TODAY.isoformat())
    press(sheet, "stops-save")
    press(sheet, "start-2026-03-10")
    desk.clock.day = date(2026, 3, 10)
    sheet.show_case(desk.view(new))
    press(sheet, "stops-change-start-meeting|")
    sheet.model.edit(done=date(2026, 3, 10).isoformat())
    press(sheet, "stops-save")
    press(sheet, f"stops-change-{DISCHARGE}|")
    sheet.model.edit(unknown="Kommunen söker boende")
    press(sheet, "stops-save")
    press(sheet, f"stops-change-{DISCHARGE}|")
    sheet.model.edit(day="2026-11-02", unknown="")
    press(sheet, "stops-save")
    press(sheet, "stops-change-discharge-meeting|")
    press(sheet, "stops-save")
    meeting = desk.view(new).case.placement.discharge_meeting
    assert meeting == date(2026, 10, 5)
    press(sheet, f"stops-change-{DISCHARGE}|")
    sheet.model.edit(day="2026-04-20", why="Platsen blev ledig")
    assert "utskrivningsmöte (5 okt 2026)" in sheet.stops.preview.words
    press(sheet, "stops-save")
    case = desk.view(new).case
    assert case.placement.discharge_meeting == meeting
    assert (case.track.times_moved, case.track.times_unknown) == (1, 1)
    late = sheet.findChild(QWidget, "track-late")
    assert late is not None
    assert late.isVisible()
    texts = {t.words for t in sheet.stops.findChildren(Text)}
    assert "För sent" in texts
