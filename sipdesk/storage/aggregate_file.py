"""A file of figures: one line of JSON and its signature, encrypted or not.

It is read with suspicion, and into memory alone: no more than ``MOST_BYTES``, only the
fields that there are, and nothing that no home could have counted.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sipdesk.domain.aggregate import Aggregate, check_sound
from sipdesk.domain.errors import RuleBroken, Trouble, Unavailable
from sipdesk.storage.files import read_at_most
from sipdesk.storage.signed import Kind, as_typed, parted, read_told
from sipdesk.storage.transfer_file import decrypted, is_signed

MOST_BYTES: Final = 4_000_000
VERSION: Final = 1
SIGNED: Final = b"sipdesk-figures v1\0"
FORMAT: Final = "sipdesk-figures"
_KIND: Final = Kind(FORMAT, VERSION, Trouble.FIGURES_DAMAGED, Trouble.FIGURES_TOO_NEW)
_AGE: Final = b"age-encryption.org/"


@dataclass(frozen=True, slots=True)
class AggregateFile:
    """Figures as they are sent. A field more is a version more."""

    format: str
    version: int
    figures: Aggregate


class OpenAggregates:
    """Reads files of figures (``ports.AggregateFiles``)."""

    @staticmethod
    def open(path: Path, passphrase: str) -> Aggregate:
        """Open a file, and see that it is whole and signed by the key it names."""
        return _read_aggregate(path, passphrase)


def _read_aggregate(path: Path, passphrase: str) -> Aggregate:
    data = read_at_most(path, MOST_BYTES, Trouble.NO_SUCH_FIGURES, Trouble.NOT_FIGURES)
    if len(data) > MOST_BYTES or not data.startswith((b"{", _AGE)):
        raise Unavailable(Trouble.NOT_FIGURES)
    if data.startswith(_AGE):
        data = _opened(data, passphrase)
    told, signature = parted(data, MOST_BYTES, Trouble.FIGURES_DAMAGED)
    found = read_told(told, AggregateFile, _KIND)
    if (found.format, found.version) != (FORMAT, VERSION):
        raise Unavailable(Trouble.FIGURES_DAMAGED)
    figures = found.figures
    try:
        check_sound(figures)
    except (ValueError, RuleBroken):
        raise Unavailable(Trouble.FIGURES_DAMAGED) from None
    if not is_signed(figures.sender.verify_key, SIGNED + told, signature):
        raise Unavailable(Trouble.FIGURES_DAMAGED)
    return figures


def _opened(data: bytes, passphrase: str) -> bytes:
    try:
        return decrypted(data, None, as_typed(passphrase))
    except RuleBroken:  # it is opened with a passphrase, and there was none
        raise Unavailable(Trouble.FIGURES_LOCKED) from None
    except Unavailable as error:
        raise Unavailable(_TROUBLES[error.trouble]) from None


_TROUBLES: Final = {
    Trouble.PACKAGE_TOO_BIG: Trouble.NOT_FIGURES,
    Trouble.NOT_A_PACKAGE: Trouble.NOT_FIGURES,
    Trouble.PACKAGE_DAMAGED: Trouble.FIGURES_DAMAGED,
    Trouble.PACKAGE_NOT_FOR_US: Trouble.FIGURES_NOT_FOR_US,
    Trouble.PACKAGE_WRONG_PASSPHRASE: Trouble.FIGURES_WRONG_PASSPHRASE,
}
