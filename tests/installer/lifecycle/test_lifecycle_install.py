"""The program is installed without a question, and is what the MSI says."""

import pytest

from installer.wine import run
from tests.installer.lifecycle.conftest import (
    BACKUPS,
    BUNDLE,
    FOLDER,
    HOMES,
    MSI,
    Decided,
    Refused,
    Stage,
)
from tests.installer.lifecycle.observed import CLASSES, NAME, files_in, files_of

pytestmark = pytest.mark.wine


def test_a_value_that_the_program_would_not_take_is_refused(refused: Refused) -> None:
    assert set(refused.codes.values()) == {1603}
    assert run.ENDS[1603] == "failed"


def test_what_was_refused_leaves_nothing(refused: Refused) -> None:
    # Windows Installer makes the folder where it keeps the MSIs it is given.
    assert refused.left <= {"windows/Installer"}


def test_it_is_installed_without_a_question(installed: Stage) -> None:
    assert installed.code == 0


def test_the_files_of_the_msi_are_laid_and_no_others(installed: Stage) -> None:
    assert installed.seen.files.keys() == files_of(MSI)


def test_each_file_is_that_of_the_bundle_byte_for_byte(installed: Stage) -> None:
    assert installed.seen.files == files_in(BUNDLE)


def test_what_was_told_is_what_the_program_reads(installed: Stage) -> None:
    assert installed.seen.settings[""] == {
        "AutoLockMinutes": 10,
        "BackupFolder": BACKUPS,
        "DatabaseFolder": HOMES,
    }


def test_it_stands_among_the_installed_apps(installed: Stage) -> None:
    told = installed.seen.products[installed.seen.code]

    assert told["DisplayName"] == NAME
    assert told["DisplayVersion"] == MSI.name.split("-")[1]
    assert told["Publisher"] == "SIPdesk"
    assert told["InstallLocation"] == f"{FOLDER}\\"
    assert "Provversion" in str(told["Comments"])
    assert "ligger kvar" in str(told["Comments"])
    assert told["UninstallString"] == f"MsiExec.exe /X{installed.seen.code}"


def test_it_is_reached_from_the_start_menu_and_the_desktop(installed: Stage) -> None:
    # Wine lays those of the desktop in the home folder.
    assert installed.seen.shortcuts == {"Programs": True, "home": True}


@pytest.mark.parametrize(("ending", "kind"), [(0, 2), (1, 3)])
def test_files_of_ours_open_in_it(installed: Stage, ending: int, kind: int) -> None:
    classes = installed.seen.classes
    command = classes[CLASSES[kind]][r"shell\open\command"][""]

    assert classes[CLASSES[ending]][""][""] == CLASSES[kind]
    assert command == f'"{FOLDER}\\SIPdesk.exe" "%1"'


def test_the_installed_program_is_whole(decided: Decided) -> None:
    said = decided.nobody

    assert said.code == 0, said
    assert [line[:5] for line in said.lines] == ["ok   "] * 5
    assert said.err == ""


def test_without_a_policy_nothing_is_decided(decided: Decided) -> None:
    assert "ok   policyer: 0 gäller" in decided.nobody.lines


def test_a_policy_of_the_machine_is_in_force(decided: Decided) -> None:
    assert "ok   policyer: 1 gäller" in decided.machine.lines


def test_a_policy_of_the_user_is_added_to_that_of_the_machine(
    decided: Decided,
) -> None:
    # One of the user's two is the machine's too, and counts once.
    assert "ok   policyer: 2 gäller" in decided.both.lines


def test_a_policy_that_cannot_be_used_is_told_and_fails(decided: Decided) -> None:
    told = [line for line in decided.wrong.lines if line.startswith("FEL")]

    assert decided.wrong.code == 1
    assert len(told) == 1
    assert told[0].startswith("FEL  policyer: ")
    assert "AutoLockMinutes" in told[0]
