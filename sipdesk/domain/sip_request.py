"""Telling kommun or region of the need (påtalande), and their answer.

SiS tells; kommun or region initiates (product rule 2). Telling the placing nämnd is
never blocked for lack of consent.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class SipAnswer(Enum):
    """What the principal answered."""

    NONE = "none"
    INITIATES = "initiates"
    DECLINES = "declines"
    HAS_PLAN = "has-plan"  # another plan exists already


@dataclass(frozen=True, slots=True)
class SipRequest:
    """One request to one principal."""

    id: str
    party: str
    written: date
    reason: str = ""
    questions: str = ""
    proposed_times: str = ""
    proposed_people: str = ""
    ground: str = ""  # id of a ground in resources/laws.toml
    channel: str = ""
    sent: date | None = None
    remind_on: date | None = None
    reminded: date | None = None
    answer: SipAnswer = SipAnswer.NONE
    answered: date | None = None
    decline_reason: str = ""  # code in resources/routine/decline_reasons.toml
    answer_words: str = ""
    chief: str = ""  # who answers for the principal's agency: name and function

    @property
    def waiting(self) -> bool:
        """Whether it is sent and unanswered."""
        return self.sent is not None and self.answered is None

    def silent_days(self, day: date) -> int:
        """Days since it was sent without an answer; 0 when not waiting."""
        if self.sent is None or self.answered is not None:
            return 0
        return max(0, (day - self.sent).days)
