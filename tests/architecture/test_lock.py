"""The lock installs the same files on every machine the program is meant for."""

import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from tests.architecture.source import ROOT

PROGRAM = ROOT / "requirements.txt"
WITH_TOOLS = ROOT / "requirements-dev.txt"
WITH_SPEECH = ROOT / "requirements-speech.txt"
LOCKS = [PROGRAM, WITH_TOOLS, WITH_SPEECH]
PYTHONS = ["3.11", "3.12", "3.13"]
SYSTEMS = ["linux", "win32"]

# From here on, a None is lost with each call on a Python older than 3.12.
LOSES_NONE = Version("6.12")


def entries(lock: Path) -> list[str]:
    """Return the lock's entries, each with its hashes on one line."""
    joined = lock.read_text("utf-8").replace("\\\n", " ")
    lines = [line.strip() for line in joined.splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def pins(lock: Path, python: str, system: str) -> dict[str, Version]:
    """Return the version of each package the lock installs there."""
    there = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": system,
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
    }
    found: dict[str, Version] = {}
    for entry in entries(lock):
        wanted = Requirement(entry.split(" --hash=")[0])
        if wanted.marker is None or wanted.marker.evaluate(there):
            assert wanted.name not in found
            (pin,) = wanted.specifier
            assert pin.operator == "=="
            found[wanted.name] = Version(pin.version)
    return found


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_entry_is_a_pin_with_hashes_and_names_no_index(lock: Path) -> None:
    pin = re.compile(r"[a-z0-9-]+==[^\s]+( ; [^-]+?)?(\s+--hash=sha256:[0-9a-f]{64})+")
    assert [entry for entry in entries(lock) if not pin.fullmatch(entry)] == []


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_qt_never_meets_a_python_on_which_it_loses_none(
    python: str, system: str
) -> None:
    pinned = pins(PROGRAM, python, system)
    qt, bindings = pinned["pyside6-essentials"], pinned["shiboken6"]
    assert qt == bindings
    assert qt < LOSES_NONE or Version(python) >= Version("3.12")


@pytest.mark.parametrize("python", PYTHONS)
def test_windows_gets_what_only_windows_needs(python: str) -> None:
    windows = pins(PROGRAM, python, "win32").keys()
    assert {"pywin32-ctypes", "tzdata"} <= windows
    assert "pywin32-ctypes" not in pins(PROGRAM, python, "linux")
    assert "colorama" in pins(WITH_TOOLS, python, "win32")


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_the_program_is_tested_with_the_versions_it_ships_with(
    python: str, system: str
) -> None:
    shipped = pins(PROGRAM, python, system)
    tested = pins(WITH_TOOLS, python, system)
    assert shipped.items() <= tested.items()


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_reading_aloud_adds_one_package_of_qts_own_version_and_changes_no_other(
    python: str, system: str
) -> None:
    without, speaks = pins(PROGRAM, python, system), pins(WITH_SPEECH, python, system)
    assert speaks.items() - without.items() == {
        ("pyside6-addons", without["pyside6-essentials"])
    }
    assert without.items() <= speaks.items()
    assert "pyside6-addons" not in pins(WITH_TOOLS, python, system)
