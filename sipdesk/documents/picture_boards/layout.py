"""From a board to its pages."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sipdesk.documents.picture_boards import cards, scales, strips, tables
from sipdesk.documents.picture_boards.grids import grid
from sipdesk.documents.picture_boards.shapes import Layout
from sipdesk.domain.picture_board import PictureBoard, PictureBoardKind

_KINDS: Mapping[PictureBoardKind, Callable[[PictureBoard], Layout]] = MappingProxyType(
    {
        PictureBoardKind.AGENDA: strips.agenda,
        PictureBoardKind.ROWS: strips.rows,
        PictureBoardKind.TIMELINE: strips.timeline,
        PictureBoardKind.STORY: strips.story,
        PictureBoardKind.CARDS_45: cards.cards,
        PictureBoardKind.CARDS_60: cards.cards,
        PictureBoardKind.CARDS_90: cards.cards,
        PictureBoardKind.MAT: tables.mat,
        PictureBoardKind.WALLET: cards.wallet,
        PictureBoardKind.EMERGENCY: cards.emergency,
        PictureBoardKind.KEYRING: cards.keyring,
        PictureBoardKind.CIRCLE: tables.circle,
        PictureBoardKind.WRITE_AND_DRAW: tables.write_and_draw,
        PictureBoardKind.SCALE_3: scales.scale,
        PictureBoardKind.SCALE_5: scales.scale,
    }
)


def layout(board: PictureBoard) -> Layout:
    """Lay a board out: it has a page at least, and every cell has a slot."""
    return _KINDS.get(board.kind, grid)(board)
