from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from typing_extensions import override

from sipdesk.storage.sequence import LastSeen, Vault


class InMemory(KeyringBackend):
    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    @override
    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    @override
    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Broken(InMemory):
    """As on Windows, where errors are of no class that keyring knows."""

    @override
    def get_password(self, service: str, username: str) -> str | None:
        raise BufferError(1783, "The stub received bad data")


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
