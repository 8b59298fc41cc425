"""The desk while a meeting is held on it: nothing else is to be seen or reached."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.domain.settings import LOCK_MINUTES, MEETING_LOCK_MINUTES
from sipdesk.ui.case.view import CaseScreen
from sipdesk.ui.meeting.view import MeetingSheet
from sipdesk.ui.meeting_mode.view import MeetingMode
from sipdesk.ui.window.desk import Desk
from sipdesk.ui.window.frame import Frame
from sipdesk.ui.window.place import Interrupted
from sipdesk.usecases.home import ChangeSetting, change_setting
from tests.ui.audit import audit
from tests.ui.meeting_mode.room import let_know_place
from tests.ui.shell import found, settle
from tests.ui.step_page import brought
from tests.ui.widgets.shown import heard
from tests.ui.window.test_desk import CONTROL, key, made
from tests.usecases.desk import Desk as Case

PLACES = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_F)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    opened = brought(tmp_path, "called")
    yield opened
    opened.ports.store.close()


@pytest.fixture
def desk(case: Case, frame: Frame) -> Desk:
    return made(case.ports, frame, "saves-missing")


def mode(desk: Desk) -> MeetingMode:
    assert isinstance(desk.page, MeetingMode)
    return desk.page


def cut_short(desk: Desk, case: Case) -> Interrupted:
    """Begin a meeting, and give what a lock would leave of it."""
    desk.hold_meeting(case.case.id)
    mode(desk).before.begin.click()
    settle()
    assert desk.interrupted is not None
    return desk.interrupted


@pytest.mark.journey
def test_the_meeting_is_held_from_its_step_and_gone_back_to(
    desk: Desk, case: Case
) -> None:
    held = heard(desk.held)
    desk.open_case(case.case.id, "meeting")
    settle()
    QTest.mouseClick(found(desk, "open-meeting-mode"), Qt.MouseButton.LeftButton)
    settle()
    assert not desk.rail.isVisible()
    assert not found(desk, "saves-missing").isVisible()
    mode(desk).before.begin.click()
    settle()
    mode(desk).held.end.click()  # type: ignore[union-attr]
    settle()
    assert desk.rail.isVisible()
    screen = desk.page
    assert isinstance(screen, CaseScreen)
    assert isinstance(screen.routine.sheet, MeetingSheet)
    assert held == [True, False]


@pytest.mark.journey
def test_no_key_leads_to_another_case_while_it_lasts(desk: Desk, case: Case) -> None:
    desk.hold_meeting(case.case.id)
    settle()
    for pressed in PLACES:
        key(desk, pressed)
        assert isinstance(desk.page, MeetingMode)
    mode(desk).before.begin.click()
    settle()
    for number, pressed in enumerate(PLACES[:4]):
        key(desk, pressed)
        assert list(mode(desk).held.pages)[number] is mode(desk).model.state.part  # type: ignore[union-attr]
    mode(desk).held.end.click()  # type: ignore[union-attr]
    settle()
    key(desk, Qt.Key.Key_3)
    assert desk.key == "cases"
    assert not isinstance(desk.page, CaseScreen)


@pytest.mark.journey
def test_control_l_locks_also_there(desk: Desk, case: Case) -> None:
    desk.hold_meeting(case.case.id)
    mode(desk).before.begin.click()
    settle()
    locked = heard(desk.locked)
    key(desk, Qt.Key.Key_L)
    QTest.keyClick(mode(desk).shared, Qt.Key.Key_L, CONTROL)
    assert len(locked) == 2


@pytest.mark.journey
def test_what_a_lock_interrupts_is_gone_on_with_by_the_same_one_the_same_day(
    desk: Desk, case: Case, frame: Frame
) -> None:
    left = cut_short(desk, case)
    another = made(case.ports, frame)
    another.take_up(left)
    settle()
    assert mode(another).before.begin.isVisible()
    assert not another.rail.isVisible()


@pytest.mark.journey
@pytest.mark.parametrize("other", [{"user": "någon annan"}, {"day": date(2020, 1, 1)}])
def test_another_one_or_another_day_begins_as_usual(
    desk: Desk, case: Case, frame: Frame, other: dict[str, Any]
) -> None:
    left = cut_short(desk, case)
    another = made(case.ports, frame)
    another.take_up(replace(left, **other))
    assert another.key == "today"
    assert another.rail.isVisible()


@pytest.mark.journey
def test_no_name_of_another_case_is_left_on_the_desk(
    desk: Desk, case: Case, frame: Frame
) -> None:
    desk.hold_meeting(case.case.id)
    mode(desk).before.begin.click()
    settle()
    assert audit(frame) == []
    assert not [page for page in desk.pages.made.values() if page.isVisible()]


@pytest.mark.journey
def test_the_participants_window_goes_with_the_desk(
    desk: Desk, case: Case, frame: Frame
) -> None:
    desk.hold_meeting(case.case.id)
    mode(desk).before.begin.click()
    settle()
    shared = mode(desk).shared
    assert shared.isVisible()
    frame.show_screen(QWidget())  # what locking does first of all
    assert not shared.isVisible()
    settle()
    tops = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert tops == [frame]


@pytest.mark.journey
def test_the_idle_time_is_the_meetings_own_while_it_lasts(
    desk: Desk, case: Case
) -> None:
    change_setting(ChangeSetting(LOCK_MINUTES.key, 7), case.ports)
    change_setting(ChangeSetting(MEETING_LOCK_MINUTES.key, 90), case.ports)
    minutes = heard(desk.idle_after)
    desk.begin()
    desk.hold_meeting(case.case.id)
    settle()
    QTest.mouseClick(found(desk, "not-now"), Qt.MouseButton.LeftButton)
    settle()
    assert minutes == [7, 90, 7]


@pytest.mark.journey
def test_it_is_told_while_others_look_at_this_very_window(
    desk: Desk, case: Case
) -> None:
    let_know_place(case)
    shares = heard(desk.shares)
    desk.hold_meeting(case.case.id)
    settle()
    assert True not in shares
    QTest.mouseClick(found(desk, "screens-same"), Qt.MouseButton.LeftButton)
    mode(desk).before.begin.click()
    settle()
    assert shares[-1] is True
    key(desk, Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier)
    assert shares[-1] is True
    mode(desk).pause.go_on.click()
    mode(desk).held.end.click()  # type: ignore[union-attr]
    settle()
    assert shares.pop() is False
    mode(desk).cover.hidden.click()
    settle()
    assert desk.rail.isVisible()


class Alone(QWidget):
    """A screen that a young person looks at."""

    def begin(self) -> None:
        self.setFocus()

    def leave(self) -> None: ...


def test_any_screen_can_be_held_alone(desk: Desk) -> None:
    held = heard(desk.held)
    screen = Alone()
    desk.hold(screen)
    settle()
    key(desk, Qt.Key.Key_2)
    key(desk, Qt.Key.Key_F)
    assert desk.page is screen
    assert screen.hasFocus()
    assert not desk.rail.isVisible()
    assert not [page for page in desk.pages.made.values() if page.isVisible()]
    assert desk.interrupted is None
    desk.release()
    desk.go("cases")
    settle()
    assert desk.rail.isVisible()
    assert held == [True, False]
