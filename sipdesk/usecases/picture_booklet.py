"""Several of the home's boards in one file, with a cover and index tabs."""

from dataclasses import dataclass

from sipdesk.content.swedish import file_word
from sipdesk.documents.pdf.picture_boards.booklet import render_booklet
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.picture_board import TITLE_LONGEST
from sipdesk.usecases.picture_drawing import HandedOutBoard
from sipdesk.usecases.picture_stock import stocked
from sipdesk.usecases.ports import Ports


@dataclass(frozen=True, slots=True)
class MakeBooklet:
    """What stands on the cover, and the ids of templates in their order."""

    title: str
    boards: tuple[str, ...]


def make_booklet(order: MakeBooklet, ports: Ports) -> HandedOutBoard:
    """Draw a booklet to go out of the program; it tells of nobody.

    Raises:
        RuleBroken: ``picture-board-without-title``, ``picture-board-too-long`` at the
            title; ``picture-booklet-empty`` at the boards.
        Missing: there is no such template.
        Unavailable: NO_ETHIOPIC_FONT.

    """
    title = order.title.strip()
    if not title:
        raise RuleBroken("picture-board-without-title", "title")
    if len(title) > TITLE_LONGEST:
        raise RuleBroken(
            "picture-board-too-long", "title", {"most": f"{TITLE_LONGEST}"}
        )
    if not order.boards:
        raise RuleBroken("picture-booklet-empty", "boards")
    with ports.store.reading() as work:
        there = {board.id: board for board in work.pictures.templates()}
        if not set(order.boards) <= there.keys():
            raise Missing
        chosen = [there[one] for one in order.boards]
        boards, pictures = stocked(work, chosen, ports)
    data = render_booklet(title, boards, ports.clock.now(), pictures).data
    return HandedOutBoard(data, f"{file_word(title)}.pdf")
