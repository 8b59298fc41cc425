"""A later start hands what it was asked to the window that is open: real processes."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from sipdesk import paths
from sipdesk.ui.window.channel import Channel
from tests.ui.widgets.shown import heard

ROOT = Path(__file__).parents[3]
PATIENCE = 20_000  # milliseconds, for a machine that is busy with other things
WITHOUT_END = b"x" * 200_000

LATER = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from sipdesk.ui.window.channel import Channel
app = QApplication([])
file = Path(sys.argv[2]) if len(sys.argv) > 2 else None
let = []
taken = Channel(Path(sys.argv[1])).hand_over(file, let.append)
print(taken, *sorted(set(let)))
"""
"""A later start, as far as the channel goes."""

PROGRAM = """
import sys
from sipdesk.ui.window.session import Session
taken = Session.take
def take(self, file):
    taken(self, file)
    print(ascii(str(file)), self._frame.screen_shown.objectName(), flush=True)
Session.take = take
from sipdesk.app import main
sys.exit(main(sys.argv[1:]))
"""
"""The program, which tells what it is asked."""


def started(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def answer_of(process: subprocess.Popen[str]) -> list[str]:
    told, _ = process.communicate(timeout=60)
    return told.split()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "fönster"


@pytest.fixture
def first(place: Path) -> Iterator[Channel]:
    made = Channel(place)
    assert not made.hand_over(None, lambda _: None)
    made.listen()
    yield made
    made.close()


def later(qtbot: QtBot, place: Path, *file: str) -> list[str]:
    """Start once more, and give what came of it."""
    process = started(LATER, str(place), *file)
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=PATIENCE)
    return answer_of(process)


@pytest.mark.journey
@pytest.mark.parametrize("name", ["Våra känslor – på Ön.sipbild", "hem.sipdesk"])
def test_a_file_comes_to_the_first_whatever_it_is_called(
    qtbot: QtBot, first: Channel, place: Path, tmp_path: Path, name: str
) -> None:
    asked = heard(first.asked)
    file = tmp_path / name
    assert later(qtbot, place, str(file)) == ["True", str(os.getpid())]
    assert asked == [file]


@pytest.mark.journey
def test_a_start_without_a_file_asks_for_the_window_alone(
    qtbot: QtBot, first: Channel, place: Path
) -> None:
    asked = heard(first.asked)
    assert later(qtbot, place)[0] == "True"
    assert asked == [None]


@pytest.mark.journey
def test_another_session_and_the_demonstration_have_windows_of_their_own(
    qtbot: QtBot, first: Channel, place: Path
) -> None:
    asked = heard(first.asked)
    assert later(qtbot, place.with_name("fönster2")) == ["False"]
    assert asked == []


@pytest.mark.journey
def test_when_the_first_is_gone_the_next_is_the_first(
    qtbot: QtBot, first: Channel, place: Path
) -> None:
    first.close()
    assert later(qtbot, place) == ["False"]
    assert [file.name for file in place.parent.iterdir()] == []


@pytest.mark.journey
def test_a_crash_leaves_nothing_in_the_way(qtbot: QtBot, place: Path) -> None:
    crashing = LATER + "c = Channel(Path(sys.argv[1])); c.hand_over(None, let.append)\n"
    crashing += "c.listen(); print(c._told.read_text()); import os; os.abort()\n"
    _, left = answer_of(started(crashing, str(place)))
    made = Channel(place)
    assert not made.hand_over(None, lambda _: None)
    assert not made._told.exists()  # anyone could listen by that name until it does
    made.listen()
    told = made._told.read_text("ascii")
    assert told != left
    asked = heard(made.asked)
    assert later(qtbot, place)[0] == "True"
    assert asked == [None]
    made.close()


def test_where_it_cannot_be_made_a_start_is_as_ever(tmp_path: Path) -> None:
    made = Channel(tmp_path / "borta" / "fönster")
    assert not made.hand_over(tmp_path / "hem.sipdesk", lambda _: None)
    made.listen()
    made.close()


@pytest.mark.parametrize(
    "said", [b"relativ.sipdesk\0", b"utan slut", WITHOUT_END, WITHOUT_END + b"\0"]
)
def test_what_no_later_start_says_is_not_listened_to(
    qtbot: QtBot, first: Channel, tmp_path: Path, said: bytes
) -> None:
    asked = heard(first.asked)
    file = tmp_path / "hem.sipdesk"
    sockets = [QLocalSocket(), QLocalSocket()]
    for socket, message in zip(sockets, (said, os.fsencode(file) + b"\0"), strict=True):
        socket.connectToServer(first._told.read_text("ascii"))
        assert socket.waitForConnected(PATIENCE)
        socket.write(message)
        qtbot.waitUntil(lambda one=socket: not one.bytesToWrite(), timeout=PATIENCE)  # type: ignore[misc]
    qtbot.waitUntil(lambda: bool(asked), timeout=PATIENCE)
    assert asked == [file]
    for socket in sockets:
        socket.abort()


@pytest.mark.usefixtures("first")
def test_only_the_same_person_can_open_it(first: Channel) -> None:
    assert first._server is not None
    mode = Path(first._server.fullServerName()).stat().st_mode
    assert stat.S_ISSOCK(mode)
    assert stat.S_IMODE(mode) & (stat.S_IRWXG | stat.S_IRWXO) == 0
    assert stat.S_IMODE(paths.state_folder().stat().st_mode) == stat.S_IRWXU


@pytest.fixture
def program() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    running: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> subprocess.Popen[str]:
        running.append(started(PROGRAM, *arguments))
        return running[-1]

    yield start
    for one in running:
        one.kill()
        one.communicate()


@pytest.mark.journey
def test_the_program_that_is_started_again_hands_over_and_ends(
    program: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    first = program("--demo")  # it has a window of its own
    open_window = program(str(tmp_path / "ett.sipdesk"))
    assert open_window.stdout is not None
    assert "ett.sipdesk' unlock" in open_window.stdout.readline()
    again = program(str(tmp_path / "två.sipdesk"))
    assert again.wait(60) == 0
    assert r"tv\xe5.sipdesk' unlock" in open_window.stdout.readline()
    assert program().wait(60) == 0
    assert open_window.stdout.readline() == "'None' unlock\n"
    assert (first.poll(), open_window.poll()) == (None, None)
