"""Breaks a text into lines."""

import re
from collections.abc import Iterator

from sipdesk.content.swedish import hyphen_points
from sipdesk.documents.letters import parted
from sipdesk.documents.pdf.fonts import SOFT_HYPHEN, Face
from sipdesk.documents.pdf.typeset import printable, ruler

_WORDS = re.compile(r"[^ ]+ *| +")
# Not so near the beginning as in SIP-möte, and never within a date.
_INSIDE_WORD = re.compile(r"(?<=[^\W\d_]{4}[-–/])(?=[^\W\d_])")
_SIGN = re.compile(r"[-–/]")
_LETTERS = re.compile(r"[^\W\d_]+")
_NO_WORD = re.compile(r"[\d@/\\_]|\.\w")


def paragraphs(text: str, face: Face = Face.REGULAR) -> tuple[str, ...]:
    """Part a text at its empty lines, cleaned for print; a blank text has none."""
    return parted(printable(text, face))


def break_lines(text: str, face: Face, size: float, room: float) -> tuple[str, ...]:
    """Break a printable text so that no line is wider than ``room`` points.

    A line broken at a space ends with it and a divided word with a soft hyphen, so
    that the lines joined are the text, for a reader's ears as for a search.
    """
    ruler = _Ruler(face, size, max(room, size))
    lines: list[str] = []
    for line in text.split("\n"):
        if lines:
            lines[-1] += " "
        lines += ruler.lines(line)
    return tuple(lines)


class _Ruler:
    def __init__(self, face: Face, size: float, room: float) -> None:
        self._wide = ruler(face, size)
        self._room = room

    def lines(self, text: str) -> Iterator[str]:
        line, used = "", 0.0
        for word in self._words(text):
            bare = self._wide(word.rstrip(" "))
            if line and used + bare > self._room:
                yield line
                line, used = "", 0.0
            rest = word
            while bare > self._room:
                head, rest = self._divide(rest)
                yield head
                bare = self._wide(rest.rstrip(" "))
            line += rest
            used += self._wide(rest)
        yield line

    def _words(self, text: str) -> Iterator[str]:
        for word in _WORDS.findall(text):
            yield from _INSIDE_WORD.split(word)

    def _divide(self, word: str) -> tuple[str, str]:
        """Divide a word wider than a line: its longest part that fits, and the rest."""
        fits = self._letters_that_fit(word)
        sign = max((at for at in _after_signs(word) if at <= fits), default=0)
        soft = max((at for at in _between_syllables(word) if at <= fits), default=0)
        if soft > sign:
            return word[:soft] + SOFT_HYPHEN, word[soft:]
        return word[: sign or fits], word[sign or fits :]

    def _letters_that_fit(self, word: str) -> int:
        room = self._room - self._wide(SOFT_HYPHEN)
        fits, used = 1, self._wide(word[0])
        while fits < len(word) and used + self._wide(word[fits]) <= room:
            used += self._wide(word[fits])
            fits += 1
        return fits


def _after_signs(word: str) -> Iterator[int]:
    return (sign.end() for sign in _SIGN.finditer(word))


def _between_syllables(word: str) -> Iterator[int]:
    """Tell where a word may be divided; an address or a number may not."""
    if not _NO_WORD.search(word):
        for part in _LETTERS.finditer(word):
            yield from (part.start() + at for at in hyphen_points(part[0]))
