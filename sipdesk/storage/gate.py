"""Who is let to what in an opened home, and that it is written down.

Every way into the rows of people goes by here, so that none is forgotten: what may not
be read is refused, or cut out where it is part of a case, and what is read is in the
log before it is shown (lag 2001:454 10 §). If it cannot be written it is not shown. The
same look again soon after is one.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock
from typing import Final, NamedTuple

from sipdesk.domain.access import Act
from sipdesk.domain.branch_rows import cut_overview
from sipdesk.domain.branch_view import HIDDEN, cut
from sipdesk.domain.case import Case
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.overview import Overview
from sipdesk.domain.rights import Right, check, may
from sipdesk.domain.user import User

ONE_LOOK: Final = timedelta(minutes=5)

Append = Callable[[datetime, str, Act, str, str], None]


class Look(NamedTuple):
    """What was looked at."""

    act: Act
    case: str
    detail: str


class Gate:
    """The door for one person, from unlocking to locking; any thread may use it."""

    def __init__(self, user: User, now: Callable[[], datetime]) -> None:
        self.user = user
        self.now = now
        self._lock = Lock()
        self._seen: dict[Look, datetime] = {}

    def is_new(self, look: Look) -> bool:
        """Whether it is not the same look still. A clock may have been put back."""
        with self._lock:
            before = self._seen.get(look)
        return before is None or abs(self.now() - before) >= ONE_LOOK

    def keep(self, look: Look) -> None:
        """Remember a look that stands in the log."""
        with self._lock:
            self._seen[look] = self.now()


class Watch:
    """The gate in one transaction. Without a gate nothing is refused or written.

    ``append`` writes a row of the log. ``at_once`` says that the row stands whatever
    becomes of the transaction; otherwise it does when ``stands`` is called.
    """

    def __init__(
        self, gate: Gate | None, append: Append, *, at_once: bool = False
    ) -> None:
        self._gate = gate
        self._append = append
        self._at_once = at_once
        self._looks: list[Look] = []

    def check(self, right: Right) -> None:
        """Refuse what the person may not do.

        Raises:
            RuleBroken: ``right-missing``, ``branch-closed``.

        """
        if self._gate is not None:
            check(self._gate.user, right)

    def may(self, right: Right) -> bool:
        """Whether the person may do it."""
        return self._gate is None or may(self._gate.user, right)

    def is_by(self, person: str) -> bool:
        """Whether it is this person who is let in; nobody is without a gate."""
        return self._gate is not None and self._gate.user.id == person

    def check_reads_all(self) -> None:
        """Refuse who may not read from every branch of SiS.

        Raises:
            RuleBroken: ``branch-closed``.

        """
        if not self.reads_all:
            raise RuleBroken("branch-closed")

    @property
    def reads_all(self) -> bool:
        """Whether the person may read from every branch of SiS."""
        return self._gate is None or self._gate.user.reads_all

    def cut(self, case: Case) -> Case:
        """Give a case as the person may see it."""
        return case if self._gate is None else cut(case, self._gate.user.branches)

    def cut_overview(self, case: Overview) -> Overview:
        """Give what lists show of a case as the person may see it."""
        gate = self._gate
        return case if gate is None else cut_overview(case, gate.user.branches)

    def cut_words(self, words: str) -> str:
        """Give words that may be of any branch, or the sign that there are some."""
        return words if self.reads_all or not words.strip() else HIDDEN

    def saw(self, act: Act, case: str = "", detail: str = "") -> None:
        """Write down a look, before it is answered."""
        look, gate = Look(act, case, detail), self._gate
        if gate is None or look in self._looks or not gate.is_new(look):
            return
        self._append(gate.now(), gate.user.id, act, case, detail)
        self._looks.append(look)
        if self._at_once:
            self.stands()

    def did(self, act: Act, case: str = "", detail: str = "") -> None:
        """Write down a deed."""
        if self._gate is not None:
            self._append(self._gate.now(), self._gate.user.id, act, case, detail)

    def stands(self) -> None:
        """Remember what was seen: the transaction has been kept."""
        if self._gate is not None:
            for look in self._looks:
                self._gate.keep(look)
