"""Återställningsnyckeln: proposed, printed, read back, and only then of use.

It is kept nowhere but on its paper. One that nobody has read back opens nothing, so
whoever breaks off has lost nothing and left nothing behind.
"""

from dataclasses import dataclass, field

from sipdesk.documents.pdf.render import render
from sipdesk.documents.recovery_key import recovery_document
from sipdesk.domain.key_slot import KeyDeed, KeyState
from sipdesk.domain.recovery_key import ReadBack, check_read_back, check_whole
from sipdesk.domain.rights import Right, check
from sipdesk.usecases.key_log import keys_of, logged
from sipdesk.usecases.ports import Ports


@dataclass(frozen=True, slots=True)
class KeepRecoveryKey:
    """A proposed recovery key, and two of its groups as they were read back."""

    code: str = field(repr=False)
    first: ReadBack
    second: ReadBack


def propose_recovery_key(_: None, ports: Ports) -> str:
    """Make up a recovery key and give it, in groups parted by hyphens.

    Raises:
        RuleBroken: ``right-missing``.

    """
    check(ports.user, Right.MANAGE_PEOPLE)
    return keys_of(ports).propose_recovery_key()


def print_recovery_key(code: str, ports: Ports) -> bytes:
    """Make the paper of a proposed recovery key.

    Raises:
        RuleBroken: ``right-missing``, ``recovery-key-wrong``.

    """
    check(ports.user, Right.MANAGE_PEOPLE)
    check_whole(code)
    with ports.store.reading() as work:
        home = work.house.home()
    made = ports.clock.now()
    return render(recovery_document(code, home, ports.user.signature, made)).data


def keep_recovery_key(order: KeepRecoveryKey, ports: Ports) -> KeyState:
    """Let a recovery key open the home, once somebody has read it back.

    Raises:
        RuleBroken: ``right-missing``, ``recovery-key-wrong``, at ``first`` or
            ``second`` ``recovery-group-missing`` or ``recovery-group-differs``,
            ``slots-full``.

    """
    check(ports.user, Right.MANAGE_PEOPLE)
    check_whole(order.code)
    check_read_back(order.code, order.first, "first")
    check_read_back(order.code, order.second, "second")
    with logged(KeyDeed.RECOVERY_KEY, ports) as keys:
        keys.keep_recovery_key(order.code)
    return keys.state()
