"""Telling the young person what a SIP is, and offering one."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class InformedBy(Enum):
    """How information was given."""

    ORALLY = "orally"
    WRITING = "writing"
    PICTURES = "pictures"
    INTERPRETER = "interpreter"


class Occasion(Enum):
    """When a SIP was offered."""

    NOT_SAID = "not-said"
    ADMISSION = "admission"
    STAY = "stay"
    DISCHARGE = "discharge"
    MOVE = "move"


class OfferAnswer(Enum):
    """What the young person answered."""

    NOT_ASKED = "not-asked"
    THINKING = "thinking"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Offer:
    """What was told, how, and the answer; the young person's own words come first."""

    informed: date | None = None
    how: frozenset[InformedBy] = frozenset()
    by: str = ""
    material: str = ""
    important: str = ""  # vad som är viktigt för mig
    not_shared: str = ""  # vad jag inte vill dela
    offered: date | None = None
    occasion: Occasion = Occasion.NOT_SAID
    answer: OfferAnswer = OfferAnswer.NOT_ASKED
    ask_again: date | None = None
    guardians_informed: date | None = None
    guardians_note: str = ""
