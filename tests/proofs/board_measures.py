"""What a finished board measures, read back from its file; and what it should."""

from collections.abc import Iterator
from ctypes import c_float
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
from pypdfium2 import raw

from sipdesk.documents.pdf.style import MM
from sipdesk.documents.picture_boards.shapes import Area
from sipdesk.domain.picture_board import PageSize, PictureBoardKind

HAIR = 0.1  # millimetres
PAPER = {PageSize.A3: (297, 420), PageSize.A4: (210, 297), PageSize.A5: (148, 210)}

K = PictureBoardKind


@dataclass(frozen=True, slots=True)
class Measured:
    """What is to be found on a page, by the specification (bildstod.md 7.2).

    ``boxes`` are so many rectangles or rings of a width and a height. ``cells`` is
    the distance between lines to cut, across and down.
    """

    boxes: tuple[tuple[int, float, float], ...] = ()
    cells: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """What the middle of a drawn line goes round, and how thick the line is."""

    middle: Area
    weight: float

    def measures(self, width: float, height: float) -> bool:
        """Tell whether it is so large, along its line or to its outer edge."""
        ways = (self.middle, self.middle.inset(-self.weight / 2))
        return any(near(a.width, width) and near(a.height, height) for a in ways)


ON_A4 = {
    K.GRID_2X2: Measured(((4, 135, 81),)),
    K.GRID_3X2: Measured(((6, 89, 81),)),
    K.GRID_4X3: Measured(((12, 66, 53),)),
    K.GRID_5X3: Measured(((15, 52.2, 53),)),
    K.GRID_6X4: Measured(((24, 43, 39),)),
    K.GRID_8X5: Measured(((40, 31.5, 31.4),)),
    K.AGENDA: Measured(((6, 186, 39.5), (6, 15, 15))),
    K.ROWS: Measured(((6, 186, 39.5), (6, 15, 15))),
    K.TIMELINE: Measured(((5, 51, 72),)),
    K.STORY: Measured(((4, 90, 110),)),
    K.CARDS_45: Measured(cells=(45, 45)),
    K.CARDS_60: Measured(cells=(60, 60)),
    K.CARDS_90: Measured(cells=(90, 90)),
    K.MAT: Measured(((3, 88, 165),)),
    K.WALLET: Measured(cells=(85.6, 108)),
    K.EMERGENCY: Measured(((12, 24.67, 30.2),), cells=(85.6, 108)),
    K.KEYRING: Measured(((9, 5, 5),), cells=(50, 90)),
    K.CIRCLE: Measured(((1, 186, 186),)),
    K.WRITE_AND_DRAW: Measured(((4, 85, 95),)),
    K.SCALE_3: Measured(((30, 8, 8),)),
    K.SCALE_5: Measured(((42, 8, 8),)),
}
FACE = 18.0
RULER = 50.0


def pages(data: bytes) -> list[tuple[float, float]]:
    """Give the width and height of each page."""
    return [
        (page.get_width() / MM, page.get_height() / MM)
        for page in pypdfium2.PdfDocument(data)
    ]


def outlines(data: bytes, page: int = 0) -> Iterator[Outline]:
    """Give each line or shape that is drawn on a page."""
    shown = pypdfium2.PdfDocument(data)[page]
    high = shown.get_height()
    for item in shown.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1):
        left, low, right, top = item.get_bounds()
        weight = c_float()
        raw.FPDFPageObj_GetStrokeWidth(item.raw, weight)
        # PDFium counts the whole weight of a line to either side.
        whole = Area(left, high - top, right - left, top - low).inset(weight.value)
        yield Outline(whole.times(1 / MM), weight.value / MM)


def symbols(data: bytes, page: int = 0) -> Iterator[Area]:
    """Give what each symbol of a page covers."""
    shown = pypdfium2.PdfDocument(data)[page]
    high = shown.get_height()
    for item in shown.get_objects(filter=[raw.FPDF_PAGEOBJ_FORM], max_depth=1):
        left, low, right, top = item.get_bounds()
        yield Area(left, high - top, right - left, top - low).times(1 / MM)


def wrong_of(data: bytes, wanted: Measured) -> list[str]:
    """Tell what a page does not measure as it should."""
    found = list(outlines(data))
    wrong = []
    for count, width, height in wanted.boxes:
        seen = sum(one.measures(width, height) for one in found)
        if seen != count:
            wrong.append(f"{seen} boxes of {width} x {height}, not {count}")
    if wanted.cells:
        lines = [one.middle for one in found]
        apart = (_apart(lines, "x", "height"), _apart(lines, "y", "width"))
        for seen_apart, pitch in zip(apart, wanted.cells, strict=True):
            if not seen_apart or not all(near(one, pitch) for one in seen_apart):
                wrong.append(f"lines to cut {seen_apart} apart, not {pitch}")
    return wrong


def _apart(lines: list[Area], where: str, length: str) -> list[float]:
    """Tell how far the lines that go all across are from each other."""
    longest = max(getattr(one, length) for one in lines)
    whole = (one for one in lines if near(getattr(one, length), longest))
    places = sorted(getattr(one, where) for one in whole)
    return [round(b - a, 3) for a, b in pairwise(places)]


def rulers(data: bytes) -> int:
    """Tell how many lines of a page are as long as the measure says it is."""
    lines = (one.middle for one in outlines(data))
    return sum(near(one.width, RULER) and near(one.height, 0) for one in lines)


def near(one: float, other: float) -> bool:
    """Tell whether two lengths are the same to a hair."""
    return abs(one - other) <= HAIR
