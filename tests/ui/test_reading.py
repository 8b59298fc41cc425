"""What is typed in fields is read, or told what is wrong with it."""

from datetime import date

import pytest

from sipdesk.content.notices import notice
from sipdesk.ui.reading import Reading, Unread, day_problem

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    "text",
    [
        "31 feb 2010",
        "2010-02-31",
        "20100231",
        "31/2",
        "den 31 april",
        "fre 31 feb",
        "2026-11-00",
    ],
)
def test_a_day_that_does_not_exist_is_said_not_to(text: str) -> None:
    assert day_problem(text, TODAY) == notice("day-does-not-exist")


@pytest.mark.parametrize("text", ["i våras", "2010", "12 mumbojumbo", "2010-13-01"])
def test_what_is_no_day_is_told_how_to_be_written(text: str) -> None:
    assert day_problem(text, TODAY) == notice("day-unreadable")


def test_the_field_is_told() -> None:
    reading = Reading(TODAY)
    assert reading.day("born", "31 feb 2010") is None
    with pytest.raises(Unread) as stopped:
        reading.done()
    assert stopped.value.problems == {"born": notice("day-does-not-exist").whole}
