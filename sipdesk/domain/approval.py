"""Chefens godkännande: the manager's second look at escalations and notifications.

Practice 32: second approval and signing of these papers are the manager's. It is kept
beside the case, not in it: it is supervision of the work, so nothing that is undone in
the case undoes it, a manager needs not be let to write in the case, and a closed case
is no hindrance. A concern for a child waits for nobody, and is none of these papers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Final

from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.paper import DUTIES, PaperKind
from sipdesk.domain.rights import Right, may
from sipdesk.domain.user import User

FOR_MANAGER: Final = frozenset(
    {
        PaperKind.CHIEF_LETTER,
        PaperKind.ABSENCE_LETTER,
        PaperKind.DEVIATION,
        PaperKind.NOTIFICATION,
    }
)
"""Papers that the home's manager reads and signs before they go out."""


class Judgement(Enum):
    """What became of a paper that somebody asked approval of."""

    WAITING = "waiting"
    APPROVED = "approved"
    RETURNED = "returned"  # with words on what is to be changed
    WITHDRAWN = "withdrawn"  # by a coordinator: it is not needed any more
    WITHOUT = "without"  # it goes out all the same, for a reason


class ApprovalState(Enum):
    """How a paper stands with the manager as it reads now."""

    NOT_ASKED = "not-asked"
    WAITING = "waiting"
    APPROVED = "approved"
    RETURNED = "returned"
    CHANGED = "changed"  # it was approved, and says something else now
    WITHOUT = "without"


@dataclass(frozen=True, slots=True)
class Approval:
    """One asking, and what came of it. What was judged is never judged again.

    ``sha256`` sums what the paper told its recipient when it was judged, written as on
    the day of asking by the one who asked: that it is printed on another day, or by a
    colleague, makes no other paper of it.
    """

    id: str
    case: str
    number: int  # within the case; the highest of a paper's is the one that counts
    kind: PaperKind
    recipient: str  # as of the paper
    recipient_role: str
    asked: datetime
    asked_by: str  # a user's id
    words: str = ""  # to the manager
    judgement: Judgement = Judgement.WAITING
    judged: datetime | None = None
    judged_by: str = ""  # a user's id
    answer: str = ""  # what is to be changed; or why it goes out without
    sha256: str = ""
    sent: date | None = None  # the day it first went out
    paper: str = ""  # the id of the paper by which it did

    @property
    def is_second(self) -> bool:
        """Whether somebody else than who asked has approved it."""
        return self.judged_by != self.asked_by


def state_of(latest: Approval | None, sha256: str, today: date) -> ApprovalState:
    """Tell how a paper stands, by its latest asking and the sum of what it says today.

    A judgement is for one sending: what went out on an earlier day is asked of anew.
    """
    if latest is None or latest.judgement is Judgement.WITHDRAWN:
        return ApprovalState.NOT_ASKED
    if latest.sent is not None and latest.sent != today:
        return ApprovalState.NOT_ASKED
    if latest.judgement in (Judgement.WAITING, Judgement.RETURNED):
        return ApprovalState(latest.judgement.value)
    if latest.sha256 == sha256:
        return ApprovalState(latest.judgement.value)
    unsent = latest.judgement is Judgement.APPROVED and latest.sent is None
    return ApprovalState.CHANGED if unsent else ApprovalState.NOT_ASKED


def is_for_manager(kind: PaperKind, recipient: str) -> bool:
    """Whether a copy is one that a manager signs; the home's own copy is not."""
    return kind in FOR_MANAGER and recipient != FILE_COPY


def approvers(users: Iterable[User], besides: str) -> tuple[User, ...]:
    """Name those who can approve what somebody else has written."""
    return tuple(u for u in users if u.id != besides and may(u, Right.APPROVE))


def goes_out(kind: PaperKind, state: ApprovalState, *, others: bool) -> bool:
    """Whether a paper may be sent as it stands; ``others`` can approve it.

    A duty never waits (product rule 3), and nobody waits for a manager who is not
    there. Otherwise it is approved, or somebody has said why it goes out without.
    """
    judged = state in (ApprovalState.APPROVED, ApprovalState.WITHOUT)
    return kind in DUTIES or not others or judged
