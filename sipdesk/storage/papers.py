"""The papers that were made, with their bytes."""

from datetime import date

from sqlalchemy import Connection, delete, insert, select, update

from sipdesk.domain.access import Act
from sipdesk.domain.case import CaseId
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.paper import PaperRecord
from sipdesk.domain.rights import Right
from sipdesk.storage import shapes, tables
from sipdesk.storage.gate import Watch
from sipdesk.storage.retention import unclear
from sipdesk.storage.rows import read, write


class PaperRows:
    """The papers of one transaction (``ports.Papers``)."""

    def __init__(self, db: Connection, watch: Watch) -> None:
        self._db = db
        self._watch = watch

    def add(self, record: PaperRecord, data: bytes, archive_copy: bytes = b"") -> None:
        """Keep a paper, and beside it the fixed copy of one to fill in."""
        self._watch.check(Right.WORK_CASES)
        write(self._db, shapes.PAPER, None, record)
        row = {"id": record.id, "data": data, "archive_copy": archive_copy or None}
        self._db.execute(insert(tables.paper_file).values(row))
        unclear(self._db, record.case)
        self._watch.did(Act.HANDED_OUT, record.case, _told(record))

    def of_case(self, case_id: CaseId) -> tuple[PaperRecord, ...]:
        """Read the papers of a case, newest first."""
        self._watch.check(Right.READ_CASES)
        paper = tables.paper
        own = select(paper.c.id).where(paper.c.case == case_id)
        newest = own.order_by(paper.c.made.desc(), paper.c.id)
        ids = self._db.execute(newest).scalars().all()
        return tuple(read(self._db, shapes.PAPER, ids))

    def get(self, paper_id: str) -> PaperRecord:
        """Read one paper's record."""
        self._watch.check(Right.READ_CASES)
        found: list[PaperRecord] = read(self._db, shapes.PAPER, [paper_id])
        if not found:
            raise Missing
        return found[0]

    def data(self, paper_id: str) -> bytes:
        """Read one paper's bytes."""
        self._look(paper_id)
        file = tables.paper_file
        query = select(file.c.data).where(file.c.id == paper_id)
        data: bytes | None = self._db.execute(query).scalar_one_or_none()
        if data is None:
            raise Missing
        return data

    def archive_copy(self, paper_id: str) -> bytes:
        """Read the fixed copy of a paper to fill in; empty if there is none."""
        self._look(paper_id)
        file = tables.paper_file
        query = select(file.c.archive_copy).where(file.c.id == paper_id)
        return self._db.execute(query).scalar_one_or_none() or b""

    def remove(self, paper_id: str) -> None:
        """Take a paper out again with its bytes."""
        self._watch.check(Right.WORK_CASES)
        record = self.get(paper_id)
        self._watch.did(Act.TAKEN_BACK, record.case, _told(record))
        unclear(self._db, record.case)
        for table in (tables.paper_file, tables.paper):
            gone = delete(table).where(table.c.id == paper_id)
            if self._db.execute(gone).rowcount != 1:
                raise Missing

    def mark_in_kia(self, paper_id: str, day: date | None) -> None:
        """Note that a paper is kept in KIA, or take the note back."""
        self._watch.check(Right.WORK_CASES)
        record = self.get(paper_id)
        self._watch.did(Act.MARKED, record.case, _told(record))
        paper = tables.paper
        marked = update(paper).where(paper.c.id == paper_id).values(in_kia=day)
        if self._db.execute(marked).rowcount != 1:
            raise Missing

    def _look(self, paper_id: str) -> None:
        if not self._watch.reads_all:
            raise RuleBroken("paper-of-closed-branch")
        record = self.get(paper_id)
        self._watch.saw(Act.READ_PAPER, record.case, _told(record))


def _told(record: PaperRecord) -> str:
    """Tell what it was, to whom by role, and how: no name."""
    return f"{record.kind.value} {record.recipient_role} {record.channel}"
