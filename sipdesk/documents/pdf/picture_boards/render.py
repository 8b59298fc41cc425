"""From a picture board to the bytes of its paper."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sipdesk.content.tags import SWEDISH_IN_SWEDEN
from sipdesk.documents.pdf import typeset
from sipdesk.documents.pdf.canvas import TaggedCanvas
from sipdesk.documents.pdf.hand import hand_of
from sipdesk.documents.pdf.metadata import About
from sipdesk.documents.pdf.picture_boards.colours import INKS
from sipdesk.documents.pdf.picture_boards.painter import BoardPainter
from sipdesk.documents.pdf.picture_boards.pen import Pen
from sipdesk.documents.pdf.picture_boards.places import Place, places
from sipdesk.documents.pdf.picture_boards.stock import BoardPictures, Stock
from sipdesk.documents.pdf.structure import Element
from sipdesk.documents.pdf.style import MM
from sipdesk.documents.picture_boards.layout import layout
from sipdesk.documents.picture_boards.shapes import Page
from sipdesk.documents.picture_boards.words import SUBJECT
from sipdesk.domain.picture_board import PictureBoard
from sipdesk.domain.picture_drawing import BoardRemark, Flaw

NO_PICTURES: Final = BoardPictures()
COMPOSED_LEAST: Final = 22.0
"""In millimetres: the badge of a composed symbol is not told on one smaller."""
SIMPLE_LEAST: Final = 12.0
COARSE: Final = 150
"""A photo with fewer dots an inch is seen to be made of dots."""

_UNTITLED: Final = "Utan titel"
_INCH: Final = 25.4


@dataclass(frozen=True, slots=True)
class DrawnBoard:
    """A finished board: the file, its pages with their slots, and what to say of it.

    The slots are those of the paper, to a hair.
    """

    data: bytes
    pages: tuple[Page, ...]
    remarks: tuple[BoardRemark, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """A board whose every cell has its place."""

    board: PictureBoard
    pages: tuple[tuple[Page, list[Place]], ...]

    def painter(self, owner: Element, level: int = 1) -> BoardPainter:
        """Give what paints it."""
        return BoardPainter(self.board, self.pages, owner, level)

    def remarks(self) -> Iterator[BoardRemark]:
        """Tell what might be better, place by place."""
        for _, page in self.pages:
            for place in page:
                if not place.slot.is_copy:
                    flaws = _flaws(place)
                    yield from (BoardRemark(flaw, place.slot.place) for flaw in flaws)


def render_board(
    board: PictureBoard, created: datetime, pictures: BoardPictures = NO_PICTURES
) -> DrawnBoard:
    """Write a board as PDF/A-2a and PDF/UA-1 in one file, in memory alone.

    The same board gives the same bytes. The file tells its title and no other name.

    Raises:
        Unavailable: NO_ETHIOPIC_FONT when it is in Ge'ez script and the system has no
            font for that.

    """
    try:
        laid = lay(board, Stock(pictures))
        root = Element("Document", SWEDISH_IN_SWEDEN)
        canvas = canvas_for(board.title, created, root)
        paint_whole(laid, canvas, laid.painter(root))
        pages = tuple(page for page, _ in laid.pages)
        return DrawnBoard(canvas.save(), pages, tuple(laid.remarks()))
    finally:
        typeset.forget()


def lay(board: PictureBoard, stock: Stock) -> Laid:
    """Give every cell of a board its place."""
    laid_out = layout(board)
    placed = places(board, laid_out, stock)
    pages = tuple(
        (_with_slots(page, here), here)
        for page, here in zip(laid_out.pages, placed, strict=True)
    )
    return Laid(board, pages)


def canvas_for(title: str, created: datetime, root: Element) -> TaggedCanvas:
    """Give a canvas in the colours of boards."""
    shown = hand_of(SWEDISH_IN_SWEDEN).one_line(title) or _UNTITLED
    return TaggedCanvas(About(shown, SUBJECT, SWEDISH_IN_SWEDEN, created), root, INKS)


def paint_whole(laid: Laid, canvas: TaggedCanvas, painter: BoardPainter) -> None:
    """Paint all pages of a board in their order."""
    for number, (page, _) in enumerate(laid.pages):
        canvas.page_size(page.width * MM, page.height * MM)
        painter.paint(number, Pen(canvas, page.height))
        canvas.end_page()


def _with_slots(page: Page, placed: list[Place]) -> Page:
    return replace(page, slots=tuple(place.slot for place in placed))


def _flaws(place: Place) -> Iterator[Flaw]:
    cell, shown, picture = place.cell, place.shown, place.slot.picture
    if place.label and place.label.is_too_long:
        yield Flaw.WORDS_TOO_LONG
    if (cell.symbol or cell.photo) and shown is None:
        yield Flaw.PICTURE_MISSING
    if shown is None or picture is None:
        return
    if picture.width < (COMPOSED_LEAST if shown.is_composed else SIMPLE_LEAST):
        yield Flaw.SYMBOL_TOO_SMALL
    if shown.image and shown.pixels * _INCH < COARSE * picture.width:
        yield Flaw.PHOTO_COARSE
