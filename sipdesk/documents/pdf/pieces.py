"""What can stand on a page: texts, boxes round them, lines.

Every piece knows its width from the start, so its height is a plain figure. A piece
is a frozen value; drawing it twice draws the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import Protocol

from sipdesk.content.document import TickState
from sipdesk.content.drawing import Align, Ink
from sipdesk.documents.pdf.canvas import Point, TaggedCanvas
from sipdesk.documents.pdf.lines import break_lines
from sipdesk.documents.pdf.structure import Element
from sipdesk.documents.pdf.style import TextStyle
from sipdesk.documents.pdf.typeset import width as wide

_LEAST_LINES = 2  # left alone on neither side of a page's end
_FEW_LINES = 4  # ruled lines that stay together


class Piece(Protocol):
    """A piece of a page; lengths are points."""

    @property
    def height(self) -> float:
        """All of it."""

    @property
    def least(self) -> float:
        """How much of it must stand on a page if any does."""

    @property
    def before(self) -> float:
        """The space above it, except at the top of a page."""

    @property
    def after(self) -> float:
        """The space below it; two spaces that meet become the greater."""

    @property
    def keep(self) -> bool:
        """Whether it stays with the beginning of what follows."""

    def split(self, room: float) -> "tuple[Piece, Piece] | None":
        """Part a piece higher than ``room`` in what fits and the rest, if it can."""

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw it from its upper left corner."""


class Marker(Protocol):
    """What stands in the margin of a text's first line."""

    @property
    def width(self) -> float:
        """How wide it is, in points."""

    def draw(self, canvas: TaggedCanvas, x: float, baseline: float) -> None:
        """Draw it from the left end of the line."""


@dataclass(frozen=True, slots=True)
class Bullet:
    """A list's sign or number."""

    text: str
    style: TextStyle
    element: Element

    @property
    def width(self) -> float:
        """How wide it is, in points."""
        return wide(self.text, self.style.face, self.style.size)

    def draw(self, canvas: TaggedCanvas, x: float, baseline: float) -> None:
        """Draw it from the left end of the line."""
        with canvas.element(self.element):
            canvas.text([(x, baseline, self.text + " ")], self.style)


@dataclass(frozen=True, slots=True)
class TickBox:
    """A box, drawn since no face of ours has one; its element tells its state."""

    state: TickState
    element: Element

    SIDE = 11.0

    @property
    def width(self) -> float:
        """How wide it is, in points."""
        return self.SIDE

    def draw(self, canvas: TaggedCanvas, x: float, baseline: float) -> None:
        """Draw it from the left end of the line."""
        side, low = self.SIDE, baseline - 1.6
        self.element.box = (x, low, x + side, low + side)
        with canvas.element(self.element):
            canvas.rectangle((x, low), side, side, radius=1.5, stroke=Ink.TEXT)
            for stroke in self.strokes(self.state):
                points = [(x + side * across, low + side * up) for across, up in stroke]
                canvas.path(points, Ink.TEXT, 1.7)

    @staticmethod
    def strokes(state: TickState) -> tuple[tuple[Point, ...], ...]:
        """Tell what is drawn in a box, in parts of its side."""
        match state:
            case TickState.EMPTY:
                return ()
            case TickState.TICKED:
                return (((0.2, 0.52), (0.42, 0.26), (0.82, 0.8)),)
            case TickState.CROSSED:
                return (((0.22, 0.22), (0.78, 0.78)), ((0.22, 0.78), (0.78, 0.22)))


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry in the reader's contents; level 0 is the top."""

    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of text; without an element they are there for the eye alone."""

    lines: tuple[str, ...]
    style: TextStyle
    element: Element | None
    width: float
    indent: float = 0
    before: float = 0
    after: float = 0
    keep: bool = False
    marker: Marker | None = None
    bookmark: Bookmark | None = None

    @property
    def height(self) -> float:
        """All its lines."""
        return len(self.lines) * self.style.leading

    @property
    def least(self) -> float:
        """Two lines, or all where splitting would leave one alone."""
        lines = len(self.lines)
        alone = lines < 2 * _LEAST_LINES
        return (lines if alone else _LEAST_LINES) * self.style.leading

    def split(self, room: float) -> "tuple[Text, Text] | None":
        """Part it between lines, with at least two on either side."""
        fit = min(
            int((room + 0.01) / self.style.leading), len(self.lines) - _LEAST_LINES
        )
        if fit < _LEAST_LINES:
            return None
        return (
            replace(self, lines=self.lines[:fit], after=0, keep=False),
            replace(self, lines=self.lines[fit:], before=0, marker=None, bookmark=None),
        )

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw it from its upper left corner."""
        if self.bookmark:
            canvas.bookmark(self.bookmark.title, self.bookmark.level, top + 6)
        rtl = self.style.face.is_rtl
        if self.marker:
            end = x + self.indent + self.width - self.marker.width
            self.marker.draw(canvas, end if rtl else x, top - self.style.drop)
        with canvas.element(self.element):
            left = x if rtl else x + self.indent
            canvas.text(self.placed(left, top), self.style)

    def placed(self, x: float, top: float) -> Iterator[tuple[float, float, str]]:
        """Tell where each line's left end stands, from the upper left corner."""
        y = top - self.style.drop
        for line in self.lines:
            yield x + self._shift(line), y, line
            y -= self.style.leading

    def _shift(self, line: str) -> float:
        if self.style.align is Align.LEFT:
            return 0
        set_line = line.rstrip(" ")
        free = self.width - wide(set_line, self.style.face, self.style.size)
        return free if self.style.align is Align.RIGHT else free / 2


def text(  # noqa: PLR0913  (what a text may have beside its words)
    words: str,
    style: TextStyle,
    element: Element | None,
    width: float,
    *,
    indent: float = 0,
    marker: Marker | None = None,
    bookmark: Bookmark | None = None,
) -> Text:
    """Set printable words in lines no wider than ``width`` less the indent.

    From right to left, the indent is at the right.
    """
    room = width - indent
    if element is not None and style.face.is_rtl:
        # The letters stand in the order they are seen; they are read in this.
        element = element.add("Span", actual=" ".join(words.split()))
    return Text(
        break_lines(words, style.face, style.size, room),
        style,
        element,
        room,
        indent,
        style.before,
        style.after,
        style.keep,
        marker,
        bookmark,
    )


class Look(Enum):
    """What is painted behind the texts of a box."""

    NOTE = "note"  # a tint
    QUOTE = "quote"  # a bar in the margin
    STAMP = "stamp"  # a frame


@dataclass(frozen=True, slots=True)
class Box:
    """Texts one below the other, set apart from the rest of the page."""

    texts: tuple[Text, ...]
    look: Look
    width: float
    shift: float = 0
    before: float = 4
    after: float = 12
    keep: bool = False
    rtl: bool = False

    @property
    def inset(self) -> Point:
        """How far in its texts stand from its sides, and from its top and bottom."""
        return (14, 2) if self.look is Look.QUOTE else (14, 10)

    @property
    def height(self) -> float:
        """Its texts with the space between, and its own inset."""
        between = sum(text.after for text in self.texts[:-1])
        return sum(t.height for t in self.texts) + between + 2 * self.inset[1]

    @property
    def least(self) -> float:
        """The beginning of its first text; a stamp stays in one."""
        if self.look is Look.STAMP:
            return self.height
        return self.texts[0].least + 2 * self.inset[1]

    def split(self, room: float) -> "tuple[Box, Box] | None":
        """Part it between or within its texts."""
        left = room - 2 * self.inset[1]
        for place, text in enumerate(self.texts):
            if text.height <= left:
                left -= text.height + text.after
                continue
            parts = text.split(left)
            head = (*self.texts[:place], *(parts[:1] if parts else ()))
            rest = (*(parts[1:] if parts else (text,)), *self.texts[place + 1 :])
            if not head:
                return None
            return replace(self, texts=head, after=0), replace(self, texts=rest)
        return None

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw it from its upper left corner."""
        x += self.shift
        self._draw_behind(canvas, x, top)
        aside, above = self.inset
        y = top - above
        for text in self.texts:
            text.draw(canvas, x + aside, y)
            y -= text.height + text.after

    def _draw_behind(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        corner = (x, top - self.height)
        with canvas.artifact():
            match self.look:
                case Look.NOTE:
                    canvas.rectangle(
                        corner, self.width, self.height, radius=4, fill=Ink.TINT
                    )
                case Look.QUOTE:
                    bar = (x + self.width - 2.5 if self.rtl else x, corner[1])
                    canvas.rectangle(bar, 2.5, self.height, fill=Ink.ACCENT)
                case Look.STAMP:
                    canvas.rectangle(
                        corner, self.width, self.height, stroke=Ink.TEXT, weight=1.2
                    )


@dataclass(frozen=True, slots=True)
class Lines:
    """Ruled lines, each at the bottom of its own ``pitch``.

    ``spans`` are the stretches that each line covers: where it starts, how long it is.
    """

    spans: tuple[Point, ...]
    count: int = 1
    pitch: float = 0
    ink: Ink = Ink.LINE
    weight: float = 0.6
    before: float = 0
    after: float = 0
    keep: bool = False

    @property
    def height(self) -> float:
        """All its lines."""
        return self.count * self.pitch

    @property
    def least(self) -> float:
        """One line, or all where they are few: a place to write is seen as one."""
        return self.pitch * (self.count if self.count <= _FEW_LINES else 1)

    def split(self, room: float) -> "tuple[Lines, Lines] | None":
        """Part it between lines."""
        fit = min(int(room / self.pitch), self.count - 1) if self.pitch else 0
        if fit < 1:
            return None
        rest = replace(self, count=self.count - fit, before=0)
        return replace(self, count=fit, after=0), rest

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw it from its upper left corner."""
        with canvas.artifact():
            for number in range(1, self.count + 1):
                y = top - number * self.pitch
                for start, width in self.spans:
                    ends = (x + start, y), (x + start + width, y)
                    canvas.line(*ends, self.ink, self.weight)


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page."""
