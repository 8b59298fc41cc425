"""What can be told of a home before anybody has typed a passphrase."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.storage.files import HomeFiles, lock
from tests.home import HOME, PASSPHRASE, USER, vault


def without_keys(home: Path) -> None:
    files = HomeFiles(home)
    files.keys.unlink()
    files.keys_backup.unlink()


def with_both_keys(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def change_them(home: Path) -> None:
        files = HomeFiles(home)
        for file in (files.keys, files.keys_backup):
            file.write_bytes(change(file.read_bytes()))

    return change_them


def of_a_later_version(data: bytes) -> bytes:
    return json.dumps(json.loads(data) | {"version": 99}).encode()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    file = tmp_path / "Ett hem på Åsvägen.sipdesk"
    vault().create(file, HOME, USER, PASSPHRASE).store.close()
    return file


def trouble_of(home: Path) -> Trouble:
    with pytest.raises(Unavailable) as caught:
        vault().look(home)
    return caught.value.trouble


@pytest.mark.parametrize(
    ("happens", "trouble"),
    [
        (Path.unlink, Trouble.NO_SUCH_FILE),
        (lambda home: home.write_bytes(b""), Trouble.EMPTY_FILE),
        (without_keys, Trouble.KEYS_MISSING),
        (with_both_keys(lambda _: b"{"), Trouble.KEYS_DAMAGED),
        (with_both_keys(of_a_later_version), Trouble.TOO_NEW),
    ],
)
def test_it_is_told_what_keeps_a_home_from_being_unlocked(
    home: Path, happens: Callable[[Path], object], trouble: Trouble
) -> None:
    happens(home)
    assert trouble_of(home) is trouble
    with pytest.raises(Unavailable) as caught:
        vault().open(home, PASSPHRASE)
    assert caught.value.trouble is trouble


@pytest.mark.parametrize("name", ["anteckningar.txt", "hem", "mapp.sipdesk"])
def test_what_is_no_home_is_told_to_be_none(tmp_path: Path, name: str) -> None:
    there = tmp_path / name
    if there.suffix:
        there.mkdir()
    else:
        there.write_text("Inget hem", "utf-8")
    assert trouble_of(there) is Trouble.NOT_OURS


def test_a_name_that_no_file_can_have_is_a_file_that_is_not_there(
    tmp_path: Path,
) -> None:
    assert trouble_of(tmp_path / f"{'å' * 300}.sipdesk") is Trouble.NO_SUCH_FILE


def test_a_path_through_a_file_leads_to_no_home(tmp_path: Path) -> None:
    (tmp_path / "fil").write_bytes(b"x")
    assert trouble_of(tmp_path / "fil" / "hem.sipdesk") is Trouble.NO_SUCH_FILE


def test_a_home_on_a_server_is_told_not_to_belong_there() -> None:
    assert trouble_of(Path(r"\\server\hem\hem.sipdesk")) is Trouble.NETWORK_PATH


def test_a_home_that_is_whole_is_only_looked_at(home: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in home.parent.iterdir()}
    vault().look(home)
    with lock(home):  # somebody works in it
        vault().look(home)
    after = {file: file.stat().st_mtime_ns for file in home.parent.iterdir()}
    assert after == before


def test_the_ending_may_be_in_capitals(home: Path) -> None:
    shouted = home.with_suffix(".SIPDESK")
    home.rename(shouted)
    assert trouble_of(shouted) is Trouble.KEYS_MISSING  # theirs has another name
