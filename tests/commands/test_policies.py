"""``sipdesk policies``: what administrators put in Group Policy, and its reference."""

from argparse import Namespace
from pathlib import Path

import pytest

from sipdesk.commands import policies
from tests.commands.made import tools


def test_it_lays_the_files_where_group_policy_wants_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ny" / "mapp"
    for _ in range(2):  # again over those that are there
        assert policies.run(Namespace(out=out), tools()) == 0
    there = {
        path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()
    }
    assert there == {
        "sipdesk.admx",
        "sv-SE/sipdesk.adml",
        "en-US/sipdesk.adml",
        "policyer.md",
    }
    assert len(capsys.readouterr().out.splitlines()) == 2 * len(there)


def test_what_is_in_the_way_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "fil"
    file.touch()
    assert policies.run(Namespace(out=file), tools()) == 1
    assert "gick inte att skriva" in capsys.readouterr().out
