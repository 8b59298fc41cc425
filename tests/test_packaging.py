"""The wheel carries the whole program."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def carried(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Build the wheel and return the names of its files."""
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = out.glob("*.whl")
    with zipfile.ZipFile(wheel) as files:
        return set(files.namelist())


def under(folder: str) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.journey
def test_the_wheel_carries_every_module(carried: set[str]) -> None:
    assert under("sipdesk") - carried == set()


def test_the_wheel_carries_every_resource_inside_the_package(
    carried: set[str],
) -> None:
    assert {f"sipdesk/{name}" for name in under("resources")} - carried == set()


def test_the_wheel_carries_the_licence_and_nothing_of_the_workshop(
    carried: set[str],
) -> None:
    assert any(name.endswith("/licenses/LICENSE") for name in carried)
    assert "sipdesk/LICENSE" in carried
    assert {name.split("/")[0] for name in carried if ".dist-info" not in name} == {
        "sipdesk"
    }
