"""Which letters a Word file can hold."""

import unicodedata

from sipdesk.documents.letters import cleaned

MISSING = "\N{WHITE SQUARE}"
_LAST_TWO = 0xFFFE  # of each plane: never a letter


def writable(text: str) -> str:
    """Clean a text; what XML cannot hold becomes a visible box.

    A letter our own faces lack is kept: Word finds one that has it.
    """
    return "".join(map(_written, cleaned(text)))


def one_line(text: str) -> str:
    """Clean a text that stands on one line."""
    return " ".join(writable(text).split())


def _written(character: str) -> str:
    held = (
        unicodedata.category(character) != "Cs"
        and ord(character) & _LAST_TWO != _LAST_TWO
    )
    return character if held else MISSING
