"""The days on which it changes who may know what: a move, and coming of age.

On both it is the midnight before that counts: from the day on another answers, or
another word is asked for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sipdesk.domain.case import Case
from sipdesk.domain.cause import Cause
from sipdesk.domain.young_person import GROWN_UP_AT


class TurnKind(Enum):
    """What happens on the day."""

    MOVES = "moves"
    GROWN_UP = "grown-up"


@dataclass(frozen=True, slots=True)
class Turn:
    """A day that lies ahead, or is today."""

    kind: TurnKind
    day: date


def turns(case: Case, today: date) -> tuple[Turn, ...]:
    """Name the turning days that are known and not past, the first one first."""
    stay = case.placement
    moves = stay.moves if stay.discharged is None else None
    days = (
        (TurnKind.MOVES, moves),
        (TurnKind.GROWN_UP, case.young_person.birthday(GROWN_UP_AT)),
    )
    found = [Turn(kind, day) for kind, day in days if day is not None and day >= today]
    return tuple(sorted(found, key=lambda turn: turn.day))


def move_ahead(case: Case, _: date) -> Iterable[Cause]:
    """Tell of a move whose day is known, till the one who moves has left."""
    stay = case.placement
    if stay.moves is None or stay.discharged is not None or stay.handed_over:
        return
    yield Cause(stay.moves)
