"""The decision on gallring, its holds and certificates; and erasing itself."""

from collections.abc import Callable

from sqlalchemy import Connection, delete, select, update

from sipdesk.domain.access import Act
from sipdesk.domain.case import CaseId
from sipdesk.domain.retention import Cleared, Decision, Erasure, Hold
from sipdesk.domain.rights import Right
from sipdesk.storage import shapes, tables
from sipdesk.storage.facts import drop_facts
from sipdesk.storage.gate import Watch
from sipdesk.storage.rows import read, remove, write


class RetentionRows:
    """Gallring in one transaction (``ports.Retention``)."""

    def __init__(self, db: Connection, watch: Watch) -> None:
        self._db = db
        self._watch = watch

    def decision(self) -> Decision | None:
        """Read SiS's decision; None while none is registered."""
        ids = self._db.execute(select(tables.retention_decision.c.id)).scalars().all()
        found: list[Decision] = read(self._db, shapes.DECISION, ids)
        return found[0] if found else None

    def put_decision(self, decision: Decision) -> None:
        """Keep a decision in place of the one before."""
        self._watch.check(Right.RETAIN)
        self._watch.did(Act.SETTING_CHANGED, detail="retention")
        before = self.decision()
        if before is not None:
            remove(self._db, shapes.DECISION, before)
        write(self._db, shapes.DECISION, None, decision)

    def holds(self) -> tuple[Hold, ...]:
        """Read every hold, lifted or not, the newest first."""
        hold = tables.legal_hold
        query = select(hold.c.id).order_by(hold.c.since.desc(), hold.c.id)
        ids = self._db.execute(query).scalars().all()
        return tuple(read(self._db, shapes.HOLD, ids))

    def put_hold(self, hold: Hold) -> None:
        """Keep a hold in place of what was said of it before."""
        self._watch.check(Right.RETAIN)
        self._watch.did(Act.HELD, hold.case)
        before = next((one for one in self.holds() if one.id == hold.id), None)
        write(self._db, shapes.HOLD, before, hold)

    def cleared(self) -> tuple[Cleared, ...]:
        """Read which cases are cleared."""
        ids = self._db.execute(select(tables.cleared.c.id)).scalars().all()
        return tuple(read(self._db, shapes.CLEARED, ids))

    def put_cleared(self, cleared: Cleared) -> None:
        """Keep that a case is cleared."""
        self._watch.check(Right.WORK_CASES)
        self._watch.did(Act.CLEARED, cleared.id)
        before = next((one for one in self.cleared() if one.id == cleared.id), None)
        write(self._db, shapes.CLEARED, before, cleared)

    def erase(self, case_id: CaseId) -> int:
        """Erase a case with all that is of it; tell how many papers went."""
        self._watch.check(Right.RETAIN)
        papers = self._of_papers(case_id)
        photo, file = tables.picture_photo, tables.picture_photo_file
        photos = select(photo.c.id).where(photo.c.case == case_id)
        self._db.execute(delete(file).where(file.c.id.in_(photos)))
        for table in (
            photo,
            tables.picture_board,
            tables.picture_talk,
            tables.concern,
            tables.approval,
            tables.legal_hold,
            tables.journal,
            tables.draft,
        ):
            self._db.execute(delete(table).where(table.c.case == case_id))
        unclear(self._db, case_id)
        drop_facts(self._db, case_id)
        for shape in (shapes.OVERVIEW, shapes.CASE):
            for value in read(self._db, shape, [case_id]):
                remove(self._db, shape, value)
        # That a package was used is remembered; of what case it was is not.
        sent = tables.transfer
        nobody = {"case": "", "home": "", "home_name": ""}
        self._db.execute(update(sent).where(sent.c.case == case_id).values(nobody))
        self._watch.did(Act.ERASED, case_id)
        log = tables.access
        erased = log.update().where(log.c.case == case_id)
        self._db.execute(erased.values(detail=None, salt=None))
        return papers

    def erasures(self) -> tuple[Erasure, ...]:
        """Read the certificates, newest first."""
        erasure = tables.erasure
        query = select(erasure.c.id).order_by(erasure.c.at.desc(), erasure.c.id)
        ids = self._db.execute(query).scalars().all()
        return tuple(read(self._db, shapes.ERASURE, ids))

    def put_erasure(self, erasure: Erasure) -> None:
        """Keep a certificate."""
        self._watch.check(Right.RETAIN)
        write(self._db, shapes.ERASURE, None, erasure)
        mark_traces(self._db, there=True)

    def saves(self) -> int:
        """Count the saves this home has seen, of what is erased too."""
        return saves(self._db)

    def _of_papers(self, case_id: CaseId) -> int:
        count = 0
        for file, table in (
            (tables.paper_file, tables.paper),
            (tables.received_file, tables.received_paper),
        ):
            own = select(table.c.id).where(table.c.case == case_id)
            self._db.execute(delete(file).where(file.c.id.in_(own)))
            gone = self._db.execute(delete(table).where(table.c.case == case_id))
            count += gone.rowcount
        return count


def unclear(db: Connection, case_id: str) -> None:
    """Take back that a case is cleared: something has been written in it since."""
    db.execute(delete(tables.cleared).where(tables.cleared.c.id == case_id))


def mark_traces(db: Connection, *, there: bool) -> None:
    """Keep, with what is erased, that traces of it may stand in the file, or do not.

    It stands in the file's own header (``user_version``), which nothing else uses.
    """
    db.exec_driver_sql(f"PRAGMA user_version = {int(there)}")


def has_traces(db: Connection) -> bool:
    """Tell whether traces of what was erased may stand in the file."""
    return bool(db.exec_driver_sql("PRAGMA user_version").scalar())


def saves(db: Connection) -> int:
    """Count the saves a home has seen, of what is erased too; it only grows."""
    return counted_saves(lambda query: db.exec_driver_sql(query).scalar())


def counted_saves(one: Callable[[str], int | None]) -> int:
    """Count them in a home of any version; ``one`` asks for a single number."""
    there = one("SELECT 1 FROM sqlite_schema WHERE name = 'erasure'")  # since 0011
    erased = one("SELECT max(saves) FROM erasure") if there else 0
    return max(one("SELECT max(number) FROM journal") or 0, erased or 0)
