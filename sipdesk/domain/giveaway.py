"""A word that gives a place away, and how it is found however it was written.

A finished paper breaks words at the end of a line, a form types numbers in groups of
its own, and Word cuts a name in two for no reason that shows. So a text is read as its
letters and digits alone, with where words begin and end, and searched in that.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

LEAST_LETTERS: Final = 4
"""A shorter word is too often another word: SiS has homes, and there are towns, whose
names are those of everyday things."""

LEAST_DIGITS: Final = 6
"""A shorter number is too often a sum, a year or a time."""

_LONG: Final = 8
"""From here on words are found although a blank has come into them: so many letters
do not come in the same order, from the beginning of one word to the end of another,
by chance."""

_COMPOUND: Final = 5  # from here on also as the beginning of a longer word
_INVISIBLE: Final = re.compile(
    "[\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0]"
)
_SOFT_HYPHEN: Final = re.compile("\u00ad[ \\t]*[\\r\\n]*[ \\t]*")
_BROKEN: Final = re.compile(r"(?<=[^\W\d_])[-\u2010][ \t]*[\r\n]+[ \t]*(?=[^\W\d_])")
_GLUED: Final = re.compile("(?<=[a-z\\u00df-\\u00ff])(?=[A-Z\\u00c0-\\u00de])")
_WORD: Final = re.compile(r"\d+|[^\W\d_]+")
_NUMBER: Final = re.compile(r"(?<!\w)\d+(?:(?:[^\w\r\n]|_){0,4}[\r\n]{0,2} ?\d+)*")
_DIGITS: Final = re.compile(r"\d+")
_DIGIT: Final = re.compile(r"(?![0-9])\d")
_POSTCODE: Final = re.compile(
    r"(?<!\d)(?<!\d[ .()/-])\d{3}\s?\d{2}(?!\d)(?![ .()/-]\d)"
)
_MAP: Final = re.compile(
    # A map's address, or a point in Sweden to about ten metres.
    r"\bmaps\.|/maps\b|\bgoo\.gl/|\b(?:hitta|eniro)\.se\b|\bopenstreetmap\."
    r"|\bwhat3words\.|\bw3w\.co\b"
    r"|\b(?:5[5-9]|6\d)[.,]\d{4,}\W{1,4}(?:[A-Z\u00d6]\W{1,3})?(?:1\d|2[0-4])[.,]\d{4,}",
    re.IGNORECASE,
)
_ALIKE: Final = str.maketrans(
    # Letters of Cyrillic and Greek that look like ours.
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0406\u0405"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a7"
    "\u03b1\u03bd\u03bf\u0131",
    "aeopcyxijshABEKMHOPCTXISABEZHIKMNOPTXavoi",
)
_PLUS: Final = re.compile(r"^\s*(?:\+|00)46\s*(?:\(0\))?")
_GENITIVE: Final = "s"
_WALL: Final = "\n"  # between texts: no letter


class GiveawayKind(Enum):
    """What it is that gives the place away: said to the coordinator, never the word."""

    HOME = "home"
    DEPARTMENT = "department"
    ADDRESS = "address"
    TOWN = "town"
    REGION = "region"
    AGENCY = "agency"  # a clinic or school where the home lies
    STAFF = "staff"
    NUMBER = "number"
    MAIL = "mail"
    ROOM = "room"
    LINK = "link"
    POSTCODE = "postcode"
    MAP = "map"  # coordinates, or a link to a map: whatever they show
    AHEAD = "ahead"  # where somebody moves next
    PERSON = "person"  # not the place, but somebody who is protected


@dataclass(frozen=True, slots=True)
class Giveaway:
    """Words, or a telephone number, that tell where somebody is.

    ``as_name`` is for what is also an everyday word (Lind, Eken, Vara): only where it
    begins with a capital is it a name. ``begins`` is for what makes words of its own
    (Påhittsgårdsskolan): it is also found at the beginning of a longer word.
    """

    words: str
    kind: GiveawayKind
    as_name: bool = False
    begins: bool = False

    @property
    def tells(self) -> bool:
        """Whether there is enough of it to be told from anything else."""
        if self.kind is GiveawayKind.MAP:
            return True
        if self.kind is GiveawayKind.POSTCODE:
            return bool(self.words)
        if self.kind is GiveawayKind.NUMBER:
            return len(plain_number(self.words)) >= LEAST_DIGITS
        letters = sum(map(str.isalpha, self.words))
        # A box or a room is mostly its number: "Box 12".
        numbered = self.kind in (GiveawayKind.ADDRESS, GiveawayKind.ROOM)
        digits = sum(map(str.isdigit, self.words)) if numbered else 0
        return letters + digits >= LEAST_LETTERS and letters > 0


def plain_number(text: str) -> str:
    """Write a telephone number as its digits, a Swedish one as from within Sweden."""
    home = _PLUS.sub("0", text.replace("\u00a0", " "))
    digits = "".join(_DIGITS.findall(home))
    return re.sub("^00(?=[1-9])", "0", digits)


@dataclass(frozen=True, slots=True)
class _Letters:
    """A text's letters and digits in a row, and where its words begin and end."""

    row: str
    begins: dict[int, bool]  # each with whether it is with a capital
    ends: frozenset[int]

    def places(self, other: "_Letters") -> Iterator[int]:
        """Tell where other letters begin in this row, at the beginning of a word."""
        at = self.row.find(other.row) if other.row else -1
        while at >= 0:
            if at in self.begins:
                yield at
            at = self.row.find(other.row, at + 1)


def _letters(*texts: str) -> _Letters:
    """Read texts, each by itself: no word goes on from one to the next."""
    row, begins, ends, at = [], {}, set(), 0
    for text in texts:
        for found in _WORD.findall(_GLUED.sub(" ", text)):
            word = found.casefold()
            begins[at] = found[0].isupper()
            at += len(word)
            ends.add(at)
            row.append(word)
        at += len(_WALL)
        row.append(_WALL)
    return _Letters("".join(row[:-1]), begins, frozenset(ends))


def _mended(text: str) -> str:
    """Undo ligatures, letters in two pieces, and hyphens at the end of a line.

    What only looks like our letters, and other scripts' digits, are read as ours.
    """
    seen = _INVISIBLE.sub("", text).translate(_ALIKE)
    whole = unicodedata.normalize("NFKC", seen)
    whole = _DIGIT.sub(_our_digit, whole)
    return _BROKEN.sub("", _SOFT_HYPHEN.sub("", whole))


def _our_digit(found: re.Match[str]) -> str:
    return str(unicodedata.decimal(found[0]))


@dataclass(frozen=True, slots=True)
class SearchedText:
    """A text that is ready to be searched for what gives a place away."""

    letters: _Letters
    numbers: tuple[tuple[str, frozenset[int]], ...]  # digits, and where groups part
    postcodes: frozenset[str] = frozenset()
    has_map: bool = False
    own: tuple[tuple[int, int], ...] = ()  # what is the reader's own, from and to

    @classmethod
    def of(cls, *texts: str) -> "SearchedText":
        """Make texts ready, each to be read by itself."""
        mended = tuple(map(_mended, texts))
        numbers = (number for text in mended for number in _NUMBER.findall(text))
        codes = (code for text in mended for code in _POSTCODE.findall(text))
        return cls(
            _letters(*mended),
            tuple(map(_grouped, numbers)),
            frozenset(map(plain_number, codes)),
            any(map(_MAP.search, mended)),
        )

    def without(self, own: Iterable[str]) -> "SearchedText":
        """Look past words just as they stand together: the reader's own."""
        spans = []
        for words in own:
            letters = _letters(_mended(words))
            for at in self.letters.places(letters):
                end = at + len(letters.row)
                if end in self.letters.ends:
                    spans.append((at, end))
        return replace(self, own=(*self.own, *spans))

    def holds(self, giveaway: Giveaway) -> bool:
        """Whether it stands anywhere in the text."""
        if giveaway.kind is GiveawayKind.MAP:
            return self.has_map
        if giveaway.kind is GiveawayKind.POSTCODE:
            return plain_number(giveaway.words) in self.postcodes
        if giveaway.kind is GiveawayKind.NUMBER:
            return self._holds_number(plain_number(giveaway.words))
        wanted = _letters(_mended(giveaway.words))
        return any(
            self._stands(wanted, at, giveaway) for at in self.letters.places(wanted)
        )

    def says(self, text: str) -> bool:
        """Whether a whole text stands there, in one piece."""
        return _letters(_mended(text)).row in self.letters.row

    def _stands(self, wanted: _Letters, at: int, giveaway: Giveaway) -> bool:
        text, end = self.letters, at + len(wanted.row)
        if giveaway.as_name and not text.begins[at]:
            return False
        if not self._ends(end, wanted, giveaway):
            return False
        if any(begin <= at and end <= stop for begin, stop in self.own):
            return False
        parted = {n - at for n in range(at + 1, end) if n in text.begins}
        return len(wanted.row) >= _LONG or parted <= wanted.begins.keys()

    def _ends(self, end: int, wanted: _Letters, giveaway: Giveaway) -> bool:
        text = self.letters
        if end in text.ends:
            return True
        if giveaway.begins and len(wanted.row) >= _COMPOUND:
            return True
        return text.row[end : end + 1] == _GENITIVE and end + 1 in text.ends

    def _holds_number(self, number: str) -> bool:
        inside = number.removeprefix("0")
        # As from within the country, as from abroad, and as both are often mixed up.
        written = (number, f"46{inside}", f"0046{inside}", f"460{inside}")
        return any(
            _is_part(one, digits, parts)
            for one in written
            for digits, parts in self.numbers
        )


def _grouped(number: str) -> tuple[str, frozenset[int]]:
    digits, parts = "", {0}
    for group in _DIGITS.findall(number):
        digits += group
        parts.add(len(digits))
    return digits, frozenset(parts)


def _is_part(wanted: str, digits: str, parts: frozenset[int]) -> bool:
    """Whether a number stands there whole, not inside of a longer one."""
    at = digits.find(wanted)
    while at >= 0:
        if at in parts and at + len(wanted) in parts:
            return True
        at = digits.find(wanted, at + 1)
    return False
