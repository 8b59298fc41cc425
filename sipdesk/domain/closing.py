"""Closing the plan, or handing it over at a move."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class ClosingReason(Enum):
    """Why the case ends. At a move a plan is handed over, not closed."""

    NOT_SAID = "not-said"
    GOALS_REACHED = "goals-reached"
    NO_LONGER_NEEDED = "no-longer-needed"
    NO_NEED = "no-need"
    CONSENT_WITHDRAWN = "consent-withdrawn"
    OTHER_PLAN = "other-plan"
    HANDED_OVER = "handed-over"


@dataclass(frozen=True, slots=True)
class Closing:
    """Who ended it, when and why; the lead closes a plan, SiS registers it."""

    reason: ClosingReason = ClosingReason.NOT_SAID
    decided: date | None = None
    by: str = ""
    handed_over_to: str = ""
    young_person_told: date | None = None
    note: str = ""
    closed: date | None = None
