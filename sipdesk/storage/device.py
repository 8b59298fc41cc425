"""What this computer knows, as a part of what opens a home.

A slot's device secret lies in the keyring of the person logged in to the computer. Any
program of that person can read it: it keeps a copied file shut, not a stolen session.
It is never the only way in, for a keyring can be lost with the profile.
"""

import os
from base64 import b64decode, b64encode
from contextlib import suppress
from dataclasses import dataclass, field

from sipdesk.storage.keys import KEY_BYTES, Cost, Passphrase, derive
from sipdesk.storage.sequence import Vault, system_vault

_NAME = "device-secret"


class Devices:
    """The device secrets of one home on this computer: one service for each slot.

    Two names under one service would be shuffled about by the keyring, one by one.
    """

    def __init__(self, home_id: str, vault: Vault | None = None) -> None:
        self._home_id = home_id
        self._vault = vault or system_vault()

    @property
    def there(self) -> bool:
        """Whether this computer has a keyring to keep them in."""
        return self._vault is not None

    def make(self, slot_id: str) -> bytes | None:
        """Make a secret for a slot and keep it; None if it cannot be read back."""
        secret = os.urandom(KEY_BYTES)
        try:
            if self._vault:
                text = b64encode(secret).decode()
                self._vault.set_password(self._service(slot_id), _NAME, text)
        except Exception:  # noqa: BLE001  (on Windows they are of no common class)
            return None
        return secret if self.read(slot_id) == secret else None

    def read(self, slot_id: str) -> bytes | None:
        """Give a slot's secret; None if it is not on this computer."""
        try:
            service = self._service(slot_id)
            kept = self._vault and self._vault.get_password(service, _NAME)
            secret = b64decode(kept, validate=True) if kept else b""
        except Exception:  # noqa: BLE001  (as above)
            return None
        return secret if len(secret) == KEY_BYTES else None

    def forget(self, slot_id: str) -> None:
        """Throw a slot's secret away, if it is here."""
        with suppress(Exception):
            if self._vault:
                self._vault.delete_password(self._service(slot_id), _NAME)

    def _service(self, slot_id: str) -> str:
        return f"sipdesk/{self._home_id}/{slot_id}"


@dataclass(frozen=True, slots=True)
class PassphraseAndDevice:
    """A passphrase that opens only on the computer that knows the other half."""

    passphrase: Passphrase
    device: bytes = field(repr=False)

    @property
    def kind(self) -> str:
        """The name of its kind of slot."""
        return "passphrase+device"

    @property
    def cost(self) -> Cost | None:
        """The cost of a new slot."""
        return self.passphrase.cost

    def stretch(self, salt: bytes, cost: Cost | None) -> bytes:
        """Stretch the passphrase, and mix in what the computer knows."""
        stretched = self.passphrase.stretch(salt, cost)
        return derive(stretched + self.device, "sipdesk passphrase and device")


@dataclass(frozen=True, slots=True)
class DeviceAlone:
    """The computer by itself: opens only where the home's policy says that it may."""

    device: bytes = field(repr=False)

    @property
    def kind(self) -> str:
        """The name of its kind of slot."""
        return "device"

    @property
    def cost(self) -> Cost | None:
        """None: it is random."""
        return None

    def stretch(self, salt: bytes, cost: Cost | None) -> bytes:  # noqa: ARG002
        """Give the 32-byte key of the slot with this salt."""
        return derive(self.device + salt, "sipdesk device")
