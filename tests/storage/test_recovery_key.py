from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.errors import RuleBroken
from sipdesk.storage import recovery_key
from sipdesk.storage.recovery_key import RecoveryKey, new, read

CODE = "LWZD-S8ZE-FUSP-WAPW-6WJR-8P03-VP3Y-AVF3"
ALPHABET = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"


def wrong(text: str) -> tuple[str, dict[str, str]]:
    with pytest.raises(RuleBroken) as caught:
        read(text)
    assert caught.value.field == "code"
    return caught.value.code, caught.value.facts


def mistyped(code: str, *places: int) -> str:
    whole = list(code.replace("-", ""))
    for place in places:
        whole[place] = ALPHABET[ALPHABET.index(whole[place]) - 1]
    text = "".join(whole)
    return "-".join(text[i : i + 4] for i in range(0, 32, 4))


def test_it_has_eight_groups_of_four_and_130_bits() -> None:
    assert [len(group) for group in CODE.split("-")] == [4] * 8
    assert len(read(CODE)) == 26
    assert max(read(CODE)) < 32
    assert new() != CODE


@pytest.mark.parametrize(
    ("whole", "prefix"),
    [
        ("A1LQFN3A", "a"),
        ("abcdef1l7aum6echk45nj3s0wdvt2fg8x9yrzpqzd3ryx", "abcdef"),
        ("split1checkupstagehandshakeupstreamerranterredcaperredlc445v", "split"),
        ("?1v759aa", "?"),
    ],
)
def test_the_checksum_is_that_of_bip_350(
    whole: str, prefix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recovery_key, "_PREFIX", prefix)
    values = [ALPHABET.index(char) for char in whole[len(prefix) + 1 :].upper()]

    assert recovery_key._remainder(values) == recovery_key._CHECKED


@pytest.mark.parametrize(
    "retyped",
    [
        CODE.lower(),
        CODE.replace("-", " "),
        CODE.replace("-", ""),
        f"  {CODE.replace('-', '  - ')}\n",
        CODE.replace("0", "O").replace("L", "1"),
        CODE.lower().replace("0", "o").replace("l", "i"),
    ],
)
def test_it_is_read_however_it_is_typed(retyped: str) -> None:
    assert read(retyped) == read(CODE)


@given(st.integers(0, 31), st.integers(0, 31))
def test_one_or_two_wrong_characters_are_placed(one: int, other: int) -> None:
    groups = sorted({one // 4 + 1, other // 4 + 1})
    code, facts = wrong(mistyped(CODE, *{one, other}))

    assert sorted(int(group) for group in facts.values()) == groups
    assert code == f"recovery-key-group{'s' if len(groups) == 2 else ''}"


def test_characters_that_changed_places_are_placed() -> None:
    for place in range(31):
        whole = list(CODE.replace("-", ""))
        whole[place : place + 2] = reversed(whole[place : place + 2])
        if "".join(whole) != CODE.replace("-", ""):
            code, facts = wrong("".join(whole))
            assert code.startswith("recovery-key-group")
            assert str(place // 4 + 1) in facts.values()


def test_a_character_that_no_key_has_is_placed() -> None:
    assert wrong(CODE[:-1] + "B") == ("recovery-key-group", {"group": "8"})


def test_a_group_that_is_too_long_or_too_short_is_placed() -> None:
    groups = CODE.split("-")
    for changed in (groups[2][1:], f"{groups[2]}Q"):
        typed = " ".join([*groups[:2], changed, *groups[3:]])
        assert wrong(typed) == ("recovery-key-group", {"group": "3"})


def test_what_is_too_much_or_too_little_is_counted() -> None:
    assert wrong("") == ("recovery-key-length", {"count": "0"})
    assert wrong(CODE + CODE) == ("recovery-key-length", {"count": "64"})
    assert wrong(CODE[:10].replace("-", ""))[0] == "recovery-key-length"


def test_many_wrong_characters_are_told_and_none_is_let_through() -> None:
    chance = Random(1)  # noqa: S311  (no secret)
    for _ in range(300):
        code = new()
        places = chance.sample(range(32), chance.randint(3, 8))
        assert wrong(mistyped(code, *places))[0].startswith("recovery-key-")


def test_what_is_mistyped_is_never_tried() -> None:
    with pytest.raises(RuleBroken):
        RecoveryKey(mistyped(CODE, 3))


def test_each_slot_gets_a_key_of_its_own() -> None:
    secret = RecoveryKey(CODE)

    assert secret.stretch(b"s" * 16, None) != secret.stretch(b"t" * 16, None)
    assert secret.stretch(b"s" * 16, None) == RecoveryKey(CODE.lower()).stretch(
        b"s" * 16, None
    )
    assert CODE not in repr(secret)
