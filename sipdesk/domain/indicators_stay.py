"""I1, I2, I6, I9, I12 and I13: the stay, from the admission to the discharge.

What each means is written in ``resources/figures/indicators.toml``.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from sipdesk.domain.answer import Answer
from sipdesk.domain.closing import ClosingReason
from sipdesk.domain.facts import Happening
from sipdesk.domain.figure import Outcome
from sipdesk.domain.offer import Occasion
from sipdesk.domain.stand import Stand

_ENDED: Final = frozenset(
    {
        ClosingReason.GOALS_REACHED.value,
        ClosingReason.NO_LONGER_NEEDED.value,
        ClosingReason.CONSENT_WITHDRAWN.value,
        ClosingReason.OTHER_PLAN.value,
    }
)
"""Why a case is closed so that there is no plan in force afterwards."""

YES, NO, UNKNOWN = Outcome.YES, Outcome.NO, Outcome.UNKNOWN
NOT_APPLICABLE = Outcome.NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class Found:
    """What an indicator found in one case: the outcome of one that it counts.

    ``part`` tells it from the others of the same case, where events are counted.
    """

    outcome: Outcome
    days: int | None = None
    part: str = ""


Finds = Callable[[Stand], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Measures:
    """The home's own figures that indicators go by.

    ``start_due`` gives the last day that a start meeting is in time, of the day that
    the placement was noticed; None where the home has no such figure.
    """

    start_due: Callable[[date], date | None]


def offered(occasions: Collection[Occasion], *, leaving: bool) -> Finds:
    """I1: of those who came, or left: whether a SIP was offered them then."""
    codes = {one.value for one in occasions}

    def finds(stand: Stand) -> Iterator[Found]:
        if not (stand.left_in_period if leaving else stand.came_in_period):
            return
        dated = {event.code for event in stand.told(Happening.OFFERED)}
        unclear = Occasion.NOT_SAID.value in dated or stand.undated(Happening.OFFERED)
        if dated & codes:
            yield Found(YES)
        else:
            yield Found(UNKNOWN if unclear else NO)

    return finds


def need(stand: Stand) -> Iterator[Found]:
    """I2: of those who were here: whether a need of a SIP has been found."""
    if not stand.here_in_period:
        return
    found = stand.latest(Happening.NEED)
    outcomes = {"exists": YES, "none": NO}
    yield Found(outcomes.get(found.code, UNKNOWN) if found else UNKNOWN)


def plan_when_leaving(stand: Stand) -> Iterator[Found]:
    """I6: of those who left: whether they had a SIP in force that day."""
    left = stand.left
    if left is None or not stand.left_in_period:
        return
    closed = stand.latest(Happening.CLOSED)
    ended = closed is not None and closed.code in _ENDED
    over = ended and closed is not None and closed.day is not None and closed.day < left
    established = stand.first(Happening.PLAN)
    running = stand.latest(Happening.RUNNING_PLAN)
    from_before = running is not None and running.code == Answer.YES.value
    if from_before or (established is not None and established <= left):
        yield Found(NO if over else YES)
    elif stand.undated(Happening.PLAN):
        yield Found(UNKNOWN)
    else:
        none = running is not None and running.code == Answer.NO.value
        yield Found(NO if none else UNKNOWN)


def start_meeting(measures: Measures) -> Finds:
    """I9: of those who came: whether the start meeting was held in time."""

    def finds(stand: Stand) -> Iterator[Found]:
        if not stand.came_in_period:
            return
        noticed = stand.first(Happening.NOTICED)
        due = measures.start_due(noticed) if noticed else None
        held = stand.first(Happening.START_MEETING)
        if due is None:
            yield Found(UNKNOWN)
        elif held is not None:
            days = stand.days_since(noticed, held)
            yield Found(YES if held <= due else NO, days)
        else:
            # Until the day has passed nobody is late.
            yield Found(NO if due <= stand.period.last else NOT_APPLICABLE)

    return finds


def discharge_date(stand: Stand) -> Iterator[Found]:
    """I9: of those who came: whether a preliminary day of discharge has been set."""
    if not stand.came_in_period:
        return
    said = stand.latest(Happening.DISCHARGE_DATE)
    if said is None:
        yield Found(UNKNOWN)
    elif said.code == "set":
        yield Found(YES, stand.days_since(stand.came, said.day))
    else:
        yield Found(NO)


def ready(stand: Stand) -> Iterator[Found]:
    """I12: of those who were ready for the next step: whether they waited still.

    The days are those since nämnden was notified, counted to the last day.
    """
    last = stand.period.last
    for event in stand.told(Happening.READY):
        taken_back = stand.first(Happening.READY_ENDED, event.about)
        left, closed = stand.first(Happening.LEFT), stand.first(Happening.CLOSED)
        ended = min(filter(None, (taken_back, left, closed)), default=None)
        # The day that it ended is the first without waiting.
        if ended is not None and ended <= stand.period.first:
            continue
        if ended is None:
            notified = stand.first(Happening.NOTIFIED, event.about)
            yield Found(YES, stand.days_since(notified, last))
        else:
            yield Found(NO if ended in (taken_back, left) else UNKNOWN)


def admission_complete(stand: Stand) -> Iterator[Found]:
    """I13: of those who came: whether all that should come with them has come."""
    if not stand.came_in_period:
        return
    complete = stand.first(Happening.ADMISSION_COMPLETE)
    if complete is not None:
        yield Found(YES, max(0, stand.days_since(stand.came, complete) or 0))
    elif stand.undated(Happening.ADMISSION_COMPLETE):
        yield Found(UNKNOWN)
    else:
        begun = stand.first(Happening.ADMISSION_BEGUN)
        yield Found(NO if begun is not None else UNKNOWN)
