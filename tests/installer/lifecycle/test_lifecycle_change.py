"""The program is repaired, upgraded and removed, and what is the person's own stays."""

import pytest

from tests.installer.lifecycle.conftest import (
    BUNDLE,
    FOLDER,
    NEWER,
    OWN_FOLDER,
    Again,
    Life,
    Removed,
    Repaired,
    Stage,
)
from tests.installer.lifecycle.observed import Files, files_in, files_of

pytestmark = pytest.mark.wine


LEFT = {"Appar åäö", "windows/Installer"}
"""The folder above the one it was installed in, empty; one of Windows Installer's."""
PERSONS = (
    "Demonstration åäö",
    "Hem åäö",
    "users/",
)
"""The folders with what the person made: homes, and what belongs to the screen."""


def test_a_repair_brings_back_what_was_gone_and_what_was_damaged(
    repaired: Repaired,
) -> None:
    assert repaired.code == 0
    assert repaired.seen.files == files_in(BUNDLE)


def test_an_upgrade_takes_the_place_of_the_version_before(
    upgraded: Stage, installed: Stage
) -> None:
    product = upgraded.seen.products[upgraded.seen.code]

    assert upgraded.code == 0
    assert product["DisplayVersion"] == NEWER
    assert upgraded.seen.code != installed.seen.code


def test_it_leaves_the_files_of_the_new_version_alone(
    upgraded: Stage, life: Life
) -> None:
    msi = life.newer.result()

    assert upgraded.seen.files.keys() == files_of(msi)
    assert upgraded.seen.files == files_in(msi.parent / "newer")
    assert upgraded.seen.files != files_in(BUNDLE)


def test_it_keeps_what_was_chosen(upgraded: Stage, installed: Stage) -> None:
    before, after = installed.seen, upgraded.seen

    assert after.settings[""] == before.settings[""]
    assert after.products[after.code]["InstallLocation"] == f"{FOLDER}\\"
    assert after.shortcuts == before.shortcuts
    assert after.classes == before.classes


def test_a_downgrade_is_refused_and_changes_nothing(
    downgraded: Stage, upgraded: Stage
) -> None:
    assert downgraded.code == 1603
    assert downgraded.seen == upgraded.seen


def test_no_change_of_the_program_touches_a_home(removed: Removed, kept: Files) -> None:
    assert removed.homes == kept
    assert len(kept) >= 3


def test_what_is_left_when_it_is_removed_is_what_the_person_made(
    removed: Removed,
) -> None:
    left = {one for one in removed.left if not one.startswith(PERSONS)}

    assert removed.code == 0
    assert left == LEFT
    assert len(removed.left) > len(left)


def test_the_home_opens_when_the_program_comes_back(again: Again) -> None:
    assert again.stage.code == 0
    assert again.verified.code == 0, again.verified
    assert "Hemmet är helt" in again.verified.out


def test_told_nothing_it_lies_among_the_programs(again: Again) -> None:
    product = again.stage.seen.products[again.stage.seen.code]

    assert product["InstallLocation"] == f"{OWN_FOLDER}\\"
    assert again.stage.seen.files == files_in(BUNDLE)
    assert not again.stage.seen.settings.get("")


def test_parts_that_are_not_asked_for_are_not_there(again: Again) -> None:
    assert not again.stage.seen.shortcuts
    assert not again.stage.seen.classes


def test_nor_does_an_upgrade_bring_them_that_is_told_so(again: Again) -> None:
    assert again.upgraded.code == 0
    assert not again.upgraded.seen.shortcuts
    assert not again.upgraded.seen.classes


def test_removed_again_it_leaves_no_more(again: Again, removed: Removed) -> None:
    assert again.left == removed.left
