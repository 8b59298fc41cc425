"""Bars that lie below one another, each with its label, its figure and a word on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sipdesk.content.chart_ink import (
    AIR,
    LEAD,
    Box,
    Fill,
    filled,
    in_lines,
    lines,
    wide,
)
from sipdesk.content.drawing import Align, Ink, Line, Rect, Shape

_THICK: Final = 16.0
_GAP: Final = 6.0
_APART: Final = 8.0
_BELOW: Final = 2.0  # from a bar to the words below it
_LEAST: Final = 1.5  # so long is a bar of more than nothing
_BESIDE: Final = 280.0  # so wide is a chart with its labels beside the bars
_LABELS: Final = 0.4  # of the width, at most
_FIGURES: Final = 0.4  # of what is left, at most


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a bar: how much of the strip's whole it is.

    ``inside`` is written in it where there is room for it, and else below as
    ``below``. A piece ``apart`` is not joined to the one before.
    """

    amount: int
    fill: Fill
    inside: str = ""
    below: str = ""
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """One bar, or why there is none.

    ``whole`` is what would fill the room. ``figure`` stands at the bar's end and
    ``remark`` after it, or below where there is no room; ``strong`` ones are bold. What
    is ``close`` belongs to the strip that follows.
    """

    label: str
    pieces: tuple[Piece, ...]
    whole: int
    figure: str = ""
    remark: str = ""
    strong: bool = False
    close: bool = False

    @property
    def apart(self) -> bool:
        """Whether some piece of it stands apart."""
        return any(piece.apart and piece.amount for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class _Room:
    """Where labels end, bars begin, and how far the longest bar reaches.

    ``remarks`` is whether there is room for them after the figures.
    """

    width: float
    left: float
    reach: float
    remarks: bool

    @property
    def beside(self) -> bool:
        """Whether labels stand beside the bars; else they stand above."""
        return self.left > 0


def draw_strips(
    strips: Sequence[Strip], top: float, width: float, mark: tuple[int, str] | None
) -> tuple[list[Shape], float]:
    """Draw bars from ``top`` down; ``mark`` is a place on their scale, and its name.

    Gives the shapes, and where they end.
    """
    room = _room(strips, width)
    shapes: list[Shape] = []
    under: list[Shape] = []
    said = in_lines(mark[1], width) if mark is not None else ()
    begins = top + len(said) * LEAD + (AIR / 2 if said else 0)
    y = begins
    for strip in strips:
        y = _Drawing(strip, room, y, shapes).draw()
    end = y - _GAP if strips else y
    under.append(Line(room.left, begins, room.left, end, Ink.MUTED, 0.8))
    if mark is not None:
        x = room.left + room.reach * mark[0] / max((s.whole for s in strips), default=1)
        half = max(map(wide, said)) / 2
        centre = min(max(x, half), width - half)
        under.extend(lines(said, centre, top, align=Align.CENTRE, ink=Ink.MUTED))
        under.append(Line(x, begins - AIR / 2, x, end, Ink.TEXT, 1))
    return [*under, *shapes], end


def _room(strips: Sequence[Strip], width: float) -> _Room:
    left = 0.0
    if width >= _BESIDE:
        longest = max((wide(strip.label) for strip in strips), default=0)
        left = min(longest, width * _LABELS) + AIR
    room = width - left
    figures = [wide(s.figure) for s in strips if s.pieces and s.figure]
    whole = [
        wide(s.figure) + AIR + wide(s.remark) for s in strips if s.pieces and s.remark
    ]
    remarks = bool(whole) and max(whole) <= room * _FIGURES
    fitting = [w for w in figures if w <= room * _FIGURES] + (whole if remarks else [])
    aside = max(fitting) + AIR if fitting else 0
    return _Room(width, left, room - aside - 1, remarks)


class _Drawing:
    """Draws one strip into a list of shapes."""

    def __init__(
        self, strip: Strip, room: _Room, top: float, shapes: list[Shape]
    ) -> None:
        self._strip = strip
        self._room = room
        self._shapes = shapes
        self._top = top

    def draw(self) -> float:
        """Draw it, and tell where the next begins."""
        strip, room = self._strip, self._room
        label = in_lines(strip.label, room.left - AIR if room.beside else room.width)
        high = len(label) * LEAD
        top = self._top
        if room.beside:
            self._shapes.extend(lines(label, 0, top + max(0, (_THICK - high) / 2)))
        else:
            self._say(label, 0, top)
            top += high + (AIR / 2 if label else 0)
        end = self._bar(top) if strip.pieces else self._no_bar(top)
        if room.beside:
            end = max(end, self._top + high)
        return end + (_GAP / 3 if strip.close else _GAP)

    def _no_bar(self, top: float) -> float:
        x = self._room.left + AIR
        said = in_lines(self._strip.figure, self._room.width - x)
        self._say(said, x, top + (_THICK - LEAD) / 2, ink=Ink.MUTED)
        return top + max(_THICK, len(said) * LEAD + (_THICK - LEAD) / 2)

    def _bar(self, top: float) -> float:
        strip, room = self._strip, self._room
        x, below = room.left, []
        reach = room.reach - _APART * strip.apart
        joined = True
        for piece in strip.pieces:
            if not piece.amount:
                continue
            if piece.apart and joined:
                x, joined = x + _APART, False
            length = max(_LEAST, reach * piece.amount / max(strip.whole, 1))
            box = (x, top, min(length, room.left + room.reach - x), _THICK)
            self._shapes.extend(filled(box, piece.fill))
            if piece.inside and wide(piece.inside) + AIR <= box[2]:
                self._shapes.extend(_written(piece.inside, box))
            elif piece.inside:
                below.append(piece.below)
            x += box[2]
        self._figure(x + AIR, top, below)
        if strip.remark and room.remarks:
            after = x + AIR + wide(strip.figure) + AIR
            ink = Ink.TEXT if strip.strong else Ink.MUTED
            said, down = (strip.remark,), top + (_THICK - LEAD) / 2
            self._say(said, after, down, bold=strip.strong, ink=ink)
        elif strip.remark:
            below.append(strip.remark)
        return self._words_below(below, top + _THICK)

    def _figure(self, x: float, top: float, below: list[str]) -> None:
        figure = self._strip.figure
        if not figure:
            return
        if x + wide(figure) > self._room.width:
            below.insert(0, figure)
            return
        self._say((figure,), x, top + (_THICK - LEAD) / 2, bold=True)

    def _say(
        self,
        said: Sequence[str],
        x: float,
        top: float,
        *,
        bold: bool = False,
        ink: Ink = Ink.TEXT,
    ) -> None:
        """Write where a mark's line may run, on a plain ground."""
        for label in lines(said, x, top, bold=bold, ink=ink):
            box = (label.x, label.y, label.width, label.height)
            self._shapes.append(Rect(*box, fill=Ink.PAPER, stroke=None))
            self._shapes.append(label)

    def _words_below(self, words: Sequence[str], top: float) -> float:
        x = self._room.left + AIR
        strong = self._strip.strong
        top += _BELOW if words else 0
        for text in words:
            said = in_lines(text, self._room.width - x)
            ink = Ink.TEXT if strong else Ink.MUTED
            self._say(said, x, top, bold=strong, ink=ink)
            top += len(said) * LEAD
        return top


def _written(text: str, box: Box) -> Iterator[Shape]:
    """Write inside a pattern, on a plain ground."""
    x, y = box[0] + box[2] / 2, box[1] + (box[3] - LEAD) / 2
    width = wide(text)
    yield Rect(x - width / 2, y, width, LEAD, 2, fill=Ink.PAPER, stroke=None)
    yield from lines((text,), x, y, align=Align.CENTRE, bold=True)
