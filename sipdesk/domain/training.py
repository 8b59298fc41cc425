"""Who at the home is trained in what, and who coordinates: kept at the home alone.

Nothing else of anybody is kept here: a name, a role, a unit and days. The roles and the
trainings are data (``resources/staff_roles.toml``, ``resources/trainings.toml``).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Training:
    """One training that somebody has gone through, from the day it was done.

    ``kind`` is a code. ``valid_to`` is the last day it counts, None when it has none:
    how long one counts is the home's own, no source says.
    """

    id: str
    kind: str
    day: date
    valid_to: date | None = None

    def counts_on(self, day: date) -> bool:
        """Whether it is done and has not run out on a day."""
        return self.day <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Coordinating:
    """A time during which somebody is the home's SIP coordinator.

    ``until`` is the last day, None while nobody has said one. ``deputy`` is the id of
    the member of staff who steps in, empty when nobody does.
    """

    id: str
    since: date
    until: date | None = None
    deputy: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether a day is within it."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class StaffMember:
    """Somebody who works at the home, with or without a way into the program.

    ``role`` is a code. ``left`` is the last day they worked there.
    """

    id: str
    name: str
    role: str
    unit: str = ""
    left: date | None = None
    trainings: tuple[Training, ...] = ()
    coordinating: tuple[Coordinating, ...] = ()
    version: int = 0

    def works_on(self, day: date) -> bool:
        """Whether they still work at the home."""
        return self.left is None or day <= self.left

    def is_trained(self, kind: str, day: date) -> bool:
        """Whether they have a training that counts on a day."""
        return any(t.kind == kind and t.counts_on(day) for t in self.trainings)

    def coordinates_on(self, day: date) -> Coordinating | None:
        """Give the time as coordinator that a day is within, the latest begun."""
        there = [c for c in self.coordinating if c.holds_on(day)]
        return max(there, key=lambda c: c.since, default=None)


def trained(
    staff: Iterable[StaffMember], kind: str, day: date
) -> tuple[StaffMember, ...]:
    """Choose those who work at the home and have a training that counts on a day.

    ``trained(staff, "adad", day)`` are the home's ADAD interviewers (domain.md §5, 53).
    """
    return tuple(m for m in staff if m.works_on(day) and m.is_trained(kind, day))


def coordinators(
    staff: Iterable[StaffMember], day: date
) -> tuple[tuple[StaffMember, Coordinating], ...]:
    """Choose who coordinates on a day, each with the time that it is within."""
    return tuple(
        (member, time)
        for member in staff
        if member.works_on(day) and (time := member.coordinates_on(day)) is not None
    )


def untrained(
    staff: Iterable[StaffMember], kind: str, day: date
) -> tuple[StaffMember, ...]:
    """Choose those who work at the home and lack a training that counts on a day."""
    return tuple(m for m in staff if m.works_on(day) and not m.is_trained(kind, day))
