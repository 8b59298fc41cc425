"""The program put together: backed up when it is closed, and put back."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sipdesk import app, paths
from sipdesk.commands.demonstration import file_for_window
from sipdesk.domain.settings import LAST_HOME
from sipdesk.ui.aggregate.view import HomesPage
from sipdesk.ui.first_start.view import FirstStart
from sipdesk.ui.restore.view import RestorePage
from sipdesk.ui.unlock.view import UnlockPage
from tests.home import PASSPHRASE, vault
from tests.test_app import PATIENCE, Program, home, press, program
from tests.ui.shell import dressed

__all__ = ["dressed", "home", "program"]


def backups(home: Path) -> list[Path]:
    return sorted((home.parent / "säkerhetskopior").glob("*.sipdesk-backup"))


@pytest.mark.journey
def test_a_home_is_backed_up_when_it_is_closed_if_that_is_due_and_not_when_locked(
    program: Program, home: Path
) -> None:
    program.start()
    program.unlock()
    press(program.desk(), "rail-lock")
    program.qtbot.waitUntil(lambda: program.is_let_go(home), timeout=PATIENCE)
    assert backups(home) == []
    program.unlock()
    assert program.desk().key == "today"
    program.frame.close()
    assert len(backups(home)) == 1


@pytest.mark.journey
def test_a_home_that_cannot_be_backed_up_is_closed_all_the_same(
    program: Program, home: Path
) -> None:
    (home.parent / "säkerhetskopior").write_bytes(b"in the way")
    program.start()
    program.unlock()
    program.desk()
    program.frame.close()
    assert program.is_let_go(home)


@pytest.mark.journey
def test_a_home_is_put_back_from_its_backup_and_asks_for_its_passphrase(
    program: Program, home: Path
) -> None:
    opened = vault().open(home, PASSPHRASE)
    made = opened.store.backups.make("", 2, datetime.now(UTC))
    opened.store.close()
    program.start()
    press(program.wait_for(UnlockPage), "unlock-restore")
    page = program.wait_for(RestorePage)
    assert isinstance(page, RestorePage)
    page.model.choose(Path(made.path))
    program.qtbot.waitUntil(lambda: not page.model.state.busy, timeout=PATIENCE)
    page.model.restore(PASSPHRASE)
    program.qtbot.waitUntil(lambda: not page.model.state.busy, timeout=PATIENCE)
    press(page, "restore-go-on")
    program.unlock()
    assert program.desk().key == "today"
    last = str(program.preferences.read()[LAST_HOME.key])
    assert Path(last) == home.with_name("hem-2.sipdesk")


def test_one_who_puts_nothing_back_is_where_they_were(program: Program) -> None:
    program.start()
    press(program.wait_for(FirstStart), "restore")
    press(program.wait_for(RestorePage), "restore-back")
    assert isinstance(program.frame.screen_shown, FirstStart)


def test_the_demonstration_home_is_not_backed_up(program: Program) -> None:
    program.start(app._start(program.preferences.read(), demonstration=True))
    press(program.frame, "unlock-fill")
    press(program.frame, "unlock-go")
    program.desk()
    program.frame.close()
    assert backups(file_for_window()) == []


@pytest.mark.journey
def test_what_a_killed_program_left_of_a_backup_is_gone_when_the_next_has_started(
    program: Program,
    home: Path,  # noqa: ARG001  (so that it is unlocked, not made)
) -> None:
    left = paths.data_folder() / "looking-0123"
    left.mkdir()
    (left / "looked-at").write_bytes(b"in cipher")
    program.start()
    program.qtbot.waitUntil(lambda: not left.exists(), timeout=PATIENCE)


@pytest.mark.journey
def test_homes_are_added_up_without_a_home_of_ones_own(program: Program) -> None:
    program.start()
    press(program.wait_for(FirstStart), "homes")
    page = program.wait_for(HomesPage)
    assert isinstance(page, HomesPage)
    page.model.choose((Path("finns-inte.sipdesk-figures"),))
    program.qtbot.waitUntil(lambda: not page.model.state.busy, timeout=PATIENCE)
    found = page.model.state.found
    assert found is not None
    assert [one.problem for one in found.files] == ["no-such-figures"]
    press(page, "homes-back")
    assert isinstance(program.frame.screen_shown, FirstStart)
