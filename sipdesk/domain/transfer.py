"""A case on its way from one home to another, at a move.

The home that the young person leaves sends, and nobody fetches (förordning 2001:637
10 §). It stands on the placement and the need, within one authority, and waits for no
consent; what comes of health care and school goes along on a ground of its own
(practice 12).
"""

import base64
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from hashlib import sha256
from typing import Final

from sipdesk.domain.case import Case
from sipdesk.domain.information import Information
from sipdesk.domain.journal import Saved
from sipdesk.domain.paper import PaperRecord
from sipdesk.domain.received import ReceivedPaper

GROUPS: Final = 6
GROUP: Final = 4  # characters


class Direction(Enum):
    """Which way a case went."""

    SENT = "sent"
    TAKEN = "taken"


class SenderKnown(Enum):
    """How well it is known who sent a package."""

    VERIFIED = "verified"  # the key of a card that was compared
    UNKNOWN = "unknown"  # no card of that home is kept
    CHANGED = "changed"  # another key than that of the card that is kept


class Arriving(Enum):
    """What a package is to the home that looks at it."""

    NEW = "new"  # the case is not here
    RETURNS = "returns"  # it left from here, and nothing was changed since
    USED = "used"  # this very package was taken in before
    HERE = "here"  # the case is here and never left
    CHANGED_HERE = "changed-here"  # it left, and was changed here afterwards
    PARTLY = "partly"  # not all of it went, or comes back: what is only here would go
    OTHER_HISTORY = "other-history"  # what is said of before is not what was here


@dataclass(frozen=True, slots=True)
class HomeCard:
    """A home's contact card (hemkort): where a case can be sent, and who signs.

    ``recipient`` is an age recipient, ``verify_key`` an Ed25519 key in hexadecimal.
    ``compared`` is the day on which the fingerprint was compared by telephone; None for
    a card that is not kept.
    """

    id: str  # the home's id
    name: str
    recipient: str
    verify_key: str
    compared: date | None = None
    by: str = ""  # the id of the user who compared it

    @property
    def fingerprint(self) -> str:
        """Six groups of four: what two people read to each other."""
        told = f"sipdesk home card\0{self.id}\0{self.recipient}\0{self.verify_key}"
        text = base64.b32encode(sha256(told.encode()).digest()).decode()
        return " ".join(text[i * GROUP : (i + 1) * GROUP] for i in range(GROUPS))


@dataclass(frozen=True, slots=True)
class TransferGround:
    """A ground on which something of the case goes along, and why."""

    ground: str  # id in resources/transfer_grounds.toml
    law: str  # id in resources/laws.toml
    kinds: frozenset[Information]
    reason: str
    by: str  # who judged it: name and title


@dataclass(frozen=True, slots=True)
class Transfer:
    """That a case left or came. It names nobody, and outlives the case.

    ``id`` is the package's; ``case`` and ``home`` are empty once the case is erased.
    ``case_version`` is the one that the case had when it had left or come; ``sum`` the
    SHA-256 of the manifest, in hexadecimal, by which a receipt is known.
    """

    id: str
    direction: Direction
    case: str
    home: str  # the other home's id; "" where it went by a passphrase
    home_name: str
    at: datetime
    by: str  # a user's id
    case_version: int
    sum: str
    left_out: frozenset[Information] = frozenset()
    received: date | None = None  # the day of the other home's receipt


@dataclass(frozen=True, slots=True)
class CarriedPaper:
    """A paper that was made, with its bytes."""

    record: PaperRecord
    data: bytes
    archive_copy: bytes = b""


@dataclass(frozen=True, slots=True)
class CarriedReceived:
    """A paper that came from others, with its bytes."""

    record: ReceivedPaper
    data: bytes


@dataclass(frozen=True, slots=True)
class Carried:
    """All of a case that goes along. Reports of concern do not, nor do drafts.

    ``texts`` are those that its locked papers were written with.
    """

    case: Case
    history: tuple[Saved, ...] = ()
    papers: tuple[CarriedPaper, ...] = ()
    received: tuple[CarriedReceived, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Package:
    """What a package says of itself. ``to`` is the receiver's recipient, or empty."""

    id: str
    home: str  # the sender's id
    home_name: str
    verify_key: str
    to: str
    created: datetime
    grounds: tuple[TransferGround, ...]
    left_out: frozenset[Information]


@dataclass(frozen=True, slots=True)
class Arrived:
    """A package that was opened, and found whole and signed by the key it names."""

    package: Package
    carried: Carried
    sum: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """That a package was taken in, signed by the home that took it."""

    package: str
    sum: str
    home: str
    day: date
    verify_key: str


def sender(package: Package, card: HomeCard | None) -> SenderKnown:
    """Tell how well the sender is known by the card that is kept of it, if any."""
    if card is None:
        return SenderKnown.UNKNOWN
    same = card.verify_key == package.verify_key
    return SenderKnown.VERIFIED if same else SenderKnown.CHANGED


def arriving(
    arrived: Arrived,
    here: Case | None,
    before: tuple[Saved, ...],
    transfers: tuple[Transfer, ...],
) -> Arriving:
    """Tell what may become of a package.

    ``here`` is the case of the same id, ``before`` its journal, ``transfers`` all that
    left or came. A case that was cut on the way is not laid over the whole one: what is
    locked here must stay.
    """
    package, history = arrived.package, arrived.carried.history
    if any(t.id == package.id for t in transfers):
        return Arriving.USED
    if here is None:
        return Arriving.NEW
    sent = [t for t in transfers if t.case == here.id and t.direction is Direction.SENT]
    if not sent:
        return Arriving.HERE
    last = max(sent, key=lambda one: one.case_version)
    if last.case_version != here.version:
        return Arriving.CHANGED_HERE
    if last.left_out or package.left_out:
        return Arriving.PARTLY
    known = {saved.entry.version: saved for saved in before}
    same = all(
        known[saved.entry.version].is_same(saved)
        for saved in history
        if saved.entry.version in known
    )
    follows = any(s.entry.version == here.version + 1 for s in history)
    return Arriving.RETURNS if same and follows else Arriving.OTHER_HISTORY
