"""The page of backups: how it stands, one made, one rehearsed, and the policy."""

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from sipdesk.domain.user import Role
from sipdesk.ui.home.backups.view import BackupsPage
from sipdesk.ui.widgets.summary import SummaryList
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.backup import BackUp, back_up, read_backups
from sipdesk.usecases.home import ChangeSetting, change_setting, read_home
from sipdesk.usecases.ports import Ports
from tests.home import PASSPHRASE, SetClock
from tests.ui.audit import audit, tab_round
from tests.ui.shell import Slow, around, focus, found, said, settle, show
from tests.ui.typing import type_text


def opened(ports: Ports, frame: Frame, folder: Path | None = None) -> BackupsPage:
    page = BackupsPage(around(ports), ask_folder=lambda *_: folder)
    show(frame, page)
    page.refresh()
    settle()
    return page


def press(page: BackupsPage, name: str) -> None:
    button = found(page, name)
    assert button.isVisible()
    page.ensureWidgetVisible(button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def write(page: BackupsPage, name: str, text: str) -> None:
    edit = found(page, f"{name}-edit")
    assert isinstance(edit, QLineEdit)
    page.ensureWidgetVisible(edit)
    edit.setFocus()
    edit.selectAll()
    type_text(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    settle()


def test_before_the_first_it_says_that_there_is_none(
    ports: Ports, frame: Frame
) -> None:
    page = opened(ports, frame)
    assert page.late.text() == "Ingen än"
    assert said(page.facts).count("Aldrig") == 2
    assert page.none.isVisible()
    assert not page.rehearsal.isVisible()
    assert audit(frame) == []


def test_one_is_made_by_the_button(ports: Ports, frame: Frame) -> None:
    page = opened(ports, frame)
    press(page, "backups-now")
    (backup,) = read_backups(None, ports).backups
    assert [row.key for row in page.list.rows] == [backup.path]
    assert "gjord och öppnad 09.30" in said(page.done)
    assert "Aldrig" not in said(page.facts).split("Senast övad")[0]
    assert audit(frame) == []


def test_while_one_is_made_no_other_can_be(ports: Ports, frame: Frame) -> None:
    slow = Slow(ports)
    page = BackupsPage(slow.around)
    show(frame, page)
    press(page, "backups-now")
    assert not page.now.isEnabled()
    assert page.now.text() == "Säkerhetskopierar …"
    page.model.back_up()
    page.model.rehearse(PASSPHRASE)
    assert len(slow.asked) == 1


def test_what_is_refused_is_said_on_the_page(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    gone = str(tmp_path / "utdelning")
    change_setting(ChangeSetting("backup_folder", gone), ports)
    page = opened(ports, frame)
    assert "går inte att nå" in said(page.folder_notice)
    assert "Den är sparad ändå" in said(page.folder)
    press(page, "backups-now")
    assert "går inte att nå" in said(page.notice)
    assert page.now.isEnabled()
    assert audit(frame) == []


def test_a_rehearsal_is_held_with_the_passphrase(ports: Ports, frame: Frame) -> None:
    back_up(BackUp(), ports)
    page = opened(ports, frame)
    page.passphrase.edit.setText("fel lösenfras")
    press(page, "backups-rehearse")
    assert "Lösenfrasen stämmer inte" in said(page.rehearsal)
    type_text(page.passphrase.edit, PASSPHRASE)
    assert "stämmer inte" not in said(page.rehearsal)
    QTest.keyClick(page.passphrase.edit, Qt.Key.Key_Return)
    settle()
    assert "innehåller 0 ärenden" in said(page.rehearsed)
    assert page.passphrase.value == ""
    assert "Aldrig" not in said(page.facts)
    assert audit(frame) == []


def test_a_rehearsal_is_held_with_the_backup_that_is_chosen(
    ports: Ports, frame: Frame, clock: SetClock
) -> None:
    first = back_up(BackUp(), ports)
    clock.at = time(14, 15)
    back_up(BackUp(), ports)
    page = opened(ports, frame)
    assert "14.15" in page.which.words
    page.list.chosen.emit(first.path)
    settle()
    assert "09.30" in page.which.words
    assert focus() is page.passphrase.edit


def test_a_damaged_backup_is_shown_as_one_and_not_rehearsed(
    ports: Ports, frame: Frame
) -> None:
    whole = Path(back_up(BackUp(), ports).path)
    broken = whole.with_name("hem-2027-01-01-0000.sipdesk-backup")
    broken.write_bytes(b"PK\3\4")
    page = opened(ports, frame)
    assert page.list.rows[-1].chip_text == "Går inte att läsa"
    page.list.chosen.emit(str(broken))
    assert page.model.state.backup is not None
    assert page.model.state.backup.path == str(whole)


def test_the_folder_is_chosen_and_the_figures_typed(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    page = opened(ports, frame, disk)
    press(page, "backups-choose")
    write(page, "backup_keep", "30")
    write(page, "backup_every_hours", "12")
    settings = read_home(None, ports).settings
    assert settings["backup_folder"] == str(disk)
    assert (settings["backup_keep"], settings["backup_every_hours"]) == (30, 12)
    assert str(disk) in said(page.facts)
    assert "12 timmar" in said(page.facts)
    write(page, "backup_keep", "1")
    assert "mellan 2 och 365" in said(page.policy_card)
    assert audit(frame) == []


@pytest.mark.parametrize(
    ("role", "backs_up", "decides"),
    [
        (Role.COORDINATOR, True, False),
        (Role.ADMINISTRATOR, True, True),
        (Role.MANAGER, False, False),
    ],
)
def test_each_sees_what_their_role_may(
    ports: Ports,
    frame: Frame,
    role: Role,
    backs_up: bool,  # noqa: FBT001  (a case of the table)
    decides: bool,  # noqa: FBT001
) -> None:
    back_up(BackUp(), ports)
    them = replace(ports, user=replace(ports.user, roles=frozenset({role})))
    page = opened(them, frame)
    assert page.now.isVisible() is backs_up
    assert page.rehearsal.isVisible() is backs_up
    assert page.policy_card.isVisible() is decides
    assert page.facts.isVisible()
    assert audit(frame) == []


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_is_whole_with_long_names_at_both_sizes(
    ports: Ports, frame: Frame, qapp: QApplication, tmp_path: Path, scale: float
) -> None:
    apply(qapp, Theme(text_scale=scale))
    disk = tmp_path / ("mycket lång mapp för säkerhetskopior " * 3).strip()
    disk.mkdir()
    change_setting(ChangeSetting("backup_folder", str(disk)), ports)
    back_up(BackUp(), ports)
    page = opened(ports, frame)
    assert isinstance(page.facts, SummaryList)
    assert audit(frame) == []
    assert len(tab_round(frame)) > 5
