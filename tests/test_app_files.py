"""The program is asked to open a file, from outside: by a double-click, mostly."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sipdesk import app, paths
from sipdesk.domain.case import CaseId
from sipdesk.domain.settings import LAST_HOME
from sipdesk.domain.user import Role
from sipdesk.ui.aggregate.view import HomesPage
from sipdesk.ui.first_start.view import FirstStart
from sipdesk.ui.picture_sources.sharing import SharingPart
from sipdesk.ui.pictures.view import PicturesPage
from sipdesk.ui.restore.view import RestorePage
from sipdesk.ui.unlock.recovery import ForgottenPage
from sipdesk.ui.unlock.view import UnlockPage
from sipdesk.ui.widgets.dialog import Question, ask
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.window.outside import Start
from sipdesk.usecases.picture_board import (
    ListPictureBoards,
    list_picture_boards,
    save_picture_board,
)
from sipdesk.usecases.picture_sharing import ShareBoards, share_boards
from tests.home import HOME, PASSPHRASE, USER, open_ports, vault
from tests.test_app import PATIENCE, Program, home, press
from tests.test_system import held
from tests.ui.audit import audit
from tests.ui.shell import dressed, found, settle
from tests.ui.typing import type_text
from tests.ui.widgets.shown import close
from tests.usecases.test_picture_boards import board

__all__ = ["dressed", "home"]

TEMPLATES = ListPictureBoards(CaseId(""))


@pytest.fixture
def program(qtbot: QtBot) -> Iterator[Program]:
    made = Program(qtbot)
    yield made
    close(made.frame)
    assert made.faults == []


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Make a home where the program does not look for one, as on a USB stick."""
    file = tmp_path / "usb minne" / "Annat hem på Ön.SIPDESK"
    file.parent.mkdir()
    made = file.with_suffix(".sipdesk")
    vault().create(made, HOME, USER, PASSPHRASE).store.close()
    for part in list(file.parent.iterdir()):
        part.rename(part.with_name(part.name.replace(".sipdesk", ".SIPDESK")))
    return file


@pytest.fixture
def boards(tmp_path: Path) -> Path:
    """Make a file of boards in another home."""
    there = open_ports(tmp_path / "there")
    kept = save_picture_board(board(title="Våra känslor"), there)
    file = tmp_path / "Våra känslor åäö.sipbild"
    file.write_bytes(share_boards(ShareBoards((kept.id,)), there))
    there.store.close()
    return file


def asked(program: Program, file: Path) -> None:
    """Start the program as a double-click on a file does."""
    chosen, folder = program.preferences.read(), program.world.folder
    program.start(app._start(chosen, file, demonstration=False, folder=folder))
    program.session.take(file)
    settle()


def told(program: Program) -> str:
    """Give what is said above the screen; empty for nothing."""
    said = program.frame.findChild(Notice, "said")
    return f"{said.title} {said.words}".strip() if said is not None else ""


def trouble(program: Program) -> str:
    """Wait for what is wrong with the home that is asked for."""
    page = program.wait_for(UnlockPage)
    assert isinstance(page, UnlockPage)
    program.qtbot.waitUntil(lambda: bool(page.model.state.trouble), timeout=PATIENCE)
    return page.model.state.trouble


def came(program: Program) -> SharingPart:
    """Wait until the boards that came are shown."""
    desk = program.desk()
    assert desk.key == "pictures"
    page = desk.page
    assert isinstance(page, PicturesPage)
    part = page.part
    assert isinstance(part, SharingPart)
    program.qtbot.waitUntil(
        lambda: part.came.isVisible() or bool(part.notice.title), timeout=PATIENCE
    )
    settle()
    return part


def titles(file: Path) -> list[str]:
    """Read which boards a home has."""
    opened = vault().open(file, PASSPHRASE)
    with opened.store.reading() as work:
        found = [one.title for one in work.pictures.templates()]
    opened.store.close()
    return found


# --- Homes ------------------------------------------------------------------------


def test_a_home_is_asked_for_its_passphrase_wherever_it_lies(
    program: Program, home: Path, other: Path
) -> None:
    program.preferences.write(LAST_HOME.key, str(home))
    asked(program, other)
    page = program.wait_for(UnlockPage)
    assert isinstance(page, UnlockPage)
    assert page.model.state.home == other
    assert told(program) == ""
    program.unlock()
    assert program.desk().key == "today"
    assert program.preferences.read()[LAST_HOME.key] == str(other)


def test_what_is_wrong_with_it_is_told_at_once(program: Program, home: Path) -> None:
    asked(program, home.with_name("borta.sipdesk"))
    assert trouble(program) == "no-such-file"
    assert audit(program.frame) == []
    empty = home.with_name("tom.sipdesk")
    empty.touch()
    program.session.take(empty)
    assert trouble(program) == "empty-file"
    alone = home.with_name("ensam.sipdesk")
    shutil.copy(home, alone)
    program.session.take(alone)
    assert trouble(program) == "keys-missing"


def test_a_last_home_that_is_not_there_is_told_of_without_a_passphrase(
    program: Program, home: Path
) -> None:
    program.preferences.write(LAST_HOME.key, str(home.with_name("borta.sipdesk")))
    program.start()
    assert trouble(program) == "no-such-file"


def test_a_damaged_home_is_told_of_when_it_is_unlocked(
    program: Program, home: Path
) -> None:
    data = home.read_bytes()
    home.write_bytes(data[:16] + bytes(len(data) - 16))
    asked(program, home)
    program.unlock()
    assert trouble(program) == "damaged"


@pytest.mark.journey
def test_it_takes_the_place_of_the_open_home_and_nothing_typed_is_lost(
    program: Program, home: Path, other: Path
) -> None:
    program.start()
    program.unlock()
    desk = program.desk()
    desk.go("home")
    edit = found(found(desk, "home"), "phone-edit")
    program.qtbot.waitUntil(lambda: bool(edit.property("text")), timeout=PATIENCE)
    edit.setFocus()
    type_text(edit, "9")
    program.session.take(other)
    page = program.wait_for(UnlockPage)
    assert isinstance(page, UnlockPage)
    assert page.model.state.home == other
    program.unlock()
    program.desk()
    program.qtbot.waitUntil(lambda: program.is_let_go(home), timeout=PATIENCE)
    opened = vault().open(home, PASSPHRASE)
    with opened.store.reading() as work:
        assert work.house.home().phone == f"{HOME.phone}9"
    opened.store.close()


def test_the_home_that_is_there_is_left_as_it_stands(
    program: Program, home: Path
) -> None:
    program.start(Start(home))
    page = program.wait_for(UnlockPage)
    type_text(found(page, "unlock-passphrase-edit"), PASSPHRASE)
    program.session.take(home)
    assert program.frame.screen_shown is page
    press(page, "unlock-go")
    desk = program.desk()
    program.session.take(home)
    program.session.take(None)
    assert program.frame.screen_shown is desk


def test_a_new_home_that_is_being_made_is_not_left_for_another(
    program: Program, other: Path
) -> None:
    program.start()
    page = program.wait_for(FirstStart)
    assert isinstance(page, FirstStart)
    page.model.edit(home_name="Påhittade hemmet")
    program.session.take(other)
    assert program.frame.screen_shown is page
    assert told(program).startswith("Filen öppnas inte medan något annat pågår")
    assert audit(program.frame) == []


def test_a_first_screen_without_a_word_makes_way(program: Program, other: Path) -> None:
    program.start()
    program.wait_for(FirstStart)
    program.session.take(other)
    page = program.wait_for(UnlockPage)
    assert isinstance(page, UnlockPage)
    assert page.model.state.home == other


def test_a_passphrase_that_is_being_typed_is_not_left_for_another_home(
    program: Program, home: Path, other: Path
) -> None:
    program.start(Start(home))
    page = program.wait_for(UnlockPage)
    edit = found(page, "unlock-passphrase-edit")
    type_text(edit, PASSPHRASE[:3])
    program.session.take(other)
    assert program.frame.screen_shown is page
    assert edit.property("text") == PASSPHRASE[:3]
    assert told(program).startswith("Filen öppnas inte medan något annat pågår")


@pytest.mark.parametrize(
    ("way", "shown"),
    [
        ("unlock-lost", ForgottenPage),
        ("unlock-restore", RestorePage),
        ("unlock-homes", HomesPage),
    ],
)
def test_a_way_in_that_is_not_begun_makes_way_and_one_that_is_does_not(
    program: Program, home: Path, other: Path, way: str, shown: type[QWidget]
) -> None:
    program.start(Start(home))
    press(program.wait_for(UnlockPage), way)
    begun = program.wait_for(shown)
    match begun:
        case ForgottenPage():
            begun.model.edit(code="ABCD")
        case RestorePage():
            begun.model.choose(home.with_name("borta.sipdesk-backup"))
        case HomesPage():
            begun.model.choose((home.with_name("borta.sipdesk-figures"),))
        case _:
            pytest.fail(f"{begun} is no way in")
    program.session.take(other)
    assert program.frame.screen_shown is begun
    assert told(program).startswith("Filen öppnas inte medan något annat pågår")
    program.session.show_unlock(home)
    press(program.wait_for(UnlockPage), way)
    program.wait_for(shown)
    program.session.take(other)
    page = program.wait_for(UnlockPage)
    assert isinstance(page, UnlockPage)
    assert page.model.state.home == other


@pytest.mark.parametrize("ending", [".sipdesk", ".sipbild"])
def test_a_question_is_answered_first(
    program: Program, home: Path, ending: str
) -> None:
    program.start(Start(home))
    program.unlock()
    desk = program.desk()
    asked_of: list[Question] = []

    def take() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, Question)
        asked_of.append(question)
        program.session.take(home.with_name(f"annat{ending}"))
        question.no.click()

    QTimer.singleShot(0, take)
    assert not ask(desk, "Ta bort?", "Det går inte att ångra.", "Ta bort", "Behåll")
    assert len(asked_of) == 1
    assert program.frame.screen_shown is desk
    assert told(program).startswith("Filen öppnas inte medan något annat pågår")


@pytest.mark.journey
def test_a_meeting_is_not_left_for_a_file(
    program: Program, home: Path, other: Path, boards: Path
) -> None:
    program.start(Start(home))
    program.unlock()
    mode = held(program, "screens-same")
    for file in (other, boards):
        program.session.take(file)
        assert program.desk().page is mode
        assert told(program).startswith("Filen öppnas inte medan något annat pågår")


# --- Boards -----------------------------------------------------------------------


def test_boards_wait_for_a_home_are_shown_and_taken_in_when_somebody_says_so(
    program: Program, home: Path, boards: Path
) -> None:
    asked(program, boards)
    assert told(program).startswith("Filen med bildtavlor visas när ett hem är upplåst")
    assert audit(program.frame) == []
    program.unlock()
    part = came(program)
    assert told(program) == ""
    assert titles_here(program) == []
    assert audit(program.frame) == []
    press(part, "came-take")
    program.qtbot.waitUntil(lambda: bool(part.done.words), timeout=PATIENCE)
    program.frame.close()
    assert titles(home) == ["Våra känslor"]


def titles_here(program: Program) -> list[str]:
    """Ask the open home which boards it has."""
    got: list[list[str]] = []
    program.desk()._around.runner.read(
        lambda _, ports: [
            one.title for one in list_picture_boards(TEMPLATES, ports).templates
        ],
        None,
        got.append,
        lambda _: None,
    )
    program.qtbot.waitUntil(lambda: bool(got), timeout=PATIENCE)
    return got[0]


@pytest.mark.journey
def test_boards_come_to_an_open_home_at_once_and_leave_nothing_typed_behind(
    program: Program, home: Path, boards: Path
) -> None:
    program.start(Start(home))
    program.unlock()
    desk = program.desk()
    desk.go("pictures")
    page = desk.page
    assert isinstance(page, PicturesPage)
    page.open(replace(page.material("how-i-feel").boards[0], id="", version=0))
    assert page.editor is not None
    page.editor.model.edit(title="Min påbörjade")
    program.session.take(boards)
    assert came(program).came.isVisible()
    assert not page.edits
    assert titles_here(program) == ["Min påbörjade"]


def test_boards_that_are_gone_or_are_none_are_told_of(
    program: Program, home: Path, tmp_path: Path
) -> None:
    program.start(Start(home))
    program.unlock()
    program.desk()
    program.session.take(tmp_path / "borta.sipbild")
    assert came(program).notice.title.startswith("Filen med bildtavlor finns inte kvar")
    (tmp_path / "fel.sipbild").write_bytes(b"x")
    program.session.take(tmp_path / "fel.sipbild")
    part = came(program)
    program.qtbot.waitUntil(
        lambda: part.notice.title.startswith("Filen är ingen hel fil"), timeout=PATIENCE
    )


@pytest.mark.journey
@pytest.mark.parametrize(
    ("role", "where"), [(Role.READER, "figures"), (Role.MANAGER, "pictures")]
)
def test_boards_are_for_those_whose_work_it_is(
    program: Program, boards: Path, role: Role, where: str
) -> None:
    file = paths.data_folder() / "hem.sipdesk"
    user = replace(USER, roles=frozenset({role}))
    vault().create(file, HOME, user, PASSPHRASE).store.close()
    asked(program, boards)
    program.unlock()
    assert program.desk().key == where
    said = told(program) if role is Role.READER else came(program).notice.title
    assert said.startswith("Det här ingår inte i ditt uppdrag")
    assert audit(program.frame) == []


# --- Other files ------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["brev.docx", "hem.sipdesk-backup", "ärende.sipdesk-transfer", "hem"]
)
def test_other_files_are_refused_with_what_to_do_instead(
    program: Program, home: Path, name: str
) -> None:
    asked(program, home.with_name(name))
    assert isinstance(program.frame.screen_shown, UnlockPage)
    assert told(program).startswith("SIPdesk öppnar inte den sortens fil")
    assert audit(program.frame) == []
    press(program.frame, "said-dismiss")
    assert told(program) == ""
    assert found(program.frame, "said").isHidden()
