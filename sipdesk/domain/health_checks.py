"""What cannot be, in the rows on health and school."""

from dataclasses import replace
from datetime import date
from typing import Final

from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.health import (
    Examination,
    ExaminationState,
    Interview,
    InterviewState,
    Referral,
    ReferralState,
    Talk,
)

LONGEST: Final = 80
"""Letters in a text: room for a name and a place, and not for what was found."""


def check_examination(examination: Examination, today: date) -> Examination:
    """Refuse what cannot be; give it without a reason that belongs to no such state.

    Raises:
        RuleBroken: ``day-in-the-future`` (with the field), ``statement-too-early``,
            ``examined-before-offered``, ``row-too-long``.

    """
    check_short(examination, "companion companion_phone companion_relation travel_by")
    _not_ahead(examination, "asked offered done statement reason_day", today)
    came, done = examination.statement, examination.done
    if came is not None and done is not None and came < done:
        raise RuleBroken("statement-too-early", "statement")
    offered = examination.offered
    if done is not None and offered is not None and done < offered:
        raise RuleBroken("examined-before-offered", "done")
    if examination.state is ExaminationState.NOT_DONE:
        return examination
    return replace(examination, reason="", reason_day=None)


def check_referral(referral: Referral, today: date) -> None:
    """Refuse a referral to nobody, or on days that cannot be.

    Raises:
        RuleBroken: ``referral-without-recipient``, ``day-in-the-future``,
            ``referral-before-sent``, ``row-too-long``.

    """
    if not referral.to.strip():
        raise RuleBroken("referral-without-recipient", "to")
    check_short(referral, "to")
    _not_ahead(referral, "sent", today)
    if referral.state is not ReferralState.BOOKED:
        _not_ahead(referral, "day", today)
    if referral.sent and referral.day and referral.day < referral.sent:
        raise RuleBroken("referral-before-sent", "day")


def check_talk(talk: Talk, today: date) -> None:
    """Refuse a talk without a day, or on one that is yet to come.

    Raises:
        RuleBroken: ``talk-without-day``, ``day-in-the-future``, ``row-too-long``.

    """
    if talk.day is None:
        raise RuleBroken("talk-without-day", "day")
    check_short(talk, "by")
    _not_ahead(talk, "day", today)


def check_interview(interview: Interview, today: date) -> Interview:
    """Refuse a day that is yet to come; give it without a reason that is none.

    Raises:
        RuleBroken: ``day-in-the-future``, ``row-too-long``.

    """
    check_short(interview, "interviewer")
    _not_ahead(interview, "day", today)
    if interview.state is InterviewState.NOT_DONE:
        return interview
    return replace(interview, reason="")


def check_short(part: object, names: str) -> None:
    """Refuse more than a name or two: nothing is told here but who and where.

    Raises:
        RuleBroken: ``row-too-long`` (with the field).

    """
    for name in names.split():
        text: str = getattr(part, name)
        if len(text.strip()) > LONGEST:
            raise RuleBroken("row-too-long", name)


def _not_ahead(part: object, names: str, today: date) -> None:
    for name in names.split():
        day: date | None = getattr(part, name)
        if day is not None and day > today:
            raise RuleBroken("day-in-the-future", name)
