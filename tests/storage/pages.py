"""Every page of an encrypted home as its bytes are in clear, for who holds the key."""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE = 4096
RESERVED = 80  # at the end of each page: 16 bytes to begin with, and 64 that check it
_SALT = 16
_WAL_HEAD, _FRAME_HEAD = 32, 24


def bytes_in_clear(home: Path, key: bytes) -> bytes:
    """Give all that the file and its write-ahead log hold, free pages among it."""
    found = list(_of_file(home.read_bytes(), key))
    log = home.with_name(home.name + "-wal")
    if log.exists():
        found += _of_log(log.read_bytes(), key)
    return b"".join(found)


def _of_file(data: bytes, key: bytes) -> Iterator[bytes]:
    for at in range(0, len(data), PAGE):
        start = _SALT if at == 0 else 0
        yield _in_clear(data[at + start : at + PAGE], key)


def _of_log(data: bytes, key: bytes) -> Iterator[bytes]:
    for at in range(_WAL_HEAD, len(data) - PAGE, _FRAME_HEAD + PAGE):
        frame = data[at : at + _FRAME_HEAD + PAGE]
        first = int.from_bytes(frame[:4], "big") == 1
        page = frame[_FRAME_HEAD:]
        yield _in_clear(page[_SALT:] if first else page, key)


def _in_clear(page: bytes, key: bytes) -> bytes:
    start = page[-RESERVED : -RESERVED + 16]
    opened = Cipher(algorithms.AES(key), modes.CBC(start)).decryptor()
    return opened.update(page[:-RESERVED]) + opened.finalize()
