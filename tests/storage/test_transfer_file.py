"""Whatever a case can hold is in the package as it was."""

from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sipdesk.domain.case import Case
from sipdesk.domain.journal import Saved
from sipdesk.domain.transfer import (
    Arrived,
    Carried,
    CarriedPaper,
    CarriedReceived,
    Package,
    TransferGround,
)
from sipdesk.storage.transfer_file import (
    decrypted,
    for_recipient,
    new_key,
    pack,
    recipient_of,
    unpack,
)
from tests.values import values

SIGNER = Ed25519PrivateKey.generate()
KEY = new_key()


def some(kind: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(kind, max_size=2).map(tuple)


CARRIED = st.builds(
    Carried,
    values(Case),
    some(values(Saved)),
    some(st.builds(CarriedPaper, values(CarriedPaper.__annotations__["record"]),
                   st.binary(max_size=50), st.binary(max_size=50))),
    some(st.builds(CarriedReceived, values(CarriedReceived.__annotations__["record"]),
                   st.binary(max_size=50))),
    some(st.text(st.characters(codec="utf-8"), max_size=20)),
)  # fmt: skip


@pytest.mark.journey
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(CARRIED, some(values(TransferGround)))
def test_what_is_packed_is_read_as_it_was(
    carried: Carried, grounds: tuple[TransferGround, ...]
) -> None:
    package = Package(
        "package",
        "home",
        "Hemmet",
        SIGNER.public_key().public_bytes_raw().hex(),
        recipient_of(KEY),
        datetime(2026, 3, 2, tzinfo=UTC),
        grounds,
        frozenset(),
    )
    plain, summed = pack(package, carried, SIGNER)
    whole = for_recipient(plain, recipient_of(KEY))
    assert decrypted(whole, KEY, "") == plain
    assert unpack(plain, recipient_of(KEY)) == Arrived(package, carried, summed)
