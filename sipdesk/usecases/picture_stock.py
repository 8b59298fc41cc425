"""What picture boards show: photos of their case, and pictures of the home's own."""

from collections.abc import Iterator, Mapping, Sequence

from sipdesk.content.own_pictures import (
    Drawings,
    OwnPictures,
    codes_in,
    first_pictures,
)
from sipdesk.documents.pdf.picture_boards.stock import BoardPictures, SymbolSet
from sipdesk.domain.case import CaseId
from sipdesk.domain.picture_board import PictureBoard
from sipdesk.domain.picture_source import OwnPicture, PictureForm, in_first_hand
from sipdesk.domain.settings import FIRST_PICTURES
from sipdesk.usecases.ports import Ports, Work


def own_pictures(work: Work) -> OwnPictures:
    """Tell what pictures the home has of its own, as search sees them."""
    stamp = work.sources.stamp()
    return OwnPictures(stamp, first_source(work), work.sources.symbols)


def first_source(work: Work) -> str:
    """Give the id of the source that comes before our own symbols; "" for none."""
    return str(work.house.settings()[FIRST_PICTURES.key])


def stocked(
    work: Work, boards: Sequence[PictureBoard], ports: Ports
) -> tuple[tuple[PictureBoard, ...], BoardPictures]:
    """Give boards as the home shows them, with all that is shown on them.

    Raises:
        RuleBroken: ``right-missing``, ``picture-board-of-closed-branch``.

    """
    boards = shown_in_first_hand(work, boards, ports)
    photos: dict[str, bytes] = {}
    for board in boards:
        if board.case:
            # That the photos are read is what a board of a closed branch is refused by.
            photos |= work.pictures.photo_data(CaseId(board.case), board.photos)
    return boards, BoardPictures(photos, _sets(work, boards))


def shown_in_first_hand(
    work: Work, boards: Sequence[PictureBoard], ports: Ports
) -> tuple[PictureBoard, ...]:
    """Give boards with the symbols of the source that the home has put first."""
    first = first_source(work)
    if not first:
        return tuple(boards)
    symbols = work.sources.symbols(first)
    instead = first_pictures(ports.content.read_concepts(), symbols, first)
    return tuple(in_first_hand(board, instead) for board in boards)


def _sets(work: Work, boards: Sequence[PictureBoard]) -> Mapping[str, SymbolSet]:
    found = work.sources.pictures(shown_by(boards))
    used = {source for source, _ in found}
    return {
        source.id: _set(
            source.credit, [p for (s, _), p in found.items() if s == source.id]
        )
        for source in work.sources.all()
        if source.id in used
    }


def _set(credit: str, pictures: Sequence[OwnPicture]) -> SymbolSet:
    drawn, images = {}, {}
    for one in pictures:
        if one.symbol.form is PictureForm.DRAWING:
            drawn[one.symbol.code] = one.data.decode()
        else:
            images[one.symbol.code] = one.data
    return SymbolSet(Drawings(drawn), credit, images)


def shown_by(boards: Sequence[PictureBoard]) -> Iterator[tuple[str, str]]:
    """Name the pictures of the home's own that boards show, by source and code."""
    for board in boards:
        for cell in board.cells:
            if cell.source:
                yield from ((cell.source, code) for code in codes_in(cell.symbol))
