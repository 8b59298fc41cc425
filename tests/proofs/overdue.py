"""What waits in a case, told apart from the program: the year's own judge.

It reads the plain facts of a case and counts for itself. It asks neither the program's
causes nor its rules; only the *figures* of days are read, by a rule's id, from the file
that the home is given (``resources/routine/reminders.toml``).
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from sipdesk.domain.case import Case
from sipdesk.paths import resources
from tests.proofs.calendar import worked_days_on

Settings = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Open:
    """A thing nobody has settled: counted from ``day``; ``due`` if somebody set it."""

    day: date
    about: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """What the judge says of one thing: its row, since when shown, when late."""

    row: str
    rule: str
    shown: date
    due: date | None

    def is_late(self, today: date) -> bool:
        """Whether its day has passed."""
        return self.due is not None and self.due < today


Watch = Callable[[Case, date], Iterable[Open]]
WATCHES: dict[str, Watch] = {}
"""Every rule of reminders by its id, as the judge understands it."""

NOT_COVERED: dict[str, str] = {}
"""Rules that the judge leaves, each with the reason: there are none."""


def watch(rule: str) -> Callable[[Watch], Watch]:
    """Say that a function tells what a rule is to remind of."""

    def kept(one: Watch) -> Watch:
        WATCHES[rule] = one
        return one

    return kept


@cache
def figures() -> Mapping[str, Mapping[str, Any]]:
    """Read the figures of days, by the rule's id, as they come with the program."""
    with (resources() / "routine" / "reminders.toml").open("rb") as file:
        return {row["id"]: row for row in tomllib.load(file)["rule"]}


def judge(case: Case, today: date, settings: Settings) -> Iterator[Judged]:
    """Tell everything that waits in a case, now or later; nothing when it is closed."""
    if case.closing.closed is not None:
        return
    for rule, told in WATCHES.items():
        row = figures()[rule]
        for one in told(case, today):
            id_ = " ".join(filter(None, (case.id, rule, one.about)))
            yield Judged(
                id_, rule, _shown(row, one, settings), _due(row, one, settings)
            )


def _shown(row: Mapping[str, Any], one: Open, settings: Settings) -> date:
    if "ahead" in row:
        return one.day - timedelta(int(settings[row["ahead"]]))
    return _moved(row, one.day, row["shown"])


def _due(row: Mapping[str, Any], one: Open, settings: Settings) -> date | None:
    if one.due is not None:
        return one.due
    if "figure" in row:
        return one.day + timedelta(int(settings[row["figure"]]))
    return _moved(row, one.day, row["due"]) if "due" in row else None


def _moved(row: Mapping[str, Any], day: date, count: int) -> date:
    if row["unit"] == "calendar":
        return day + timedelta(count)
    assert count >= 0, "no working-day rule looks ahead"
    return worked_days_on(day, count)
