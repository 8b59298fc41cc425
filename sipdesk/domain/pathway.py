"""Efter SiS: what shall be in place when the young person leaves, and who answers.

One pathway for each part of life (home, school, care …), open from the first day. That
nobody answers for one is something else than that nobody has asked: the first is to be
taken up with kommun and region, the second is to be asked. SiS answers for none of it
after the discharge but by commission (``Placement.aftercare``).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sipdesk.domain.area import Area
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.information import Information


class PathwayState(Enum):
    """How it stands with one pathway."""

    NOT_ASKED = "not-asked"
    UNKNOWN = "unknown"  # asked; nobody has been able to say yet
    NOBODY = "nobody"  # asked; nobody answers for it
    PLANNED = "planned"
    ARRANGED = "arranged"  # bestämt och ordnat, but not begun
    IN_PLACE = "in-place"
    NOT_NEEDED = "not-needed"  # the note says why

    @property
    def answered(self) -> bool:
        """Whether somebody has asked."""
        return self is not PathwayState.NOT_ASKED

    @property
    def ready(self) -> bool:
        """Whether nothing of it has to be done before the day."""
        return self in _READY


_READY = (PathwayState.ARRANGED, PathwayState.IN_PLACE, PathwayState.NOT_NEEDED)


@dataclass(frozen=True, slots=True)
class Pathway:
    """One part of life after SiS. Its texts are of the kind of its area."""

    id: str
    code: str  # of resources/routine/pathways.toml
    area: Area
    state: PathwayState = PathwayState.NOT_ASKED
    party: str = ""  # id of the party that answers for it; "" = none of the case's
    who: str = ""  # in words: a person there, or one who is no party
    what: str = ""  # what is to happen
    due: date | None = None  # to be ready by
    confirmed: date | None = None  # when the one who answers for it said so
    transfer_asked: date | None = None  # överföring to the receiving region begärd
    note: str = ""  # stays inside; why it is not needed

    @property
    def kind(self) -> Information:
        """The kind of information that its texts are."""
        return self.area.kind

    @property
    def answered_for(self) -> bool:
        """Whether somebody is named who answers for it."""
        return bool(self.party or self.who.strip())

    @property
    def settled(self) -> bool:
        """Whether it is ready, with somebody who answers for it, or not needed."""
        not_needed = self.state is PathwayState.NOT_NEEDED
        return self.state.ready and (not_needed or self.answered_for)


@dataclass(frozen=True, slots=True)
class Standing:
    """How many pathways there are, and how they stand."""

    all: int
    ready: int  # settled
    nobody: int  # nobody answers for them
    unsaid: int  # nobody is named, and nobody has said that there is none


def check_pathway(pathway: Pathway, today: date) -> None:
    """Refuse what says against itself, or says too little.

    Raises:
        RuleBroken: ``pathway-without-why``, ``pathway-nobody-is-somebody``,
            ``day-in-the-future`` (with the field).

    """
    if pathway.state is PathwayState.NOT_NEEDED and not pathway.note.strip():
        raise RuleBroken("pathway-without-why", "note")
    if pathway.state is PathwayState.NOBODY and pathway.answered_for:
        raise RuleBroken("pathway-nobody-is-somebody", "party")
    for name in ("confirmed", "transfer_asked"):
        day: date | None = getattr(pathway, name)
        if day is not None and day > today:
            raise RuleBroken("day-in-the-future", name)


def standing(pathways: Iterable[Pathway]) -> Standing:
    """Count how pathways stand."""
    every = tuple(pathways)
    return Standing(
        len(every),
        sum(one.settled for one in every),
        sum(one.state is PathwayState.NOBODY for one in every),
        sum(_unsaid(one) for one in every),
    )


def _unsaid(one: Pathway) -> bool:
    said = (PathwayState.NOBODY, PathwayState.NOT_NEEDED)
    return one.state not in said and not one.answered_for
