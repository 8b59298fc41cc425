"""A home's own words for pictures: what is said here, and what it means."""

import unicodedata
from dataclasses import dataclass
from typing import Final

from sipdesk.domain.errors import RuleBroken

WORD_LONGEST: Final = 40
MOST_WORDS: Final = 500


@dataclass(frozen=True, slots=True)
class HomeWord:
    """A word, in small letters, and the id of the concept that it means here."""

    id: str
    concept: str


def home_word(typed: str, concept: str) -> HomeWord:
    """Make a home's word of what was typed.

    Raises:
        RuleBroken: ``home-word-empty``, ``home-word-too-long``.

    """
    word = " ".join(unicodedata.normalize("NFC", typed).casefold().split())
    if not word or not word.isprintable():
        raise RuleBroken("home-word-empty", "word")
    if len(word) > WORD_LONGEST:
        raise RuleBroken("home-word-too-long", "word", {"most": f"{WORD_LONGEST}"})
    return HomeWord(word, concept)
