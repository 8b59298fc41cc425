"""What a home signs with its own key: cards, receipts, figures, tips.

Such a file is a line of JSON and a line with the signature of it. Each kind is signed
for a purpose of its own, so that one is never taken for another.
"""

import json
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Final, TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, select, update

from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.domain.recovery_key import meant
from sipdesk.domain.transfer import HomeCard
from sipdesk.storage import tables
from sipdesk.storage.transfer_file import new_key, recipient_of
from sipdesk.storage.values import from_json

T = TypeVar("T")

_ALPHABET: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GROUPS: Final = 5
_GROUP: Final = 4  # characters; a hundred bits in all


@dataclass(frozen=True, slots=True)
class HomeKeys:
    """The home's own. ``age`` is None until it is first needed."""

    home: str
    signer: Ed25519PrivateKey
    age: str | None

    @property
    def verify_key(self) -> str:
        """What a signature is checked with, in hexadecimal."""
        return self.signer.public_key().public_bytes_raw().hex()


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: what it calls itself, and what is said when it is no such.

    ``newer`` is said of one that a later version of the program has written.
    """

    format: str
    version: int
    trouble: Trouble
    newer: Trouble


def home_keys(db: Connection) -> HomeKeys:
    """Read the home's own keys."""
    row = db.execute(select(tables.identity)).one()
    signer = Ed25519PrivateKey.from_private_bytes(row.private)
    return HomeKeys(row.id, signer, row.age)


def own_card(db: Connection) -> HomeCard:
    """Give the home's own card; its keys are made when they are first needed."""
    keys = home_keys(db)
    age = keys.age or _made_age(db, keys.home)
    name = db.execute(select(tables.home.c.name)).scalar_one()
    return HomeCard(keys.home, name, recipient_of(age), keys.verify_key)


def signed(db: Connection, told: bytes, purpose: bytes) -> bytes:
    """Sign one line of JSON with the home's own key."""
    signature = home_keys(db).signer.sign(purpose + told)
    return told + b"\n" + b64encode(signature) + b"\n"


def parted(data: bytes, most: int, trouble: Trouble) -> tuple[bytes, bytes]:
    """Part a signed file in what it says and its signature.

    Raises:
        Unavailable: ``trouble``: it is longer than ``most`` bytes, or has no signature.

    """
    told, _, signature = data[: most + 1].strip().rpartition(b"\n")
    if len(data) > most:
        raise Unavailable(trouble)
    try:
        return told.strip(), b64decode(signature, validate=True)
    except ValueError:
        raise Unavailable(trouble) from None


def read_told(told: bytes, value: type[T], kind: Kind) -> T:
    """Read what a signed file says.

    Raises:
        Unavailable: the kind's ``trouble`` or ``newer``.

    """
    try:
        raw = json.loads(told)
        if not isinstance(raw, dict) or raw.get("format") != kind.format:
            raise Unavailable(kind.trouble)
        if isinstance(raw.get("version"), int) and raw["version"] > kind.version:
            raise Unavailable(kind.newer)
        return from_json(told, value)
    except (ValueError, OverflowError, RecursionError):
        raise Unavailable(kind.trouble) from None


def new_passphrase() -> str:
    """Make what opens a file, to be told by telephone."""
    groups = (
        "".join(secrets.choice(_ALPHABET) for _ in range(_GROUP))
        for _ in range(_GROUPS)
    )
    return "-".join(groups)


def as_typed(passphrase: str) -> str:
    """Give what was meant by such a passphrase, however it is spaced."""
    return "".join(meant(passphrase).replace("-", " ").split())


def _made_age(db: Connection, home: str) -> str:
    made = new_key()
    own = update(tables.identity).where(tables.identity.c.id == home)
    db.execute(own.values(age=made))
    return made
