"""Finding a picture by what somebody types, in Swedish, while they type it.

Our own concepts weigh more than the names of emoji, a whole phrase more than its words,
and a word that stands alone more than one of many. How a word is compared with
another, ``word_weights`` tells.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sipdesk.content.concept import Concept
from sipdesk.content.emoji import Emoji
from sipdesk.content.own_pictures import NO_PICTURES, OwnPictures
from sipdesk.content.symbols import Symbol
from sipdesk.content.word_weights import WordWeights, telling, without_dots
from sipdesk.domain.picture_source import OwnSymbol

MOST: Final = 40
"""Pictures that are shown at once: more than anybody looks through."""

LONGEST: Final = 80
"""Characters that are looked up: more is no word for a picture but a text."""

_WORD, _VARIANT, _SYNONYM, _FOUND_BY = 10.0, 9.0, 6.0, 5.0
_NAME, _KEYWORD = 4.0, 2.0
_PHRASE = 4.0  # so much more is said by all that was typed than by one of its words

_PARTS: Final = re.compile(r"[/()]")


@dataclass(frozen=True, slots=True)
class Found:
    """A picture that was found. ``concept`` is the id of ours, "" for an emoji.

    ``symbol`` is of ``source``, "" for the program's own set; ``data`` is what one of
    another source looks like: SVG, PNG or JPEG.
    """

    word: str
    symbol: Symbol
    alt: str
    concept: str = ""
    source: str = ""
    data: bytes = b""


class PictureIndex:
    """All pictures that can be found, by the stems of their words.

    ``own`` are words that a home has added: what is typed, and the concept it means.
    ``pictures`` are a home's own, and one source of them may come before our symbols.
    """

    def __init__(
        self,
        concepts: Iterable[Concept],
        emoji: Iterable[Emoji],
        own: Sequence[tuple[str, str]] = (),
        pictures: OwnPictures = NO_PICTURES,
    ) -> None:
        self._found: list[Found] = []
        self._dotted = WordWeights(str)
        self._folded = WordWeights(without_dots)
        own_words: defaultdict[str, list[str]] = defaultdict(list)
        for word, meant in own:
            own_words[meant].append(word)
        symbols = pictures.read()
        first = _by_concept(symbols, pictures.first)
        for concept in concepts:
            found = Found(concept.word, concept.symbol, concept.alt, concept.id)
            shown = first.get(concept.id)
            if shown:
                found = replace(found, symbol=Symbol(shown.code), source=shown.source)
            self._add(found, _said_of(concept, own_words[concept.id]))
        for symbol in symbols:
            if symbol.source != pictures.first or not symbol.concepts:
                self._add(_found(symbol), _told(symbol))
        for one in emoji:
            found = Found(one.name, Symbol(one.code), one.name)
            self._add(found, _named(one))

    def find(self, typed: str, most: int = MOST) -> tuple[Found, ...]:
        """Give the pictures that fit best, the best first; none for nothing typed."""
        plain = _plain(typed.strip())[:LONGEST].rstrip()
        score: defaultdict[int, float] = defaultdict(float)
        for at, weight in self._spelt(plain).said_by_all(plain).items():
            score[at] += weight * _PHRASE
        words = telling(plain)
        for number, word in enumerate(words, 1):
            for at, weight in self._said_by(word, is_whole=number < len(words)).items():
                score[at] += weight
        # What is as good stands in the order of the files: concepts first.
        best = sorted(score, key=lambda at: (-score[at], at))
        return tuple(self._found[at] for at in best[:most])

    def _add(self, found: Found, said: Iterable[tuple[str, float]]) -> None:
        at = len(self._found)
        self._found.append(found)
        for phrase, weight in said:
            plain = _plain(phrase)
            self._dotted.add(plain, weight, at)
            self._folded.add(plain, weight, at)

    def _said_by(self, word: str, *, is_whole: bool) -> Mapping[int, float]:
        return (
            self._spelt(word).said_by(word, is_whole=is_whole)
            or self._folded.said_by(word, is_whole=is_whole)
            or self._folded.said_nearly(word)
        )

    def _spelt(self, typed: str) -> WordWeights:
        # Who typed dots meant them; who typed none may have left them out.
        return self._folded if without_dots(typed) == typed else self._dotted


def _said_of(concept: Concept, own: Iterable[str]) -> Iterator[tuple[str, float]]:
    yield concept.word, _WORD
    for variant in _PARTS.split(concept.word):
        if variant.strip() and variant.strip() != concept.word:
            yield variant.strip(), _VARIANT
    for word in own:
        yield word, _WORD
    for synonym in concept.synonyms:
        yield synonym, _SYNONYM
    for word in concept.found_by:
        yield word, _FOUND_BY


def _by_concept(symbols: Iterable[OwnSymbol], first: str) -> dict[str, OwnSymbol]:
    shown: dict[str, OwnSymbol] = {}
    for symbol in symbols if first else ():
        if symbol.source == first:
            for concept in symbol.concepts:
                shown.setdefault(concept, symbol)
    return shown


def _found(symbol: OwnSymbol) -> Found:
    return Found(symbol.word, Symbol(symbol.code), symbol.word, source=symbol.source)


def _told(symbol: OwnSymbol) -> Iterator[tuple[str, float]]:
    yield symbol.word, _WORD
    for word in symbol.words[1:]:
        yield word, _SYNONYM


def _named(emoji: Emoji) -> Iterator[tuple[str, float]]:
    yield emoji.name, _NAME
    for keyword in emoji.keywords:
        if keyword != emoji.name:
            yield keyword, _KEYWORD


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
