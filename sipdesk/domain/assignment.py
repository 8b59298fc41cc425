"""Who has a case: what is told of one when it is given to somebody else."""

from dataclasses import dataclass

from sipdesk.domain.case import CaseId


@dataclass(frozen=True, slots=True)
class HeldCase:
    """An open case, as far as it takes to give it to another."""

    id: CaseId
    number: str
    name: str  # as lists show it; empty for who does not read cases
    coordinator: str  # a user's id
    version: int
