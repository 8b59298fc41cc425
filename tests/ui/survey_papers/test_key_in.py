"""Forms on paper, typed in by one key an answer."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sipdesk.content.notices import notice
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.meeting import Record
from sipdesk.domain.survey import SurveyOccasion
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.ui.evaluation.view import EvaluationSheet
from sipdesk.ui.survey_form import after_meeting
from sipdesk.ui.survey_papers.key_in import MORE, KeyInCard, legend
from sipdesk.ui.survey_papers.key_in_model import KeyInModel
from sipdesk.usecases.closing import (
    CloseCase,
    RecordClosing,
    close_case,
    record_closing,
)
from sipdesk.usecases.meeting import RecordMeeting, record_meeting
from tests.home import TODAY
from tests.ui.audit import audit
from tests.ui.shell import Slow, focus, settle
from tests.ui.step_page import Shown, brought, shown
from tests.ui.typing import type_text
from tests.usecases.desk import Desk

pytestmark = pytest.mark.usefixtures("qapp")

YOUNG, PRINCIPAL = SurveyGroup.YOUNG_PERSON, SurveyGroup.PRINCIPAL


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = brought(tmp_path, "held")
    yield opened
    opened.ports.store.close()


def card(page: Shown, group: SurveyGroup = YOUNG) -> KeyInCard:
    """Choose a group, and put the focus where the keys are taken."""
    found = page.sheet.findChild(KeyInCard, "key-in")
    assert isinstance(found, KeyInCard)
    page.write("key-in-group", group.value)
    found.pad.setFocus()
    settle()
    return found


def keys(typed: str) -> None:
    """Press keys where the focus is; a line break is Enter, ``<`` is Backspace."""
    special = {"\n": Qt.Key.Key_Return, "<": Qt.Key.Key_Backspace}
    for key in typed:
        if key in special:
            QTest.keyClick(focus(), special[key])
        else:
            type_text(focus(), key)
        settle()


def kept(page: Shown) -> Counter[str]:
    """Count the answers that are kept, by answer."""
    with page.desk.ports.store.reading() as work:
        counts = work.surveys.counts()
    found: Counter[str] = Counter()
    for one in counts:
        found[one.answer] += one.count
    return found


@pytest.mark.journey
def test_ten_forms_are_typed_in_by_seven_keys_each(tmp_path: Path) -> None:
    with shown(tmp_path, EvaluationSheet, "held") as page:
        found = card(page)
        for _ in range(10):
            keys("312vn \n")
        assert kept(page) == {
            "1": 10,
            "2": 10,
            "3": 10,
            "dont-know": 10,
            "wont-say": 10,
            "blank": 10,
        }
        assert "10 enkäter inskrivna." in page.words()
        (counted,) = page.case.last_held.evaluations
        assert (counted.group, counted.answered) == (YOUNG, 10)
        assert focus() is found.pad


def test_each_key_goes_on_and_backspace_goes_back(tmp_path: Path) -> None:
    with shown(tmp_path, EvaluationSheet, "held") as page:
        found = card(page)
        keys("31<2")
        given = [found.model.state.given(q) for q in found.model.state.questions]
        assert given[:3] == ["3", "2", ""]
        keys("9x")
        assert found.model.state.at == 2
        assert found.pad.accessibleName().startswith("Fråga 3 av 6: ")
        assert audit(page.window) == []


def test_own_words_follow_the_last_question_and_enter_saves(tmp_path: Path) -> None:
    with shown(tmp_path, EvaluationSheet, "held") as page:
        card(page)
        keys("111111")
        keys("Bra\n")
        assert kept(page) == {"1": 6}
        with page.desk.ports.store.reading() as work:
            assert [one.words for one in work.surveys.remarks()] == ["Bra"]


def test_a_name_in_own_words_is_pointed_out_where_it_stands_and_is_not_lost(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, EvaluationSheet, "held") as page:
        found = card(page)
        keys("111111")
        keys("Alva bad Elsa ringa 0701234567")
        assert "”Alva”" in found.words.remark, "the one it is about is somebody too"
        assert "”0701234567”" in found.words.remark
        assert "Elsa" not in found.words.remark, "nobody known here is called so"
        assert found.words.value == "Alva bad Elsa ringa 0701234567"
        assert "Kan vara ett namn" in page.words_of(found)
        assert audit(page.window) == []
        keys("\n")
        assert found.words.remark == ""
        with page.desk.ports.store.reading() as work:
            (kept_words,) = [one.words for one in work.surveys.remarks()]
        assert kept_words == "Alva bad Elsa ringa 0701234567"


def test_an_empty_form_is_refused_where_it_is_typed(tmp_path: Path) -> None:
    with shown(tmp_path, EvaluationSheet, "held") as page:
        found = card(page)
        keys("\n")
        assert "Inget är besvarat." in page.words_of(found)
        keys("1")
        assert "Inget är besvarat." not in page.words_of(found)


def test_the_last_is_taken_back_and_stands_there_to_be_changed(tmp_path: Path) -> None:
    with shown(tmp_path, EvaluationSheet, "held") as page:
        found = card(page)
        keys("111111\n222222\n")
        page.press("key-in-undo")
        assert kept(page) == {"1": 6}
        assert page.case.last_held.evaluations[0].answered == 1
        keys("3\n")
        assert kept(page) == {"1": 6, "2": 5, "3": 1}
        page.press("key-in-undo")
        page.press("key-in-undo")
        assert kept(page) == {}
        assert page.case.last_held.evaluations == (), "not counted is not nought"
        assert not found.undo.isEnabled()


def test_what_is_begun_of_one_group_waits_while_another_is_typed(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, EvaluationSheet, "held") as page:
        found = card(page)
        keys("31")
        card(page, PRINCIPAL)
        keys("54321vn5\n")
        assert kept(page)["5"] == 2
        card(page)
        assert found.model.state.at == 2
        keys("1\n")
        assert kept(page)["blank"] == 3


def test_paper_with_five_faces_has_five_keys(tmp_path: Path) -> None:
    with shown(tmp_path, EvaluationSheet, "held") as page:
        found = card(page)
        page.write("key-in-steps", MORE)
        assert "5 Ja, absolut" in legend(found.model.state)
        found.pad.setFocus()
        keys("5")
        assert "mellan två papper" in page.words()  # why it cannot be changed now
        keys("54321\n")
        assert "mellan två papper" not in page.words()
        assert kept(page) == {"5": 2, "4": 1, "3": 1, "2": 1, "1": 1}
        assert not found.model.state.begun
        assert found.model.state.more_steps


def test_what_is_refused_stays_in_its_place(tmp_path: Path) -> None:
    with shown(tmp_path, EvaluationSheet, "held") as page:
        found = card(page)
        keys("12312")
        page.desk.do(record_meeting, RecordMeeting, Record())  # it was not held
        keys("3\n")
        assert kept(page) == {}
        assert found.model.state.notice is not None
        assert len(found.model.state.answers) == 6


def test_keys_that_come_while_a_form_is_saved_are_of_the_next(desk: Desk) -> None:
    slow = Slow(desk.ports)
    survey = desk.ports.content.read_surveys().on(SurveyOccasion.MEETING)
    model = KeyInModel(survey, slow.around, lambda _: None)
    model.show(after_meeting(desk.case))
    model.choose(YOUNG.value)

    def strike(typed: str) -> None:
        for key in typed:
            if key == "\n":
                model.save()
            else:
                model.press(key)

    strike("111111\n222222\n333333Ja")
    slow.answer(0)
    slow.answer(1)
    assert len(slow.asked) == 2
    assert [len(one.order.answers) for one in model.state.saved] == [6, 6]
    given = {one.answer for one in model.state.answers.values()}
    assert (given, model.state.words) == ({"3"}, "Ja")


def test_what_comes_late_of_one_case_is_not_let_in_at_another(desk: Desk) -> None:
    slow = Slow(desk.ports)
    survey = desk.ports.content.read_surveys().on(SurveyOccasion.MEETING)
    model = KeyInModel(survey, slow.around, lambda _: None)
    here = after_meeting(desk.case)
    model.show(here)
    model.choose(YOUNG.value)
    model.press("1")
    model.save()
    model.show(replace(here, meeting="another"))
    model.choose(PRINCIPAL.value)
    model.press("5")
    model.press("4")
    slow.answer(0)
    assert [one.answer for one in model.state.answers.values()] == ["5", "4"]
    assert model.state.saved == ()


def test_keys_that_came_ahead_are_kept_when_the_form_before_is_refused(
    desk: Desk,
) -> None:
    slow = Slow(desk.ports)
    survey = desk.ports.content.read_surveys().on(SurveyOccasion.MEETING)
    model = KeyInModel(survey, slow.around, lambda _: None)
    model.show(after_meeting(desk.case))
    model.choose(YOUNG.value)
    model.press("1")
    model.save()
    for key in "32":
        model.press(key)
    desk.do(record_meeting, RecordMeeting, Record())  # it was not held
    slow.answer(0)
    said = model.state.notice
    assert said is not None
    assert said.text == notice("meeting-not-held").text
    assert said.next.endswith(notice("survey-keys-wait").whole)
    assert [one.answer for one in model.state.answers.values()] == ["1"]
    desk.do(record_meeting, RecordMeeting, Record(held=TODAY))
    model.choose(PRINCIPAL.value)  # whose next form they are not
    model.press("5")
    model.save()
    slow.answer(1)
    assert not model.state.begun
    model.choose(YOUNG.value)
    model.save()
    slow.answer(2)
    assert [one.answer for one in model.state.answers.values()] == ["3", "2"]
    assert len(model.state.saved) == 1


def test_an_enter_too_many_takes_no_key_of_the_form_that_follows(desk: Desk) -> None:
    slow = Slow(desk.ports)
    survey = desk.ports.content.read_surveys().on(SurveyOccasion.MEETING)
    model = KeyInModel(survey, slow.around, lambda _: None)
    model.show(after_meeting(desk.case))
    model.choose(YOUNG.value)
    model.press("1")
    model.save()
    model.save()
    for key in "32":
        model.press(key)
    slow.answer(0)
    slow.answer(1)  # nothing is answered in it yet
    assert [one.answer for one in model.state.answers.values()] == ["3", "2"]
    assert (len(model.state.saved), model.state.ahead) == (1, ())


def test_keys_that_came_while_a_form_was_taken_back_are_typed_then(desk: Desk) -> None:
    slow = Slow(desk.ports)
    survey = desk.ports.content.read_surveys().on(SurveyOccasion.MEETING)
    model = KeyInModel(survey, slow.around, lambda _: None)
    model.show(after_meeting(desk.case))
    model.choose(YOUNG.value)
    model.press("1")
    model.save()
    slow.answer(0)
    model.take_back()
    model.press("3")
    slow.answer(1)
    assert [one.answer for one in model.state.answers.values()] == ["3"]
    assert model.state.ahead == ()


def test_a_form_of_a_closed_case_is_kept_and_said_not_to_be_counted(desk: Desk) -> None:
    slow = Slow(desk.ports)
    survey = desk.ports.content.read_surveys().on(SurveyOccasion.MEETING)
    model = KeyInModel(survey, slow.around, lambda _: None)
    model.show(after_meeting(desk.case))
    model.choose(YOUNG.value)
    desk.do(record_closing, RecordClosing, Closing(ClosingReason.NO_NEED, TODAY))
    desk.do(close_case, CloseCase)
    model.press("1")
    model.save()
    slow.answer(0)
    assert model.state.notice == notice("survey-uncounted")
    assert len(model.state.saved) == 1
    model.press("2")
    assert model.state.notice is None
