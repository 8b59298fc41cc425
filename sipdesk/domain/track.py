"""The track: what lies ahead of a placement, from the notice to after the discharge.

The history of a plan is ``timeline``; the track is what is to come, and how it hangs
together. What lies on it is data, ``resources/routine/track.toml``: each milestone is
counted from another. What people have said of one in a case is a ``Mark``, or a day of
the placement itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Final

from sipdesk.domain.information import Information
from sipdesk.domain.many import put, without

DISCHARGE: Final = "discharge"
START_MEETING: Final = "start-meeting"
REVIEW_MEETING: Final = "review-meeting"
VISIT: Final = "visit"
CARE_DECIDED: Final = "care-decided"
CARE_ENDED: Final = "care-ended"
CARE_REVIEW: Final = "care-review"
HIDDEN_DECIDED: Final = "hidden-decided"
HIDDEN_ENDED: Final = "hidden-ended"
HIDDEN_REVIEW: Final = "hidden-review"

NEEDED: Final = frozenset(
    {
        DISCHARGE,
        START_MEETING,
        REVIEW_MEETING,
        VISIT,
        CARE_DECIDED,
        CARE_ENDED,
        CARE_REVIEW,
        HIDDEN_DECIDED,
        HIDDEN_ENDED,
        HIDDEN_REVIEW,
    }
)
"""The milestones that pages and reminders speak of: every home's file has them."""

OF_HEALTH: Final = frozenset({"region-told", "stay-examination", "region-physician"})
"""The milestones that are of health: who may not read its facts sees none of them."""


class Fact(Enum):
    """A day that the case holds outside the track."""

    NOTICED = "noticed"
    ADMITTED = "admitted"
    START_MEETING = "start-meeting"
    REVIEW_MEETING = "review-meeting"
    SIP_MEETING = "sip-meeting"
    SIP_FOLLOW_UP = "sip-follow-up"
    READY = "ready"
    DISCHARGE_MEETING = "discharge-meeting"
    MOVE = "move"
    DISCHARGE = "discharge"
    HANDOVER = "handover"


class TrackUnit(Enum):
    """What a milestone's figure counts."""

    DAYS = "days"
    WORKING_DAYS = "working-days"
    WEEKS = "weeks"
    MONTHS = "months"


class TrackLane(Enum):
    """Where in the drawing a milestone stands."""

    STAY = "stay"
    MEETINGS = "meetings"
    BOARD = "board"  # socialsekreteraren and nämnden
    MORE = "more"


class Way(Enum):
    """How socialsekreteraren met the young person."""

    NOT_SAID = "not-said"
    VISIT = "visit"
    VIDEO = "video"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Milestone:
    """One thing that lies on the track, as data.

    Its day is that of ``anchor`` moved by ``offset`` units; without an anchor no day is
    counted for it. One that comes again does so ``every`` so many units from the last,
    with at most ``ahead`` days proposed at a time, until the day of ``until``.
    """

    id: str
    title: str
    source: str
    read_on: date
    status: str  # verified, check, outdated, proposal
    lane: TrackLane = TrackLane.MORE
    plain: str = ""  # to the young person; "" = not told in pictures
    concept: str = ""  # the picture beside it
    about: str = ""
    kind: Information = Information.CARE
    fact: Fact | None = None  # None: its days are kept as marks
    anchor: str = ""  # the id of a milestone that stands before it in the file
    offset: int = 0
    unit: TrackUnit = TrackUnit.DAYS
    every: int = 0  # 0 = once
    ahead: int = 1
    until: str = ""
    before: tuple[str, ...] = ()  # what must not come before it
    applies_to: tuple[str, ...] = ()  # ids of legal bases; none = all
    asked: bool = False  # shown also while it has no day
    working_day: bool = False  # a day that is counted is moved to a working day
    own: bool = False  # the figure is the home's own, and may be changed
    law: str = ""  # the id of the law that gives the figure
    switch: str = ""  # the id of the proposal that must have come into force
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def figure(self) -> int:
        """The number that a home may change, if it is its own."""
        return self.every or self.offset

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on a day, as far as it is known."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something proposed that may become law: off until a day is registered."""

    id: str
    title: str
    about: str
    source: str
    read_on: date
    status: str  # proposal


@dataclass(frozen=True, slots=True)
class Mark:
    """What people have said of a milestone. A day that is set stays as it is."""

    id: str
    milestone: str
    day: date | None = None  # when it is to be
    done: date | None = None  # when it was
    unknown: str = ""  # why no day can be said
    way: Way = Way.NOT_SAID


@dataclass(frozen=True, slots=True)
class DischargeChange:
    """That the preliminary discharge date became another. Nothing is taken out.

    ``why`` is why it was changed or, without a new day, why none can be said.
    """

    id: str
    day: date
    was: date | None
    became: date | None
    why: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class Track:
    """What people have said of what lies ahead, and how the discharge date moved."""

    marks: tuple[Mark, ...] = ()
    discharge_changes: tuple[DischargeChange, ...] = ()

    def of(self, milestone: str) -> tuple[Mark, ...]:
        """Give what is said of one milestone."""
        return tuple(m for m in self.marks if m.milestone == milestone)

    @property
    def times_moved(self) -> int:
        """How often a discharge date that was known became another or unknown."""
        return sum(c.was is not None for c in self.discharge_changes)

    @property
    def times_unknown(self) -> int:
        """How often the answer has been that the day cannot be said, with a reason."""
        return sum(
            c.became is None and bool(c.why.strip()) for c in self.discharge_changes
        )

    def put(self, mark: Mark) -> "Track":
        """Set a mark; one that says nothing is taken out."""
        says = mark.day or mark.done or mark.unknown.strip()
        if says:
            return replace(self, marks=put(self.marks, mark))
        known = any(one.id == mark.id for one in self.marks)
        return replace(self, marks=without(self.marks, mark.id)) if known else self


def figured(
    milestones: Iterable[Milestone], figures: Mapping[str, int | None]
) -> tuple[Milestone, ...]:
    """Give milestones with the home's own figures; None leaves one out.

    Only a figure that is the home's own can be another, or be left out.
    """
    found = []
    for one in milestones:
        if not one.own or one.id not in figures:
            found.append(one)
        elif (figure := figures[one.id]) is not None:
            changed = {"every": figure} if one.every else {"offset": figure}
            found.append(replace(one, **changed))  # type: ignore[arg-type]
    return _hanging(found)


def switched(
    milestones: Iterable[Milestone], in_force: Mapping[str, date]
) -> tuple[Milestone, ...]:
    """Leave out what hangs on proposals that have not come into force.

    The rest is in force from the day that was registered.
    """
    found = []
    for one in milestones:
        if not one.switch:
            found.append(one)
        elif (since := in_force.get(one.switch)) is not None:
            begins = max(filter(None, (one.valid_from, since)))
            found.append(replace(one, valid_from=begins))
    return _hanging(found)


def _hanging(milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """Leave out what is counted from what has been left out."""
    found: list[Milestone] = []
    for one in milestones:
        if not one.anchor or any(one.anchor == before.id for before in found):
            found.append(one)
    return tuple(found)


def figures_text(figures: Mapping[str, int | None]) -> str:
    """Write the home's own figures as its setting keeps them."""
    told = ((k, "off" if v is None else str(v)) for k, v in sorted(figures.items()))
    return ";".join(f"{key}={value}" for key, value in told)


def figures_of(text: str) -> dict[str, int | None]:
    """Read the home's own figures; what cannot be read is not there."""
    found: dict[str, int | None] = {}
    for key, value in _pairs(text):
        if value == "off":
            found[key] = None
        elif value.removeprefix("-").isdecimal():
            found[key] = int(value)
    return found


def days_text(days: Mapping[str, date]) -> str:
    """Write the days on which proposals came into force as the setting keeps them."""
    return ";".join(f"{key}={day.isoformat()}" for key, day in sorted(days.items()))


def days_of(text: str) -> dict[str, date]:
    """Read the days on which proposals came into force; none that is no day."""
    found = {}
    for key, value in _pairs(text):
        try:
            found[key] = date.fromisoformat(value)
        except ValueError:
            continue
    return found


def _pairs(text: str) -> Iterable[tuple[str, str]]:
    for part in text.split(";"):
        key, is_pair, value = part.partition("=")
        if is_pair:
            yield key.strip(), value.strip()
