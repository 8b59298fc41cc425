"""The file of a backup, ``NAME-2026-11-22-2130.sipdesk-backup``, read with suspicion.

It is a zip, stored without compression: the encrypted database, its key header, and a
manifest with a sum of each. The zip's comment is a *seal*: the signature, by the key
header's signer, of every byte before it. So anything that has changed is told before
anything is opened. That the signer is the home's own, and not that of somebody who put
another file there, is told only by unlocking: it is pinned in every slot.
"""

import json
import os
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, Final, NamedTuple
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from sipdesk.domain.backup import Contents
from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.storage.files import HomeFiles, trouble_of
from sipdesk.storage.key_file import Document
from sipdesk.storage.key_file import load as load_keys
from sipdesk.storage.values import from_json, to_json

ENDING: Final = ".sipdesk-backup"
FORMAT: Final = "sipdesk-backup"
VERSION: Final = 1

_DATABASE, _KEYS, _MANIFEST = "home.sipdesk", "home.sipdesk-keys", "manifest.json"
_NAMES: Final = [_MANIFEST, _KEYS, _DATABASE]
_MARK: Final = b"sipdesk backup: "
_SIGNATURE_BYTES: Final = 64
_SEAL_BYTES: Final = len(_MARK) + _SIGNATURE_BYTES
_ZIP: Final = b"PK\3\4"
_MOST_MANIFEST: Final = 64 * 1024  # bytes
_CHUNK: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Part:
    """One part: how many bytes, and their SHA-256."""

    size: int
    sum: bytes


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the backup says of itself. A field more is a version more."""

    format: str
    version: int
    contents: Contents
    database: Part
    keys: Part


class Unpacked(NamedTuple):
    """What lies in a backup, and the files it has been laid out as."""

    contents: Contents
    document: Document


# --- Writing ----------------------------------------------------------------------


def write(
    path: Path, files: HomeFiles, contents: Contents, signer: Ed25519PrivateKey
) -> None:
    """Write a new file, sealed and on disk.

    Raises:
        OSError: what the disk refuses; what was written is left.

    """
    manifest = Manifest(
        FORMAT, VERSION, contents, _part(files.database), _part(files.keys)
    )
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, 0o600)
    with os.fdopen(handle, "wb") as file:
        sealed = _Summed(file)
        with ZipFile(sealed, "w", ZIP_STORED) as parts:  # type: ignore[call-overload]
            parts.comment = _MARK + bytes(_SIGNATURE_BYTES)
            parts.writestr(ZipInfo(_MANIFEST), to_json(manifest))
            _add(parts, _KEYS, files.keys)
            _add(parts, _DATABASE, files.database)
        file.write(signer.sign(_signed(sealed.sum())))
        file.flush()
        os.fsync(file.fileno())


_BINARY: Final = getattr(os, "O_BINARY", 0)


class _Summed:
    """Writes on, and sums all but the last bytes, which the signature is put for.

    It cannot go back, so the zip is written from its beginning to its end.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._sum = sha256()
        self._held = b""

    def write(self, data: Any) -> int:
        """Write on."""
        whole = self._held + bytes(data)
        cut = max(0, len(whole) - _SIGNATURE_BYTES)
        self._held = whole[cut:]
        self._sum.update(whole[:cut])
        self._file.write(whole[:cut])
        return len(data)

    def flush(self) -> None:
        """Write what has been written."""
        self._file.flush()

    def sum(self) -> bytes:
        """Give the sum of what stands in the file."""
        return self._sum.digest()


def _add(parts: ZipFile, name: str, path: Path) -> None:
    info = ZipInfo(name)
    info.file_size = path.stat().st_size
    with path.open("rb") as file, parts.open(info, "w") as to:
        for chunk in _chunks(file):
            to.write(chunk)


def _part(path: Path) -> Part:
    found, size = sha256(), 0
    with path.open("rb") as file:
        for chunk in _chunks(file):
            found.update(chunk)
            size += len(chunk)
    return Part(size, found.digest())


def _signed(digest: bytes) -> bytes:
    return b"sipdesk backup\0" + digest


# --- Reading ----------------------------------------------------------------------


def glance(path: Path) -> Contents | None:
    """Read what a backup says, on trust; None if it cannot be read."""
    try:
        with _opened(path) as parts:
            return _manifest(parts).contents
    except Unavailable:
        return None


def unpack(path: Path, to: HomeFiles) -> Unpacked:
    """Lay out the files of the home, once the seal has been found whole.

    Raises:
        Unavailable: NO_SUCH_BACKUP, NOT_A_BACKUP, BACKUP_DAMAGED, TOO_NEW, or what the
            disk refuses.

    """
    with _opened(path) as parts:
        manifest = _manifest(parts)
        _lay_out(parts, _KEYS, manifest.keys, to.keys)
        document = _document(to.keys)
        _check_seal(path, document)
        _lay_out(parts, _DATABASE, manifest.database, to.database)
    if document.home_id != manifest.contents.home:
        raise Unavailable(Trouble.BACKUP_DAMAGED)
    return Unpacked(manifest.contents, document)


@contextmanager
def _opened(path: Path) -> Iterator[ZipFile]:
    """Open the zip; whatever is wrong with it is damage.

    Raises:
        Unavailable: as ``unpack``.

    """
    try:
        _check_kind(path)
        with ZipFile(path) as parts:
            _check_parts(parts, path.stat().st_size)
            yield parts
    except FileNotFoundError:
        raise Unavailable(Trouble.NO_SUCH_BACKUP) from None
    except OSError as error:
        raise trouble_of(error) from None
    except (
        BadZipFile,
        EOFError,
        NotImplementedError,
        OverflowError,
        RecursionError,
        RuntimeError,
        ValueError,
        struct.error,
    ):
        raise Unavailable(Trouble.BACKUP_DAMAGED) from None


def _check_kind(path: Path) -> None:
    """Tell a file that never was a backup from one that is damaged."""
    if path.is_dir():
        raise Unavailable(Trouble.NOT_A_BACKUP)
    with path.open("rb") as file:
        begins = file.read(len(_ZIP)) == _ZIP
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _SEAL_BYTES))
        ends = file.read(len(_MARK)) == _MARK
    if not begins and not ends and path.suffix != ENDING:
        raise Unavailable(Trouble.NOT_A_BACKUP)
    if not begins or not ends:
        raise Unavailable(Trouble.BACKUP_DAMAGED)


def _check_parts(parts: ZipFile, size: int) -> None:
    infos = parts.infolist()
    plain = all(
        i.compress_type == ZIP_STORED and i.file_size == i.compress_size <= size
        for i in infos
    )
    if [i.filename for i in infos] != _NAMES or not plain:
        raise BadZipFile


def _manifest(parts: ZipFile) -> Manifest:
    if parts.getinfo(_MANIFEST).file_size > _MOST_MANIFEST:
        raise BadZipFile
    raw = parts.read(_MANIFEST)
    if _is_newer(raw):
        raise Unavailable(Trouble.TOO_NEW)
    manifest = from_json(raw, Manifest)
    if (manifest.format, manifest.version) != (FORMAT, VERSION):
        raise BadZipFile
    return manifest


def _is_newer(manifest: bytes) -> bool:
    """Whether it says that a later version wrote it, whatever else it says."""
    raw = json.loads(manifest)
    version = raw.get("version") if isinstance(raw, dict) else None
    return isinstance(version, int) and version > VERSION


def _document(keys: Path) -> Document:
    try:
        return load_keys(keys)
    except Unavailable as error:
        if error.trouble is Trouble.TOO_NEW:
            raise
        raise Unavailable(Trouble.BACKUP_DAMAGED) from None


def _check_seal(path: Path, document: Document) -> None:
    """Refuse a file of which any byte is another than its signer left it."""
    found = sha256()
    with path.open("rb") as file:
        left = file.seek(0, os.SEEK_END) - _SIGNATURE_BYTES
        file.seek(0)
        while left > 0 and (chunk := file.read(min(_CHUNK, left))):
            found.update(chunk)
            left -= len(chunk)
        signature = file.read()
    signer = Ed25519PublicKey.from_public_bytes(document.signer.public)
    try:
        signer.verify(signature, _signed(found.digest()))
    except InvalidSignature:
        raise Unavailable(Trouble.BACKUP_DAMAGED) from None


def _lay_out(parts: ZipFile, name: str, part: Part, to: Path) -> None:
    """Write a part to a new file, on disk, if it is what the manifest says."""
    found, size = sha256(), 0
    handle = os.open(to, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, 0o600)
    with os.fdopen(handle, "wb") as file, parts.open(name) as source:
        for chunk in _chunks(source):
            found.update(chunk)
            size += len(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    if Part(size, found.digest()) != part:
        raise BadZipFile


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    read: Callable[[], bytes] = lambda: file.read(_CHUNK)  # noqa: E731
    return iter(read, b"")
