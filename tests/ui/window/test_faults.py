import sys
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from sipdesk.ui.window.faults import Faults
from tests.ui.widgets.shown import heard


@pytest.fixture
def written() -> list[BaseException]:
    return []


@pytest.fixture
def faults(written: list[BaseException]) -> Iterator[Faults]:
    hooks = sys.excepthook, threading.excepthook
    made = Faults(written.append)
    made.watch()
    yield made
    sys.excepthook, threading.excepthook = hooks


def test_what_nothing_else_takes_is_written_down_and_told(
    faults: Faults, written: list[BaseException], qtbot: QtBot
) -> None:
    told = heard(faults.happened)
    error = ValueError("Elsa Påhitt")
    sys.excepthook(ValueError, error, None)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert written == [error]


def test_so_is_what_happens_in_a_thread(
    faults: Faults, written: list[BaseException], qtbot: QtBot
) -> None:
    told = heard(faults.happened)

    def fail() -> None:
        raise ValueError("Elsa Påhitt")

    threading.Thread(target=fail).start()
    qtbot.waitUntil(lambda: len(told) == 1)
    assert [type(error) for error in written] == [ValueError]


def test_control_c_is_no_fault(
    faults: Faults, written: list[BaseException], capsys: pytest.CaptureFixture[str]
) -> None:
    assert faults is not None
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert written == []
    assert "KeyboardInterrupt" in capsys.readouterr().err
