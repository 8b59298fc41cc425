"""Mötesläge: the meeting begins, stands still, goes on and ends."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.many import put
from sipdesk.domain.meeting import Break, BreakKind, Meeting, TakingPart
from sipdesk.usecases.meeting import not_held, told_to_placement, with_meeting
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change, change


@dataclass(frozen=True, slots=True)
class InMeeting:
    """Something that happens to the current meeting now."""

    case: CaseId
    seen: int


@dataclass(frozen=True, slots=True)
class YoungPersonLeft:
    """That the young person went, and how they take part from then on."""

    case: CaseId
    seen: int
    onward: TakingPart = TakingPart.NOT_SAID


def begin_meeting(order: InMeeting, ports: Ports) -> Change:
    """Begin the meeting, or take it up again; the first time it began stands.

    On the booked day it begins anew if it was begun before that day: somebody tried
    how it is done.

    Raises:
        RuleBroken: ``minutes-are-final``, ``meeting-is-cancelled``.

    """

    def begin(meeting: Meeting, now: time) -> Meeting:
        if meeting.booking.cancelled is not None:
            raise RuleBroken("meeting-is-cancelled")
        today = ports.clock.today()
        before = meeting.record.held
        if before is not None and before < today == meeting.booking.day:
            meeting = not_held(meeting)
        record = meeting.record
        held, began = record.held or today, record.began or now
        begun = replace(record, held=held, began=began, ended=None)
        return replace(meeting, record=begun)

    edit = _at_once(begin, ports)
    return change(order.case, order.seen, "meeting-begun", ports, edit)


def pause_meeting(order: InMeeting, ports: Ports) -> Change:
    """Let the meeting stand still; one that does already goes on standing.

    Raises:
        RuleBroken: ``minutes-are-final``, ``meeting-not-begun``.

    """

    def pause(meeting: Meeting, now: time) -> Meeting:
        if meeting.open_break(BreakKind.PAUSE) is not None:
            return meeting
        stands = Break(ports.new_id(), BreakKind.PAUSE, _begun(meeting, now))
        return replace(meeting, breaks=(*meeting.breaks, stands))

    edit = _at_once(pause, ports)
    return change(order.case, order.seen, "meeting-paused", ports, edit)


def go_on_with_meeting(order: InMeeting, ports: Ports) -> Change:
    """Let the meeting go on after a pause.

    Raises:
        RuleBroken: ``minutes-are-final``.

    """

    def go_on(meeting: Meeting, now: time) -> Meeting:
        return _ended(meeting, BreakKind.PAUSE, now)

    edit = _at_once(go_on, ports)
    return change(order.case, order.seen, "meeting-goes-on", ports, edit)


def note_young_person_left(order: YoungPersonLeft, ports: Ports) -> Change:
    """Note that the young person went, at the time the pause began if there is one.

    The meeting goes on without them, or with them in another way. Of one who has gone
    already it is only noted how they take part now, and a pause ends.

    Raises:
        RuleBroken: ``minutes-are-final``, ``meeting-not-begun``.

    """

    def left(meeting: Meeting, now: time) -> Meeting:
        went = meeting.open_break(BreakKind.LEFT)
        if went is not None:
            onward = replace(went, onward=order.onward)
            breaks = put(meeting.breaks, onward)
            return _ended(replace(meeting, breaks=breaks), BreakKind.PAUSE, now)
        pause = meeting.open_break(BreakKind.PAUSE)
        began = pause.began if pause is not None else _begun(meeting, now)
        others = tuple(b for b in meeting.breaks if b != pause)
        gone = Break(ports.new_id(), BreakKind.LEFT, began, onward=order.onward)
        return replace(meeting, breaks=(*others, gone))

    edit = _at_once(left, ports)
    return change(order.case, order.seen, "young-person-left", ports, edit)


def note_young_person_back(order: InMeeting, ports: Ports) -> Change:
    """Note that the young person who went has come back.

    Raises:
        RuleBroken: ``minutes-are-final``.

    """

    def back(meeting: Meeting, now: time) -> Meeting:
        return _ended(meeting, BreakKind.LEFT, now)

    edit = _at_once(back, ports)
    return change(order.case, order.seen, "young-person-back", ports, edit)


def end_meeting(order: InMeeting, ports: Ports) -> Change:
    """End the meeting; a pause ends with it. One who went stays gone.

    The time that it ended stands until it is taken up again.

    Raises:
        RuleBroken: ``minutes-are-final``, ``meeting-not-begun``.

    """

    def end(meeting: Meeting, now: time) -> Meeting:
        _begun(meeting, now)
        over = _ended(meeting, BreakKind.PAUSE, now)
        return replace(
            over, record=replace(over.record, ended=over.record.ended or now)
        )

    edit = _at_once(end, ports)
    return change(order.case, order.seen, "meeting-ended", ports, edit)


def _ended(meeting: Meeting, kind: BreakKind, now: time) -> Meeting:
    breaks = tuple(
        replace(b, ended=now) if b.kind is kind and b.ended is None else b
        for b in meeting.breaks
    )
    return replace(meeting, breaks=breaks)


def _begun(meeting: Meeting, now: time) -> time:
    if meeting.record.began is None:
        raise RuleBroken("meeting-not-begun")
    return now


def _at_once(
    happens: Callable[[Meeting, time], Meeting], ports: Ports
) -> Callable[[Case], Case]:
    """Make an edit of a case of what happens in its current meeting at this minute."""
    now = ports.clock.now().time().replace(second=0, microsecond=0, tzinfo=None)

    def edit(case: Case) -> Case:
        meeting = case.meeting
        if meeting.minutes_are_final:
            raise RuleBroken("minutes-are-final")
        return told_to_placement(with_meeting(case, happens(meeting, now)))

    return edit
