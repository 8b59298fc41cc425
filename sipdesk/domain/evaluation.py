"""What those who were there thought of the meeting, counted."""

from dataclasses import dataclass
from enum import Enum

from sipdesk.domain.errors import RuleBroken


class EvaluationGroup(Enum):
    """Who was asked."""

    YOUNG_PERSON = "young-person"
    GUARDIAN = "guardian"
    SOCIAL_SERVICES = "social-services"
    HEALTH_CARE = "health-care"
    SCHOOL = "school"
    SIS = "sis"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Forms handed out to a group and answers that came back."""

    id: str
    group: EvaluationGroup
    handed_out: int
    answered: int = 0
    words: str = ""

    def check(self) -> None:
        """Refuse counts that cannot be.

        Raises:
            RuleBroken: ``evaluation-count``.

        """
        if not 0 <= self.answered <= self.handed_out:
            raise RuleBroken("evaluation-count", "answered")
