"""A principal that stays away is written to, and what was done is registered."""

from pathlib import Path

import pytest

from sipdesk.domain.meeting import Attendance, Reply
from sipdesk.domain.paper import PaperKind
from sipdesk.ui.meeting.view import MeetingSheet
from sipdesk.usecases.meeting import NoteAttendance, note_attendance
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.summons import RegisterReply, register_reply
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.looked_over import faults
from tests.ui.step_page import Shown, shown

pytestmark = pytest.mark.usefixtures("qapp")

HEADING = "Huvudman som uteblev"


def away(page: Shown) -> str:
    """Note that psychiatry was not there; give its id as a participant."""
    found = page.desk.participant(made.BUP.id)
    page.do(note_attendance, NoteAttendance, found, Attendance.ABSENT)
    return found


@pytest.mark.journey
def test_the_card_is_there_only_when_a_principal_stays_away(tmp_path: Path) -> None:
    with shown(tmp_path, MeetingSheet, "called") as page:
        assert HEADING not in page.words()
        found = away(page)
        assert HEADING in page.words()
        assert "Kom inte till mötet" in page.words()
        page.do(note_attendance, NoteAttendance, found, Attendance.PRESENT)
        assert HEADING not in page.words()
        page.do(note_attendance, NoteAttendance, found, Attendance.NOT_NOTED)
        said = (found, Reply.NOT_COMING, TODAY)
        page.do(register_reply, RegisterReply, *said)
        assert "Har svarat: Kommer inte" in page.words()


@pytest.mark.journey
def test_the_letters_are_looked_at_and_what_was_done_is_registered(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, MeetingSheet, "called") as page:
        asked: list[PaperOrder] = []
        page.sheet.asked_paper.connect(asked.append)
        found = away(page)
        page.press(f"absence-change-{found}")
        page.press("absence-letter")
        page.press("absence-deviation")
        kinds = [PaperKind.ABSENCE_LETTER, PaperKind.DEVIATION]
        assert [(one.kind, one.recipient) for one in asked] == [
            (kind, made.BUP.id) for kind in kinds
        ]
        page.write("chief_told", TODAY.isoformat())
        page.write("deviation", TODAY.isoformat())
        page.write("deviation_reference", "17")
        page.press("absence-save")
        person = page.case.meeting.participant(made.BUP.id)
        assert person is not None
        assert (person.chief_told, person.deviation) == (TODAY, TODAY)
        assert "Avvikelse lämnad 2 mars 2026, nummer 17" in page.words()


@pytest.mark.journey
def test_a_number_without_a_day_is_said_at_the_day(tmp_path: Path) -> None:
    with shown(tmp_path, MeetingSheet, "called") as page:
        page.press(f"absence-change-{away(page)}")
        page.write("deviation_reference", "17")
        page.press("absence-save")
        assert "Avvikelsens nummer har ingen dag." in page.words()
        page.write("deviation", "2031-01-01")
        page.press("absence-save")
        person = page.case.meeting.participant(made.BUP.id)
        assert person is not None
        assert person.deviation is None


@pytest.mark.journey
def test_the_card_is_read_aloud_tabbed_through_and_enlarged(tmp_path: Path) -> None:
    with shown(tmp_path, MeetingSheet, "called") as page:
        page.press(f"absence-change-{away(page)}")
        assert faults(page) == []
