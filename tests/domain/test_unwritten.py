"""Meetings that nobody has written down, whatever has been begun since."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sipdesk.domain.case import Case
from sipdesk.domain.meeting import Booking, Meeting, Record
from sipdesk.domain.meeting_rules import minutes_missing
from sipdesk.domain.minutes import MinutesVersion
from tests.domain.cases import TODAY, case
from tests.values import values

CASES = st.lists(values(Meeting), min_size=1, max_size=3, unique_by=lambda m: m.id).map(
    lambda meetings: having(*meetings)
)
ANY = settings(max_examples=25, suppress_health_check=list(HealthCheck))
HELD = Meeting("first", record=Record(held=TODAY))


def having(*meetings: Meeting) -> Case:
    return replace(case(), meetings=meetings)


def locked(meeting: Meeting, at: int, number: int = 1) -> Meeting:
    made = datetime(2026, 3, 2, 15, tzinfo=UTC)
    version = MinutesVersion(f"{meeting.id} {number}", number, made, "u", at)
    return replace(meeting, minutes=(*meeting.minutes, version))


def waits(one: Case) -> list[tuple[date, str]]:
    return [(cause.day, cause.about) for cause in minutes_missing(one, TODAY)]


def test_a_held_meeting_waits_for_its_minutes_when_the_next_is_begun_too() -> None:
    ahead = Meeting("next", booking=Booking(TODAY + timedelta(days=60)))
    assert waits(having(HELD, ahead)) == [(TODAY, "first")]
    assert waits(having(locked(HELD, 4), ahead)) == []


def test_each_waits_by_its_own_day_and_one_that_was_called_off_does_not() -> None:
    failed = Meeting("failed", booking=Booking(TODAY), record=Record(failed="Snö."))
    off = Meeting("off", booking=Booking(TODAY, cancelled=TODAY))
    late = Meeting("late", record=Record(held=TODAY + timedelta(days=9)))
    assert waits(having(HELD, failed, off, late)) == [
        (TODAY, "first"),
        (TODAY, "failed"),
        (TODAY + timedelta(days=9), "late"),
    ]


@ANY
@given(CASES, values(Meeting))
def test_whatever_meeting_is_begun_nothing_that_waited_waits_no_more(
    one: Case, following: Meeting
) -> None:
    begun = replace(one, meetings=(*one.meetings, following))
    assert waits(begun)[: len(waits(one))] == waits(one)


@ANY
@given(CASES)
def test_what_waits_is_over_and_has_no_minutes_and_nothing_else_waits(
    one: Case,
) -> None:
    told = {about for _, about in waits(one)}
    for meeting in one.meetings:
        day = meeting.record.held or meeting.booking.day
        over = meeting.record.held is not None or bool(meeting.record.failed.strip())
        if over and day is not None and not meeting.minutes:
            assert meeting.id in told
    assert told <= {m.id for m in one.meetings if not m.minutes}


def test_the_minutes_that_were_locked_last_are_not_always_the_last_meetings() -> None:
    second = replace(HELD, id="second")
    assert having(HELD, second).locked_last() is None
    in_turn = having(locked(HELD, 4), locked(second, 7))
    assert in_turn.locked_last() == in_turn.meetings[1]
    late = having(locked(HELD, 9), locked(second, 7))
    assert late.minuted == late.locked_last() == late.meetings[0]
    assert late.locked_last(8) == late.meetings[1]
    assert late.locked_last(6) is None


@ANY
@given(CASES, st.integers(0, 50))
def test_who_was_locked_last_by_a_version_is_found_among_what_was_locked_by_then(
    one: Case, by: int
) -> None:
    numbers = [v.case_version for m in one.meetings for v in m.minutes]
    then = [n for n in numbers if n <= by]
    found = one.locked_last(by)
    assert (found is None) == (not then)
    if found is not None:
        assert max(then) in [v.case_version for v in found.minutes]


def test_of_what_is_shown_the_minutes_are_amended_or_else_of_what_was_locked_last() -> (
    None
):
    second = replace(HELD, id="second")
    ahead = Meeting("ahead")
    late = having(locked(HELD, 9), locked(second, 7))
    assert late.amendable == late.meetings[1]
    begun = having(locked(HELD, 9), locked(second, 7), ahead)
    assert begun.amendable == begun.meetings[0]


def test_the_meeting_that_is_written_late_is_the_last_that_was_over() -> None:
    opened = replace(HELD, record=replace(HELD.record, amending="Sent."))
    second = replace(HELD, id="second")
    for following in (second, Meeting("ahead")):
        one = having(opened, following)
        assert one.meeting == one.last_over == one.minuted == opened
