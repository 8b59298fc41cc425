"""Private codes for glyphs that are no single letter, and what each stands for.

They are those of Unicode's last two planes, which no text of a paper holds: what was
typed of them is printed as boxes.
"""

import unicodedata
from itertools import count
from threading import Lock
from typing import Final

_FIRST: Final = 0xF0000
_free = count(_FIRST)
_codes: dict[tuple[str, int, str], int] = {}
_texts: dict[int, str] = {}
_counting: Final = Lock()


def code(font: str, glyph: int, text: str) -> int:
    """Give the code of a font's glyph where it stands for a text."""
    key = (font, glyph, text)
    with _counting:
        if key not in _codes:
            _codes[key] = new = next(_free)
            _texts[new] = text
        return _codes[key]


def text_of(letter: int) -> str:
    """Tell what a code stands for; a letter's own code stands for itself."""
    return _texts.get(letter) or chr(letter)


def is_private(character: str) -> bool:
    """Whether a character means nothing to a reader."""
    return unicodedata.category(character) == "Co"
