"""The recovery key: 130 random bits as text that can be typed from a paper.

It is written as Bech32m (BIP-350) with ``sip`` as its human-readable part, which is not
printed: eight groups of four characters, the last six a checksum. The checksum tells
any four wrong characters; where there are one or two, it also tells which. They are
told and never put right, so that nobody opens a home with what was not typed.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.recovery_key import GROUP, GROUPS, meant
from sipdesk.storage.keys import Cost, derive

_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_PREFIX = "sip"
_CHECKED = 0x2BC830A3  # what the checksum of a right text comes to
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)

_LENGTH = GROUPS * GROUP
_CHECKSUM = 6
_FIELD = "code"


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    """A recovery key, as typed; it needs no stretching, for nobody can guess it.

    Raises:
        RuleBroken: as ``read``.

    """

    text: str = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse what cannot be a recovery key before anything is tried with it."""
        read(self.text)

    @property
    def kind(self) -> str:
        """The name of its kind of slot."""
        return "recovery"

    @property
    def cost(self) -> Cost | None:
        """None: it is random."""
        return None

    def stretch(self, salt: bytes, cost: Cost | None) -> bytes:  # noqa: ARG002
        """Give the 32-byte key of the slot with this salt."""
        return derive(read(self.text) + salt, "sipdesk recovery key")


def new() -> str:
    """Make a recovery key, as it is shown and printed."""
    values = [secrets.randbelow(32) for _ in range(_LENGTH - _CHECKSUM)]
    rest = _remainder([*values, *[0] * _CHECKSUM]) ^ _CHECKED
    values += [rest >> 5 * place & 31 for place in reversed(range(_CHECKSUM))]
    text = "".join(_ALPHABET[value] for value in values).upper()
    return "-".join(text[i : i + GROUP] for i in range(0, _LENGTH, GROUP))


def read(text: str) -> bytes:
    """Read a recovery key, however it is spaced: its 26 values, without checksum.

    Raises:
        RuleBroken: ``recovery-key-length``, or what tells where it is wrong:
            ``recovery-key-group``, ``recovery-key-groups``, ``recovery-key-wrong``.

    """
    groups = meant(text).replace("-", " ").split()
    whole = "".join(groups)
    if len(whole) != _LENGTH:
        odd = [n for n, group in enumerate(groups, 1) if len(group) != GROUP]
        if len(groups) == GROUPS and len(odd) == 1:
            raise _wrong_in({odd[0]})
        raise RuleBroken("recovery-key-length", _FIELD, {"count": str(len(whole))})
    strange = {_group(i) for i, char in enumerate(whole) if char not in _ALPHABET}
    if strange:
        raise _wrong_in(strange)
    values = [_ALPHABET.index(char) for char in whole]
    if rest := _remainder(values) ^ _CHECKED:
        raise _wrong_in(_likely(rest))
    return bytes(values[:-_CHECKSUM])


def is_whole(text: str) -> bool:
    """Whether a text is a recovery key, by its checksum; no passphrase is by chance."""
    try:
        read(text)
    except RuleBroken:
        return False
    return True


def _wrong_in(groups: set[int]) -> RuleBroken:
    match sorted(groups):
        case [group]:
            return RuleBroken("recovery-key-group", _FIELD, {"group": str(group)})
        case [first, second]:
            facts = {"first": str(first), "second": str(second)}
            return RuleBroken("recovery-key-groups", _FIELD, facts)
        case _:
            return RuleBroken("recovery-key-wrong", _FIELD)


def _group(position: int) -> int:
    return position // GROUP + 1


def _likely(rest: int) -> set[int]:
    """Name the groups in which one or two wrong characters would leave this rest.

    Two right texts differ in five characters or more, so there is only one answer.
    """
    left_by = _mistakes()
    if rest in left_by:
        return {_group(left_by[rest])}
    for left, position in left_by.items():
        other = left_by.get(rest ^ left)
        if other is not None:
            return {_group(position), _group(other)}
    return set()


@cache
def _mistakes() -> Mapping[int, int]:
    """Give the place of each wrong character, by what it adds to the checksum."""
    nothing = _remainder([0] * _LENGTH)
    left_by = {}
    for position in range(_LENGTH):
        for mistake in range(1, 32):
            values = [0] * _LENGTH
            values[position] = mistake
            left_by[_remainder(values) ^ nothing] = position
    return MappingProxyType(left_by)


def _remainder(values: list[int]) -> int:
    """Divide by Bech32's polynomial, as BIP-173 gives it."""
    high = [ord(char) >> 5 for char in _PREFIX]
    low = [ord(char) & 31 for char in _PREFIX]
    rest = 1
    for value in [*high, 0, *low, *values]:
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATORS):
            rest ^= generator if top >> bit & 1 else 0
    return rest
