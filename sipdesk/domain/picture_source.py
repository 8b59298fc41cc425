"""Pictures of one's own for picture boards: symbols that a home has a licence for.

A source is a set of symbols with who drew them, which stands on every sheet that shows
one. Its symbols are kept cleaned, never as they came.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from hashlib import sha256
from typing import Final

from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.picture_board import PictureBoard

NAME_LONGEST: Final = 60
CREDIT_LONGEST: Final = 160
WORD_LONGEST: Final = 80
MOST_WORDS: Final = 20
MOST_SYMBOLS: Final = 5000
"""Of one source: more than any set that is sorted in folders has in one."""
SHARED_ENDING: Final = ".sipbild"
OPEN_ENDING: Final = ".obz"
MOST_SHARED: Final = 60_000_000
"""Bytes of a file of boards from another home."""
MOST_KEPT: Final = 100_000_000
"""Bytes of all that one source keeps; each backup carries them."""

_CODE: Final = 12  # hexadecimal digits


class PictureForm(Enum):
    """How a symbol is kept."""

    DRAWING = "drawing"  # SVG
    PNG = "png"
    JPEG = "jpeg"


@dataclass(frozen=True, slots=True)
class PictureSource:
    """A set of symbols. ``credit`` is the line that its licence asks for."""

    id: str
    name: str
    licence: str
    credit: str
    added: date
    by: str  # a user's id
    may_share: bool = False


@dataclass(frozen=True, slots=True)
class SourceSize:
    """How much a source has: its symbols, those that mean a concept of ours, bytes."""

    symbols: int = 0
    meant: int = 0
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class OwnSymbol:
    """A symbol of a source; its bytes lie beside it.

    ``code`` is what a cell calls it. It is found by its ``words``, and the first is
    shown; ``concepts`` are the ids of the concepts of ours that it means.
    """

    id: str
    source: str
    code: str
    words: tuple[str, ...]
    form: PictureForm
    sha256: str  # of what is kept
    concepts: tuple[str, ...] = ()

    @property
    def word(self) -> str:
        """What it is called."""
        return self.words[0]


@dataclass(frozen=True, slots=True)
class OwnPicture:
    """A symbol with its bytes: SVG, PNG or JPEG, made here."""

    symbol: OwnSymbol
    data: bytes

    def of_source(self, source: str) -> "OwnPicture":
        """Give it as a picture of another source."""
        here = symbol_id(source, self.symbol.code)
        return replace(self, symbol=replace(self.symbol, id=here, source=source))


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """A picture that was made anew, and has not been kept yet."""

    code: str
    name: str  # the file's, without its ending
    words: tuple[str, ...]
    form: PictureForm
    data: bytes

    @property
    def sha256(self) -> str:
        """Its sum."""
        return sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Pictures that were made anew, and how many could not be, by why."""

    pictures: tuple[CleanPicture, ...] = ()
    refused: Mapping[str, int] = field(default_factory=dict)


FirstPictures = Mapping[tuple[str, str], tuple[str, str]]
"""What is shown instead: a symbol and its alt text, to a source and its code."""


def code_of(name: str) -> str:
    """Give the code of a symbol by its name in its set; the same in every home."""
    plain = unicodedata.normalize("NFC", name).casefold().strip()
    return sha256(plain.encode()).hexdigest()[:_CODE].upper()


def symbol_id(source: str, code: str) -> str:
    """Give the id of a symbol."""
    return f"{source} {code}"


def said_by(words: Iterable[str]) -> tuple[str, ...]:
    """Give words as they are kept: each once, printable, and none too long."""
    plain = (" ".join(unicodedata.normalize("NFC", word).split()) for word in words)
    fit = (w for w in plain if w and w.isprintable() and len(w) <= WORD_LONGEST)
    return tuple(dict.fromkeys(fit))[:MOST_WORDS]


def check_source(source: PictureSource) -> None:
    """Refuse a source that does not say who drew it and what may be done with it.

    Raises:
        RuleBroken: ``picture-source-without-…`` and ``picture-source-too-long``, at
            ``name``, ``licence`` or ``credit``.

    """
    if not _says(source.name):
        raise RuleBroken("picture-source-without-name", "name")
    if not _says(source.licence):
        raise RuleBroken("picture-source-without-licence", "licence")
    if not _says(source.credit):
        raise RuleBroken("picture-source-without-credit", "credit")
    for part, said, most in (
        ("name", source.name, NAME_LONGEST),
        ("licence", source.licence, NAME_LONGEST),
        ("credit", source.credit, CREDIT_LONGEST),
    ):
        if len(said) > most:
            raise RuleBroken("picture-source-too-long", part, {"most": f"{most}"})


def _says(text: str) -> bool:
    return bool(text.strip()) and text.isprintable()


def in_first_hand(board: PictureBoard, first: FirstPictures) -> PictureBoard:
    """Show our own symbols by those that the home has put first, where it has any."""
    cells = []
    for cell in board.cells:
        shown = None if cell.source else first.get((cell.symbol, cell.alt))
        if shown:
            cells.append(replace(cell, source=shown[0], symbol=shown[1]))
        else:
            cells.append(cell)
    return replace(board, cells=tuple(cells))


def sources_of(boards: Iterable[PictureBoard]) -> frozenset[str]:
    """Name the sources that boards show symbols of."""
    return frozenset(c.source for b in boards for c in b.cells if c.symbol) - {""}
