"""Picture boards: kept, begun from one another, and taken away.

A template is the home's and tells of nobody. A board of a case is personal data, and
is as protected as the case; what it said before is not kept.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from sipdesk.content.materials import Material, Numbers
from sipdesk.content.ordinary import ordinary_words
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.emergency_numbers import numbers_of
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.free_text import names_of, remarks
from sipdesk.domain.picture_board import PictureBoard, check_board
from sipdesk.domain.settings import EMERGENCY_NUMBERS, EMERGENCY_NUMBERS_CONFIRMED
from sipdesk.usecases.ports import Ports, Work


@dataclass(frozen=True, slots=True)
class PictureBoards:
    """What boards there are."""

    templates: tuple[PictureBoard, ...]
    of_case: tuple[PictureBoard, ...] = ()


@dataclass(frozen=True, slots=True)
class ListPictureBoards:
    """The home's templates, and the boards of a case; "" for the templates alone."""

    case: CaseId


@dataclass(frozen=True, slots=True)
class CopyPictureBoard:
    """A board to begin another with: in a case, or as a template where it is ""."""

    board: str
    case: CaseId
    title: str


def list_picture_boards(order: ListPictureBoards, ports: Ports) -> PictureBoards:
    """Read what boards there are, in Swedish order of title.

    Raises:
        RuleBroken: ``right-missing``.
        Missing: there is no such case.

    """
    with ports.store.reading() as work:
        templates = work.pictures.templates()
        if not order.case:
            return PictureBoards(templates)
        work.cases.get(order.case)  # who reads of it has looked at it
        return PictureBoards(templates, work.pictures.of_case(order.case))


def list_materials(_: None, ports: Ports) -> tuple[Material, ...]:
    """Give the ready materials; to begin with a board of one is to save it anew.

    The emergency card has the home's own numbers, where it has any.
    """
    with ports.store.reading() as work:
        settings = work.house.settings()
    own = numbers_of(str(settings[EMERGENCY_NUMBERS.key]))
    day = str(settings[EMERGENCY_NUMBERS_CONFIRMED.key])
    confirmed = date.fromisoformat(day) if day else None
    materials = ports.content.read_materials().values()
    return tuple(one.with_numbers(own, confirmed) for one in materials)


def read_first_numbers(_: None, ports: Ports) -> Numbers | None:
    """Give the numbers that come with the emergency card."""
    materials = ports.content.read_materials().values()
    return next((one.numbers for one in materials if one.numbers), None)


def open_picture_board(board_id: str, ports: Ports) -> PictureBoard:
    """Read a board whole.

    Raises:
        Missing: there is none.
        RuleBroken: ``right-missing``, ``picture-board-of-closed-branch``.

    """
    with ports.store.reading() as work:
        return work.pictures.get(board_id)


def save_picture_board(board: PictureBoard, ports: Ports) -> PictureBoard:
    """Save a board as the version after its own; one without an id is new.

    Raises:
        RuleBroken: ``picture-board-…`` as ``check_board``, ``photo-not-of-case``,
            ``case-closed``, ``right-missing``, ``branch-closed``.
        Conflict: it has been saved by somebody else since it was read.
        Missing: there is no such case, or it is a board of another.

    """
    wanted = replace(
        board,
        id=board.id or ports.new_id(),
        title=board.title.strip(),
        under=board.under.strip(),
    )
    check_board(wanted)
    with ports.store.work() as work:
        return _saved(work, wanted)


def copy_picture_board(order: CopyPictureBoard, ports: Ports) -> PictureBoard:
    """Begin a board with another.

    From a case to a template, or to another case, goes nothing that tells of anybody:
    what is personal, photos, and words with a name of the case are left out.

    Raises:
        RuleBroken: ``picture-board-names-somebody`` for a title that does; and as
            ``save_picture_board``.
        Missing: there is no such board or case.

    """
    with ports.store.work() as work:
        board = work.pictures.get(order.board)
        copy = board
        if board.case and board.case != order.case:
            tells = _naming(work.cases.get(CaseId(board.case)))
            if tells(order.title):
                raise RuleBroken("picture-board-names-somebody", "title")
            copy = board.as_template(tells)
        begun = replace(
            copy,
            id=ports.new_id(),
            title=order.title.strip(),
            case=order.case,
            made_from=board.made_from or ("" if board.case else board.id),
            version=0,
        )
        check_board(begun)
        return _saved(work, begun)


def remove_picture_board(board_id: str, ports: Ports) -> None:
    """Take a board away, and the photos that stand on no other board.

    Raises:
        Missing: there is none.
        RuleBroken: ``case-closed``, ``right-missing``, ``branch-closed``.

    """
    with ports.store.work() as work:
        board = work.pictures.get(board_id)
        if board.case:
            check_open(work, CaseId(board.case))
        work.pictures.remove(board_id)


def check_open(work: Work, case_id: CaseId) -> Case:
    """Read a case in which something is to be changed.

    Raises:
        Missing: there is none.
        RuleBroken: ``case-closed``.

    """
    case = work.cases.get(case_id)
    if case.closing.closed is not None:
        raise RuleBroken("case-closed")
    return case


def _saved(work: Work, board: PictureBoard) -> PictureBoard:
    if board.case:
        case = check_open(work, CaseId(board.case))
        if board.photos - _photos(work, board, case):
            raise RuleBroken("photo-not-of-case", "words")
    return work.pictures.put(board)


def _photos(work: Work, board: PictureBoard, case: Case) -> frozenset[str]:
    kept = work.pictures.photos(case.id) if board.photos else ()
    return frozenset(photo.id for photo in kept)


def _naming(case: Case) -> Callable[[str], bool]:
    """Tell whether a text names anybody of the case, or holds a personnummer."""
    people = (case.young_person.name, *(party.label for party in case.parties))
    names = names_of(people, (), ordinary_words())
    return lambda text: bool(remarks(text, names))
