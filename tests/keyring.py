"""A keyring that lasts as long as the test."""

from keyring.backend import KeyringBackend
from typing_extensions import override


class InMemory(KeyringBackend):
    """What the keyring of one person on one computer keeps."""

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
