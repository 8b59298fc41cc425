"""The source of the MSI: what it asks of the computer, and of who administers it."""

import re
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from installer import authoring
from installer.product import RELEASE, TEST
from sipdesk.domain.policy import (
    AUTO_LOCK_MINUTES,
    BACKUP_TO,
    DATABASE_FOLDER,
    POLICIES,
    PolicyFlaw,
)
from sipdesk.storage.policy import DEFAULTS_KEY
from tests.installer.conditions import holds

SOURCE: Final = authoring.SOURCE.read_text(encoding="utf-8")
CONDITIONS: Final = re.findall(
    r'<Condition Message="([^"]*)">\s*<!\[CDATA\[(.*?)\]\]>', SOURCE
)
SOUND: Final = {"VersionNT64": "603", "WINDOWS_BUILD": "19045", "BuildKind": "test"}
"""A computer that it can be installed on."""


def refusals(**properties: str) -> list[str]:
    """Give what is said where it cannot be installed."""
    known = {**SOUND, **properties}
    return [message for message, text in CONDITIONS if not holds(text, known)]


def test_a_sound_computer_is_asked_nothing_more() -> None:
    assert len(CONDITIONS) == 6
    assert refusals() == []


@pytest.mark.parametrize(
    ("properties", "word"),
    [
        ({"WINDOWS_BUILD": "17762"}, "Windows 10"),
        ({"WINDOWS_BUILD": ""}, "Windows 10"),
        ({"VersionNT64": ""}, "64-bit"),
        ({"NEWER_FOUND": "{1}"}, "nyare"),
        ({"OTHER_BUILD_FOUND": "{1}"}, "Provversionen"),
    ],
)
def test_it_is_refused_with_the_reason_where_it_cannot_be(
    properties: dict[str, str], word: str
) -> None:
    (said,) = refusals(**properties)
    assert word in said
    assert refusals(**properties, Installed="00:00:00") == []


def test_a_release_is_installed_where_a_test_build_is() -> None:
    assert refusals(OTHER_BUILD_FOUND="{1}", BuildKind="release") == []


@given(st.integers(-5, 70).map(str) | st.sampled_from(["tio", "1.5", "#10", "0x10"]))
def test_minutes_are_taken_just_when_the_program_would_use_them(minutes: str) -> None:
    number: object = int(minutes) if re.fullmatch(r"-?\d+", minutes) else minutes
    is_used = not isinstance(AUTO_LOCK_MINUTES.judge(number), PolicyFlaw)
    assert (refusals(AUTOLOCK_MINUTES=minutes) == []) == is_used


paths = st.builds(
    str.__add__,
    st.sampled_from(
        [
            *("C:\\", "d:/", "\\\\server\\", "//server/", "/srv/"),
            *("C:", "", "\\", "mapp", "mapp C:\\", "7:\\"),
        ]
    ),
    st.sampled_from(["", "SIPdesk", "Hem åäö\\Norr", "a b"]),
)


@given(paths)
def test_a_folder_that_the_program_would_use_is_taken(path: str) -> None:
    is_of_windows = not re.match("/[^/]", path)  # the program runs elsewhere too
    for policy, name in (
        (DATABASE_FOLDER, "DATABASE_FOLDER"),
        (BACKUP_TO, "BACKUP_FOLDER"),
    ):
        is_used = not isinstance(policy.judge(path), PolicyFlaw) and is_of_windows
        assert not is_used or refusals(**{name: path}) == []


@pytest.mark.parametrize("path", ["SIPdesk", "C:", "C:SIPdesk", "\\SIPdesk", "D"])
@pytest.mark.parametrize("name", ["DATABASE_FOLDER", "BACKUP_FOLDER"])
def test_a_folder_that_is_plainly_no_whole_path_is_refused(
    name: str, path: str
) -> None:
    (said,) = refusals(**{name: path})
    assert said.startswith(name)


@pytest.mark.parametrize("path", ["\\\\server\\hem", "//server/hem", "\\\\?\\C:\\hem"])
def test_a_folder_of_the_network_is_refused_for_homes(path: str) -> None:
    assert len(refusals(DATABASE_FOLDER=path)) == 1
    assert refusals(BACKUP_FOLDER=path) == []


def test_what_was_told_wrongly_once_never_hinders_a_removal() -> None:
    told = {"AUTOLOCK_MINUTES": "999", "DATABASE_FOLDER": "x", "BACKUP_FOLDER": "x"}
    assert len(refusals(**told)) == 3
    assert refusals(**told, REMOVE="ALL", Installed="00:00:00") == []


def test_no_condition_is_longer_than_the_table_holds() -> None:
    assert max(len(text) for _, text in CONDITIONS) <= 255


def test_what_is_left_for_the_program_is_called_as_its_policies() -> None:
    written = re.findall(r'Key="(SOFTWARE\\SIPdesk)" Name="(\w+)"', SOURCE)
    may = {policy.name for policy in POLICIES if policy.has_choice}
    assert {name for _, name in written} <= may
    assert len(written) == 3
    assert {key.casefold() for key, _ in written} == {DEFAULTS_KEY.casefold()}


def test_the_codes_are_those_that_computers_know_us_by() -> None:
    assert str(RELEASE.upgrade_code) == "16d54bf0-3580-46bd-b72b-020471460274"
    assert str(TEST.upgrade_code) == "31127e6c-9ca9-4814-accf-b5bb99d3aec8"
