"""A header as the first version of the file wrote it, to the letter."""

import json
from pathlib import Path

import pytest

from sipdesk.domain.errors import Trouble
from sipdesk.storage.header import Header
from sipdesk.storage.key_file import VERSION
from tests.storage.sample_keys import QUICK, WORDS, refused, unlock

FIRST = (
    '{"created":"2026-11-22T23:04:32+00:00","database_salt":null,'
    '"format":"sipdesk-keys","home_id":"30a58ec5-feae-40fa-8302-8f3718ab22d5",'
    '"seq":2,"signature":"EWNRnvyzVDM18/7p8uugUoTmPnIcQBhtMSMEE1H7TtcIgu6wD+jogQe7'
    'hraN/EEgpZ8AFcA+6ClDREWnDFRqCw==","signer":{"private":"kjz+MJAtv3CKSd5fRfk/fF'
    'yObITRCTmuQDzxi4i/HCWzLQlEtiCWG6FG2RN5ekZ6JYn1OX1xjB8I2hN8","public":"qsZ0WdF'
    'A3VHeQHTD7ij0xE0iamh9OCYEnp8y2jbKzeo="},"slots":[{"cost":{"lanes":1,"memory_k'
    'ib":8,"passes":1},"created":"2026-11-22T23:04:32+00:00","data_key":"1zGU6PDqU'
    "bS7W9vQ8SAx24dj+Z9GG/4Sl4zKok0gRxis75QiSgQA7UDZ0c2wdICqeaZ6CPBQUltauNrvM4hK/6"
    '0FObV8MF6jZ20J56IXQlQ=","id":"1a55e33d-f790-4f7a-9413-723e4a8b02c9","kind":"p'
    'assphrase","person_id":"cf2d4ee0-14e9-4cac-82a9-46a079278fb2","private":"5bEC'
    "EuWHv9T74wub2jmcQOhUS9z2hNdBabDy1LWs5u2XhLRRY6uqNWWngr15WedKT9VXeu35su9PswtLe"
    'gspvehSuEeGjSl1GROSQgR8NzSKkFUYxS0+7JUZiUw=","public":"ZTlIg9lRwu5qe9sILf5ynb'
    'hAHBaWlZWuyldfzpt7zi8=","role":"coordinator","salt":"elStiwQHGXknSU2JEm6hbA=='
    '"}],"version":1}'
)
DATA_KEY = "3c57c25293887ba39e89f20d991b56fce7e6e4439d440149f9170be699061ca6"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "hem.sipdesk-keys"
    path.write_text(FIRST)
    return path


def test_it_still_opens(path: Path) -> None:
    header = Header.load(path).header

    assert unlock(header).hex() == DATA_KEY
    assert header.document.data_key_since == header.document.created
    assert not header.document.rotation_due


def test_it_is_kept_as_it_is_until_it_is_changed(path: Path) -> None:
    Header.load(path).header.save(path)
    assert path.read_text() == FIRST

    header = Header.load(path).header
    opened = header.unlock_passphrase(WORDS, floor=QUICK)
    header.put_role(opened.unlocked, opened.slot.person_id, "manager")
    header.save(path)

    header = Header.load(path).header
    assert header.document.version == VERSION == 2
    assert unlock(header).hex() == DATA_KEY
    assert header.slots[0].role == "manager"


def test_it_cannot_pass_for_one_of_now(path: Path) -> None:
    raw = json.loads(FIRST)
    now = {
        "data_keys": 1,
        "data_key_since": raw["created"],
        "rotation_due": False,
        "version": 2,
    }
    for more in ({"version": 2}, {"data_keys": 1}, now):
        text = json.dumps(raw | more, sort_keys=True, separators=(",", ":"))
        path.write_text(text)
        assert refused(Header.load, path) is Trouble.KEYS_DAMAGED
