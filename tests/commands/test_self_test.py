"""``sipdesk self-test``: one line for each thing the program stands on."""

from argparse import Namespace
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from typing_extensions import override

from sipdesk.commands import self_test
from sipdesk.content.content import Content, Problem
from sipdesk.domain.home import Home
from sipdesk.domain.policy import (
    PolicyLevel,
)
from sipdesk.domain.policy_reading import judged
from sipdesk.domain.user import User
from sipdesk.paths import data_folder
from sipdesk.storage.keys import Cost
from sipdesk.storage.vault import FileVault, Opened
from tests.commands.made import tools
from tests.home import CHEAP, PASSPHRASE, content, vault


@dataclass(frozen=True)
class AnyKeyFits(FileVault):
    """A vault whose lock is broken."""

    cost: Cost = CHEAP
    floor: Cost = CHEAP

    @override
    def create(self, path: Path, home: Home, user: User, passphrase: str) -> Opened:
        return super().create(path, home, user, PASSPHRASE)

    @override
    def open(
        self, path: Path, passphrase: str, *, allow_device_alone: bool = False
    ) -> Opened:
        return super().open(path, PASSPHRASE)


def test_all_is_well_here(capsys: pytest.CaptureFixture[str]) -> None:
    assert self_test.run(Namespace(), tools()) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line[:5] for line in lines] == ["ok   "] * 5
    told = [line.split()[1] for line in lines]
    assert told == ["resurser:", "typsnitt:", "kryptering:", "PDF:", "policyer:"]


def test_nothing_is_left_behind() -> None:
    self_test.run(Namespace(), tools())
    assert list(data_folder().iterdir()) == []


def test_a_broken_file_is_told_of_and_the_rest_is_still_tried(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def broken() -> Content:
        return replace(content(), problems=(Problem("laws.toml", 4, "Okänd lag."),))

    assert self_test.run(Namespace(), tools(read=broken)) == 1
    first, *rest = capsys.readouterr().out.splitlines()
    assert first == "FEL  resurser: Unsound: laws.toml, rad 4: Okänd lag."
    assert [line[:3] for line in rest] == ["ok "] * 4


def test_a_policy_that_cannot_be_used_is_told_of(
    capsys: pytest.CaptureFixture[str],
) -> None:
    policies = judged({PolicyLevel.MACHINE: {"AutoLockMinutes": 600, "Okänd": 1}})
    homes = replace(vault(), policies=policies)
    assert self_test.run(Namespace(), replace(tools(), vault=homes)) == 1
    *rest, last = capsys.readouterr().out.splitlines()
    assert last == (
        "FEL  policyer: Unsound: AutoLockMinutes (datorns policy): utanför gränserna "
        "1–60. Okänd (datorns policy): okänt namn."
    )
    assert [line[:3] for line in rest] == ["ok "] * 4


@pytest.mark.journey
def test_a_lock_that_any_key_opens_is_told_of(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert self_test.run(Namespace(), replace(tools(), vault=AnyKeyFits())) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[2].startswith("FEL  kryptering: Unsound: en annan lösenfras")
