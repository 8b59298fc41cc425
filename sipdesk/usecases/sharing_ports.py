"""What the use cases need in order to share figures and tips between homes."""

from pathlib import Path
from typing import Protocol

from sipdesk.domain.aggregate import Aggregate, Sealed, SentFigures
from sipdesk.domain.sender import Sender
from sipdesk.domain.tip import Tip, TipsSent


class AggregateFiles(Protocol):
    """Reads files of figures; it takes no home."""

    def open(self, path: Path, passphrase: str) -> Aggregate:
        """Open a file, and see that it is whole and signed by the key it names.

        Raises:
            Unavailable: NO_SUCH_FIGURES, NOT_FIGURES, FIGURES_DAMAGED, FIGURES_LOCKED,
                FIGURES_WRONG_PASSPHRASE, FIGURES_NOT_FOR_US, FIGURES_TOO_NEW, or what
                the disk refuses.

        """
        ...


class Sharing(Protocol):
    """Figures and tips that a home gives away, and those that came."""

    def sender(self) -> Sender:
        """Give the home as its files tell of it; its keys are made when needed."""
        ...

    def seal(self, figures: Aggregate) -> Sealed:
        """Sign figures; whole ones are encrypted to a passphrase made for them.

        Raises:
            RuleBroken: ``right-missing``, ``branch-closed``.

        """
        ...

    def sent_figures(self) -> tuple[SentFigures, ...]:
        """Read for whom files of figures were made, newest first."""
        ...

    def put_sent(self, sent: SentFigures) -> None:
        """Keep for whom a file of figures was made."""
        ...

    def tips(self) -> tuple[Tip, ...]:
        """Read the tips, newest first."""
        ...

    def put_tip(self, tip: Tip) -> Tip:
        """Save a tip as the version after its own.

        Raises:
            Conflict: ``tip.version`` is not the saved one.
            RuleBroken: ``right-missing``.

        """
        ...

    def drop_tip(self, tip_id: str) -> None:
        """Take a tip out.

        Raises:
            Missing: there is none.
            RuleBroken: ``right-missing``.

        """
        ...

    def tips_file(self, tips: TipsSent) -> bytes:
        """Sign tips."""
        ...

    def read_tips(self, data: bytes) -> TipsSent:
        """Read a file of tips, signed by the key that it names.

        Raises:
            Unavailable: NOT_TIPS, TIPS_TOO_NEW.

        """
        ...
