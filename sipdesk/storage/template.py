"""The templates of regions and kommuner, with their files."""

from sqlalchemy import Connection, delete, insert, select

from sipdesk.domain.access import Act, HomePart
from sipdesk.domain.errors import Missing
from sipdesk.domain.overview import sort_key
from sipdesk.domain.rights import Right
from sipdesk.domain.template import RegionTemplate
from sipdesk.storage import shapes, tables
from sipdesk.storage.gate import Watch
from sipdesk.storage.rows import read, remove, write


class TemplateRows:
    """The templates of one transaction (``ports.Templates``)."""

    def __init__(self, db: Connection, watch: Watch) -> None:
        self._db = db
        self._watch = watch

    def all(self) -> tuple[RegionTemplate, ...]:
        """Read every template, in Swedish order of name."""
        ids = self._db.execute(select(tables.region_template.c.id)).scalars().all()
        found: list[RegionTemplate] = read(self._db, shapes.TEMPLATE, ids)
        return tuple(sorted(found, key=lambda t: (sort_key(t.name), t.id)))

    def get(self, template_id: str) -> RegionTemplate:
        """Read one template."""
        found: list[RegionTemplate] = read(self._db, shapes.TEMPLATE, [template_id])
        if not found:
            raise Missing
        return found[0]

    def data(self, template_id: str) -> bytes:
        """Read one template's file."""
        file = tables.template_file
        query = select(file.c.data).where(file.c.id == template_id)
        data: bytes | None = self._db.execute(query).scalar_one_or_none()
        if data is None:
            raise Missing
        return data

    def put(self, template: RegionTemplate, data: bytes) -> None:
        """Keep a template in place of the one before."""
        self._changes()
        before: list[RegionTemplate] = read(self._db, shapes.TEMPLATE, [template.id])
        write(self._db, shapes.TEMPLATE, before[0] if before else None, template)
        self._drop_file(template.id)
        row = {"id": template.id, "data": data}
        self._db.execute(insert(tables.template_file).values(row))

    def remove(self, template_id: str) -> None:
        """Take a template out; papers that went out on it keep their own bytes."""
        self._changes()
        template = self.get(template_id)
        self._drop_file(template_id)
        remove(self._db, shapes.TEMPLATE, template)

    def _changes(self) -> None:
        self._watch.check(Right.HOME_CONTENT)
        self._watch.did(Act.HOME_CHANGED, detail=HomePart.TEMPLATES.value)

    def _drop_file(self, template_id: str) -> None:
        file = tables.template_file
        self._db.execute(delete(file).where(file.c.id == template_id))
