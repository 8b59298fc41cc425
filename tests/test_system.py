"""What the operating system is asked to do for the window, and what it tells."""

import gc
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.meeting_mode.view import MeetingMode
from sipdesk.ui.unlock.view import UnlockPage
from sipdesk.ui.window.desk import Desk
from sipdesk.ui.window.system import Elsewhere, System, this_system
from sipdesk.usecases.case import OpenCase, open_case
from sipdesk.usecases.preparation import ChooseParticipant, choose_participant
from tests.test_app import PATIENCE, Program, dressed, home, press
from tests.ui.shell import found, settle
from tests.ui.widgets.shown import close
from tests.ui.window.noting import Noting

__all__ = ["dressed", "home"]

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def system() -> Noting:
    return Noting()


@pytest.fixture
def program(qtbot: QtBot, system: Noting) -> Iterator[Program]:
    # As in the program: no widget is found to be garbage on a worker's thread.
    gc.disable()
    made = Program(qtbot, system)
    made.start()
    made.unlock()
    yield made
    close(made.frame)
    assert made.faults == []
    gc.collect()
    gc.enable()


def held(program: Program, screens: str) -> MeetingMode:
    """Hold a meeting on the desk, begun."""
    desk = program.desk()
    opened = desk._around.runner
    made: list[Any] = []
    opened.do(open_case, OpenCase("Alva", "Påhitt"), made.append, made.append)
    program.qtbot.waitUntil(lambda: bool(made), timeout=PATIENCE)
    case = made[0].case
    person = ChooseParticipant(case.id, case.version, YOUNG_PERSON)
    opened.do(choose_participant, person, made.append, made.append)
    program.qtbot.waitUntil(lambda: len(made) == 2, timeout=PATIENCE)
    desk.hold_meeting(case.id)
    mode = desk.page
    assert isinstance(mode, MeetingMode)
    program.qtbot.waitUntil(lambda: mode.model.state.view is not None)
    press(mode, screens)
    press(mode, "begin")
    program.qtbot.waitUntil(lambda: mode.held is not None and mode.held.isVisible())
    settle()
    return mode


def is_protected(program: Program, system: Noting) -> bool:
    return system.protected[int(program.frame.winId())]


@pytest.mark.journey
def test_an_unlocked_home_is_kept_out_of_screen_captures(
    program: Program, system: Noting
) -> None:
    program.desk()
    assert is_protected(program, system)
    assert len(system.protected) == 1


@pytest.mark.journey
def test_a_window_of_their_own_leaves_the_desk_protected(
    program: Program, system: Noting
) -> None:
    mode = held(program, "screens-beside")
    assert mode.shared.isVisible()
    assert is_protected(program, system)
    assert int(mode.shared.winId()) not in system.protected


@pytest.mark.journey
def test_the_window_is_open_to_captures_only_while_all_look_at_it(
    program: Program, system: Noting
) -> None:
    mode = held(program, "screens-same")
    assert not is_protected(program, system)
    press(mode, "end")
    program.qtbot.waitUntil(lambda: is_protected(program, system), timeout=PATIENCE)


def shown_for_ten_minutes(program: Program) -> Desk:
    desk = program.desk()
    desk.go("settings")
    settle()
    press(desk, "capture-allow")
    strip = found(program.frame, "capture-strip")
    program.qtbot.waitUntil(strip.isVisible, timeout=PATIENCE)
    return desk


@pytest.mark.journey
def test_the_window_is_shown_for_ten_minutes_and_hidden_by_a_button(
    program: Program, system: Noting
) -> None:
    shown_for_ten_minutes(program)
    assert not is_protected(program, system)
    press(program.frame, "capture-end")
    assert is_protected(program, system)
    assert not found(program.frame, "capture-strip").isVisible()


@pytest.mark.journey
@pytest.mark.parametrize("how", ["lock", "meeting", "close"])
def test_it_is_hidden_again_before_the_minutes_are_over(
    program: Program, system: Noting, how: str
) -> None:
    desk = shown_for_ten_minutes(program)
    window = int(program.frame.winId())
    if how == "lock":
        press(desk, "rail-lock")
    elif how == "meeting":
        held(program, "screens-beside")
    else:
        program.frame.close()
    assert system.protected[window]
    assert not found(program.frame, "capture-strip").isVisible()


@pytest.mark.journey
@pytest.mark.parametrize("screens", ["screens-same", "screens-beside"])
def test_a_session_that_is_locked_locks_the_home_in_the_middle_of_a_meeting(
    program: Program, system: Noting, screens: str
) -> None:
    held(program, screens)
    (left,) = system.left
    left()
    assert isinstance(program.frame.screen_shown, UnlockPage)
    assert is_protected(program, system)
    tops = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert tops == [program.frame]
    assert not program.frame.isFullScreen()


@pytest.mark.journey
def test_the_keys_lock_it_too(program: Program, system: Noting) -> None:
    held(program, "screens-same")
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(program.frame, Qt.Key.Key_L, control)
    settle()
    assert isinstance(program.frame.screen_shown, UnlockPage)
    assert is_protected(program, system)


@pytest.mark.journey
def test_a_home_that_is_left_alone_is_locked(program: Program) -> None:
    desk = program.desk()
    idle = program.session._watch()
    desk.idle_after.emit(10)
    idle._now = lambda: 1e12  # as if hours had gone by
    idle.look()
    settle()
    assert isinstance(program.frame.screen_shown, UnlockPage)
    assert found(program.frame, "unlock-passphrase-edit").isVisible()


@pytest.mark.journey
def test_after_a_lock_it_is_watched_as_before(program: Program, system: Noting) -> None:
    for _ in range(2):
        desk = program.desk()
        assert isinstance(desk, Desk)
        press(desk, "rail-lock")
        program.unlock()
    program.desk()
    assert len(system.left) == 1
    assert is_protected(program, system)


def test_a_system_without_such_calls_promises_nothing() -> None:
    elsewhere: System = this_system()
    assert isinstance(elsewhere, Elsewhere)
    assert not elsewhere.protect(1, on=True)
    elsewhere.watch(1, lambda: None)
