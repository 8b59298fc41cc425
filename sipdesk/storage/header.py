"""The key header: who may open a home, and with what.

It lies beside the database as ``NAME.sipdesk-keys``, twice. The database has one random
*data key*. Each *slot* has a key pair of its own: the private half is sealed under what
a person knows, the data key is sealed (HPKE, RFC 9180) to the public half; so one who
has the home open can seal a new data key for all without knowing their secrets.

The whole header is signed by a *signer* whose private half is sealed under the data
key. Its public half is pinned inside every slot, so that one who can write to the
folder, but not open it, cannot pass off a header (or a data key) of his own.

Nothing in it names a person: a slot knows a random id and a role.
"""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, Self
from uuid import uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.storage.files import backup_of, trouble_of, write_atomically
from sipdesk.storage.key_file import (
    FORMAT,
    MOST_SLOTS,
    VERSION,
    Document,
    Signer,
    Slot,
    is_intact,
    load,
    signed_part,
)
from sipdesk.storage.keys import (
    FLOOR,
    KEY_BYTES,
    SALT_BYTES,
    STANDARD,
    Cost,
    Passphrase,
    Secret,
    derive,
    seal,
    unseal,
)
from sipdesk.storage.values import to_json

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class Unlocked:
    """What a program that has the home open holds in memory, until ``wipe``.

    Python may have made copies that cannot be wiped; only the end of the process
    clears those.
    """

    def __init__(self, data_key: bytes, signer: Ed25519PrivateKey) -> None:
        self._data_key = bytearray(data_key)
        self._signer: Ed25519PrivateKey | None = signer

    @property
    def data_key(self) -> bytes:
        """The key of the database, 32 bytes.

        Raises:
            RuntimeError: once it is wiped.

        """
        if self._signer is None:
            raise RuntimeError("the keys are wiped")
        return bytes(self._data_key)

    @property
    def signer(self) -> Ed25519PrivateKey:
        """The key that signs the header.

        Raises:
            RuntimeError: once it is wiped.

        """
        if self._signer is None:
            raise RuntimeError("the keys are wiped")
        return self._signer

    def wipe(self) -> None:
        """Forget the keys; harmless when done twice."""
        self._data_key[:] = bytes(len(self._data_key))
        self._signer = None


class Opened(NamedTuple):
    """The slot that a secret opened, and what lay in it."""

    slot: Slot
    unlocked: Unlocked


class Header:
    """The key header of one home. A change is signed at once; ``save`` makes it last.

    The sequence number grows with each change; an older header that somebody puts
    back is as well signed as ever, and only the number tells.
    """

    def __init__(self, document: Document) -> None:
        self._document = document

    @classmethod
    def create(cls, home_id: str) -> tuple[Self, Unlocked]:
        """Make a header without slots, with a new data key."""
        unlocked = Unlocked(os.urandom(KEY_BYTES), Ed25519PrivateKey.generate())
        sealed = seal(
            derive(unlocked.data_key, "sipdesk signer"),
            unlocked.signer.private_bytes_raw(),
            home_id.encode(),
        )
        header = cls(
            Document(
                format=FORMAT,
                version=VERSION,
                home_id=home_id,
                seq=0,
                created=_now(),
                slots=(),
                signer=Signer(_public_of(unlocked), sealed),
                database_salt=None,
                signature=b"",
            )
        )
        header._change(unlocked, header._document)
        return header, unlocked

    @property
    def home_id(self) -> str:
        """The home it belongs to."""
        return self._document.home_id

    @property
    def seq(self) -> int:
        """How many times it has been changed."""
        return self._document.seq

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The slots, in the order they were added."""
        return self._document.slots

    # --- Slots

    def add_passphrase(  # noqa: PLR0913  (the last two are for tests)
        self,
        unlocked: Unlocked,
        passphrase: str,
        person_id: str,
        role: str,
        *,
        cost: Cost = STANDARD,
        floor: Cost = FLOOR,
    ) -> str:
        """Let a person open the home with a passphrase; give the slot's id."""
        return self.add(unlocked, Passphrase(passphrase, cost, floor), person_id, role)

    def add(self, unlocked: Unlocked, secret: Secret, person_id: str, role: str) -> str:
        """Let a person open the home with a secret of any kind; give the slot's id.

        ``person_id`` is random; it and ``role`` can be read by anyone.
        """
        if len(self.slots) >= MOST_SLOTS:
            raise ValueError("there are no more slots")
        pair = X25519PrivateKey.generate()
        slot = Slot(
            id=str(uuid4()),
            kind=secret.kind,
            person_id=person_id,
            role=role,
            created=_now(),
            salt=os.urandom(SALT_BYTES),
            cost=secret.cost,
            public=pair.public_key().public_bytes_raw(),
            private=b"",
            data_key=b"",
        )
        slot = replace(
            slot,
            private=seal(
                self._slot_key(slot, secret),
                pair.private_bytes_raw() + _public_of(unlocked),
                self._context(slot, "private"),
            ),
            data_key=_SUITE.encrypt(
                unlocked.data_key, pair.public_key(), self._context(slot, "data-key")
            ),
        )
        document = replace(self._document, slots=(*self.slots, slot))
        self._change(unlocked, document)
        return slot.id

    def unlock_passphrase(self, passphrase: str, floor: Cost = FLOOR) -> Opened:
        """Open the first slot that a passphrase fits; half a second for each tried.

        Raises:
            Unavailable: WRONG_PASSPHRASE, or KEYS_DAMAGED if the header is not what
                was signed when the slot was made.

        """
        return self.unlock(Passphrase(passphrase, floor=floor))

    def unlock(self, secret: Secret) -> Opened:
        """Open the first slot of its kind that a secret fits; as the above."""
        for slot in self.slots:
            if slot.kind != secret.kind:
                continue
            if private := self._private(slot, secret):
                return Opened(slot, self._unlocked(slot, private))
        raise Unavailable(Trouble.WRONG_PASSPHRASE)

    # --- The database it belongs to

    def pin_salt(self, unlocked: Unlocked, database: Path) -> None:
        """Remember how the database file begins, so that another one can be told.

        The database must not be open in this program: to look inside would, on POSIX,
        cancel the locks of its connections. The same holds for ``belongs``.
        """
        salt = _salt_of(database)
        self._change(unlocked, replace(self._document, database_salt=salt))

    def belongs(self, database: Path) -> bool:
        """Whether the database file is this home's, as far as its beginning tells."""
        pinned = self._document.database_salt
        return pinned is None or _salt_of(database) == pinned

    # --- On disk

    def save(self, path: Path) -> None:
        """Write both copies, one after the other; each is replaced whole.

        A crash leaves at least one that can be loaded, of before or of now.

        Raises:
            Unavailable: what the disk refuses.

        """
        if not self.slots:
            raise ValueError("nobody could open the home")
        data = to_json(self._document).encode()
        write_atomically(path, data)
        if load(path) != self._document:
            raise Unavailable(Trouble.DISK)
        write_atomically(backup_of(path), data)

    @classmethod
    def load(cls, path: Path) -> "Loaded":
        """Read the header, from its second copy if the first is of no use.

        Raises:
            Unavailable: KEYS_MISSING, KEYS_DAMAGED, TOO_NEW, or what the disk refuses.

        """
        troubles: list[Trouble] = []
        for copy in (path, backup_of(path)):
            try:
                return Loaded(cls(load(copy)), recovered=bool(troubles))
            except Unavailable as error:
                troubles.append(error.trouble)
        first, second = troubles
        raise Unavailable(second if first is Trouble.KEYS_MISSING else first)

    # --- Inside

    def _change(self, unlocked: Unlocked, document: Document) -> None:
        if _public_of(unlocked) != document.signer.public:
            raise ValueError("these keys are another home's")
        unsigned = replace(document, seq=document.seq + 1, signature=b"")
        signature = unlocked.signer.sign(signed_part(unsigned))
        self._document = replace(unsigned, signature=signature)

    def _context(self, slot: Slot, purpose: str) -> bytes:
        """Bind what is sealed to its place, so that it opens nowhere else.

        Person and role are left out: they may change, and the signature covers them.
        """
        place = replace(slot, person_id="", role="", private=b"", data_key=b"")
        return f"{FORMAT}/{VERSION}/{self.home_id}/{purpose}/{to_json(place)}".encode()

    def _slot_key(self, slot: Slot, secret: Secret) -> bytes:
        return derive(secret.stretch(slot.salt, slot.cost), f"sipdesk slot {slot.kind}")

    def _private(self, slot: Slot, secret: Secret) -> bytes | None:
        """Unseal the slot's private part; None if the secret is another."""
        key = self._slot_key(slot, secret)
        try:
            return unseal(key, slot.private, self._context(slot, "private"))
        except InvalidTag:
            return None

    def _unlocked(self, slot: Slot, private: bytes) -> Unlocked:
        pair, pinned = private[:KEY_BYTES], private[KEY_BYTES:]
        signer = self._document.signer
        if pinned != signer.public or not is_intact(self._document):
            raise Unavailable(Trouble.KEYS_DAMAGED)
        try:
            data_key = _SUITE.decrypt(
                slot.data_key,
                X25519PrivateKey.from_private_bytes(pair),
                self._context(slot, "data-key"),
            )
            key = derive(data_key, "sipdesk signer")
            signing = unseal(key, signer.private, self.home_id.encode())
        except InvalidTag:
            raise Unavailable(Trouble.KEYS_DAMAGED) from None
        return Unlocked(data_key, Ed25519PrivateKey.from_private_bytes(signing))


class Loaded(NamedTuple):
    """A header, and whether its first copy was of no use."""

    header: Header
    recovered: bool


def _salt_of(database: Path) -> bytes:
    try:
        with database.open("rb") as file:
            return file.read(SALT_BYTES)
    except OSError as error:
        raise trouble_of(error) from None


def _public_of(unlocked: Unlocked) -> bytes:
    return unlocked.signer.public_key().public_bytes_raw()


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
