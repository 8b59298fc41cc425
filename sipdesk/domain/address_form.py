"""Whether a text that the young person reads speaks of them instead of to them.

What is theirs is written as "I" or "you" (design/product.md, words for people). Some
words are always about them. A pronoun may be about somebody else, and is passed over
once the text has named such a one, or has said "I" or "you". It only remarks and never
refuses.
"""

import re
from dataclasses import dataclass
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
_SENTENCE_ENDS: Final = ".!?:…\n"


@dataclass(frozen=True, slots=True)
class AddressWords:
    """The words that tell of whom a text speaks, casefolded."""

    about: tuple[str, ...]  # words and phrases, always of the young person
    pronouns: frozenset[str]
    own: frozenset[str]  # "I" and "you", in all their forms
    others: frozenset[str]  # whom a pronoun may be about instead
    capacities: tuple[str, ...]  # parts of words for such ones


def speaks_of_young_person(text: str, words: AddressWords) -> bool:
    """Whether a text speaks of the young person where "I" or "you" belongs."""
    spaced = " ".join(found[0].casefold() for found in _WORD.finditer(text))
    about = "|".join(map(re.escape, words.about))
    if re.search(rf"\b(?:{about})s?\b", spaced):
        return True
    return _says_of_them(text, words)


def _says_of_them(text: str, words: AddressWords) -> bool:
    """Whether a pronoun comes before anybody whom it could be about instead."""
    for found in _WORD.finditer(text):
        word = found[0].casefold()
        named = _is_name(found)
        if word in words.pronouns and not named:
            return True
        capacity = any(part in word for part in words.capacities)
        if named or capacity or word in words.own or word in words.others:
            return False
    return False


def _is_name(found: re.Match[str]) -> bool:
    """Whether a word is written as a name: it, or what follows it, has a capital.

    At the beginning of a sentence a capital says nothing, unless another follows.
    """
    if not found[0][0].isupper():
        return False
    before = found.string[: found.start()].rstrip()
    if before and before[-1] not in _SENTENCE_ENDS:
        return True
    after = found.string[found.end() :]
    return after[:1] == " " and after[1:2].isupper()
