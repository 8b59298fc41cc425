"""The reports of concern for a child, each as it was written."""

from sqlalchemy import Connection, select

from sipdesk.domain.access import Act
from sipdesk.domain.case import CaseId
from sipdesk.domain.concern import Concern
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.rights import Right
from sipdesk.storage import shapes, tables
from sipdesk.storage.gate import Watch
from sipdesk.storage.retention import unclear
from sipdesk.storage.rows import read, write


class ConcernRows:
    """The concerns of one transaction (``ports.Concerns``)."""

    def __init__(self, db: Connection, watch: Watch) -> None:
        self._db = db
        self._watch = watch

    def of_case(self, case_id: CaseId) -> tuple[Concern, ...]:
        """Read the concerns written in a case, newest first."""
        self._check()
        self._watch.saw(Act.OPENED, case_id)
        concern = tables.concern
        own = select(concern.c.id).where(concern.c.case == case_id)
        newest = own.order_by(concern.c.written.desc(), concern.c.id)
        ids = self._db.execute(newest).scalars().all()
        return tuple(read(self._db, shapes.CONCERN, ids))

    def put(self, concern: Concern) -> None:
        """Keep a concern in place of what was written before."""
        self._watch.check(Right.WORK_CASES)
        self._watch.did(Act.CHANGED, concern.case, "concern")
        write(self._db, shapes.CONCERN, self.find(concern.id), concern)
        unclear(self._db, concern.case)

    def find(self, concern_id: str) -> Concern | None:
        """Read one concern; None if there is none."""
        self._check()
        found: list[Concern] = read(self._db, shapes.CONCERN, [concern_id])
        for concern in found:
            self._watch.saw(Act.OPENED, concern.case)
        return found[0] if found else None

    def _check(self) -> None:
        """Let nobody read a concern who does not read from every branch."""
        self._watch.check(Right.READ_CASES)
        if not self._watch.reads_all:
            raise RuleBroken("concern-of-closed-branch")
