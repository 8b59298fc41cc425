"""Finding a picture by what somebody types, in Swedish, while they type it.

Words are compared by their stems (Snowball), and a compound by how it begins and ends:
"tandläkartid" finds the dentist. Our own concepts weigh more than the names of emoji,
a whole phrase more than its words, and a word that stands alone more than one of many.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import snowballstemmer

from sipdesk.content.concept import Concept
from sipdesk.content.emoji import Emoji
from sipdesk.content.symbols import Symbol

MOST: Final = 40
"""Pictures that are shown at once: more than anybody looks through."""

_WORD, _VARIANT, _SYNONYM, _NAME, _KEYWORD = 10.0, 9.0, 6.0, 4.0, 2.0
_PHRASE = 4.0  # so much more is said by all that was typed than by one of its words
_BEGINS, _TAIL, _HEAD = 0.5, 0.45, 0.4
_OF_MANY = 0.25  # how much less each word more of a phrase makes them say
_STOPS = 0.1

_SHORTEST_BEGINNING: Final = 2  # letters that are looked up before a word is whole
_SHORTEST_PART: Final = 5  # of a compound; with four, "tatuering" would find a ring

_TOKEN: Final = re.compile(r"[a-zåäöéüæø0-9]+")
_PARTS: Final = re.compile(r"[/()]")
_SHORTEST_BENT: Final = 4
_LONGEST_ENDING: Final = 3
_LOST: Final = re.compile("[eo]([lnr])$")
_DOUBLED: Final = re.compile("[aeiouyåäö][mn]$")
_STOP: Final = frozenset(
    _TOKEN.findall(
        "jag är det om på med den som min mitt mina en ett att och i av för till du vi "
        "man ska"
    )
)
_FOLDED: Final = str.maketrans("åäöéüæø", "aaoeuao")


@dataclass(frozen=True, slots=True)
class Found:
    """A picture that was found. ``concept`` is the id of ours, "" for an emoji."""

    word: str
    symbol: Symbol
    alt: str
    concept: str = ""


class PictureIndex:
    """All pictures that can be found, by the stems of their words.

    ``own`` are words that a home has added: what is typed, and the concept it means.
    """

    def __init__(
        self,
        concepts: Iterable[Concept],
        emoji: Iterable[Emoji],
        own: Sequence[tuple[str, str]] = (),
    ) -> None:
        self._found: list[Found] = []
        self._dotted = _Words()
        self._folded = _Words()
        own_words: defaultdict[str, list[str]] = defaultdict(list)
        for word, meant in own:
            own_words[meant].append(word)
        for concept in concepts:
            found = Found(concept.word, concept.symbol, concept.alt, concept.id)
            self._add(found, _said_of(concept, own_words[concept.id]))
        for one in emoji:
            found = Found(one.name, Symbol(one.code), one.name)
            self._add(found, _named(one))

    def find(self, typed: str, most: int = MOST) -> tuple[Found, ...]:
        """Give the pictures that fit best, the best first; none for nothing typed."""
        plain = _plain(typed.strip())
        # Who typed dots meant them; who typed none may have left them out.
        is_dotted = _fold(plain) != plain
        score = (self._dotted if is_dotted else self._folded).score(plain)
        # What is as good stands in the order of the files: concepts first.
        best = sorted(score, key=lambda at: (-score[at], at))
        return tuple(self._found[at] for at in best[:most])

    def _add(self, found: Found, said: Iterable[tuple[str, float]]) -> None:
        at = len(self._found)
        self._found.append(found)
        for phrase, weight in said:
            plain = _plain(phrase)
            self._dotted.add(plain, weight, at, str)
            self._folded.add(plain, weight, at, _fold)


class _Words:
    """What phrases and stems say of each picture, by its place."""

    def __init__(self) -> None:
        self._phrases: defaultdict[str, dict[int, float]] = defaultdict(dict)
        self._stems: defaultdict[str, dict[int, float]] = defaultdict(dict)

    def add(
        self, phrase: str, weight: float, at: int, form: Callable[[str], str]
    ) -> None:
        _raise(self._phrases[form(phrase)], at, weight)
        words = _TOKEN.findall(phrase)
        for word in words:
            shared = weight / (1 + _OF_MANY * (len(words) - 1))
            telling = shared * (_STOPS if word in _STOP else 1)
            for stem in _stems(word):
                _raise(self._stems[form(stem)], at, telling)

    def score(self, typed: str) -> dict[int, float]:
        score: defaultdict[int, float] = defaultdict(float)
        for at, weight in self._phrases.get(typed, {}).items():
            score[at] += weight * _PHRASE
        words = _TOKEN.findall(typed)
        for word in [word for word in words if word not in _STOP] or words:
            for at, weight in self._said_by(word).items():
                score[at] += weight
        return score

    def _said_by(self, word: str) -> dict[int, float]:
        """Give the most that one word says of each picture."""
        said: dict[int, float] = {}
        for share, stem in self._like(word):
            for at, weight in self._stems[stem].items():
                _raise(said, at, weight * share)
        return said

    def _like(self, word: str) -> Iterator[tuple[float, str]]:
        """Give the stems that a word may be meant by, and how surely."""
        typed = _stem(word)
        for stem in self._stems:
            if stem == typed:
                yield 1, stem
            elif len(word) >= _SHORTEST_BEGINNING and stem.startswith(word):
                yield _BEGINS, stem
            elif _SHORTEST_PART <= len(stem) < len(word):
                if word.endswith(stem) or typed.endswith(stem):
                    yield _TAIL, stem
                elif word.startswith(stem):
                    yield _HEAD, stem
            elif _is_bent(stem, word):
                yield _HEAD, stem


def _said_of(concept: Concept, own: Iterable[str]) -> Iterator[tuple[str, float]]:
    yield concept.word, _WORD
    for variant in _PARTS.split(concept.word):
        if variant.strip() and variant.strip() != concept.word:
            yield variant.strip(), _VARIANT
    for word in own:
        yield word, _WORD
    for synonym in concept.synonyms:
        yield synonym, _SYNONYM


def _named(emoji: Emoji) -> Iterator[tuple[str, float]]:
    yield emoji.name, _NAME
    for keyword in emoji.keywords:
        yield keyword, _KEYWORD


def _raise(weights: dict[int, float], at: int, weight: float) -> None:
    weights[at] = max(weights.get(at, 0), weight)


def _is_bent(stem: str, word: str) -> bool:
    """Whether a word is a short stem with an ending; a longer one is a compound."""
    ending = len(word) - len(stem)
    return (
        len(stem) == _SHORTEST_BENT
        and 0 < ending <= _LONGEST_ENDING
        and word.startswith(stem)
    )


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _fold(text: str) -> str:
    return text.translate(_FOLDED)


def _stems(word: str) -> Iterator[str]:
    """Give the stem of a word, and those of its forms that lose or double a letter."""
    stem = _stem(word)
    yield stem
    if len(stem) > _SHORTEST_BENT:
        bent = _LOST.sub(r"\1", stem)  # cykel, cyklar; vuxen, vuxna
        if bent != stem:
            yield bent
    if _DOUBLED.search(stem):  # dröm, drömmar; rum, rummet
        yield stem + stem[-1]


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    return snowballstemmer.stemmer("swedish")
