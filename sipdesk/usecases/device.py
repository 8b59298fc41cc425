"""Datorn: what this computer knows, as a part of what opens the home for oneself."""

from dataclasses import dataclass, field

from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.key_slot import KeyDeed, KeyState, SlotKind
from sipdesk.domain.policy import ALLOW_DEVICE, ALLOW_PASSPHRASE_ALONE
from sipdesk.usecases.key_log import keys_of, logged
from sipdesk.usecases.ports import Ports


@dataclass(frozen=True, slots=True)
class TieToDevice:
    """One's own passphrase, which is to open the home on this computer alone.

    Not ``tied`` when it is to open on any computer again.
    """

    passphrase: str = field(repr=False)
    tied: bool = True


def tie_to_device(order: TieToDevice, ports: Ports) -> KeyState:
    """Let one's own passphrase open the home on this computer alone, or on any again.

    What the computer keeps is lost with it, or with the account: then there must be a
    recovery key.

    Raises:
        RuleBroken: ``device-without-recovery-key``, ``device-cannot-keep``,
            ``too-many-attempts``, ``policy-forbids``.
        Unavailable: ``wrong-passphrase``, or with the trouble.

    """
    policies = ports.store.policies
    if order.tied:
        policies.check(ALLOW_DEVICE)
    elif policies.allows(ALLOW_DEVICE):  # who may not have it must be able to undo it
        policies.check(ALLOW_PASSPHRASE_ALONE)
    if order.tied and not keys_of(ports).state().has(SlotKind.RECOVERY):
        raise RuleBroken("device-without-recovery-key")
    deed = KeyDeed.DEVICE_TIED if order.tied else KeyDeed.DEVICE_UNTIED
    with logged(deed, ports) as keys:
        same = order.passphrase
        keys.change_passphrase(ports.user.id, same, same, with_device=order.tied)
    return keys.state()


def distrust_device(_: None, ports: Ports) -> KeyState:
    """Ask for one's own passphrase again, on every computer."""
    with logged(KeyDeed.DEVICE_REMOVED, ports) as keys:
        keys.distrust_device(ports.user.id)
    return keys.state()
