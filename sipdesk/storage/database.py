"""An opened database: transactions in the house's own words."""

from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, insert, select

from sipdesk.domain.access import Act, Anchor
from sipdesk.domain.errors import Unavailable
from sipdesk.domain.policy import NO_POLICIES, Policies
from sipdesk.storage import tables
from sipdesk.storage.access import AccessRows, Chain
from sipdesk.storage.approvals import ApprovalRows
from sipdesk.storage.backup import HomeBackups
from sipdesk.storage.cases import CaseRows
from sipdesk.storage.concerns import ConcernRows
from sipdesk.storage.connection import (
    check_whole,
    checkpoint,
    copy_into,
    engine,
    no_zeros,
    translated,
    writer,
)
from sipdesk.storage.facts import FactRows
from sipdesk.storage.gate import Gate, Watch
from sipdesk.storage.house import ContactRows, DraftRows, HouseRows
from sipdesk.storage.papers import PaperRows
from sipdesk.storage.picture_boards import PictureRows
from sipdesk.storage.picture_sources import SourceRows
from sipdesk.storage.picture_talks import TalkRows
from sipdesk.storage.received import ReceivedRows
from sipdesk.storage.region import RegionRows
from sipdesk.storage.report_files import ReportRows
from sipdesk.storage.retention import RetentionRows, has_traces, mark_traces, saves
from sipdesk.storage.sequence import Seen
from sipdesk.storage.sharing import SharingRows
from sipdesk.storage.surveys import SurveyRows
from sipdesk.storage.template import TemplateRows
from sipdesk.storage.texts import TextRows
from sipdesk.storage.training import StaffRows
from sipdesk.storage.transfer import OutgoingFile, TransferRows, departing
from sipdesk.storage.turnstile import Turnstile


class Transaction:
    """One transaction (``ports.Work``)."""

    def __init__(self, db: Connection, watch: Watch, policies: Policies) -> None:
        self.cases = CaseRows(db, watch)
        self.facts = FactRows(db, watch)
        self.papers = PaperRows(db, watch)
        self.received = ReceivedRows(db, watch)
        self.concerns = ConcernRows(db, watch)
        self.approvals = ApprovalRows(db, watch)
        self.access = AccessRows(db, watch)
        self.retention = RetentionRows(db, watch)
        self.transfers = TransferRows(db, watch)
        self.templates = TemplateRows(db, watch)
        self.drafts = DraftRows(db, watch)
        self.contacts = ContactRows(db, watch)
        self.regions = RegionRows(db, watch)
        self.sharing = SharingRows(db, watch)
        self.staff = StaffRows(db, watch)
        self.surveys = SurveyRows(db, watch)
        self.reports = ReportRows(db, watch)
        self.texts = TextRows(db, watch)
        self.pictures = PictureRows(db, watch)
        self.sources = SourceRows(db, watch)
        self.talks = TalkRows(db, watch)
        self.house = HouseRows(db, watch, policies)


class Reached(NamedTuple):
    """How far a home had come when it was closed, to be remembered outside it."""

    saves: int
    log: Anchor


class Database:
    """The file, opened with its key (``ports.Store``).

    ``on_close`` lets go of what was taken hold of at the opening; it is given how far
    the home had come, None where that could not be read. Until ``admit`` has
    said who works here nothing is refused and nothing is logged, as when a home is
    made. ``backups`` and ``seen`` are there once a vault has opened it; ``policies``
    are what is decided on this computer.
    """

    backups: HomeBackups
    seen: Seen

    def __init__(
        self,
        path: Path,
        key_source: Callable[[], bytes],
        on_close: Callable[["Reached | None"], None] = lambda _: None,
        policies: Policies = NO_POLICIES,
    ) -> None:
        self.policies = policies
        self._gate: Gate | None = None
        self._engine = engine(path, key_source)
        self._writer = writer(self._engine)
        self._on_close = on_close
        self._turnstile = Turnstile()
        self._open = True

    def admit(self, gate: Gate, failed: Sequence[datetime] = ()) -> None:
        """Let a person in, and write down that they came, after those who failed to."""
        with self._writing() as db:
            for at in failed:
                Chain(db).append(at, "", Act.UNLOCK_FAILED, "", "")
            Chain(db).append(gate.now(), gate.user.id, Act.UNLOCKED, "", "")
        self._gate = gate

    @contextmanager
    def work(self) -> Generator[Transaction]:
        """Begin a transaction that writes: all of it is kept, or nothing."""
        with self._turnstile.among_others(), self._writing() as db:
            watch = Watch(self._gate, Chain(db).append)
            yield Transaction(db, watch, self.policies)
        watch.stands()

    @contextmanager
    def reading(self) -> Generator[Transaction]:
        """Begin a transaction that only reads."""
        watch = Watch(self._gate, self._log, at_once=True)
        with (
            self._turnstile.among_others(),
            self._looking() as db,
            db.begin() as reading,
        ):
            yield Transaction(db, watch, self.policies)
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

    @contextmanager
    def _writing(self) -> Generator[Connection]:
        with translated(), self._writer.begin() as db, no_zeros(db):
            yield db

    @contextmanager
    def _looking(self) -> Generator[Connection]:
        with translated(), self._engine.connect() as db, no_zeros(db):
            yield db

    def holds(self, anchor: Anchor) -> bool:
        """Whether the access log is the one that an anchor was taken of."""
        with self._turnstile.among_others(), self._looking() as db:
            return Chain(db).holds(anchor)

    def _leave(self) -> "Reached":
        # That somebody goes is worth less than that the file is closed.
        with suppress(Unavailable), self.work() as work:
            work.access.did(Act.LOCKED)
        with self._looking() as db:
            return Reached(saves(db), Chain(db).anchor())

    def _log(self, at: datetime, by: str, act: Act, case: str, detail: str) -> None:
        """Write a row of the log apart from what is being read."""
        with self._writing() as db:
            Chain(db).append(at, by, act, case, detail)

    def departing(self, path: Path) -> AbstractContextManager[OutgoingFile]:
        """Begin a file that leaves, and is to get its name when all else is done."""
        return departing(path)

    @contextmanager
    def copied_into(self, path: Path) -> Generator[None]:
        """Write everything that is saved to a new file; its key stays until the end."""
        with self._turnstile.among_others():
            copy_into(self._engine, path)
            yield

    def check(self) -> None:
        """Read the whole file, and see that it hangs together.

        Raises:
            Unavailable: DAMAGED, or what the disk refuses.

        """
        with self._turnstile.among_others(), translated(), self._engine.connect() as db:
            checkpoint(self._engine)
            check_whole(db.connection.driver_connection)

    def header_seq(self) -> int:
        """Tell how many changes of the key header this home has seen."""
        with self._turnstile.among_others(), self._looking() as db:
            found = db.execute(select(tables.key_header.c.seq)).scalar_one_or_none()
            return found or 0

    def keep_header_seq(self, seq: int) -> None:
        """Remember how many changes of the key header this home has seen."""
        with self._turnstile.among_others(), self._writing() as db:
            db.execute(delete(tables.key_header))
            db.execute(insert(tables.key_header).values(id=1, seq=seq))

    def saves(self) -> int:
        """Count the saves this home has seen; it only grows."""
        with self._turnstile.among_others(), self._looking() as db:
            return saves(db)

    def compact(self) -> bool:
        """Write the file anew without what was erased, if it has not been done since.

        What is deleted is overwritten, but the log of what was written lasts until
        everything lies in the file, and it cannot while somebody reads what was before.
        Gives False if it is yet to be done: at closing, or at the next opening.
        """
        try:
            if not self._has_traces():
                return True
            with self.alone(), translated():
                with self._engine.connect() as db:
                    raw: Any = db.connection.driver_connection
                    raw.execute("VACUUM")
                if not checkpoint(self._engine):
                    return False
                with self._writing() as db:
                    mark_traces(db, there=False)
        except Unavailable:
            return False
        return True

    def _has_traces(self) -> bool:
        with self._turnstile.among_others(), self._looking() as db:
            return has_traces(db)

    def close(self) -> None:
        """Move everything into the file, close it and let go; harmless when closed.

        What the disk refuses of it keeps neither the key nor the home.
        """
        if not self._open:
            return
        self._open = False
        reached = None
        try:
            self.compact()
            with self._turnstile.among_others():
                reached = self._leave()
                checkpoint(self._engine)
        finally:
            try:
                self._engine.dispose()
            finally:
                self._on_close(reached)
