"""How wide a text is at most, in any typeface of ours, on paper or on screen.

A drawing is laid out without knowing who paints it. Each width is the widest of
Atkinson Hyperlegible and Inter, regular and bold; a painter never needs more room.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from sipdesk.content.swedish import hyphen_points

_CLASSES: Final = {
    0.3: "j’‘",  # noqa: RUF001  (the marks themselves)
    0.35: " !',.:;il\N{NO-BREAK SPACE}·",
    0.4: "()[]`frt|",
    0.45: "/1\\",
    0.5: "-I_{}°",
    0.55: '"*s–“”',
    0.6: "7FJL^acekvxyz",
    0.65: "$235689?EPSbdghnopqu",
    0.7: "+04<=>BRTZ~−»«×±≥≤€",
    0.75: "&ACDGHKUVXY",
    0.8: "#NOQ",
    0.85: "w",
    0.9: "m",
}
_ACCENTED: Final = {
    0.4: ("í",),
    0.6: ("å", "ä", "é", "á", "à"),
    0.65: ("ö", "É", "ü", "ó", "ú", "ñ", "ø"),
    0.75: ("Å", "Ä", "Ü"),
    0.8: ("Ö", "Ø"),
}
_WIDEST: Final = 1.1
_WIDTHS: Final = {
    letter: wide
    for classes in (_CLASSES, _ACCENTED)
    for wide, letters in classes.items()
    for letter in letters
}


def most_width(text: str, size: float) -> float:
    """Tell how wide a text on one line is at most, in points for letters of ``size``.

    A letter that is not known is taken for a wide one.
    """
    return sum(_WIDTHS.get(letter, _WIDEST) for letter in text) * size


def wrapped(text: str, size: float, room: float) -> tuple[str, ...]:
    """Part a text into lines that are never wider than ``room``; at least one."""
    lines, line = [], ""
    for word in chain.from_iterable(_parted(w, size, room) for w in text.split()):
        longer = f"{line} {word}" if line else word
        if line and most_width(longer, size) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    return (*lines, line)


def _parted(word: str, size: float, room: float) -> Iterator[str]:
    """Divide a word wider than a line, with a hyphen where Swedish lets it."""
    while len(word) > 1 and most_width(word, size) > room:
        fits = next(
            n
            for n in range(len(word) - 1, 0, -1)
            if n == 1 or most_width(f"{word[:n]}-", size) <= room
        )
        good = [at for at in hyphen_points(word) if at <= fits]
        at = good[-1] if good else fits
        yield f"{word[:at]}-" if word.isalpha() else word[:at]
        word = word[at:]
    yield word
