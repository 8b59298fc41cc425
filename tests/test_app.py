"""The program put together: from start to unlocked, locked and closed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from sipdesk import app, paths, world
from sipdesk.commands.demonstration import PASSPHRASE as PUBLIC
from sipdesk.commands.demonstration import file_for_window
from sipdesk.content.swedish import BACKUPS
from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.domain.settings import LAST_HOME
from sipdesk.storage.preferences import FilePreferences
from sipdesk.ui.cases.view import CasesPage
from sipdesk.ui.first_start.recovery import RecoveryPage
from sipdesk.ui.first_start.view import FirstStart
from sipdesk.ui.unlock.recovery import ForgottenPage
from sipdesk.ui.unlock.recovery_model import Part
from sipdesk.ui.unlock.view import UnlockPage
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.window.desk import Desk
from sipdesk.ui.window.faults import Faults
from sipdesk.ui.window.frame import Frame
from sipdesk.ui.window.outside import Start
from sipdesk.ui.window.session import Session
from sipdesk.ui.window.system import System
from sipdesk.usecases.home import read_home
from sipdesk.usecases.ports import PolicyReader
from tests.home import HOME, PASSPHRASE, USER, vault
from tests.ui.recovery_hands import read_back, shown_key
from tests.ui.shell import dressed, found, settle
from tests.ui.typing import type_text
from tests.ui.widgets.shown import close
from tests.ui.window.noting import Noting
from tests.usecases.locks import NEW

__all__ = ["dressed"]

HEAVY = ("alembic", "cattrs", "cryptography", "reportlab", "sqlalchemy", "sqlcipher3")
LATER = ("sipdesk.documents", "sipdesk.usecases", "sipdesk.ui.case", "sipdesk.content")
PATIENCE = 20_000  # milliseconds, for a machine that is busy with other things


class World(world.World):
    """The real world, with a demonstration home that nobody lives in yet."""

    @override
    def prepare_demonstration(self) -> None:
        home = replace(HOME, demonstration=True)
        opened = vault().create(file_for_window(), home, USER, PUBLIC)
        opened.store.close()


class Program:
    """The program in this process, with keys that cost little."""

    def __init__(
        self,
        qtbot: QtBot,
        system: System | None = None,
        policies: PolicyReader | None = None,
    ) -> None:
        self.qtbot = qtbot
        self.faults: list[BaseException] = []
        self.preferences = FilePreferences(paths.settings_file())
        self.frame = Frame()
        self.chosen: Path | None = None
        self.world = World(self.preferences, vault(), policies)
        self.session = Session(
            self.frame,
            self.world,
            Faults(self.faults.append),
            choose_file=lambda *_: self.chosen,
            on=system,
        )

    def start(self, start: Start | None = None) -> None:
        """Begin as the program does."""
        chosen, folder = self.preferences.read(), self.world.folder
        begun = app._start(chosen, demonstration=False, folder=folder)
        self.session.begin(start or begun)
        self.frame.show()
        self.frame.activateWindow()
        settle()

    def wait_for(self, kind: type[QWidget]) -> QWidget:
        """Wait for a screen."""
        self.qtbot.waitUntil(
            lambda: isinstance(self.frame.screen_shown, kind), timeout=PATIENCE
        )
        settle()
        shown = self.frame.screen_shown
        assert shown is not None
        return shown

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        """Type a passphrase and press the button."""
        page = self.wait_for(UnlockPage)
        type_text(found(page, "unlock-passphrase-edit"), passphrase)
        press(page, "unlock-go")

    def desk(self) -> Desk:
        """Wait for the desk."""
        desk = self.wait_for(Desk)
        assert isinstance(desk, Desk)
        return desk

    def is_let_go(self, home: Path) -> bool:
        """Whether nobody holds the home any more."""
        try:
            vault().open(home, PASSPHRASE).store.close()
        except Unavailable as error:
            if error.trouble is not Trouble.IN_USE:
                raise
            return False
        return True


def press(within: QWidget, name: str) -> None:
    button = found(within, name)
    assert isinstance(button, QAbstractButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


@pytest.fixture
def program(qtbot: QtBot) -> Iterator[Program]:
    made = Program(qtbot)
    yield made
    close(made.frame)
    assert made.faults == []


@pytest.fixture
def home() -> Path:
    """Make a home where the program looks for one."""
    file = paths.data_folder() / "hem.sipdesk"
    vault().create(file, HOME, USER, PASSPHRASE).store.close()
    return file


def test_without_any_home_it_begins_with_a_new_one(program: Program) -> None:
    program.start()
    assert isinstance(program.frame.screen_shown, FirstStart)


def test_with_a_home_there_it_asks_for_its_passphrase(
    program: Program, home: Path
) -> None:
    program.start()
    page = program.wait_for(UnlockPage)
    assert isinstance(page, UnlockPage)
    assert page.model.state.home == home


def test_it_asks_for_the_home_that_was_opened_last(
    program: Program, home: Path, tmp_path: Path
) -> None:
    assert home.exists()
    program.preferences.write(LAST_HOME.key, str(tmp_path / "borta.sipdesk"))
    program.start()
    program.unlock()
    said = program.frame
    program.qtbot.waitUntil(
        lambda: said.findChild(Notice, "unlock-notice") is not None, timeout=PATIENCE
    )


@pytest.mark.parametrize("key", ["kept", "put off"])
def test_a_home_is_made_given_its_key_or_not_and_stands_open(
    program: Program, key: str
) -> None:
    program.start()
    page = program.wait_for(FirstStart)
    assert isinstance(page, FirstStart)
    page.model.edit(home_name="Påhittade hemmet", user_name="Karin Exempel")
    type_text(found(page, "passphrase-edit"), PASSPHRASE)
    type_text(found(page, "again-edit"), PASSPHRASE)
    for _ in range(3):
        press(page, "go_on")
    press(page, "create_home")
    key_page = program.wait_for(RecoveryPage)
    assert isinstance(key_page, RecoveryPage)
    program.qtbot.waitUntil(key_page.part.later.isVisible, timeout=PATIENCE)
    if key == "kept":
        code = shown_key(key_page.part)
        press(key_page, "recovery-go-on")
        read_back(key_page.part, code)
    else:
        press(key_page, "recovery-later")
    desk = program.desk()
    assert [w.objectName() for w in desk.warnings] == (
        [] if key == "kept" else ["recovery-key-missing"]
    )
    assert desk.key == "today"
    file = paths.data_folder() / "Påhittade hemmet.sipdesk"
    assert program.preferences.read()[LAST_HOME.key] == str(file)


def test_a_wrong_passphrase_opens_nothing(program: Program, home: Path) -> None:
    program.start()
    program.unlock("fel")
    page = program.wait_for(UnlockPage)
    assert isinstance(page, UnlockPage)
    program.qtbot.waitUntil(lambda: bool(page.passphrase.problem), timeout=PATIENCE)
    assert program.is_let_go(home)


def test_one_who_has_forgotten_comes_in_by_the_recovery_key(
    program: Program, home: Path
) -> None:
    opened = vault().open(home, PASSPHRASE)
    code = opened.keys.make_recovery_key()
    opened.store.close()
    program.start()
    press(program.wait_for(UnlockPage), "unlock-lost")
    page = program.wait_for(ForgottenPage)
    assert isinstance(page, ForgottenPage)
    page.model.edit(code=code)
    press(page, "forgotten-go")
    program.qtbot.waitUntil(
        lambda: page.model.state.part is Part.PASSPHRASE, timeout=PATIENCE
    )
    page.model.edit(passphrase=NEW, again=NEW)
    press(page, "forgotten-go")
    press(program.desk(), "rail-lock")
    program.unlock(NEW)
    assert program.desk().key == "today"


def test_no_window_can_be_captured_before_a_home_is_open(
    qtbot: QtBot, home: Path
) -> None:
    system = Noting()
    program = Program(qtbot, system)
    window = int(program.frame.winId())
    program.start(Start(home))
    program.wait_for(UnlockPage)
    assert system.protected == {window: True}
    program.session.show_forgotten(home)
    program.wait_for(ForgottenPage)
    program.session._allow_capture(10)  # asked for when it was open, answered now
    assert system.protected == {window: True}
    close(program.frame)


def test_locking_hides_all_at_once_and_lets_the_home_go(
    program: Program, home: Path
) -> None:
    program.start()
    program.unlock()
    press(program.desk(), "rail-lock")
    assert isinstance(program.frame.screen_shown, UnlockPage)
    program.qtbot.waitUntil(lambda: program.is_let_go(home), timeout=PATIENCE)


def test_a_lock_lets_the_key_go_without_waiting_for_a_backup(
    program: Program, home: Path
) -> None:
    backups = home.parent / BACKUPS
    program.start()
    program.unlock()
    press(program.desk(), "rail-lock")
    program.qtbot.waitUntil(lambda: program.is_let_go(home), timeout=PATIENCE)
    assert not backups.exists()


def test_a_backup_that_is_due_is_made_when_the_program_is_closed(
    program: Program, home: Path
) -> None:
    program.start()
    program.unlock()
    program.desk()
    program.frame.close()
    assert len(list((home.parent / BACKUPS).iterdir())) == 1


def test_a_locked_home_can_be_unlocked_again_at_once(
    program: Program, home: Path
) -> None:
    assert home.exists()
    program.start()
    program.unlock()
    press(program.desk(), "rail-lock")
    program.unlock()
    assert program.desk().key == "today"


@pytest.mark.journey
def test_what_is_typed_is_there_after_a_lock(program: Program, home: Path) -> None:
    assert home.exists()
    program.start()
    program.unlock()
    desk = program.desk()
    desk.go("cases")
    press(desk, "cases-new")
    type_text(found(desk, "given_name-edit"), "Älva")
    QTest.keyClick(program.frame, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    program.unlock()
    desk = program.desk()
    desk.go("cases")
    press(desk, "cases-new")
    page = desk.page
    assert isinstance(page, CasesPage)
    program.qtbot.waitUntil(
        lambda: page.new_case.fields["given_name"].value == "Älva", timeout=PATIENCE
    )


def test_what_is_typed_is_saved_when_the_window_closes(
    program: Program, home: Path
) -> None:
    program.start()
    program.unlock()
    desk = program.desk()
    desk.go("home")
    edit = found(found(desk, "home"), "phone-edit")
    program.qtbot.waitUntil(lambda: bool(edit.property("text")), timeout=PATIENCE)
    edit.setFocus()
    type_text(edit, "9")
    program.frame.close()
    opened = vault().open(home, PASSPHRASE)
    with opened.store.reading() as work:
        assert work.house.home().phone == f"{HOME.phone}9"
    opened.store.close()


def test_a_home_somewhere_else_can_be_opened(program: Program, tmp_path: Path) -> None:
    program.chosen = tmp_path / "annat.sipdesk"
    vault().create(program.chosen, HOME, USER, PASSPHRASE).store.close()
    program.start()
    press(program.wait_for(FirstStart), "existing")
    program.unlock()
    assert program.desk().key == "today"
    assert program.preferences.read()[LAST_HOME.key] == str(program.chosen)


def test_the_demonstration_home_is_marked_everywhere_and_never_the_last_home(
    program: Program,
) -> None:
    program.start(app._start(program.preferences.read(), demonstration=True))
    assert program.frame.windowTitle() == "SIPdesk – Demonstration"
    press(program.frame, "unlock-fill")
    press(program.frame, "unlock-go")
    desk = program.desk()
    assert program.frame.windowTitle() == "SIPdesk – Demonstration"
    assert found(program.frame, "demonstration").isVisible()
    press(desk, "rail-lock")
    page = program.wait_for(UnlockPage)
    assert isinstance(page, UnlockPage)
    assert page.model.state.public_passphrase == PUBLIC
    assert program.preferences.read()[LAST_HOME.key] == ""


def test_a_fault_is_written_down_without_what_it_was_about() -> None:
    try:
        read_home(None, "Elsa Påhitt")  # type: ignore[arg-type]
    except AttributeError as error:
        app.write_down(error)
    told = app.log_file().read_text("utf-8")
    assert "AttributeError at sipdesk.usecases.home:" in told
    assert "Elsa" not in told


@pytest.mark.journey
def test_a_program_that_crashes_leaves_no_memory_on_disk(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    asked = (
        "import os, resource, sys\n"
        "most = resource.getrlimit(resource.RLIMIT_CORE)[1]\n"
        "resource.setrlimit(resource.RLIMIT_CORE, (most, most))\n"
        "from sipdesk import app\n"
        "try: app.main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE), flush=True)\n"
        "os.abort()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode != 0
    assert done.stdout.splitlines()[-1] == "(0, 0)"
    assert list(tmp_path.iterdir()) == []


def test_each_new_id_is_another() -> None:
    assert len({world.new_id() for _ in range(100)}) == 100


def test_the_first_window_is_there_before_anything_heavy_is_read(
    profile: Path,
) -> None:
    asked = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from sipdesk.ui.window.frame import Frame\n"
        "made = Frame.__init__\n"
        "def init(self):\n"
        "    made(self)\n"
        "    self.painted.connect(told)\n"
        "def told():\n"
        "    print(*sorted(sys.modules))\n"
        "    QApplication.exit()\n"
        "Frame.__init__ = init\n"
        "from sipdesk.app import main\n"
        "sys.exit(main([]))\n"
    )
    preferences = FilePreferences(paths.settings_file())
    preferences.write(LAST_HOME.key, str(profile / "hem.sipdesk"))
    done = subprocess.run(
        [sys.executable, "-c", asked],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    read = done.stdout.split()
    assert "sipdesk.ui.unlock.view" in read
    roots = {name.partition(".")[0] for name in read}
    assert roots & set(HEAVY) == set()
    assert [name for name in read if name.startswith(LATER)] == []
