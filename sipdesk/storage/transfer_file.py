"""A package: a case for another home, signed and encrypted, read with suspicion.

It is an age file of a zip that is stored without compression: a manifest with a sum of
each part, its signature by the sender's Ed25519 key, and the parts. age tells that
nobody has changed the file, not who made it; the signature does. Both are read whole
before anything in it is believed, and nothing of it is ever laid on disk.
"""

import json
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Any, Final, TypeVar
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from sipdesk.domain.case import Case
from sipdesk.domain.errors import RuleBroken, Trouble, Unavailable
from sipdesk.domain.journal import Saved
from sipdesk.domain.paper import PaperRecord
from sipdesk.domain.received import ReceivedPaper
from sipdesk.domain.transfer import (
    Arrived,
    Carried,
    CarriedPaper,
    CarriedReceived,
    Package,
)
from sipdesk.storage.migrations import REVISIONS
from sipdesk.storage.values import from_json, to_json

T = TypeVar("T")

ENDING: Final = ".sipdesk-transfer"
FORMAT: Final = "sipdesk-transfer"
VERSION: Final = 1
MOST_BYTES: Final = 200_000_000
_MOST_PARTS: Final = 5000
_MOST_MANIFEST: Final = 2_000_000  # bytes
_AGE: Final = b"age-encryption.org/v1\n"
_BY_PASSPHRASE: Final = _AGE + b"-> scrypt "
_MANIFEST, _SIGNATURE = "manifest.json", "manifest.sig"
_SIGNED: Final = b"sipdesk-transfer v1\0"
_NO_MATCH: Final = "No matching keys found"
_NOT_OPENED: Final = "Decryption failed"


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its name, how many bytes, and their SHA-256 in hexadecimal."""

    name: str
    size: int
    sum: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the package says of itself. A field more is a version more.

    ``revision`` is that of the sender's tables.
    """

    format: str
    version: int
    revision: str
    package: Package
    parts: tuple[Part, ...]


# --- Writing ----------------------------------------------------------------------


def pack(
    package: Package, carried: Carried, signer: Ed25519PrivateKey
) -> tuple[bytes, str]:
    """Give the signed zip, and the sum of its manifest.

    Raises:
        Unavailable: PACKAGE_TOO_BIG.

    """
    parts = _parts(carried)
    manifest = Manifest(
        FORMAT,
        VERSION,
        REVISIONS[-1].name,
        package,
        tuple(Part(n, len(d), sha256(d).hexdigest()) for n, d in parts.items()),
    )
    told = to_json(manifest).encode()
    signed = {_MANIFEST: told, _SIGNATURE: signer.sign(_SIGNED + told)}
    return zipped({**signed, **parts}), sha256(told).hexdigest()


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Lay parts in a zip, in this order, as they are."""
    if sum(map(len, parts.values())) > MOST_BYTES or len(parts) > _MOST_PARTS:
        raise Unavailable(Trouble.PACKAGE_TOO_BIG)
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_STORED) as file:
        for name, data in parts.items():
            file.writestr(ZipInfo(name), data)
    return whole.getvalue()


def for_recipient(data: bytes, recipient: str) -> bytes:
    """Encrypt for whoever has a recipient's key."""
    whole: bytes = pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(recipient)])
    return whole


def for_passphrase(data: bytes, passphrase: str) -> bytes:
    """Encrypt for whoever is told a passphrase; it takes a second or two."""
    whole: bytes = pyrage.passphrase.encrypt(data, passphrase)
    return whole


def new_key() -> str:
    """Make an age key; it belongs inside the encrypted database and nowhere else."""
    return str(pyrage.x25519.Identity.generate())


def recipient_of(key: str) -> str:
    """Give the recipient of an age key."""
    return str(pyrage.x25519.Identity.from_str(key).to_public())


def is_recipient(text: str) -> bool:
    """Whether it is an age recipient, with its checksum."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def _parts(carried: Carried) -> dict[str, bytes]:
    parts = {
        "case.json": to_json(carried.case).encode(),
        "history.json": to_json(carried.history).encode(),
        "papers.json": to_json([p.record for p in carried.papers]).encode(),
        "received.json": to_json([p.record for p in carried.received]).encode(),
        "texts.json": to_json(carried.texts).encode(),
    }
    for at, paper in enumerate(carried.papers):
        parts[_paper(at)] = paper.data
        parts[_fixed(at)] = paper.archive_copy
    parts |= {_came(at): paper.data for at, paper in enumerate(carried.received)}
    return parts


_VALUES: Final = (
    "case.json",
    "history.json",
    "papers.json",
    "received.json",
    "texts.json",
)


def _paper(at: int) -> str:
    return f"paper-{at:04}"


def _fixed(at: int) -> str:
    return f"paper-{at:04}-fixed"


def _came(at: int) -> str:
    return f"received-{at:04}"


# --- Reading ----------------------------------------------------------------------


def is_by_passphrase(data: bytes) -> bool:
    """Whether a package was encrypted to a passphrase."""
    return data.startswith(_BY_PASSPHRASE)


def decrypted(data: bytes, key: str | None, passphrase: str) -> bytes:
    """Decrypt a package, whole or not at all.

    Raises:
        Unavailable: NOT_A_PACKAGE, PACKAGE_TOO_BIG, PACKAGE_DAMAGED,
            PACKAGE_NOT_FOR_US, PACKAGE_WRONG_PASSPHRASE.
        RuleBroken: ``package-passphrase-missing``.

    """
    if len(data) > MOST_BYTES:
        raise Unavailable(Trouble.PACKAGE_TOO_BIG)
    if not data.startswith(_AGE[:8]):
        raise Unavailable(Trouble.NOT_A_PACKAGE)
    try:
        if is_by_passphrase(data):
            if not passphrase:
                raise RuleBroken("package-passphrase-missing", "passphrase")
            plain: bytes = pyrage.passphrase.decrypt(data, passphrase)
        elif key is None:
            raise Unavailable(Trouble.PACKAGE_NOT_FOR_US)
        else:
            plain = pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(key)])
    except pyrage.DecryptError as error:
        raise Unavailable(_TROUBLES.get(str(error), Trouble.PACKAGE_DAMAGED)) from None
    return plain


_TROUBLES: Final = {
    _NO_MATCH: Trouble.PACKAGE_NOT_FOR_US,
    _NOT_OPENED: Trouble.PACKAGE_WRONG_PASSPHRASE,
}


def unpack(data: bytes, to: str) -> Arrived:
    """Read the signed zip. ``to`` is the reader's own recipient, or empty for none.

    Raises:
        Unavailable: PACKAGE_DAMAGED, PACKAGE_FORGED, PACKAGE_NOT_FOR_US,
            PACKAGE_TOO_NEW.
        RuleBroken: ``package-says-otherwise``.

    """
    parts = _unzipped(data)
    told = parts.pop(_MANIFEST)
    manifest = _manifest(told)
    _check_signature(manifest, told, parts.pop(_SIGNATURE))
    if manifest.package.to != to:
        raise Unavailable(Trouble.PACKAGE_NOT_FOR_US)
    found = tuple(Part(n, len(d), sha256(d).hexdigest()) for n, d in parts.items())
    if manifest.parts != found:
        raise Unavailable(Trouble.PACKAGE_DAMAGED)
    return Arrived(manifest.package, _carried(parts), sha256(told).hexdigest())


def _unzipped(data: bytes) -> dict[str, bytes]:
    """Read the parts into memory, if together they are no more than the whole."""
    try:
        with ZipFile(BytesIO(data)) as file:
            infos = file.infolist()
            _check_parts(infos, len(data))
            return {info.filename: file.read(info) for info in infos}
    except (
        BadZipFile,
        EOFError,
        NotImplementedError,
        OSError,
        OverflowError,
        RuntimeError,
        ValueError,
        struct.error,
    ):
        raise Unavailable(Trouble.PACKAGE_DAMAGED) from None


def _check_parts(infos: Sequence[ZipInfo], size: int) -> None:
    names = [info.filename for info in infos]
    plain = all(
        i.compress_type == ZIP_STORED and i.file_size == i.compress_size for i in infos
    )
    single = len(set(names)) == len(names) <= _MOST_PARTS
    fits = sum(info.file_size for info in infos) <= size
    if not (plain and single and fits) or names[:2] != [_MANIFEST, _SIGNATURE]:
        raise BadZipFile


def _manifest(told: bytes) -> Manifest:
    if len(told) > _MOST_MANIFEST:
        raise Unavailable(Trouble.PACKAGE_DAMAGED)
    try:
        raw = json.loads(told)
        if _is_newer(raw):
            raise Unavailable(Trouble.PACKAGE_TOO_NEW)
        manifest = from_json(told, Manifest)
    except (ValueError, RecursionError):
        raise Unavailable(Trouble.PACKAGE_DAMAGED) from None
    if (manifest.format, manifest.version) != (FORMAT, VERSION):
        raise Unavailable(Trouble.PACKAGE_DAMAGED)
    return manifest


def _is_newer(raw: Any) -> bool:
    """Whether a later version of the program wrote it, whatever else it says."""
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        return False
    version, revision = raw.get("version"), raw.get("revision")
    if isinstance(version, int) and version > VERSION:
        return True
    return isinstance(revision, str) and revision > REVISIONS[-1].name


def _check_signature(manifest: Manifest, told: bytes, signature: bytes) -> None:
    if not is_signed(manifest.package.verify_key, _SIGNED + told, signature):
        raise Unavailable(Trouble.PACKAGE_FORGED)


def is_signed(verify_key: str, told: bytes, signature: bytes) -> bool:
    """Whether a key, in hexadecimal, has signed this."""
    try:
        signer = Ed25519PublicKey.from_public_bytes(bytes.fromhex(verify_key))
        signer.verify(signature, told)
    except (InvalidSignature, ValueError):
        return False
    return True


def _carried(parts: Mapping[str, bytes]) -> Carried:
    """Read the values; a field that an older program did not know has its default."""
    try:
        made = _read(parts, "papers.json", tuple[PaperRecord, ...])
        came = _read(parts, "received.json", tuple[ReceivedPaper, ...])
        carried = Carried(
            _read(parts, "case.json", Case),
            _read(parts, "history.json", tuple[Saved, ...]),
            tuple(
                CarriedPaper(record, parts[_paper(at)], parts[_fixed(at)])
                for at, record in enumerate(made)
            ),
            tuple(
                CarriedReceived(record, parts[_came(at)])
                for at, record in enumerate(came)
            ),
            _read(parts, "texts.json", tuple[str, ...]),
        )
    except (KeyError, ValueError, OverflowError):
        raise RuleBroken("package-says-otherwise") from None
    if _parts_named(carried) != set(parts):
        raise RuleBroken("package-says-otherwise")
    return carried


def _read(parts: Mapping[str, bytes], name: str, kind: Callable[..., T]) -> T:
    value: T = from_json(parts[name], kind)  # type: ignore[arg-type]
    return value


def _parts_named(carried: Carried) -> set[str]:
    papers = range(len(carried.papers))
    return {
        *_VALUES,
        *(name for at in papers for name in (_paper(at), _fixed(at))),
        *(_came(at) for at in range(len(carried.received))),
    }
