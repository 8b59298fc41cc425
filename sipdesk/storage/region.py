"""What the home has written of regions, and the PDFs of their routines."""

from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select

from sipdesk.domain.access import Act, HomePart
from sipdesk.domain.errors import Conflict, Missing
from sipdesk.domain.region import RegionProfile
from sipdesk.domain.rights import Right
from sipdesk.storage import shapes, tables
from sipdesk.storage.gate import Watch
from sipdesk.storage.rows import read, write


class RegionRows:
    """The profiles of one transaction (``ports.Regions``)."""

    def __init__(self, db: Connection, watch: Watch) -> None:
        self._db = db
        self._watch = watch

    def all(self) -> tuple[RegionProfile, ...]:
        """Read every profile, in no order."""
        ids = self._db.execute(select(tables.region_profile.c.id)).scalars().all()
        found: list[RegionProfile] = read(self._db, shapes.REGION, ids)
        return tuple(found)

    def get(self, name: str) -> RegionProfile | None:
        """Read a region's profile; None while the home has written nothing."""
        found: list[RegionProfile] = read(self._db, shapes.REGION, [name])
        return found[0] if found else None

    def put(self, profile: RegionProfile) -> RegionProfile:
        """Save a profile as the version after its own."""
        self._watch.check(Right.HOME_CONTENT)
        self._watch.did(Act.HOME_CHANGED, detail=HomePart.REGIONS.value)
        before = self.get(profile.id)
        if (before.version if before else 0) != profile.version:
            raise Conflict
        saved = replace(profile, version=profile.version + 1)
        write(self._db, shapes.REGION, before, saved)
        return saved

    def put_file(self, name: str, data: bytes) -> None:
        """Keep a routine's PDF in place of the one before; none when it is empty."""
        self._watch.check(Right.HOME_CONTENT)
        file = tables.region_file
        self._db.execute(delete(file).where(file.c.id == name))
        if data:
            self._db.execute(insert(file).values(id=name, data=data))

    def file(self, name: str) -> bytes:
        """Read a routine's PDF."""
        file = tables.region_file
        query = select(file.c.data).where(file.c.id == name)
        data: bytes | None = self._db.execute(query).scalar_one_or_none()
        if data is None:
            raise Missing
        return data
