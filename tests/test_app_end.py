"""The system ends the session, or asks whether it may: logging off, or an upgrade."""

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QSessionManager
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sipdesk import app
from sipdesk.commands.passphrase import read_words
from sipdesk.content.swedish import BACKUPS
from sipdesk.domain.survey import SurveyOccasion
from sipdesk.ui.cases.view import CasesPage
from sipdesk.ui.survey_form import SurveyWanted
from sipdesk.ui.unlock.view import UnlockPage
from sipdesk.usecases.case import OpenCase, open_case
from tests.home import PASSPHRASE, vault
from tests.test_app import PATIENCE, Program, home, press
from tests.ui.shell import dressed, found, settle
from tests.ui.survey.answering import CODE
from tests.ui.typing import type_text
from tests.ui.widgets.shown import close
from tests.ui.window.test_survey import write_code

__all__ = ["dressed", "home"]


@pytest.fixture
def program(qtbot: QtBot, home: Path) -> Iterator[Program]:
    assert home.exists()
    # As in the program: no widget is found to be garbage on a worker's thread.
    gc.disable()
    made = Program(qtbot)
    made.start()
    made.unlock()
    made.desk()
    yield made
    close(made.frame)
    assert made.faults == []
    gc.collect()
    gc.enable()


def asked_to_end() -> None:
    """Ask as Qt does, when Windows sends WM_QUERYENDSESSION.

    It hands on its own manager of the session, which nobody else can make.
    """
    some = QObject()
    (address,) = shiboken6.getCppPointer(some)
    manager = shiboken6.wrapInstance(address, QSessionManager)
    app = QApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.commitDataRequest.emit(manager)


def test_the_home_is_closed_before_the_system_has_its_answer(
    program: Program, home: Path
) -> None:
    asked_to_end()
    vault().open(home, PASSPHRASE).store.close()
    assert isinstance(program.frame.screen_shown, UnlockPage)
    assert not (home.parent / BACKUPS).exists()  # it would take its time


@pytest.mark.journey
def test_what_is_typed_is_kept_and_one_goes_on_if_the_session_does(
    program: Program,
) -> None:
    desk = program.desk()
    desk.go("cases")
    press(desk, "cases-new")
    type_text(found(desk, "given_name-edit"), "Älva")
    asked_to_end()
    program.unlock()
    desk = program.desk()
    desk.go("cases")
    press(desk, "cases-new")
    page = desk.page
    assert isinstance(page, CasesPage)
    program.qtbot.waitUntil(
        lambda: page.new_case.fields["given_name"].value == "Älva", timeout=PATIENCE
    )


@pytest.mark.journey
def test_a_screen_that_only_staff_may_close_holds_up_nobody(program: Program) -> None:
    desk = program.desk()
    made = desk._around.runner
    got: list[object] = []
    made.do(open_case, OpenCase("Alva", "Påhitt"), got.append, got.append)
    program.qtbot.waitUntil(lambda: bool(got), timeout=PATIENCE)
    case = got[0].case.id  # type: ignore[attr-defined]
    desk.hold_survey(SurveyWanted(SurveyOccasion.MEETING, case))
    settle()
    write_code(CODE)
    program.frame.close()
    held_up = program.frame.isVisible()
    asked_to_end()
    program.frame.close()
    assert (held_up, program.frame.isVisible()) == (True, False)


def test_a_locked_home_is_closed_already(program: Program) -> None:
    press(program.desk(), "rail-lock")
    asked_to_end()
    program.frame.close()
    assert not program.frame.isVisible()


@pytest.fixture
def no_console(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no streams, as a program for Windows without a console."""
    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, stream, None)


@pytest.mark.journey
@pytest.mark.usefixtures("no_console")
def test_the_window_misses_nothing_where_there_is_no_console(program: Program) -> None:
    desk = program.desk()
    for key in desk.rail.buttons:
        desk.go(key)
        settle()
    press(desk, "rail-lock")
    program.unlock()
    program.desk()


@pytest.mark.usefixtures("no_console")
def test_a_command_ends_where_there_is_no_console(home: Path) -> None:
    missing = home.with_name("borta.sipdesk")
    assert app.main(["users", str(missing)]) == 1  # nobody can be asked; it was tried
    assert read_words("Skäl: ") == ""
    with pytest.raises(SystemExit) as ended:
        app.main(["okänt"])
    assert ended.value.code == 2
