"""The whole report of ten years and ten thousand cases, as the use case reads it.

The cases have the facts of the demonstration home's, on other days: as rich as what
coordinators write. Against it stands the same rows, read and taken apart by the driver
and the standard library alone: what no report could do without.
"""

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final

from typing_extensions import override

from sipdesk.commands.demonstration import FIXED_DAY
from sipdesk.commands.play import play_home
from sipdesk.content.daybook import read_daybook
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.facts import Event, Facts
from sipdesk.domain.journal import Entry
from sipdesk.domain.meeting import Meeting
from sipdesk.domain.overview import overview
from sipdesk.domain.period import Period
from sipdesk.paths import resources
from sipdesk.storage.connection import connect
from sipdesk.storage.database import Database
from sipdesk.storage.facts import put_facts
from sipdesk.storage.gate import Gate
from sipdesk.usecases.figures import Reading, ReadReport, read_report
from sipdesk.usecases.ports import Ports
from tests.benchmarks.figure import Figure, milliseconds
from tests.home import TODAY, USER, SetClock, content, open_ports
from tests.proofs.killed import KEY, lay_home

CASES: Final = 10_000
YEARS: Final = 10
ROUNDS: Final = 3
GOAL_MS: Final = 10_000.0
AGAINST_ROWS: Final = 40.0
ENDED_MS: Final = 1_000.0
TEN_YEARS: Final = Period(date(2017, 1, 1), date(2026, 12, 31))


def measure() -> None:
    """Measure, and tell every figure."""
    with TemporaryDirectory() as name, _home(Path(name)) as (ports, raw):
        whole = median(_read(ports) for _ in range(ROUNDS))
        rows = median(milliseconds(lambda: _plainly(raw)) for _ in range(ROUNDS))
        told = f"the whole report of {YEARS} years and {CASES} cases"
        Figure(f"{told}, against the goal, ms", round(whole), GOAL_MS, 1.0).tell()
        against = f"{told}, against reading the same rows plainly, ms"
        Figure(against, round(whole), round(rows), AGAINST_ROWS).tell()
        begun = time.process_time()
        _read(ports)
        used = round((time.process_time() - begun) * 1000)
        Figure(f"{told}, processor time alone, ms", used, GOAL_MS, 1.0).tell()
        waits = _waits(ports)
        longest = "the longest wait until it can be told to end, ms"
        Figure(longest, round(max(waits)), ENDED_MS, 1.0).tell()


def _read(ports: Ports) -> float:
    return milliseconds(
        lambda: read_report(ReadReport(TEN_YEARS.first, TEN_YEARS.last), ports)
    )


def _plainly(raw: Any) -> list[Any]:
    query = "SELECT id, person, version, events FROM case_facts ORDER BY id"
    return [json.loads(events) for _, _, _, events in raw.execute(query)]


def _waits(ports: Ports) -> Sequence[float]:
    """Tell how long it was between each time that somebody could end the reading."""
    asked = [time.perf_counter()]

    class Watched(Reading):
        @override
        def go_on(self, done: int, of: int) -> None:
            asked.append(time.perf_counter())

    order = ReadReport(TEN_YEARS.first, TEN_YEARS.last, reading=Watched())
    read_report(order, ports)
    asked.append(time.perf_counter())
    return [(later - one) * 1000 for one, later in pairwise(asked)]


# --- The home ---------------------------------------------------------------------


@contextmanager
def _home(folder: Path) -> Iterator[tuple[Ports, Any]]:
    path = folder / "ten-years.sipdesk"
    patterns = _patterns(folder / "demo")
    store = lay_home(path).store
    assert isinstance(store, Database)
    with store.work() as work:
        told = content()
        for number in range(CASES):
            case = _case(number)
            entry = Entry(case.id, 1, "case-opened", USER.id, SetClock().now())
            row = overview(case, told.routine, told.reminders, TODAY)
            work.cases.put(case, entry, row)
    with store._writing() as db:
        for number in range(CASES):
            put_facts(db, _moved(patterns[number % len(patterns)], number))
    store.close()
    opened = Database(path, lambda: KEY)
    clock = SetClock()
    opened.admit(Gate(USER, clock.now))
    raw = connect(path, KEY)
    try:
        yield Ports(opened, clock, str, USER, content()), raw
    finally:
        raw.close()
        opened.close()


def _patterns(folder: Path) -> Sequence[Facts]:
    """Give the facts of the demonstration home's cases."""
    folder.mkdir()
    ports = open_ports(folder, SetClock(FIXED_DAY))
    play_home(read_daybook(resources() / "demo"), ports, FIXED_DAY)
    with ports.store.reading() as work:
        found = tuple(work.facts.some("", CASES))
    ports.store.close()
    return found


def _moved(pattern: Facts, number: int) -> Facts:
    """Give the facts of a case on other days of the ten years."""
    back = timedelta(number * (YEARS - 1) * 365 // CASES)

    def moved(event: Event) -> Event:
        return replace(event, day=event.day - back) if event.day else event

    events = tuple(moved(event) for event in pattern.events)
    return Facts(f"case-{number}", f"person-{number // 2}", events=events)


def _case(number: int) -> Case:
    return Case(
        CaseId(f"case-{number}"),
        f"2026-{number:05}",
        TODAY,
        USER.id,
        (Meeting(f"meeting-{number}"),),
    )
