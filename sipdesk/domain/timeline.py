"""A plan's history as days: what happened, what was called off, and what lies ahead.

An event is a kind, a day and a number. Nothing that anybody has written is in it, and
nothing of health, consent, protection or the law that a placement rests on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import chain

from sipdesk.domain.case import Case
from sipdesk.domain.meeting import Meeting, MeetingKind
from sipdesk.domain.slipped import open_measures


class Lane(Enum):
    """Where in the picture an event stands."""

    BEFORE = "before"
    MEETINGS = "meetings"
    PLAN = "plan"
    PLACEMENT = "placement"


class EventKind(Enum):
    """What an event is of."""

    NEED = "need"
    REQUEST = "request"
    REQUEST_ANSWERED = "request-answered"
    SUMMONS = "summons"
    FIRST_MEETING = "first-meeting"
    FOLLOW_UP_MEETING = "follow-up-meeting"
    CANCELLED = "cancelled"
    FAILED = "failed"
    BOOKED = "booked"
    RECEIVED = "received"
    ESTABLISHED = "established"
    FOLLOW_UP = "follow-up"
    TO_FOLLOW_UP = "to-follow-up"
    DUE = "due"
    ADMITTED = "admitted"
    PLACEMENT_MEETING = "placement-meeting"
    PRELIMINARY_DISCHARGE = "preliminary-discharge"
    DISCHARGE = "discharge"
    MOVE = "move"
    CLOSED = "closed"

    @property
    def lane(self) -> Lane:
        """Where in the picture it stands."""
        return _LANES[self]


_LANES = {
    EventKind.NEED: Lane.BEFORE,
    EventKind.REQUEST: Lane.BEFORE,
    EventKind.REQUEST_ANSWERED: Lane.BEFORE,
    EventKind.SUMMONS: Lane.MEETINGS,
    EventKind.FIRST_MEETING: Lane.MEETINGS,
    EventKind.FOLLOW_UP_MEETING: Lane.MEETINGS,
    EventKind.CANCELLED: Lane.MEETINGS,
    EventKind.FAILED: Lane.MEETINGS,
    EventKind.BOOKED: Lane.MEETINGS,
    EventKind.RECEIVED: Lane.PLAN,
    EventKind.ESTABLISHED: Lane.PLAN,
    EventKind.FOLLOW_UP: Lane.PLAN,
    EventKind.TO_FOLLOW_UP: Lane.PLAN,
    EventKind.DUE: Lane.PLAN,
    EventKind.ADMITTED: Lane.PLACEMENT,
    EventKind.PLACEMENT_MEETING: Lane.PLACEMENT,
    EventKind.PRELIMINARY_DISCHARGE: Lane.PLACEMENT,
    EventKind.DISCHARGE: Lane.PLACEMENT,
    EventKind.MOVE: Lane.PLACEMENT,
    EventKind.CLOSED: Lane.PLAN,
}


@dataclass(frozen=True, slots=True)
class Event:
    """One event. ``number`` counts those of its sort; 0 where none is counted."""

    kind: EventKind
    day: date
    number: int = 0


def history(case: Case, today: date) -> tuple[Event, ...]:
    """Give every event of a case whose day is known, the first one first.

    Of what is due only days from today on are told: what has passed is followed up.
    """
    of_sip = [m for m in case.meetings if m.has_sip]
    found = chain(
        _before(case),
        *(_of_meeting(m, at, today) for at, m in enumerate(of_sip, 1)),
        _of_plan(case, today),
        _of_placement(case, today),
    )
    order = tuple(EventKind)
    return tuple(sorted(found, key=lambda e: (e.day, order.index(e.kind), e.number)))


def _before(case: Case) -> Iterator[Event]:
    for judged in case.need.earlier:
        yield Event(EventKind.NEED, judged.day)
    if case.need.assessed is not None:
        yield Event(EventKind.NEED, case.need.assessed)
    for_sip = (r for r in case.requests if r.asks_for_sip)
    for number, request in enumerate(for_sip, 1):
        if request.sent is not None:
            yield Event(EventKind.REQUEST, request.sent, number)
        for answer in request.earlier:
            yield Event(EventKind.REQUEST_ANSWERED, answer.day, number)
        if request.answered is not None:
            yield Event(EventKind.REQUEST_ANSWERED, request.answered, number)


def _of_meeting(meeting: Meeting, number: int, today: date) -> Iterator[Event]:
    booked, held, called = meeting.booking, meeting.record.held, meeting.first_call
    if called is not None:
        yield Event(EventKind.SUMMONS, called, number)
    if held is not None:
        first = meeting.kind is MeetingKind.FIRST
        kind = EventKind.FIRST_MEETING if first else EventKind.FOLLOW_UP_MEETING
        yield Event(kind, held, number)
    elif booked.cancelled is not None:
        yield Event(EventKind.CANCELLED, booked.cancelled, number)
    elif booked.day is not None and meeting.record.failed.strip():
        yield Event(EventKind.FAILED, booked.day, number)
    elif booked.day is not None and booked.day >= today:
        yield Event(EventKind.BOOKED, booked.day, number)


def _of_plan(case: Case, today: date) -> Iterator[Event]:
    plan = case.plan
    for came in (*plan.received_before, plan.received):
        if came is not None:
            yield Event(EventKind.RECEIVED, came)
    for version in plan.versions:
        yield Event(EventKind.ESTABLISHED, version.established, version.number)
    for number, held in enumerate(case.follow_ups, 1):
        yield Event(EventKind.FOLLOW_UP, held.day, number)
    # It may be said both of our plan and of the one that is kept elsewhere.
    for ahead in {plan.follow_up, plan.kept_next} - {None}:
        if ahead is not None and ahead >= today:
            yield Event(EventKind.TO_FOLLOW_UP, ahead)
    for due in set(_due(case)):
        if due >= today:
            yield Event(EventKind.DUE, due)
    if case.closing.closed is not None:
        yield Event(EventKind.CLOSED, case.closing.decided or case.closing.closed)


def _due(case: Case) -> Iterator[date]:
    for measure in open_measures(case.plan):
        if measure.due is not None:
            yield measure.due
    for goal in case.plan.goals:
        if not goal.state.is_over and goal.due is not None:
            yield goal.due


def _placement_meetings(case: Case) -> set[date]:
    """Give the days of the placement's own meetings, those apart at which a SIP was."""
    stay = case.placement
    own = {
        stay.start_meeting_held,
        stay.review_meeting_held,
        stay.discharge_meeting_held,
        *(m.record.held for m in case.meetings if not m.has_sip),
    }
    of_sip = {m.record.held for m in case.meetings if m.has_sip}
    return {day for day in own - of_sip if day is not None}


def _of_placement(case: Case, today: date) -> Iterator[Event]:
    stay = case.placement
    if stay.admitted is not None:
        yield Event(EventKind.ADMITTED, stay.admitted)
    for day in _placement_meetings(case):
        yield Event(EventKind.PLACEMENT_MEETING, day)
    if stay.discharged is not None:
        yield Event(EventKind.DISCHARGE, stay.discharged)
        return
    if stay.preliminary_discharge is not None and stay.preliminary_discharge >= today:
        yield Event(EventKind.PRELIMINARY_DISCHARGE, stay.preliminary_discharge)
    if stay.moves is not None:
        yield Event(EventKind.MOVE, stay.moves)
