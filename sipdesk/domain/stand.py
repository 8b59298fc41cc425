"""A case as it stood by the last day of a period, by its facts.

What has happened is what has a day, no later than the last. What has none is told
apart: it happened, and nobody knows whether it was in time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sipdesk.domain.facts import Event, Facts, Happening
from sipdesk.domain.period import Period


@dataclass(frozen=True)
class Stand:
    """The facts of a case, looked at by the end of a period."""

    facts: Facts
    period: Period

    def told(
        self, what: Happening, about: str | None = None, code: str | None = None
    ) -> Iterator[Event]:
        """Give what has happened by the last day, in the order it stands."""
        last = self.period.last
        for event in self._of(what, about, code):
            if event.day is not None and event.day <= last:
                yield event

    def undated(
        self, what: Happening, about: str | None = None, code: str | None = None
    ) -> bool:
        """Whether something of a kind has no day."""
        return any(event.day is None for event in self._of(what, about, code))

    def first(
        self, what: Happening, about: str | None = None, code: str | None = None
    ) -> date | None:
        """Give the first day on which it happened, by the last day."""
        days = (e.day for e in self.told(what, about, code) if e.day is not None)
        return min(days, default=None)

    def latest(self, what: Happening, about: str | None = None) -> Event | None:
        """Give the latest of a kind; of one day, that which stands last."""
        found: Event | None = None
        for event in self.told(what, about):
            if found is None or (event.day or date.min) >= (found.day or date.min):
                found = event
        return found

    def abouts(self, what: Happening) -> tuple[str, ...]:
        """Name what the events of a kind are about, each once, in their order."""
        return tuple(dict.fromkeys(e.about for e in self._of(what, None, None)))

    @property
    def came(self) -> date | None:
        """The day of admission; None where it has not come, or is not known."""
        return self.first(Happening.ADMITTED)

    @property
    def left(self) -> date | None:
        """The day of discharge or move, if it has come.

        Where it is known to have been, and not when, the day the case was closed.
        """
        day = self.first(Happening.LEFT)
        if day is None and self.undated(Happening.LEFT):
            return self.first(Happening.CLOSED)
        return day

    @property
    def came_in_period(self) -> bool:
        """Whether they came in the period."""
        return self.period.holds(self.came)

    @property
    def left_in_period(self) -> bool:
        """Whether they left in the period."""
        return self.period.holds(self.left)

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

    def _of(
        self, what: Happening, about: str | None, code: str | None
    ) -> Iterator[Event]:
        for event in self._by_kind.get(what, ()):
            if (about is None or event.about == about) and (
                code is None or event.code == code
            ):
                yield event

    @cached_property
    def _by_kind(self) -> dict[Happening, list[Event]]:
        found: dict[Happening, list[Event]] = {}
        for event in self.facts.events:
            found.setdefault(event.what, []).append(event)
        return found
