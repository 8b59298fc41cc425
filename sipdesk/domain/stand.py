"""A case as it stood by the last day of a period, by its facts.

What has happened is what has a day, no later than the last. What has none is told
apart: it happened, and nobody knows whether it was in time.

Cases are gone through once, however much is counted of them: each counting is shown a
case in its turn, and keeps of it only what it needs.
"""

from collections.abc import Collection, Generator, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar

from sipdesk.domain.closing import ClosingReason
from sipdesk.domain.facts import Event, Facts, Happening
from sipdesk.domain.period import Period

_MOVED = ClosingReason.HANDED_OVER.value
Counted = TypeVar("Counted", covariant=True)  # noqa: PLC0105  (plain)


def nothing() -> None:
    """Do nothing: nobody waits."""


class Stand:
    """The facts of a case, looked at by the end of a period.

    ``came`` is the day of admission, and ``left`` that of discharge or move, or the day
    the case was closed as handed over where it is known that they left and not when.
    Each is None where it has not come, or is not known.
    """

    def __init__(self, facts: Facts, period: Period) -> None:
        self.facts = facts
        self.period = period
        self._told: dict[Happening, list[Event]] = {}  # in the order they stand
        self._undated: dict[Happening, list[Event]] = {}
        last = period.last
        for event in facts.events:
            if event.day is None:
                self._undated.setdefault(event.what, []).append(event)
            elif event.day <= last:
                self._told.setdefault(event.what, []).append(event)
        for over in self._told.get(Happening.NO_LONGER, ()):
            self._take_out(over)
        self.came = self.first(Happening.ADMITTED)
        self.left = self.first(Happening.LEFT)
        if self.left is None and self.undated(Happening.LEFT):
            self.left = self.first(Happening.CLOSED, code=_MOVED)
        self.came_in_period = period.holds(self.came)
        self.left_in_period = period.holds(self.left)

    def _take_out(self, over: Event) -> None:
        """Take out what an event says is so no longer: of what kind, and since when."""
        kind, since = over.code.split(" ")
        events, day = self._told.get(Happening(kind), []), date.fromisoformat(since)
        for event in events:
            if event.about == over.about and event.day == day:
                events.remove(event)  # one: it may be so anew, of the same day
                break

    @property
    def has_begun(self) -> bool:
        """Whether anything had happened by the last day: if not, nothing is counted."""
        return bool(self._told)

    def told(
        self, what: Happening, about: str | None = None, code: str | None = None
    ) -> Sequence[Event]:
        """Give what has happened by the last day, in the order it stands."""
        events = self._told.get(what)
        return () if events is None else _only(events, about, code)

    def undated(
        self, what: Happening, about: str | None = None, code: str | None = None
    ) -> bool:
        """Whether something of a kind has no day."""
        events = self._undated.get(what)
        return events is not None and bool(_only(events, about, code))

    def first(
        self,
        what: Happening,
        about: str | None = None,
        code: str | None = None,
        since: date = date.min,
    ) -> date | None:
        """Give the first day on which it happened, from a day on, by the last day."""
        found: date | None = None
        for event in self.told(what, about, code):
            day = event.day
            if day is not None and day >= since and (found is None or day < found):
                found = day
        return found

    def latest(
        self,
        what: Happening,
        about: str | None = None,
        but: Collection[str] = (),
    ) -> Event | None:
        """Give the latest of a kind; of one day, that which stands last.

        ``but`` are codes of what is not looked at.
        """
        found: Event | None = None
        for event in self.told(what, about):
            if event.code in but:
                continue
            if found is None or (event.day or date.min) >= (found.day or date.min):
                found = event
        return found

    def abouts(self, what: Happening) -> Iterable[str]:
        """Name what has happened of a kind is about, each once, in their order."""
        return dict.fromkeys(event.about for event in self.told(what))

    @cached_property
    def before(self) -> "Stand":
        """The case as it stood by the end of the period before."""
        return Stand(self.facts, self.period.before)

    @property
    def here_in_period(self) -> bool:
        """Whether the home worked with them some day of the period.

        From the admission or the day the case was opened, whichever was first, till
        they left or it was closed.
        """
        began = self.came or self.first(Happening.OPENED)
        ended = self.left or self.first(Happening.CLOSED)
        return began is not None and (ended is None or ended >= self.period.first)

    def days_since(self, since: date | None, day: date | None) -> int | None:
        """Count the days between; None where one is not known, or they are turned."""
        if since is None or day is None or day < since:
            return None
        return (day - since).days


def _only(
    events: Sequence[Event], about: str | None, code: str | None
) -> Sequence[Event]:
    """Choose those that are about something, and have a code; None is any."""
    if about is not None:
        events = [event for event in events if event.about == about]
    if code is not None:
        events = [event for event in events if event.code == code]
    return events


Counting = Generator[None, Stand | None, Counted]
"""Is sent the cases one by one, in any order, and returns what it has counted.

``None`` is sent when there are no more. It reads as a loop over all cases::

    while stand := (yield):
        ...
    return ...
"""


class Tally(Generic[Counted]):
    """A counting under way."""

    def __init__(self, counting: Counting[Counted]) -> None:
        self._counting = counting
        next(counting)

    def see(self, stand: Stand) -> None:
        """Show it another case."""
        self._counting.send(stand)

    def end(self) -> Counted:
        """Give what it has counted of the cases it has seen."""
        try:
            self._counting.send(None)
        except StopIteration as over:
            found: Counted = over.value
            return found
        msg = "a counting goes on after the last case"
        raise AssertionError(msg)
