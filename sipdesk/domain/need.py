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
class EarlierNeed:
    """A judgement that another has followed since: its day, and what it was."""

    day: date
    exists: bool  # that a SIP was needed


@dataclass(frozen=True, slots=True)
class Need:
    """Whether measures are needed from both kommun and region, and must be joined.

    The person need not have measures already: the need is enough. Of what was judged
    before, ``earlier`` keeps the days (``domain.earlier`` tells when).
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
    earlier: tuple[EarlierNeed, ...] = ()  # oldest first

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

    @property
    def judged(self) -> EarlierNeed | None:
        """The judgement as it would be kept; None while it is not complete."""
        if self.assessed is None or not self.complete:
            return None
        return EarlierNeed(self.assessed, self.exists)

    @property
    def judgements(self) -> tuple[EarlierNeed, ...]:
        """All that was judged, oldest first."""
        return self.earlier if self.judged is None else (*self.earlier, self.judged)

    def known_on(self, day: date) -> date | None:
        """Give since when there was a need on a day: of one judged anew, the first.

        Where it was judged that there is none, the day of that; while nothing has been
        judged by then, the day that is written down.
        """
        since, known = None, False
        for one in self.judgements:
            if one.day <= day:
                since = since if known and one.exists else one.day
                known = one.exists
        return since or self.assessed
