"""What is asked of the system before there is a window."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk import paths
from sipdesk.content.notices import notice
from sipdesk.ui.widgets.icons import program_icon
from sipdesk.ui.window.system import has_screen, introduce, let_forward, own_session

NOBODY_SERVES = ":4711"


def test_a_session_has_a_name_that_a_file_can_have(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", "../c2")
    assert own_session() == "c2"
    monkeypatch.delenv("XDG_SESSION_ID")
    assert own_session() == ""


def test_a_system_that_needs_no_introduction_gets_none() -> None:
    introduce()
    let_forward(os.getpid())
    assert has_screen()  # here windows are drawn off the screen


def test_the_icon_is_drawn_in_every_size_that_is_shown(qapp: QApplication) -> None:
    assert qapp is not None
    icon = program_icon(paths.resources() / "app.svg")
    sides = [size.width() for size in icon.availableSizes()]
    assert sides == [16, 20, 24, 32, 40, 48, 64, 128, 256]
    for side in sides:
        drawn = icon.pixmap(side, side).toImage()
        assert drawn.pixelColor(0, 0).alpha() < 255  # its corners are rounded
        assert drawn.pixelColor(side // 2, side // 4).alpha() == 255


if sys.platform == "linux":

    @pytest.mark.parametrize("display", [NOBODY_SERVES, "", None])
    def test_where_no_screen_answers_it_is_told_and_nothing_is_aborted(
        display: str | None,
    ) -> None:
        gone = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")
        world = {k: v for k, v in os.environ.items() if k not in gone}
        if display is not None:
            world["DISPLAY"] = display
        world["PYTHONPATH"] = str(Path(__file__).parents[3])
        done = subprocess.run(
            [sys.executable, "-m", "sipdesk", "--demo"],
            env=world,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 1
        assert done.stderr == f"{notice('no-screen').whole}\n"
