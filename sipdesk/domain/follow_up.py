"""Following the plan up."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Onward(Enum):
    """What was decided at the follow-up."""

    NOT_SAID = "not-said"  # as it is when the minutes are all that is known
    CONTINUE = "continue"
    REVISE = "revise"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One follow-up that was held."""

    id: str
    day: date
    onward: Onward
    own_words: str = ""
    feeling: int | None = None  # the young person's own, 1-5
    changed_needs: str = ""
    consent_holds: bool = False
    next_day: date | None = None
    meeting: str = ""  # id of the meeting it was held at; "" = at none
