"""A report of a period that is over is the same whatever happens afterwards."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from sipdesk.domain.pilot_report import Report
from tests.usecases import played

AFTER = played.END + timedelta(1)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[played.Home]:
    opened = played.Home(tmp_path, 8, Random(9))  # noqa: S311  (no secret)
    yield opened
    opened.ports.store.close()


def differing(before: Report, after: Report) -> list[str]:
    """Name what differs between two reports of one period."""
    figures = [
        one.indicator
        for one, other in zip(before.figures, after.figures, strict=True)
        if one != other
    ]
    tables = [
        one.id
        for one, other in zip(before.tables, after.tables, strict=True)
        if one != other
    ]
    return [*figures, *tables]


@pytest.mark.journey
def test_nothing_that_is_saved_afterwards_rewrites_a_report(home: played.Home) -> None:
    home.live(played.FIRST, played.END, played.DEEDS)
    home.clock.day = AFTER
    told = home.report()
    assert told.figure("i5").denominator > 0
    assert told.figure("i4").no > 0
    assert told.figure("i14").denominator > 0
    home.live(AFTER, played.LAST, played.DEEDS)
    assert differing(told, home.report()) == []
    assert home.report() == told
