"""What the tests of keys do again and again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.domain.key_slot import KeySlot, SlotKind
from sipdesk.domain.recovery_key import ReadBack, groups
from sipdesk.domain.user import Role, User
from sipdesk.storage.preferences import FilePreferences
from sipdesk.usecases.keys import (
    AddPerson,
    add_person,
    list_slots,
)
from sipdesk.usecases.ports import Entrance, Ports
from sipdesk.usecases.recovery_key import (
    KeepRecoveryKey,
    keep_recovery_key,
    propose_recovery_key,
)
from tests.home import PASSPHRASE
from tests.opened import Office, copied_office

NEW = "fem nya ord om skogen"
BOS = "bos egna fyra ord"
COORDINATOR = frozenset({Role.COORDINATOR})
MANAGER = frozenset({Role.MANAGER})


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Give a computer with one home on it."""
    return copied_office(tmp_path)


@pytest.fixture
def entrance(office: Office, tmp_path: Path) -> Entrance:
    """Give the way in to its home."""
    preferences = FilePreferences(tmp_path / "settings.json")
    return Entrance(office.vault(), preferences, lambda: "new")


def trouble(act: Callable[..., Any], *arguments: Any) -> Trouble:
    with pytest.raises(Unavailable) as caught:
        act(*arguments)
    return caught.value.trouble


def shut(office: Office, passphrase: str = PASSPHRASE) -> Trouble:
    def attempt() -> None:
        with office.open(passphrase):
            pass

    return trouble(attempt)


def bo(ports: Ports, role: Role = Role.COORDINATOR) -> User:
    order = AddPerson("Bo Exempel", "", frozenset({role}), BOS, BOS)
    return add_person(order, ports)


def recovery_key(ports: Ports) -> str:
    """Have a recovery key proposed, and read it back as people do."""
    code = propose_recovery_key(None, ports)
    first, second = (ReadBack(n, groups(code)[n - 1]) for n in (1, 2))
    keep_recovery_key(KeepRecoveryKey(code, first, second), ports)
    return code


def kinds(ports: Ports) -> list[SlotKind]:
    return [slot.kind for slot in list_slots(None, ports).slots]


def recovery_slot(ports: Ports) -> KeySlot:
    slots = list_slots(None, ports).slots
    return next(slot for slot in slots if slot.kind is SlotKind.RECOVERY)
