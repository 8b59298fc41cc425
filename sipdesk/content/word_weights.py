"""What Swedish words say of things, by each thing's place in a list.

A typed word is compared by itself, by its stem (Snowball), as the beginning of a word,
and as a compound of two: "tandläkartid" is the dentist's before it is a time. Only when
nothing is found so, a word that differs by one letter counts.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import takewhile
from typing import Any, Final

import snowballstemmer

TOKEN: Final = re.compile(r"[a-zåäöéüæø0-9]+")

_STEM, _BENT, _BEGINS, _TAIL, _HEAD, _NEAR = 0.9, 0.8, 0.45, 0.45, 0.4, 0.3
_OF_MANY = 0.25  # how much less each word more of a phrase makes them say
_STOPS = 0.1

_SHORTEST_BEGINNING: Final = 2  # letters that are looked up before a word is whole
_SHORTEST_PART: Final = 3  # of a compound where both its parts are known
_SHORTEST_ALONE: Final = 5  # where one is; with four, "tatuering" would find a ring
_SHORTEST_ALONE_STEM: Final = 4
_NO_PARTS: Final = frozenset({"ande", "ingen", "inget", "rande"})  # but endings
_SHORTEST_NEAR: Final = 6  # a shorter word that is one letter off is another word
_SHORTEST_BENT: Final = 4
_LONGEST_ENDING: Final = 3
_ENDINGS: Final = frozenset(  # among them those that the stemmer leaves: menyn, mammans
    ("n", "s", "t", "r", "ns", "na", "et", "en", "ar", "er", "or", "ets", "ens")
)
_LOST: Final = re.compile("[eo]([lnr])$")
_PAST: Final = re.compile("(?<=[^aeiouyåäö])(te|de)$")
_DOUBLED: Final = re.compile("[aeiouyåäö][mn]$")
_TWICE: Final = re.compile("([mn])\\1$")
_BINDING: Final = re.compile("[aeosu]$")  # hälso-, kyrko-, gatu-, arbets-
_FOLDED: Final = str.maketrans("åäöéüæø", "aaoeuao")
_STOP: Final = frozenset(
    TOKEN.findall(
        "jag är det om på med den som min mitt mina en ett att och i av för till du vi "
        "man ska"
    )
)


class WordWeights:
    """Phrases, their words and stems, in one form: with dots or without.

    ``form`` makes that form of a word or a stem.
    """

    def __init__(self, form: Callable[[str], str]) -> None:
        self._form = form
        self._phrases: defaultdict[str, dict[int, float]] = defaultdict(dict)
        self._words: defaultdict[str, dict[int, float]] = defaultdict(dict)
        self._stems: defaultdict[str, dict[int, float]] = defaultdict(dict)
        self._in_order: list[str] = []

    def add(self, phrase: str, weight: float, at: int) -> None:
        """Let a phrase, and less so its words, be said of what is at that place."""
        raise_to(self._phrases[self._form(phrase)], at, weight)
        words = TOKEN.findall(phrase)
        for word in words:
            shared = weight / (1 + _OF_MANY * (len(words) - 1))
            said = shared * (_STOPS if word in _STOP else 1)
            raise_to(self._words[self._form(word)], at, said)
            for stem in _stems(word):
                raise_to(self._stems[self._form(stem)], at, said)
        self._in_order = []

    def said_by_all(self, typed: str) -> Mapping[int, float]:
        """Give what the whole that was typed says."""
        return self._phrases.get(self._form(typed), {})

    def said_by(self, word: str, *, is_whole: bool) -> Mapping[int, float]:
        """Give the most that a word says of each; one not whole may still be typed."""
        said: dict[int, float] = {}
        formed = self._form(word)
        _take(said, self._words.get(formed), 1)
        for stem in {_stem(word), *_bare(word)}:
            _take(said, self._stems.get(self._form(stem)), _STEM)
        if not (is_whole and said) and len(word) >= _SHORTEST_BEGINNING:
            for begun in self._begun(formed):
                _take(said, self._words[begun], _BEGINS)
        for at in range(max(_SHORTEST_BENT, len(word) - _LONGEST_ENDING), len(word)):
            if word[at:] in _ENDINGS:
                _take(said, self._words.get(formed[:at]), _BENT)
                _take(said, self._stems.get(formed[:at]), _BENT)
        self._take_parts(said, word)
        return said

    def said_nearly(self, word: str) -> Mapping[int, float]:
        """Give what the words say that differ from a misspelt one by a letter."""
        said: dict[int, float] = {}
        formed = self._form(word)
        if len(formed) >= _SHORTEST_NEAR:
            for near in self._begun(formed[0]):
                if len(near) >= _SHORTEST_NEAR and _is_near(near, formed):
                    _take(said, self._words[near], _NEAR)
        return said

    def _begun(self, beginning: str) -> Iterator[str]:
        """Give the words that begin so."""
        if not self._in_order:
            self._in_order = sorted(self._words)
        at = bisect_left(self._in_order, beginning)
        words = (self._in_order[one] for one in range(at, len(self._in_order)))
        return takewhile(lambda word: word.startswith(beginning), words)

    def _take_parts(self, said: dict[int, float], word: str) -> None:
        """Take what the parts of a compound say."""
        for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            head, tail = self._part(word[:at]), self._part(word[at:])
            if head and (tail or _tells_alone(head, word[:at])):
                _take(said, self._stems[head], _HEAD)
            if tail and (head or _tells_alone(tail, word[at:])):
                _take(said, self._stems[tail], _TAIL)

    def _part(self, part: str) -> str:
        """Give the known stem that a part of a word is, or is bent from."""
        if part in _NO_PARTS:
            return ""
        forms = (part, _stem(part), _BINDING.sub("", part))
        shortest = max(_SHORTEST_PART, len(part) - _LONGEST_ENDING)
        bent = (form for form in forms if len(form) >= shortest)
        return next(filter(self._stems.__contains__, map(self._form, bent)), "")


def telling(typed: str) -> list[str]:
    """Give the words that tell something; all of them where none does."""
    words = TOKEN.findall(typed)
    return [word for word in words if word not in _STOP] or words


def without_dots(text: str) -> str:
    """Give a text as it is written by who leaves the dots out."""
    return text.translate(_FOLDED)


def raise_to(weights: dict[int, float], at: int, weight: float) -> None:
    """Set a weight that is higher than the one before."""
    if weights.get(at, 0) < weight:
        weights[at] = weight


def _take(
    said: dict[int, float], weights: Mapping[int, float] | None, share: float
) -> None:
    for at, weight in (weights or {}).items():
        raise_to(said, at, weight * share)


def _bare(word: str) -> Iterator[str]:
    """Give what is left of a verb that is past, or done to: läste, ringde, pausats."""
    yield _PAST.sub("", word)
    if len(word) > _SHORTEST_ALONE:
        yield _stem(word.removesuffix("s"))


def _tells_alone(stem: str, part: str) -> bool:
    return len(part) >= _SHORTEST_ALONE and len(stem) >= _SHORTEST_ALONE_STEM


def _is_near(one: str, other: str) -> bool:
    """Whether a letter more, less or other, or two that changed place, is all."""
    if abs(len(one) - len(other)) > 1:
        return False
    shared = zip(one, other, strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], shared))
    left, right = one[same:], other[same:]
    turned = left[1::-1] + left[2:]
    return (
        left[1:] == right[1:]
        or left[1:] == right
        or left == right[1:]
        or (turned == right)
    )


@lru_cache(maxsize=20_000)
def _stems(word: str) -> frozenset[str]:
    """Give the stem of a word, and those of its forms that lose or double a letter."""
    stem = _stem(word)
    stems = {stem}
    if len(stem) > _SHORTEST_BENT:  # cykel, cyklar; vuxen, vuxna
        stems.add(_LOST.sub(r"\1", stem))
    if _DOUBLED.search(stem):  # dröm, drömmar; rum, rummet
        stems.add(stem + stem[-1])
    if _TWICE.search(stem):  # bestämma, bestämt
        stems.add(stem[:-1])
    return frozenset(stems)


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    return snowballstemmer.stemmer("swedish")
