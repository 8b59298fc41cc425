"""The survey on the screen, by keys, with the mouse, in every look."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication

from sipdesk.domain.meeting import Record
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.ui.survey.model import IDLE, WARNED, Stage
from sipdesk.ui.survey.pages import GROUPS, promises
from sipdesk.ui.survey.targets import LEAST, Target
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.widgets.tokens import TOUCH
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.case import OpenCase, open_case
from sipdesk.usecases.meeting import RecordMeeting, record_meeting
from tests.home import content
from tests.ui.audit import audit
from tests.ui.shell import focus, found, press, settle
from tests.ui.step_page import brought
from tests.ui.survey.answering import (
    CODE,
    ENTER,
    WRONG,
    YOUNG,
    Answering,
    at_discharge,
)
from tests.usecases.desk import Desk

PRINCIPAL = SurveyGroup.PRINCIPAL
CONTROL = Qt.KeyboardModifier.ControlModifier
KEYS = Qt.Key


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Desk]:
    opened = brought(tmp_path, "held")
    yield opened
    opened.ports.store.close()


@pytest.fixture
def survey(case: Desk, frame: Frame) -> Answering:
    return Answering(case, frame)


def test_those_who_were_there_are_here_and_others_may_be_ticked(
    survey: Answering,
) -> None:
    survey.hand_over()
    assert survey.state.groups == (YOUNG, PRINCIPAL)
    assert CODE not in repr(survey.state)


@pytest.mark.journey
def test_one_answers_by_keys_alone_and_the_next_finds_nothing(
    survey: Answering,
) -> None:
    survey.hand_over()
    survey.begin()
    survey.answer("312vn3")
    survey.finish("Bra möte.")
    assert survey.stage() is Stage.THANKS
    assert "Dina svar är sparade." in survey.words()
    assert survey.kept() == {
        "young-person 1": 1,
        "young-person 2": 1,
        "young-person 3": 2,
        "young-person dont-know": 1,
        "young-person wont-say": 1,
    }
    assert [one.words for one in survey.remarks()] == ["Bra möte."]
    survey.key(ENTER)
    assert survey.stage() is Stage.WHO
    survey.begin()
    assert survey.state.given == ""
    survey.answer("111111")
    field = survey.screen.words.field
    assert field.value == ""
    survey.key(KEYS.Key_Z, CONTROL)
    assert field.value == ""


def test_own_words_are_asked_for_without_names_and_a_number_is_noted_kindly(
    survey: Answering,
) -> None:
    survey.hand_over()
    survey.begin()
    survey.answer("111111")
    assert "Skriv gärna utan namn, ditt eller andras." in survey.words()
    field = survey.screen.words.field
    survey.type("Ring 070-123 45 67")
    assert field.remark == "Det ser ut som ett nummer. Ta gärna bort det."
    assert audit(survey.frame) == []
    survey.finish()
    assert survey.stage() is Stage.THANKS, "it stops nobody"
    assert [one.words for one in survey.remarks()] == ["Ring 070-123 45 67"]


def test_the_room_tells_nobody_who_is_known_in_this_home(
    case: Desk, survey: Answering
) -> None:
    open_case(OpenCase("Malte", "Skisslund"), case.ports)
    survey.hand_over()
    survey.begin()
    survey.answer("111111")
    for name in ("Malte Skisslund", case.case.young_person.name, "Elsa Uppdiktad"):
        survey.type(name)
        assert survey.screen.words.field.remark == ""
        survey.screen.words.field.set_value("")


def test_ctrl_z_brings_back_nothing_that_another_wrote_and_took_away(
    survey: Answering,
) -> None:
    survey.hand_over()
    survey.begin()
    survey.answer("111111")
    survey.type("Hemligt")
    survey.key(KEYS.Key_A, CONTROL)
    survey.key(KEYS.Key_C, CONTROL)
    survey.key(KEYS.Key_Delete)
    survey.finish()
    survey.key(ENTER)
    assert QGuiApplication.clipboard().text() == ""
    survey.begin()
    survey.answer("111111")
    survey.key(KEYS.Key_Z, CONTROL)
    assert survey.screen.words.field.value == ""


def test_enter_held_down_answers_nothing(survey: Answering) -> None:
    survey.hand_over()
    for _ in range(6):
        survey.key(ENTER)
    assert survey.stage() is Stage.WHO
    survey.begin()
    for _ in range(6):
        survey.key(ENTER)
    assert (survey.state.at, survey.state.answers) == (0, {})


def test_arrows_go_among_the_answers_and_enter_chooses_then_goes_on(
    survey: Answering,
) -> None:
    survey.hand_over()
    survey.begin()
    survey.key(KEYS.Key_Right)
    survey.key(KEYS.Key_Right)
    survey.key(ENTER)
    assert survey.state.given == "2"
    assert focus().accessibleName() == "Lite, vald"
    survey.key(ENTER)
    assert survey.state.at == 1
    survey.key(KEYS.Key_Left, Qt.KeyboardModifier.NoModifier)
    survey.key(KEYS.Key_PageUp, CONTROL)
    assert (survey.state.at, survey.state.given) == (0, "2")


def test_a_press_with_the_mouse_answers_too(survey: Answering) -> None:
    survey.hand_over()
    press(found(survey.screen, "survey-group-young-person"))
    press(survey.screen.on_button)
    press(found(survey.screen, "survey-answer-wont-say"))
    assert survey.state.given == "wont-say"
    press(survey.screen.ask.steps_button)
    assert len(survey.state.scale.steps) == 5
    press(found(survey.screen, "survey-answer-5"))
    press(survey.screen.on_button)
    press(survey.screen.stop_button)
    assert "Då sparas inget av det du svarat." in survey.words()
    press(survey.screen.stop_button)
    assert survey.stage() is Stage.WHO
    assert survey.kept() == {}


def test_escape_asks_for_the_code_and_a_wrong_one_must_wait(survey: Answering) -> None:
    survey.hand_over()
    survey.begin()
    survey.type("2")
    survey.key(KEYS.Key_Escape)
    assert "Till den vuxna" in survey.words()
    survey.type(WRONG)
    survey.key(ENTER)
    assert "Fel kod. Vänta 5 sekunder." in survey.words()
    survey.type(CODE)
    survey.key(ENTER)
    assert survey.stage() is Stage.ASK
    survey.pass_time(6)
    assert "Försök igen." in survey.words()
    survey.key(KEYS.Key_Escape)
    assert (survey.stage(), survey.state.given) == (Stage.ASK, "2")
    survey.key(KEYS.Key_Escape)
    survey.type(CODE)
    survey.key(ENTER)
    assert survey.stage() is Stage.SUM
    assert "0 svar" in survey.words()
    assert survey.over == []
    survey.key(ENTER)
    assert survey.over == [()]


def test_who_has_forgotten_the_code_locks_the_home(survey: Answering) -> None:
    survey.hand_over()
    press(survey.screen.adult_button)
    press(survey.screen.gate.lock)
    assert survey.locked == [()]
    assert survey.over == []


def test_the_code_stays_in_no_field(survey: Answering) -> None:
    survey.hand_over()
    assert survey.screen.prepare.code.value == ""
    survey.key(KEYS.Key_Escape)
    survey.type("27")
    survey.key(KEYS.Key_Escape)
    survey.key(KEYS.Key_Escape)
    assert survey.screen.gate.code.value == ""


def test_nobody_there_is_counted_down_and_begins_anew(survey: Answering) -> None:
    survey.hand_over()
    survey.begin()
    survey.type("3")
    survey.pass_time(IDLE - WARNED + 1)
    assert "Annars börjar vi om. 19 sekunder kvar." in survey.words()
    assert audit(survey.frame) == []
    press(survey.screen.here_button)
    assert "Annars börjar vi om" not in survey.words()
    assert survey.state.given == "3"
    survey.pass_time(IDLE)
    assert survey.stage() is Stage.WHO
    assert survey.kept() == {}


def test_a_refusal_keeps_every_answer_on_the_screen(
    survey: Answering, case: Desk
) -> None:
    survey.hand_over()
    survey.begin()
    survey.answer("123123")
    survey.type("Hej.")
    case.do(record_meeting, RecordMeeting, Record())  # it was not held after all
    survey.finish()
    assert survey.stage() is Stage.WORDS
    assert "hållet" in survey.words()
    assert len(survey.state.answers) == 6
    assert survey.screen.words.field.value == "Hej."


def test_the_discharge_survey_asks_its_own_groups(case: Desk, frame: Frame) -> None:
    survey = Answering(case, frame, at_discharge(case))
    survey.hand_over()
    assert survey.state.groups == (YOUNG, SurveyGroup.GUARDIAN, PRINCIPAL)
    survey.begin(PRINCIPAL)
    assert "Fanns det en SIP när placeringen tog slut?" in survey.words()
    survey.answer("3v5")
    survey.finish()
    assert survey.kept()["principal yes"] == 1


def test_what_leads_on_back_and_away_is_large_enough_for_a_child(
    survey: Answering,
) -> None:
    survey.hand_over()
    survey.begin()
    screen = survey.screen
    for button in (
        screen.back_button,
        screen.on_button,
        screen.stop_button,
        screen.ask.steps_button,
    ):
        assert button.height() >= TOUCH, button.objectName()


def test_the_way_on_is_told_while_it_waits_for_an_answer(survey: Answering) -> None:
    survey.hand_over()
    survey.begin()
    assert not survey.screen.on_button.isEnabled()
    assert "Välj ett svar. Tryck sedan på Vidare." in survey.words()


def test_where_letters_are_large_no_way_is_cut(
    case: Desk, frame: Frame, qapp: QApplication
) -> None:
    frame.resize(1024, 700)
    apply(qapp, Theme("light", 2.0))
    survey = Answering(case, frame)
    survey.hand_over()
    survey.begin()
    screen = survey.screen
    for button in (screen.adult_button, screen.back_button, screen.on_button):
        assert button.width() >= button.sizeHint().width(), button.objectName()
    assert audit(frame) == []


def test_what_a_child_reads_is_short(survey: Answering) -> None:
    survey.hand_over()
    survey.begin()
    asked = content().read_surveys().surveys["meeting"].questions[YOUNG]
    groups = (more for _, more in GROUPS.values())
    for sentence in (*promises(survey.state), *groups, *(q.words for q in asked)):
        for one in re.split(r"[.?!]", sentence):
            assert len(one.split()) <= 10, one


@pytest.mark.journey
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("mode", ["light", "contrast"])
def test_every_page_is_whole_and_named_in_every_look(
    case: Desk, frame: Frame, qapp: QApplication, mode: str, scale: float
) -> None:
    apply(qapp, Theme(mode, scale))  # type: ignore[arg-type]
    survey = Answering(case, frame)
    faults = {"prepare": audit(frame)}

    def look(page: str) -> None:
        settle()
        faults[page] = audit(frame)
        for target in survey.screen.findChildren(Target):
            if target.isVisible():
                assert min(target.width(), target.height()) >= LEAST * scale
                assert target.accessibleName()

    survey.hand_over()
    look("who")
    survey.begin()
    look("faces")
    press(survey.screen.ask.steps_button)
    look("more steps")
    survey.answer("54321v")
    look("words")
    survey.finish()
    look("thanks")
    survey.key(ENTER)
    survey.begin(PRINCIPAL)
    look("agree")
    press(survey.screen.stop_button)
    look("stop")
    survey.key(KEYS.Key_Escape)
    look("code")
    survey.type(CODE)
    survey.key(ENTER)
    look("sum")
    assert {page: found for page, found in faults.items() if found} == {}


def test_nothing_on_the_screen_names_anybody(survey: Answering, case: Desk) -> None:
    survey.hand_over()
    survey.begin()
    person = case.case.young_person
    names = {person.given_name, person.family_name, case.case.number}
    buttons = survey.screen.findChildren(QAbstractButton)
    told = [survey.words(), *(b.text() + b.accessibleName() for b in buttons)]
    assert not [name for name in names if name and name in " ".join(told)]
