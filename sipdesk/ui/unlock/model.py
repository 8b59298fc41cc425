"""What stands on the screen that unlocks a home; knows nothing of Qt.

It is the first screen, so it imports little: what unlocks is handed to it, and what
went wrong stays a code until somebody has to read it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from sipdesk.domain.errors import RuleBroken, SipdeskError, Trouble
from sipdesk.ui.doing import Otherwise

Unlock = Callable[[Path, str, Callable[[], None], Otherwise], None]
"""Unlocks a home with a passphrase, elsewhere; then calls one of the two."""

Look = Callable[[Path, Otherwise], None]
"""Looks at a home's file, elsewhere; then tells what is wrong with it, if anything."""

PASSPHRASE_MISSING = "passphrase-missing"  # noqa: S105  (a notice's code)
TOO_MANY_ATTEMPTS = "too-many-attempts"
_AT_FIELD = (Trouble.WRONG_PASSPHRASE.value, PASSPHRASE_MISSING)


@dataclass(frozen=True, slots=True)
class UnlockState:
    """Everything the screen needs in order to be drawn.

    ``public_passphrase`` is that of the demonstration home, empty for every other.
    """

    home: Path
    public_passphrase: str = ""
    trouble: str = ""  # the code of a notice
    busy: bool = False
    wait: int = 0  # seconds until the next attempt is let through

    @property
    def name(self) -> str:
        """What the home is called before it can be asked."""
        return self.home.stem

    @property
    def at_field(self) -> bool:
        """Whether the trouble is with what stands in the field."""
        return self.trouble in _AT_FIELD


class UnlockModel:
    """One home and the attempts to unlock it."""

    def __init__(
        self,
        unlock: Unlock,
        draw: Callable[[UnlockState], None],
        home: Path,
        public_passphrase: str = "",
        *,
        look: Look = lambda *_: None,
    ) -> None:
        self._unlock = unlock
        self._draw = draw
        self._look = look
        self.state = UnlockState(home, public_passphrase)

    def choose_home(self, home: Path) -> None:
        """Take another home's file."""
        if not self.state.busy:
            self._show(UnlockState(home))
            self.look()

    def look(self) -> None:
        """See at once what keeps the home from being unlocked, if that can be seen.

        Not for the demonstration home, which may not be made yet.
        """
        home = self.state.home

        def told(error: SipdeskError) -> None:
            now = self.state
            if now.home == home and not now.busy and not now.trouble:
                self._show(replace(now, trouble=error.code))

        if not self.state.public_passphrase:
            self._look(home, told)

    def typed(self) -> None:
        """Take away what was said before, once one goes on.

        Not of itself: what stands below it would move under the mouse.
        """
        waited = self.state.trouble == TOO_MANY_ATTEMPTS and not self.state.wait
        if self.state.at_field or waited:
            self._show(replace(self.state, trouble=""))

    def unlock(self, passphrase: str) -> None:
        """Try a passphrase; a second press while one is tried does nothing."""
        if self.state.busy or self.state.wait:
            return
        if not passphrase:
            self._show(replace(self.state, trouble=PASSPHRASE_MISSING))
            return
        self._show(replace(self.state, busy=True, trouble=""))
        self._unlock(self.state.home, passphrase, self._unlocked, self._refused)

    def tick(self) -> None:
        """Let a second of the wait pass."""
        self._show(replace(self.state, wait=max(0, self.state.wait - 1)))

    def _unlocked(self) -> None:
        self._show(replace(self.state, busy=False))

    def _refused(self, error: SipdeskError) -> None:
        facts = error.facts if isinstance(error, RuleBroken) else {}
        wait = int(facts.get("seconds", "0"))
        self._show(replace(self.state, busy=False, trouble=error.code, wait=wait))

    def _show(self, state: UnlockState) -> None:
        self.state = state
        self._draw(state)
