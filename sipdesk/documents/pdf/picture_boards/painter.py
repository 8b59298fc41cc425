"""Paints a board's pages, and makes what a screen reader reads of them.

A symbol with words in the same slot is for the eye alone, else it would be read twice;
one that stands alone is a figure.
"""

from dataclasses import dataclass, replace
from typing import Final

from sipdesk.content.credits import credit_line
from sipdesk.content.document import TickState
from sipdesk.content.drawing import Align, Ink
from sipdesk.content.tags import SWEDISH_IN_SWEDEN
from sipdesk.documents.pdf.canvas import Furniture
from sipdesk.documents.pdf.fonts import Face
from sipdesk.documents.pdf.hand import hand_of
from sipdesk.documents.pdf.picture_boards import marks
from sipdesk.documents.pdf.picture_boards.colours import frame_colour
from sipdesk.documents.pdf.picture_boards.labels import Label, Said, Type, fitted
from sipdesk.documents.pdf.picture_boards.pen import Pen
from sipdesk.documents.pdf.picture_boards.places import Place
from sipdesk.documents.pdf.structure import Element
from sipdesk.documents.pdf.style import MM
from sipdesk.documents.picture_boards.paper import A4
from sipdesk.documents.picture_boards.shapes import Area, Framed, Page
from sipdesk.documents.picture_boards.words import (
    CLOCK,
    DATE,
    NOT_YET,
    PRINT_AT_FULL_SIZE,
)
from sipdesk.domain.picture_board import PictureBoard, PictureBoardKind

_HAND: Final = hand_of(SWEDISH_IN_SWEDEN)
_TITLE: Final = Type(18, align=Align.LEFT, least=5)
_UNDER: Final = Type(11, align=Align.LEFT, ink=Ink.MUTED, least=5)
_BLANK: Final = Type(11, 1, Align.LEFT, Ink.MUTED, least=5)
_COLOURED: Final = 0.9
_CARD_INSET: Final = 1.0
_TICK_WEIGHT: Final = 0.5
_TICK_CORNER: Final = 1.5
_CLOCK_WORD: Final = 6.0  # the height of the word, above the middle of its place
_CLOCK_DROP: Final = 8.0  # of the line below it


@dataclass(slots=True)
class _Read:
    """The elements of one place; none of a copy, or where nothing stands."""

    tick: Element | None = None
    clock: Element | None = None
    figure: Element | None = None
    words: tuple[Element | None, ...] = ()
    date: Element | None = None
    not_yet: Element | None = None


class BoardPainter:
    """Paints a board; its elements are made at once, in the order they are read.

    So its pages may be painted in any order. ``owner`` gets the elements, and ``level``
    is that of the title. ``print_how`` is said at the foot of each page.
    """

    print_how = PRINT_AT_FULL_SIZE

    def __init__(
        self,
        board: PictureBoard,
        pages: tuple[tuple[Page, list[Place]], ...],
        owner: Element,
        level: int = 1,
    ) -> None:
        self._board = board
        self._pages = pages
        first = pages[0][0]
        self._scale = max(first.width, first.height) / A4.height
        self._level = level
        self._title = _HAND.one_line(board.title)
        self._under = _HAND.one_line(board.under)
        self._heading = owner.add(f"H{level}")
        self._below = owner.add("P")
        listed = owner.add("L", numbering="None")
        self._read = [[self._told(place, listed) for place in ps] for _, ps in pages]
        self._credits = [credit_line_of(page) for _, page in pages]
        said: dict[str, int] = {}
        for number, line in enumerate(self._credits):
            said.setdefault(line, number)
        self._credited = {number: owner.add("P") for number in said.values()}

    def _told(self, place: Place, listed: Element) -> _Read:
        slot, label = place.slot, place.label
        if slot.is_copy or slot.is_blank:
            return _Read(words=(None,) * len(label.parts if label else ()))
        item = listed.add("LI")
        read = _Read()
        if slot.tick:
            said = _HAND.language.ticks[TickState.EMPTY]
            read.tick = item.add("Lbl").add("Figure", alt=said)
        body = item.add("LBody")
        if slot.clock:
            read.clock = body.add("P")
        alt = _HAND.one_line(place.cell.words or place.cell.alt)
        if place.shown and not label and alt:
            read.figure = body.add("Figure", alt=alt)
        if label:
            parts = [part.said.lang for part in label.parts]
            read.words = tuple(body.add("P", lang=lang) for lang in parts)
        if slot.date:
            read.date = body.add("P")
        if slot.not_yet:
            read.not_yet = body.add("P")
        return read

    def paint(self, number: int, pen: Pen) -> None:
        """Paint a page, counted from 0."""
        page, places = self._pages[number]
        if number == 0 or self._board.kind is not PictureBoardKind.STORY:
            self._paint_title(page, pen, is_first=number == 0)
        marks.paint_marks(page, pen)
        for place, read in zip(places, self._read[number], strict=True):
            if not place.slot.is_blank:
                self._paint_place(place, read, pen)
        self._paint_footer(number, pen)

    def _paint_title(self, page: Page, pen: Pen, *, is_first: bool) -> None:
        if page.title is None or page.under is None:
            return
        beside = page.under.y == page.title.y
        area = page.title
        if not self._under:
            right = max(page.title.right, page.under.right)
            bottom = max(page.title.bottom, page.under.bottom)
            area = Area(area.x, area.y, right - area.x, bottom - area.y)
        if self._title:
            if is_first:
                y = pen.at(area.x, area.y)[1]
                pen.canvas.bookmark(self._title, self._level - 1, y + 2 * MM)
            heading = self._heading if is_first else None
            said = Said(self._title, _HAND)
            self._line(said, self._larger(_TITLE), area, heading, pen)
        if self._under:
            below = self._below if is_first else None
            said = Said(self._under, _HAND, face=Face.REGULAR)
            how = replace(_UNDER, align=Align.RIGHT) if beside else _UNDER
            self._line(said, self._larger(how), page.under, below, pen)

    def _line(
        self, said: Said, how: Type, area: Area, element: Element | None, pen: Pen
    ) -> None:
        """Set a text in the middle of an area's height."""
        label = fitted((said,), how, area.width, area.height)
        _paint_middle(label, area, element, pen)

    def _scaled(self, how: Type) -> Type:
        return replace(how, size=how.size * self._scale)

    def _larger(self, how: Type) -> Type:
        return replace(how, size=how.size * max(1, self._scale))

    def _paint_place(self, place: Place, read: _Read, pen: Pen) -> None:
        slot = place.slot
        self._paint_frame(place, pen)
        if slot.tick:
            with pen.canvas.element(read.tick):
                pen.rectangle(slot.tick, Ink.TEXT, _TICK_WEIGHT, _TICK_CORNER)
            if read.tick:
                read.tick.box = pen.edges(slot.tick)
        if slot.clock:
            self._paint_clock(place, slot.clock, read, pen)
        self._paint_picture(place, read, pen)
        if place.label and slot.words:
            pen.label(place.label, slot.words, read.words)
        if slot.date and place.when:
            _paint_middle(place.when, slot.date, read.date, pen)
        elif slot.date:
            self._line(_blank(DATE), self._scaled(_BLANK), slot.date, read.date, pen)
        if slot.not_yet:
            how = self._scaled(replace(_BLANK, lines=2))
            self._line(_blank(NOT_YET), how, slot.not_yet, read.not_yet, pen)

    def _paint_frame(self, place: Place, pen: Pen) -> None:
        colour = frame_colour(place.cell.colour, self._board.look)
        framed = place.manner.framed
        if framed is Framed.NONE or (framed is Framed.COLOURED and colour is None):
            return
        area = place.slot.frame
        if framed is Framed.COLOURED:
            area = area.inset(_CARD_INSET)
        weight = marks.FRAME if colour is None else _COLOURED
        with pen.canvas.artifact():
            pen.rectangle(area, colour or Ink.TEXT, weight, marks.CORNER)

    def _paint_clock(self, place: Place, area: Area, read: _Read, pen: Pen) -> None:
        if place.when:
            _paint_middle(place.when, area, read.clock, pen)
            return
        word, drop = _CLOCK_WORD * self._scale, _CLOCK_DROP * self._scale
        middle = area.y + area.height / 2
        above = Area(area.x, middle - word, area.width, word)
        self._line(_blank(CLOCK), self._scaled(_BLANK), above, read.clock, pen)
        y = middle + drop
        with pen.canvas.artifact():
            pen.line((area.x, y, area.right, y), Ink.MUTED, 0.25)

    def _paint_picture(self, place: Place, read: _Read, pen: Pen) -> None:
        area, shown = place.slot.picture, place.shown
        if area is None or shown is None or area.width <= 0:
            return
        if read.figure:
            read.figure.box = pen.edges(area)
        with pen.canvas.element(read.figure):
            if shown.painted:
                pen.symbol(shown.painted, area)
            elif shown.image:
                pen.photo(shown.image, area)

    def _paint_footer(self, number: int, pen: Pen) -> None:
        page = self._pages[number][0]
        if self._credits[number]:
            label = marks.credit_label(self._credits[number], page)
            element = self._credited.get(number)
            pen.label(label, marks.credit_area(label, page), (element,))
        count = len(self._pages)
        told = _HAND.language.page.format(page=number + 1, pages=count)
        words = f"{self.print_how}  ·  {told}" if count > 1 else self.print_how
        with pen.canvas.artifact(Furniture.FOOTER):
            marks.paint_right_of_footer(page, pen, words)


def credit_line_of(places: list[Place]) -> str:
    """Say who drew what is shown on a page."""
    shown = [place.shown for place in places if place.shown]
    composed = any(one.is_composed for one in shown)
    return credit_line((one.credit for one in shown), composed=composed)


def _paint_middle(label: Label, area: Area, element: Element | None, pen: Pen) -> None:
    top = area.y + (area.height - label.height) / 2
    pen.label(label, Area(area.x, top, area.width, label.height), (element,))


def _blank(words: str) -> Said:
    return Said(words, _HAND, face=Face.REGULAR)
