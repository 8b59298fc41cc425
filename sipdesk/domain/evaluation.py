"""What those who were there thought of the meeting, counted."""

from dataclasses import dataclass

from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.survey_group import SurveyGroup


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Forms handed out to a group and answers that came back."""

    id: str
    group: SurveyGroup
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
