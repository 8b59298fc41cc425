"""Cards of homes, packages and receipts, by the home's own keys."""

import json
import os
import secrets
from base64 import b64decode, b64encode
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, insert, select, update

from sipdesk.domain.access import Act, HomePart
from sipdesk.domain.errors import Missing, RuleBroken, Trouble, Unavailable
from sipdesk.domain.home import Home
from sipdesk.domain.overview import sort_key
from sipdesk.domain.recovery_key import meant
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
from sipdesk.storage.files import put_in_place, settle, trouble_of
from sipdesk.storage.gate import Watch
from sipdesk.storage.rows import read, remove, write
from sipdesk.storage.transfer_file import (
    MOST_BYTES,
    decrypted,
    for_passphrase,
    for_recipient,
    is_by_passphrase,
    is_recipient,
    is_signed,
    new_key,
    pack,
    recipient_of,
    unpack,
)
from sipdesk.storage.values import from_json, to_json

T = TypeVar("T")

_VERSION: Final = 1
_MOST_LETTER: Final = 10_000  # bytes of a card or a receipt
_ALPHABET: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GROUPS: Final = 5
_GROUP: Final = 4  # characters; a hundred bits in all
_RECEIPT: Final = b"sipdesk-receipt v1\0"
_CARD: Final = b"sipdesk-card v1\0"


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


@dataclass(frozen=True, slots=True)
class _Keys:
    """The home's own."""

    home: str
    signer: Ed25519PrivateKey
    age: str | None

    @property
    def verify_key(self) -> str:
        return self.signer.public_key().public_bytes_raw().hex()


class TransferRows:
    """Transfers in one transaction (``ports.Transfers``)."""

    def __init__(self, db: Connection, watch: Watch) -> None:
        self._db = db
        self._watch = watch

    # --- Cards

    def own_card(self) -> HomeCard:
        """Give the home's own card; its keys are made when they are first needed."""
        keys, to = self._keys(), recipient_of(self._age())
        return HomeCard(keys.home, self._home().name, to, keys.verify_key)

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
        return self._signed(to_json(told).encode(), _CARD)

    @staticmethod
    def read_card(data: bytes) -> HomeCard:
        """Read a card that came as a file."""
        told, signature = _letter(data, Trouble.NOT_A_CARD)
        card = _told(told, CardFile, "sipdesk-card", Trouble.NOT_A_CARD)
        sound = card.id and card.name.strip() and is_recipient(card.recipient)
        if not sound or not is_signed(card.verify_key, _CARD + told, signature):
            raise Unavailable(Trouble.NOT_A_CARD)
        return HomeCard(card.id, card.name, card.recipient, card.verify_key)

    # --- Packages

    def pack(self, package: Package, carried: Carried) -> Packed:
        """Sign and encrypt a package."""
        data, summed = pack(package, carried, self._keys().signer)
        if package.to:
            return Packed(for_recipient(data, package.to), summed, "")
        passphrase = _new_passphrase()
        return Packed(for_passphrase(data, _typed(passphrase)), summed, passphrase)

    def open(self, path: Path, passphrase: str) -> Arrived:
        """Open a package, and see that it is whole, signed and meant for this home."""
        self._watch.check(Right.TRANSFER)
        age, data = self._keys().age, _read_file(path)
        plain = decrypted(data, age, _typed(passphrase))
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
        keys = self._keys()
        told = ReceiptFile(
            "sipdesk-receipt",
            _VERSION,
            transfer.id,
            transfer.sum,
            keys.home,
            day,
            keys.verify_key,
        )
        return self._signed(to_json(told).encode(), _RECEIPT)

    @staticmethod
    def read_receipt(data: bytes) -> Receipt:
        """Read a receipt that came as a file, signed by the key that it names."""
        told, signature = _letter(data, Trouble.NOT_A_RECEIPT)
        kind = "sipdesk-receipt"
        found = _told(told, ReceiptFile, kind, Trouble.NOT_A_RECEIPT)
        if not is_signed(found.verify_key, _RECEIPT + told, signature):
            raise Unavailable(Trouble.NOT_A_RECEIPT)
        return Receipt(
            found.package, found.sum, found.home, found.day, found.verify_key
        )

    # --- Inside

    def _home(self) -> Home:
        ids = self._db.execute(select(tables.home.c.id)).scalars().all()
        found: list[Home] = read(self._db, shapes.HOME, ids)
        return found[0]

    def _keys(self) -> _Keys:
        row = self._db.execute(select(tables.identity)).one()
        return _Keys(row.id, Ed25519PrivateKey.from_private_bytes(row.private), row.age)

    def _age(self) -> str:
        keys = self._keys()
        if keys.age is not None:
            return keys.age
        made = new_key()
        own = update(tables.identity).where(tables.identity.c.id == keys.home)
        self._db.execute(own.values(age=made))
        return made

    def _signed(self, told: bytes, purpose: bytes) -> bytes:
        signature = self._keys().signer.sign(purpose + told)
        return told + b"\n" + b64encode(signature) + b"\n"


def _new_passphrase() -> str:
    groups = (
        "".join(secrets.choice(_ALPHABET) for _ in range(_GROUP))
        for _ in range(_GROUPS)
    )
    return "-".join(groups)


def _typed(passphrase: str) -> str:
    """Give what was meant by a passphrase, however it is spaced."""
    return "".join(meant(passphrase).replace("-", " ").split())


def _letter(data: bytes, trouble: Trouble) -> tuple[bytes, bytes]:
    """Part a card or a receipt in what it says and its signature."""
    told, _, signature = data[: _MOST_LETTER + 1].strip().rpartition(b"\n")
    if len(data) > _MOST_LETTER:
        raise Unavailable(trouble)
    try:
        return told.strip(), b64decode(signature, validate=True)
    except ValueError:
        raise Unavailable(trouble) from None


def _told(told: bytes, kind: type[T], form: str, trouble: Trouble) -> T:
    try:
        raw = json.loads(told)
        if not isinstance(raw, dict) or raw.get("format") != form:
            raise Unavailable(trouble)
        if isinstance(raw.get("version"), int) and raw["version"] > _VERSION:
            raise Unavailable(Trouble.PACKAGE_TOO_NEW)
        return from_json(told, kind)
    except (ValueError, RecursionError):
        raise Unavailable(trouble) from None


def _read_file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise Unavailable(Trouble.NO_SUCH_PACKAGE) from None
    except IsADirectoryError:
        raise Unavailable(Trouble.NOT_A_PACKAGE) from None
    except OSError as error:
        raise trouble_of(error) from None


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
