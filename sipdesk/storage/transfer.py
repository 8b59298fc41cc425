"""Cards of homes, packages and receipts, by the home's own keys."""

import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, insert, select

from sipdesk.domain.access import Act, HomePart
from sipdesk.domain.errors import Missing, RuleBroken, Trouble, Unavailable
from sipdesk.domain.overview import sort_key
from sipdesk.domain.rights import Right
from sipdesk.domain.transfer import (
    Arrived,
    Carried,
    HomeCard,
    Package,
    Receipt,
    Transfer,
)
from sipdesk.storage import shapes, tables
from sipdesk.storage.files import put_in_place, read_at_most, settle, trouble_of
from sipdesk.storage.gate import Watch
from sipdesk.storage.rows import read, remove, write
from sipdesk.storage.signed import (
    Kind,
    as_typed,
    home_keys,
    new_passphrase,
    own_card,
    parted,
    read_told,
    signed,
)
from sipdesk.storage.transfer_file import (
    MOST_BYTES,
    decrypted,
    for_passphrase,
    for_recipient,
    is_by_passphrase,
    is_recipient,
    is_signed,
    pack,
    recipient_of,
    unpack,
)
from sipdesk.storage.values import to_json

_VERSION: Final = 1
_MOST_LETTER: Final = 10_000  # bytes of a card or a receipt
_RECEIPT: Final = b"sipdesk-receipt v1\0"
_CARD: Final = b"sipdesk-card v1\0"
_A_RECEIPT: Final = Kind(
    "sipdesk-receipt", _VERSION, Trouble.NOT_A_RECEIPT, Trouble.PACKAGE_TOO_NEW
)
_A_CARD: Final = Kind(
    "sipdesk-card", _VERSION, Trouble.NOT_A_CARD, Trouble.PACKAGE_TOO_NEW
)


@dataclass(frozen=True, slots=True)
class Packed:
    """A finished package (``ports.Packed``)."""

    data: bytes
    sum: str
    passphrase: str


@dataclass(frozen=True, slots=True)
class CardFile:
    """A card as it is sent. A field more is a version more."""

    format: str
    version: int
    id: str
    name: str
    recipient: str
    verify_key: str


@dataclass(frozen=True, slots=True)
class ReceiptFile:
    """A receipt as it is sent, likewise."""

    format: str
    version: int
    package: str
    sum: str
    home: str
    day: date
    verify_key: str


class TransferRows:
    """Transfers in one transaction (``ports.Transfers``)."""

    def __init__(self, db: Connection, watch: Watch) -> None:
        self._db = db
        self._watch = watch

    # --- Cards

    def own_card(self) -> HomeCard:
        """Give the home's own card; its keys are made when they are first needed."""
        return own_card(self._db)

    def cards(self) -> tuple[HomeCard, ...]:
        """Read the cards of other homes in Swedish order of name."""
        ids = self._db.execute(select(tables.home_card.c.id)).scalars().all()
        found: list[HomeCard] = read(self._db, shapes.HOME_CARD, ids)
        return tuple(sorted(found, key=lambda card: sort_key(card.name)))

    def put_card(self, card: HomeCard) -> None:
        """Keep a card in place of the one before of that home."""
        self._watch.check(Right.TRANSFER)
        group = card.fingerprint.partition(" ")[0]
        self._did_with_card(f"{card.id} {group}")
        before = read(self._db, shapes.HOME_CARD, [card.id])
        write(self._db, shapes.HOME_CARD, before[0] if before else None, card)

    def drop_card(self, home: str) -> None:
        """Forget a card."""
        self._watch.check(Right.TRANSFER)
        found = read(self._db, shapes.HOME_CARD, [home])
        if not found:
            raise Missing
        self._did_with_card(home)
        remove(self._db, shapes.HOME_CARD, found[0])

    def _did_with_card(self, which: str) -> None:
        told = f"{HomePart.HOME_CARDS.value} {which}"
        self._watch.did(Act.HOME_CHANGED, detail=told)

    def card_file(self, card: HomeCard) -> bytes:
        """Give a card as a file to send."""
        told = CardFile(
            "sipdesk-card",
            _VERSION,
            card.id,
            card.name,
            card.recipient,
            card.verify_key,
        )
        return signed(self._db, to_json(told).encode(), _CARD)

    @staticmethod
    def read_card(data: bytes) -> HomeCard:
        """Read a card that came as a file."""
        told, signature = parted(data, _MOST_LETTER, Trouble.NOT_A_CARD)
        card = read_told(told, CardFile, _A_CARD)
        sound = card.id and card.name.strip() and is_recipient(card.recipient)
        if not sound or not is_signed(card.verify_key, _CARD + told, signature):
            raise Unavailable(Trouble.NOT_A_CARD)
        return HomeCard(card.id, card.name, card.recipient, card.verify_key)

    # --- Packages

    def pack(self, package: Package, carried: Carried) -> Packed:
        """Sign and encrypt a package."""
        data, summed = pack(package, carried, home_keys(self._db).signer)
        if package.to:
            return Packed(for_recipient(data, package.to), summed, "")
        passphrase = new_passphrase()
        return Packed(for_passphrase(data, as_typed(passphrase)), summed, passphrase)

    def open(self, path: Path, passphrase: str) -> Arrived:
        """Open a package, and see that it is whole, signed and meant for this home."""
        self._watch.check(Right.TRANSFER)
        age = home_keys(self._db).age
        troubles = Trouble.NO_SUCH_PACKAGE, Trouble.NOT_A_PACKAGE
        data = read_at_most(path, MOST_BYTES, *troubles)
        plain = decrypted(data, age, as_typed(passphrase))
        own = "" if is_by_passphrase(data) or age is None else recipient_of(age)
        return unpack(plain, own)

    def keep_papers(self, carried: Carried) -> None:
        """Keep the papers that came along, but those that are here already."""
        self._watch.check(Right.WORK_CASES)
        for paper in carried.papers:
            row = {"data": paper.data, "archive_copy": paper.archive_copy or None}
            self._keep(shapes.PAPER, tables.paper_file, paper.record, row)
        for came in carried.received:
            row = {"data": came.data}
            self._keep(shapes.RECEIVED, tables.received_file, came.record, row)

    def _keep(self, shape: Any, file: Any, record: Any, row: dict[str, Any]) -> None:
        there = read(self._db, shape, [record.id])
        if not there:
            write(self._db, shape, None, record)
            self._db.execute(insert(file).values(row | {"id": record.id}))
        elif (there[0].case, there[0].sha256) != (record.case, record.sha256):
            raise RuleBroken("package-says-otherwise")

    # --- What left and came

    def all(self) -> tuple[Transfer, ...]:
        """Read all that left or came, newest first."""
        row = tables.transfer
        query = select(row.c.id).order_by(row.c.at.desc(), row.c.id)
        ids = self._db.execute(query).scalars().all()
        return tuple(read(self._db, shapes.TRANSFER, ids))

    def put(self, transfer: Transfer) -> None:
        """Keep that a case left or came, or that the receipt of it did."""
        self._watch.check(Right.TRANSFER)
        before = read(self._db, shapes.TRANSFER, [transfer.id])
        write(self._db, shapes.TRANSFER, before[0] if before else None, transfer)

    def receipt(self, transfer: Transfer, day: date) -> bytes:
        """Sign that a package was taken in."""
        keys = home_keys(self._db)
        told = ReceiptFile(
            "sipdesk-receipt",
            _VERSION,
            transfer.id,
            transfer.sum,
            keys.home,
            day,
            keys.verify_key,
        )
        return signed(self._db, to_json(told).encode(), _RECEIPT)

    @staticmethod
    def read_receipt(data: bytes) -> Receipt:
        """Read a receipt that came as a file, signed by the key that it names."""
        told, signature = parted(data, _MOST_LETTER, Trouble.NOT_A_RECEIPT)
        found = read_told(told, ReceiptFile, _A_RECEIPT)
        if not is_signed(found.verify_key, _RECEIPT + told, signature):
            raise Unavailable(Trouble.NOT_A_RECEIPT)
        return Receipt(
            found.package, found.sum, found.home, found.day, found.verify_key
        )


# --- A file that leaves -----------------------------------------------------------


class OutgoingFile:
    """A file under a draft's name (``ports.Outgoing``)."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._draft = path.with_name(f"{path.name}.part")
        self._stays = False

    def write(self, data: bytes) -> None:
        """Write it, on disk."""
        try:
            with self._draft.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise trouble_of(error) from None

    def lay(self) -> Path | None:
        """Give it its name, but never another's file's; tells where it lies."""
        self._stays = True  # what is left is all there is of it
        try:
            self._path.open("xb").close()  # takes the name, if nobody has
        except OSError:
            return self._draft if self._draft.is_file() else None
        try:
            put_in_place(self._draft, self._path)
        except OSError:
            with suppress(OSError):
                self._path.unlink()
            return self._draft if self._draft.is_file() else None
        with suppress(OSError):  # what is written is on disk; a share may not say so
            settle(self._path.parent)
        return self._path

    def drop(self) -> None:
        """Take away what was written, unless it has been laid."""
        if not self._stays:
            with suppress(OSError):
                self._draft.unlink(missing_ok=True)


@contextmanager
def departing(path: Path) -> Generator[OutgoingFile]:
    """Begin a file that is gone again if it has not got its name within.

    Raises:
        Unavailable: ALREADY_THERE, NO_SUCH_FOLDER.

    """
    if path.exists():
        raise Unavailable(Trouble.ALREADY_THERE)
    if not path.parent.is_dir():
        raise Unavailable(Trouble.NO_SUCH_FOLDER)
    file = OutgoingFile(path)
    try:
        yield file
    finally:
        file.drop()
