"""Delat beslutsfattande: alternatives weighed by the young person and those around.

At least two take part, all share what they know, and all accept the decision, which
may be to wait (Uppdrag Psykisk Hälsa; Vårdsamverkan i Västra Götaland).
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

LEAST_SURE: Final = 0
MOST_SURE: Final = 10


@dataclass(frozen=True, slots=True)
class Option:
    """One alternative, and what speaks for and against it by each one's own words."""

    id: str
    text: str
    young_person: str = ""
    guardians: str = ""
    professionals: str = ""


@dataclass(frozen=True, slots=True)
class SharedDecision:
    """One question that is decided together."""

    id: str
    question: str
    options: tuple[Option, ...] = ()
    important: str = ""  # what matters most to the young person, the first first
    sure: int | None = None  # how sure they are, LEAST_SURE to MOST_SURE
    decided: str = ""
    does: str = ""  # who does what
    day: date | None = None
    look_again: date | None = None
