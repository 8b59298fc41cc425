"""An opened database: transactions in the house's own words."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, func, select

from sipdesk.storage import tables
from sipdesk.storage.cases import CaseRows
from sipdesk.storage.concerns import ConcernRows
from sipdesk.storage.connection import checkpoint, engine, translated, writer
from sipdesk.storage.house import ContactRows, DraftRows, HouseRows
from sipdesk.storage.papers import PaperRows
from sipdesk.storage.received import ReceivedRows
from sipdesk.storage.template import TemplateRows
from sipdesk.storage.texts import TextRows
from sipdesk.storage.turnstile import Turnstile


class Transaction:
    """One transaction (``ports.Work``)."""

    def __init__(self, db: Connection) -> None:
        self.cases = CaseRows(db)
        self.papers = PaperRows(db)
        self.received = ReceivedRows(db)
        self.concerns = ConcernRows(db)
        self.templates = TemplateRows(db)
        self.drafts = DraftRows(db)
        self.contacts = ContactRows(db)
        self.texts = TextRows(db)
        self.house = HouseRows(db)


class Database:
    """The file, opened with its key (``ports.Store``).

    ``on_close`` lets go of what was taken hold of at the opening.
    """

    def __init__(
        self,
        path: Path,
        key_source: Callable[[], bytes],
        on_close: Callable[[int], None] = lambda _: None,
    ) -> None:
        self._engine = engine(path, key_source)
        self._writer = writer(self._engine)
        self._on_close = on_close
        self._turnstile = Turnstile()
        self._open = True

    @contextmanager
    def work(self) -> Generator[Transaction]:
        """Begin a transaction that writes: all of it is kept, or nothing."""
        with self._turnstile.among_others(), translated(), self._writer.begin() as db:
            yield Transaction(db)

    @contextmanager
    def reading(self) -> Generator[Transaction]:
        """Begin a transaction that only reads."""
        with (
            self._turnstile.among_others(),
            translated(),
            self._engine.connect() as db,
            db.begin() as reading,
        ):
            yield Transaction(db)
            reading.rollback()

    @contextmanager
    def alone(self) -> Generator[None]:
        """Close every connection, and let nobody in, while the file itself is changed.

        Raises:
            Unavailable: BUSY if those who are at work do not finish.

        """
        with self._turnstile.alone():
            self._engine.dispose()
            yield

    def saves(self) -> int:
        """Count the saves this home has seen; it only grows."""
        with self._turnstile.among_others():
            return self._saves()

    def close(self) -> None:
        """Move everything into the file, close it and let go; harmless when closed."""
        if not self._open:
            return
        self._open = False
        try:
            with self._turnstile.among_others():
                saves = self._saves()
                checkpoint(self._engine)
        finally:
            self._engine.dispose()
        self._on_close(saves)

    def _saves(self) -> int:
        with translated(), self._engine.connect() as db:
            count = db.execute(select(func.max(tables.journal.c.number))).scalar()
        return count or 0
