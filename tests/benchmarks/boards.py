"""What it costs to find a picture for a board, and to make the board a paper.

* milliseconds for each key that is pressed, over every beginning of every query that
  staff would type: the middle one and the 95th of a hundred, against 50 ms, within
  which an answer is felt to come with the key;
* milliseconds until the index of all pictures stands, against a second;
* milliseconds and bytes for a board, against the same board whose symbols are images
  of 600 dots an inch, as they are when a program makes them of the same drawings.

No beginning is looked up twice, and none before it is measured. The first file of each
board is not counted: then fonts and libraries are read.
"""

from dataclasses import replace
from functools import partial
from statistics import median, quantiles

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from sipdesk.content.openmoji import CREDIT, OpenMoji
from sipdesk.content.symbol_svg import composed
from sipdesk.content.symbols import symbol_of
from sipdesk.documents.pdf.picture_boards.stock import BoardPictures, SymbolSet
from sipdesk.documents.pdf.symbol import painted
from sipdesk.domain.picture_board import PictureBoardKind
from tests.benchmarks.figure import Figure, milliseconds
from tests.content.picture_queries import built_in, read_queries
from tests.documents.boards import as_file, board, drawn

FELT = 50.0
NOTICED = 1000.0
ROUNDS = 5
GOAL = 0.5
DOTS = 600 / 25.4  # a millimetre
BOARDS = ((PictureBoardKind.GRID_5X3, 42), (PictureBoardKind.GRID_8X5, 20))
SET = "images"
NOTHING = "nothing to measure it against"


def measure() -> None:
    """Measure, and tell every figure."""
    index = built_in()
    typed = sorted(_beginnings())
    spent = [milliseconds(partial(index.find, one)) for one in typed]
    Figure("a key in the search, p50, ms", median(spent), FELT, 1).tell()
    last = quantiles(spent, n=20)[-1]
    Figure("a key in the search, p95, ms", last, FELT, 1).tell()
    built = [milliseconds(built_in) for _ in range(ROUNDS)]
    Figure("the index of all pictures, ms", median(built), NOTICED, 1).tell()
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
    for _ in range(ROUNDS):
        painted.cache_clear()
        vector.append(milliseconds(lambda: drawn(ours)))
        raster.append(milliseconds(lambda: drawn(theirs, as_images())))
    name = f"a board {kind.value}, its symbols anew"
    Figure(f"{name}, ms", median(vector), median(raster), GOAL).tell()
    sizes = len(drawn(ours).data), len(drawn(theirs, as_images()).data)
    Figure(f"{name}, bytes", *sizes, GOAL).tell()
    again = median(milliseconds(lambda: drawn(ours)) for _ in range(ROUNDS))
    Figure(
        f"a board {kind.value}, its symbols known, ms", again, None, 1, NOTHING
    ).tell()


def _image(code: str, pixels: int) -> bytes:
    shown = QImage(pixels, pixels, QImage.Format.Format_ARGB32)
    shown.fill(0xFFFFFFFF)
    painter = QPainter(shown)
    svg = composed(symbol_of(code), OpenMoji()).encode()
    QSvgRenderer(QByteArray(svg)).render(painter)
    painter.end()
    return as_file(shown, "PNG")


def _beginnings() -> set[str]:
    queries = [query.typed for query in read_queries()]
    return {typed[:end] for typed in queries for end in range(1, len(typed) + 1)}
