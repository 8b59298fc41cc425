"""A drawing of the document model on paper."""

import math
from dataclasses import dataclass, replace
from typing import assert_never

from sipdesk.content.drawing import Circle, Label, Line, Rect, Shape
from sipdesk.documents.pdf.canvas import Point, TaggedCanvas
from sipdesk.documents.pdf.fonts import Face
from sipdesk.documents.pdf.hand import Hand
from sipdesk.documents.pdf.lines import break_lines
from sipdesk.documents.pdf.pieces import Text
from sipdesk.documents.pdf.structure import Element
from sipdesk.documents.pdf.style import TextStyle

_SMALLEST = 5.0  # no letter is set smaller, in points
_HEAD = 5.0  # the length of an arrow's head for each point of its weight
_HEAD_ANGLE = math.radians(24)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes at a scale; a page never splits them."""

    shapes: tuple[Shape, ...]
    element: Element
    hand: Hand
    width: float
    height: float
    scale: float = 1
    before: float = 6
    after: float = 10
    keep: bool = False

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def split(self, _room: float) -> None:
        """Refuse: a drawing stays in one."""
        return

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw it from its upper left corner."""
        self.element.box = (x, top - self.height, x + self.width, top)
        with canvas.element(self.element):
            for shape in self.shapes:
                self._draw_shape(canvas, shape, (x, top))

    def _at(self, origin: Point, x: float, y: float) -> Point:
        return origin[0] + x * self.scale, origin[1] - y * self.scale

    def _draw_shape(self, canvas: TaggedCanvas, shape: Shape, origin: Point) -> None:
        scale = self.scale
        match shape:
            case Line():
                self._draw_line(canvas, shape, origin)
            case Rect():
                canvas.rectangle(
                    self._at(origin, shape.x, shape.y + shape.height),
                    shape.width * scale,
                    shape.height * scale,
                    radius=shape.radius * scale,
                    fill=shape.fill,
                    stroke=shape.stroke,
                    weight=shape.weight * scale,
                )
            case Circle():
                canvas.circle(
                    self._at(origin, shape.x, shape.y),
                    shape.radius * scale,
                    fill=shape.fill,
                    stroke=shape.stroke,
                    weight=shape.weight * scale,
                )
            case Label():
                corner = self._at(origin, shape.x, shape.y)
                _draw_label(canvas, shape, corner, scale, self.hand)
            case _:
                assert_never(shape)

    def _draw_line(self, canvas: TaggedCanvas, line: Line, origin: Point) -> None:
        start = self._at(origin, line.x1, line.y1)
        end = self._at(origin, line.x2, line.y2)
        weight = line.weight * self.scale
        if not line.arrow:
            canvas.line(start, end, line.ink, weight)
            return
        angle = math.atan2(start[1] - end[1], start[0] - end[0])
        length = _HEAD * weight
        sides = [
            (end[0] + length * math.cos(turn), end[1] + length * math.sin(turn))
            for turn in (angle - _HEAD_ANGLE, angle + _HEAD_ANGLE)
        ]
        # The line stops inside the head, else its blunt end shows past the tip.
        neck = (
            end[0] + length / 2 * math.cos(angle),
            end[1] + length / 2 * math.sin(angle),
        )
        canvas.line(start, neck, line.ink, weight)
        canvas.polygon([end, *sides], line.ink)


def _draw_label(
    canvas: TaggedCanvas, label: Label, corner: Point, scale: float, hand: Hand
) -> None:
    width, height = label.width * scale, label.height * scale
    face = Face.BOLD if label.bold else Face.REGULAR
    words = hand.printable(label.text)
    size = label.size * scale
    style = hand.look(TextStyle(face, size, size * 1.25, label.ink, align=label.align))
    while True:
        lines = break_lines(words, style.face, style.size, width)
        if len(lines) * style.leading <= height or style.size <= _SMALLEST:
            break
        size = max(_SMALLEST, style.size - 0.5)
        style = replace(style, size=size, leading=size * 1.25)
    # The caller has opened the figure's element: the lines are part of it.
    set_text = Text(lines, style, None, width)
    top = corner[1] - (height - set_text.height) / 2
    canvas.text(set_text.placed(corner[0], top), style)
