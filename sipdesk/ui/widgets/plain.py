"""What may stand in a field: text without the marks that no one can see."""

import unicodedata
from typing import Final

_BREAKS: Final = {"\r\n": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n"}
_TURNS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the order of letters: a paper would show another text than typed."""


def clean(text: str, *, lines: bool) -> str:
    """Strip control characters; keep line breaks and tabs if ``lines``, else spaces.

    Everything else is kept as it was written, markup included.
    """
    for other, newline in _BREAKS.items():
        text = text.replace(other, newline)
    if not lines:
        text = text.replace("\n", " ").replace("\t", " ")
    return "".join(character for character in text if _may_stand(character))


def _may_stand(character: str) -> bool:
    if character in "\n\t":
        return True
    return (
        unicodedata.category(character) not in ("Cc", "Cs") and character not in _TURNS
    )
