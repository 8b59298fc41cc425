"""The typefaces of our papers, and which letters they have.

Atkinson Hyperlegible lacks some letters that names have (``ễ``, ``И``): those are
set in Inter. What neither has becomes a visible box. Both come from packages and
are embedded in every paper.
"""

import unicodedata
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from itertools import groupby
from typing import Final

import fontpkg_atkinson_hyperlegible
import fontpkg_inter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from sipdesk.documents.letters import NO_BREAK_SPACE, cleaned


class Face(Enum):
    """A face that text can be set in.

    Those below the first three are set by ``shaping``, which joins and orders letters.
    """

    REGULAR = "AtkinsonHyperlegible-Regular"
    BOLD = "AtkinsonHyperlegible-Bold"
    ITALIC = "AtkinsonHyperlegible-Italic"
    ARABIC = "NotoSansArabic-Regular"
    ARABIC_BOLD = "NotoSansArabic-Bold"
    ETHIOPIC = "Ethiopic-Regular"
    ETHIOPIC_BOLD = "Ethiopic-Bold"

    @property
    def is_shaped(self) -> bool:
        """Whether its letters take their forms from those beside them."""
        return self not in _LATIN

    @property
    def is_rtl(self) -> bool:
        """Whether its lines run from right to left."""
        return self in {Face.ARABIC, Face.ARABIC_BOLD}


_LATIN: Final = (Face.REGULAR, Face.BOLD, Face.ITALIC)
MISSING: Final = "\N{WHITE SQUARE}"
SOFT_HYPHEN: Final = "\N{SOFT HYPHEN}"
_SUBSTITUTE: Final = "Inter"
_SPACES: Final = frozenset({"\n", " ", NO_BREAK_SPACE})


def printable(text: str) -> str:
    """Make a text of whatever was typed or pasted one that can be set.

    It is cleaned, and a character no face has becomes a box.
    """
    return "".join(map(_shown, cleaned(text)))


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    if character in _SPACES:
        return character
    # A private letter means nothing to a reader, even where a face draws it.
    known = unicodedata.category(character) != "Co" and ord(character) in _widths(
        Face.REGULAR
    )
    return character if known else MISSING


def width(text: str, face: Face, size: float) -> float:
    """Measure a printable text, in points."""
    widths = _widths(face)
    return float(sum(map(widths.__getitem__, map(ord, text)))) * size / 1000


def runs(text: str, face: Face) -> Iterator[tuple[str, str]]:
    """Part a printable text by font: the font's registered name, and its letters."""
    own = _own_letters(face)
    for has, letters in groupby(text, lambda character: ord(character) in own):
        yield (face.value if has else _SUBSTITUTE), "".join(letters)


def embed() -> None:
    """Make the faces known to reportlab; after the first time it does nothing."""
    for face in _LATIN:
        _own_letters(face)


def registered(face: Face) -> tuple[TTFont, TTFont]:
    """Give the fonts of a face: its own, and the one that has what it lacks."""
    _widths(face)
    return pdfmetrics.getFont(face.value), pdfmetrics.getFont(_SUBSTITUTE)


@lru_cache
def _own_letters(face: Face) -> dict[int, float]:
    folder = fontpkg_atkinson_hyperlegible.ROOT / "files"
    return _register(face.value, str(folder / f"{face.value}.ttf"))


@lru_cache
def _widths(face: Face) -> dict[int, float]:
    folder = fontpkg_inter.ROOT / "files"
    substitute = _register(_SUBSTITUTE, str(folder / "Inter[opsz,wght].ttf"))
    return substitute | _own_letters(face)


@lru_cache
def _register(name: str, file: str) -> dict[int, float]:
    """Load a font; the widths of its letters are in thousandths of its size."""
    # asciiReadable would embed all of ASCII in each face of each paper.
    font = TTFont(name, file, asciiReadable=False, shapable=False)
    pdfmetrics.registerFont(font)
    widths = font.face.charWidths
    return {code: float(widths[code]) for code in font.face.charToGlyph}
