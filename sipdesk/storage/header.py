"""The key header: who may open a home, and with what.

It lies beside the database as ``NAME.sipdesk-keys``, twice. The database has one random
*data key*. Each *slot* has a key pair of its own: the private half is sealed under what
a person knows, the data key is sealed (HPKE, RFC 9180) to the public half; so one who
has the home open can seal a new data key for all without knowing their secrets.

While the data key is changed, the header holds the old one and the new: whichever of
them the database has come to, everyone can open it.

The whole header is signed by a *signer* whose private half is sealed under the data
key. Its public half is pinned inside every slot, so that one who can write to the
folder, but not open it, cannot pass off a header (or a data key) of his own.

Nothing in it names a person: a slot knows a random id and a role.
"""

import os
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sipdesk.domain.errors import RuleBroken, Trouble, Unavailable
from sipdesk.storage import key_copies
from sipdesk.storage import slots as sealed
from sipdesk.storage.files import trouble_of
from sipdesk.storage.key_file import (
    FORMAT,
    MOST_DATA_KEYS,
    MOST_SLOTS,
    VERSION,
    Document,
    Signer,
    Slot,
    is_intact,
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
from sipdesk.storage.slots import NewSlot, now
from sipdesk.storage.unlocked import Unlocked

_BY_A_PERSON = ("passphrase", "passphrase+device")
_RECOVERY = "recovery"


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
        signer = Ed25519PrivateKey.generate()
        unlocked = Unlocked([os.urandom(KEY_BYTES)], signer)
        header = cls(
            Document(
                format=FORMAT,
                version=VERSION,
                home_id=home_id,
                seq=0,
                created=now(),
                slots=(),
                signer=Signer(_public_of(unlocked), b""),
                database_salt=None,
                data_keys=1,
                data_key_since=now(),
                rotation_due=False,
                signature=b"",
            )
        )
        header._change(unlocked, header._sealed(unlocked, unlocked.data_keys))
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

    @property
    def document(self) -> Document:
        """All that is signed."""
        return self._document

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
        new = NewSlot(secret, person_id, role)
        self.change(unlocked, add=(new,))
        return new.id

    def change(
        self,
        unlocked: Unlocked,
        *,
        add: Sequence[NewSlot] = (),
        remove: Collection[str] = (),
        rotation_due: bool = False,
    ) -> None:
        """Add and remove slots, all in one change.

        ``rotation_due`` when somebody may know the data key who should not.

        Raises:
            RuleBroken: ``last-slot`` if no person could open the home any more,
                ``last-recovery-key``, ``slots-full``.

        """
        kept = [slot for slot in self.slots if slot.id not in remove]
        if len(kept) + len(add) > MOST_SLOTS:
            raise RuleBroken("slots-full")
        made = [
            sealed.with_data_keys(
                sealed.make(new, self.home_id, _public_of(unlocked)),
                self.home_id,
                unlocked.data_keys,
            )
            for new in add
        ]
        slots = (*kept, *made)
        _refuse_last(self.slots, slots, _BY_A_PERSON, RuleBroken("last-slot"))
        last = RuleBroken("last-recovery-key")
        _refuse_last(self.slots, slots, (_RECOVERY,), last)
        due = self._document.rotation_due or rotation_due
        document = replace(self._document, slots=slots, rotation_due=due)
        self._change(unlocked, document)

    def put_role(self, unlocked: Unlocked, person_id: str, role: str) -> None:
        """Write another role on all slots of a person."""
        slots = tuple(
            replace(slot, role=role) if slot.person_id == person_id else slot
            for slot in self.slots
        )
        self._change(unlocked, replace(self._document, slots=slots))

    def overtake(self, unlocked: Unlocked, seq: int) -> None:
        """Be later than the one that this, an older one, was put back in place of.

        The data key is to be changed then: somebody who was taken out may be in it.
        """
        latest = max(seq, self.seq)
        self._change(unlocked, replace(self._document, seq=latest, rotation_due=True))

    def put_data_keys(
        self, unlocked: Unlocked, data_keys: Sequence[bytes], *, rotation_due: bool
    ) -> None:
        """Seal data keys, oldest first, to every slot in place of those they hold.

        ``unlocked`` goes on holding what it held.
        """
        document = self._sealed(unlocked, data_keys)
        is_new = len(data_keys) == 1 and not rotation_due
        since = now() if is_new else document.data_key_since
        self._change(
            unlocked, replace(document, rotation_due=rotation_due, data_key_since=since)
        )

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
            if opened := self.open(slot, secret):
                return opened
        raise Unavailable(Trouble.WRONG_PASSPHRASE)

    def open(self, slot: Slot, secret: Secret) -> Opened | None:
        """Open one slot; None if the secret is another.

        Raises:
            Unavailable: KEYS_DAMAGED.

        """
        found = sealed.open_with(slot, self.home_id, secret)
        return None if found is None else Opened(slot, self._unlocked(slot, *found))

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

    def save(self, path: Path, prove: Sequence[NewSlot] = ()) -> None:
        """Write both copies, one after the other; each is replaced whole.

        Before anything is replaced, what was written is read back and the slots of
        ``prove`` are opened in it. A crash leaves two that can be loaded, of before or
        of now; where the disk refuses, both are of before.

        Raises:
            Unavailable: what the disk refuses.

        """
        if not self.slots:
            raise ValueError("nobody could open the home")
        key_copies.write(
            path, self._document, lambda kept: _all_open(Header(kept), prove)
        )

    def mend(self, path: Path) -> None:
        """Make both copies this one, if a crash or damage has left one behind.

        Raises:
            Unavailable: what the disk refuses.

        """
        if not key_copies.are_both(path, self._document):
            self.save(path)

    @classmethod
    def load(cls, path: Path) -> "Loaded":
        """Read the header, from its second copy if the first is of no use, or older.

        It is older after a crash, or when somebody has put back a file of before. The
        second must have the same signer: nobody else can take its place.

        Raises:
            Unavailable: KEYS_MISSING, KEYS_DAMAGED, TOO_NEW, or what the disk refuses.

        """
        document, recovered = key_copies.read(path)
        return Loaded(cls(document), recovered)

    # --- Inside

    def _change(self, unlocked: Unlocked, document: Document) -> None:
        if _public_of(unlocked) != document.signer.public:
            raise ValueError("these keys are another home's")
        unsigned = replace(
            document, version=VERSION, seq=document.seq + 1, signature=b""
        )
        signature = unlocked.signer.sign(signed_part(unsigned))
        self._document = replace(unsigned, signature=signature)

    def _sealed(self, unlocked: Unlocked, data_keys: Sequence[bytes]) -> Document:
        """Give the document with other data keys, and the signer under the newest."""
        if not 1 <= len(data_keys) <= MOST_DATA_KEYS:
            raise ValueError("one data key, or two")
        key = derive(data_keys[-1], "sipdesk signer")
        signing = unlocked.signer.private_bytes_raw()
        return replace(
            self._document,
            slots=tuple(
                sealed.with_data_keys(slot, self.home_id, data_keys)
                for slot in self.slots
            ),
            signer=Signer(
                _public_of(unlocked), seal(key, signing, self.home_id.encode())
            ),
            data_keys=len(data_keys),
        )

    def _unlocked(self, slot: Slot, private: bytes, pinned: bytes) -> Unlocked:
        signer = self._document.signer
        if pinned != signer.public or not is_intact(self._document):
            raise Unavailable(Trouble.KEYS_DAMAGED)
        try:
            count = self._document.data_keys
            data_keys = sealed.data_keys_of(slot, self.home_id, private, count)
            key = derive(data_keys[-1], "sipdesk signer")
            signing = unseal(key, signer.private, self.home_id.encode())
        except InvalidTag:
            raise Unavailable(Trouble.KEYS_DAMAGED) from None
        return Unlocked(data_keys, Ed25519PrivateKey.from_private_bytes(signing))


class Loaded(NamedTuple):
    """A header, and whether its first copy was of no use."""

    header: Header
    recovered: bool


def _all_open(header: Header, news: Sequence[NewSlot]) -> bool:
    slots = {slot.id: slot for slot in header.slots}
    opened = [header.open(slots[new.id], new.secret) for new in news]
    for found in filter(None, opened):
        found.unlocked.wipe()
    return all(opened)


def _refuse_last(
    before: Sequence[Slot],
    after: Sequence[Slot],
    kinds: Collection[str],
    error: RuleBroken,
) -> None:
    """Refuse to take away the last slot of some kinds."""
    had = any(slot.kind in kinds for slot in before)
    if had and not any(slot.kind in kinds for slot in after):
        raise error


def _salt_of(database: Path) -> bytes:
    try:
        with database.open("rb") as file:
            return file.read(SALT_BYTES)
    except OSError as error:
        raise trouble_of(error) from None


def _public_of(unlocked: Unlocked) -> bytes:
    return unlocked.signer.public_key().public_bytes_raw()
