"""Picture boards filled from the case, to print or to go on with in the editor."""

from dataclasses import dataclass, replace

from sipdesk.documents.desk import Desk
from sipdesk.documents.live_boards import live_board
from sipdesk.documents.parts import Copy
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.guard import clearance
from sipdesk.domain.information import Information
from sipdesk.domain.live_board import LiveBoard
from sipdesk.domain.picture_audience import Audience
from sipdesk.domain.picture_board import PictureBoard
from sipdesk.domain.rights import Right, check
from sipdesk.domain.shared_screen import known_to_all
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.shared_screen import secrets_of
from sipdesk.usecases.track import stops_of
from sipdesk.usecases.whereabouts import surroundings

_NOBODY = ""
"""All who come, none of whom reads a copy of their own."""


@dataclass(frozen=True, slots=True)
class MakeLiveBoard:
    """A board of a case as it is, and who is to see it."""

    case: CaseId
    which: LiveBoard
    audience: Audience = Audience.YOUNG_PERSON


def make_live_board(order: MakeLiveBoard, ports: Ports) -> PictureBoard:
    """Make a board of what the case says; it is not saved.

    It holds what its audience may know today, and nothing of what it leaves out. For
    the meeting a text that tells the place, or names anybody who is protected, is left
    out too, as from the shared screen.

    Raises:
        RuleBroken: ``right-missing``, ``branch-closed``.
        Missing: there is no such case.

    """
    check(ports.user, Right.WORK_CASES)
    for_meeting = order.audience is Audience.MEETING
    made = ports.clock.now()
    with ports.store.reading() as work:
        case = work.cases.get(order.case)
        allowed = _allowed(case, order.audience, ports)
        desk = Desk(
            work.house.home(),
            ports.user,
            made,
            ports.content,
            allowed,
            track=stops_of(case, work.house.settings(), ports),
        )
        around = surroundings(work, case, ports) if for_meeting else None
    recipient = _NOBODY if for_meeting else YOUNG_PERSON
    board = live_board(order.which, Copy(case, recipient, desk))
    if around is None:
        return board
    secrets = secrets_of(case, around, made.date())
    kept = (c for c in board.cells if not any(s.told_by(*c.texts) for s in secrets))
    return replace(board, cells=tuple(kept))


def _allowed(case: Case, audience: Audience, ports: Ports) -> frozenset[Information]:
    day = ports.clock.today()
    if audience is Audience.MEETING:
        return known_to_all(case, day)
    return clearance(case, YOUNG_PERSON, day).kinds
