"""Cards to cut out; they are as large on every paper."""

from dataclasses import dataclass
from itertools import product
from typing import Final

from sipdesk.documents.picture_boards.paper import (
    MARGIN,
    PADDING,
    PRINTABLE,
    Sheet,
    standing,
)
from sipdesk.documents.picture_boards.shapes import (
    Area,
    Framed,
    Layout,
    Line,
    Manner,
    Mark,
    Ring,
    Slot,
    Stroke,
)
from sipdesk.domain.picture_board import PictureBoard, PictureBoardKind

_SIDES: Final = {
    PictureBoardKind.CARDS_45: (45.0, 34.0),
    PictureBoardKind.CARDS_60: (60.0, 48.0),
    PictureBoardKind.CARDS_90: (90.0, 75.0),
}
_FACE: Final = (85.6, 54.0)  # of a bank card (ISO/IEC 7810, ID-1)
_FACE_PICTURE: Final = 18.0
_FACE_LINES: Final = 5
_FACE_PADDING: Final = 4.0
_KEYRING: Final = (50.0, 90.0)
_KEYRING_PICTURE: Final = 40.0
_KEYRING_LINES: Final = 3
_HOLE: Final = 5.0
_HOLE_DROP: Final = 6.0  # of its rim


@dataclass(frozen=True, slots=True)
class _Block:
    """Cards side by side in the middle of a sheet."""

    sheet: Sheet
    width: float
    height: float
    margin: float = MARGIN

    @property
    def columns(self) -> int:
        return int((self.sheet.width - 2 * self.margin) / self.width)

    @property
    def rows(self) -> int:
        return int((self._bottom - self.margin) / self.height)

    @property
    def _bottom(self) -> float:
        return self.sheet.footer(self.margin).y

    @property
    def whole(self) -> Area:
        width, height = self.columns * self.width, self.rows * self.height
        return Area(
            (self.sheet.width - width) / 2,
            (self.margin + self._bottom - height) / 2,
            width,
            height,
        )

    def cards(self) -> list[Area]:
        """Give every card, row by row."""
        whole = self.whole
        return [
            Area(
                whole.x + column * self.width,
                whole.y + row * self.height,
                self.width,
                self.height,
            )
            for row, column in product(range(self.rows), range(self.columns))
        ]

    def cuts(self) -> list[Mark]:
        """Give the lines to cut along; neighbours share theirs."""
        whole = self.whole
        across = [whole.y + row * self.height for row in range(self.rows + 1)]
        down = [whole.x + column * self.width for column in range(self.columns + 1)]
        return [
            *(Stroke(whole.x, y, whole.right, y, Line.CUT) for y in across),
            *(Stroke(x, whole.y, x, whole.bottom, Line.CUT) for x in down),
        ]


def cards(board: PictureBoard) -> Layout:
    """Lay out square cards; those without a cell are blank, for one's own words."""
    side, largest = _SIDES[board.kind]
    # Three of the largest fill the height of an A4, but for what a printer needs.
    high = board.kind is PictureBoardKind.CARDS_90
    block = _Block(standing(board.look.page), side, side, PRINTABLE if high else MARGIN)
    places = [(card, card.inset(PADDING)) for card in block.cards()]
    return _filled(board, block, places, block.cuts(), Manner(largest))


def keyring(board: PictureBoard) -> Layout:
    """Lay out cards with a hole."""
    block = _Block(standing(board.look.page), *_KEYRING, PRINTABLE)
    marks = block.cuts()
    places = []
    below = _HOLE_DROP + _HOLE + PADDING
    for card in block.cards():
        marks.append(
            Ring(
                card.x + card.width / 2,
                card.y + _HOLE_DROP + _HOLE / 2,
                _HOLE / 2,
                is_cut=True,
            )
        )
        high = card.height - below - PADDING
        wide = card.width - 2 * PADDING
        places.append((card, Area(card.x + PADDING, card.y + below, wide, high)))
    manner = Manner(_KEYRING_PICTURE, lines=_KEYRING_LINES)
    return _filled(board, block, places, marks, manner)


def _filled(
    board: PictureBoard,
    block: _Block,
    places: list[tuple[Area, Area]],
    marks: list[Mark],
    manner: Manner,
) -> Layout:
    pages = [
        block.sheet.page_to_cut(
            (Slot(at, *areas) for at, areas in enumerate(places, first)),
            marks,
            block.margin,
        )
        for first in range(0, max(1, len(board.cells)), len(places))
    ]
    return Layout(tuple(pages), _unframed(manner))


def wallet(board: PictureBoard) -> Layout:
    """Lay out cards of a wallet's size: as many copies as the sheet has room for.

    Of two cells the second is the back, which is folded behind the first; further
    cells are further cards.
    """
    faces = min(2, max(1, len(board.cells)))
    width, height = _FACE
    sheet = standing(board.look.page)
    block = _Block(sheet, width, height * faces, MARGIN if faces > 1 else PRINTABLE)
    places: list[tuple[Area, Area]] = []
    marks = block.cuts()
    for card in block.cards():
        for face in range(faces):
            area = Area(card.x, card.y + face * height, width, height)
            places.append((area, area.inset(_FACE_PADDING)))
        if faces > 1:
            fold = card.y + height
            marks.append(Stroke(card.x, fold, card.right, fold, Line.FOLD))
    different = max(faces, len(board.cells) + len(board.cells) % faces)
    pages = []
    for first in range(0, different, len(places)):
        here = min(different - first, len(places))
        slots = [
            Slot(first + at % here, *areas, is_copy=at >= here)
            for at, areas in enumerate(places)
        ]
        pages.append(sheet.page_to_cut(slots, marks, block.margin))
    manner = Manner(_FACE_PICTURE, lines=_FACE_LINES, aside=True)
    return Layout(tuple(pages), _unframed(manner))


def _unframed(manner: Manner) -> Manner:
    return Manner(
        manner.largest, manner.size, manner.lines, manner.aside, Framed.COLOURED
    )
