"""Picture boards as paper: looked at, and handed out.

What is of a case goes to the young person, or lies before all on the meeting. For the
meeting nothing goes out that one of those who come may not know, as on the shared
screen; the young person's own is never stopped, for they know where they are and who is
around them, but it is said that it is not to lie on the meeting's table.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sipdesk.content.swedish import file_word, in_sweden
from sipdesk.content.words import listed, word
from sipdesk.documents.finished import everything
from sipdesk.documents.pdf.picture_boards.booklet import render_booklet, render_folded
from sipdesk.documents.pdf.picture_boards.render import DrawnBoard, render_board
from sipdesk.documents.picture_boards.shapes import Area, Page, Slot
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import Conflict, Missing, RuleBroken
from sipdesk.domain.paper import PRINTED, SAVED
from sipdesk.domain.picture_audience import Audience, check_shown
from sipdesk.domain.picture_board import PictureBoard, PictureBoardKind
from sipdesk.domain.picture_drawing import (
    DrawnPage,
    DrawnPictureBoard,
    DrawnSlot,
    Rectangle,
)
from sipdesk.usecases.picture_board import list_materials
from sipdesk.usecases.picture_stock import stocked
from sipdesk.usecases.policy import check_channel_allowed
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.shared_screen import secrets_of
from sipdesk.usecases.whereabouts import surroundings


@dataclass(frozen=True, slots=True)
class DrawBoard:
    """A board as it stands in the editor, saved or not; the audience of a case's."""

    board: PictureBoard
    audience: Audience = Audience.YOUNG_PERSON


@dataclass(frozen=True, slots=True)
class BoardPreview:
    """A drawn board, and what is to be said of it.

    ``stopped`` and ``warned`` are codes of notices, "" for none, with their ``facts``:
    why it may not go out, and what is amiss and stops nothing. ``file_name`` is what
    its file would be called.
    """

    drawn: DrawnPictureBoard
    file_name: str
    stopped: str = ""
    warned: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HandOutBoard:
    """A saved board that is printed or saved to a file, as it was looked at.

    A story can be ``folded``: two pages up, to be printed on both sides.
    """

    board: str
    version: int
    audience: Audience = Audience.YOUNG_PERSON
    printed: bool = True  # else saved to a file
    folded: bool = False


@dataclass(frozen=True, slots=True)
class HandOutMaterial:
    """A ready material, of nobody, as it came with the program."""

    material: str


@dataclass(frozen=True, slots=True)
class HandedOutMaterial:
    """Each board of a material as a paper of its own, and all of them in one file."""

    papers: tuple[bytes, ...]
    data: bytes  # a booklet, or the only board
    file_name: str


@dataclass(frozen=True, slots=True)
class HandedOutBoard:
    """The bytes that go out, and what their file is called: after no person."""

    data: bytes
    file_name: str


def draw_board(order: DrawBoard, ports: Ports) -> BoardPreview:
    """Draw a board. Looking is always allowed to who may read; it says what stops it.

    Raises:
        RuleBroken: ``right-missing``, ``picture-board-of-closed-branch``.
        Missing: there is no such case.
        Unavailable: NO_ETHIOPIC_FONT.

    """
    made, board = ports.clock.now(), order.board
    with ports.store.reading() as work:
        if not board.case:
            name = _file_name(board, "", made)
            return BoardPreview(_told(_drawn(work, board, ports, made)), name)
        case = work.cases.get(CaseId(board.case))
        drawn = _drawn(work, board, ports, made)
        shown, name = _told(drawn), _file_name(board, case.number, made)
        given = _given_away(work, case, board, drawn.data, ports)
        try:
            check_shown(board, case, order.audience, made.date())
        except RuleBroken as broken:
            return BoardPreview(shown, name, stopped=broken.code, facts=broken.facts)
    if not given:
        return BoardPreview(shown, name)
    if order.audience is Audience.MEETING:
        stopped = "picture-board-tells"
        return BoardPreview(shown, name, stopped=stopped, facts=given)
    warned = "picture-board-tells-at-meeting"
    return BoardPreview(shown, name, warned=warned, facts=given)


def hand_out_board(order: HandOutBoard, ports: Ports) -> HandedOutBoard:
    """Draw a saved board to go out of the program; of a case it is in the access log.

    Raises:
        Conflict: it has been saved anew since it was looked at.
        Missing: there is no such board.
        RuleBroken: ``right-missing``, ``branch-closed``,
            ``picture-board-of-closed-branch``; ``picture-board-tells``,
            ``picture-board-not-for-all``, ``picture-board-photo-protected`` where it
            is for the meeting; ``policy-forbids`` where one of a case is to be saved.

    """
    made = ports.clock.now()
    with ports.store.work() as work:
        board = work.pictures.get(order.board)
        if board.version != order.version:
            raise Conflict
        if not board.case:
            data = _drawn(work, board, ports, made, folded=order.folded).data
            return HandedOutBoard(data, _file_name(board, "", made))
        channel = PRINTED if order.printed else SAVED
        check_channel_allowed(channel, ports.store.policies)
        case = work.cases.get(CaseId(board.case))
        check_shown(board, case, order.audience, made.date())
        data = _drawn(work, board, ports, made, folded=order.folded).data
        name = _file_name(board, case.number, made)
        given = _given_away(work, case, board, data, ports)
        if given and order.audience is Audience.MEETING:
            raise RuleBroken("picture-board-tells", facts=given)
        work.pictures.handed_out(board, PRINTED if order.printed else SAVED)
    return HandedOutBoard(data, name)


def hand_out_material(order: HandOutMaterial, ports: Ports) -> HandedOutMaterial:
    """Draw a ready material to go out of the program, with the home's own numbers.

    Raises:
        Missing: there is none such.

    """
    made = ports.clock.now()
    ready = (one for one in list_materials(None, ports) if one.id == order.material)
    material = next(ready, None)
    if material is None:
        raise Missing
    with ports.store.reading() as work:
        boards, pictures = stocked(work, material.boards, ports)
    papers = tuple(render_board(board, made, pictures).data for board in boards)
    whole = papers[0]
    if len(papers) > 1:
        whole = render_booklet(material.name, boards, made, pictures).data
    return HandedOutMaterial(papers, whole, f"{file_word(material.name)}.pdf")


def _drawn(
    work: Work,
    board: PictureBoard,
    ports: Ports,
    made: datetime,
    *,
    folded: bool = False,
) -> DrawnBoard:
    (shown,), pictures = stocked(work, (board,), ports)
    story = board.kind is PictureBoardKind.STORY
    render = render_folded if folded and story else render_board
    return render(shown, made, pictures)


def _texts(board: PictureBoard, data: bytes) -> Sequence[str]:
    """Give all that a file says, and its words before pages parted them."""
    said = (text for cell in board.cells for text in cell.shown.texts)
    return (*everything(data), board.title, board.under, *said)


def _given_away(
    work: Work, case: Case, board: PictureBoard, data: bytes, ports: Ports
) -> Mapping[str, str]:
    """Tell what the meeting would learn and somebody there may not; empty if naught."""
    around = surroundings(work, case, ports)
    secrets = secrets_of(case, around, ports.clock.today())
    texts = _texts(board, data) if secrets else ()
    found = dict.fromkeys(one for each in secrets for one in each.told_by(*texts))
    if not found:
        return {}
    return {"what": listed(dict.fromkeys(word(one.kind) for one in found))}


def _file_name(board: PictureBoard, number: str, made: datetime) -> str:
    """Name a file by case number, kind of board and day; a title may name somebody."""
    day = in_sweden(made).date().isoformat()
    what = file_word(word(board.kind) if number else board.title)
    return f"{'-'.join(filter(None, (number, what, day)))}.pdf"


def _told(drawn: DrawnBoard) -> DrawnPictureBoard:
    pages = tuple(_page(page) for page in drawn.pages)
    return DrawnPictureBoard(drawn.data, pages, drawn.remarks)


def _page(page: Page) -> DrawnPage:
    slots = tuple(_slot(slot) for slot in page.slots if not slot.is_blank)
    free = tuple(_slot(slot) for slot in page.slots if slot.is_blank)
    return DrawnPage(page.width, page.height, slots, free)


def _slot(slot: Slot) -> DrawnSlot:
    picture, words = slot.picture, slot.words
    return DrawnSlot(
        slot.place,
        _rectangle(slot.frame),
        _rectangle(picture) if picture else None,
        _rectangle(words) if words else None,
        slot.is_copy,
    )


def _rectangle(area: Area) -> Rectangle:
    return Rectangle(area.x, area.y, area.width, area.height)
