"""From need to follow-up: how far each need has come, and why it went no further.

Every need that was found in the period stands at exactly one stage, the furthest that
it had come to by the last day. One that stands before the last stage has stopped, for
now or for good, at exactly one obstacle: the first reason that is known, in the order
of ``_reason``. The obstacles are ours; where one is an obstacle of the pilot's report
``resources/figures/funnel.toml`` gives its number.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final

from sipdesk.domain.closing import ClosingReason
from sipdesk.domain.consent import ConsentState
from sipdesk.domain.facts import Event, Happening
from sipdesk.domain.figure import Spread, spread
from sipdesk.domain.indicators_sip import need_found
from sipdesk.domain.period import Period
from sipdesk.domain.sip_request import SipAnswer
from sipdesk.domain.stand import Counting, Stand


class Stage(Enum):
    """How far a need has come; in order."""

    NEED = "need"
    TOLD = "told"
    INITIATED = "initiated"
    CALLED = "called"
    HELD = "held"
    PLAN = "plan"
    FOLLOWED_UP = "followed-up"


STAGES: Final = tuple(Stage)


class Stopped(Enum):
    """Why a need has come no further. The first seven are ends, or nearly so."""

    NO_DAY = "no-day"  # the next thing has happened, and nobody knows when
    NOT_NEEDED = "not-needed"  # the case was closed: no longer, or another plan
    CONSENT = "consent"  # refused or taken back
    LEFT = "left"  # discharged or moved before
    DECLINED = "declined"  # kommun or region does not see the need
    OTHERS_ANSWER = "others-answer"  # says that somebody else answers for it
    YOUNG_PERSON_NO = "young-person-no"
    LEFT_OUT = "left-out"  # the step was left out, with a reason
    NOT_TOLD = "not-told"
    NO_ANSWER = "no-answer"
    NOT_CALLED = "not-called"
    CANCELLED = "cancelled"  # or could not be held
    NOT_HELD = "not-held"  # called, and not held by the last day
    NO_PLAN = "no-plan"
    NOT_FOLLOWED_UP = "not-followed-up"


_OTHERS: Final = frozenset(
    {"not-known-here", "other-principal", "other-kommun-or-region", "lsu-unclear"}
)
"""Codes in decline_reasons.toml by which somebody else is to answer."""

_OVER: Final = frozenset(
    {
        ClosingReason.GOALS_REACHED.value,
        ClosingReason.NO_LONGER_NEEDED.value,
        ClosingReason.NO_NEED.value,
        ClosingReason.OTHER_PLAN.value,
    }
)
_REFUSED: Final = frozenset(
    {
        ConsentState.NO.value,
        ConsentState.WITHDRAWN.value,
        ConsentState.BOARD_NO.value,
    }
)
_STEPS: Final[Mapping[Stage, str]] = {
    Stage.NEED: "sip_request",
    Stage.INITIATED: "summons",
    Stage.CALLED: "meeting",
    Stage.HELD: "plan",
    Stage.PLAN: "follow_up",
}
"""The step by which a need would come on from a stage."""

_WAITS: Final[Mapping[Stage, Stopped]] = {
    Stage.NEED: Stopped.NOT_TOLD,
    Stage.TOLD: Stopped.NO_ANSWER,
    Stage.INITIATED: Stopped.NOT_CALLED,
    Stage.CALLED: Stopped.NOT_HELD,
    Stage.HELD: Stopped.NO_PLAN,
    Stage.PLAN: Stopped.NOT_FOLLOWED_UP,
}
"""What is so of a need at a stage when nothing else is known."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One need: how far it had come, why no further, and the day of each stage.

    ``stopped`` is None for one that has come all the way. ``days`` has a day for each
    stage up to its own, None where a stage was passed without a day that is known.
    """

    case: str
    person: str
    stage: Stage
    stopped: Stopped | None
    days: tuple[date | None, ...]

    def has_come_to(self, stage: Stage) -> bool:
        """Whether it has come to a stage, or further."""
        return STAGES.index(self.stage) >= STAGES.index(stage)

    def waited(self, stage: Stage) -> int | None:
        """Count the days from the stage before; None where either is not known.

        So also where the days are turned: then one of them is wrong.
        """
        at = STAGES.index(stage)
        since, day = self.days[at - 1], self.days[at]
        if since is None or day is None or day < since:
            return None
        return (day - since).days


@dataclass(frozen=True, slots=True)
class Funnel:
    """The needs that were found in a period, in the order of their cases' ids."""

    period: Period
    passages: tuple[Passage, ...]

    def come_to(self, stage: Stage) -> tuple[Passage, ...]:
        """Choose those that have come to a stage, or further."""
        return tuple(one for one in self.passages if one.has_come_to(stage))

    def stopped_at(self, stage: Stage) -> tuple[Passage, ...]:
        """Choose those that stand at a stage."""
        return tuple(one for one in self.passages if one.stage is stage)

    def stopped_by(self, why: Stopped) -> tuple[Passage, ...]:
        """Choose those that one obstacle has stopped."""
        return tuple(one for one in self.passages if one.stopped is why)

    def wait(self, stage: Stage) -> Spread:
        """Tell how long those who came to a stage had waited since the one before."""
        return spread(one.waited(stage) for one in self.come_to(stage))

    @property
    def persons(self) -> int:
        """How many young people the needs are of."""
        return len({one.person for one in self.passages})


def funnel(period: Period) -> Counting[Funnel]:
    """Tell how far each need that was found in a period had come by its last day."""
    passages = []
    while stand := (yield):
        passage = _passage(stand)
        if passage is not None:
            passages.append(passage)
    return Funnel(period, tuple(sorted(passages, key=lambda one: one.case)))


def _passage(stand: Stand) -> Passage | None:
    found = need_found(stand)
    if found is None:
        return None
    since = _since(stand, found)
    days = (found, *_days(stand, found, since))
    furthest = max(at for at, day in enumerate(days) if day is not None)
    stage = STAGES[furthest]
    stopped = None if stage is STAGES[-1] else _reason(stand, stage, since)
    facts = stand.facts
    return Passage(facts.id, facts.person, stage, stopped, days[: furthest + 1])


def initiated_on(stand: Stand, since: date = date.min) -> date | None:
    """Give the first day, since one, that a SIP was taken on or promised."""
    initiates = SipAnswer.INITIATES.value
    answers = stand.first(Happening.ANSWERED, code=initiates, since=since)
    days = (answers, stand.first(Happening.PROMISED, since=since))
    return min((day for day in days if day is not None), default=None)


_DONE: Final = (Happening.HELD, Happening.PLAN, Happening.FOLLOWED_UP)
"""What comes of a need; before it was found, of an earlier one."""


def _since(stand: Stand, found: date) -> date:
    """Give the first day whose events can be of a need that was found on a day.

    What was held, planned or followed up before came of an earlier need, and so did all
    that led to it. What was told or called since then, though before the need was
    judged, is of the need.
    """
    done = (event.day for what in _DONE for event in stand.told(what))
    before = [day for day in done if day is not None and day < found]
    return max(before) + timedelta(days=1) if before else date.min


def _days(stand: Stand, found: date, since: date) -> Iterator[date | None]:
    """Give the day of each stage after the first."""
    yield stand.first(Happening.TOLD, since=since)
    yield initiated_on(stand, since)
    yield stand.first(Happening.CALLED, since=since)
    for what in _DONE:
        yield stand.first(what, since=found)


def _reason(stand: Stand, stage: Stage, since: date) -> Stopped:
    """Name the one obstacle: a missing day, what has ended it, what is waited for."""
    if _has_no_day(stand, stage):
        return Stopped.NO_DAY
    ended = _ended(stand)
    if ended is not None:
        return ended
    if stage in (Stage.NEED, Stage.TOLD):
        is_told = stage is Stage.TOLD
        no = _declined(stand, since) if is_told else _unwilling(stand)
        if no is not None:
            return no
    return _waits(stand, stage, since)


def _has_no_day(stand: Stand, stage: Stage) -> bool:
    """Whether a later stage has been come to on a day that nobody knows."""
    at = STAGES.index(stage)
    return any(
        STAGES.index(later) > at and stand.undated(what, code=code)
        for later, what, code in _UNDATED
    )


_UNDATED: Final[Sequence[tuple[Stage, Happening, str | None]]] = (
    (Stage.TOLD, Happening.TOLD, None),
    (Stage.INITIATED, Happening.ANSWERED, SipAnswer.INITIATES.value),
    (Stage.PLAN, Happening.PLAN, None),
)
"""What may have happened on a day that nobody knows, and the stage it leads to."""


def _ended(stand: Stand) -> Stopped | None:
    closed = stand.latest(Happening.CLOSED)
    if closed is not None and closed.code in _OVER:
        return Stopped.NOT_NEEDED
    if consent_refused(stand, stand.period.last):
        return Stopped.CONSENT
    return Stopped.LEFT if stand.left is not None else None


def consent_refused(stand: Stand, by: date) -> bool:
    """Whether one who consents has said no or taken it back, and not said yes since.

    What socialnämnden decides in the consenter's place holds; that it has been asked
    changes nothing. ``by`` is the last day to look at, no later than the period's.
    """
    latest: dict[str, Event] = {}
    for event in stand.told(Happening.CONSENT):
        day = event.day
        if day is None or day > by or event.code == ConsentState.REFERRED.value:
            continue
        known = latest.get(event.about)
        if known is None or known.day is None or day >= known.day:
            latest[event.about] = event
    return any(one.code in _REFUSED for one in latest.values())


def _declined(stand: Stand, since: date) -> Stopped | None:
    """Tell why nobody has taken it on, when somebody has said no."""
    has_plan, declines = SipAnswer.HAS_PLAN.value, SipAnswer.DECLINES.value
    if stand.first(Happening.ANSWERED, code=has_plan, since=since) is not None:
        return Stopped.NOT_NEEDED
    if stand.first(Happening.ANSWERED, code=declines, since=since) is None:
        return None
    reason = stand.latest(Happening.DECLINED_FOR)
    code = reason.code if reason else ""
    if code == "consent-missing":
        return Stopped.CONSENT
    return Stopped.OTHERS_ANSWER if code in _OTHERS else Stopped.DECLINED


def _unwilling(stand: Stand) -> Stopped | None:
    answer = stand.latest(Happening.OFFER_ANSWER)
    refused = answer is not None and answer.code == "no"
    return Stopped.YOUNG_PERSON_NO if refused else None


def _waits(stand: Stand, stage: Stage, since: date) -> Stopped:
    step = _STEPS.get(stage)
    if step and stand.first(Happening.SKIPPED, code=step) is not None:
        return Stopped.LEFT_OUT
    if stage is Stage.CALLED:
        gone = (Happening.CANCELLED, Happening.FAILED)
        if any(stand.first(what, since=since) is not None for what in gone):
            return Stopped.CANCELLED
    return _WAITS[stage]
