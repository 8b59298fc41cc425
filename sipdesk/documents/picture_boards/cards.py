"""Cards to cut out; they are as large on every paper."""

from dataclasses import dataclass, replace
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
_HEAD: Final = Manner(13, 14, aside=True, framed=Framed.NONE)
_HELPS: Final = Manner(18, 11, framed=Framed.EVERY)
_NUMBERS: Final = Manner(13, 14, 6, aside=True, framed=Framed.NONE)
_OWN: Final = Manner(10, 11, 1, aside=True, framed=Framed.NONE)
_HEAD_HEIGHT, _OWN_HEIGHT, _OWN_WIDTH = 14.0, 9.0, 30.0
_HELPS_WIDE: Final = 3
_HELPS_GAP, _HELPS_PADDING = 1.8, 1.2
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


def emergency(board: PictureBoard) -> Layout:
    """Lay out cards that fold: a head and three things that help, on the back numbers.

    The last of a card's six cells is a line to write on.
    """
    width, height = _FACE
    sheet = standing(board.look.page)
    block = _Block(sheet, width, 2 * height)
    marks = block.cuts()
    places = []
    for card in block.cards():
        fold = card.y + height
        marks.append(Stroke(card.x, fold, card.right, fold, Line.FOLD))
        faces = _emergency_faces(Area(card.x, card.y, width, height))
        places += faces
        marks.append(_write_line(faces[-1][0]))
    each = len(places) // len(block.cards())
    different = each * max(1, -(-len(board.cells) // each))
    pages = []
    for first in range(0, different, len(places)):
        here = min(different - first, len(places))
        slots = [
            Slot(first + at % here, frame, inside, manner=manner, is_copy=at >= here)
            for at, (frame, inside, manner) in enumerate(places)
        ]
        pages.append(sheet.page_to_cut(slots, marks, block.margin))
    return Layout(tuple(pages), _unframed(_HEAD))


def _emergency_faces(front: Area) -> list[tuple[Area, Area, Manner]]:
    """Give the frame, the inside and the manner of each place of a card."""
    free = front.inset(_FACE_PADDING)
    head = Area(free.x, free.y, free.width, _HEAD_HEIGHT)
    top = head.bottom + _HELPS_GAP
    wide = (free.width - (_HELPS_WIDE - 1) * _HELPS_GAP) / _HELPS_WIDE
    helps = [
        Area(free.x + at * (wide + _HELPS_GAP), top, wide, free.bottom - top)
        for at in range(_HELPS_WIDE)
    ]
    back = Area(free.x, free.y + front.height, free.width, free.height - _OWN_HEIGHT)
    own = Area(free.x, back.bottom, free.width, _OWN_HEIGHT)
    asked = Area(own.x, own.y, _OWN_WIDTH, own.height)
    return [
        (head, head, _HEAD),
        *((frame, frame.inset(_HELPS_PADDING), _HELPS) for frame in helps),
        (back, back, _NUMBERS),
        (own, asked, _OWN),
    ]


def _write_line(own: Area) -> Stroke:
    y = own.bottom - 1
    return Stroke(own.x + _OWN_WIDTH, y, own.right, y, Line.WRITE)


def _unframed(manner: Manner) -> Manner:
    return replace(manner, framed=Framed.COLOURED)
