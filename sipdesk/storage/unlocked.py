"""The keys of a home while it is open."""

from collections.abc import Sequence
from threading import Lock

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


class Unlocked:
    """What a program that has the home open holds in memory, until ``wipe``.

    Any thread may read it, whatever another is changing: it gets a key, never half.
    Python may have made copies that cannot be wiped; only the end of the process
    clears those.
    """

    def __init__(self, data_keys: Sequence[bytes], signer: Ed25519PrivateKey) -> None:
        self._turn = Lock()
        self._data_keys = _kept(data_keys)
        self._used = -1
        self._signer: Ed25519PrivateKey | None = signer

    @property
    def data_key(self) -> bytes:
        """The key of the database, as far as is known: 32 bytes.

        Raises:
            RuntimeError: once it is wiped.

        """
        with self._turn:
            return self._read()[self._used]

    @property
    def data_keys(self) -> tuple[bytes, ...]:
        """The keys that the database may have, oldest first; as the above."""
        with self._turn:
            return self._read()

    @property
    def signer(self) -> Ed25519PrivateKey:
        """The key that signs the header.

        Raises:
            RuntimeError: once it is wiped.

        """
        if self._signer is None:
            raise RuntimeError("the keys are wiped")
        return self._signer

    def hold(self, data_keys: Sequence[bytes], used: int = -1) -> None:
        """Hold these data keys, oldest first, and forget the others.

        ``used`` is the place of the one that the database has: the newest, unless it
        is yet to be given that one.
        """
        with self._turn:
            before, self._data_keys = self._data_keys, _kept(data_keys)
            self._used = used
            _zero(before)

    def wipe(self) -> None:
        """Forget the keys; harmless when done twice."""
        with self._turn:
            _zero(self._data_keys)
            self._signer = None

    def _read(self) -> tuple[bytes, ...]:
        if self._signer is None:
            raise RuntimeError("the keys are wiped")
        return tuple(bytes(key) for key in self._data_keys)


def _kept(data_keys: Sequence[bytes]) -> list[bytearray]:
    return [bytearray(key) for key in data_keys]


def _zero(data_keys: Sequence[bytearray]) -> None:
    for key in data_keys:
        key[:] = bytes(len(key))
