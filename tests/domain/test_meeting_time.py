"""A meeting's minutes: shared over its parts, and counted down."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.meeting import Booking, Part
from sipdesk.domain.meeting_time import (
    SHARES,
    minutes_booked,
    minutes_left,
    part_due,
    shared_out,
)

TOTALS = st.integers(1, 480)
MIDNIGHT = datetime(2026, 3, 2)  # noqa: DTZ001  (only its time is used)


def test_an_hour_is_shared_as_the_guide_says() -> None:
    assert tuple(shared_out(60).values()) == (8, 10, 27, 10, 5)


@given(TOTALS)
def test_the_parts_add_up_to_the_meeting_and_keep_their_shares(total: int) -> None:
    given_out = shared_out(total)
    assert tuple(given_out) == tuple(Part)
    assert sum(given_out.values()) == total
    assert all(
        abs(minutes - total * SHARES[part] / 60) < 1
        for part, minutes in given_out.items()
    )


@given(TOTALS, st.times(), st.integers(0, 24 * 60 - 1))
def test_each_minute_that_goes_leaves_one_less_also_past_midnight(
    total: int, began: time, gone: int
) -> None:
    start = datetime.combine(MIDNIGHT, began)
    now = (start + timedelta(minutes=gone)).time()
    assert minutes_left(began, total, now) == total - gone


@pytest.mark.parametrize(
    ("began", "now", "left"),
    [
        (time(13), time(13), 60),
        (time(13), time(13, 59), 1),
        (time(13), time(14), 0),
        (time(13), time(14, 10), -10),
        (time(23, 30), time(0, 15), 15),
    ],
)
def test_what_is_left_of_an_hour(began: time, now: time, left: int) -> None:
    assert minutes_left(began, 60, now) == left


@given(TOTALS)
def test_every_minute_has_its_part_and_the_parts_follow_one_another(total: int) -> None:
    due = [part_due(total, gone) for gone in range(total)]
    assert {part: due.count(part) for part in Part} == shared_out(total)
    order = list(Part)
    assert due == sorted(due, key=order.index)


def test_when_the_time_is_over_the_last_part_stays() -> None:
    assert part_due(60, 60) is part_due(60, 500) is Part.CLOSING


@pytest.mark.parametrize(
    ("booking", "minutes"),
    [
        (Booking(start=time(13), end=time(14, 30)), 90),
        (Booking(start=time(13)), None),
        (Booking(end=time(14)), None),
        (Booking(), None),
    ],
)
def test_the_minutes_that_are_booked(booking: Booking, minutes: int | None) -> None:
    assert minutes_booked(booking) == minutes
