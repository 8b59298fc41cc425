"""The days of the track: what is set, what follows from it, what has become too late.

A day that people have set stays. A day that is counted follows what it hangs on, so
moving one day moves all that hangs on it, and nothing else.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import Final

from sipdesk.domain.case import Case
from sipdesk.domain.meeting import Meeting, TiedTo
from sipdesk.domain.months import months_later
from sipdesk.domain.placement import Placement
from sipdesk.domain.track import Fact, Mark, Milestone, TrackUnit, Way

IsWorking = Callable[[date], bool]
"""Whether a day is a working day. It holds for one day in ten at least."""

CHOICES: Final = 3
"""So many days are proposed for the start meeting."""
_APART: Final = 2  # working days between them
PLACED: Final[Mapping[Fact, tuple[str, str]]] = {
    Fact.NOTICED: ("noticed", ""),
    Fact.ADMITTED: ("", "admitted"),
    Fact.START_MEETING: ("start_meeting", "start_meeting_held"),
    Fact.REVIEW_MEETING: ("review_meeting", "review_meeting_held"),
    Fact.READY: ("", "ready"),
    Fact.DISCHARGE_MEETING: ("discharge_meeting", "discharge_meeting_held"),
    Fact.DISCHARGE: ("preliminary_discharge", "discharged"),
    Fact.HANDOVER: ("", "handed_over"),
}
"""The fields of the placement in which it stands when it is to be, and when it was."""


class StopState(Enum):
    """What is known of a day on the track."""

    DONE = "done"
    SET = "set"
    PROPOSED = "proposed"
    UNKNOWN = "unknown"  # people have said so, with a reason
    NO_DAY = "no-day"  # nobody has said anything yet


class Late(Enum):
    """Why a day has become too late."""

    PASSED = "passed"
    AFTER_LIMIT = "after-limit"  # after what it must come before


@dataclass(frozen=True, slots=True)
class Stop:
    """One day on the track.

    ``hangs_on`` is the id of the milestone that it is counted from, empty when nobody
    counted it. ``mark`` is the id of what people have said, empty when it is a fact of
    the case, or counted.
    """

    milestone: Milestone
    state: StopState
    number: int = 1  # which time, of one that comes again
    day: date | None = None
    hangs_on: str = ""
    why: str = ""
    late: Late | None = None
    mark: str = ""
    way: Way = Way.NOT_SAID

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from every other stop of the same track."""
        return self.milestone.id, self.number


@dataclass(frozen=True, slots=True)
class Moved:
    """That a stop comes on another day than before; None = it had or has none."""

    stop: Stop
    was: date | None
    becomes: date | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change does to the rest: what moves, and what becomes too late."""

    moved: tuple[Moved, ...] = ()
    late: tuple[Stop, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    planned: date | None = None
    done: date | None = None
    unknown: str = ""
    mark: str = ""
    way: Way = Way.NOT_SAID


def shifted(day: date, count: int, unit: TrackUnit, is_working: IsWorking) -> date:
    """Give a day moved by so many units; a negative number moves it back.

    It is the first or last day there is when the units go beyond it.
    """
    try:
        match unit:
            case TrackUnit.DAYS:
                return day + timedelta(days=count)
            case TrackUnit.WEEKS:
                return day + timedelta(weeks=count)
            case TrackUnit.MONTHS:
                return months_later(day, count)
            case TrackUnit.WORKING_DAYS:
                step = 1 if count > 0 else -1
                for _ in range(abs(count)):
                    day = working(day + timedelta(days=step), step, is_working)
                return day
    except (OverflowError, ValueError):
        return date.max if count > 0 else date.min


def working(day: date, step: int, is_working: IsWorking) -> date:
    """Give a day, or the nearest working day after it; before it if ``step`` is -1.

    It is the first or last day there is when no working day is left.
    """
    try:
        while not is_working(day):
            day += timedelta(days=step)
    except OverflowError:
        return date.max if step > 0 else date.min
    return day


def lay(
    case: Case, milestones: Sequence[Milestone], day: date, is_working: IsWorking
) -> tuple[Stop, ...]:
    """Lay the track of a case as it is on a day: the first day first, no day last."""
    laid: dict[str, tuple[Stop, ...]] = {}
    for milestone in milestones:
        known = tuple(_stops(milestone, _known(milestone, case, day)))
        counted = tuple(_counted(milestone, case, known, laid, day, is_working))
        stops = known + counted
        if not stops and _is_asked(milestone, case, laid):
            stops = (Stop(milestone, StopState.NO_DAY, hangs_on=milestone.anchor),)
        laid[milestone.id] = tuple(
            replace(stop, number=n) for n, stop in enumerate(stops, 1)
        )
    every = [
        replace(stop, late=_late(stop, laid, day))
        for stops in laid.values()
        for stop in stops
    ]
    return tuple(sorted(every, key=lambda stop: stop.day or date.max))


def preview(before: Sequence[Stop], after: Sequence[Stop]) -> Preview:
    """Tell what differs between the track as it is and as it would be.

    What people set themselves is what is being changed: it is not told of as moved.
    """
    old = {stop.key: stop for stop in before}
    new = {stop.key: stop for stop in after}
    counted = (StopState.PROPOSED, StopState.NO_DAY)
    moved = [
        Moved(stop, was.day if was else None, stop.day)
        for stop in after
        if stop.state in counted
        and (was := old.get(stop.key)) != stop
        and (was.day if was else None) != stop.day
    ]
    gone = [
        Moved(was, was.day, None)
        for was in before
        if was.state is StopState.PROPOSED and was.key not in new
    ]
    late = [
        stop
        for stop in after
        if stop.late and not ((was := old.get(stop.key)) and was.late is stop.late)
    ]
    return Preview((*moved, *gone), tuple(late))


def choices(
    wanted: date, day: date, is_working: IsWorking, count: int = CHOICES
) -> tuple[date, ...]:
    """Give working days to choose between: the last of them the day that is wanted.

    Days that have been are none to choose: then they begin with the next working day.
    """
    last = working(wanted, -1, is_working)
    found = [
        shifted(last, -_APART * back, TrackUnit.WORKING_DAYS, is_working)
        for back in reversed(range(count))
    ]
    if found[0] <= day:
        first = shifted(day, 1, TrackUnit.WORKING_DAYS, is_working)
        found = [
            shifted(first, _APART * on, TrackUnit.WORKING_DAYS, is_working)
            for on in range(count)
        ]
    return tuple(found)


def applies(milestone: Milestone, case: Case) -> bool:
    """Whether it is of the legal basis that the placement rests on."""
    bases = milestone.applies_to
    return not bases or case.placement.legal_basis in bases


def _is_asked(
    milestone: Milestone, case: Case, laid: Mapping[str, tuple[Stop, ...]]
) -> bool:
    """Whether to show what has no day: if it is asked for, or waits for what is."""
    if not applies(milestone, case):
        return False
    before = laid.get(milestone.anchor, ())
    waits = any(s.day is None for s in before)
    return milestone.asked or (bool(milestone.anchor) and waits)


def _stops(milestone: Milestone, known: Iterator[_Known]) -> Iterator[Stop]:
    """Make stops of what is known, in the order of their days."""
    for one in sorted(known, key=lambda k: k.done or k.planned or date.max):
        state = (
            StopState.DONE
            if one.done
            else StopState.SET
            if one.planned
            else StopState.UNKNOWN
        )
        yield Stop(
            milestone,
            state,
            day=one.done or one.planned,
            why="" if one.done or one.planned else one.unknown,
            mark=one.mark,
            way=one.way,
        )


def _counted(  # noqa: PLR0913, PLR0917  (what a day is counted from)
    milestone: Milestone,
    case: Case,
    known: Sequence[Stop],
    laid: Mapping[str, tuple[Stop, ...]],
    day: date,
    is_working: IsWorking,
) -> Iterator[Stop]:
    """Count the days that follow from others; the first that has passed ends it."""
    unsaid = any(stop.state is StopState.UNKNOWN for stop in known)
    if not milestone.anchor or unsaid or not applies(milestone, case):
        return
    if known and not milestone.every:
        return
    own = [stop.day for stop in known if stop.day is not None]
    base = max(own, default=_day_of(milestone.anchor, laid))
    if base is None:
        return
    first = milestone.every if own else milestone.offset
    end = _day_of(milestone.until, laid) or date.max
    for count in range(milestone.ahead if milestone.every else 1):
        on = first + count * milestone.every
        at = shifted(base, on, milestone.unit, is_working)
        if milestone.working_day:
            at = working(at, -1 if on < 0 else 1, is_working)
        if at > end or not milestone.holds_on(at):
            return
        hangs_on = milestone.id if own else milestone.anchor
        yield Stop(milestone, StopState.PROPOSED, day=at, hangs_on=hangs_on)
        if at < day:
            return


def _day_of(milestone: str, laid: Mapping[str, tuple[Stop, ...]]) -> date | None:
    days = [stop.day for stop in laid.get(milestone, ()) if stop.day is not None]
    return max(days, default=None)


def _late(stop: Stop, laid: Mapping[str, tuple[Stop, ...]], day: date) -> Late | None:
    if stop.state is StopState.DONE or stop.day is None:
        return None
    if stop.day < day:
        return Late.PASSED
    limits = (_day_of(limit, laid) for limit in stop.milestone.before)
    late = any(limit is not None and stop.day > limit for limit in limits)
    return Late.AFTER_LIMIT if late else None


def _known(milestone: Milestone, case: Case, day: date) -> Iterator[_Known]:
    """Give what the case says of a milestone, each day of what was once."""
    told = [
        _Known(m.day, m.done, m.unknown, m.id, m.way)
        for m in case.track.of(milestone.id)
    ]
    if milestone.fact is not None:
        told.extend(_of_fact(milestone.fact, case, day))
    said: set[date | None] = set()
    for one in told:
        at = one.done or one.planned
        if at is None and not one.unknown.strip():
            continue
        if at is None or at not in said:
            said.add(at)
            yield one


def _of_fact(fact: Fact, case: Case, day: date) -> Iterator[_Known]:
    stay = case.placement
    match fact:
        case Fact.REVIEW_MEETING:
            yield from _reviews(case)
        case Fact.SIP_MEETING:
            yield from (_of_meeting(m) for m in case.meetings if m.has_sip)
        case Fact.SIP_FOLLOW_UP:
            yield from _follow_ups(case)
        case Fact.NOTICED:
            been = stay.noticed is not None and stay.noticed <= day
            yield _Known(done=stay.noticed) if been else _Known(stay.noticed)
        case Fact.MOVE:
            yield _Known(stay.moves, stay.moves if stay.discharged else None)
        case _:
            yield _of_stay(fact, stay)


def _of_stay(fact: Fact, stay: Placement) -> _Known:
    planned, done = PLACED[fact]
    return _Known(
        planned=getattr(stay, planned) if planned else None,
        done=getattr(stay, done) if done else None,
        unknown=stay.discharge_unknown if fact is Fact.DISCHARGE else "",
    )


def _follow_ups(case: Case) -> Iterator[_Known]:
    """Give the plan's follow-ups, and the first that is to be; also of a draft."""
    held = [one.day for one in case.follow_ups]
    yield from (_Known(done=day) for day in held)
    last = max(held, default=date.min)
    ahead = (case.plan.follow_up, case.plan.kept_next)
    yield _Known(min((d for d in ahead if d and d > last), default=None))


def _reviews(case: Case) -> Iterator[_Known]:
    """Give the review meetings: the last that was held, and the next that is booked."""
    held, booked = case.placement.review_meeting_held, case.placement.review_meeting
    of_review = (TiedTo.REVIEW, TiedTo.ENFORCEMENT)
    yield from (_of_meeting(m) for m in case.meetings if m.tied_to in of_review)
    yield _Known(done=held)
    if booked is not None and (held is None or booked > held):
        yield _Known(booked)


def _of_meeting(meeting: Meeting) -> _Known:
    booked, record = meeting.booking, meeting.record
    off = booked.cancelled is not None or bool(record.failed.strip())
    return _Known(None if off else booked.day, record.held)


def mark_of(case: Case, mark: str) -> Mark | None:
    """Find a mark; None when there is none."""
    return next((m for m in case.track.marks if m.id == mark), None)
