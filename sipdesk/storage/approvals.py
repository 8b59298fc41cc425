"""What managers were asked to approve, and what they answered."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection, select

from sipdesk.domain.access import Act
from sipdesk.domain.approval import Approval, Judgement
from sipdesk.domain.case import CaseId
from sipdesk.domain.rights import Right
from sipdesk.storage import shapes, tables
from sipdesk.storage.gate import Watch
from sipdesk.storage.rows import read, write

_BY_MANAGER: Final = frozenset({Judgement.APPROVED, Judgement.RETURNED})
_OPEN: Final = _BY_MANAGER | {Judgement.WAITING}


class ApprovalRows:
    """The approvals of one transaction (``ports.Approvals``)."""

    def __init__(self, db: Connection, watch: Watch) -> None:
        self._db = db
        self._watch = watch

    def of_case(self, case_id: CaseId) -> tuple[Approval, ...]:
        """Read the approvals of a case, the latest first."""
        self._watch.check(Right.READ_CASES)
        self._watch.saw(Act.OPENED, case_id)
        approval = tables.approval
        own = select(approval.c.id).where(approval.c.case == case_id)
        ids = self._db.execute(own.order_by(approval.c.number.desc())).scalars().all()
        return self._shown(ids)

    def open(self) -> tuple[Approval, ...]:
        """Read those of every case that wait for somebody, the oldest first."""
        self._watch.check(Right.READ_CASES)
        self._watch.saw(Act.LISTED)
        approval = tables.approval
        later = approval.alias()
        superseded = (
            select(later.c.id)
            .where(
                later.c.case == approval.c.case,
                later.c.kind == approval.c.kind,
                later.c.recipient == approval.c.recipient,
                later.c.number > approval.c.number,
            )
            .exists()
        )
        waiting = select(approval.c.id).where(
            approval.c.sent.is_(None),
            approval.c.judgement.in_([one.value for one in _OPEN]),
            ~superseded,
        )
        oldest = waiting.order_by(approval.c.asked, approval.c.id)
        ids = self._db.execute(oldest).scalars().all()
        return self._shown(ids)

    def _shown(self, ids: Sequence[str]) -> tuple[Approval, ...]:
        """Read approvals; what was said of the case may be of any branch."""
        found: list[Approval] = read(self._db, shapes.APPROVAL, ids)
        cut = self._watch.cut_words
        return tuple(
            replace(one, words=cut(one.words), answer=cut(one.answer)) for one in found
        )

    def put(self, approval: Approval) -> None:
        """Keep an approval; to judge is the manager's, all else the coordinator's."""
        found: list[Approval] = read(self._db, shapes.APPROVAL, [approval.id])
        before = found[0] if found else None
        was = before.judgement if before is not None else None
        judges = approval.judgement is not was and approval.judgement in _BY_MANAGER
        self._watch.check(Right.APPROVE if judges else Right.WORK_CASES)
        write(self._db, shapes.APPROVAL, before, approval)
        if approval.judgement is not was:
            told = (approval.kind, approval.recipient_role, approval.judgement)
            codes = (one if isinstance(one, str) else one.value for one in told)
            self._watch.did(Act.APPROVAL, approval.case, " ".join(codes))
