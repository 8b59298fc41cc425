"""``sipdesk policies``: what administrators put in Group Policy, and its reference."""

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.commands import policies
from sipdesk.commands.demo import HOME
from sipdesk.commands.demonstration import PASSPHRASE as PUBLIC
from sipdesk.domain.policy import (
    PolicyLevel,
)
from sipdesk.domain.policy_reading import judged
from tests.commands.made import SHORT_WALK, run_demo, short_books, tools
from tests.home import vault


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


@pytest.mark.journey
def test_the_demonstration_is_played_whatever_is_decided(tmp_path: Path) -> None:
    books = short_books(tmp_path / "books")
    walk = books / "demo" / "walk" / "walk.toml"
    walk.write_text(f'{SHORT_WALK}channel = "file"\n', "utf-8")
    shut = {"AllowPaperFiles": 0, "AllowFiguresFiles": 0, "DatabaseFolder": "/srv/hem"}
    decided = judged({PolicyLevel.MACHINE: shut})
    with_tools = replace(tools(books), vault=replace(vault(), policies=decided))
    folder = tmp_path / "papper"
    assert run_demo(folder, with_tools) == 0
    assert list(folder.glob("*-checklist-*.pdf"))
    opened = with_tools.vault.open(folder / HOME, PUBLIC)
    assert opened.store.policies == decided
    opened.store.close()


def test_what_is_in_the_way_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "fil"
    file.touch()
    assert policies.run(Namespace(out=file), tools()) == 1
    assert "gick inte att skriva" in capsys.readouterr().out
