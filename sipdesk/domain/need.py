"""The need of coordinated measures: seen, judged, dated."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area


class NeedSource(Enum):
    """Who saw the need or asked for a SIP."""

    NOT_SAID = "not-said"
    STAFF = "staff"
    YOUNG_PERSON = "young-person"
    GUARDIAN = "guardian"
    PRINCIPAL = "principal"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Need:
    """Whether measures are needed from both kommun and region, and must be joined.

    The person need not have measures already: the need is enough.
    """

    assessed: date | None = None
    by: str = ""
    source: NeedSource = NeedSource.NOT_SAID
    kommun: Answer = Answer.NOT_ASKED
    kommun_what: str = ""
    region: Answer = Answer.NOT_ASKED
    region_what: str = ""
    coordination: Answer = Answer.NOT_ASKED
    areas: frozenset[Area] = frozenset()
    reason: str = ""

    @property
    def complete(self) -> bool:
        """Whether the need is judged: yes or no, why, when, by whom."""
        return (
            self.assessed is not None
            and bool(self.by.strip())
            and bool(self.reason.strip())
            and self.coordination.settled
        )

    @property
    def exists(self) -> bool:
        """Whether the judgement is that a SIP is needed."""
        return self.complete and self.coordination is Answer.YES
