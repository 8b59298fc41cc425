"""What the use cases need of the access log."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from sipdesk.domain.access import (
    Access,
    AccessPage,
    Act,
    Anchor,
    Answer,
    Finding,
    Review,
    Wanted,
)


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

    def faults(self, after: int = 0) -> tuple[Access, ...]:
        """Read what openings found amiss after a row, in order."""
        ...

    def unanswered(self) -> tuple[Access, ...]:
        """Read what was found amiss and nobody has answered for, in order."""
        ...

    def answers(self) -> tuple[Answer, ...]:
        """Read what was said of what was found amiss, in order."""
        ...

    def put_answer(self, answer: Answer) -> None:
        """Keep what is said of what was found amiss.

        Raises:
            RuleBroken: ``right-missing``.

        """
        ...

    def put_review(self, review: Review) -> None:
        """Keep a review.

        Raises:
            RuleBroken: ``right-missing``.

        """
        ...


class Seen(Protocol):
    """What this computer's user saw last of a home, beside what it was when opened."""

    @property
    def anchor(self) -> Anchor | None:
        """How far the log reached; None if nobody knows, or it has been accepted."""
        ...

    @property
    def log_broken(self) -> bool:
        """Whether the log is another than that."""
        ...

    @property
    def saves_missing(self) -> int:
        """How many saves there were then that are not there now."""
        ...

    def accept(self) -> None:
        """Take the home as it is from now on."""
        ...
