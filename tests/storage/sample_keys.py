"""A home's key header, quick to open."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.storage.header import Header
from sipdesk.storage.keys import Cost
from sipdesk.storage.unlocked import Unlocked

QUICK = Cost(memory_kib=8, passes=1, lanes=1)
HOME = str(uuid4())
ANNA, BO = str(uuid4()), str(uuid4())
WORDS = "fyra ord om havet"


@dataclass(frozen=True)
class Home:
    header: Header
    unlocked: Unlocked
    path: Path

    @property
    def backup(self) -> Path:
        return self.path.with_name(f"{self.path.name}.bak")

    @property
    def raw(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads(self.path.read_bytes())
        return loaded


def make(folder: Path) -> Home:
    header, unlocked = Header.create(HOME)
    header.add_passphrase(unlocked, WORDS, ANNA, "coordinator", cost=QUICK, floor=QUICK)
    path = folder / "Ängö hem.sipdesk-keys"
    header.save(path)
    return Home(header, unlocked, path)


def refused(act: Callable[..., Any], *arguments: Any) -> Trouble:
    with pytest.raises(Unavailable) as caught:
        act(*arguments)
    return caught.value.trouble


def unlock(header: Header, words: str = WORDS) -> bytes:
    return header.unlock_passphrase(words, floor=QUICK).unlocked.data_key


def load(path: Path) -> Header:
    return Header.load(path).header
