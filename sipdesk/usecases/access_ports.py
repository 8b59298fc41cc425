"""What the use cases need of the access log."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from sipdesk.domain.access import AccessPage, Act, Anchor, Finding, Review, Wanted


class AccessLog(Protocol):
    """The access log. What is read and changed of people is written there by itself."""

    def did(self, act: Act, case: str = "", detail: str = "") -> None:
        """Write down a deed that no other part of the transaction tells of.

        ``detail`` is of codes and counts, never a name.
        """
        ...

    def page(self, wanted: Wanted) -> AccessPage:
        """Read rows, newest first; that the log is read is in the log then.

        Raises:
            RuleBroken: ``right-missing``.

        """
        ...

    def last(self, act: Act) -> datetime | None:
        """Tell when a thing was last done; None if never."""
        ...

    def begun(self) -> datetime | None:
        """Tell when the log began; None if it is empty."""
        ...

    def anchor(self) -> Anchor:
        """Tell how far the log reaches."""
        ...

    def findings(self, anchors: Sequence[Anchor] = ()) -> tuple[Finding, ...]:
        """Check every row, and the anchors that were kept outside."""
        ...

    def reviews(self) -> tuple[Review, ...]:
        """Read the reviews, newest first."""
        ...

    def put_review(self, review: Review) -> None:
        """Keep a review.

        Raises:
            RuleBroken: ``right-missing``.

        """
        ...
