"""A backup that cannot be made is told on Idag, calmly, and stops nobody."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sipdesk.ui.doing import DirectRunner
from sipdesk.ui.home.backups.view import BackupsPage
from sipdesk.ui.home.view import HomePage
from sipdesk.ui.today.view import TodayPage
from sipdesk.ui.window.backing_up import BackingUp
from sipdesk.ui.window.desk import Desk
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.backup import read_backups
from sipdesk.usecases.home import ChangeSetting, change_setting
from sipdesk.usecases.ports import Ports
from tests.ui.audit import audit
from tests.ui.shell import found, settle
from tests.ui.window.test_desk import made


@pytest.fixture
def desk(filled: Ports, frame: Frame) -> Desk:
    return made(filled, frame)


@pytest.fixture
def backing_up(filled: Ports, desk: Desk) -> BackingUp:
    return BackingUp(desk, DirectRunner(filled), desk.tell_of_backup)


def today(desk: Desk) -> TodayPage:
    page = desk.page
    assert isinstance(page, TodayPage)
    return page


def test_nothing_is_said_of_a_backup_that_is_made(
    filled: Ports, desk: Desk, backing_up: BackingUp
) -> None:
    backing_up.look()
    assert len(read_backups(None, filled).backups) == 1
    assert not today(desk).backup.isVisible()


def test_one_that_cannot_be_made_is_told_below_what_waits(
    filled: Ports, desk: Desk, frame: Frame, backing_up: BackingUp, tmp_path: Path
) -> None:
    gone = tmp_path / "utdelning"
    change_setting(ChangeSetting("backup_folder", str(gone)), filled)
    backing_up.look()
    settle()
    notice = today(desk).backup
    assert notice.isVisible()
    assert "Kontrollera att disken eller nätverket" in notice.words
    assert notice.property("tone") == "warn"
    assert audit(frame) == []
    gone.mkdir()
    backing_up.look()
    assert not notice.isVisible()


def test_the_notice_leads_to_the_backups_and_is_read_then(
    filled: Ports, desk: Desk, backing_up: BackingUp, tmp_path: Path
) -> None:
    gone = str(tmp_path / "utdelning")
    change_setting(ChangeSetting("backup_folder", gone), filled)
    backing_up.look()
    settle()
    button = found(desk, "today-backups")
    today(desk).ensureWidgetVisible(button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    home = desk.page
    assert isinstance(home, HomePage)
    assert isinstance(home.part, BackupsPage)
    desk.go("today")
    assert not today(desk).backup.isVisible()
