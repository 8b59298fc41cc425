"""The ways into an opened home, and its data key (``ports.Keys``)."""

import os
from collections.abc import Collection, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from threading import RLock
from uuid import uuid4

from sipdesk.domain.errors import Missing, RuleBroken, Trouble, Unavailable
from sipdesk.domain.key_slot import KeySlot, KeyState, SlotKind
from sipdesk.storage.database import Database
from sipdesk.storage.device import DeviceAlone, PassphraseAndDevice
from sipdesk.storage.files import HomeFiles
from sipdesk.storage.header import Header
from sipdesk.storage.key_file import Slot
from sipdesk.storage.keys import KEY_BYTES, Cost, refuse_weak
from sipdesk.storage.recovery_key import RecoveryKey
from sipdesk.storage.recovery_key import new as new_recovery_key
from sipdesk.storage.rotation import check_room, rekey, settle
from sipdesk.storage.slots import NewSlot
from sipdesk.storage.unlocked import Unlocked
from sipdesk.storage.unlocking import DEVICE, WITH_PASSPHRASE, Means

_RECOVERY = SlotKind.RECOVERY.value


@dataclass
class FileKeys:
    """The key header of a home that is open, and the means to change it.

    Each change is made on a copy, signed once and saved once; what was before is only
    replaced by what has been read back and opened. It may be used from any thread.
    """

    header: Header
    unlocked: Unlocked
    files: HomeFiles
    means: Means
    database: Database
    _turn: RLock = field(default_factory=RLock)

    def state(self) -> KeyState:
        """Tell the ways in."""
        document = self.header.document
        return KeyState(
            tuple(
                KeySlot(
                    slot.id,
                    SlotKind(slot.kind),
                    slot.person_id,
                    slot.role,
                    slot.created,
                )
                for slot in document.slots
            ),
            document.data_key_since,
            document.rotation_due,
            self.means.devices.there,
        )

    # --- Passphrases

    def add_passphrase(self, person: str, role: str, passphrase: str) -> None:
        """Give a person a first passphrase."""
        refuse_weak(passphrase, "passphrase")
        self._change(add=(NewSlot(self.means.typed(passphrase), person, role),))

    def change_passphrase(
        self, person: str, old: str, new: str, *, with_device: bool = False
    ) -> None:
        """Put a new passphrase in place of a person's old one."""
        if new != old:
            refuse_weak(new, "new")
        opened = self._opened_by(person, old)
        self._put_passphrase(opened, new, with_device=with_device)

    def reset_passphrase(self, person: str, passphrase: str) -> None:
        """Put a passphrase, already judged, in place of all that a person has.

        Raises:
            Missing: the person has no way in to replace.

        """
        own = [s for s in self._of(person) if s.kind in WITH_PASSPHRASE]
        if not own:
            raise Missing
        self._put_passphrase(own, passphrase)

    def raise_cost(self, slot: Slot, passphrase: str) -> None:
        """Seal a slot anew if it is cheaper to guess at than what is standard now."""
        if slot.cost is None:
            return
        cost = _dearest(slot.cost, self.means.cost)
        if cost == slot.cost:
            return
        secret = replace(self.means, cost=cost).secret_for(slot, passphrase)
        if secret is not None:
            new = NewSlot(secret, slot.person_id, slot.role, slot.id, slot.created)
            self._change(add=(new,), remove={slot.id})

    def _put_passphrase(
        self, own: Sequence[Slot], passphrase: str, *, with_device: bool = False
    ) -> None:
        person, role = own[0].person_id, own[0].role
        typed = self.means.typed(passphrase)
        remove = {slot.id for slot in own}
        if not with_device:
            self._change(add=(NewSlot(typed, person, role),), remove=remove)
            return
        with self._device_secret() as (slot_id, device):
            secret = PassphraseAndDevice(typed, device)
            new = NewSlot(secret, person, role, slot_id)
            self._change(add=(new,), remove=remove)

    # --- This computer by itself

    def trust_device(self, person: str, passphrase: str) -> None:
        """Let this computer open the home for a person, where policy says it may."""
        role = self._opened_by(person, passphrase)[0].role
        before = {
            slot.id
            for slot in self._of(person)
            if slot.kind == DEVICE and self.means.devices.read(slot.id)
        }
        with self._device_secret() as (slot_id, device):
            new = NewSlot(DeviceAlone(device), person, role, slot_id)
            self._change(add=(new,), remove=before)

    def distrust_device(self, person: str) -> None:
        """Let no computer open the home for a person without a passphrase."""
        own = {slot.id for slot in self._of(person) if slot.kind == DEVICE}
        if own:
            self._change(remove=own)

    # --- Recovery keys

    def make_recovery_key(self, replaces: str = "") -> str:
        """Make a recovery key, in place of another if one is named, and give it."""
        before = {replaces} if replaces else set()
        self._check_recovery_keys(before)
        code = self.propose_recovery_key()
        new = NewSlot(RecoveryKey(code), "", "")
        self._change(add=(new,), remove=before, rotation_due=bool(before))
        return code

    def propose_recovery_key(self) -> str:
        """Make up a recovery key; it opens nothing and is kept nowhere."""
        return new_recovery_key()

    def keep_recovery_key(self, code: str) -> None:
        """Let a proposed recovery key open the home."""
        self._change(add=(NewSlot(RecoveryKey(code), "", ""),))

    def remove_recovery_key(self, slot_id: str) -> None:
        """Take a recovery key out of use."""
        self._check_recovery_keys({slot_id})
        self._change(remove={slot_id}, rotation_due=True)

    def _check_recovery_keys(self, slot_ids: Collection[str]) -> None:
        there = {slot.id for slot in self.header.slots if slot.kind == _RECOVERY}
        if not there.issuperset(slot_ids):
            raise Missing

    # --- People

    def put_role(self, person: str, role: str) -> None:
        """Write another role on a person's ways in."""
        with self._turn:
            header = Header(self.header.document)
            header.put_role(self.unlocked, person, role)
            header.save(self.files.keys)
            self.header = header

    def remove_person(self, person: str) -> None:
        """Take away every way in that a person has; the data key is then to change."""
        own = {slot.id for slot in self._of(person)}
        if own:
            self._change(remove=own, rotation_due=True)

    # --- The data key

    def rotate(self) -> None:
        """Give the database a new data key, and seal it to every slot.

        Raises:
            Unavailable: DISK_FULL, with nothing begun, or what else the disk refuses.

        """
        with self._turn, self.database.alone():
            check_room(self.files.database)
            old, new = self.unlocked.data_key, os.urandom(KEY_BYTES)
            header = Header(self.header.document)
            header.put_data_keys(self.unlocked, (old, new), rotation_due=True)
            header.save(self.files.keys)
            self.header = header
            self.unlocked.hold((old, new), used=0)
            try:
                rekey(self.files.database, old, new)
                self.unlocked.hold((old, new))
            finally:
                changed = settle(header, self.unlocked, self.files.database)
                header.save(self.files.keys)
            if not changed:
                raise Unavailable(Trouble.DISK)

    # --- Inside

    def _change(
        self,
        *,
        add: Sequence[NewSlot] = (),
        remove: Collection[str] = (),
        rotation_due: bool = False,
    ) -> None:
        with self._turn:
            header = Header(self.header.document)
            header.change(
                self.unlocked, add=add, remove=remove, rotation_due=rotation_due
            )
            header.save(self.files.keys, prove=add)
            self.header = header
        for slot_id in {*remove} - {new.id for new in add}:
            self.means.devices.forget(slot_id)

    def _of(self, person: str) -> list[Slot]:
        if not person:  # whose is the home's own
            return []
        return [slot for slot in self.header.slots if slot.person_id == person]

    def _opened_by(self, person: str, passphrase: str) -> list[Slot]:
        """Find a person's slots that a passphrase opens; at least one.

        Raises:
            RuleBroken: ``too-many-attempts``.
            Unavailable: WRONG_PASSPHRASE.

        """
        self.means.attempts.check()
        own = [slot for slot in self._of(person) if self._opens(slot, passphrase)]
        if not own:
            self.means.attempts.failed()
            raise Unavailable(Trouble.WRONG_PASSPHRASE)
        return own

    def _opens(self, slot: Slot, passphrase: str) -> bool:
        secret = self.means.secret_for(slot, passphrase)
        opened = None if secret is None else self.header.open(slot, secret)
        if opened is None:
            return False
        opened.unlocked.wipe()
        return True

    @contextmanager
    def _device_secret(self) -> Generator[tuple[str, bytes]]:
        """Give the id of a new slot and a device secret kept for it.

        Raises:
            RuleBroken: ``device-cannot-keep``.

        """
        slot_id = str(uuid4())
        device = self.means.devices.make(slot_id)
        if device is None:
            raise RuleBroken("device-cannot-keep", "with_device")
        try:
            yield slot_id, device
        except BaseException:
            self.means.devices.forget(slot_id)
            raise


def _dearest(one: Cost, other: Cost) -> Cost:
    return Cost(
        max(one.memory_kib, other.memory_kib),
        max(one.passes, other.passes),
        max(one.lanes, other.lanes),
    )
