"""Makes of whatever was typed or pasted a text that can stand on a paper."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

NO_BREAK_SPACE: Final = "\N{NO-BREAK SPACE}"
_LINE_ENDS: Final = frozenset("\n\v\f\r\x85\u2028\u2029")
_NO_BREAK_SPACES: Final = frozenset("\u00a0\u2007\u202f")
_EMPTY_LINES: Final = re.compile(r"\n[ \n]*\n")


def cleaned(text: str, keep: str = "") -> str:
    """Compose the letters and drop what is none.

    ``a`` + ring is ``å``, every line end is a line feed and every blank a space;
    control and formatting characters are dropped, among them those that turn the
    direction of writing, but not those in ``keep``.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    if not keep:
        return "".join(map(_cleaned, text))
    return "".join(c if c in keep else _cleaned(c) for c in text)


def parted(text: str) -> tuple[str, ...]:
    """Part a cleaned text at its empty lines; a blank text has no parts."""
    return tuple(part.strip("\n") for part in _EMPTY_LINES.split(text) if part.strip())


@lru_cache(maxsize=4096)
def _cleaned(character: str) -> str:
    if character in _LINE_ENDS:
        return "\n"
    if character in _NO_BREAK_SPACES:
        return NO_BREAK_SPACE
    category = unicodedata.category(character)
    if category == "Zs" or character == "\t":
        return " "
    return "" if category in {"Cc", "Cf"} else character
