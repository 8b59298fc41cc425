"""Sets words in a room of fixed size: they get smaller, and the room never larger."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sipdesk.content.drawing import Align, Ink
from sipdesk.documents.pdf.fonts import Face
from sipdesk.documents.pdf.hand import Hand
from sipdesk.documents.pdf.lines import break_lines
from sipdesk.documents.pdf.style import MM, TextStyle
from sipdesk.documents.picture_boards.shapes import READS_WELL

_TINIEST: Final = 2.0
_STEP: Final = 0.5
_LEADING: Final = 1.2
_WHOLE_WORDS: Final = (" ", "-", "–", "/")


@dataclass(frozen=True, slots=True)
class Said:
    """Printable words in one language."""

    words: str
    hand: Hand
    lang: str = ""
    face: Face = Face.BOLD


@dataclass(frozen=True, slots=True)
class Type:
    """How words are set: their size at most, in points, and the lines they may have."""

    size: float
    lines: int = 99
    align: Align = Align.CENTRE
    ink: Ink = Ink.TEXT
    least: float = READS_WELL


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one language."""

    said: Said
    lines: tuple[str, ...]
    style: TextStyle

    @property
    def height(self) -> float:
        """All its lines, in millimetres."""
        return len(self.lines) * self.style.leading / MM


@dataclass(frozen=True, slots=True)
class Label:
    """Words as they are set, in one language below the other."""

    parts: tuple[Part, ...]
    is_too_long: bool = False

    @property
    def height(self) -> float:
        """All its lines, in millimetres."""
        return sum(part.height for part in self.parts)


def fitted(said: Sequence[Said], how: Type, width: float, height: float) -> Label:
    """Set words as large as they fit in a room, in millimetres.

    They are too long when they would fit only below the least size, in more lines, or
    with a word divided; they are printed whole all the same.
    """
    for size in _sizes(how.size, how.least):
        label = _set(said, how, size, width)
        if label.height <= height and all(_is_calm(part, how) for part in label.parts):
            return label
    sizes = _sizes(min(how.size, how.least), _TINIEST)
    smaller = (_set(said, how, size, width) for size in sizes)
    tiniest = _set(said, how, _TINIEST, width)
    label = next((one for one in smaller if one.height <= height), tiniest)
    return Label(label.parts, is_too_long=True)


def _sizes(largest: float, least: float) -> Iterator[float]:
    size = largest
    while size > least:
        yield size
        size -= _STEP
    yield least


def _set(said: Sequence[Said], how: Type, size: float, width: float) -> Label:
    parts = []
    for one in said:
        plain = TextStyle(one.face, size, size * _LEADING, how.ink, align=how.align)
        style = one.hand.look(plain)
        lines = break_lines(one.words, style.face, style.size, width * MM)
        parts.append(Part(one, lines, style))
    return Label(tuple(parts))


def _is_calm(part: Part, how: Type) -> bool:
    """Tell whether there are few lines and every word is whole."""
    whole = (line.endswith(_WHOLE_WORDS) for line in part.lines[:-1])
    return len(part.lines) <= how.lines and all(whole)
