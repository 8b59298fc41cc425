"""A desk for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.usecases.desk import Desk, desk


@pytest.fixture(name="desk")
def a_desk(tmp_path: Path) -> Iterator[Desk]:
    """Open a new home with one new case."""
    with desk(tmp_path) as opened:
        yield opened
