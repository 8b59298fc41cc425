"""Several boards in one file, with a cover and index tabs; a story to fold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sipdesk.content.drawing import Align, Ink
from sipdesk.content.tags import SWEDISH_IN_SWEDEN
from sipdesk.documents.pdf import typeset
from sipdesk.documents.pdf.canvas import TaggedCanvas
from sipdesk.documents.pdf.hand import hand_of
from sipdesk.documents.pdf.picture_boards import marks
from sipdesk.documents.pdf.picture_boards.labels import Label, Said, Type, fitted
from sipdesk.documents.pdf.picture_boards.painter import BoardPainter
from sipdesk.documents.pdf.picture_boards.pen import Pen
from sipdesk.documents.pdf.picture_boards.render import (
    NO_PICTURES,
    DrawnBoard,
    Laid,
    canvas_for,
    lay,
)
from sipdesk.documents.pdf.picture_boards.stock import BoardPictures, Stock
from sipdesk.documents.pdf.structure import Element
from sipdesk.documents.pdf.style import MM
from sipdesk.documents.picture_boards.paper import LYING_A4, MARGIN, standing
from sipdesk.documents.picture_boards.shapes import Area, Line, Page, Stroke
from sipdesk.documents.picture_boards.words import PRINT_AT_FULL_SIZE, PRINT_FOLDED
from sipdesk.domain.picture_board import PageSize, PictureBoard, PictureBoardKind
from sipdesk.domain.picture_drawing import BoardRemark

_HAND: Final = hand_of(SWEDISH_IN_SWEDEN)
_COVER_TITLE: Final = Type(36, align=Align.LEFT, least=12)
_ENTRY: Final = Type(16, align=Align.LEFT, least=6)
_NUMBER: Final = Type(12, 1, ink=Ink.PAPER, least=6)
_TITLE_TOP, _TITLE_HEIGHT = 0.16, 0.16  # of the page's height
_ENTRIES_TOP: Final = 0.36
_ENTRY_HEIGHT: Final = 11.0
_ENTRY_LEFT: Final = 14.0
_TAB_RIGHT: Final = 4.0  # from the edge of the paper
_TAB_WIDTH: Final = 6.5
_TAB_HEIGHT: Final = 16.0
_TAB_GAP: Final = 2.0
_TAB_CORNER: Final = 1.2

_LEAF: Final = 4  # pages of a sheet folded in the middle
_FOLD: Final = 6.0  # how much of it is drawn at either edge


@dataclass(frozen=True, slots=True)
class DrawnBooklet:
    """A finished booklet, its pages with the cover, and what to say of each board."""

    data: bytes
    pages: int
    remarks: tuple[tuple[BoardRemark, ...], ...]


def render_booklet(
    title: str,
    boards: Sequence[PictureBoard],
    created: datetime,
    pictures: BoardPictures = NO_PICTURES,
) -> DrawnBooklet:
    """Write boards one after the other, each on the paper that it asks for.

    Raises:
        Unavailable: NO_ETHIOPIC_FONT, as for a board.

    """
    try:
        stock = Stock(pictures)
        laid = [lay(board, stock) for board in boards]
        root = Element("Document", SWEDISH_IN_SWEDEN)
        canvas = canvas_for(title, created, root)
        _paint_cover(title, boards, canvas, root)
        pages = 1
        for number, one in enumerate(laid, 1):
            painter = one.painter(root.add("Sect"), level=2)
            for at, (page, _) in enumerate(one.pages):
                canvas.page_size(page.width * MM, page.height * MM)
                pen = Pen(canvas, page.height)
                painter.paint(at, pen)
                _paint_tab(page, number, len(laid), pen)
                canvas.end_page()
                pages += 1
        remarks = tuple(tuple(one.remarks()) for one in laid)
        return DrawnBooklet(canvas.save(), pages, remarks)
    finally:
        typeset.forget()


def _paint_cover(
    title: str, boards: Sequence[PictureBoard], canvas: TaggedCanvas, root: Element
) -> None:
    sheet = standing(boards[0].look.page if boards else PageSize.A4)
    canvas.page_size(sheet.width * MM, sheet.height * MM)
    pen = Pen(canvas, sheet.height)
    wide = sheet.width - 2 * MARGIN
    top, high = sheet.height * _TITLE_TOP, sheet.height * _TITLE_HEIGHT
    words = _HAND.one_line(title)
    heading, listed = root.add("H1"), root.add("L", numbering="Decimal")
    if words:
        canvas.bookmark(words, 0, pen.at(0, top)[1])
        label = fitted((Said(words, _HAND),), _COVER_TITLE, wide, high)
        pen.label(label, Area(MARGIN, top, wide, high), (heading,))
    first = sheet.height * _ENTRIES_TOP
    room = sheet.footer().y - first
    pitch = min(_ENTRY_HEIGHT, room / max(1, len(boards)))
    for at, board in enumerate(boards):
        area = Area(MARGIN, first + at * pitch, wide, pitch)
        _paint_entry(board, at + 1, area, listed.add("LI"), pen)
    page = Page(sheet.width, sheet.height, sheet.footer(), ())
    with canvas.artifact():
        marks.paint_right_of_footer(page, pen, PRINT_AT_FULL_SIZE)
    canvas.end_page()


def _paint_entry(
    board: PictureBoard, number: int, area: Area, item: Element, pen: Pen
) -> None:
    side = min(_TAB_WIDTH, area.height)
    square = Area(area.x, area.y + (area.height - side) / 2, side, side)
    with pen.canvas.artifact():
        pen.rectangle(square, None, 0, _TAB_CORNER, Ink.TEXT)
    _in_middle(f"{number}", _NUMBER, square, item.add("Lbl"), pen)
    words = _HAND.one_line(board.title)
    if words:
        left = area.x + _ENTRY_LEFT
        room = Area(left, area.y, area.right - left, area.height)
        _in_middle(words, _ENTRY, room, item.add("LBody").add("P"), pen)


def _paint_tab(page: Page, number: int, count: int, pen: Pen) -> None:
    """Paint a tab in the margin; each board's is further down than the last one's."""
    pitch = min(_TAB_HEIGHT + _TAB_GAP, (page.height - 2 * MARGIN) / count)
    top = MARGIN + (number - 1) * pitch
    left = page.width - _TAB_RIGHT - _TAB_WIDTH
    area = Area(left, top, _TAB_WIDTH, max(pitch - _TAB_GAP, pitch / 2))
    with pen.canvas.artifact():
        pen.rectangle(area, None, 0, _TAB_CORNER, Ink.TEXT)
    _in_middle(f"{number}", _NUMBER, area, None, pen)


def _in_middle(
    words: str, how: Type, area: Area, element: Element | None, pen: Pen
) -> Label:
    label = fitted((Said(words, _HAND),), how, area.width, area.height)
    top = area.y + (area.height - label.height) / 2
    pen.label(label, Area(area.x, top, area.width, label.height), (element,))
    return label


def render_folded(
    board: PictureBoard, created: datetime, pictures: BoardPictures = NO_PICTURES
) -> DrawnBoard:
    """Write a story two pages up on A4, in the order of a booklet that is folded.

    Its pages are A5, as they are read; a screen reader reads them in that order too.

    Raises:
        ValueError: the board is no story.
        Unavailable: NO_ETHIOPIC_FONT, as for a board.

    """
    if board.kind is not PictureBoardKind.STORY:
        raise ValueError("only a story is folded")
    small = replace(board, look=replace(board.look, page=PageSize.A5))
    try:
        laid = lay(small, Stock(pictures))
        root = Element("Document", SWEDISH_IN_SWEDEN)
        canvas = canvas_for(board.title, created, root)
        painter = laid.painter(root)
        painter.print_how = PRINT_FOLDED
        for pair in saddle_order(len(laid.pages)):
            _paint_side(pair, laid, painter, canvas)
        pages = tuple(page for page, _ in laid.pages)
        return DrawnBoard(canvas.save(), pages, tuple(laid.remarks()))
    finally:
        typeset.forget()


def saddle_order(count: int) -> Iterator[tuple[int, int]]:
    """Give the left and right page of each side of paper, counted from 0.

    A number that is ``count`` or more is an empty page.
    """
    padded = -(-count // _LEAF) * _LEAF
    for first in range(0, padded // 2, 2):
        last = padded - 1 - first
        yield last, first
        yield first + 1, last - 1


def _paint_side(
    pair: tuple[int, int], laid: Laid, painter: BoardPainter, canvas: TaggedCanvas
) -> None:
    canvas.page_size(LYING_A4.width * MM, LYING_A4.height * MM)
    pen = Pen(canvas, LYING_A4.height)
    half = LYING_A4.width / 2
    with canvas.artifact():
        for top in (0, LYING_A4.height - _FOLD):
            marks.paint_stroke(Stroke(half, top, half, top + _FOLD, Line.FOLD), pen)
    for side, number in enumerate(pair):
        if number < len(laid.pages):
            painter.paint(number, pen.moved(side * half))
    canvas.end_page()
