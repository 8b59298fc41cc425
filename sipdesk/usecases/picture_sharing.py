"""Templates for picture boards given to other homes and programs, and taken in.

What is of a case never goes this way, nor what is hidden, nor a picture whose source
may not be shared.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sipdesk.documents.open_board import Pictured, open_boards
from sipdesk.documents.picture_sources.shared import (
    Shared,
    SharedSource,
    packed,
    unpacked,
)
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.free_text import Names, Remark, remarks
from sipdesk.domain.picture_board import PictureBoard
from sipdesk.domain.picture_source import OwnPicture, PictureSource, sources_of
from sipdesk.domain.policy import ALLOW_SHARING
from sipdesk.domain.rights import Right, check, may
from sipdesk.usecases.free_text import all_names
from sipdesk.usecases.picture_stock import shown_by, shown_in_first_hand
from sipdesk.usecases.policy import check_symbol_folder
from sipdesk.usecases.ports import Ports, Work


@dataclass(frozen=True, slots=True)
class ShareBoards:
    """Templates to be given away, by id; ``title`` is what they are together."""

    boards: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class ToShare:
    """A template that can be given away, and what its words may hold."""

    board: PictureBoard
    remarks: frozenset[Remark] = frozenset()


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file of boards that came, and where it lies."""

    data: bytes
    path: Path


@dataclass(frozen=True, slots=True)
class CameBoard:
    """A board in a file that came; one that was taken in before is not taken again."""

    title: str
    cells: int
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Came:
    """What a file of boards has: shown before it is taken in."""

    boards: tuple[CameBoard, ...]
    sources: tuple[SharedSource, ...]


def list_to_share(_: None, ports: Ports) -> tuple[ToShare, ...]:
    """Read the templates, and look through the words that would go with each.

    They are looked through for a personnummer, and, by who may read cases, for the
    names that other free text is looked through for (``all_names``). It is remarked
    on, and nothing is refused for it.
    """
    with ports.store.reading() as work:
        boards = work.pictures.templates()
        names = all_names(work) if may(ports.user, Right.READ_CASES) else Names()
        symbols = work.sources.symbols() if sources_of(boards) else ()
    called = {(one.source, one.code): one.words for one in symbols}
    return tuple(
        ToShare(
            board, remarks("\n".join(_words(board.without_hidden(), called)), names)
        )
        for board in boards
    )


def share_boards(order: ShareBoards, ports: Ports) -> bytes:
    """Write templates for another home, with the pictures that they show.

    Raises:
        RuleBroken: ``shared-board-of-case``, ``shared-board-personal``,
            ``shared-source-closed``, ``right-missing``, ``policy-forbids``.
        Missing: there is no such board.

    """
    check(ports.user, Right.HOME_CONTENT)
    ports.store.policies.check(ALLOW_SHARING)
    with ports.store.reading() as work:
        boards = _templates(work, order)
        sources = _shareable(work, boards)
        pictures = tuple(work.sources.pictures(shown_by(boards)).values())
    return packed(boards, sources, pictures)


def export_boards(order: ShareBoards, ports: Ports) -> bytes:
    """Write templates for other programs, as the home shows them.

    Raises:
        RuleBroken: as ``share_boards``.
        Missing: there is no such board.

    """
    check(ports.user, Right.HOME_CONTENT)
    ports.store.policies.check(ALLOW_SHARING)
    with ports.store.reading() as work:
        boards = shown_in_first_hand(work, _templates(work, order), ports)
        sources = {one.id: one for one in _shareable(work, boards)}
        own = Pictured(sources, work.sources.pictures(shown_by(boards)))
    title = order.title or boards[0].title
    return open_boards(title, boards, own)


def look_at_shared(order: SharedFile, ports: Ports) -> Came:
    """Read a file of boards, and tell what it has; nothing is kept.

    Raises:
        RuleBroken: ``shared-…`` as ``unpacked``, ``right-missing``, and where it has
            pictures, ``pictures-from-elsewhere``.

    """
    shared = _read(order, ports)
    with ports.store.reading() as work:
        here = _ids_here(work)
    boards = tuple(
        CameBoard(
            board.title,
            sum(not cell.is_empty for cell in board.cells),
            board.id in here,
        )
        for board in shared.boards
    )
    return Came(boards, shared.sources)


def take_shared(order: SharedFile, ports: Ports) -> tuple[PictureBoard, ...]:
    """Take boards in as templates, with their pictures; give those that were new.

    What was taken in before stays as it is here, whatever has been done with it.

    Raises:
        RuleBroken: as ``look_at_shared``.

    """
    shared = _read(order, ports)
    with ports.store.work() as work:
        here = _ids_here(work)
        new = [board for board in shared.boards if board.id not in here]
        known = _known(work, shared.sources)
        _keep_sources(work, shared.sources, known, ports)
        _keep_pictures(work, shared.pictures, known)
        return tuple(work.pictures.put(_settled(board, known)) for board in new)


def _read(order: SharedFile, ports: Ports) -> Shared:
    """Read a file that came, if it may be taken in here by this person."""
    check(ports.user, Right.HOME_CONTENT)
    shared = unpacked(order.data)
    if shared.pictures:
        check_symbol_folder(order.path, ports.store.policies)
    return shared


def _words(
    board: PictureBoard, called: Mapping[tuple[str, str], Sequence[str]]
) -> Iterator[str]:
    """Give all words that go with a board, also those that its pictures are called."""
    yield from (board.title, board.under)
    for cell in board.cells:
        yield from cell.texts
    for picture in shown_by((board,)):
        yield from called.get(picture, ())


def _templates(work: Work, order: ShareBoards) -> tuple[PictureBoard, ...]:
    boards = tuple(work.pictures.get(board) for board in order.boards)
    if not boards:
        raise Missing
    for board in boards:
        if board.case:
            raise RuleBroken("shared-board-of-case")
        if board.is_personal:
            raise RuleBroken("shared-board-personal")
    return tuple(board.without_hidden() for board in boards)


def _shareable(work: Work, boards: Sequence[PictureBoard]) -> tuple[PictureSource, ...]:
    used = sources_of(boards)
    sources = tuple(one for one in work.sources.all() if one.id in used)
    closed = next((one for one in sources if not one.may_share), None)
    if closed:
        raise RuleBroken("shared-source-closed", facts={"source": closed.name})
    return sources


def _ids_here(work: Work) -> frozenset[str]:
    return frozenset(board.id for board in work.pictures.templates())


def _known(work: Work, sources: Sequence[SharedSource]) -> Mapping[str, str]:
    """Tell which source here is the one that is meant, by what is told of both."""
    here = {(one.name, one.licence, one.credit): one.id for one in work.sources.all()}
    return {
        one.id: here.get((one.name, one.licence, one.credit), one.id) for one in sources
    }


def _keep_sources(
    work: Work, sources: Sequence[SharedSource], known: Mapping[str, str], ports: Ports
) -> None:
    here = {one.id for one in work.sources.all()}
    for one in sources:
        if known[one.id] not in here:
            work.sources.put(
                PictureSource(
                    one.id,
                    one.name,
                    one.licence,
                    one.credit,
                    ports.clock.today(),
                    ports.user.id,
                    may_share=True,
                )
            )


def _keep_pictures(
    work: Work, pictures: Sequence[OwnPicture], known: Mapping[str, str]
) -> None:
    moved = [one.of_source(known[one.symbol.source]) for one in pictures]
    wanted = [(one.symbol.source, one.symbol.code) for one in moved]
    here = work.sources.pictures(wanted)
    work.sources.add(
        one for one, key in zip(moved, wanted, strict=True) if key not in here
    )


def _settled(board: PictureBoard, known: Mapping[str, str]) -> PictureBoard:
    cells = tuple(
        replace(cell, source=known.get(cell.source, cell.source))
        for cell in board.cells
    )
    return replace(board, cells=cells)
