from dataclasses import replace
from pathlib import Path

import pytest
from keyring.backends import fail, null

from sipdesk.storage.sequence import LastSeen, Vault
from tests.home import HOME, PASSPHRASE, USER, vault
from tests.keyring import Broken, InMemory


def without(vault: Vault | None) -> None:
    last_seen = LastSeen("home", vault)
    assert last_seen.write(7) is False
    assert last_seen.read() is None


def test_the_number_written_last_is_read() -> None:
    vault = InMemory()
    LastSeen("home", vault).write(7)
    assert LastSeen("home", vault).write(12)

    assert LastSeen("home", vault).read() == 12


def test_each_home_has_its_own_number() -> None:
    vault = InMemory()
    LastSeen("one", vault).write(7)

    assert LastSeen("two", vault).read() is None


def test_nothing_but_the_number_is_kept() -> None:
    vault = InMemory()
    LastSeen("home", vault).write(7)

    assert vault.kept == {("sipdesk/home", "last-seen"): "7"}


def test_a_keyring_that_forgets_is_as_none() -> None:
    without(null.Keyring())  # type: ignore[no-untyped-call]


def test_a_keyring_that_fails_is_as_none() -> None:
    without(fail.Keyring())  # type: ignore[no-untyped-call]
    without(Broken())


def test_something_else_in_its_place_is_as_none() -> None:
    vault = InMemory()
    vault.set_password("sipdesk/home", "last-seen", "sju")

    assert LastSeen("home", vault).read() is None


@pytest.mark.parametrize(("made_up", "kept"), [(False, 2), (True, 0)])
def test_of_a_home_that_is_made_up_nothing_is_kept(
    tmp_path: Path, *, made_up: bool, kept: int
) -> None:
    memory = InMemory()
    homes = replace(vault(), last_seen=lambda home: LastSeen(home, memory))
    home = replace(HOME, demonstration=made_up)

    homes.create(tmp_path / "hem.sipdesk", home, USER, PASSPHRASE).store.close()
    homes.open(tmp_path / "hem.sipdesk", PASSPHRASE).store.close()

    assert len(memory.kept) == kept
