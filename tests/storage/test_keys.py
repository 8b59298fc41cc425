import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.storage.keys import (
    CEILING,
    FLOOR,
    STANDARD,
    Cost,
    Passphrase,
    Weakness,
    derive,
    new_identity,
    seal,
    unseal,
    weakness,
)

QUICK = Cost(memory_kib=8, passes=1, lanes=1)
SALT = b"s" * 16


def key_of(text: str) -> bytes:
    return Passphrase(text, QUICK, QUICK).stretch(SALT, QUICK)


# --- Passphrases ------------------------------------------------------------------


def test_the_standard_cost_gives_the_bytes_of_argon2id() -> None:
    # The same as the reference implementation gives: what it opens today it must
    # still open with every later library.
    key = Passphrase("fyra ord om Ängö").stretch(SALT, STANDARD)

    assert (
        key.hex() == "bf431cd3a140ea7079bed529f0804e73efc04e9c5648d501f2baa2265b7a58f3"
    )


def test_letters_composed_in_other_ways_are_the_same() -> None:
    assert key_of("a\u030angstro\u0308m") == key_of("\u00e5ngstr\u00f6m")


def test_another_letter_or_space_is_another_passphrase() -> None:
    assert len({key_of(text) for text in ("å", "a", "Å", "å ", " å", "")}) == 6


def test_half_a_character_is_no_reason_to_stop() -> None:
    assert key_of("\ud800") != key_of("")


@pytest.mark.parametrize(
    "cost",
    [
        None,
        QUICK,
        Cost(FLOOR.memory_kib - 1, FLOOR.passes, FLOOR.lanes),
        Cost(FLOOR.memory_kib, FLOOR.passes - 1, FLOOR.lanes),
        Cost(FLOOR.memory_kib, FLOOR.passes, 0),
        Cost(CEILING.memory_kib + 1, CEILING.passes, CEILING.lanes),
        Cost(1 << 40, CEILING.passes, CEILING.lanes),
        Cost(CEILING.memory_kib, 1 << 31, CEILING.lanes),
        Cost(CEILING.memory_kib, CEILING.passes, CEILING.lanes + 1),
        Cost(-1, -1, -1),
    ],
)
def test_a_cost_out_of_bounds_is_refused_before_it_is_paid(cost: Cost | None) -> None:
    with pytest.raises(Unavailable) as caught:
        Passphrase("x").stretch(SALT, cost)

    assert caught.value.trouble is Trouble.KEYS_DAMAGED


def test_a_salt_of_another_length_is_refused() -> None:
    with pytest.raises(Unavailable):
        Passphrase("x").stretch(b"", STANDARD)


def test_nobody_makes_a_slot_that_would_be_refused() -> None:
    with pytest.raises(ValueError, match="out of bounds"):
        Passphrase("x", QUICK)


def test_a_passphrase_is_not_shown() -> None:
    assert "hemlig" not in repr(Passphrase("hemlig"))


# --- Sealing ----------------------------------------------------------------------


@given(st.binary(max_size=100), st.binary(max_size=20))
def test_what_is_sealed_opens_again(content: bytes, context: bytes) -> None:
    key = derive(b"secret", "test")

    assert unseal(key, seal(key, content, context), context) == content


@given(st.integers(0, 8 * 40 - 1))
def test_a_changed_bit_never_opens(bit: int) -> None:
    key = derive(b"secret", "test")
    sealed = bytearray(seal(key, b"content, 12b", b"context"))
    sealed[bit // 8] ^= 1 << bit % 8

    with pytest.raises(InvalidTag):
        unseal(key, bytes(sealed), b"context")


@pytest.mark.parametrize("length", [0, 5, 12, 27])
def test_what_is_cut_short_never_opens(length: int) -> None:
    key = derive(b"secret", "test")

    with pytest.raises(InvalidTag):
        unseal(key, seal(key, b"content", b"")[:length], b"")


def test_what_is_sealed_opens_nowhere_else() -> None:
    key, other = derive(b"secret", "test"), derive(b"secret", "other")
    sealed = seal(key, b"content", b"here")

    with pytest.raises(InvalidTag):
        unseal(key, sealed, b"there")
    with pytest.raises(InvalidTag):
        unseal(other, sealed, b"here")


def test_an_identity_signs_for_its_home() -> None:
    private, public = new_identity()

    signature = Ed25519PrivateKey.from_private_bytes(private).sign(b"a paper")

    Ed25519PublicKey.from_public_bytes(public).verify(signature, b"a paper")
    assert new_identity() != (private, public)


# --- How good a passphrase is -----------------------------------------------------


@pytest.mark.parametrize(
    "passphrase",
    [
        "en röd båt seglar",
        "ko-gran-7-sten",
        "Vintergatan lyser över Ljusdal",
        "83017465920174",
        "kX9#mQ2$vL7@pR",
        "#%&/()=?+*;:_<>",
        "الباب مفتوح اليوم لنا",
    ],
)
def test_a_good_passphrase_will_do(passphrase: str) -> None:
    assert weakness(passphrase) is None


@pytest.mark.parametrize(
    ("passphrase", "why"),
    [
        ("", Weakness.TOO_SHORT),
        ("hemligt", Weakness.TOO_SHORT),
        ("kX9#mQ2$vL7@p", Weakness.TOO_SHORT),
        ("tre små ord", Weakness.TOO_SHORT),
        ("ko ko ko ko", Weakness.TOO_SHORT),
        ("!!!!!!!!!!!!!!!", Weakness.ONE_CHARACTER),
        ("aaaaaaaaaaaaaaaaaaaa", Weakness.ONE_CHARACTER),
        ("a a a a a a a a a a", Weakness.ONE_CHARACTER),
        ("AaAaAaAaAaAaAaAa", Weakness.ONE_CHARACTER),
        ("lösenordlösenord", Weakness.COMMON),
        ("Lösenord123456!", Weakness.COMMON),
        ("Sommaren2026!!!", Weakness.COMMON),
        ("passwordpassword1", Weakness.COMMON),
        ("P@ssword12345678", Weakness.COMMON),
        ("qwertyuiopåasdfgh", Weakness.COMMON),
        ("12345678901234", Weakness.COMMON),
        ("hej hej hej hej", Weakness.COMMON),
        ("abcabcabcabcabc", Weakness.COMMON),
        ("bokstavenbokstaven", Weakness.COMMON),
        ("SIPdesk januari 2026", Weakness.COMMON),
    ],
)
def test_a_weak_passphrase_is_told_why(passphrase: str, why: Weakness) -> None:
    assert weakness(passphrase) is why


@given(st.text())
def test_any_passphrase_can_be_judged(passphrase: str) -> None:
    found = weakness(passphrase)

    assert found is None or isinstance(found, Weakness)
