"""The world behind the window, and an opened home, as the session needs them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from sipdesk.domain.policy import Policies
from sipdesk.ui.window.faults import Faults


class Opened(Protocol):
    """An opened home, as much of it as the session needs."""

    @property
    def path(self) -> Path:
        """The home's file."""
        ...

    @property
    def public_passphrase(self) -> str:
        """The demonstration home's passphrase; empty for every other home."""
        ...

    @property
    def demonstration(self) -> bool:
        """Whether everybody in it is made up."""
        ...

    @property
    def lock_minutes(self) -> int:
        """After how long it is locked until it has been read what the home says."""
        ...

    def make_key_page(self, faults: Faults) -> Any:
        """Make the page that gives a new home its recovery key."""
        ...

    def make_desk(self, faults: Faults) -> Any:
        """Make its desk: ``Desk``, or a widget that does as it does."""
        ...

    def leave(self) -> None:
        """Save or keep what is typed."""
        ...

    def close(self, *, back_up: bool = False) -> None:
        """Close its file, after a backup if one is wanted and due; from any thread."""
        ...


@dataclass(frozen=True, slots=True)
class Start:
    """Where to begin. No home is known: None."""

    home: Path | None
    public_passphrase: str = ""


class Outside(Protocol):
    """The world behind the window. All but its properties may take long."""

    @property
    def folder(self) -> Path:
        """Where homes lie unless somebody chooses otherwise, and may."""
        ...

    @property
    def decided(self) -> Policies:
        """What is decided on this computer now."""
        ...

    def warm_up(self) -> None:
        """Import and read what an opened home needs."""
        ...

    def prepare_demonstration(self) -> None:
        """Make the demonstration home anew.

        Raises:
            Unavailable: it cannot be made, or is in use.

        """
        ...

    def look_at_home(self, home: Path) -> None:
        """Tell what keeps a home from being unlocked, as far as is seen outside it.

        Raises:
            Unavailable: with the trouble.

        """
        ...

    def open(self, home: Path, passphrase: str, public_passphrase: str) -> Opened:
        """Unlock a home.

        Raises:
            Unavailable: with the trouble.

        """
        ...

    def people(self, home: Path, code: str) -> tuple[Any, ...]:
        """Name those who can get a new passphrase by a recovery key.

        Raises:
            RuleBroken, Unavailable: it does not fit.

        """
        ...

    def recover(self, home: Path, wanted: Any) -> Opened:
        """Unlock a home as a ``NewPassphrase`` says.

        Raises:
            RuleBroken, Unavailable: with the trouble.

        """
        ...

    def create(self, home: Path, form: Any, secret: Any) -> Opened:
        """Make a home of a ``NewHome`` and a ``Secret``, and open it.

        Raises:
            RuleBroken, Unavailable: it cannot be made so.

        """
        ...

    def look_at_backup(self, backup: Path) -> Any:
        """Tell what a backup holds, as ``Contents``.

        Raises:
            Unavailable: with the trouble.

        """
        ...

    def restore(self, backup: Path, to: Path, passphrase: str) -> Any:
        """Put a home back as a new file; gives ``Restored``.

        Raises:
            Unavailable: with the trouble; nothing is left then.

        """
        ...

    def read_homes(self, files: Any) -> Any:
        """Open files of figures (``CameFile``) and add them up: ``HomesRead``."""
        ...

    def print_homes(self, read: Any) -> Any:
        """Make a ``HomesRead`` a paper: ``SumPaper``."""
        ...

    def check_place(self, file: Path) -> None:
        """Refuse a file that cannot hold a new home.

        Raises:
            Unavailable: why not.

        """
        ...

    def judge(self, passphrase: str) -> str:
        """Give the code of what is wrong with a new passphrase; empty if it will do."""
        ...
