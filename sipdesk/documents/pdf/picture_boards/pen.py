"""Paints on a page in millimetres from its upper left corner."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportlab.lib.utils import ImageReader

from sipdesk.content.drawing import Ink
from sipdesk.documents.pdf.canvas import Colour, Painted, Point, TaggedCanvas
from sipdesk.documents.pdf.picture_boards.labels import Label
from sipdesk.documents.pdf.pieces import Text
from sipdesk.documents.pdf.structure import Element
from sipdesk.documents.pdf.style import MM
from sipdesk.documents.picture_boards.shapes import Area

_FILLED: Final = 0.94  # of a symbol's square, by what is painted of it
_MOST_ENLARGED: Final = 1.35
"""A symbol with much air is not blown up more, or its lines would be thick."""


@dataclass(frozen=True, slots=True)
class Pen:
    """Paints on a canvas; the page's upper left corner is ``left``, ``top`` on it.

    Both are millimetres, the second from the lower edge.
    """

    canvas: TaggedCanvas
    top: float
    left: float = 0

    def at(self, x: float, y: float) -> Point:
        """Tell where a point of the page is on the canvas."""
        return (self.left + x) * MM, (self.top - y) * MM

    def edges(self, area: Area) -> tuple[float, float, float, float]:
        """Tell an area's left, lower, right and upper edge on the canvas."""
        return (*self.at(area.x, area.bottom), *self.at(area.right, area.y))

    def line(
        self,
        ends: tuple[float, float, float, float],
        ink: Ink,
        weight: float,
        dash: tuple[float, ...] = (),
    ) -> None:
        """Draw a straight line."""
        start, end = self.at(*ends[:2]), self.at(*ends[2:])
        strokes = tuple(length * MM for length in dash)
        self.canvas.line(start, end, ink, weight * MM, strokes)

    def rectangle(
        self,
        area: Area,
        stroke: Colour | None,
        weight: float,
        radius: float = 0,
        fill: Colour | None = None,
    ) -> None:
        """Draw a rectangle whose line is inside its area."""
        inner = area.inset(weight / 2)
        self.canvas.rectangle(
            self.at(inner.x, inner.bottom),
            inner.width * MM,
            inner.height * MM,
            radius=radius * MM,
            fill=fill,
            stroke=stroke,
            weight=weight * MM,
        )

    def ring(self, x: float, y: float, radius: float, weight: float) -> None:
        """Draw a circle."""
        self.canvas.circle(
            self.at(x, y), radius * MM, stroke=Ink.TEXT, weight=weight * MM
        )

    def polygon(self, points: Sequence[Point], fill: Ink) -> None:
        """Fill the area inside points."""
        self.canvas.polygon([self.at(*point) for point in points], fill)

    def symbol(self, painted: Painted, area: Area) -> None:
        """Draw a symbol so that what is painted of it fills a square."""
        left, low, right, high = painted.ink
        ink = max(right - left, high - low)
        scale = min(_FILLED / ink, _MOST_ENLARGED / painted.side) * area.width * MM
        middle = self.at(area.x + area.width / 2, area.y + area.height / 2)
        corner = (
            middle[0] - (left + right) / 2 * scale,
            middle[1] - (low + high) / 2 * scale,
        )
        self.canvas.symbol(painted, corner, painted.side * scale)

    def photo(self, image: ImageReader, area: Area) -> None:
        """Show the middle of a photo on a square."""
        self.canvas.photo(image, self.at(area.x, area.bottom), area.width * MM)

    def label(
        self, label: Label, area: Area, elements: Sequence[Element | None]
    ) -> None:
        """Set a label from the top of an area, each language in its own element."""
        y = area.y
        for part, element in zip(label.parts, elements, strict=True):
            owner = element
            if element is not None and part.style.face.is_rtl:
                # The letters stand in the order they are seen; they are read in this.
                said = " ".join(part.said.words.split())
                owner = element.add("Span", actual=said)
            text = Text(part.lines, part.style, owner, area.width * MM)
            text.draw(self.canvas, *self.at(area.x, y))
            y += part.height

    def artifact_label(self, label: Label, area: Area) -> None:
        """Set a label for the eye alone, where an artifact is open already."""
        y = area.y
        for part in label.parts:
            text = Text(part.lines, part.style, None, area.width * MM)
            self.canvas.text(text.placed(*self.at(area.x, y)), part.style)
            y += part.height

    def moved(self, left: float) -> "Pen":
        """Give one for a page that begins so far to the right."""
        return replace(self, left=left)
