"""What the use cases about keys need from the world outside."""

from typing import Protocol

from sipdesk.domain.key_slot import KeyState


class Keys(Protocol):
    """The ways into a home that is open.

    Each method is one change, saved whole or not at all. Those that cannot be saved
    raise ``Unavailable``; those that would lock everybody out ``RuleBroken``:
    ``last-slot``, ``last-recovery-key``; those that would be too many ``slots-full``.
    """

    def state(self) -> KeyState:
        """Tell the ways in."""
        ...

    def check_new(self, passphrase: str) -> None:
        """Refuse a first passphrase for somebody new that could not be given.

        Raises:
            RuleBroken: ``passphrase-…``, ``slots-full``.

        """
        ...

    def add_passphrase(self, person: str, role: str, passphrase: str) -> None:
        """Give a person a first passphrase.

        Raises:
            RuleBroken: ``passphrase-…``.

        """
        ...

    def change_passphrase(
        self, person: str, old: str, new: str, *, with_device: bool = False
    ) -> None:
        """Put a new passphrase in place of a person's old one.

        ``with_device`` when it is to open on this computer alone.

        Raises:
            RuleBroken: ``passphrase-…``, ``too-many-attempts``,
                ``device-cannot-keep``.
            Unavailable: the old one is wrong.

        """
        ...

    def trust_device(self, person: str, passphrase: str) -> None:
        """Let this computer open the home for a person, where policy says it may.

        Raises:
            RuleBroken: ``too-many-attempts``, ``device-cannot-keep``.
            Unavailable: the passphrase is wrong.

        """
        ...

    def distrust_device(self, person: str) -> None:
        """Let no computer open the home for a person without a passphrase."""
        ...

    def make_recovery_key(self, replaces: str = "") -> str:
        """Make a recovery key, in place of another if one is named, and give it.

        It is kept nowhere.

        Raises:
            Missing: there is none to replace.

        """
        ...

    def propose_recovery_key(self) -> str:
        """Make up a recovery key; it opens nothing and is kept nowhere."""
        ...

    def keep_recovery_key(self, code: str) -> None:
        """Let a proposed recovery key open the home.

        Raises:
            RuleBroken: ``recovery-key-…`` if it is none.

        """
        ...

    def remove_recovery_key(self, slot_id: str) -> None:
        """Take a recovery key out of use.

        Raises:
            Missing: there is none.

        """
        ...

    def put_role(self, person: str, role: str) -> None:
        """Write another role on a person's ways in."""
        ...

    def remove_person(self, person: str) -> None:
        """Take away every way in that a person has; the data key is then to change."""
        ...

    def rotate(self) -> None:
        """Give the home a new data key; takes some seconds, and nobody works then.

        Raises:
            Unavailable: with the trouble; the home is as it was then.

        """
        ...
