"""The home's own texts, and the texts that finalised papers were written with."""

from sqlalchemy import Connection, func, insert, select

from sipdesk.domain.access import Act, HomePart
from sipdesk.domain.errors import Missing
from sipdesk.domain.own_text import OwnText
from sipdesk.domain.rights import Right
from sipdesk.storage import shapes, tables
from sipdesk.storage.gate import Watch
from sipdesk.storage.rows import read, write


class TextRows:
    """The texts of one transaction (``ports.Texts``)."""

    def __init__(self, db: Connection, watch: Watch) -> None:
        self._db = db
        self._watch = watch

    def own(self) -> tuple[OwnText, ...]:
        """Read the latest version of each text that the home has written."""
        own = tables.own_text
        last = select(own.c.name, func.max(own.c.number).label("number"))
        latest = last.group_by(own.c.name).subquery()
        same = (own.c.name == latest.c.name) & (own.c.number == latest.c.number)
        query = select(own.c.id).join(latest, same).order_by(own.c.name)
        return tuple(read(self._db, shapes.OWN_TEXT, self._db.scalars(query).all()))

    def versions(self, name: str) -> tuple[OwnText, ...]:
        """Read every version of a text, the latest first."""
        own = tables.own_text
        named = select(own.c.id).where(own.c.name == name)
        query = named.order_by(own.c.number.desc())
        return tuple(read(self._db, shapes.OWN_TEXT, self._db.scalars(query).all()))

    def add(self, text: OwnText) -> None:
        """Save a version."""
        self._watch.check(Right.HOME_CONTENT)
        self._watch.did(Act.HOME_CHANGED, detail=HomePart.TEXTS.value)
        write(self._db, shapes.OWN_TEXT, None, text)

    def keep(self, sha256: str, text: str) -> None:
        """Keep a text for ever, by its sum; harmless when it is kept already."""
        kept = tables.kept_text
        there = select(kept.c.id).where(kept.c.id == sha256)
        if self._db.scalar(there) is None:
            self._db.execute(insert(kept).values(id=sha256, text=text))

    def kept(self, sha256: str) -> str:
        """Read a text that was kept."""
        kept = tables.kept_text
        text: str | None = self._db.scalar(
            select(kept.c.text).where(kept.c.id == sha256)
        )
        if text is None:
            raise Missing
        return text
