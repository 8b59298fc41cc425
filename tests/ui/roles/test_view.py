from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.meeting import Attendance, Calls, Part, Record, TiedTo
from sipdesk.ui.roles.view import RolesSheet
from sipdesk.usecases.meeting import (
    NoteAttendance,
    RecordMeeting,
    WriteNote,
    note_attendance,
    record_meeting,
    write_note,
)
from sipdesk.usecases.minutes import (
    AmendMinutes,
    FinaliseMinutes,
    amend_minutes,
    finalise_minutes,
)
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.step_page import shown
from tests.ui.widgets.shown import heard

pytestmark = pytest.mark.usefixtures("qapp")


def test_the_step_is_done_when_a_principal_calls_itself(tmp_path: Path) -> None:
    with shown(tmp_path, RolesSheet, "peopled") as page:
        page.write("convener", made.NAMND.id)
        page.write("calls", Calls.PRINCIPAL.value)
        page.write("chair", "Exempel Ledare")
        page.write("note_taker", "Karin Exempel")
        page.write("support_person", "Vill inte ha någon")
        assert page.state == "done"
        assert "Sparat 13.26" in page.words()


def test_only_kommun_and_region_can_be_chosen_to_convene(tmp_path: Path) -> None:
    with shown(tmp_path, RolesSheet, "peopled") as page:
        combo = page.sheet.convener.combo  # type: ignore[attr-defined]
        offered = [combo.itemData(row) for row in range(combo.count())]
        assert offered == ["", made.NAMND.id, made.BUP.id]


def test_without_kommun_and_region_it_says_where_to_add_them(tmp_path: Path) -> None:
    with shown(tmp_path, RolesSheet) as page:
        asked = heard(page.sheet.asked_step)
        assert "under Inskrivning" in page.words()
        page.press("go-admission")
        assert asked == ["admission"]


def test_the_commission_is_asked_for_only_when_sis_sends(tmp_path: Path) -> None:
    with shown(tmp_path, RolesSheet, "peopled") as page:
        page.write("convener", made.NAMND.id)
        assert "Vem gav uppdraget?" not in page.words()
        page.write("calls", Calls.SIS_ON_COMMISSION.value)
        page.write("commissioned", "idag")
        page.write("commissioned_by", "Exempel")
        assert page.case.meeting.roles.commissioned == TODAY
        page.write("calls", Calls.PRINCIPAL.value)
        assert page.case.meeting.roles.commissioned is None


def test_a_commission_in_the_future_is_refused_beside_its_day(tmp_path: Path) -> None:
    with shown(tmp_path, RolesSheet, "peopled") as page:
        page.write("calls", Calls.SIS_ON_COMMISSION.value)
        page.write("commissioned", "2026-03-03")
        assert "inte varit än" in page.field("commissioned").problem
        assert page.field("commissioned").value == "2026-03-03"


def test_what_could_not_be_saved_is_there_next_time(
    tmp_path: Path, qapp: QApplication
) -> None:
    with shown(tmp_path, RolesSheet, "peopled") as page:
        page.write("calls", Calls.SIS_ON_COMMISSION.value)
        page.write("commissioned", "nån gång")
        again = page.reopened(RolesSheet)
        qapp.processEvents()
        assert again.field("commissioned").value == "nån gång"
        assert "Här är det du skrev" in again.words()
        again.close()


def test_sip_is_on_the_agenda_of_a_meeting_or_it_is_the_placements_own(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, RolesSheet, "prepared") as page:
        assert "Står SIP på dagordningen?" not in page.words()
        page.write("tied_to", TiedTo.REVIEW.value)
        assert "placeringens eget möte" not in page.words()
        page.write("sip", "no")
        assert "placeringens eget möte" in page.words()
        alone = page.case.meeting
        assert (alone.tied_to, alone.has_sip) == (TiedTo.REVIEW, False)
        page.write("tied_to", TiedTo.NONE.value)
        assert "placeringens eget möte" not in page.words()
        assert page.case.meeting.has_sip


def test_after_the_placements_own_meeting_one_about_sip_is_prepared(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, RolesSheet, "prepared") as page:
        page.write("tied_to", TiedTo.REVIEW.value)
        page.write("sip", "no")
        assert not page.has_button("next")
        page.do(record_meeting, RecordMeeting, Record(held=TODAY))
        page.press("next")
        assert len(page.case.meetings) == 2
        assert page.case.meeting.has_sip
        assert not page.has_button("next")


def test_which_meeting_it_was_is_locked_with_the_minutes(tmp_path: Path) -> None:
    with shown(tmp_path, RolesSheet, "prepared") as page:
        for person in page.case.meeting.participants:
            page.do(note_attendance, NoteAttendance, person.id, Attendance.PRESENT)
        page.do(write_note, WriteNote, Part.OPENING, "Alla hälsade.")
        page.do(record_meeting, RecordMeeting, Record(held=TODAY))
        assert page.field("tied_to").isEnabled()
        page.do(finalise_minutes, FinaliseMinutes)
        assert not page.field("tied_to").isEnabled()
        page.do(amend_minutes, AmendMinutes, "Fel möte.")
        assert page.field("tied_to").isEnabled()
