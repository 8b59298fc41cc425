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
        RuleBroken: ``picture-board-photo-protected``; ``picture-board-not-for-all``
            with the ``places`` that hold it, counted from one.

    """
    if audience is Audience.YOUNG_PERSON:
        return
    if board.photos and any(flag.protects_on(day) for flag in case.flags):
        raise RuleBroken("picture-board-photo-protected")
    known, free = known_to_all(case, day), free_words_are_shown(case, day)
    kept = [
        str(place)
        for place, cell in enumerate(board.cells, start=1)
        if cell.shown.is_personal
        and not (free if cell.about is None else cell.about in known)
    ]
    if kept:
        facts = {"places": ", ".join(kept)}
        raise RuleBroken("picture-board-not-for-all", facts=facts)
