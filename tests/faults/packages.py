"""A case on its way to another home: changed, cut off, or telling what cannot be."""

import json
import random
from collections.abc import Callable, Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple
from zipfile import ZipFile

from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.search import Search
from sipdesk.domain.transfer_check import check_arrived
from sipdesk.storage.transfer import TransferRows
from sipdesk.storage.transfer_file import (
    decrypted,
    for_recipient,
    new_key,
    recipient_of,
    unpack,
    zipped,
)
from sipdesk.usecases.arrival import TakeCase, take_case
from sipdesk.usecases.case import list_cases
from sipdesk.usecases.home_card import own_card
from sipdesk.usecases.transfer import read_transfers
from tests.proofs.claim import Outcome
from tests.usecases.forger import SIGNED, Forger, Parts
from tests.usecases.two_homes import TwoHomes, two_homes

_EVERY: Final = 5
"""One in so many is cut off; the others have a bit changed."""

_MARK: Final = b"\x00sipdesk part\x00"


def damaged_packages(count: int, seed: int = 0) -> Outcome:
    """Damage a package so many times; how often it was not told, or left a trace."""
    chance = random.Random(seed)  # noqa: S311  (to be told again)
    with TemporaryDirectory() as name, two_homes(Path(name)) as homes:
        forger = Forger(homes)
        whole = for_recipient(forger.zip(), forger.to.recipient)
        summed = _look(homes, whole)
        untold = 0
        for number in range(count):
            place = chance.randrange(len(whole))
            if number % _EVERY == 0:
                spoilt = whole[:place]
            else:
                turned = whole[place] ^ 1 << chance.randrange(8)
                spoilt = whole[:place] + bytes([turned]) + whole[place + 1 :]
            untold += not _refused(homes, spoilt, summed)
        traces = list_cases(Search(), homes.there).total
        traces += len(read_transfers(None, homes.there))
    return Outcome(tried=count, failed=untold + traces)


def _file(homes: TwoHomes, data: bytes) -> Path:
    path = homes.folder / "spoilt.sipdesk-transfer"
    path.write_bytes(data)
    return path


def _look(homes: TwoHomes, data: bytes) -> str:
    return homes.look(_file(homes, data)).sum


def _refused(homes: TwoHomes, data: bytes, summed: str) -> bool:
    try:
        take_case(TakeCase(_file(homes, data), summed, unverified=True), homes.there)
    except SipdeskError:
        return True
    return False


# --- For the fuzzers --------------------------------------------------------------


class _Sound(NamedTuple):
    """One of each, as a home makes it; the package is to ``key``."""

    forger: Forger
    key: str
    package: bytes
    parts: bytes
    card: bytes
    receipt: bytes


def importers(
    folder: Path,
) -> Mapping[str, tuple[Callable[[bytes], object], tuple[bytes, ...]]]:
    """Give what reads packages, cards and receipts, each with a sound one."""
    sound = _made(folder)
    to = recipient_of(sound.key)

    def package(data: bytes) -> object:
        return unpack(decrypted(data, sound.key, ""), to)

    def parts(data: bytes) -> object:
        found = unpack(_signed(sound, data), to)
        check_arrived(found)
        return found

    return {
        "package": (package, (sound.package,)),
        "parts of a package": (parts, (sound.parts,)),
        "card of a home": (TransferRows.read_card, (sound.card,)),
        "receipt": (TransferRows.read_receipt, (sound.receipt,)),
    }


def _made(folder: Path) -> _Sound:
    folder.mkdir()
    key = new_key()
    with two_homes(folder) as homes:
        forger = Forger(homes)
        plain = forger.zip(to=recipient_of(key))
        path = folder / "sound.sipdesk-transfer"
        path.write_bytes(for_recipient(forger.zip(), forger.to.recipient))
        return _Sound(
            forger,
            key,
            for_recipient(plain, recipient_of(key)),
            _laid_out(plain),
            own_card(None, homes.here).data,
            homes.take(path).receipt,
        )


def _laid_out(plain: bytes) -> bytes:
    """Lay the signed parts in a row, so that what is changed is their words."""
    with ZipFile(BytesIO(plain)) as file:
        names = [n for n in file.namelist() if not n.endswith(".sig")]
        rows = [n.encode() + _MARK + file.read(n) for n in names]
    return (_MARK * 2).join(rows)


def _signed(sound: _Sound, data: bytes) -> bytes:
    """Pack the parts anew; sums and signature hold if the manifest still can be one."""
    parts: Parts = {}
    for row in data.split(_MARK * 2):
        name, _, part = row.partition(_MARK)
        said = name.decode("utf-8", "replace").replace("\0", "")[:100] or "x"
        parts.setdefault(said, part)
    told = parts.pop("manifest.json", b"")
    try:
        manifest = json.loads(told)
        manifest["parts"] = [
            {"name": n, "size": len(d), "sum": sha256(d).hexdigest()}
            for n, d in parts.items()
        ]
        told = json.dumps(manifest).encode()
    except (ValueError, TypeError, RecursionError):
        pass
    signature = sound.forger.signer.sign(SIGNED + told)
    return zipped({"manifest.json": told, "manifest.sig": signature, **parts})
