"""What a meeting says of itself: ahead, over, its minutes final."""

from datetime import UTC, date, datetime

import pytest

from sipdesk.domain.meeting import Booking, Meeting, Record
from sipdesk.domain.minutes import MinutesVersion

DAY = date(2026, 3, 2)
MADE = MinutesVersion("v", 1, datetime(2026, 3, 2, 15, tzinfo=UTC), "u", 4)


@pytest.mark.parametrize(
    ("record", "booking", "over", "ahead"),
    [
        (Record(), Booking(day=DAY), False, True),
        (Record(held=DAY), Booking(day=DAY), True, False),
        (Record(failed="Ingen kom."), Booking(day=DAY), True, False),
        (Record(failed="  "), Booking(day=DAY), False, True),
        (Record(), Booking(day=DAY, cancelled=DAY), False, False),
        (Record(held=DAY), Booking(cancelled=DAY), True, False),
    ],
    ids=["booked", "held", "failed", "blank", "cancelled", "held all the same"],
)
def test_a_meeting_is_over_when_it_was_held_or_could_not_be(
    record: Record, booking: Booking, *, over: bool, ahead: bool
) -> None:
    meeting = Meeting("m", record=record, booking=booking)
    assert (meeting.is_over, meeting.is_ahead) == (over, ahead)


def test_minutes_are_final_until_they_are_opened() -> None:
    opened = Record(held=DAY, amending="Fel dag.")
    assert not Meeting("m").minutes_are_final
    assert Meeting("m", minutes=(MADE,)).minutes_are_final
    assert not Meeting("m", minutes=(MADE,), record=opened).minutes_are_final
