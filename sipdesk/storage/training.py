"""Who works at the home, is trained in what, and coordinates."""

from dataclasses import replace

from sqlalchemy import Connection, select

from sipdesk.domain.access import Act, HomePart
from sipdesk.domain.errors import Conflict, Missing
from sipdesk.domain.overview import sort_key
from sipdesk.domain.rights import Right
from sipdesk.domain.training import StaffMember
from sipdesk.storage import shapes, tables
from sipdesk.storage.gate import Watch
from sipdesk.storage.rows import read, remove, write


class StaffRows:
    """The register of one transaction (``ports.Staff``)."""

    def __init__(self, db: Connection, watch: Watch) -> None:
        self._db = db
        self._watch = watch

    def all(self) -> tuple[StaffMember, ...]:
        """Read everybody in Swedish order of name."""
        self._watch.check(Right.ADDRESS_BOOK)
        ids = self._db.execute(select(tables.staff_member.c.id)).scalars().all()
        found: list[StaffMember] = read(self._db, shapes.STAFF, ids)
        return tuple(sorted(found, key=lambda m: (sort_key(m.name), m.id)))

    def put(self, member: StaffMember) -> StaffMember:
        """Save somebody as the version after their own."""
        self._changes()
        found: list[StaffMember] = read(self._db, shapes.STAFF, [member.id])
        if (found[0].version if found else 0) != member.version:
            raise Conflict
        saved = replace(member, version=member.version + 1)
        write(self._db, shapes.STAFF, found[0] if found else None, saved)
        return saved

    def remove(self, member_id: str) -> None:
        """Take somebody out, with all that is kept of them."""
        self._changes()
        found: list[StaffMember] = read(self._db, shapes.STAFF, [member_id])
        if not found:
            raise Missing
        remove(self._db, shapes.STAFF, found[0])

    def _changes(self) -> None:
        self._watch.check(Right.HOME_CONTENT)
        self._watch.did(Act.HOME_CHANGED, detail=HomePart.TRAINING.value)
