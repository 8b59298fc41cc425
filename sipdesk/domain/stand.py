"""A case as it stood by the last day of a period, by its facts.

What has happened is what has a day, no later than the last. What has none is told
apart: it happened, and nobody knows whether it was in time.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from sipdesk.domain.facts import Event, Facts, Happening
from sipdesk.domain.period import Period

AT_ONCE: Final = 500
"""Cases looked at between two times that somebody is asked whether to go on."""


def nothing() -> None:
    """Do nothing: nobody waits."""


@dataclass(frozen=True)
class Stand:
    """The facts of a case, looked at by the end of a period."""

    facts: Facts
    period: Period

    def told(
        self, what: Happening, about: str | None = None, code: str | None = None
    ) -> Iterator[Event]:
        """Give what has happened by the last day, in the order it stands."""
        if what not in self._by_kind:
            return
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
        found: date | None = None
        for event in self.told(what, about, code):
            if event.day is not None and (found is None or event.day < found):
                found = event.day
        return found

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

    @cached_property
    def came(self) -> date | None:
        """The day of admission; None where it has not come, or is not known."""
        return self.first(Happening.ADMITTED)

    @cached_property
    def left(self) -> date | None:
        """The day of discharge or move, if it has come.

        Where it is known to have been, and not when, the day the case was closed.
        """
        day = self.first(Happening.LEFT)
        if day is None and self.undated(Happening.LEFT):
            return self.first(Happening.CLOSED)
        return day

    @cached_property
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
        for over in found.get(Happening.NO_LONGER, ()):
            if over.day is not None and over.day <= self.period.last:
                what, since = over.code.split(" ")
                kept = found.get(Happening(what), [])
                kept[:] = (e for e in kept if not _is(e, since, over.about))
        return found


def _is(event: Event, since: str, about: str) -> bool:
    return event.about == about and event.day == date.fromisoformat(since)


class Stands:
    """All cases as they stood by the end of a period; they can be gone through again.

    ``between`` is called now and then as they are, and may end it by what it raises.
    """

    def __init__(
        self,
        facts: Iterable[Facts],
        period: Period,
        between: Callable[[], None] = nothing,
    ) -> None:
        self.period = period
        self._stands = tuple(Stand(one, period) for one in facts)
        self._between = between

    def pause(self) -> None:
        """Let somebody end it, between two long things that are not gone through."""
        self._between()

    def __iter__(self) -> Iterator[Stand]:
        """Go through them in their order."""
        for at, stand in enumerate(self._stands):
            if at % AT_ONCE == 0:
                self._between()
            yield stand
