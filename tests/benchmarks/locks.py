"""What encryption costs: the same work in an encrypted home and in a plain one.

* milliseconds to open a case, to save it, and to search among 10 000 cases, through
  the use cases, with the access log;
* the same three as they come to the driver: one row read, one row written, all rows
  looked through.

Medians of the rounds, both homes in turn in each. The plain home has the same tables
and rows and is opened by the same driver without a key; the program itself cannot.
"""

import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher
from typing_extensions import override

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.journal import Entry
from sipdesk.domain.meeting import Meeting
from sipdesk.domain.overview import overview
from sipdesk.domain.search import Search
from sipdesk.domain.young_person import YoungPerson
from sipdesk.storage import connection
from sipdesk.storage.connection import connect
from sipdesk.storage.database import Database
from sipdesk.storage.gate import Gate
from sipdesk.usecases.case import list_cases, read_case
from sipdesk.usecases.ports import Ports
from tests.benchmarks.figure import Figure
from tests.documents.cases import full
from tests.home import TODAY, USER, SetClock, content
from tests.proofs.killed import KEY, lay_home
from tests.proofs.saver import save

CASES: Final = 10_000
ROUNDS: Final = 60
GOAL, SEARCH_GOAL = 1.3, 2.0
_FIRST: Final = CaseId("case-0")


@dataclass
class Home:
    """A home with its cases, opened, and a connection of the driver's own to it.

    ``case`` is the one that is worked with, as it was last saved.
    """

    ports: Ports
    raw: Any
    case: Case


Work = Callable[[Home, int], object]


def measure() -> None:
    """Measure, and tell every figure."""
    with TemporaryDirectory() as name, _homes(Path(name)) as (coded, plain):
        for figure, work, goal in (
            ("open a case", _open, GOAL),
            ("save a case", _save, GOAL),
            (f"search among {CASES} cases", _search, SEARCH_GOAL),
            ("driver: read a row", _read_row, GOAL),
            ("driver: write a row", _write_row, GOAL),
            (f"driver: look through {CASES} rows", _look_through, SEARCH_GOAL),
        ):
            ours, others = _in_turn(work, coded, plain)
            told = f"{figure}, encrypted against plain, ms"
            Figure(told, round(ours, 3), round(others, 3), goal).tell()


def _in_turn(work: Work, *homes: Home) -> list[float]:
    taken: list[list[float]] = [[] for _ in homes]
    for number in range(ROUNDS + 1):
        for home, times in zip(homes, taken, strict=True):
            begun = time.perf_counter()
            work(home, number)
            times.append((time.perf_counter() - begun) * 1000)
    return [median(times[1:]) for times in taken]  # the first reads the file


# --- Work -------------------------------------------------------------------------


def _open(home: Home, _: int) -> object:
    return read_case(home.case.id, home.ports)


def _save(home: Home, _: int) -> object:
    home.case = save(home.case, home.ports)
    return home.case


def _search(home: Home, number: int) -> object:
    found = list_cases(Search(f"påhitt {number + 1:05}"), home.ports)
    if found.total != 1:
        raise RuntimeError("the search found something else")
    return found


def _read_row(home: Home, number: int) -> object:
    query = "SELECT * FROM overview WHERE id = ?"
    return home.raw.execute(query, (f"case-{number}",)).fetchone()


def _write_row(home: Home, number: int) -> object:
    change = "UPDATE overview SET name = ? WHERE id = ?"
    return home.raw.execute(change, (f"Alva {number}", f"case-{number}"))


def _look_through(home: Home, number: int) -> object:
    query = "SELECT count(*) FROM overview WHERE search_name LIKE ?"
    return home.raw.execute(query, (f"%påhitt {number + 1:05}%",)).fetchone()


# --- Homes ------------------------------------------------------------------------


@contextmanager
def _homes(folder: Path) -> Iterator[tuple[Home, Home]]:
    """Make an encrypted home and a plain one with the same in them."""
    coded, plain = folder / "coded.sipdesk", folder / "plain.sipdesk"
    _lay(coded)
    _copy_without_key(coded, plain)
    homes = (
        _opened(Database(coded, lambda: KEY), connect(coded, KEY)),
        _opened(_PlainDatabase(plain, lambda: KEY), _connect_plain(plain)),
    )
    try:
        yield homes
    finally:
        for home in homes:
            home.raw.close()
            home.ports.store.close()


def _lay(path: Path) -> None:
    store = lay_home(path).store
    with store.work() as work:
        told = content()
        for number in range(CASES):
            case = _case(number)
            entry = Entry(case.id, 1, "case-opened", USER.id, SetClock().now())
            row = overview(case, told.routine, told.reminders, TODAY)
            work.cases.put(case, entry, row)
    store.close()


def _case(number: int) -> Case:
    """Make a case: the first with all that a case can hold, the others with a name."""
    if number == 0:
        case = full()
        need = replace(case.need, assessed=TODAY)
        return replace(case, id=_FIRST, version=0, need=need)
    return Case(
        CaseId(f"case-{number}"),
        f"2026-{number:05}",
        TODAY,
        USER.id,
        (Meeting(f"meeting-{number}"),),
        young_person=YoungPerson("Alva", f"Påhitt {number:05}"),
    )


def _copy_without_key(coded: Path, plain: Path) -> None:
    with_key = connect(coded, KEY)
    with_key.execute("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
    with_key.execute("SELECT sqlcipher_export('plain')")
    with_key.execute("DETACH DATABASE plain")
    with_key.close()


def _connect_plain(path: Path) -> Any:
    """Open a plain database as ``connect`` opens an encrypted one."""
    db = sqlcipher.connect(
        str(path), timeout=5.0, isolation_level=None, check_same_thread=False
    )
    for pragma in (
        *connection._PRAGMAS,
        "journal_mode = WAL",
        *connection._WRITER_PRAGMAS,
    ):
        db.execute(f"PRAGMA {pragma}")
    return db


class _PlainDatabase(Database):
    """A database without encryption; there is none outside this benchmark."""

    def __init__(self, path: Path, key_source: Callable[[], bytes]) -> None:
        super().__init__(path, key_source)
        self._engine.dispose()
        self._engine = create_engine(
            "sqlite://",
            module=sqlcipher,
            creator=lambda: _connect_plain(path),
            poolclass=QueuePool,
            pool_size=3,
            max_overflow=2,
            hide_parameters=True,
        )
        event.listen(self._engine, "begin", connection._begin)
        self._writer = connection.writer(self._engine)

    @contextmanager
    @override
    def _writing(self) -> Generator[Connection]:
        with self._writer.begin() as db:
            yield db

    @contextmanager
    @override
    def _looking(self) -> Generator[Connection]:
        with self._engine.connect() as db:
            yield db


def _opened(store: Database, raw: Any) -> Home:
    clock = SetClock()
    store.admit(Gate(USER, clock.now))
    numbers = iter(range(10**6))
    ports = Ports(store, clock, lambda: f"new-{next(numbers)}", USER, content())
    return Home(ports, raw, read_case(_FIRST, ports).case)
