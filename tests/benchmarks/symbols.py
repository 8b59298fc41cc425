"""What a symbol costs as it stands on paper once a file, against drawn in each place.

* milliseconds and bytes for each place, in a file with 12 symbols in 192 places;
* milliseconds for the young person's invitation, against the same words without
  pictures: as a rule, and when each symbol has to be put together anew;
* milliseconds and bytes for a picture board, against one whose symbols are images of
  600 dots an inch, as they are when a program makes them of the same drawings.

The first file of each is not counted: then fonts and libraries are read.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from statistics import median

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from sipdesk.content.document import Document, Items, Pictures
from sipdesk.content.openmoji import CREDIT, OpenMoji
from sipdesk.content.symbol_svg import composed
from sipdesk.content.symbols import Symbol, symbol_of
from sipdesk.documents.pdf.canvas import TaggedCanvas
from sipdesk.documents.pdf.metadata import About
from sipdesk.documents.pdf.picture_boards.stock import BoardPictures, SymbolSet
from sipdesk.documents.pdf.render import render
from sipdesk.documents.pdf.structure import Element
from sipdesk.documents.pdf.symbol import painted
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.picture_board import PictureBoardKind
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.benchmarks.figure import Figure
from tests.documents import cases
from tests.documents.boards import as_file, board, drawn
from tests.documents.example import MADE
from tests.documents.papers import content, paper

ROUNDS = 20
PLACES = 192
ABREAST = 16
SIDE = 30.0
SHOWN = (
    "sip_mote",
    "sip",
    "paus",
    "prata",
    "lyssna",
    "trygg_vuxen",
    "skola",
    "familj",
    "boende",
    "psykisk_halsa",
    "fritid",
    "inte_vara_med",
)
TIME_GOAL = 0.5
SIZE_GOAL = 0.5
PAPER_GOAL = 1.5
ANEW_GOAL = 8.0
BOARD_ROUNDS = 5
BOARD_GOAL = 0.5
DOTS = 600 / 25.4  # a millimetre
BOARDS = ((PictureBoardKind.GRID_5X3, 42), (PictureBoardKind.GRID_8X5, 20))
SET = "images"
FELT = "nothing to measure it against"


def measure() -> None:
    """Measure, and tell every figure."""
    concepts = content().read_concepts()
    symbols = [concepts[one].symbol for one in SHOWN]
    for make in (_once, _each_time):
        make(symbols)
    once, each = [], []
    for _ in range(ROUNDS):
        once.append(_milliseconds(lambda: _once(symbols)))
        each.append(_milliseconds(lambda: _each_time(symbols)))
    ours, others = median(once) / PLACES, median(each) / PLACES
    Figure("a place of a symbol, ms", ours, others, TIME_GOAL).tell()
    ours, others = (len(make(symbols)) / PLACES for make in (_once, _each_time))
    Figure("a place of a symbol, bytes", ours, others, SIZE_GOAL).tell()
    _measure_paper()
    for kind, side in BOARDS:
        _measure_board(kind, side)


def _measure_board(kind: PictureBoardKind, side: float) -> None:
    ours = board(kind)
    theirs = replace(ours, cells=tuple(replace(c, source=SET) for c in ours.cells))
    codes = [cell.symbol for cell in ours.cells]
    pixels = round(side * DOTS)

    def as_images() -> BoardPictures:
        images = {code: _image(code, pixels) for code in codes}
        return BoardPictures(sets={SET: SymbolSet(OpenMoji(), CREDIT, images)})

    drawn(ours)
    vector, raster = [], []
    for _ in range(BOARD_ROUNDS):
        painted.cache_clear()
        vector.append(_milliseconds(lambda: drawn(ours)))
        raster.append(_milliseconds(lambda: drawn(theirs, as_images())))
    name = f"a board {kind.value}, its symbols anew"
    Figure(f"{name}, ms", median(vector), median(raster), BOARD_GOAL).tell()
    sizes = len(drawn(ours).data), len(drawn(theirs, as_images()).data)
    Figure(f"{name}, bytes", *sizes, BOARD_GOAL).tell()
    again = median(_milliseconds(lambda: drawn(ours)) for _ in range(BOARD_ROUNDS))
    Figure(f"a board {kind.value}, its symbols known, ms", again, None, 1, FELT).tell()


def _image(code: str, pixels: int) -> bytes:
    shown = QImage(pixels, pixels, QImage.Format.Format_ARGB32)
    shown.fill(0xFFFFFFFF)
    painter = QPainter(shown)
    svg = composed(symbol_of(code), OpenMoji()).encode()
    QSvgRenderer(QByteArray(svg)).render(painter)
    painter.end()
    return as_file(shown, "PNG")


def _measure_paper() -> None:
    document = paper(PaperKind.INVITATION, cases.full(), YOUNG_PERSON)
    told = _in_words(document)
    for made in (document, told):
        render(made)
    with_pictures, in_words, anew = [], [], []
    for _ in range(ROUNDS):
        with_pictures.append(_milliseconds(lambda: render(document)))
        in_words.append(_milliseconds(lambda: render(told)))
        painted.cache_clear()
        anew.append(_milliseconds(lambda: render(document)))
    name, against = "the young person's invitation", median(in_words)
    Figure(f"{name}, ms", median(with_pictures), against, PAPER_GOAL).tell()
    Figure(f"{name}, its symbols anew, ms", median(anew), against, ANEW_GOAL).tell()


def _in_words(document: Document) -> Document:
    """Set the words of a paper's pictures as a list."""
    blocks = tuple(
        Items(tuple(picture.words for picture in block.pictures))
        if isinstance(block, Pictures)
        else block
        for block in document.blocks
    )
    return replace(document, blocks=blocks)


def _once(symbols: Sequence[Symbol]) -> bytes:
    canvas = _canvas()
    with canvas.artifact():
        for place in range(PLACES):
            drawn = painted(symbols[place % len(symbols)])
            canvas.symbol(drawn, _corner(place), SIDE)
    return _ended(canvas)


def _each_time(symbols: Sequence[Symbol]) -> bytes:
    canvas = _canvas()
    with canvas.artifact():
        for place in range(PLACES):
            drawn = painted(symbols[place % len(symbols)])
            alone = replace(drawn, name=f"{drawn.name}-{place}")
            canvas.symbol(alone, _corner(place), SIDE)
    return _ended(canvas)


def _canvas() -> TaggedCanvas:
    return TaggedCanvas(About("Symboler", "", "sv-SE", MADE), Element("Document"))


def _corner(place: int) -> tuple[float, float]:
    row, column = divmod(place, ABREAST)
    return 40 + column * (SIDE + 2), 60 + row * (SIDE + 10)


def _ended(canvas: TaggedCanvas) -> bytes:
    canvas.end_page()
    return canvas.save()


def _milliseconds(make: Callable[[], object]) -> float:
    begun = time.perf_counter()
    make()
    return (time.perf_counter() - begun) * 1000
