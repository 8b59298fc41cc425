"""Opens a zip that came from outside, if its list of contents is no longer than so.

``ZipFile`` reads the whole list, and makes much of each line, before it can be asked
how many there are; and how many are said to be is only what the zip says of itself.
"""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from typing import IO, Final
from zipfile import BadZipFile, ZipFile

from typing_extensions import override

ZIP_FAULTS: Final = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)

_LINE: Final = b"PK\x01\x02"
_LINE_LONGEST: Final = 300
"""Bytes that a part may take in the list of contents, one with another."""
_END: Final = 70_000
"""Bytes at the end of a zip that are always read: where its list is, and a comment."""


@contextmanager
def opened_zip(file: IO[bytes], most: int, too_many: Exception) -> Iterator[ZipFile]:
    """Open a zip of so many parts at most, to read; of more ``too_many`` is raised."""
    with _Listed(file, most, too_many) as listed, ZipFile(listed) as zipped:
        listed.is_list_read = True
        yield zipped


class _Listed(BufferedReader):
    """A zip's bytes, of which none are given of a list of contents that is too long."""

    def __init__(self, file: IO[bytes], most: int, too_many: Exception) -> None:
        super().__init__(file)  # type: ignore[arg-type]  # any file will do
        self._most = most
        self._too_many = too_many
        self.is_list_read = False

    @override
    def read(self, size: int | None = -1, /) -> bytes:
        """Read on."""
        if self.is_list_read:
            return super().read(size)
        if size is not None and size > max(_END, self._most * _LINE_LONGEST):
            raise self._too_many
        data = super().read(size)
        if data.count(_LINE) > self._most:
            raise self._too_many
        return data
