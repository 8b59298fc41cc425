"""The keys in memory are whole keys, whoever changes them meanwhile."""

import os
import sys
from collections.abc import Iterator
from threading import Event, Thread

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sipdesk.storage.unlocked import Unlocked

OLD, NEW = os.urandom(32), os.urandom(32)
CHANGES = 20_000


@pytest.fixture
def hasty() -> Iterator[None]:
    """Let threads take turns as often as can be."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hasty")
def test_one_who_reads_gets_a_key_and_never_zeros_while_it_changes() -> None:
    unlocked = Unlocked((OLD,), Ed25519PrivateKey.generate())
    done, read = Event(), set[bytes]()

    def reads() -> None:
        while not done.is_set():
            read.add(unlocked.data_key)

    reader = Thread(target=reads)
    reader.start()
    for change in range(CHANGES):
        # As a rotation does: both with the old in use, then the one that it has.
        unlocked.hold((OLD, NEW), used=0)
        unlocked.hold((OLD,) if change % 2 else (NEW,))
    done.set()
    reader.join()
    assert read <= {OLD, NEW}
    assert read


def test_what_is_not_held_any_more_is_zeroed() -> None:
    unlocked = Unlocked((OLD,), Ed25519PrivateKey.generate())
    (before,) = unlocked._data_keys
    unlocked.hold((NEW,))
    assert bytes(before) == bytes(32)
    assert unlocked.data_key == NEW
