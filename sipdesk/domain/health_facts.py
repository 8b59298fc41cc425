"""What figures know of how it stands with somebody's health: days and states alone."""

from collections.abc import Iterable, Iterator
from datetime import date

from sipdesk.domain.facts import AT_THE_LATEST, Event, Happening
from sipdesk.domain.health import (
    Examination,
    ExaminationKind,
    ExaminationState,
    Health,
    Referral,
)


def health_events(health: Health) -> Iterator[Event]:
    """Tell of examinations, of ADAD and of referrals to psychiatry."""
    for one in health.examinations:
        for before in one.earlier:
            about = one.kind.value
            yield Event(Happening.EXAMINATION, before.day, before.state.value, about)
        for state, day in _said_of(one):
            yield Event(Happening.EXAMINATION, day, state.value, one.kind.value)
        yield from _offered_by(one)
    for interview in health.interviews:
        for held in interview.earlier:
            about = interview.occasion.value
            yield Event(Happening.INTERVIEW, held.day, held.state.value, about)
        if interview.begun:
            code, about = interview.state.value, interview.occasion.value
            yield Event(Happening.INTERVIEW, interview.day, code, about)
    mental = (r for r in health.referrals if r.about is ExaminationKind.MENTAL)
    for number, referral in enumerate(mental, 1):
        yield from _referral(referral, str(number))


def _referral(referral: Referral, number: str) -> Iterator[Event]:
    """Tell how it stood and stands; sent anew it is another referral."""
    sent: date | None = None
    about, again = number, 0
    stands = (referral.sent, referral.day, referral.state)
    stood = ((one.sent, one.day, one.state) for one in referral.earlier)
    for at, (went, day, state) in enumerate((*stood, stands)):
        if at == 0 or went != sent:
            about, again = (f"{number}-{again}" if again else number), again + 1
            sent = went
            yield Event(Happening.REFERRED, sent, about=about)
        yield Event(Happening.REFERRAL, day, state.value, about)


def _offered_by(one: Examination) -> Iterator[Event]:
    """Tell by when one was offered that was made first, on a day that is known."""
    first: dict[ExaminationState, date] = {}
    said = ((before.state, before.day) for before in one.earlier)
    for state, day in (*said, *_said_of(one)):
        if day is not None:
            first[state] = min(day, first.get(state, day))
    done, offered = (
        first.get(state, date.max)
        for state in (ExaminationState.DONE, ExaminationState.OFFERED)
    )
    if done < offered:
        code, about = ExaminationState.OFFERED.value, one.kind.value
        yield Event(Happening.EXAMINATION, done, code, about, AT_THE_LATEST)


def _said_of(one: Examination) -> Iterable[tuple[ExaminationState, date | None]]:
    """Give the states that an examination has been in, with the day of each.

    One that is booked or done has been offered, on a day that need not be known; of one
    that was made on a known day it is told apart that it was offered by then.
    """
    state = one.state
    if one.asked is not None or state is ExaminationState.ASKED:
        yield ExaminationState.ASKED, one.asked
    came_far = (
        ExaminationState.OFFERED,
        ExaminationState.BOOKED,
        ExaminationState.DONE,
    )
    if one.offered is not None or (state in came_far and one.done is None):
        yield ExaminationState.OFFERED, one.offered
    if one.done is not None or state is ExaminationState.DONE:
        yield ExaminationState.DONE, one.done
    if state is ExaminationState.NOT_DONE:
        yield state, one.reason_day
    if state is ExaminationState.NOT_COVERED:
        yield state, None
