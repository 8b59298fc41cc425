"""What people know, turned into keys; and the few ways of sealing used for keys.

Every primitive is that of the ``cryptography`` package; nothing is invented here.
"""

import os
import re
import unicodedata
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sipdesk.domain.errors import RuleBroken, Trouble, Unavailable

KEY_BYTES = 32
SALT_BYTES = 16
_NONCE_BYTES = 12
_KIB_A_LANE = 8  # the least that Argon2 can do with


@dataclass(frozen=True, slots=True)
class Cost:
    """How dear one guess at a passphrase is: Argon2id's parameters."""

    memory_kib: int
    passes: int
    lanes: int

    def within(self, floor: "Cost", ceiling: "Cost") -> bool:
        """Whether it is possible, and nothing below the floor or above the ceiling."""
        return (
            self.memory_kib >= _KIB_A_LANE * self.lanes
            and floor.memory_kib <= self.memory_kib <= ceiling.memory_kib
            and floor.passes <= self.passes <= ceiling.passes
            and floor.lanes <= self.lanes <= ceiling.lanes
        )


STANDARD: Final = Cost(memory_kib=64 * 1024, passes=3, lanes=4)  # RFC 9106, 2nd choice
FLOOR: Final = Cost(memory_kib=64 * 1024, passes=3, lanes=1)
"""Nobody who can write to the header can make guessing cheaper than this."""

CEILING: Final = Cost(memory_kib=1024 * 1024, passes=32, lanes=16)
"""Nor make unlocking eat all memory or run for ever."""


class Secret(Protocol):
    """What opens a slot of the key header. Each kind of slot is a class of this form.

    ``kind`` names it in the header; ``cost`` is that of a new slot, None where the
    secret is random and needs no stretching.
    """

    @property
    def kind(self) -> str:
        """The name of its kind of slot."""

    @property
    def cost(self) -> Cost | None:
        """The cost of a new slot."""

    def stretch(self, salt: bytes, cost: Cost | None) -> bytes:
        """Give the 32-byte key of the slot with this salt and cost.

        Raises:
            Unavailable: KEYS_DAMAGED if the cost is out of bounds.

        """


@dataclass(frozen=True, slots=True)
class Passphrase:
    """A passphrase, as typed; the same letters composed in other ways are the same.

    ``floor`` is the lowest cost accepted. Only tests lower it, to be quick.
    """

    text: str = field(repr=False)
    cost: Cost = STANDARD
    floor: Cost = FLOOR

    def __post_init__(self) -> None:
        """Refuse to make a slot that would be refused when it is opened."""
        if not self.cost.within(self.floor, CEILING):
            raise ValueError("the cost is out of bounds")

    @property
    def kind(self) -> str:
        """The name of its kind of slot."""
        return "passphrase"

    def stretch(self, salt: bytes, cost: Cost | None) -> bytes:
        """Run Argon2id over it; takes half a second at the standard cost."""
        bounded = cost is not None and cost.within(self.floor, CEILING)
        if cost is None or not bounded or len(salt) != SALT_BYTES:
            raise Unavailable(Trouble.KEYS_DAMAGED)
        text = unicodedata.normalize("NFKC", self.text)
        return Argon2id(
            salt=salt,
            length=KEY_BYTES,
            iterations=cost.passes,
            lanes=cost.lanes,
            memory_cost=cost.memory_kib,
        ).derive(text.encode("utf-8", "surrogatepass"))


# --- Sealing ----------------------------------------------------------------------


def derive(secret: bytes, purpose: str) -> bytes:
    """Give a key for one purpose from a secret that is already hard to guess."""
    return HKDF(SHA256(), KEY_BYTES, None, purpose.encode()).derive(secret)


def seal(key: bytes, content: bytes, context: bytes) -> bytes:
    """Encrypt; it opens only with the same key and in the same context."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, content, context)


def unseal(key: bytes, sealed: bytes, context: bytes) -> bytes:
    """Decrypt what ``seal`` gave.

    Raises:
        InvalidTag: if key, context or content is another.

    """
    nonce, content = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
    if len(nonce) != _NONCE_BYTES:
        raise InvalidTag
    return AESGCM(key).decrypt(nonce, content, context)


def new_identity() -> tuple[bytes, bytes]:
    """Make a home's Ed25519 identity: private and public key, 32 bytes each.

    The private key belongs inside the encrypted database and nowhere else.
    """
    private = Ed25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


# --- How good a passphrase is -----------------------------------------------------


class Weakness(Enum):
    """Why a passphrase is refused."""

    TOO_SHORT = "too-short"  # fewer than 14 characters and fewer than four words
    ONE_CHARACTER = "one-character"
    COMMON = "common"  # among the first that anyone would try


_LEAST_CHARACTERS = 14
_LEAST_WORDS = 4
_LEAST_OF_ITS_OWN = 5  # different characters left when what is common is taken away

# What the published lists of leaked passwords are made of, without å, ä and ö.
_COMMON_PARTS = (
    "0?1234567890?",
    "0?987654321",
    "123456?7?8?",
    "abcdefg?h?i?",
    "(?:19|20)[0-9][0-9]",
    "qwertyuiopa?",
    "qwerty",
    "asdfghjklo?",
    "asdfg?",
    "zxcvbnm",
    "zxcv",
    "passphrase",
    "passw[o0]rd",
    "letmein",
    "welcome",
    "iloveyou",
    "admin",
    "sipdesk",
    "losenord(?:et)?",
    "losenfras(?:en)?",
    "hemligt?",
    "valkommen",
    "sommar(?:en)?",
    "vinter(?:n)?",
    "hosten",
    "varen",
    "januari|februari|mars|april|maj|juni|juli",
    "augusti|september|oktober|november|december",
    "mandag|tisdag|onsdag|torsdag|fredag|lordag|sondag",
    "sverige",
    "stockholm",
    "goteborg",
    "malmo",
    "fotboll",
    "hej(?:san)?",
)
_DISGUISE = str.maketrans("@$", "as")
_COMMON = re.compile("|".join(_COMMON_PARTS))


def weakness(passphrase: str) -> Weakness | None:
    """Judge a new passphrase; None if it will do."""
    compact = _folded(passphrase)
    if len(set(compact)) == 1:
        return Weakness.ONE_CHARACTER
    words = set(re.split(r"[\s\-_.,]+", passphrase.strip().casefold()))
    if len(passphrase) < _LEAST_CHARACTERS and len(words) < _LEAST_WORDS:
        return Weakness.TOO_SHORT
    if _repeats(compact) or len(set(_COMMON.sub("", compact))) < _LEAST_OF_ITS_OWN:
        return Weakness.COMMON
    return None


def refuse_weak(passphrase: str, at: str) -> None:
    """Refuse a new passphrase that is too easily guessed; ``at`` names its field.

    Raises:
        RuleBroken: ``passphrase-…``.

    """
    weak = weakness(passphrase)
    if weak is not None:
        raise RuleBroken(f"passphrase-{weak.value}", at)


def _folded(passphrase: str) -> str:
    """Write it in lower case, å as a, without spaces and disguise."""
    parted = unicodedata.normalize("NFKD", passphrase.casefold()).translate(_DISGUISE)
    return "".join(c for c in parted if not (c.isspace() or unicodedata.combining(c)))


def _repeats(text: str) -> bool:
    """Whether it is one thing over and over: a text found inside its own double."""
    return text in (text + text)[1:-1]
