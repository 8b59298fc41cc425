"""What waits before and after a meeting."""

from collections.abc import Iterable
from datetime import date

from sipdesk.domain.case import Case
from sipdesk.domain.cause import Cause
from sipdesk.domain.meeting import Meeting, Reply
from sipdesk.domain.plan_rules import follow_up_due


def minutes_open(case: Case, _: date) -> Iterable[Cause]:
    """Tell of minutes that are open for a change; till then the last version stands."""
    opened = case.meeting
    if opened.minutes and opened.record.amending:
        yield Cause(opened.minutes[-1].finalised.date())


def minutes_missing(case: Case, _: date) -> Iterable[Cause]:
    """Tell of each meeting that is over and not written down, also of one that failed.

    It is told of till it is, though the next meeting is begun or has been held.
    """
    for meeting in case.unwritten:
        day = meeting.record.held or meeting.booking.day
        if day is not None:
            yield Cause(day, meeting.id)


def meeting_ahead(case: Case, _: date) -> Iterable[Cause]:
    """Tell of the meeting that is booked."""
    meeting = case.meetings[-1]
    if meeting.is_ahead and meeting.booking.day is not None:
        yield Cause(meeting.booking.day)


def reply_missing(case: Case, _: date) -> Iterable[Cause]:
    """Tell of the day by which those who are called were to answer, and have not."""
    meeting = case.meetings[-1]
    by = meeting.booking.reply_by
    if not meeting.is_ahead or meeting.booking.day is None or by is None:
        return
    if any(p.called and p.reply is Reply.NONE for p in meeting.participants):
        yield Cause(by)


def next_meeting(case: Case, _: date) -> Iterable[Cause]:
    """Tell of the meeting that those who met have booked, till it is begun.

    Where the plan is followed up on that day it is told of so; and what a later
    follow-up has decided stands instead.
    """
    last, day = case.meetings[-1], _booked_anew(case)
    held = last.record.held
    if day is None or held is None:
        return
    if not any(f.day > held for f in case.follow_ups):
        yield Cause(day)


def meeting_again(case: Case, _: date) -> Iterable[Cause]:
    """Tell of the new day of a meeting that failed."""
    day = _booked_anew(case)
    if day is not None and case.meetings[-1].record.held is None:
        yield Cause(day)


def _booked_anew(case: Case) -> date | None:
    last: Meeting = case.meetings[-1]
    day = last.record.next_day
    return day if last.is_over and day != follow_up_due(case) else None
