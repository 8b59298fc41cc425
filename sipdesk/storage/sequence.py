"""How far a home had come when it was last seen, kept outside its files.

A file put back from last week is as sound as today's; only something that did not go
back with it can tell. The keyring holds a number for that, and how far the
access log reached, never a key; it may be missing or out of order, and nothing depends
on it.
"""

import sys
from collections.abc import Callable
from typing import Protocol

from sipdesk.domain.access import Anchor

_NAME = "last-seen"
_LOG = "log"


class Vault(Protocol):
    """The part of a keyring that is used."""

    def get_password(self, service: str, username: str) -> str | None:
        """Give what is kept, None if nothing is."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""

    def delete_password(self, service: str, username: str) -> None:
        """Throw it away; an error if there is none."""


class LastSeen:
    """The number of a home's last save that this computer's user has seen."""

    def __init__(self, home_id: str, vault: Vault | None = None) -> None:
        self._service = f"sipdesk/{home_id}"
        self._vault = vault or system_vault()

    def read(self) -> int | None:
        """Give the number; None if there is none, or no keyring."""
        try:
            kept = self._vault and self._vault.get_password(self._service, _NAME)
            return int(kept) if kept else None
        except Exception:  # noqa: BLE001  (on Windows they are of no common class)
            return None

    def read_log(self) -> Anchor | None:
        """Give how far the access log reached; None if nobody knows."""
        try:
            kept = self._vault and self._vault.get_password(self._service, _LOG)
        except Exception:  # noqa: BLE001  (as above)
            return None
        return Anchor.read(kept) if kept else None

    def write_log(self, anchor: Anchor) -> bool:
        """Keep how far the access log reaches; give whether it can be read back."""
        try:
            if self._vault:
                self._vault.set_password(self._service, _LOG, anchor.text)
        except Exception:  # noqa: BLE001  (as above)
            return False
        return self.read_log() == anchor

    def write(self, number: int) -> bool:
        """Keep a number; give whether it can be read back."""
        try:
            if self._vault:
                self._vault.set_password(self._service, _NAME, str(number))
        except Exception:  # noqa: BLE001  (as above)
            return False
        return self.read() == number


class Seen:
    """What was seen last of a home, beside what it was when it was opened.

    What does not agree is kept as it was seen: that a home is closed once more puts
    nothing right. Until it has been looked at, nothing agrees.
    """

    def __init__(self, memory: LastSeen) -> None:
        self._memory = memory
        self._saves = memory.read() or 0
        self.anchor = memory.read_log()
        self.log_broken = True
        self.saves_missing = self._saves

    def look(self, saves: int, holds: Callable[[Anchor], bool]) -> None:
        """Compare it with a home of so many saves, whose log ``holds`` an anchor."""
        self.saves_missing = max(0, self._saves - saves)
        self.log_broken = self.anchor is not None and not holds(self.anchor)

    def accept(self) -> None:
        """Take the home as it is from now on."""
        self.anchor, self.log_broken, self.saves_missing = None, False, 0

    def keep(self, saves: int, log: Anchor) -> None:
        """Remember how far the home has come, as far as it was the one seen last."""
        if not self.saves_missing:
            self._memory.write(saves)
        if not self.log_broken:
            self._memory.write_log(log)


if sys.platform == "win32":

    def system_vault() -> Vault | None:
        """Give the Credential Manager itself, whatever keyring's settings say.

        Kept on this computer: by default an entry follows the user to others, where
        the number would speak of another copy of the file.
        """
        try:
            from keyring.backends.Windows import (  # noqa: PLC0415  (Windows only)
                WinVaultKeyring,
            )

            vault = WinVaultKeyring()  # type: ignore[no-untyped-call]
            vault.persist = "local machine"
        except Exception:  # noqa: BLE001  (as above)
            return None
        return vault

else:

    def system_vault() -> Vault | None:
        """Give none: elsewhere a keyring may ask to be unlocked, and wait for it."""
        return None
