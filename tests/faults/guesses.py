"""Secrets near the right ones: they open nothing."""

import unicodedata
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from sipdesk.domain.errors import RuleBroken, Trouble, Unavailable
from sipdesk.storage import recovery_key
from sipdesk.storage.connection import connect
from sipdesk.storage.files import HomeFiles
from sipdesk.storage.header import Header
from sipdesk.storage.keys import Passphrase
from sipdesk.storage.recovery_key import RecoveryKey
from tests.home import CHEAP, PASSPHRASE
from tests.opened import new_office

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzåäöABCÅÄÖ0123456789 .-\u00a0\u0301"


def guess(times: int) -> list[str]:
    """Try so many, of each kind in turn; give what opened it, or said something odd."""
    chance = Random(20260302)  # noqa: S311  (no secret)
    amiss = []
    with TemporaryDirectory() as name:
        office = new_office(Path(name))
        with office.open() as opened:
            code = opened.keys.make_recovery_key()
            key = opened.keys.unlocked.data_key
        header = Header.load(HomeFiles(office.home).keys).header
        lock = Lock(header, office.home, code, key)
        lock.opens_by_its_own()
        ways = (lock.passphrase, lock.code, lock.typed_wrong, lock.data_key)
        for number in range(times):
            said = ways[number % len(ways)](chance)
            if said:
                amiss.append(said)
    return amiss


class Lock:
    """A home, and the secrets that do open it."""

    def __init__(self, header: Header, home: Path, code: str, key: bytes) -> None:
        self._header = header
        self._home = home
        self._code = code
        self._key = key

    def opens_by_its_own(self) -> None:
        """Open it with the right ones: else nothing would be proven."""
        self._header.unlock(Passphrase(PASSPHRASE, CHEAP, CHEAP))
        self._header.unlock(RecoveryKey(code_of([*recovery_key.read(self._code)])))
        connect(self._home, self._key).close()

    def passphrase(self, chance: Random) -> str:
        """Try a passphrase near the right one."""
        words = near(PASSPHRASE, chance)
        return self._refused(Passphrase(words, CHEAP, CHEAP), words)

    def code(self, chance: Random) -> str:
        """Try a recovery key near the right one, with a sum that is right."""
        values = list(recovery_key.read(self._code))
        for place in chance.sample(range(len(values)), chance.randint(1, 3)):
            values[place] = (values[place] + chance.randint(1, 31)) % 32
        written = code_of(values)
        return self._refused(RecoveryKey(written), written)

    def typed_wrong(self, chance: Random) -> str:
        """Try a recovery key with letters typed wrong: its own sum tells."""
        letters = list(self._code)
        places = [i for i, letter in enumerate(letters) if letter != "-"]
        for place in chance.sample(places, chance.randint(1, 4)):
            others = recovery_key._ALPHABET.upper().replace(letters[place], "")
            letters[place] = chance.choice(others)
        try:
            RecoveryKey("".join(letters))
        except RuleBroken:
            return ""
        return "a recovery key that is typed wrong has the right sum"

    def data_key(self, chance: Random) -> str:
        """Try a data key with a few bits turned."""
        key = bytearray(self._key)
        for bit in chance.sample(range(256), chance.randint(1, 3)):
            key[bit // 8] ^= 1 << bit % 8
        try:
            with closing(connect(self._home, bytes(key))):
                return "another data key opens it"
        except Unavailable as error:
            return "" if error.trouble is Trouble.DAMAGED else f"it said {error.code}"

    def _refused(self, secret: Passphrase | RecoveryKey, written: str) -> str:
        try:
            self._header.unlock(secret)
        except Unavailable as error:
            refused = error.trouble is Trouble.WRONG_PASSPHRASE
            return "" if refused else f"it said {error.code}"
        return f"it is opened by {written!r}"


def near(words: str, chance: Random) -> str:
    """Change a passphrase a little; composing its letters otherwise is no change."""
    same = unicodedata.normalize("NFKC", words)
    while unicodedata.normalize("NFKC", words) == same:
        for _ in range(chance.randint(1, 2)):
            way = chance.choice(tuple(WAYS.values()))
            words = way(words, chance.randrange(len(words)), chance)
    return words


WAYS: Final[Mapping[str, Callable[[str, int, Random], str]]] = {
    "another letter": lambda w, i, c: w[:i] + c.choice(_LETTERS) + w[i + 1 :],
    "one more": lambda w, i, c: w[:i] + c.choice(_LETTERS) + w[i:],
    "one less": lambda w, i, _: w[:i] + w[i + 1 :],
    "two swapped": lambda w, i, _: w[:i] + w[i : i + 2][::-1] + w[i + 2 :],
    "upper case": lambda w, i, _: w[:i] + w[i:].swapcase(),
    "twice": lambda w, i, _: w[:i] + w[i] + w[i:],
    "a space after": lambda w, *_: w + " ",
    "a zero byte after": lambda w, *_: w + "\0",
    "half": lambda w, i, _: w[: i + 1],
}


def code_of(values: list[int]) -> str:
    """Write 26 values as a recovery key with its sum, as ``recovery_key.new`` does."""
    checksum = recovery_key._CHECKSUM
    rest = recovery_key._remainder([*values, *[0] * checksum]) ^ recovery_key._CHECKED
    more = [rest >> 5 * place & 31 for place in reversed(range(checksum))]
    return "".join(recovery_key._ALPHABET[value] for value in [*values, *more])
