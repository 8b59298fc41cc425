"""One key covers everything; the young person may go and come back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sipdesk.content.words import word
from sipdesk.domain.meeting import (
    Attendance,
    BreakKind,
    Part,
    TakingPart,
)
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.meeting_mode.model import Stage
from sipdesk.usecases.meeting import NoteAttendance, note_attendance
from sipdesk.usecases.minutes import FinaliseMinutes, finalise_minutes
from tests.ui.audit import audit
from tests.ui.meeting_mode.room import (
    CONTROL,
    PARTS,
    Room,
    room,
    with_a_plan,
)
from tests.ui.shell import focus, settle

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.journey
def test_one_key_covers_everything_at_once(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        with_a_plan(at)
        at.start()
        at.key(PARTS[2], CONTROL)
        assert "Mål care" in at.shared
        at.key(Qt.Key.Key_F9)
        assert at.mode.shared.view.words == ["Paus", "Vi fortsätter strax."]
        assert at.mode.shared.isVisible()
        assert "Mål care" not in at.words()
        assert at.meeting.open_break(BreakKind.PAUSE) is not None
        assert audit(at.window) == []
        for key in (*PARTS, Qt.Key.Key_G, Qt.Key.Key_PageDown):
            at.key(key, CONTROL)
            assert at.mode.model.state.stage is Stage.PAUSED
        assert focus() is at.mode.pause.go_on
        at.key(Qt.Key.Key_Space)
        assert "Mål care" in at.shared
        assert at.meeting.open_break(BreakKind.PAUSE) is None
        assert at.mode.model.state.part is Part.NEEDS


@pytest.mark.journey
def test_the_key_holds_also_while_the_participants_window_is_the_active_one(
    tmp_path: Path,
) -> None:
    with room(tmp_path) as at:
        at.start()
        at.mode.shared.activateWindow()
        settle()
        QTest.keyClick(at.mode.shared, Qt.Key.Key_F9)
        settle()
        assert at.mode.model.state.stage is Stage.PAUSED


@pytest.mark.journey
def test_the_young_person_goes_and_comes_back(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        at.at(13, 0)
        at.start()
        at.at(13, 10)
        at.key(Qt.Key.Key_F9)
        at.click("onward-by-link")
        at.click("young-person-left")
        assert at.mode.model.state.stage is Stage.HELD
        assert f"Den unge gick 13.10. {word(TakingPart.BY_LINK)}." in at.words()
        (left,) = at.meeting.breaks
        assert (left.kind, left.onward) == (BreakKind.LEFT, TakingPart.BY_LINK)
        assert "gick" not in at.shared
        at.at(13, 30)
        at.click("came-back")
        assert "Den unge gick" not in at.words()
        assert at.meeting.breaks[0].ended is not None


@pytest.mark.journey
def test_a_meeting_that_stood_still_when_the_program_fell_stands_still_yet(
    tmp_path: Path,
) -> None:
    with room(tmp_path) as at:
        at.start()
        at.key(Qt.Key.Key_F9)
        again = Room(at.desk)
        again.start()
        assert again.mode.model.state.stage is Stage.PAUSED
        assert again.mode.shared.view.words[0] == "Paus"
        again.close()


@pytest.mark.journey
def test_minutes_made_final_elsewhere_lock_nobody_in(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        at.start()
        at.key(Qt.Key.Key_F9)
        at.do(finalise_minutes, FinaliseMinutes)
        at.click("go-on")
        assert at.mode.model.state.stage is Stage.HELD
        assert "Protokollet är slutfört." in at.words()
        at.click("end")
        assert len(at.over) == 1


@pytest.mark.journey
def test_every_pause_asks_anew_how_the_meeting_goes_on(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        at.start()
        at.key(Qt.Key.Key_F9)
        at.click("onward-by-link")
        at.click("young-person-left")
        at.click("came-back")
        at.key(Qt.Key.Key_F9)
        at.click("young-person-left")
        last = at.meeting.breaks[-1]
        assert last.onward is TakingPart.NOT_PRESENT


@pytest.mark.journey
def test_a_young_person_that_has_gone_is_not_here(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        at.start()
        young = at.meeting.participant(YOUNG_PERSON)
        assert young is not None
        at.do(note_attendance, NoteAttendance, young.id, Attendance.PRESENT)
        assert "Här nu: 1 av" in at.words()
        at.key(Qt.Key.Key_F9)
        at.click("young-person-left")
        assert "Här nu: 0 av" in at.words()
        at.click("came-back")
        assert "Här nu: 1 av" in at.words()
