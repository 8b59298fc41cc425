from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.content.swedish import MONTHS, clock, long_date
from sipdesk.ui.widgets.dates import (
    Unreadable,
    parse_date,
    parse_time,
    short,
)

TODAY = date(2026, 11, 23)  # a Monday
days = st.dates(date(1950, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-12-03", date(2026, 12, 3)),
        ("2026-12-3", date(2026, 12, 3)),
        ("20261203", date(2026, 12, 3)),
        ("3/12", date(2026, 12, 3)),
        ("3.12", date(2026, 12, 3)),
        ("3/12 2027", date(2027, 12, 3)),
        ("3/12-27", date(2027, 12, 3)),
        ("3 dec", date(2026, 12, 3)),
        ("3 dec.", date(2026, 12, 3)),
        ("  3  December  2026 ", date(2026, 12, 3)),
        ("den 3:e december", date(2026, 12, 3)),
        ("torsdag 3 december", date(2026, 12, 3)),
        ("tors 3/12", date(2026, 12, 3)),
        ("idag", TODAY),
        ("I dag", TODAY),
        ("imorgon", date(2026, 11, 24)),
        ("i övermorgon", date(2026, 11, 25)),
        ("igår", date(2026, 11, 22)),
        ("fredag", date(2026, 11, 27)),
        ("på tis", date(2026, 11, 24)),
        ("måndag", date(2026, 11, 30)),
        ("7/1", date(2027, 1, 7)),
        ("29/2 2028", date(2028, 2, 29)),
    ],
)
def test_a_day_is_read_as_people_write_it(typed: str, day: date) -> None:
    assert parse_date(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed",
    [
        "31/2",
        "32 dec",
        "0/1",
        "2026-13-01",
        "3 de",
        "hej",
        "2026",
        "12",
        "3/12/x",
        "29/2",
    ],
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        parse_date(typed, TODAY)


@pytest.mark.parametrize("typed", ["", "   ", "\t"])
def test_a_blank_is_no_day_and_no_error(typed: str) -> None:
    assert parse_date(typed, TODAY) is None
    assert parse_time(typed) is None


@given(day=days, today=days)
def test_what_is_said_back_is_read_as_the_same_day(day: date, today: date) -> None:
    for written in (
        day.isoformat(),
        long_date(day),
        f"{day:%Y%m%d}",
        f"{day.day}/{day.month} {day.year}",
        f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}",
    ):
        assert parse_date(written, today) == day


@given(today=days, away=st.integers(-180, 180))
def test_a_day_without_a_year_is_the_nearest_one(today: date, away: int) -> None:
    day = today + timedelta(days=away)
    if (day.month, day.day) != (2, 29):
        assert parse_date(f"{day.day}/{day.month}", today) == day


@given(st.text(max_size=30), days)
def test_any_text_is_a_day_or_blank_or_refused(typed: str, today: date) -> None:
    try:
        day = parse_date(typed, today)
    except Unreadable:
        return
    assert day is None or isinstance(day, date)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("13", time(13)),
        ("13.00", time(13)),
        ("13:05", time(13, 5)),
        ("1305", time(13, 5)),
        ("kl 9", time(9)),
        ("kl. 9.30", time(9, 30)),
        ("0905", time(9, 5)),
        ("0", time(0)),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str, moment: time) -> None:
    assert parse_time(typed) == moment


@pytest.mark.parametrize("typed", ["25", "13.60", "nio", "13.0", "-1"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        parse_time(typed)


@given(st.times())
def test_a_time_written_by_us_is_read_by_us(moment: time) -> None:
    assert parse_time(clock(moment)) == time(moment.hour, moment.minute)


def test_a_day_is_written_briefly_with_its_year_where_it_is_another() -> None:
    assert short(date(2026, 12, 3), TODAY) == "tor 3 dec"
    assert short(date(2027, 5, 1), TODAY) == "lör 1 maj 2027"
