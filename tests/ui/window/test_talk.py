"""The desk while a young person answers with pictures: nothing else is to be seen."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sipdesk.domain.answer import Answer
from sipdesk.domain.picture_talk import TalkKind
from sipdesk.ui.case.view import CaseScreen
from sipdesk.ui.case_pictures.view import CasePictures
from sipdesk.ui.picture_talk.view import TalkScreen
from sipdesk.ui.picture_talk_form import Stage
from sipdesk.ui.window.desk import Desk
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.picture_talk import list_talks
from tests.ui.audit import audit
from tests.ui.picture_talk.talking import new
from tests.ui.shell import focus, found, in_sight, press, settle
from tests.ui.step_page import brought
from tests.ui.widgets.shown import heard
from tests.ui.window.test_desk import key, made
from tests.usecases.desk import Desk as Case

PLACES = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_F)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    opened = brought(tmp_path, "prepared")
    yield opened
    opened.ports.store.close()


@pytest.fixture
def desk(case: Case, frame: Frame) -> Desk:
    return made(case.ports, frame, "saves-missing")


def talk(desk: Desk) -> TalkScreen:
    assert isinstance(desk.page, TalkScreen)
    return desk.page


def begin(desk: Desk, case: Case) -> TalkScreen:
    """Begin a menu as the coordinator does, from the case's page."""
    desk.open_case(case.case.id)
    settle()
    assert isinstance(desk.page, CaseScreen)
    desk.page.show_tab("pictures")
    settle()
    press(found(desk, "talk-begin-menu"))
    return talk(desk)


def handed_back(desk: Desk, case: Case, frame: Frame) -> Desk:
    """Take the computer back as the adult does, and open the home once more."""
    locked = heard(desk.locked)
    press(found(desk, "talk-take"))
    assert len(locked) == 1
    desk.leave()
    left = desk.interrupted
    assert left is not None
    opened = made(case.ports, frame)
    opened.take_up(left)
    settle()
    return opened


@pytest.mark.journey
def test_a_talk_is_held_alone_and_gone_back_from_to_the_cases_page(
    desk: Desk, case: Case, frame: Frame
) -> None:
    held, shares = heard(desk.held), heard(desk.shares)
    screen = begin(desk, case)
    assert not desk.rail.isVisible()
    assert not found(desk, "saves-missing").isVisible()
    assert not [page for page in desk.pages.made.values() if page.isVisible()]
    assert audit(frame) == []
    for pressed in PLACES:
        key(desk, pressed)
        assert desk.page is screen
    screen.model.press(screen.model.state.form.cards[0])
    for _ in range(4):
        screen.model.go_on()
    screen.model.answer(Answer.YES)
    screen.model.go_on()
    settle()
    press(screen.finish)
    assert not desk.rail.isVisible()
    assert desk.page is screen
    assert audit(frame) == []
    desk = handed_back(desk, case, frame)
    assert desk.rail.isVisible()
    assert isinstance(desk.page, CaseScreen)
    page = found(desk.page, "case-pictures")
    assert isinstance(page, CasePictures)
    assert page.isVisible()
    assert [one.topics for one in page.model.state.talks] == [
        one.topics for one in list_talks(case.case.id, case.ports)
    ]
    assert held == [True]
    assert True not in shares


@pytest.mark.journey
def test_no_enter_leads_from_an_ended_talk_to_a_case(desk: Desk, case: Case) -> None:
    screen = begin(desk, case)
    locked = heard(desk.locked)
    screen.model.press(screen.model.state.form.cards[3])
    for _ in range(4):
        screen.model.go_on()
    screen.model.answer(Answer.NO)
    screen.model.go_on()
    settle()
    assert focus() is screen.finish
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    settle()
    assert focus() is screen.hand_over.take
    assert (desk.page, locked) == (screen, [])
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    settle()
    assert len(locked) == 1
    assert desk.page is screen
    assert not desk.rail.isVisible()


@pytest.mark.journey
def test_control_l_locks_and_the_talk_is_gone_on_with(
    desk: Desk, case: Case, frame: Frame
) -> None:
    screen = begin(desk, case)
    screen.model.press(screen.model.state.form.cards[3])
    screen.model.go_on()
    locked = heard(desk.locked)
    key(desk, Qt.Key.Key_L)
    assert len(locked) == 1
    left = desk.interrupted
    assert left is not None
    assert left.left is TalkKind.MENU
    another = made(case.ports, frame)
    another.take_up(left)
    settle()
    assert talk(another).model.state.form == screen.model.state.form
    assert not another.rail.isVisible()
    stranger = made(case.ports, frame)
    stranger.take_up(replace(left, user="någon annan"))
    assert stranger.key == "today"


@pytest.mark.journey
def test_a_lock_after_the_last_answer_leads_to_the_cases_page(
    desk: Desk, case: Case, frame: Frame
) -> None:
    screen = begin(desk, case)
    screen.model.press(screen.model.state.form.cards[3])
    for _ in range(4):
        screen.model.go_on()
    screen.model.answer(Answer.YES)
    screen.model.go_on()
    settle()
    left = desk.interrupted
    assert left is not None
    another = made(case.ports, frame)
    another.take_up(left)
    settle()
    assert isinstance(another.page, CaseScreen)
    assert found(another.page, "case-pictures").isVisible()


@pytest.mark.journey
def test_handed_back_the_screen_shows_nothing_and_can_be_taken_again(
    desk: Desk, case: Case
) -> None:
    screen = begin(desk, case)
    screen.model.press(screen.model.state.form.cards[0])
    locked = heard(desk.locked)
    press(found(desk, "talk-hand-back"))
    assert (desk.page, locked) == (screen, [])
    assert not desk.rail.isVisible()
    assert not screen.title.isVisible()
    key(desk, Qt.Key.Key_PageUp)
    press(found(desk, "talk-stay"))
    assert screen.title.isVisible()
    assert screen.model.state.form.stage is Stage.TOPICS


@pytest.mark.journey
def test_the_home_is_locked_as_usual_when_nobody_presses(
    desk: Desk, case: Case
) -> None:
    desk.begin()
    minutes = heard(desk.idle_after)
    begin(desk, case)
    usual = minutes[-1]
    desk.release()
    assert minutes[-1] == usual


@pytest.mark.journey
def test_a_talk_that_was_handed_back_waits_on_the_page(
    desk: Desk, case: Case, frame: Frame
) -> None:
    begin(desk, case).model.press(new(case, TalkKind.MENU).cards[0])
    press(found(desk, "talk-hand-back"))
    desk = handed_back(desk, case, frame)
    assert isinstance(desk.page, CaseScreen)
    assert desk.interrupted is None
    press(in_sight(desk, "talk-continue-menu"))
    assert talk(desk).model.state.form.stage is Stage.TOPICS
    assert len(talk(desk).model.state.form.pressed) == 1
