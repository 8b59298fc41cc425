"""What free text should not hold: a personnummer, or another child's name.

It only remarks and never refuses: a word may be somebody else's name, and a number
something else. It never tells whose the name may be (OSL 26 kap. 1 §).

A word is a name's when all of it is the name or its genitive; of a word with hyphens,
any part. A name that is also an ordinary word (``Bo``, ``Love``, ``Berg``) is taken for
one only where it has a capital letter that does not begin a sentence. Any other name is
taken for one however it is written, for a note in haste may have no capitals.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from unicodedata import normalize

from sipdesk.domain.identity import check_digit


class Remark(Enum):
    """What a text may hold; the values are codes of notices."""

    PERSONAL_NUMBER = "text-holds-number"
    ANOTHER_NAME = "text-holds-name"


@dataclass(frozen=True, slots=True)
class Names:
    """Words that may be another child's name, and nothing of whose.

    Casefolded and in no order, each with its genitive; ``ordinary`` are those of
    ``words`` that are also words of every day.
    """

    words: frozenset[str] = field(default=frozenset(), repr=False)
    ordinary: frozenset[str] = field(default=frozenset(), repr=False)


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_JOINTS = re.compile(r"['’-]")
_SENTENCE_ENDS = ".!?:…\n\r\u2028\u2029"
_QUIET = " \t\xa0\"'”’»«([*•–—-"  # may stand between a sentence's end and its words

_LEAST_LETTERS = 2

_NUMBER = re.compile(
    # A lookahead: what turns out to be none may overlap one.
    r"""(?=(?P<whole>
        (?<![0-9]) (?<![0-9][-./:])
        (?:18|19|20)?
        (?P<year>[0-9]{2}) (?P<gap>[ -]?) (?P<month>[0-9]{2}) (?P=gap)
        (?P<day>[0-9]{2})
        (?P<sign>[ ]?[-+]?[ ]?)
        [0-9]{4}
        (?![0-9]) (?![-./:][0-9])
    ))""",
    re.VERBOSE,
)
_FOUR_DIGITS = re.compile(r"[0-9]{4}")
_UNBROKEN = re.compile(r"[0-9]{10}(?![0-9])")
_SPACES = re.compile(r"[^\S\n\r]")
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")


def names_of(
    others: Iterable[str], own: Iterable[str], ordinary: Collection[str]
) -> Names:
    """Gather the words of others' names that are not words of anybody's ``own``.

    ``ordinary`` are words of every day, casefolded.
    """
    known = {part for name in own for word in _words(name) for part in _parts(word)}
    strange = {word for name in others for word in _words(name)} - known
    words = frozenset({w for word in strange for w in (word, f"{word}s")} - known)
    return Names(words, words.intersection(ordinary))


def remarks(text: str, names: Names) -> frozenset[Remark]:
    """Tell what a text may hold that it should not."""
    found = set()
    if any(numbers_in(text)):
        found.add(Remark.PERSONAL_NUMBER)
    if any(names_in(normalize("NFC", text), names)):
        found.add(Remark.ANOTHER_NAME)
    return frozenset(found)


def names_in(text: str, names: Names) -> Iterator[tuple[int, int]]:
    """Give from where to where each word that may be a name stands in a text in NFC."""
    for found in _WORD.finditer(text) if names.words else ():
        parts = _parts(_fold(found[0]))
        if any(_is_name(found, part, names) for part in parts):
            yield found.span()


def numbers_in(text: str) -> Iterator[tuple[int, int]]:
    """Give from where to where each number that may be a person's stands in a text."""
    if _FOUR_DIGITS.search(text) is None:  # every number ends in four: seldom so
        return
    plain = _DASHES.sub("-", _SPACES.sub(" ", text))
    for found in _NUMBER.finditer(plain):
        if _is_number(found):
            yield found.span("whole")


def _words(name: str) -> Iterator[str]:
    for found in _WORD.finditer(normalize("NFC", name)):
        if len(found[0]) >= _LEAST_LETTERS:
            yield _fold(found[0])


def _parts(word: str) -> Iterator[str]:
    """Give a folded word, and the parts of one with joints in it."""
    yield word
    if not word.isalpha():
        yield from _JOINTS.split(word)


def _fold(word: str) -> str:
    return word.casefold().replace("’", "'")


def _is_name(found: re.Match[str], part: str, names: Names) -> bool:
    if part not in names.words:
        return False
    if part not in names.ordinary:
        return True
    return found[0][0].isupper() and not _begins_sentence(found.string, found.start())


def _begins_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(_QUIET)
    return not before or before[-1] in _SENTENCE_ENDS


def _is_number(found: re.Match[str]) -> bool:
    if not _is_day(found["year"], found["month"], found["day"]):
        return False
    if found["gap"] == "-":  # a date and a time of day have no sign between them
        return bool(found["sign"].strip())
    unbroken = _UNBROKEN.match(found.string, found.start())
    if unbroken is not None and unbroken[0].startswith("0"):
        # Just as well a telephone number: the check digit is all that tells.
        return check_digit(unbroken[0][:9]) == int(unbroken[0][9])
    return True


def _is_day(year: str, month: str, day: str) -> bool:
    """Whether six digits can begin a personnummer or a samordningsnummer."""
    number = int(day)
    try:
        date(2000 + int(year), int(month), number - 60 if number > 60 else number)  # noqa: PLR2004
    except ValueError:
        return False
    return True
