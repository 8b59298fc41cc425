from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.meeting import (
    Booking,
    MeetingForm,
    Participant,
    QuestionState,
    Record,
    TakingPart,
)
from sipdesk.domain.settings import VIDEO_SYSTEM
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.preparation.model import CHOSEN, OWN
from sipdesk.ui.preparation.view import PreparationSheet
from sipdesk.usecases.admission import RecordYoungPerson, record_young_person
from sipdesk.usecases.home import ChangeSetting, change_setting
from sipdesk.usecases.meeting import (
    AnswerQuestion,
    RecordMeeting,
    answer_question,
    record_meeting,
)
from sipdesk.usecases.summons import BookMeeting, book_meeting
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.step_page import Shown, shown

pytestmark = pytest.mark.usefixtures("qapp")


def choose(page: Shown, party: str, *, on: bool = True) -> None:
    block = page.sheet.people.blocks[party]  # type: ignore[attr-defined]
    page.write_in(block, "chosen", frozenset({CHOSEN} if on else ()))


def ask(page: Shown, text: str, area: Area = Area.SCHOOL) -> None:
    page.press("questions-add")
    page.write("text", text)
    page.write("area", area.value)
    page.press("questions-save")


def participant(page: Shown, party: str) -> Participant | None:
    return page.case.meeting.participant(party)


@pytest.mark.journey
def test_the_step_is_done_with_its_widgets_alone(tmp_path: Path) -> None:
    with shown(tmp_path, PreparationSheet, "peopled") as page:
        page.write("purpose", "Komma överens om hösten.")
        ask(page, "Vem hjälper mig i skolan?")
        choose(page, YOUNG_PERSON)
        choose(page, made.NAMND.id)
        page.write("taking_part", TakingPart.BY_PICTURES.value)
        assert page.state in {"done", "blocked"}
        assert page.left == ()


def test_a_question_is_added_changed_and_taken_out(tmp_path: Path) -> None:
    with shown(tmp_path, PreparationSheet, "peopled") as page:
        page.press("questions-add")
        page.write("text", "  Får jag flytta hem?  ")
        page.write("area", Area.HOUSING.value)
        page.write("own", frozenset({OWN}))
        page.press("questions-save")
        (question,) = page.case.meeting.questions
        assert (question.text, question.own) == ("Får jag flytta hem?", True)
        assert "Den unges egen fråga" in page.words()

        page.press(f"questions-change-{question.id}")
        page.write("text", "När får jag flytta hem?")
        page.press("questions-save")
        (changed,) = page.case.meeting.questions
        assert changed == replace(question, text="När får jag flytta hem?")

        page.press(f"questions-remove-{question.id}")
        assert page.case.meeting.questions == ()


def test_a_question_without_text_or_area_stays_on_the_form(tmp_path: Path) -> None:
    with shown(tmp_path, PreparationSheet, "peopled") as page:
        page.press("questions-add")
        page.press("questions-save")
        assert "Området saknas" in page.field("area").problem
        page.write("area", Area.SCHOOL.value)
        page.press("questions-save")
        assert "Frågan är tom" in page.field("text").problem
        assert page.case.meeting.questions == ()


@pytest.mark.journey
def test_a_question_that_was_taken_up_cannot_be_taken_out(tmp_path: Path) -> None:
    with shown(tmp_path, PreparationSheet, "peopled") as page:
        ask(page, "Vem ringer?")
        (question,) = page.case.meeting.questions
        page.do(answer_question, AnswerQuestion, question.id, QuestionState.ANSWERED)
        assert not page.has_button(f"questions-remove-{question.id}")


@pytest.mark.journey
def test_a_question_being_written_is_there_after_a_restart(
    tmp_path: Path, qapp: QApplication
) -> None:
    with shown(tmp_path, PreparationSheet, "peopled") as page:
        page.press("questions-add")
        page.write("text", "Halvskriven fråga")
        page.sheet.keep()
        again = page.reopened(PreparationSheet)
        qapp.processEvents()
        assert again.field("text").value == "Halvskriven fråga"
        again.press("questions-cancel")
        assert not again.has_button("questions-save")
        again.close()
        once_more = page.reopened(PreparationSheet)
        assert not once_more.has_button("questions-save")
        once_more.close()


@pytest.mark.journey
def test_ticking_chooses_at_once_and_unticking_takes_out(tmp_path: Path) -> None:
    with shown(tmp_path, PreparationSheet, "peopled") as page:
        choose(page, made.BUP.id)
        block = page.sheet.people.blocks[made.BUP.id]  # type: ignore[attr-defined]
        page.write_in(block, "prepare", "Ta med planen.")
        chosen = participant(page, made.BUP.id)
        assert chosen is not None
        assert chosen.prepare == "Ta med planen."
        choose(page, made.BUP.id, on=False)
        assert participant(page, made.BUP.id) is None
        again = page.reopened(PreparationSheet)
        assert "förra gången" not in again.words()
        again.close()


def test_one_who_is_called_is_not_taken_out(tmp_path: Path) -> None:
    with shown(tmp_path, PreparationSheet, "called") as page:
        block = page.sheet.people.blocks[made.BUP.id]  # type: ignore[attr-defined]
        (tick,) = block.fields["chosen"].ticks.values()
        assert not tick.isEnabled()
        assert "Kallad 2 mars 2026" in page.words()


def test_it_says_what_a_good_meeting_lacks(tmp_path: Path) -> None:
    with shown(tmp_path, PreparationSheet, "prepared") as page:
        assert "Den unge har ingen egen fråga." in page.words()
        young = replace(
            page.case.young_person, interpreter=Answer.YES, language="påhittiska"
        )
        page.do(record_young_person, RecordYoungPerson, young, "")
        assert "Den unge behöver tolk, men ingen är ordnad." in page.words()
        assert "Språk: påhittiska" in page.words()
        page.write("interpreter", "Påhittade tolkar")
        assert "ingen är ordnad" not in page.words()


def test_one_who_may_not_be_told_is_marked(tmp_path: Path) -> None:
    with shown(tmp_path, PreparationSheet, "peopled") as page:
        assert "Den unge har inte tillfrågats." in page.words()


def wish(page: Shown, about: str, *, wanted: bool, words: str = "") -> None:
    page.press("wishes-add")
    page.write("wanted", "yes" if wanted else "no", "wishes")
    page.write("about", about, "wishes")
    page.write("words", words, "wishes")
    page.press("wishes-save")


@pytest.mark.journey
def test_one_who_is_not_wanted_is_marked_and_can_be_chosen(tmp_path: Path) -> None:
    with shown(tmp_path, PreparationSheet, "peopled") as page:
        wish(page, made.BUP.id, wanted=False, words="Hen lyssnar inte.")
        wish(page, made.SCHOOL.id, wanted=True)
        block = page.sheet.people.blocks[made.BUP.id]  # type: ignore[attr-defined]
        assert "vill helst inte att hen är med: ”Hen lyssnar inte.”" in (
            page.words_of(block)
        )
        other = page.sheet.people.blocks[made.SCHOOL.id]  # type: ignore[attr-defined]
        assert "vill" not in page.words_of(other)
        choose(page, made.BUP.id)
        assert participant(page, made.BUP.id) is not None
        assert "Någon som inte önskas är vald: BUP Påhittad." in page.words()


@pytest.mark.journey
def test_a_wish_is_changed_and_taken_out(tmp_path: Path) -> None:
    with shown(tmp_path, PreparationSheet, "peopled") as page:
        wish(page, made.BUP.id, wanted=False)
        (first,) = page.case.meeting.wishes
        page.press(f"wishes-change-{first.id}")
        page.write("wanted", "yes", "wishes")
        page.press("wishes-save")
        (changed,) = page.case.meeting.wishes
        assert changed == replace(first, wanted=True)
        page.press(f"wishes-remove-{first.id}")
        assert page.case.meeting.wishes == ()


def test_who_speaks_for_the_young_person_is_asked_when_somebody_does(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, PreparationSheet, "peopled") as page:
        representative = page.sheet.findChild(QWidget, "representative")
        assert isinstance(representative, QWidget)
        assert not representative.isVisibleTo(page.sheet)
        page.write("taking_part", TakingPart.REPRESENTATIVE.value)
        page.write("representative", "Påhittad Vän")
        assert page.case.meeting.preparation.representative == "Påhittad Vän"


def test_video_is_prepared_where_somebody_is_on_it(tmp_path: Path) -> None:
    with shown(tmp_path, PreparationSheet, "prepared") as page:
        assert "Hemmet har inte angett vilket system" in page.words()
        page.write("video_tested", "2026-03-02")
        page.write("waiting_room", "no")
        page.write("in_the_room", "Läkaren och en sekreterare.")
        how = page.case.meeting.preparation
        assert how.video_tested == TODAY
        assert how.waiting_room is Answer.NO
        assert how.in_the_room == "Läkaren och en sekreterare."
        page.do(book_meeting, BookMeeting, Booking(form=MeetingForm.PHONE))
        assert "Om någon är med på video" not in page.words()


@pytest.mark.journey
def test_the_homes_own_system_is_named(tmp_path: Path) -> None:
    with shown(tmp_path, PreparationSheet, "prepared") as page:
        change_setting(
            ChangeSetting(VIDEO_SYSTEM.key, "Påhittat möte"), page.desk.ports
        )
        again = page.reopened(PreparationSheet)
        assert "Hemmets godkända system: Påhittat möte." in again.words()
        again.close()


def test_what_is_missing_leads_to_where_it_is_settled(tmp_path: Path) -> None:
    with shown(tmp_path, PreparationSheet, "prepared") as page:
        asked: list[str] = []
        page.sheet.asked_step.connect(asked.append)
        page.press("ready-support")
        assert asked == ["roles"]
        page.press("ready-pre-meeting")
        assert asked == ["roles"]
        focus = QApplication.focusWidget()
        assert focus is not None
        assert page.field("taking_part").isAncestorOf(focus)
        assert "På plats:" in page.words()
        page.do(record_meeting, RecordMeeting, Record(held=TODAY))
        assert "För ett bra möte" not in page.words()


def test_it_leads_to_what_is_decided_together(tmp_path: Path) -> None:
    with shown(tmp_path, PreparationSheet, "opened") as page:
        asked: list[bool] = []
        page.sheet.asked_decisions.connect(lambda: asked.append(True))
        page.press("open-decisions")
        assert asked == [True]
