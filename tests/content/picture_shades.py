"""Symbols as they look: drawn small, their light and dark compared bit by bit."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import combinations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from sipdesk.content.concept import Concept
from sipdesk.content.openmoji import OpenMoji
from sipdesk.content.symbol_svg import composed
from sipdesk.content.symbols import Symbol

SIDE = 48  # pixels
LIGHT = [bytes(48 + (byte > shade) for byte in range(256)) for shade in (64, 128, 192)]
SHADES = SIDE * SIDE * 3 * len(LIGHT)
ALIKE = 0.008  # of the bits; a face with another mouth differs in 0.01
BLANK = 0.02


@cache
def shades(symbol: Symbol, *, black: bool = False) -> int:
    """Draw a symbol, and give its light and dark as bits: three shades a colour."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    svg = composed(replace(symbol, black=black), OpenMoji()).encode()
    QSvgRenderer(QByteArray(svg)).render(painter)
    painter.end()
    drawn = bytes(image.constBits())
    return int(b"".join(map(drawn.translate, LIGHT)), 2)


def is_blank(symbol: Symbol, *, black: bool = False) -> bool:
    """Tell whether hardly anything is drawn."""
    ink = ((1 << SHADES) - 1) ^ shades(symbol, black=black)
    return ink.bit_count() < BLANK * SHADES


def alike(
    concepts: Iterable[Concept], *, black: bool = False
) -> set[tuple[Concept, Concept]]:
    """Give the pairs that look the same, for two symbols may draw the same."""
    pairs = combinations(concepts, 2)
    return {(one, other) for one, other in pairs if _look_alike(one, other, black)}


def _look_alike(one: Concept, other: Concept, black: bool) -> bool:  # noqa: FBT001
    drawn = (shades(each.symbol, black=black) for each in (one, other))
    first, second = drawn
    return (first ^ second).bit_count() < ALIKE * SHADES


def tells_why(one: Concept, other: Concept) -> bool:
    """Tell whether the data says why two concepts have the same picture."""
    return any(
        f"samma bild som {b.id}: " in a.note for a, b in ((one, other), (other, one))
    )
