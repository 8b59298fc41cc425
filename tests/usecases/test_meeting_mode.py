"""The meeting begins, stands still, goes on and ends."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest

from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.errors import Conflict
from sipdesk.domain.meeting import Break, BreakKind, Meeting, Record, TakingPart
from sipdesk.usecases.closing import (
    CloseCase,
    RecordClosing,
    close_case,
    record_closing,
)
from sipdesk.usecases.journal import Undo, undo
from sipdesk.usecases.meeting import RecordMeeting, record_meeting
from sipdesk.usecases.meeting_mode import (
    InMeeting,
    YoungPersonLeft,
    begin_meeting,
    end_meeting,
    go_on_with_meeting,
    note_young_person_back,
    note_young_person_left,
    pause_meeting,
)
from sipdesk.usecases.minutes import FinaliseMinutes, finalise_minutes
from sipdesk.usecases.summons import BookMeeting, book_meeting
from tests.home import TODAY, SetClock, open_ports
from tests.usecases.desk import Desk
from tests.usecases.refusals import refused

EVERY = (
    begin_meeting,
    pause_meeting,
    go_on_with_meeting,
    note_young_person_back,
    end_meeting,
)


class Room(Desk):
    """A case whose meeting is held, with a clock that can be set."""

    def __init__(self, folder: Path) -> None:
        self.clock = SetClock()
        super().__init__(open_ports(folder, self.clock))

    def at(self, hour: int, minute: int, happens: Callable[..., Any]) -> Meeting:
        """Let something happen at a time."""
        self.clock.at = time(hour, minute, 31)
        return self.do(happens, InMeeting).meeting

    def goes(self, hour: int, minute: int, onward: TakingPart) -> Meeting:
        """Let the young person go at a time."""
        self.clock.at = time(hour, minute)
        return self.do(note_young_person_left, YoungPersonLeft, onward).meeting


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    made.ports.store.close()


def breaks(meeting: Meeting) -> list[tuple[BreakKind, time, time | None]]:
    return [(b.kind, b.began, b.ended) for b in meeting.breaks]


def test_a_meeting_is_held_the_day_and_the_minute_it_begins(room: Room) -> None:
    record = room.at(13, 2, begin_meeting).record
    assert (record.held, record.began, record.ended) == (TODAY, time(13, 2), None)


def test_one_that_is_taken_up_again_began_when_it_first_began(room: Room) -> None:
    room.at(13, 2, begin_meeting)
    room.at(13, 40, end_meeting)
    record = room.at(13, 45, begin_meeting).record
    assert (record.began, record.ended) == (time(13, 2), None)
    assert room.at(14, 5, end_meeting).record.ended == time(14, 5)


@pytest.mark.parametrize("booked", [True, False])
def test_what_was_tried_before_the_booked_day_is_no_beginning(
    room: Room, *, booked: bool
) -> None:
    day = TODAY + timedelta(days=1)
    if booked:
        room.do(book_meeting, BookMeeting, replace(room.case.meeting.booking, day=day))
    room.at(16, 0, begin_meeting)
    room.at(16, 2, pause_meeting)
    room.at(16, 5, end_meeting)
    room.clock.day = day
    meeting = room.at(9, 0, begin_meeting)
    held, began = meeting.record.held, meeting.record.began
    if booked:
        assert (held, began, meeting.breaks) == (day, time(9), ())
    else:
        assert (held, began) == (TODAY, time(16))
        assert meeting.breaks


def test_what_is_found_not_to_have_been_held_did_not_begin(room: Room) -> None:
    room.at(13, 0, begin_meeting)
    room.at(13, 10, pause_meeting)
    record = replace(room.case.meeting.record, held=None, agreements="Kvar")
    meeting = room.do(record_meeting, RecordMeeting, record).meeting
    assert meeting.record == Record(agreements="Kvar")
    assert meeting.breaks == ()


def test_one_that_has_ended_ended_when_it_first_did(room: Room) -> None:
    room.at(13, 2, begin_meeting)
    room.at(14, 0, end_meeting)
    version = room.case.version
    assert room.at(14, 20, end_meeting).record.ended == time(14, 0)
    assert room.case.version == version


def test_a_pause_has_a_beginning_and_an_end(room: Room) -> None:
    room.at(13, 0, begin_meeting)
    room.at(13, 10, pause_meeting)
    paused = room.at(13, 12, pause_meeting)
    assert breaks(paused) == [(BreakKind.PAUSE, time(13, 10), None)]
    again = room.at(13, 20, go_on_with_meeting)
    assert breaks(again) == [(BreakKind.PAUSE, time(13, 10), time(13, 20))]
    version = room.case.version
    room.at(13, 21, go_on_with_meeting)
    assert room.case.version == version


def test_every_pause_is_kept(room: Room) -> None:
    room.at(13, 0, begin_meeting)
    for start in (10, 30):
        room.at(13, start, pause_meeting)
        room.at(13, start + 5, go_on_with_meeting)
    assert len(room.case.meeting.breaks) == 2


def test_the_young_person_went_when_the_pause_began(room: Room) -> None:
    room.at(13, 0, begin_meeting)
    room.at(13, 10, pause_meeting)
    meeting = room.goes(13, 20, TakingPart.NOT_PRESENT)
    assert breaks(meeting) == [(BreakKind.LEFT, time(13, 10), None)]
    assert meeting.breaks[0].onward is TakingPart.NOT_PRESENT
    assert meeting.open_break(BreakKind.PAUSE) is None
    back = room.at(13, 40, note_young_person_back)
    assert breaks(back) == [(BreakKind.LEFT, time(13, 10), time(13, 40))]


def test_one_may_go_without_any_pause(room: Room) -> None:
    room.at(13, 0, begin_meeting)
    meeting = room.goes(13, 20, TakingPart.BY_LINK)
    assert breaks(meeting) == [(BreakKind.LEFT, time(13, 20), None)]


def test_one_who_has_gone_goes_only_once(room: Room) -> None:
    room.at(13, 0, begin_meeting)
    room.goes(13, 10, TakingPart.NOT_PRESENT)
    room.at(13, 30, pause_meeting)
    meeting = room.goes(13, 35, TakingPart.BY_LINK)
    assert breaks(meeting) == [
        (BreakKind.LEFT, time(13, 10), None),
        (BreakKind.PAUSE, time(13, 30), time(13, 35)),
    ]
    assert meeting.breaks[0].onward is TakingPart.BY_LINK


def test_a_pause_ends_with_the_meeting_but_one_who_went_stays_gone(room: Room) -> None:
    room.at(13, 0, begin_meeting)
    room.goes(13, 10, TakingPart.NOT_PRESENT)
    room.at(13, 30, pause_meeting)
    ended = room.at(13, 40, end_meeting)
    assert ended.record.ended == time(13, 40)
    assert breaks(ended) == [
        (BreakKind.LEFT, time(13, 10), None),
        (BreakKind.PAUSE, time(13, 30), time(13, 40)),
    ]


@pytest.mark.parametrize("happens", [pause_meeting, end_meeting])
def test_nothing_happens_in_a_meeting_that_has_not_begun(
    room: Room, happens: Callable[..., Any]
) -> None:
    with refused("meeting-not-begun"):
        room.at(13, 0, happens)
    with refused("meeting-not-begun"):
        room.goes(13, 0, TakingPart.NOT_PRESENT)


def test_a_cancelled_meeting_does_not_begin(room: Room) -> None:
    room.book(TODAY)
    cancelled = replace(room.case.meeting.booking, cancelled=TODAY)
    room.do(book_meeting, BookMeeting, cancelled)
    assert room.case.meeting.booking.cancelled == TODAY
    with refused("meeting-is-cancelled"):
        room.at(13, 0, begin_meeting)


def test_nothing_happens_in_a_meeting_whose_minutes_are_final(room: Room) -> None:
    room.at(13, 0, begin_meeting)
    room.at(14, 0, end_meeting)
    room.do(finalise_minutes, FinaliseMinutes)
    for happens in EVERY:
        with refused("minutes-are-final"):
            room.at(15, 0, happens)
    with refused("minutes-are-final"):
        room.goes(15, 0, TakingPart.NOT_PRESENT)


def test_the_beginning_can_be_undone(room: Room) -> None:
    room.at(13, 0, begin_meeting)
    undone = undo(Undo(room.case.id, room.case.version), room.ports).case
    assert undone.meeting.record == Record()


def test_two_windows_do_not_both_begin_unseen(room: Room) -> None:
    seen = room.case.version
    room.at(13, 0, begin_meeting)
    with pytest.raises(Conflict):
        pause_meeting(InMeeting(room.case.id, seen), room.ports)


def test_what_is_written_of_the_meeting_keeps_when_it_began_and_ended(
    room: Room,
) -> None:
    room.at(13, 2, begin_meeting)
    room.at(13, 10, pause_meeting)
    kept: tuple[Break, ...] = room.case.meeting.breaks
    room.at(14, 0, end_meeting)
    written = Record(held=TODAY - timedelta(days=1), agreements="Skolan ringer.")
    meeting = room.do(record_meeting, RecordMeeting, written).meeting
    assert (meeting.record.began, meeting.record.ended) == (time(13, 2), time(14))
    assert meeting.record.agreements == "Skolan ringer."
    assert [b.began for b in meeting.breaks] == [b.began for b in kept]


def test_nothing_happens_in_a_closed_case(room: Room) -> None:
    room.at(13, 0, begin_meeting)
    room.do(
        record_closing, RecordClosing, Closing(ClosingReason.NO_NEED, decided=TODAY)
    )
    room.do(close_case, CloseCase)
    for happens in EVERY:
        with refused("case-closed"):
            room.at(15, 0, happens)


def test_the_next_day_comes_after_this_one(room: Room) -> None:
    room.at(13, 0, begin_meeting)
    record = room.case.meeting.record
    with refused("next-before-this"):
        room.do(record_meeting, RecordMeeting, replace(record, next_day=TODAY))
