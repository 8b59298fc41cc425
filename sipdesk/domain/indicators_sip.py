"""I3, I4, I5, I7 and I8: the SIP, from the consent to what people thought of it.

What each means is written in ``resources/figures/indicators.toml``.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from sipdesk.domain.consent import ConsentState
from sipdesk.domain.facts import Happening
from sipdesk.domain.figure import Outcome
from sipdesk.domain.indicators_stay import (
    NO,
    NOT_APPLICABLE,
    UNKNOWN,
    YES,
    Finds,
    Found,
)
from sipdesk.domain.sip_request import SipAnswer
from sipdesk.domain.stand import Stand

_CONSENTS: Final[Mapping[str, Outcome]] = {
    ConsentState.NO.value: YES,
    ConsentState.WITHDRAWN.value: YES,
    ConsentState.YES.value: NO,
    ConsentState.PARTLY.value: NO,
    ConsentState.NOT_NEEDED.value: NOT_APPLICABLE,
    ConsentState.NOT_ASKED_HARM.value: NOT_APPLICABLE,
    ConsentState.PREVENTED.value: NOT_APPLICABLE,
}
"""Whether a consenter has said no; of every other state it is unknown."""

OF_BOARD: Final = frozenset(
    {
        ConsentState.REFERRED.value,
        ConsentState.BOARD_YES.value,
        ConsentState.BOARD_NO.value,
    }
)
"""What is no word of the consenter's own: the board is asked, or has decided."""

_ANSWERS: Final[Mapping[str, Outcome]] = {
    SipAnswer.INITIATES.value: YES,
    SipAnswer.DECLINES.value: NO,
    SipAnswer.HAS_PLAN.value: NO,
}


def refused(capacity: str) -> Finds:
    """I3: of the consenters who were asked: who said no, or took it back."""

    def finds(stand: Stand) -> Iterator[Found]:
        asked = stand.abouts(Happening.CONSENT_ASKED)
        decided = stand.abouts(Happening.CONSENT)
        for about in dict.fromkeys((*asked, *decided)):
            if not about.startswith(f"{capacity}-"):
                continue
            first = stand.first(Happening.CONSENT_ASKED, about) or stand.first(
                Happening.CONSENT, about
            )
            if not stand.period.holds(first):
                continue
            said = stand.latest(Happening.CONSENT, about, but=OF_BOARD)
            yield Found(
                _CONSENTS.get(said.code, UNKNOWN) if said else UNKNOWN, part=about
            )

    return finds


def initiated(stand: Stand) -> Iterator[Found]:
    """I4: of the requests for a SIP that were sent: which were taken on, and when."""
    for sent in stand.told(Happening.TOLD):
        if not stand.period.holds(sent.day):
            continue
        answer = stand.latest(Happening.ANSWERED, sent.about)
        outcome = _ANSWERS.get(answer.code, UNKNOWN) if answer else UNKNOWN
        days = stand.days_since(sent.day, answer.day) if answer else None
        yield Found(outcome, days, sent.about)


def need_found(stand: Stand) -> date | None:
    """Give the day on which a need of a SIP was found, if it was in the period.

    A need is found once: what is judged of it afterwards does not undo the day.
    """
    day = stand.first(Happening.NEED, code="exists")
    return day if stand.period.holds(day) else None


def held(stand: Stand) -> Iterator[Found]:
    """I5: of the needs that were found: which have led to a meeting and a plan."""
    found = need_found(stand)
    if found is None:
        return
    meeting = stand.first(Happening.HELD, since=found)
    plan = stand.first(Happening.PLAN, since=found)
    if meeting is not None and plan is not None:
        yield Found(YES, stand.days_since(found, meeting))
    else:
        # A plan without a meeting since was made before, or elsewhere.
        planned = stand.first(Happening.PLAN) is not None
        unclear = planned or stand.undated(Happening.PLAN)
        yield Found(UNKNOWN if unclear else NO)


def followed_up(stand: Stand) -> Iterator[Found]:
    """I7: of the plans in force: which have been followed up at least once."""
    plans = tuple(stand.told(Happening.PLAN))
    established = stand.first(Happening.PLAN)
    ends = (stand.first(Happening.CLOSED), stand.left)
    ended = min((day for day in ends if day is not None), default=None)
    if established is None or (ended is not None and ended < stand.period.first):
        return
    later = (
        event.day
        for event in stand.told(Happening.FOLLOWED_UP)
        if event.day is not None and event.day >= established
    )
    first = min(later, default=None)
    if first is not None:
        yield Found(YES, stand.days_since(established, first))
    else:
        # What the principal keeps in its own system it may have followed up itself.
        elsewhere = any(event.code == "elsewhere" for event in plans)
        yield Found(UNKNOWN if elsewhere else NO)


def answered(group: str | None) -> Finds:
    """I8: of those who were at a SIP meeting: how many answered afterwards.

    No answer tells who gave it: so many of so many, each counted as one. Where nobody
    has counted a group's answers, or noted who was there, it is unknown.
    """

    def finds(stand: Stand) -> Iterator[Found]:
        for meeting in stand.told(Happening.HELD):
            if stand.period.holds(meeting.day):
                for counted in groups_at(stand, meeting.about):
                    if group in (None, counted.group):
                        yield from counted.found(meeting.about)

    return finds


class Answers:
    """Of one group at one meeting: who was there, and how many answered.

    Of a group that nobody was called of, as the home's own staff, those were there who
    got the questions.
    """

    def __init__(self, stand: Stand, about: str, group: str) -> None:
        self.group = group
        there = tuple(stand.told(Happening.THERE, about, group))
        self.not_noted = _number(stand, Happening.NOT_NOTED, about, group)
        counted = tuple(stand.told(Happening.SURVEYED, about, group))
        self.is_counted = bool(counted)
        self.answered = sum(event.n for event in counted)
        self.there = sum(event.n for event in there)
        if not there and not self.not_noted:
            self.there = max(self.answered, sum(event.of for event in counted))

    @property
    def too_many(self) -> int:
        """How many more answered than are known to have been there."""
        return max(0, self.answered - self.there - self.not_noted)

    def found(self, about: str) -> Iterator[Found]:
        """Tell of each one, answers first among those who were there."""
        whole = self.there + self.not_noted
        answered = min(self.answered, whole)
        for number in range(whole):
            part = f"{about} {self.group} {number + 1}"
            if number < answered:
                yield Found(YES, part=part)
            else:
                known = self.is_counted and number < self.there
                yield Found(NO if known else UNKNOWN, part=part)


def groups_at(stand: Stand, about: str) -> Iterator[Answers]:
    """Give every group that is told of at a meeting, in the order of their codes."""
    told = (Happening.THERE, Happening.NOT_NOTED, Happening.SURVEYED)
    groups = {event.code for what in told for event in stand.told(what, about)}
    for group in sorted(groups):
        answers = Answers(stand, about, group)
        if answers.there or answers.not_noted or answers.is_counted:
            yield answers


def _number(stand: Stand, what: Happening, about: str, group: str) -> int:
    return sum(event.n for event in stand.told(what, about, group))
