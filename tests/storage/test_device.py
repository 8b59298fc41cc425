import pytest
from keyring.backends import fail, null

from sipdesk.storage.device import DeviceAlone, Devices, PassphraseAndDevice
from sipdesk.storage.keys import Cost, Passphrase
from sipdesk.storage.sequence import Vault
from tests.keyring import Broken, InMemory

QUICK = Cost(memory_kib=8, passes=1, lanes=1)
SALT = b"s" * 16


def test_a_secret_is_kept_for_each_slot() -> None:
    keyring = InMemory()
    devices = Devices("home", keyring)

    one, other = devices.make("one"), devices.make("other")

    assert one is not None
    assert len(one) == 32
    assert (devices.read("one"), devices.read("other")) == (one, other)
    assert one != other
    assert sorted(service for service, _ in keyring.kept) == [
        "sipdesk/home/one",
        "sipdesk/home/other",
    ]
    assert all(len(kept) == 44 for kept in keyring.kept.values())


def test_another_home_knows_nothing_of_it() -> None:
    keyring = InMemory()
    Devices("home", keyring).make("slot")

    assert Devices("other", keyring).read("slot") is None


def test_what_is_forgotten_is_gone() -> None:
    keyring = InMemory()
    devices = Devices("home", keyring)
    devices.make("slot")

    devices.forget("slot")
    devices.forget("slot")

    assert devices.read("slot") is None
    assert keyring.kept == {}


@pytest.mark.parametrize("kept", ["", "inte base64", "c2hvcnQ="])
def test_something_else_in_its_place_is_as_none(kept: str) -> None:
    keyring = InMemory()
    keyring.set_password("sipdesk/home/slot", "device-secret", kept)

    assert Devices("home", keyring).read("slot") is None


@pytest.mark.parametrize(
    "keyring",
    [
        None,
        null.Keyring(),  # type: ignore[no-untyped-call]
        fail.Keyring(),  # type: ignore[no-untyped-call]
        Broken(),
    ],
)
def test_a_keyring_that_forgets_or_fails_makes_no_secret(keyring: Vault | None) -> None:
    devices = Devices("home", keyring)

    assert devices.make("slot") is None
    assert devices.read("slot") is None
    devices.forget("slot")


def test_both_halves_are_needed() -> None:
    def key(text: str, device: bytes) -> bytes:
        typed = Passphrase(text, QUICK, QUICK)
        return PassphraseAndDevice(typed, device).stretch(SALT, QUICK)

    keys = {key("ett", b"1" * 32), key("ett", b"2" * 32), key("två", b"1" * 32)}

    assert len(keys) == 3
    assert Passphrase("ett", QUICK, QUICK).stretch(SALT, QUICK) not in keys


def test_no_secret_is_shown_by_mistake() -> None:
    typed = Passphrase("hemligt", QUICK, QUICK)

    for secret in (PassphraseAndDevice(typed, b"djupast"), DeviceAlone(b"djupast")):
        assert "djupast" not in repr(secret)
        assert "hemligt" not in repr(secret)
