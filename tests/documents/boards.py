"""Picture boards to try the engine on, and what stands on their pages."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from itertools import cycle, islice
from typing import Any

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import ContentStream
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from sipdesk.content.symbols import Symbol
from sipdesk.documents.pdf.picture_boards.render import DrawnBoard, render_board
from sipdesk.documents.pdf.picture_boards.stock import BoardPictures
from sipdesk.documents.pdf.style import MM
from sipdesk.documents.picture_boards.shapes import Area
from sipdesk.domain.picture_board import (
    Cell,
    Look,
    PageSize,
    PictureBoard,
    PictureBoardKind,
    WordColour,
)
from tests.documents.papers import content
from tests.documents.samples import NOON

LONGEST = ("särskilt förordnad vårdnadshavare", "studie- och yrkesvägledare")
KINDS = tuple(PictureBoardKind)
TITLE = "Vad vill jag prata om?"
UNDER = "Peka på en bild. Du kan också rita en egen."
FULL = {
    PictureBoardKind.AGENDA: 6,
    PictureBoardKind.ROWS: 6,
    PictureBoardKind.TIMELINE: 5,
    PictureBoardKind.STORY: 4,
    PictureBoardKind.MAT: 3,
    PictureBoardKind.WALLET: 2,
    PictureBoardKind.EMERGENCY: 6,
    PictureBoardKind.CIRCLE: 5,
    PictureBoardKind.WRITE_AND_DRAW: 4,
    PictureBoardKind.SCALE_3: 12,
    PictureBoardKind.SCALE_5: 14,
}
"""How many cells fill a page that has no grid; of cards some are enough."""

Ends = tuple[float, float, float, float]


def written(symbol: Symbol) -> str:
    """Write a symbol as a cell has it."""
    badge = f"+{symbol.badge}" if symbol.badge else ""
    return f"{symbol.base}{badge}{'!inte' if symbol.crossed else ''}"


@lru_cache
def cells() -> tuple[Cell, ...]:
    """Give a cell of each concept."""
    colours = cycle(WordColour)
    return tuple(
        Cell(one.word, symbol=written(one.symbol), alt=one.alt, colour=next(colours))
        for one in content().read_concepts().values()
    )


def many(kind: PictureBoardKind) -> int:
    """Tell how many cells fill a page."""
    columns, rows = kind.grid
    return FULL.get(kind, columns * rows if kind.has_grid else 7)


def board(kind: PictureBoardKind, *own: Cell, **look: Any) -> PictureBoard:
    """Give a board with cells of its own, or a page full of concepts."""
    shown = own or tuple(islice(cells(), many(kind)))
    return PictureBoard("board", kind, TITLE, UNDER, shown, Look(**look))


def empty(kind: PictureBoardKind, page: PageSize = PageSize.A4) -> PictureBoard:
    """Give a board with nothing on it."""
    return PictureBoard("board", kind, TITLE, UNDER, (), Look(page))


def with_longest_words(kind: PictureBoardKind, **look: Any) -> PictureBoard:
    """Give a board whose cells take turns with the longest words."""
    whole = board(kind, **look)
    words = cycle(LONGEST)
    long = tuple(replace(cell, words=next(words)) for cell in whole.cells)
    return replace(whole, cells=long)


def drawn(shown: PictureBoard, pictures: BoardPictures | None = None) -> DrawnBoard:
    """Draw a board."""
    return render_board(shown, NOON, pictures or BoardPictures())


def image(width: int, height: int, form: str, fill: int = 0xFF3366CC) -> bytes:
    """Give an image of one colour as JPG or PNG."""
    made = QImage(width, height, QImage.Format.Format_ARGB32)
    made.fill(fill)
    return as_file(made, form)


def as_file(made: QImage, form: str) -> bytes:
    """Give an image as the bytes of a JPG or PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made.save(buffer, form)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def letters(data: bytes, page: int = 0) -> Iterator[tuple[str, Area]]:
    """Give each letter of a page that can be seen, and where it is, in millimetres."""
    of_page = pypdfium2.PdfDocument(data)[page]
    text = of_page.get_textpage()
    height = of_page.get_height()
    for at in range(text.count_chars()):
        letter = text.get_text_range(at, 1)
        left, low, right, high = text.get_charbox(at)
        if letter.strip() and right > left:
            wide, tall = (right - left) / MM, (high - low) / MM
            yield letter, Area(left / MM, (height - high) / MM, wide, tall)


def text_of(data: bytes, page: int = 0) -> str:
    """Give the text of a page in one line."""
    text = pypdfium2.PdfDocument(data)[page].get_textpage().get_text_bounded()
    return " ".join(text.split())


def operations(data: bytes) -> Iterator[tuple[list[Any], bytes]]:
    """Give the operators of all pages and of the symbols on them."""
    reader = PdfReader(BytesIO(data))
    for page in reader.pages:
        for stream in (page.get_contents(), *_objects(page, "/Form")):
            yield from ContentStream(stream, reader).operations


def images(data: bytes) -> list[Any]:
    """Give the images of all pages."""
    pages = PdfReader(BytesIO(data)).pages
    return [one for page in pages for one in _objects(page, "/Image")]


def _objects(page: Any, subtype: str) -> list[Any]:
    named = page["/Resources"].get("/XObject", {})
    found = [one.get_object() for one in named.values()]
    return [one for one in found if one["/Subtype"] == subtype]


def lines(data: bytes) -> list[Ends]:
    """Give the straight lines of the first page, in millimetres."""
    (page, *_) = PdfReader(BytesIO(data)).pages
    text = page.get_contents().get_data().decode("latin-1")  # type: ignore[union-attr]
    found = re.findall(r"n ([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l S", text)
    return [tuple(float(end) / MM for end in ends) for ends in found]  # type: ignore[misc]
