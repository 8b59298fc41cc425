"""Own words of a survey: what in them may point somebody out.

An answer belongs to nobody, so neither a name nor a number of a person's should stand
in it. It is remarked on where staff write, and never refused; where such words are read
it is masked. That costs a word now and then which is no name, and no more.

Source: product rules 7 and 8.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import Final
from unicodedata import normalize

from sipdesk.domain.free_text import Names, names_in, numbers_in

MASK: Final = "•••"
"""Stands where something that may point somebody out stood."""

_PHONE: Final = re.compile(
    r"(?<![\d+/.-])(?:\+\d{2}|00\d{2}|0)(?:[ ()/-]*\d){7,11}(?![\d/.-]*\d)"
)
"""A telephone number: begins with 0 or a country, and has eight digits or more."""


class Points(Enum):
    """What may point somebody out; the values are codes of notices."""

    NUMBER = "survey-words-number"
    NAME = "survey-words-name"


def pointing(text: str, names: Names) -> Iterator[tuple[Points, str]]:
    """Give what in a text may point somebody out, as it stands there, in its order."""
    text = normalize("NFC", text)
    for first, last, kind in _places(text, names):
        yield kind, text[first:last]


def masked(text: str, names: Names) -> str:
    """Give a text with what may point somebody out masked."""
    text = normalize("NFC", text)
    told, at = [], 0
    for first, last, _ in _places(text, names):
        told += [text[at:first], MASK]
        at = last
    return "".join((*told, text[at:]))


def _places(text: str, names: Names) -> Iterator[tuple[int, int, Points]]:
    """Give the places, in order; where two have a sign in common they are one."""
    found = [(first, last, Points.NAME) for first, last in names_in(text, names)]
    found += [(first, last, Points.NUMBER) for first, last in numbers_in(text)]
    phones = (phone.span() for phone in _PHONE.finditer(text))
    found += [(first, last, Points.NUMBER) for first, last in phones]
    begun: tuple[int, int, Points] | None = None
    for first, last, kind in sorted(found, key=lambda one: one[:2]):
        if begun is not None and first < begun[1]:
            begun = (begun[0], max(last, begun[1]), begun[2])
            continue
        if begun is not None:
            yield begun
        begun = (first, last, kind)
    if begun is not None:
        yield begun
