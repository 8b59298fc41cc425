"""Somebody who holds a home's own key and makes packages that no home would make."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.search import Search
from sipdesk.domain.transfer import HomeCard, Package
from sipdesk.storage.signed import home_keys
from sipdesk.storage.transfer_file import for_recipient, pack, zipped
from sipdesk.usecases.arrival import TakeCase, take_case
from sipdesk.usecases.case import list_cases
from sipdesk.usecases.home_card import own_card
from sipdesk.usecases.transfer import carried, read_transfers
from tests.usecases.two_homes import TwoHomes, full_case

SIGNED: Final = b"sipdesk-transfer v1\0"
Parts = dict[str, bytes]


class Forger:
    """Somebody who holds the sender's own key, and may say anything with it."""

    def __init__(self, homes: TwoHomes) -> None:
        self.homes = homes
        desk = full_case(homes.here)
        with homes.here.store.work() as work:
            self.carried = carried(work, desk.case, frozenset())
            self.card = work.transfers.own_card()
            keys = home_keys(work.transfers._db)  # type: ignore[attr-defined]
        self.signer: Ed25519PrivateKey = keys.signer
        self.to: HomeCard = own_card(None, homes.there).card
        self.package = Package(
            "package",
            self.card.id,
            self.card.name,
            self.card.verify_key,
            self.to.recipient,
            datetime(2026, 3, 2, tzinfo=UTC),
            (),
            frozenset(),
        )

    def zip(self, **more: Any) -> bytes:
        """Pack what is told, signed by the home's key."""
        package = replace(self.package, **more)
        return pack(package, self.carried, self.signer)[0]

    def parts(self) -> Parts:
        """Give the parts of a sound package."""
        with ZipFile(BytesIO(self.zip())) as file:
            return {name: file.read(name) for name in file.namelist()}

    def signed(self, parts: Parts) -> bytes:
        """Sum and sign parts anew, whatever they hold."""
        told = json.loads(parts.pop("manifest.json"))
        parts.pop("manifest.sig")
        told["parts"] = [
            {"name": n, "size": len(d), "sum": sha256(d).hexdigest()}
            for n, d in parts.items()
        ]
        return self.sealed(told, parts)

    def sealed(self, told: dict[str, Any], parts: Parts) -> bytes:
        """Sign a manifest, and lay it before parts."""
        text = json.dumps(told).encode()
        signature = self.signer.sign(SIGNED + text)
        first = {"manifest.json": text, "manifest.sig": signature}
        return zipped({**first, **parts})

    def said(self, plain: bytes) -> str:
        """Encrypt it to the receiver, and tell what the receiver says."""
        return self.said_of(for_recipient(plain, self.to.recipient))

    def said_of(self, data: bytes, passphrase: str = "") -> str:
        """Let the receiver look at a file and try to take it; nothing may change."""
        path = self.homes.folder / "x.sipdesk-transfer"
        path.write_bytes(data)
        codes = []
        for act in (
            lambda: self.homes.look(path, passphrase),
            lambda: take_case(
                TakeCase(path, "", passphrase, unverified=True), self.homes.there
            ),
        ):
            with pytest.raises(SipdeskError) as caught:
                act()
            codes.append(caught.value.code)
        assert codes[0] == codes[1]
        assert list_cases(Search(), self.homes.there).total == 0
        assert read_transfers(None, self.homes.there) == ()
        return codes[0]

    def said_of_case(self, edit: Callable[[dict[str, Any]], None]) -> str:
        """Change the case as JSON, sign it, and tell what the receiver says."""
        parts = self.parts()
        raw = json.loads(parts["case.json"])
        edit(raw)
        return self.said(self.signed(parts | {"case.json": json.dumps(raw).encode()}))
