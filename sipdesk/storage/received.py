"""The papers that came from others, with their bytes."""

from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select

from sipdesk.domain.access import Act
from sipdesk.domain.case import CaseId
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.received import ReceivedPaper
from sipdesk.domain.rights import Right
from sipdesk.storage import shapes, tables
from sipdesk.storage.gate import Watch
from sipdesk.storage.retention import unclear
from sipdesk.storage.rows import read, write


class ReceivedRows:
    """The received papers of one transaction (``ports.ReceivedPapers``)."""

    def __init__(self, db: Connection, watch: Watch) -> None:
        self._db = db
        self._watch = watch

    def add(self, paper: ReceivedPaper, data: bytes) -> None:
        """Keep a paper as it came."""
        self._watch.check(Right.WORK_CASES)
        self._watch.did(Act.TAKEN_IN, paper.case, paper.kind.value)
        write(self._db, shapes.RECEIVED, None, paper)
        unclear(self._db, paper.case)
        row = {"id": paper.id, "data": data}
        self._db.execute(insert(tables.received_file).values(row))

    def of_case(self, case_id: CaseId) -> tuple[ReceivedPaper, ...]:
        """Read the papers that came to a case, newest first."""
        self._watch.check(Right.READ_CASES)
        paper = tables.received_paper
        own = select(paper.c.id).where(paper.c.case == case_id)
        newest = own.order_by(paper.c.received.desc(), paper.c.at.desc(), paper.c.id)
        ids = self._db.execute(newest).scalars().all()
        found: list[ReceivedPaper] = read(self._db, shapes.RECEIVED, ids)
        cut = self._watch.cut_words
        return tuple(replace(one, words=cut(one.words)) for one in found)

    def data(self, paper_id: str) -> bytes:
        """Read one paper's bytes."""
        paper = self._get(paper_id)
        self._watch.check(Right.READ_CASES)
        if not self._watch.reads_all:
            raise RuleBroken("paper-of-closed-branch")
        self._watch.saw(Act.READ_PAPER, paper.case, paper.kind.value)
        file = tables.received_file
        query = select(file.c.data).where(file.c.id == paper_id)
        data: bytes | None = self._db.execute(query).scalar_one_or_none()
        if data is None:
            raise Missing
        return data

    def remove(self, paper_id: str) -> None:
        """Take a paper out again with its bytes."""
        paper = self._get(paper_id)
        self._watch.check(Right.WORK_CASES)
        self._watch.did(Act.TAKEN_BACK, paper.case, paper.kind.value)
        unclear(self._db, paper.case)
        for table in (tables.received_file, tables.received_paper):
            gone = delete(table).where(table.c.id == paper_id)
            if self._db.execute(gone).rowcount != 1:
                raise Missing

    def _get(self, paper_id: str) -> ReceivedPaper:
        found: list[ReceivedPaper] = read(self._db, shapes.RECEIVED, [paper_id])
        if not found:
            raise Missing
        return found[0]
