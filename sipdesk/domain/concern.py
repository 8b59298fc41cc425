"""Oro för barn: what somebody saw or heard, as it is told to a socialnämnd.

A record of its own, beside the case: it is never in the case's journal, lists or other
papers (practice: own restricted record, no copy to a guardian).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sipdesk.domain.answer import Answer

OTHER_CHILD: Final = "other-child"
"""Whom a concern is about, when it is neither the young person nor a party."""


@dataclass(frozen=True, slots=True)
class Concern:
    """One report. Nothing in it must be known: what is empty is filled in by hand.

    Once it has been sent it is never changed; what is learnt later is a new one.
    """

    id: str
    case: str = ""
    about: str = ""  # YOUNG_PERSON, a party's id or OTHER_CHILD; "" = not said
    name: str = ""  # the child's, as it was known when this was written
    born: str = ""  # birth date or number, as far as it is known
    board: str = ""  # which socialnämnd, as somebody wrote it
    seen: str = ""  # what was seen or heard
    happened: str = ""  # when
    by_whom: str = ""  # who saw or heard it
    danger: Answer = Answer.NOT_ASKED  # whether the child is in danger now
    danger_words: str = ""
    child_knows: str = ""  # what the child knows of the report
    by: str = ""  # the id of the user who wrote it
    written: datetime | None = None
    sent: datetime | None = None  # when it first went out
    paper: str = ""  # the id of the paper by which it did
