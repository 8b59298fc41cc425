"""What a person has at hand, tried on the slots that it could open."""

from collections.abc import Iterator
from dataclasses import dataclass

from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.storage.attempts import Attempts
from sipdesk.storage.device import DeviceAlone, Devices, PassphraseAndDevice
from sipdesk.storage.header import Header, Opened
from sipdesk.storage.key_file import Slot
from sipdesk.storage.keys import Cost, Passphrase, Secret
from sipdesk.storage.recovery_key import RecoveryKey, is_whole

DEVICE = "device"
WITH_PASSPHRASE = ("passphrase+device", "passphrase")
"""Kinds of slot that a passphrase is a part of."""


@dataclass(frozen=True)
class Means:
    """What opening a home takes besides what a person brings.

    ``cost`` and ``floor`` are what a passphrase slot costs to open, and the least that
    is accepted.
    """

    cost: Cost
    floor: Cost
    devices: Devices
    attempts: Attempts

    def typed(self, passphrase: str) -> Passphrase:
        """Give the secret of a passphrase by itself."""
        return Passphrase(passphrase, self.cost, self.floor)

    def secret_for(self, slot: Slot, passphrase: str) -> Secret | None:
        """Give what may open a slot; None if no passphrase does, on this computer."""
        if slot.kind not in WITH_PASSPHRASE:
            return None
        typed = self.typed(passphrase)
        if slot.kind == typed.kind:
            return typed
        device = self.devices.read(slot.id)
        return None if device is None else PassphraseAndDevice(typed, device)


def by_passphrase(header: Header, means: Means, passphrase: str) -> Opened:
    """Open the first slot that a passphrase fits, on this computer.

    Raises:
        RuleBroken: ``too-many-attempts``.
        Unavailable: WRONG_PASSPHRASE, DEVICE_UNKNOWN if all there is to try wants
            another computer, KEYS_DAMAGED.

    """
    means.attempts.check()
    tried = False
    for slot, secret in _fitting(header, means, passphrase):
        tried = True
        if opened := header.open(slot, secret):
            return opened
    means.attempts.failed()
    raise Unavailable(Trouble.WRONG_PASSPHRASE if tried else Trouble.DEVICE_UNKNOWN)


def by_device(header: Header, means: Means) -> Opened:
    """Open the first slot that the computer opens by itself.

    Raises:
        Unavailable: DEVICE_UNKNOWN, KEYS_DAMAGED.

    """
    for slot in header.slots:
        device = means.devices.read(slot.id) if slot.kind == DEVICE else None
        if device and (opened := header.open(slot, DeviceAlone(device))):
            return opened
    raise Unavailable(Trouble.DEVICE_UNKNOWN)


def by_recovery_key(header: Header, means: Means, code: str) -> Opened:
    """Open the first slot that a recovery key fits.

    Nobody waits for this one: it cannot be guessed, and it is in another's hand.

    Raises:
        RuleBroken: ``recovery-key-…`` if it is mistyped.
        Unavailable: WRONG_RECOVERY_KEY, KEYS_DAMAGED.

    """
    secret = RecoveryKey(code)
    for slot in header.slots:
        if opened := header.open(slot, secret):
            return opened
    means.attempts.failed(counts=False)
    raise Unavailable(Trouble.WRONG_RECOVERY_KEY)


def by_either(header: Header, means: Means, typed: str) -> Opened:
    """Open the first slot that a passphrase fits, or a recovery key if it is one.

    Raises:
        RuleBroken: ``too-many-attempts``.
        Unavailable: as the two above.

    """
    if is_whole(typed):
        return by_recovery_key(header, means, typed)
    return by_passphrase(header, means, typed)


def _fitting(
    header: Header, means: Means, passphrase: str
) -> Iterator[tuple[Slot, Secret]]:
    for slot in header.slots:
        secret = means.secret_for(slot, passphrase)
        if secret is not None:
            yield slot, secret
