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
from sipdesk.storage.files import trouble_of
from sipdesk.storage.keys import Cost
from sipdesk.storage.values import from_json, to_json

FORMAT = "sipdesk-keys"
VERSION = 1
MOST_SLOTS = 64

_MOST_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to open the home: a person, a role, and what has been sealed.

    ``kind`` names the kind of secret. ``private`` holds the slot's private key and the
    signer's public key, sealed under the secret; ``data_key`` the data key, sealed to
    the slot's public key.
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
    """Who signs the header; ``private`` is sealed under the data key."""

    public: bytes
    private: bytes


@dataclass(frozen=True, slots=True)
class Document:
    """What the file holds. A field more is a version more."""

    format: str
    version: int
    home_id: str
    seq: int
    created: datetime
    slots: tuple[Slot, ...]
    signer: Signer
    database_salt: bytes | None
    signature: bytes


def load(path: Path) -> Document:
    """Read one copy.

    Raises:
        Unavailable: KEYS_MISSING, KEYS_DAMAGED, TOO_NEW, or what the disk refuses.

    """
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        raise Unavailable(Trouble.KEYS_MISSING) from None
    except OSError as error:
        raise trouble_of(error) from None
    if len(data) > _MOST_BYTES:
        raise Unavailable(Trouble.KEYS_DAMAGED)
    return _parsed(data)


def _parsed(data: bytes) -> Document:
    if _is_newer(data):
        raise Unavailable(Trouble.TOO_NEW)
    try:
        document = from_json(data, Document)
        # Letter for letter as written: not every changed letter changes what it says.
        whole = to_json(document).encode() == data
    except ValueError:
        raise Unavailable(Trouble.KEYS_DAMAGED) from None
    ours = document.format == FORMAT and document.version == VERSION
    if not (whole and ours and len(document.slots) <= MOST_SLOTS):
        raise Unavailable(Trouble.KEYS_DAMAGED)
    if not is_intact(document):
        raise Unavailable(Trouble.KEYS_DAMAGED)
    return document


def _is_newer(data: bytes) -> bool:
    """Whether it says that a later version wrote it, whatever else it says."""
    try:
        raw = json.loads(data)
    except (ValueError, RecursionError):
        return False
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        return False
    version = raw.get("version")
    return isinstance(version, int) and version > VERSION


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
    unsigned = to_json(replace(document, signature=b""))
    return b"sipdesk key header\0" + unsigned.encode()
