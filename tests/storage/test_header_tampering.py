import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.storage.header import Header
from sipdesk.storage.key_file import Document, signed_part
from sipdesk.storage.values import from_json, to_json
from tests.storage.sample_keys import BO, HOME, QUICK, Home, load, make, refused, unlock


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Give a home whose files no test changes."""
    return make(tmp_path_factory.mktemp("kept"))


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict):
        for name, below in value.items():
            yield from leaves(below, (*path, name))
    elif isinstance(value, list):
        for position, below in enumerate(value):
            yield from leaves(below, (*path, position))
    else:
        yield path


def another(value: Any) -> Any:
    """Give another value that could stand in the same place."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if value is None:
        return b64encode(b"0123456789abcdef").decode()
    if value.endswith("+00:00"):
        return value.replace("20", "21", 1)
    try:
        raw = b64decode(value, validate=True)
    except ValueError:
        return f"{value}x"
    return b64encode(raw[:-1] + bytes([raw[-1] ^ 1])).decode()


def changed(raw: dict[str, Any], path: tuple[Any, ...]) -> dict[str, Any]:
    copy: dict[str, Any] = json.loads(json.dumps(raw))
    inner: Any = copy
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = another(inner[path[-1]])
    return copy


def written(raw: dict[str, Any]) -> bytes:
    text = json.dumps(raw, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def signed_by_a_forger(raw: dict[str, Any]) -> Document:
    """Sign with another key, which the header then claims for its own."""
    forger = Ed25519PrivateKey.generate()
    document = from_json(written(raw), Document)
    public = forger.public_key().public_bytes_raw()
    document = replace(document, signer=replace(document.signer, public=public))
    return replace(document, signature=forger.sign(signed_part(document)))


def test_whatever_field_is_changed_the_header_is_refused(kept: Home) -> None:
    paths = list(leaves(kept.raw))
    assert len(paths) > 15

    for path in paths:
        target = kept.path.with_name("changed")
        target.write_bytes(written(changed(kept.raw, path)))
        trouble = refused(Header.load, target)
        newer = path == ("version",)
        assert trouble is (Trouble.TOO_NEW if newer else Trouble.KEYS_DAMAGED), path


def test_whatever_field_is_left_out_or_added_the_header_is_refused(kept: Home) -> None:
    raws = [kept.raw | {"extra": 1}, kept.raw | {"slots": [{"kind": "passphrase"}]}]
    raws += [
        {key: value for key, value in kept.raw.items() if key != name}
        for name in kept.raw
    ]

    for raw in raws:
        target = kept.path.with_name("changed")
        target.write_bytes(written(raw))
        trouble = refused(Header.load, target)
        assert trouble is Trouble.KEYS_DAMAGED


def test_a_header_signed_anew_by_a_stranger_is_refused(kept: Home) -> None:
    for path in leaves(kept.raw):
        if path[0] in ("format", "version", "signature"):
            continue
        forged = Header(signed_by_a_forger(changed(kept.raw, path)))
        forged.save(kept.path.with_name("forged"))
        loaded = load(kept.path.with_name("forged"))
        assert refused(unlock, loaded) in (
            Trouble.KEYS_DAMAGED,
            Trouble.WRONG_PASSPHRASE,
        )


def test_a_stranger_cannot_put_in_a_data_key_of_his_own(kept: Home) -> None:
    forged, forger = Header.create(HOME)
    forged.add_passphrase(forger, "hans egna ord", BO, "x", cost=QUICK, floor=QUICK)
    own = json.loads(to_json(forged._document))
    [slot] = kept.raw["slots"]
    raw = kept.raw | {"signer": own["signer"], "slots": [slot, *own["slots"]]}
    document = from_json(written(raw), Document)
    signature = forger.signer.sign(signed_part(replace(document, signature=b"")))

    header = Header(replace(document, signature=signature))

    assert unlock(header, "hans egna ord") == forger.data_key
    assert refused(unlock, header) is Trouble.KEYS_DAMAGED


@pytest.mark.parametrize(
    "cost",
    [
        {"memory_kib": 1 << 30, "passes": 3, "lanes": 4},
        {"memory_kib": 64 * 1024, "passes": 1 << 31, "lanes": 4},
        {"memory_kib": 64 * 1024, "passes": 3, "lanes": 1 << 20},
        {"memory_kib": 1, "passes": 1, "lanes": 1},
        {"memory_kib": -1, "passes": 0, "lanes": 0},
        None,
    ],
)
def test_a_forged_cost_is_refused_before_it_is_paid(
    kept: Home, cost: dict[str, int] | None
) -> None:
    [slot] = kept.raw["slots"]
    raw = kept.raw | {"slots": [slot | {"cost": cost}]}
    header = Header(signed_by_a_forger(raw))

    assert refused(unlock, header) is Trouble.KEYS_DAMAGED


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_changed_bit_goes_unseen(kept: Home, data: st.DataObject) -> None:
    whole = bytearray(kept.path.read_bytes())
    bit = data.draw(st.integers(0, 8 * len(whole) - 1))
    whole[bit // 8] ^= 1 << bit % 8
    target = kept.path.with_name("flipped")
    target.write_bytes(whole)

    with pytest.raises(Unavailable):
        Header.load(target)


@settings(max_examples=50, deadline=None)
@given(st.one_of(st.binary(max_size=300), st.integers(0, 900)))
def test_garbage_and_what_is_cut_short_are_told(kept: Home, what: bytes | int) -> None:
    whole = kept.path.read_bytes()
    target = kept.path.with_name("cut")
    target.write_bytes(what if isinstance(what, bytes) else whole[:what])

    assert refused(Header.load, target) is Trouble.KEYS_DAMAGED


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 500_000,
        b'{"a":' * 100_000,
        b" " * (1 << 21),
        b"9" * 10_000,
        b'"\xff\xfe"',
        b'{"format": "sipdesk-keys", "version": "2"}',
        b"null",
    ],
)
def test_hostile_text_is_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.sipdesk-keys"
    path.write_bytes(data)

    assert refused(Header.load, path) is Trouble.KEYS_DAMAGED


def test_text_that_cannot_be_written_is_told(kept: Home) -> None:
    path = kept.path.with_name("surrogate")
    path.write_bytes(json.dumps(kept.raw | {"home_id": "\ud800"}).encode())

    assert refused(Header.load, path) is Trouble.KEYS_DAMAGED


def test_the_header_of_a_later_version_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.sipdesk-keys"
    path.write_bytes(b'{"format": "sipdesk-keys", "version": 3, "new": true}')

    assert refused(Header.load, path) is Trouble.TOO_NEW
