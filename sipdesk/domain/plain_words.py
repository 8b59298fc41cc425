"""What may make a text hard to read for the young person; a hint, never a no.

The rules are those of easy-read Swedish: one thing a sentence, ten words at most, who
does it named, no abbreviation, and what is rather than what is not.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final

MOST_WORDS: Final = 10
MOST_LETTERS: Final = 17  # socialsekreterare
ANSWER: Final = 4
"""So few words are an answer, and may say no."""


class Hint(Enum):
    """What could be plainer."""

    LONG_SENTENCE = "long-sentence"
    LONG_WORD = "long-word"
    PASSIVE = "passive"
    ABBREVIATION = "abbreviation"
    NEGATION = "negation"


@dataclass(frozen=True, slots=True)
class Hinted:
    """A hint, and the word or the beginning of the sentence that it is about."""

    hint: Hint
    about: str
