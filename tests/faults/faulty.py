"""An importer that fails on what only a fuzzer that is led will find."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from tests.faults.fuzzing import Importer


@contextmanager
def importers() -> Iterator[Mapping[str, Importer]]:
    """Give the one importer."""
    yield {"faulty": (_read, (b"sipdesk",))}


def _read(data: bytes) -> None:
    for place, byte in enumerate(b"fel!"):
        if data[place : place + 1] != bytes([byte]):
            return
    raise ValueError("what was to be found")
