"""The desk while a survey goes round: nothing else is reached without the code."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sipdesk.domain.survey import SurveyOccasion
from sipdesk.ui.case.view import CaseScreen
from sipdesk.ui.survey.model import Stage
from sipdesk.ui.survey.view import SurveyScreen
from sipdesk.ui.window.desk import Desk
from sipdesk.ui.window.frame import Frame
from tests.ui.shell import focus, found, in_sight, press, settle
from tests.ui.step_page import brought
from tests.ui.survey.answering import CODE, WRONG
from tests.ui.typing import type_text
from tests.ui.widgets.shown import heard
from tests.ui.window.test_desk import key, made
from tests.usecases.desk import Desk as Case

PLACES = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_F)
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    opened = brought(tmp_path, "held")
    yield opened
    opened.ports.store.close()


@pytest.fixture
def desk(case: Case, frame: Frame) -> Desk:
    opened = made(case.ports, frame, "saves-missing")
    frame.ask_before_closing(opened.may_close)
    return opened


def survey(desk: Desk) -> SurveyScreen:
    assert isinstance(desk.page, SurveyScreen)
    return desk.page


def stage(screen: SurveyScreen) -> Stage:
    return screen.model.state.stage


def begin(desk: Desk, case: Case, step: str = "evaluation") -> SurveyScreen:
    """Begin as the coordinator does, from the step, and hand the screen over."""
    desk.open_case(case.case.id, step)
    settle()
    press(in_sight(desk, "survey-begin"))
    settle()
    write_code(CODE)
    assert stage(survey(desk)) is Stage.WHO
    return survey(desk)


def write_code(code: str) -> None:
    type_text(focus(), code)
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    settle()


@pytest.mark.journey
def test_no_key_leads_to_another_screen(desk: Desk, case: Case, frame: Frame) -> None:
    held, shares = heard(desk.held), heard(desk.shares)
    screen = begin(desk, case)
    for pressed in (*PLACES, Qt.Key.Key_F6, Qt.Key.Key_F1):
        key(desk, pressed)
        key(desk, pressed, NONE)
        assert desk.page is screen
    assert not desk.rail.isVisible()
    assert not found(desk, "saves-missing").isVisible()
    assert not [page for page in desk.pages.made.values() if page.isVisible()]
    assert frame.windowTitle() == "SIPdesk"
    assert held == [True]
    assert True not in shares


@pytest.mark.journey
def test_the_window_is_not_closed_without_the_code(
    desk: Desk, case: Case, frame: Frame
) -> None:
    closing = heard(frame.closing)
    screen = begin(desk, case)
    assert frame.close() is False
    settle()
    assert frame.isVisible()
    assert "Till den vuxna" in screen.title.words
    write_code(WRONG)
    write_code(CODE)
    assert frame.close() is False
    assert (desk.page, closing) == (screen, [])


@pytest.mark.journey
def test_the_right_code_shows_how_many_and_leads_to_the_step(
    desk: Desk, case: Case, frame: Frame
) -> None:
    screen = begin(desk, case)
    type_text(focus(), "1")
    settle()
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    settle()
    for pressed in "123123":
        type_text(focus(), pressed)
        QTest.keyClick(focus(), Qt.Key.Key_Return)
        settle()
    QTest.keyClick(focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert stage(screen) is Stage.THANKS
    key(desk, Qt.Key.Key_Escape, NONE)
    write_code(CODE)
    assert stage(screen) is Stage.SUM
    assert desk.may_close()
    assert not desk.rail.isVisible()
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    settle()
    assert isinstance(desk.page, CaseScreen)
    assert desk.page.model.state.step == "evaluation"
    assert desk.rail.isVisible()
    view = desk.page.model.state.view
    assert view is not None
    (counted,) = view.case.last_held.evaluations
    assert counted.answered == 1
    assert frame.close() is True


@pytest.mark.journey
def test_a_lock_throws_the_half_answer_away_and_leads_to_the_step(
    desk: Desk, case: Case, frame: Frame
) -> None:
    screen = begin(desk, case)
    type_text(focus(), "1")
    settle()
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    settle()
    type_text(focus(), "3")
    locked = heard(desk.locked)
    key(desk, Qt.Key.Key_Escape, NONE)
    press(screen.gate.lock)
    assert len(locked) == 1
    left = desk.interrupted
    assert left is not None
    assert left.left is SurveyOccasion.MEETING
    desk.leave()
    another = made(case.ports, frame)
    another.take_up(left)
    settle()
    assert isinstance(another.page, CaseScreen)
    assert another.page.model.state.step == "evaluation"
    with case.ports.store.reading() as work:
        assert work.surveys.counts() == ()


@pytest.mark.journey
def test_the_discharge_survey_is_begun_at_closing_and_gone_back_from(
    desk: Desk, case: Case
) -> None:
    screen = begin(desk, case, "closing")
    assert screen.wanted.occasion is SurveyOccasion.DISCHARGE
    key(desk, Qt.Key.Key_Escape, NONE)
    write_code(CODE)
    press(screen.sum.go)
    assert isinstance(desk.page, CaseScreen)
    assert desk.page.model.state.step == "closing"


@pytest.mark.journey
def test_before_the_screen_is_handed_over_one_may_change_ones_mind(
    desk: Desk, case: Case
) -> None:
    desk.open_case(case.case.id, "evaluation")
    settle()
    press(in_sight(desk, "survey-begin"))
    assert desk.may_close()
    key(desk, Qt.Key.Key_Escape, NONE)
    assert isinstance(desk.page, CaseScreen)
