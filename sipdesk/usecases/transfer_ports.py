"""What the use cases need in order to send a case to another home, or take one in."""

from datetime import date
from pathlib import Path
from typing import Protocol

from sipdesk.domain.transfer import (
    Arrived,
    Carried,
    HomeCard,
    Package,
    Receipt,
    Transfer,
)


class Transfers(Protocol):
    """Cards, packages and receipts. Each change asks for the right."""

    def own_card(self) -> HomeCard:
        """Give the home's own card; its keys are made when they are first needed."""
        ...

    def cards(self) -> tuple[HomeCard, ...]:
        """Read the cards of other homes in Swedish order of name."""
        ...

    def put_card(self, card: HomeCard) -> None:
        """Keep a card in place of the one before of that home."""
        ...

    def drop_card(self, home: str) -> None:
        """Forget a card.

        Raises:
            Missing: there is none.

        """
        ...

    def card_file(self, card: HomeCard) -> bytes:
        """Give a card as a file to send."""
        ...

    def read_card(self, data: bytes) -> HomeCard:
        """Read a card that came as a file.

        Raises:
            Unavailable: NOT_A_CARD, PACKAGE_TOO_NEW.

        """
        ...

    def all(self) -> tuple[Transfer, ...]:
        """Read all that left or came, newest first."""
        ...

    def put(self, transfer: Transfer) -> None:
        """Keep that a case left or came, or that the receipt of it did."""
        ...

    def pack(self, package: Package, carried: Carried) -> "Packed":
        """Sign and encrypt a package, to its recipient or to a passphrase made for it.

        Raises:
            Unavailable: PACKAGE_TOO_BIG.

        """
        ...

    def open(self, path: Path, passphrase: str) -> Arrived:
        """Open a package, and see that it is whole, signed and meant for this home.

        Raises:
            Unavailable: NO_SUCH_PACKAGE, NOT_A_PACKAGE, PACKAGE_TOO_BIG,
                PACKAGE_DAMAGED, PACKAGE_NOT_FOR_US, PACKAGE_WRONG_PASSPHRASE,
                PACKAGE_FORGED, PACKAGE_TOO_NEW, or what the disk refuses.
            RuleBroken: ``package-passphrase-missing``.

        """
        ...

    def keep_papers(self, carried: Carried) -> None:
        """Keep the papers that came along, but those that are here already.

        Raises:
            RuleBroken: ``package-says-otherwise``: another paper here has the id.

        """
        ...

    def receipt(self, transfer: Transfer, day: date) -> bytes:
        """Sign that a package was taken in."""
        ...

    def read_receipt(self, data: bytes) -> Receipt:
        """Read a receipt that came as a file, signed by the key that it names.

        Raises:
            Unavailable: NOT_A_RECEIPT, PACKAGE_TOO_NEW.

        """
        ...


class Packed(Protocol):
    """A finished package. ``passphrase`` is empty where it went to a recipient."""

    @property
    def data(self) -> bytes:
        """Its bytes."""
        ...

    @property
    def sum(self) -> str:
        """The SHA-256 of its manifest."""
        ...

    @property
    def passphrase(self) -> str:
        """What opens it, to be told by telephone; it is kept nowhere."""
        ...


class Outgoing(Protocol):
    """A file that gets its name only when all else has been done."""

    def lay(self) -> Path | None:
        """Give it its name, but never another's file's; tells where it lies.

        Where the name cannot be given it lies beside, under the other. None if it is
        gone.
        """
        ...

    def write(self, data: bytes) -> None:
        """Write it, on disk, under another name.

        Raises:
            Unavailable: what the disk refuses.

        """
        ...
