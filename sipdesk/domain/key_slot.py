"""The ways into a home, as they can be shown: never what opens them."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class SlotKind(Enum):
    """What opens a slot of the home's key header."""

    PASSPHRASE = "passphrase"  # noqa: S105  (a name, no secret)
    PASSPHRASE_AND_DEVICE = "passphrase+device"  # noqa: S105
    DEVICE = "device"
    RECOVERY = "recovery"


class KeyDeed(Enum):
    """What was done with the ways into a home, as the access log has it."""

    PASSPHRASE = "passphrase"  # noqa: S105
    FIRST = "first"
    DEVICE_TIED = "device-tied"
    DEVICE_UNTIED = "device-untied"
    DEVICE = "device"
    DEVICE_REMOVED = "device-removed"
    RECOVERY_KEY = "recovery-key"
    RECOVERY_KEY_REMOVED = "recovery-key-removed"
    RECOVERED = "recovered"
    DATA_KEY = "data-key"


@dataclass(frozen=True, slots=True)
class KeySlot:
    """One way into the home.

    ``person`` is a user's id, empty for a recovery key, which is the home's own.
    """

    id: str
    kind: SlotKind
    person: str
    role: str
    created: datetime


@dataclass(frozen=True, slots=True)
class KeyState:
    """The ways into the home, and the age of the key that they lead to.

    ``rotation_due`` when a way in has been taken away since the data key was made, or
    a rotation was broken off: somebody may know the key who should not.
    ``device_keeps`` when this computer has somewhere to keep its part of a way in.
    """

    slots: tuple[KeySlot, ...]
    data_key_since: datetime
    rotation_due: bool
    device_keeps: bool = False

    def has(self, kind: SlotKind, person: str = "") -> bool:
        """Whether there is a way in of a kind; a person's own, or the home's."""
        return any(s.kind is kind and s.person == person for s in self.slots)
