"""Every window is kept out of screen captures, but while they may be seen."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QComboBox, QMenu, QToolTip, QWidget

from sipdesk.ui.meeting_mode.shared import SharedWindow
from sipdesk.ui.widgets.dialog import Question
from sipdesk.ui.window.captures import Captures
from sipdesk.ui.window.frame import Frame
from sipdesk.ui.window.system import Elsewhere
from tests.ui.shell import found, press, said, settle
from tests.ui.widgets.shown import close
from tests.ui.window.noting import Noting


class Seconds:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now


@pytest.fixture
def system() -> Noting:
    return Noting()


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def captures(frame: Frame, system: Noting, seconds: Seconds) -> Captures:
    made = Captures(frame, system, seconds)
    frame.put_above(made.strip)
    frame.show()
    settle()
    return made


@pytest.fixture
def opened() -> Iterator[list[QWidget]]:
    windows: list[QWidget] = []
    yield windows
    for window in windows:
        close(window)


def kept_out(window: QWidget, system: Noting) -> bool:
    return system.protected[int(window.winId())]


def question(parent: QWidget) -> QWidget:
    return Question(parent, "Ta bort Alva?", "Det går inte att ångra.", "Ja", "Nej")


def menu(parent: QWidget) -> QWidget:
    made = QMenu(parent)
    made.addAction("Stava om")
    return made


def of_its_own(_: QWidget) -> QWidget:
    return QWidget()


@pytest.mark.parametrize("make", [question, menu, of_its_own])
def test_a_window_follows_the_rest_from_the_moment_it_is_shown(
    captures: Captures,
    frame: Frame,
    system: Noting,
    opened: list[QWidget],
    make: Callable[[QWidget], QWidget],
) -> None:
    before, after = make(frame), make(frame)
    opened += [before, after]
    before.show()
    assert kept_out(before, system)
    captures.allow(10)
    assert not kept_out(before, system)
    after.show()
    assert not kept_out(after, system)
    captures.end()
    assert kept_out(before, system)
    assert kept_out(after, system)
    assert kept_out(frame, system)


def test_so_do_a_list_that_falls_down_and_a_tip(
    captures: Captures, frame: Frame, system: Noting
) -> None:
    assert not captures.open
    combo = QComboBox(frame)
    combo.addItems(["Alva", "Olle"])
    combo.show()
    combo.showPopup()
    settle()
    assert kept_out(combo.view().window(), system)
    combo.hidePopup()
    before = len(system.protected)
    QToolTip.showText(QPoint(10, 10), "Alva Påhitt", frame)
    settle()
    assert len(system.protected) > before
    assert all(system.protected.values())
    QToolTip.hideText()


def test_what_all_are_to_see_is_left_alone(
    captures: Captures, system: Noting, opened: list[QWidget]
) -> None:
    shared = SharedWindow()
    opened.append(shared)
    shared.show()
    captures.allow(10)
    captures.end()
    assert int(shared.winId()) not in system.protected


def test_what_is_left_is_counted_and_it_ends_by_itself(
    captures: Captures, frame: Frame, system: Noting, seconds: Seconds
) -> None:
    captures.allow(10)
    told = []
    for at in (0, 1, 59, 61, 539, 541, 599):
        seconds.now = at
        captures.look()
        told.append(said(captures.strip).rpartition("bilder. ")[2])
    ten, nine = "10 minuter kvar.", "9 minuter kvar."
    last = "Mindre än en minut kvar."
    assert told == [ten, ten, ten, nine, "2 minuter kvar.", last, last]
    assert not kept_out(frame, system)
    seconds.now = 600
    captures.look()
    assert kept_out(frame, system)
    assert captures.strip.isHidden()


def test_asking_again_begins_the_minutes_anew(
    captures: Captures, seconds: Seconds
) -> None:
    captures.allow(10)
    seconds.now = 300
    captures.allow(10)
    seconds.now = 899
    captures.look()
    assert captures.open


def test_the_end_of_the_minutes_takes_nothing_from_a_meeting(
    captures: Captures, frame: Frame, system: Noting
) -> None:
    captures.share(on=True)
    captures.allow(10)
    captures.end()
    assert not kept_out(frame, system)
    captures.share(on=False)
    assert kept_out(frame, system)


def test_a_button_ends_it(captures: Captures, frame: Frame, system: Noting) -> None:
    captures.allow(10)
    settle()
    press(found(frame, "capture-end"))
    assert kept_out(frame, system)


def test_a_system_that_keeps_nothing_out_says_so(frame: Frame) -> None:
    assert not Captures(frame, Elsewhere()).keeps
