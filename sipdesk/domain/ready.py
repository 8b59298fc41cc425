"""What is known of the step after SiS, beside the placement's own days."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class BoardDecision(Enum):
    """What nämnden has decided of the discharge. Unknown is not no."""

    UNKNOWN = "unknown"
    AGREED = "agreed"  # has asked for the discharge, or agreed to it
    OTHERWISE = "otherwise"  # has decided that the stay goes on


@dataclass(frozen=True, slots=True)
class EarlierWait:
    """An assessment that was taken back: what held then, when and why it ended."""

    id: str
    ready: date
    ended: date
    reason: str
    ready_by: str = ""
    notified: date | None = None
    waiting_for: str = ""  # code in resources/routine/waiting_for.toml


@dataclass(frozen=True, slots=True)
class Ready:
    """Nämndens decision, and the one thing that is missing. Blank is not no.

    ``missing_from`` is the id of the party who is to give what is missing; empty when
    nobody is named.
    """

    asked: date | None = None  # nämnden was asked for its decision
    decision: BoardDecision = BoardDecision.UNKNOWN
    decided: date | None = None
    decided_what: str = ""
    missing: str = ""  # code in resources/routine/missing_things.toml
    missing_words: str = ""
    missing_from: str = ""
    missing_asked: date | None = None
    earlier: tuple[EarlierWait, ...] = ()  # oldest first
