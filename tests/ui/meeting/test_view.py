from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.meeting import Attendance, Part, QuestionState, TiedTo
from sipdesk.ui.meeting.model import REVIEWED
from sipdesk.ui.meeting.view import MeetingSheet
from sipdesk.usecases.meeting import PlanNextMeeting, plan_next_meeting
from sipdesk.usecases.minutes import FinaliseMinutes, finalise_minutes
from tests.home import TODAY
from tests.ui.shell import settle
from tests.ui.step_page import Shown, shown
from tests.ui.widgets.shown import heard

pytestmark = pytest.mark.usefixtures("qapp")


def sheet(page: Shown) -> MeetingSheet:
    assert isinstance(page.sheet, MeetingSheet)
    return page.sheet


def everybody_was_there(page: Shown) -> None:
    for block in sheet(page).attendance.blocks.values():
        page.write_in(block, "attendance", Attendance.PRESENT.value)


def amend(page: Shown, reason: str) -> None:
    page.press("amend-begin")
    page.write("reason", reason, "amend")
    page.press("amend-go")


@pytest.mark.journey
def test_the_step_is_done_with_its_widgets_alone(tmp_path: Path) -> None:
    with shown(tmp_path, MeetingSheet, "called") as page:
        page.write("held", "idag")
        page.write("tied_to", TiedTo.REVIEW.value)
        page.write("consent_reviewed", frozenset({REVIEWED}))
        everybody_was_there(page)
        page.write_in(
            sheet(page).notes.blocks[Part.NEEDS.value], "text", "Alva vill hem."
        )
        page.write("agreements", "Skolan ringer på måndag.")
        asked = page.press_and_answer("finalise-minutes", yes=True)
        assert asked == "Slutföra protokollet?"
        assert page.state == "done"
        meeting = page.case.meeting
        assert (meeting.record.held, meeting.tied_to) == (TODAY, TiedTo.REVIEW)
        assert meeting.note(Part.NEEDS) == "Alva vill hem."
        assert meeting.minutes[0].number == 1
        assert "Version 1, slutförd 2 mars 2026 09.30" in page.words()
        assert "Registrerad av Karin Exempel" in page.words()
        begins = meeting.minutes[0].sha256[:4]
        assert f"Kontrollsumma {begins} " in page.words()
        assert "Det som är sparat stämmer med den." in page.words()


@pytest.mark.journey
def test_a_no_to_the_question_locks_nothing(tmp_path: Path) -> None:
    with shown(tmp_path, MeetingSheet, "held") as page:
        page.press_and_answer("finalise-minutes", yes=False)
        assert page.case.meeting.minutes == ()


def test_minutes_without_a_meeting_are_refused_where_the_button_is(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, MeetingSheet, "called") as page:
        page.press_and_answer("finalise-minutes", yes=True)
        notice = sheet(page).minutes
        assert "Protokollet saknar mötesdag." in page.words_of(notice)


@pytest.mark.journey
def test_the_minutes_of_a_failed_meeting_can_be_finalised(tmp_path: Path) -> None:
    with shown(tmp_path, MeetingSheet, "called") as page:
        page.write("failed", "Den unge gick efter fem minuter.")
        page.press_and_answer("finalise-minutes", yes=True)
        assert len(page.case.meeting.minutes) == 1


@pytest.mark.journey
def test_final_minutes_cannot_be_written_in_until_they_are_opened(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, MeetingSheet, "planned") as page:
        assert "Protokollet är slutfört." in page.words()
        assert not page.field("agreements").isEnabled()
        assert not page.has_button("finalise-minutes")
        amend(page, "Fel dag för nästa möte.")
        assert page.field("agreements").isEnabled()
        assert page.focus_in("held")
        assert page.in_sight(page.part("minutes-final"))
        assert page.state == "ongoing"
        assert "Slutför protokollet." in page.left
        assert "Skäl: Fel dag för nästa möte." in page.words()
        page.write("next_day", "2026-04-01")
        page.press_and_answer("finalise-minutes", yes=True)
        assert [v.number for v in page.case.meeting.minutes] == [1, 2]
        assert page.case.meeting.minutes[1].reason == "Fel dag för nästa möte."
        assert not page.field("agreements").isEnabled()


@pytest.mark.journey
def test_the_last_minutes_are_amended_also_when_the_next_meeting_is_begun(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, MeetingSheet, "planned") as page:
        page.do(plan_next_meeting, PlanNextMeeting)
        assert "Det som står nedan är nästa möte." in page.words()
        assert page.field("agreements").isEnabled()
        amend(page, "Fel namn.")
        assert "är öppet för ändring." in page.words()
        assert "Sedan visas nästa möte igen i alla steg." in page.words()
        page.press_and_answer("finalise-minutes", yes=True)
        assert [len(m.minutes) for m in page.case.meetings] == [2, 0]
        assert "Det som står nedan är nästa möte." in page.words()


def test_an_amendment_needs_a_reason_and_can_be_given_up(tmp_path: Path) -> None:
    with shown(tmp_path, MeetingSheet, "planned") as page:
        page.press("amend-top")
        settle()  # what was shown just now has no size yet
        page.press("amend-go")
        assert "Skälet till den nya versionen saknas" in page.field("reason").problem
        assert page.focus_in("reason")
        page.press("amend-stop")
        assert not page.has_button("amend-go")
        assert page.case.meeting.record.amending == ""


def test_an_objection_is_noted_on_a_locked_version_at_once(tmp_path: Path) -> None:
    with shown(tmp_path, MeetingSheet, "planned") as page:
        page.press("Det här stämmer inte")
        page.write("words", "Alva: jag sa inte det.")
        page.press("minutes-versions-save")
        (version,) = page.case.meeting.minutes
        assert version.objection == "Alva: jag sa inte det."
        assert "Invändning: Alva: jag sa inte det." in page.words()


@pytest.mark.journey
def test_an_answer_that_is_written_makes_the_question_answered(tmp_path: Path) -> None:
    with shown(tmp_path, MeetingSheet, "called") as page:
        block = sheet(page).questions.blocks["question"]
        page.write_in(block, "answer", "Kuratorn, varje tisdag.")
        (question,) = page.case.meeting.questions
        assert question.state is QuestionState.ANSWERED
        page.write_in(block, "state", QuestionState.PARKED.value)
        (question,) = page.case.meeting.questions
        assert question.state is QuestionState.PARKED
        assert question.answer == "Kuratorn, varje tisdag."


@pytest.mark.journey
def test_an_answer_once_saved_leaves_no_draft_behind(
    tmp_path: Path, qapp: QApplication
) -> None:
    with shown(tmp_path, MeetingSheet, "called") as page:
        block = sheet(page).questions.blocks["question"]
        block.fields["answer"]._show("Halvt svar")
        block.fields["answer"]._tell()
        page.sheet.keep()
        page.write_in(block, "answer", "Helt svar")
        page.write_in(block, "answer", "Bättre svar")
        again = page.reopened(MeetingSheet)
        qapp.processEvents()
        found = sheet(again).questions.blocks["question"].fields["answer"]
        assert found.value == "Bättre svar"
        assert "förra gången" not in again.words()
        again.close()


def test_the_summary_leads_to_where_it_is_changed(tmp_path: Path) -> None:
    with shown(tmp_path, MeetingSheet, "called") as page:
        page.press_change("Ändra överenskommelser")
        assert page.field("agreements").isAncestorOf(page.window.focusWidget())


def test_nobody_chosen_leads_to_where_they_are_chosen(tmp_path: Path) -> None:
    with shown(tmp_path, MeetingSheet, "peopled") as page:
        asked = heard(page.sheet.asked_step)
        page.press("go-preparation")
        assert asked == ["preparation"]


@pytest.mark.journey
def test_minutes_finalised_elsewhere_lock_the_page_too(tmp_path: Path) -> None:
    with shown(tmp_path, MeetingSheet, "held") as page:
        assert page.field("agreements").isEnabled()
        page.do(finalise_minutes, FinaliseMinutes)
        assert not page.field("agreements").isEnabled()


@pytest.mark.journey
def test_one_who_was_absent_can_have_something_said(tmp_path: Path) -> None:
    with shown(tmp_path, MeetingSheet, "held") as page:
        item, block = next(iter(sheet(page).attendance.blocks.items()))
        assert not block.fields["sent_words"].isVisibleTo(page.sheet)
        page.write_in(block, "attendance", Attendance.ABSENT.value)
        assert block.fields["sent_words"].isVisibleTo(page.sheet)
        page.write_in(block, "sent_words", "Jag vill börja i skolan i maj.")
        person = next(p for p in page.case.meeting.participants if p.id == item)
        assert person.attendance is Attendance.ABSENT
        assert person.sent_words == "Jag vill börja i skolan i maj."
