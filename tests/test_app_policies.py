"""The program put together where something is decided."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sipdesk import paths
from sipdesk.storage.policy import FilePolicies
from sipdesk.ui.first_start.recovery import RecoveryPage
from sipdesk.ui.first_start.view import FirstStart
from sipdesk.ui.unlock.view import UnlockPage
from sipdesk.ui.window.outside import Start
from sipdesk.ui.window.system import Uncovered
from sipdesk.world import regions_folder
from tests.home import PASSPHRASE
from tests.test_app import PATIENCE, Program, home, press
from tests.ui.audit import audit
from tests.ui.shell import dressed, found
from tests.ui.typing import type_text
from tests.ui.widgets.shown import close
from tests.ui.window.noting import Noting

__all__ = ["dressed", "home"]


@dataclass
class Administrator:
    """Writes what is decided, as the administrator of a computer without registry."""

    file: Path

    def decide(self, *lines: str) -> None:
        """Write policies over those before."""
        self._write("policy", lines)

    def leave(self, *lines: str) -> None:
        """Leave the installer's defaults."""
        self._write("default", lines)

    def _write(self, table: str, lines: tuple[str, ...]) -> None:
        self.file.write_text("\n".join([f"[{table}]", *lines]), "utf-8")
        self.file.chmod(0o600)

    @property
    def policies(self) -> FilePolicies:
        """What the program reads."""
        return FilePolicies(self.file, os.getuid())


@pytest.fixture
def administrator(tmp_path: Path) -> Administrator:
    folder = tmp_path / "etc"
    folder.mkdir(mode=0o700)
    return Administrator(folder / "policy.toml")


@pytest.fixture
def program(qtbot: QtBot, administrator: Administrator) -> Iterator[Program]:
    made = Program(qtbot, policies=administrator.policies)
    yield made
    close(made.frame)
    assert made.faults == []


def test_a_new_home_lies_in_the_decided_folder_and_is_locked_when_is_decided(
    program: Program, administrator: Administrator, tmp_path: Path
) -> None:
    folder = tmp_path / "bestämd" / "mapp"
    administrator.decide(f"DatabaseFolder = '{folder}'", "AutoLockMinutes = 2")
    program.start()
    page = program.wait_for(FirstStart)
    assert isinstance(page, FirstStart)
    assert not page.place.isEnabled()
    page.model.edit(home_name="Hemmet", user_name="Karin Exempel")
    type_text(found(page, "passphrase-edit"), PASSPHRASE)
    type_text(found(page, "again-edit"), PASSPHRASE)
    page.model.choose_place(tmp_path / "annanstans.sipdesk")  # there is no way to
    page.model.create()
    program.qtbot.waitUntil(lambda: not page.model.state.busy, timeout=PATIENCE)
    assert page.model.state.problems == {"place": "place-decided"}
    page.model.choose_place(folder / "Hemmet.sipdesk")
    page.model.create()
    assert isinstance(program.wait_for(RecoveryPage), RecoveryPage)
    assert (folder / "Hemmet.sipdesk").exists()
    assert program.session._inside is not None
    assert program.session._inside.lock_minutes == 2


def test_the_homes_in_the_decided_folder_are_found(
    program: Program, administrator: Administrator, home: Path, tmp_path: Path
) -> None:
    moved = tmp_path / "bestämd"
    home.parent.rename(moved)
    administrator.decide(f"DatabaseFolder = '{moved}'")
    program.start()
    page = program.wait_for(UnlockPage)
    assert isinstance(page, UnlockPage)
    assert page.model.state.home == moved / home.name


def test_a_folder_that_cannot_be_made_is_told_when_a_home_is(
    program: Program, administrator: Administrator, tmp_path: Path
) -> None:
    (tmp_path / "fil").touch()
    administrator.decide(f"DatabaseFolder = '{tmp_path / 'fil' / 'mapp'}'")
    program.start()
    page = program.wait_for(FirstStart)
    assert isinstance(page, FirstStart)
    page.model.edit(home_name="Hemmet")
    press(page, "go_on")
    assert page.model.state.problems == {"place": "no-such-file"}


def test_a_default_folder_is_proposed_and_can_be_left(
    program: Program, administrator: Administrator, tmp_path: Path
) -> None:
    administrator.leave(f"DatabaseFolder = '{tmp_path / 'förval'}'")
    program.start()
    page = program.wait_for(FirstStart)
    assert isinstance(page, FirstStart)
    assert page.model.state.file.parent == tmp_path / "förval"
    assert page.place.isEnabled()


def test_what_is_decided_meanwhile_holds_at_the_next_unlocking(
    program: Program, administrator: Administrator, home: Path
) -> None:
    program.start(Start(home))
    program.unlock()
    program.desk()
    inside = program.session._inside
    assert inside is not None
    assert inside.lock_minutes == 10
    administrator.decide("AutoLockMinutes = 3")
    press(program.desk(), "rail-lock")
    program.unlock()
    program.desk()
    inside = program.session._inside
    assert inside is not None
    assert inside.lock_minutes == 3


def test_the_regions_are_read_from_the_decided_folder(
    administrator: Administrator, tmp_path: Path
) -> None:
    read = (paths.resources() / "regions.toml").read_text("utf-8")
    said = "Regionen och Storsthlm har ett gemensamt material"
    for name, words in (("eget", "Hemmets fil"), ("regioner", "Administratörens fil")):
        (tmp_path / name).mkdir()
        own = tmp_path / name / "regions.toml"
        own.write_text(read.replace(said, words), "utf-8")
    eget, decided = tmp_path / "eget", tmp_path / "regioner"
    assert regions_folder(administrator.policies.read()) is None
    assert regions_folder(administrator.policies.read(), eget) == eget
    administrator.leave(f"RegionProfileFolder = '{decided}'")
    assert regions_folder(administrator.policies.read()) == decided
    assert regions_folder(administrator.policies.read(), eget) == eget
    administrator.decide(f"RegionProfileFolder = '{decided}'")
    assert regions_folder(administrator.policies.read(), eget) == decided


def test_an_uncovered_window_is_locked_with_the_session_all_the_same(
    qtbot: QtBot, home: Path
) -> None:
    system = Noting()
    program = Program(qtbot, Uncovered(system))
    program.start(Start(home))
    program.unlock()
    program.desk()
    assert system.protected == {}
    assert len(system.left) == 1
    close(program.frame)


def test_the_recovery_key_is_not_asked_for_where_it_opens_nothing(
    program: Program, administrator: Administrator, home: Path
) -> None:
    administrator.decide("AllowRecoveryKey = false")
    program.start(Start(home))
    page = program.wait_for(UnlockPage)
    assert not found(page, "unlock-lost").isVisible()
    assert found(page, "unlock-no-key").isVisible()
    assert audit(program.frame) == []
