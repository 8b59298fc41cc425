"""What each who is called has been told of when and where the meeting is.

Nothing of it is kept for its own sake: it is read out of the papers that went out, the
calls that were registered, and the case as it was then.
"""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Final

from sipdesk.domain.case import Case
from sipdesk.domain.distribution import is_principal
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.meeting import Booking, Reply
from sipdesk.domain.paper import SAVED_AS_CALENDAR, PaperKind

CALLS = (PaperKind.SUMMONS, PaperKind.INVITATION)
"""The letters by which somebody is called."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One time that somebody was told."""

    at: datetime
    booking: Booking  # as it was told
    kind: PaperKind | None = None  # None = registered as called, in some other way
    channel: str = ""  # of a paper, as in its record

    @property
    def is_letter(self) -> bool:
        """Whether it was a paper to read; a calendar file alone says too little."""
        return self.kind is not None and self.channel != SAVED_AS_CALENDAR


@dataclass(frozen=True, slots=True)
class Told:
    """All that one recipient has been told of the current meeting, oldest first."""

    tellings: tuple[Telling, ...] = ()

    @property
    def last(self) -> Telling | None:
        """What they know by: the letter that said so, if there is one.

        A calendar file that went with it is not counted.
        """
        told = [t for t in reversed(self.tellings) if t.channel != SAVED_AS_CALENDAR]
        same = (t for t in told if t.booking.tells_as(told[0].booking) and t.is_letter)
        return next(same, told[0]) if told else None

    def before(self, now: Booking) -> Telling | None:
        """Find the last time they were told something else than what holds now."""
        told = (t for t in reversed(self.tellings) if not t.booking.tells_as(now))
        return next(told, None)

    def sequence(self, now: Booking) -> int:
        """Count how many times what they are told has changed, up to ``now``."""
        told = (*(t.booking for t in self.tellings), now)
        return sum(not one.tells_as(two) for one, two in pairwise(told))


UNTOLD: Final = Told()


def due(case: Case, recipient: str, told: Told, day: date) -> PaperKind | None:
    """Name the letter that a participant lacks on a day; None when they lack none.

    Nobody is written to about a meeting that has been held. One who has not answered
    in time is reminded once of what holds now; more than that is somebody's choice.
    """
    now, last = case.meeting.booking, told.last
    if case.meeting.record.held is not None:
        return None
    if now.cancelled is not None:
        # A calendar file alone is no call, but the meeting stands in their calendar.
        knows = last or (told.tellings[-1] if told.tellings else None)
        told_so = knows is None or knows.booking.tells_as(now)
        return None if told_so else PaperKind.CANCELLATION
    if last is not None and not last.booking.tells_as(now):
        return PaperKind.CHANGE
    if _is_silent(case, recipient, day) and not _is_reminded(now, told):
        return PaperKind.CALL_REMINDER
    if any(t.is_letter for t in told.tellings):
        return None
    return call(case, recipient)


def _is_silent(case: Case, recipient: str, day: date) -> bool:
    """Whether somebody was called, and the last day to answer has come without one."""
    person, by = case.meeting.participant(recipient), case.meeting.booking.reply_by
    if person is None or person.called is None or by is None:
        return False
    return person.reply is Reply.NONE and by <= day


def _is_reminded(now: Booking, told: Told) -> bool:
    reminders = (t for t in told.tellings if t.kind is PaperKind.CALL_REMINDER)
    return any(t.booking.tells_as(now) for t in reminders)


def call(case: Case, recipient: str) -> PaperKind:
    """Name the letter by which a participant is called, or invited."""
    principal = is_principal(case, recipient)
    return PaperKind.SUMMONS if principal else PaperKind.INVITATION


def check_news(kind: PaperKind, now: Booking, told: Told) -> None:
    """Refuse a change or a cancellation that would be no news to its recipient.

    The same news may be given again, as when a calendar file goes with the letter.

    Raises:
        RuleBroken: ``change-nothing-sent``, ``change-nothing-changed``,
            ``cancellation-nothing-sent``.

    """
    last = told.last
    if kind is PaperKind.CANCELLATION and not told.tellings:
        raise RuleBroken("cancellation-nothing-sent")
    if kind is not PaperKind.CHANGE:
        return
    if last is None:
        raise RuleBroken("change-nothing-sent")
    called_as_now = last.kind in CALLS and last.booking.tells_as(now)
    if called_as_now or told.before(now) is None:
        raise RuleBroken("change-nothing-changed")
