import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import shiboken6
from PySide6.QtCore import QObject, QPoint, Qt, QThread
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from sipdesk.domain.errors import Missing, SipdeskError
from sipdesk.ui.doing import Changed, DirectRunner, Runner
from sipdesk.ui.runner import ThreadRunner, while_alive
from sipdesk.ui.widgets.layout import ScrollPage


@dataclass(frozen=True)
class Ports:
    gate: threading.Event


@dataclass(frozen=True)
class Change:
    case: int
    label: str


def ask(order: int, _ports: Ports) -> int:
    return order * 2


def save(order: int, _ports: Ports) -> Change:
    return Change(order, "saved")


def refuse(_order: int, _ports: Ports) -> int:
    raise Missing


def fail(_order: int, _ports: Ports) -> int:
    raise ZeroDivisionError


def wait(order: int, ports: Ports) -> int:
    ports.gate.wait(5)
    return order


def thread_of(_order: int, _ports: Ports) -> int:
    return threading.get_ident()


def raise_bug(bug: BaseException) -> None:
    raise bug


def unwanted(_answer: int) -> None:
    pytest.fail("there should be no answer")


def divide(answer: int) -> None:
    divmod(1, answer)


def nothing(_error: SipdeskError) -> None:
    pytest.fail("nothing was refused")


@pytest.fixture
def ports() -> Iterator[Ports]:
    made = Ports(threading.Event())
    yield made
    made.gate.set()


@pytest.fixture
def bugs() -> list[BaseException]:
    return []


@pytest.fixture
def runner(
    qtbot: QtBot, ports: Ports, bugs: list[BaseException]
) -> Iterator[ThreadRunner[Ports]]:
    made = ThreadRunner(ports, bugs.append)
    yield made
    qtbot.wait(1)
    ports.gate.set()
    made.stop()


@pytest.mark.usefixtures("qtbot")
def test_both_runners_are_runners(ports: Ports, runner: ThreadRunner[Ports]) -> None:
    both: tuple[Runner[Ports], ...] = (DirectRunner(ports), runner)
    assert len(both) == 2


def test_the_answer_comes_on_the_thread_of_the_windows(
    qtbot: QtBot, runner: ThreadRunner[Ports]
) -> None:
    here, told, worked = QThread.currentThread(), [], []

    def then(thread: int) -> None:
        told.append(QThread.currentThread())
        worked.append(thread)

    runner.do(thread_of, 1, then, nothing)
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert told == [here]
    assert worked != [threading.get_ident()]


def test_nothing_is_drawn_anew_under_a_button_that_is_held_down(
    qtbot: QtBot, runner: ThreadRunner[Ports]
) -> None:
    told: list[int] = []
    button = QPushButton("Spara")
    button.pressed.connect(lambda: runner.do(ask, 1, told.append, nothing))
    button.released.connect(lambda: told.append(0))
    qtbot.addWidget(button)
    with qtbot.waitExposed(button):
        button.show()
    window, left = button.windowHandle(), Qt.MouseButton.LeftButton
    none, place = Qt.KeyboardModifier.NoModifier, button.rect().center()
    QTest.mousePress(window, left, none, place)
    QTest.qWait(100)
    QTest.mouseRelease(window, left, none, place)
    qtbot.waitUntil(lambda: told == [0, 2])


def test_what_one_works_with_stays_in_its_place(
    qtbot: QtBot, runner: ThreadRunner[Ports]
) -> None:
    above, edit = QLabel("Kort"), QLineEdit()
    page = ScrollPage(above, edit, *(QLabel("Rad") for _ in range(40)))
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.resize(300, 200)
        page.show()
        page.activateWindow()
    edit.setFocus()
    before, told = edit.mapTo(page, QPoint(0, 0)), []

    def grow(answer: int) -> None:
        above.setText("En\nmycket\nlängre\ntext")
        told.append(answer)

    runner.do(ask, 1, grow, nothing)
    qtbot.waitUntil(lambda: bool(told))
    assert page.verticalScrollBar().value() > 0
    assert edit.mapTo(page, QPoint(0, 0)) == before


def test_orders_are_carried_out_in_the_order_given(
    qtbot: QtBot, runner: ThreadRunner[Ports]
) -> None:
    told: list[int] = []
    for number in range(50):
        runner.do(ask, number, told.append, nothing)
    qtbot.waitUntil(lambda: len(told) == 50)
    assert told == [2 * number for number in range(50)]


def test_a_long_read_does_not_hold_up_an_order(
    qtbot: QtBot, ports: Ports, runner: ThreadRunner[Ports]
) -> None:
    told: list[int] = []
    runner.read(wait, 1, told.append, nothing)
    runner.do(ask, 2, told.append, nothing)
    qtbot.waitUntil(lambda: told == [4])
    ports.gate.set()
    qtbot.waitUntil(lambda: told == [4, 1])


def test_what_is_read_aside_holds_up_neither_an_order_nor_a_read(
    qtbot: QtBot, ports: Ports, runner: ThreadRunner[Ports]
) -> None:
    told: list[int] = []
    runner.read_aside(wait, 1, told.append, nothing)
    runner.read(ask, 2, told.append, nothing)
    qtbot.waitUntil(lambda: told == [4])
    runner.do(ask, 3, told.append, nothing)
    qtbot.waitUntil(lambda: told == [4, 6])
    ports.gate.set()
    qtbot.waitUntil(lambda: told == [4, 6, 1])


def test_reads_may_have_ports_of_their_own(qtbot: QtBot, ports: Ports) -> None:
    other = Ports(threading.Event())
    runner = ThreadRunner(ports, raise_bug, read_ports=other)
    seen: list[bool] = []
    runner.read(lambda _, given: given is other, 1, seen.append, nothing)
    runner.do(lambda _, given: given is ports, 1, seen.append, nothing)
    qtbot.waitUntil(lambda: len(seen) == 2)
    runner.stop()
    assert seen == [True, True]


def test_a_refusal_goes_to_otherwise(
    qtbot: QtBot, runner: ThreadRunner[Ports], bugs: list[BaseException]
) -> None:
    refused: list[SipdeskError] = []
    runner.do(refuse, 1, unwanted, refused.append)
    qtbot.waitUntil(lambda: bool(refused))
    assert isinstance(refused[0], Missing)
    assert bugs == []


def test_a_bug_is_reported_and_told_to_no_screen(
    qtbot: QtBot, runner: ThreadRunner[Ports], bugs: list[BaseException]
) -> None:
    runner.do(fail, 1, unwanted, nothing)
    qtbot.waitUntil(lambda: bool(bugs))
    assert isinstance(bugs[0], ZeroDivisionError)


def test_a_bug_in_a_screen_is_reported_too(
    qtbot: QtBot, runner: ThreadRunner[Ports], bugs: list[BaseException]
) -> None:
    runner.do(ask, 0, divide, nothing)
    qtbot.waitUntil(lambda: bool(bugs))
    assert isinstance(bugs[0], ZeroDivisionError)


def test_every_change_is_told_after_its_answer(
    qtbot: QtBot, runner: ThreadRunner[Ports]
) -> None:
    told: list[object] = []
    runner.watch(told.append)
    runner.do(ask, 1, told.append, nothing)
    runner.do(save, 7, lambda _: told.append("then"), nothing)
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told == [2, "then", Change(7, "saved")]
    assert isinstance(told[2], Changed)


def test_a_read_changes_nothing_whatever_it_answers(
    qtbot: QtBot, runner: ThreadRunner[Ports]
) -> None:
    told: list[object] = []
    runner.watch(lambda change: told.append(("changed", change)))
    runner.read(save, 7, told.append, nothing)
    qtbot.waitUntil(lambda: bool(told))
    QTest.qWait(20)
    assert told == [Change(7, "saved")]


class View(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.drawn: list[int] = []

    def draw(self, state: int) -> None:
        self.setObjectName(str(state))
        self.drawn.append(state)


def test_a_view_that_is_gone_is_not_answered(
    qtbot: QtBot, ports: Ports, runner: ThreadRunner[Ports], bugs: list[BaseException]
) -> None:
    view = View()
    last: list[int] = []
    runner.do(wait, 1, view.draw, nothing)
    runner.do(wait, 2, while_alive(view, view.draw), nothing)
    runner.do(ask, 3, last.append, nothing)
    shiboken6.delete(view)
    ports.gate.set()
    qtbot.waitUntil(lambda: bool(last))
    assert view.drawn == []
    assert bugs == []


def test_a_view_that_lives_is_drawn(qtbot: QtBot, runner: ThreadRunner[Ports]) -> None:
    view = View()
    runner.do(ask, 2, while_alive(view, view.draw), nothing)
    qtbot.waitUntil(lambda: view.drawn == [4])


@pytest.mark.usefixtures("qtbot")
def test_stopping_finishes_the_orders_given(ports: Ports) -> None:
    done: list[int] = []
    told: list[int] = []
    runner = ThreadRunner(ports, raise_bug)

    def note(order: int, _ports: Ports) -> int:
        done.append(order)
        return order

    for number in range(5):
        runner.do(note, number, told.append, nothing)
    runner.stop()
    assert done == [0, 1, 2, 3, 4]
    QTest.qWait(20)
    assert told == []
    runner.read(note, 5, told.append, nothing)
    assert done == [0, 1, 2, 3, 4]


def test_the_direct_runner_answers_at_once(ports: Ports) -> None:
    runner = DirectRunner(ports)
    told: list[object] = []
    runner.watch(told.append)
    runner.do(save, 1, lambda _: told.append("then"), nothing)
    runner.read(ask, 2, told.append, nothing)
    runner.do(refuse, 3, unwanted, told.append)
    assert told[:3] == ["then", Change(1, "saved"), 4]
    assert isinstance(told[3], Missing)
    with pytest.raises(ZeroDivisionError):
        runner.do(fail, 1, unwanted, nothing)
