"""Delat beslutsfattande: alternatives weighed by the young person and those around.

At least two take part, all share what they know, and all accept the decision, which
may be to wait (Uppdrag Psykisk Hälsa; Vårdsamverkan i Västra Götaland).
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sipdesk.domain.errors import RuleBroken

LEAST_SURE: Final = 0
MOST_SURE: Final = 10
FEWEST_OPTIONS: Final = 2
"""Before there is anything to decide; to wait is one of them."""


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

    @property
    def settled(self) -> bool:
        """Whether it has been decided."""
        return bool(self.decided.strip())


def check_decision(decision: SharedDecision, today: date) -> None:
    """Refuse what is no question, no choice, or no possible day.

    Raises:
        RuleBroken: ``decision-without-question``, ``option-empty``,
            ``sure-out-of-scale``, ``decision-needs-options``, ``day-in-the-future``,
            ``look-again-too-early``.

    """
    if not decision.question.strip():
        raise RuleBroken("decision-without-question", "question")
    if not all(option.text.strip() for option in decision.options):
        raise RuleBroken("option-empty", "text")
    if decision.sure is not None and not LEAST_SURE <= decision.sure <= MOST_SURE:
        raise RuleBroken("sure-out-of-scale", "sure")
    if decision.settled and len(decision.options) < FEWEST_OPTIONS:
        raise RuleBroken("decision-needs-options", "decided")
    if decision.day is not None and decision.day > today:
        raise RuleBroken("day-in-the-future", "day")
    if decision.day and decision.look_again and decision.look_again <= decision.day:
        raise RuleBroken("look-again-too-early", "look_again")
