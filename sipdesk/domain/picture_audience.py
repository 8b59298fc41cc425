"""Who a picture board of a case is printed for, and whether it may be shown to them.

A board hangs on a wall or lies on a table, and nobody can look away from it: one for
the meeting shows no more than the shared screen. Product rules 3, 8 and 9.
"""

from datetime import date
from enum import Enum

from sipdesk.domain.case import Case
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.picture_board import PictureBoard
from sipdesk.domain.shared_screen import free_words_are_shown, known_to_all


class Audience(Enum):
    """Who is to see it."""

    YOUNG_PERSON = "young-person"
    MEETING = "meeting"  # all who come to the current one


def check_shown(board: PictureBoard, case: Case, audience: Audience, day: date) -> None:
    """Refuse a board that tells a meeting what somebody there may not know.

    What its words give away is looked for in the finished file.

    Raises:
        RuleBroken: ``picture-board-photo-protected``, ``picture-board-not-for-all``.

    """
    if audience is Audience.YOUNG_PERSON:
        return
    if board.photos and any(flag.protects_on(day) for flag in case.flags):
        raise RuleBroken("picture-board-photo-protected")
    known, free = known_to_all(case, day), free_words_are_shown(case, day)
    personal = (cell.about for cell in board.cells if cell.shown.is_personal)
    if not all(free if kind is None else kind in known for kind in personal):
        raise RuleBroken("picture-board-not-for-all")
