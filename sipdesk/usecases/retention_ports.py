"""What the use cases need for gallring."""

from typing import Protocol

from sipdesk.domain.case import CaseId
from sipdesk.domain.retention import Cleared, Decision, Erasure, Hold


class Retention(Protocol):
    """SiS's decision, what hinders it, and erasing. Each change asks for the right."""

    def decision(self) -> Decision | None:
        """Read SiS's decision; None while none is registered."""
        ...

    def put_decision(self, decision: Decision) -> None:
        """Keep a decision in place of the one before."""
        ...

    def holds(self) -> tuple[Hold, ...]:
        """Read every hold, lifted or not, the newest first."""
        ...

    def put_hold(self, hold: Hold) -> None:
        """Keep a hold in place of what was said of it before."""
        ...

    def cleared(self) -> tuple[Cleared, ...]:
        """Read which cases are cleared."""
        ...

    def put_cleared(self, cleared: Cleared) -> None:
        """Keep that a case is cleared."""
        ...

    def erase(self, case_id: CaseId) -> int:
        """Erase a case with all that is of it; tell how many papers went."""
        ...

    def erasures(self) -> tuple[Erasure, ...]:
        """Read the certificates, newest first."""
        ...

    def put_erasure(self, erasure: Erasure) -> None:
        """Keep a certificate."""
        ...

    def saves(self) -> int:
        """Count the saves this home has seen, of what is erased too."""
        ...
