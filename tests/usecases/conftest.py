"""A desk for each test."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.usecases.placement import RecordPlacement, record_placement
from tests.usecases.desk import Desk, desk

KOMMUN = "0180"


@pytest.fixture(name="desk")
def a_desk(tmp_path: Path) -> Iterator[Desk]:
    """Open a new home with one new case."""
    with desk(tmp_path) as opened:
        yield opened


def bring(desk: Desk) -> None:
    """Eighteen years old, with the placing nämnd, BUP and a school, and a need."""
    desk.grown_up()
    desk.parties()
    desk.need()
    stay = replace(desk.case.placement, placing_kommun=KOMMUN, home_region="Region P")
    desk.do(record_placement, RecordPlacement, stay)


@pytest.fixture(name="told")
def told_desk(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path, bring) as told:
        yield told
