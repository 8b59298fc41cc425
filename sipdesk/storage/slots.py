"""One slot of the key header: how it is made, and how a secret opens it."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from uuid import uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import (
    X25519PrivateKey,
    X25519PublicKey,
)
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from sipdesk.storage.key_file import FORMAT, Slot
from sipdesk.storage.keys import KEY_BYTES, SALT_BYTES, Secret, derive, seal, unseal
from sipdesk.storage.values import to_json

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_SEALING = 1  # the version of what is bound to a slot; those of the file come and go


def now() -> datetime:
    """Tell the time to the second."""
    return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class NewSlot:
    """A slot to be made. ``person_id`` is random, or empty where it is nobody's own."""

    secret: Secret
    person_id: str
    role: str
    id: str = field(default_factory=lambda: str(uuid4()))
    created: datetime = field(default_factory=now)


def make(new: NewSlot, home_id: str, signer: bytes) -> Slot:
    """Make a slot that a secret opens, with the signer's public key pinned in it.

    No data key is sealed to it yet.
    """
    pair = X25519PrivateKey.generate()
    slot = Slot(
        id=new.id,
        kind=new.secret.kind,
        person_id=new.person_id,
        role=new.role,
        created=new.created,
        salt=os.urandom(SALT_BYTES),
        cost=new.secret.cost,
        public=pair.public_key().public_bytes_raw(),
        private=b"",
        data_key=b"",
    )
    context = _context(slot, home_id, "private")
    content = pair.private_bytes_raw() + signer
    return replace(slot, private=seal(_key(slot, new.secret), content, context))


def open_with(slot: Slot, home_id: str, secret: Secret) -> tuple[bytes, bytes] | None:
    """Give the slot's private key and the signer that it pins.

    None if the secret is another, or of another kind.
    """
    if slot.kind != secret.kind:
        return None
    context = _context(slot, home_id, "private")
    try:
        private = unseal(_key(slot, secret), slot.private, context)
    except InvalidTag:
        return None
    return private[:KEY_BYTES], private[KEY_BYTES:]


def with_data_keys(slot: Slot, home_id: str, data_keys: Sequence[bytes]) -> Slot:
    """Seal data keys, oldest first, to a slot in place of those it holds."""
    public = X25519PublicKey.from_public_bytes(slot.public)
    context = _context(slot, home_id, "data-key")
    return replace(slot, data_key=_SUITE.encrypt(b"".join(data_keys), public, context))


def data_keys_of(
    slot: Slot, home_id: str, private: bytes, count: int
) -> tuple[bytes, ...]:
    """Open what ``with_data_keys`` sealed.

    Raises:
        InvalidTag: if it is not what was sealed to this slot, or not so many keys.

    """
    pair = X25519PrivateKey.from_private_bytes(private)
    joined = _SUITE.decrypt(slot.data_key, pair, _context(slot, home_id, "data-key"))
    if len(joined) != count * KEY_BYTES:
        raise InvalidTag
    starts = range(0, len(joined), KEY_BYTES)
    return tuple(joined[start : start + KEY_BYTES] for start in starts)


def _key(slot: Slot, secret: Secret) -> bytes:
    return derive(secret.stretch(slot.salt, slot.cost), f"sipdesk slot {slot.kind}")


def _context(slot: Slot, home_id: str, purpose: str) -> bytes:
    """Bind what is sealed to its place, so that it opens nowhere else.

    Person and role are left out: they may change, and the signature covers them.
    """
    place = replace(slot, person_id="", role="", private=b"", data_key=b"")
    return f"{FORMAT}/{_SEALING}/{home_id}/{purpose}/{to_json(place)}".encode()
