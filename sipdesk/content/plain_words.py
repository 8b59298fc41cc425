"""Hints for plain words, by the lists of ``resources/plain_words.toml``."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from sipdesk.domain.plain_words import ANSWER, MOST_LETTERS, MOST_WORDS, Hint, Hinted
from sipdesk.paths import resources

_TOKEN: Final = re.compile(r"[^\W_]+(?:[-.:’'][^\W_]+)*\.?")
_ENDS: Final = re.compile(r"(?<=[^\W_])[.!?…]+(?=\s|$|[\"”])|[\n:;]+")
_PASSIVE: Final = re.compile(r"[^\W\d_]{3,}(?:as|ades|ats|erades|erats)")
_CAPITALS: Final = 2


@dataclass(frozen=True, slots=True)
class _Lists:
    negations: frozenset[str]
    abbreviations: frozenset[str]
    known: frozenset[str]
    active: frozenset[str]
    passive: frozenset[str]


def hints(text: str) -> tuple[Hinted, ...]:
    """Tell what in a text could be plainer, in the order of its words."""
    return tuple(hint for sentence in _sentences(text) for hint in _of(sentence))


def _sentences(text: str) -> Iterator[str]:
    kept = text
    for short in sorted(_lists().abbreviations, key=len, reverse=True):
        if "." in short:  # its points end no sentence
            kept = re.sub(rf"(?<!\w){re.escape(short)}", short.replace(".", "·"), kept)
    for part in _ENDS.split(kept):
        if part.strip():
            yield part.replace("·", ".").strip()


def _of(sentence: str) -> Iterator[Hinted]:
    words = _TOKEN.findall(sentence)
    if len(words) > MOST_WORDS:
        yield Hinted(Hint.LONG_SENTENCE, " ".join(words[:ANSWER]))
    for word in words:
        yield from _of_word(word, is_answer=len(words) <= ANSWER)


def _of_word(word: str, *, is_answer: bool) -> Iterator[Hinted]:
    lists, plain = _lists(), word.casefold()
    bare = plain.rstrip(".")
    if plain in lists.abbreviations or _is_capitals(word):
        yield Hinted(Hint.ABBREVIATION, word)
    if max(map(len, bare.split("-"))) > MOST_LETTERS:
        yield Hinted(Hint.LONG_WORD, word)
    if bare in lists.negations and not is_answer:
        yield Hinted(Hint.NEGATION, word)
    if bare in lists.passive or (_PASSIVE.fullmatch(bare) and bare not in lists.active):
        yield Hinted(Hint.PASSIVE, word)


def _is_capitals(word: str) -> bool:
    bare = word.partition("-")[0].rstrip(".")
    capitals = sum(letter.isupper() for letter in bare)
    return capitals >= _CAPITALS and bare not in _lists().known


@cache
def _lists() -> _Lists:
    table = tomllib.loads((resources() / "plain_words.toml").read_text("utf-8"))
    known = frozenset(table.pop("known").split())
    found = {
        name: frozenset(table[name].casefold().split())
        for name in _Lists.__slots__
        if name != "known"
    }
    return _Lists(known=known, **found)
