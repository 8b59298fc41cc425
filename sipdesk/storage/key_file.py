"""What the file of the key header holds, and how it is read with suspicion.

What anybody may have written to the folder is refused here before a passphrase is asked
for; whether it was written by one who may is told only by unlocking.
"""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.storage.files import read_at_most
from sipdesk.storage.keys import Cost
from sipdesk.storage.values import from_json, to_json

FORMAT = "sipdesk-keys"
VERSION = 2
FIRST_VERSION = 1
MOST_SLOTS = 64
MOST_DATA_KEYS = 2

_MOST_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to open the home: a person, a role, and what has been sealed.

    ``kind`` names the kind of secret; ``person_id`` is empty where it is nobody's own.
    ``private`` holds the slot's private key and the signer's public key, sealed under
    the secret; ``data_key`` the data keys in a row, sealed to the slot's public key.
    """

    id: str
    kind: str
    person_id: str
    role: str
    created: datetime
    salt: bytes
    cost: Cost | None
    public: bytes
    private: bytes
    data_key: bytes


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs the header; ``private`` is sealed under the newest data key."""

    public: bytes
    private: bytes


@dataclass(frozen=True, slots=True)
class Document:
    """What the file holds. A field more is a version more.

    ``data_keys`` is how many are sealed to each slot, oldest first: one, or two while
    the data key is being changed. ``data_key_since`` is when the one that is used was
    made. ``rotation_due`` when somebody may know it who should not.
    """

    format: str
    version: int
    home_id: str
    seq: int
    created: datetime
    slots: tuple[Slot, ...]
    signer: Signer
    database_salt: bytes | None
    data_keys: int
    data_key_since: datetime
    rotation_due: bool
    signature: bytes


@dataclass(frozen=True, slots=True)
class _FirstDocument:
    """What a file of the first version holds: always one data key."""

    format: str
    version: int
    home_id: str
    seq: int
    created: datetime
    slots: tuple[Slot, ...]
    signer: Signer
    database_salt: bytes | None
    signature: bytes


def written(document: Document) -> bytes:
    """Give the bytes of the file: those of the version that the document is of."""
    return to_json(_of_its_version(document)).encode()


def load(path: Path) -> Document:
    """Read one copy.

    Raises:
        Unavailable: KEYS_MISSING, KEYS_DAMAGED, TOO_NEW, or what the disk refuses.

    """
    troubles = Trouble.KEYS_MISSING, Trouble.DISK
    data = read_at_most(path, _MOST_BYTES, *troubles)
    if len(data) > _MOST_BYTES:
        raise Unavailable(Trouble.KEYS_DAMAGED)
    return _parsed(data)


def _parsed(data: bytes) -> Document:
    if _said_version(data) > VERSION:
        raise Unavailable(Trouble.TOO_NEW)
    try:
        document = _read(data)
        # Letter for letter as written: not every changed letter changes what it says.
        whole = written(document) == data
    except ValueError:
        raise Unavailable(Trouble.KEYS_DAMAGED) from None
    ours = document.format == FORMAT and document.version in (FIRST_VERSION, VERSION)
    within = (
        len(document.slots) <= MOST_SLOTS and 1 <= document.data_keys <= MOST_DATA_KEYS
    )
    if not (whole and ours and within):
        raise Unavailable(Trouble.KEYS_DAMAGED)
    if not is_intact(document):
        raise Unavailable(Trouble.KEYS_DAMAGED)
    return document


def _read(data: bytes) -> Document:
    if _said_version(data) != FIRST_VERSION:
        return from_json(data, Document)
    first = from_json(data, _FirstDocument)
    return Document(
        **{name: getattr(first, name) for name in _FirstDocument.__slots__},
        data_keys=1,
        data_key_since=first.created,
        rotation_due=False,
    )


def _of_its_version(document: Document) -> Document | _FirstDocument:
    if document.version != FIRST_VERSION:
        return document
    names = _FirstDocument.__slots__
    return _FirstDocument(**{name: getattr(document, name) for name in names})


def _said_version(data: bytes) -> int:
    """Give the version that it says that it is of, whatever else it says; 0 if none."""
    try:
        raw = json.loads(data)
    except (ValueError, RecursionError):
        return 0
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        return 0
    version = raw.get("version")
    return version if isinstance(version, int) else 0


def is_intact(document: Document) -> bool:
    """Whether it is as its own signer left it; that tells damage, not forgery."""
    try:
        signer = Ed25519PublicKey.from_public_bytes(document.signer.public)
        signer.verify(document.signature, signed_part(document))
    except (InvalidSignature, ValueError):
        return False
    return True


def signed_part(document: Document) -> bytes:
    """Give the bytes that the signature is for."""
    return b"sipdesk key header\0" + written(replace(document, signature=b""))
