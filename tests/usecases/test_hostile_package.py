"""Whatever comes as a package and is not one is refused, and nothing is changed."""

import json
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sipdesk.domain.case import Case
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.search import Search
from sipdesk.storage.transfer_file import (
    for_passphrase,
    for_recipient,
    pack,
    zipped,
)
from sipdesk.usecases.arrival import TakeCase, take_case
from sipdesk.usecases.case import list_cases
from sipdesk.usecases.home_card import read_cards
from tests.usecases.forger import Forger
from tests.usecases.two_homes import TwoHomes, two_homes


@pytest.fixture(scope="module")
def forger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forger]:
    with two_homes(tmp_path_factory.mktemp("homes")) as homes:
        yield Forger(homes)


def test_what_a_forger_begins_with_is_sound(tmp_path: Path) -> None:
    with two_homes(tmp_path) as homes:
        forger = Forger(homes)
        path = tmp_path / "sound.sipdesk-transfer"
        whole = forger.signed(forger.parts())
        path.write_bytes(for_recipient(whole, forger.to.recipient))
        assert homes.take(path).change.case.young_person.given_name == "Alva"


@pytest.mark.journey
@pytest.mark.parametrize("data", [b"", b"PK\3\4", b"%PDF-1.7", b"age", bytes(1000)])
def test_a_file_of_another_kind(forger: Forger, data: bytes) -> None:
    assert forger.said_of(data) == "not-a-package"


def test_a_file_that_is_not_there_or_is_a_folder(forger: Forger) -> None:
    for path, code in (
        (forger.homes.folder / "borta", "no-such-package"),
        (forger.homes.folder, "not-a-package"),
    ):
        with pytest.raises(SipdeskError) as caught:
            forger.homes.look(path)
        assert caught.value.code == code


def test_a_package_to_somebody_else(forger: Forger) -> None:
    stranger = str(pyrage.x25519.Identity.generate().to_public())
    data = for_recipient(forger.zip(to=stranger), stranger)
    assert forger.said_of(data) == "package-not-for-us"


def test_a_package_that_was_encrypted_anew_to_another_than_it_was_signed_for(
    forger: Forger,
) -> None:
    stranger = str(pyrage.x25519.Identity.generate().to_public())
    assert forger.said(forger.zip(to=stranger)) == "package-not-for-us"
    assert forger.said(forger.zip(to="")) == "package-not-for-us"


@pytest.mark.journey
def test_a_wrong_passphrase_and_none(forger: Forger) -> None:
    data = for_passphrase(forger.zip(to=""), "rätt")
    assert forger.said_of(data, "fel") == "package-wrong-passphrase"
    assert forger.said_of(data) == "package-passphrase-missing"


def test_one_who_signs_with_another_key_than_the_one_that_is_told(
    forger: Forger,
) -> None:
    other = Ed25519PrivateKey.generate()
    data, _ = pack(forger.package, forger.carried, other)
    assert forger.said(data) == "package-forged"
    for key in ("", "00" * 32, "zz", "é" * 64):
        assert forger.said(forger.zip(verify_key=key)) == "package-forged"


@pytest.mark.parametrize(
    "more",
    [
        {"home_name": ""},
        {"home_name": "x" * 1000},
        {"home_name": "A\0B"},
        {"id": " "},
        {"home": ""},
        {"created": datetime(2026, 3, 2)},  # noqa: DTZ001
    ],
)
def test_a_package_that_says_nothing_sound_of_itself(
    forger: Forger, more: dict[str, Any]
) -> None:
    assert forger.said(forger.zip(**more)) == "package-says-otherwise"


def test_another_signer_under_the_name_of_a_home_that_is_known(
    forger: Forger,
) -> None:
    other = Ed25519PrivateKey.generate()
    key = other.public_key().public_bytes_raw().hex()
    package = replace(forger.package, verify_key=key)
    data, summed = pack(package, forger.carried, other)
    path = forger.homes.folder / "y.sipdesk-transfer"
    path.write_bytes(for_recipient(data, forger.to.recipient))
    assert forger.homes.look(path).sender.value == "changed"
    with pytest.raises(SipdeskError) as caught:
        take_case(TakeCase(path, summed, unverified=True), forger.homes.there)
    assert caught.value.code == "sender-changed"
    assert [c.id for c in read_cards(None, forger.homes.there)] == [forger.card.id]


@pytest.mark.parametrize(
    "name",
    ["case.json", "history.json", "papers.json", "manifest.json", "manifest.sig"],
)
def test_a_part_that_is_not_what_was_signed(forger: Forger, name: str) -> None:
    parts = forger.parts()
    parts[name] = parts[name][:-1] + bytes([parts[name][-1] ^ 1])
    assert forger.said(zipped(parts)) in {"package-damaged", "package-forged"}


def test_parts_more_or_fewer_than_were_signed(forger: Forger) -> None:
    more, fewer = forger.parts(), forger.parts()
    more["more"] = b"x"
    del fewer["texts.json"]
    assert forger.said(zipped(more)) == "package-damaged"
    assert forger.said(zipped(fewer)) == "package-damaged"
    more, fewer = forger.parts(), forger.parts()
    more["../../hem.sipdesk"] = b"x"
    del fewer["texts.json"]
    assert forger.said(forger.signed(more)) == "package-says-otherwise"
    assert forger.said(forger.signed(fewer)) == "package-says-otherwise"
    assert not list(forger.homes.folder.glob("../hem.sipdesk"))


def test_no_zip_at_all_and_one_that_is_empty(forger: Forger) -> None:
    assert forger.said(b"") == "package-damaged"
    assert forger.said(b"inget") == "package-damaged"
    assert forger.said(zipped({})) == "package-damaged"


def test_a_part_that_grows_when_it_is_unpacked(forger: Forger) -> None:
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as file:
        for name, data in forger.parts().items():
            file.writestr(name, data)
        file.writestr("bomb", bytes(50_000_000))
    assert len(whole.getvalue()) < 1_000_000
    assert forger.said(whole.getvalue()) == "package-damaged"


def test_parts_that_lie_upon_each_other(forger: Forger) -> None:
    """A zip whose directory names one stretch of bytes many times over."""
    data = bytes(1_000_000)
    head = struct.pack(
        "<4s5H3I2H", b"PK\3\4", 20, 0, 0, 0, 0, zlib.crc32(data), len(data), len(data),
        1, 0,
    )  # fmt: skip
    names = [f"{at:04}".encode() for at in range(1000)]
    directory = b"".join(
        struct.pack(
            "<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 0, 0, 0, zlib.crc32(data), len(data),
            len(data), len(name), 0, 0, 0, 0, 0, 0,
        ) + name
        for name in names
    )  # fmt: skip
    body = head + b"x" + data
    end = struct.pack(
        "<4s4H2IH", b"PK\5\6", 0, 0, 1000, 1000, len(directory), len(body), 0
    )
    assert forger.said(body + directory + end) == "package-damaged"


def test_more_parts_than_any_case_has(forger: Forger) -> None:
    whole = BytesIO()
    with ZipFile(whole, "w") as file:
        for at in range(6000):
            file.writestr(f"{at}", b"")
    assert forger.said(whole.getvalue()) == "package-damaged"


def test_the_same_name_twice(forger: Forger) -> None:
    whole = BytesIO()
    with ZipFile(whole, "w") as file:
        for name, data in forger.parts().items():
            file.writestr(name, data)
        with pytest.warns(UserWarning, match="Duplicate name"):
            file.writestr("case.json", b"{}")
    assert forger.said(whole.getvalue()) == "package-damaged"


def test_what_a_later_version_wrote(forger: Forger) -> None:
    for newer in ({"version": 2}, {"revision": "9999"}, {"version": 2, "more": 1}):
        parts = forger.parts()
        told = json.loads(parts.pop("manifest.json")) | newer
        del parts["manifest.sig"]
        assert forger.said(forger.sealed(told, parts)) == "package-too-new"


@pytest.mark.parametrize(
    "change",
    [{"format": "else"}, {"version": 0}, {"version": "1"}, {"more": 1}, {"parts": 7}],
)
def test_a_manifest_of_another_kind(forger: Forger, change: dict[str, Any]) -> None:
    parts = forger.parts()
    told = json.loads(parts.pop("manifest.json")) | change
    del parts["manifest.sig"]
    assert forger.said(forger.sealed(told, parts)) == "package-damaged"


@pytest.mark.parametrize("name", ["case.json", "history.json", "papers.json"])
@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"null",
        b'{"id":7}',
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"1" * 10_000,
        b"NaN",
        b"\xff\xfe",
        b'{"id":1e999}',
    ],
)
def test_what_is_no_value_of_ours(forger: Forger, name: str, text: bytes) -> None:
    parts = forger.parts() | {name: text}
    assert forger.said(forger.signed(parts)) == "package-says-otherwise"


def put(*path: Any) -> Callable[[dict[str, Any]], None]:
    """Give an edit that puts the last of ``path`` where the others lead."""
    *way, last, value = path

    def edit(raw: dict[str, Any]) -> None:
        at: Any = raw
        for step in way:
            at = at[step]
        at[last] = value

    return edit


@pytest.mark.parametrize(
    "edit",
    [
        put("meetings", []),
        put("version", 0),
        put("version", -1),
        put("version", 2**70),
        put("version", 99),
        put("id", ""),
        put("id", "another"),
        put("id", "x" * 300),
        put("opened", "9999-12-31"),
        put("opened", "0001-01-01"),
        put("opened", "i dag"),
        put("young_person", "birth_date", "9999-12-31"),
        put("young_person", "custody", "everybody"),
        put("young_person", "given_name", "A\0lva"),
        put("young_person", "given_name", "\ud800"),
        put("young_person", "given_name", "x" * 200_000),
        put("young_person", "given_name", None),
        put("consents", 0, "state", "surely"),
        put("consents", 0, "consenter", "somebody"),
        put("plan", "lead", "somebody"),
        put("plan", "measures", 0, "party", "somebody"),
        put("plan", "measures", 0, "id", "measure of bup"),
        put("plan", "more", "fields"),
        put("meetings", 0, "participants", 0, "party", "somebody"),
        put("parties", 0, "id", ""),
        put("placement", "moves", 20260302),
    ],
)
def test_a_case_that_no_home_could_have_written(
    forger: Forger, edit: Callable[[dict[str, Any]], None]
) -> None:
    assert forger.said_of_case(edit) == "package-says-otherwise"


@pytest.mark.parametrize(
    "edit",
    [
        lambda told: told.pop(),
        lambda told: told.pop(0) and told.pop(0) and told.clear(),
        lambda told: told.reverse(),
        lambda told: told.append(told[-1]),
        lambda told: told[1]["entry"].update(case="another"),
        lambda told: told[1]["entry"].update(at="2026-03-02T09:00:00"),
        lambda told: told[2]["before"].update(version=7),
        lambda told: told[2]["before"].update(id="another"),
        lambda told: told[2]["before"].update(meetings=[]),
        lambda told: told[2].update(before=None),
    ],
)
def test_a_journal_that_does_not_lead_to_the_case(
    forger: Forger, edit: Callable[[Any], object]
) -> None:
    parts = forger.parts()
    told = json.loads(parts["history.json"])
    edit(told)
    text = json.dumps(told).encode()
    said = forger.said(forger.signed(parts | {"history.json": text}))
    assert said == "package-says-otherwise"


def test_an_id_that_another_case_here_has(tmp_path: Path) -> None:
    with two_homes(tmp_path) as homes:
        forger = Forger(homes)
        homes.take(homes.send(_first(homes)).path)
        stolen = put("id", "another case")
        parts = forger.parts()
        raw = json.loads(parts["case.json"])
        stolen(raw)
        told = json.loads(parts["history.json"])
        for saved in told:
            saved["entry"]["case"] = "another case"
            if saved["before"]:
                saved["before"]["id"] = "another case"
        parts["case.json"] = json.dumps(raw).encode()
        parts["history.json"] = json.dumps(told).encode()
        path = tmp_path / "x.sipdesk-transfer"
        path.write_bytes(for_recipient(forger.signed(parts), forger.to.recipient))
        shown = homes.look(path)
        with pytest.raises(SipdeskError) as caught:
            take_case(TakeCase(path, shown.sum), homes.there)
        assert caught.value.code == "package-says-otherwise"
        assert list_cases(Search(), homes.there).total == 1


def _first(homes: TwoHomes) -> Case:
    with homes.here.store.reading() as work:
        (case_id,) = work.cases.numbers()
        return work.cases.unseen(case_id)  # type: ignore[arg-type]


SOUND: dict[int, bytes] = {}


def sound(forger: Forger) -> bytes:
    """Give one sound package, made once."""
    return SOUND.setdefault(
        id(forger), for_recipient(forger.zip(), forger.to.recipient)
    )


@pytest.mark.journey
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_every_bit_that_is_turned_and_every_end_cut_off_is_told(
    forger: Forger, data: st.DataObject
) -> None:
    whole = bytearray(sound(forger))
    place = data.draw(st.integers(0, len(whole) - 1))
    if data.draw(st.booleans()):
        whole[place] ^= 1 << data.draw(st.integers(0, 7))
    else:
        del whole[place:]
    assert forger.said_of(bytes(whole)) in {
        "not-a-package",
        "package-damaged",
        "package-not-for-us",
    }


def test_something_after_the_end_is_told(forger: Forger) -> None:
    assert forger.said_of(sound(forger) + b"x") == "package-damaged"


def test_nothing_of_a_package_is_laid_on_disk(forger: Forger) -> None:
    forger.said_of(sound(forger)[:-1])
    there = {p.name for p in (forger.homes.folder / "there").iterdir()}
    assert there <= {
        "andra.sipdesk",
        "andra.sipdesk-keys",
        "andra.sipdesk-keys.bak",
        "andra.sipdesk-lock",
        "andra.sipdesk-wal",
        "andra.sipdesk-shm",
        "andra.sipdesk-attempts",
    }
