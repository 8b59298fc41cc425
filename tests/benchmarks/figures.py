"""The whole report of ten years and ten thousand cases, as the use case reads it.

The cases have the facts of the demonstration home's, on other days: as rich as what
coordinators write. Against it stands the same rows, read and taken apart by the driver
and the standard library alone: what no report could do without.
"""

import gc
import json
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from operator import attrgetter
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final

from typing_extensions import override

from sipdesk.app import TURN_S
from sipdesk.commands.demonstration import FIXED_DAY
from sipdesk.commands.play import play_home
from sipdesk.content.daybook import read_daybook
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.facts import Event, Facts
from sipdesk.domain.journal import Entry
from sipdesk.domain.meeting import Meeting
from sipdesk.domain.overview import overview
from sipdesk.domain.period import Period
from sipdesk.domain.report_file import Reader, ReportForm
from sipdesk.paths import resources
from sipdesk.storage.connection import connect
from sipdesk.storage.database import Database
from sipdesk.storage.facts import put_facts
from sipdesk.storage.gate import Gate
from sipdesk.usecases.admission import RecordYoungPerson, record_young_person
from sipdesk.usecases.figures import (
    AT_ONCE,
    Reading,
    ReadReport,
    read_report,
    refresh_facts,
)
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.report_file import MakeReport, draw_report, hand_out_report
from tests.benchmarks.figure import Figure, milliseconds
from tests.home import TODAY, USER, SetClock, content, open_ports
from tests.proofs.killed import KEY, lay_home

CASES: Final = 10_000
YEARS: Final = 10
ROUNDS: Final = 3
GOAL_MS: Final = 10_000.0
USED_MS: Final = 5_000.0
AGAINST_ROWS: Final = 40.0
ENDED_MS: Final = 300.0
UNEVEN: Final = 20.0
TEN_YEARS: Final = Period(date(2017, 1, 1), date(2026, 12, 31))
WHOLE: Final = f"the whole report of {YEARS} years and {CASES} cases"
HELD_UP_MS: Final = 50.0
LONGEST: Final = 10.0
ALONE_S: Final = 3.0
PAUSE_S: Final = 0.02
ENDED_AT: Final = (0.0, 0.25, 0.5, 0.75, 1.0)
"""How much had been read when it was told to end, each in its turn."""


class Watched(Reading):
    """Notes when it was asked whether to go on, and may say no."""

    def __init__(self, ended_at: float = 2.0) -> None:
        super().__init__()
        self.asked: list[tuple[float, float, float]] = []  # share, seconds, used
        self.told_to_end = 0.0
        self._ended_at = ended_at

    @override
    def go_on(self, done: int, of: int) -> None:
        self.asked.append((done / of, time.perf_counter(), time.process_time()))
        super().go_on(done, of)
        if done / of >= self._ended_at and not self.told_to_end:
            # Just after it was asked is the worst moment to change one's mind.
            self.told_to_end = time.perf_counter()
            self.ended = True


@dataclass(frozen=True, slots=True)
class Round:
    """One report and the same rows read plainly, one after the other, in ms."""

    whole: float
    used: float  # processor time
    rows: float
    rows_used: float


def measure() -> None:
    """Measure, and tell every figure."""
    with TemporaryDirectory() as name, _home(Path(name)) as (ports, raw):
        rounds = [_round(ports, raw) for _ in range(ROUNDS)]
        whole, used = (
            round(median(map(attrgetter(value), rounds))) for value in ("whole", "used")
        )
        rows, rows_used = (
            round(median(map(attrgetter(value), rounds)))
            for value in ("rows", "rows_used")
        )
        Figure(f"{WHOLE}, against the goal, ms", whole, GOAL_MS, 1.0).tell()
        Figure(f"{WHOLE}, processor time alone, ms", used, USED_MS, 1.0).tell()
        against = "against reading the same rows plainly"
        Figure(f"{WHOLE}, {against}, ms", whole, rows, AGAINST_ROWS).tell()
        told = f"{WHOLE}, {against}, processor time, ms"
        Figure(told, used, rows_used, AGAINST_ROWS).tell()
        for part, of_it in _parts(ports).items():
            told = f"{WHOLE}, processor time of it: {part}, ms"
            Figure(told, round(of_it), used, 1.0).tell()
        for figure in (*_asked(ports), *_held_up(ports)):
            figure.tell()


def _round(ports: Ports, raw: Any) -> Round:
    begun = time.process_time()
    whole = _read(ports)
    between = time.process_time()
    rows = milliseconds(lambda: _plainly(raw))
    over = time.process_time()
    return Round(whole, (between - begun) * 1000, rows, (over - between) * 1000)


def _read(ports: Ports) -> float:
    return milliseconds(
        lambda: read_report(ReadReport(TEN_YEARS.first, TEN_YEARS.last), ports)
    )


def _plainly(raw: Any) -> list[Any]:
    query = "SELECT id, person, version, events FROM case_facts ORDER BY id"
    return [json.loads(events) for _, _, _, events in raw.execute(query)]


def _parts(ports: Ports) -> dict[str, float]:
    """Tell what the parts of it use: the last two while the first two go on too."""
    begun = time.process_time()
    refresh_facts(Reading(), ports)
    derived = time.process_time()
    with ports.store.reading() as work:
        after, more = "", True
        while more:
            more = False
            for one in work.facts.some(after, AT_ONCE):
                more, after = True, one.id
    read = time.process_time()
    reading = Watched()
    read_report(ReadReport(TEN_YEARS.first, TEN_YEARS.last, reading=reading), ports)
    over = time.process_time()
    first, last = reading.asked[0][2], _all_seen(reading)
    return {
        "looking for facts that are missing": (derived - begun) * 1000,
        "reading the facts and taking them apart": (read - derived) * 1000,
        "reading and counting": (last - first) * 1000,
        "putting the tables together": (over - last) * 1000,
    }


def _all_seen(reading: Watched) -> float:
    return next(used for share, _, used in reading.asked if share == 1)


def _asked(ports: Ports) -> Iterator[Figure]:
    """Tell how long it is until it can be ended, and how evenly the meter goes."""
    reading, begun = Watched(), time.perf_counter()
    used = time.process_time()
    read_report(ReadReport(TEN_YEARS.first, TEN_YEARS.last, reading=reading), ports)
    over, used_over = time.perf_counter(), time.process_time()
    seconds = [begun, *(at for _, at, _ in reading.asked), over]
    uses = [used, *(at for _, _, at in reading.asked), used_over]
    longest = "the longest wait until it can be told to end"
    yield Figure(f"{longest}, ms", _longest(seconds), ENDED_MS, 1.0)
    yield Figure(f"{longest}, processor time, ms", _longest(uses), ENDED_MS, 1.0)
    waits = [_ended(ports, share) for share in ENDED_AT]
    told = "from being told to end till it has, the longest of five, ms"
    yield Figure(told, round(max(waits)), ENDED_MS, 1.0)
    whole = used_over - used
    off = max(abs(share - (at - used) / whole) for share, _, at in reading.asked)
    told = "the meter's distance from the processor time gone, at most, percent"
    yield Figure(told, round(100 * off), UNEVEN, 1.0)


def _longest(moments: Sequence[float]) -> int:
    return round(max(later - one for one, later in pairwise(moments)) * 1000)


def _ended(ports: Ports, share: float) -> float:
    """Tell how long it goes on after it was told to end, in ms."""
    reading = Watched(share)
    order = ReadReport(TEN_YEARS.first, TEN_YEARS.last, reading=reading)
    with suppress(RuleBroken):
        read_report(order, ports)
    return (time.perf_counter() - reading.told_to_end) * 1000


def _held_up(ports: Ports) -> Iterator[Figure]:
    """Tell how much longer a save takes while a report is made, in its own thread.

    Threads take turns and garbage is looked for as when the window is open.
    """
    first, last = TEN_YEARS.first, TEN_YEARS.last
    order = MakeReport(first, last, ReportForm.PDF, Reader.INSIDE)
    with _as_in_the_window(), ThreadPoolExecutor(1) as aside:
        alone = _saves(ports, aside.submit(time.sleep, ALONE_S))
        drawing = aside.submit(draw_report, order, ports)
        beside = _saves(ports, drawing)
        drawn = drawing.result()
    out = milliseconds(lambda: hand_out_report(drawn, ports))
    told = f"how much longer a save takes while {WHOLE} is made"
    for which, share in (("the middle one", 0.5), ("19 of 20", 0.95)):
        longer = round(_at(beside, share) - _at(alone, share))
        yield Figure(f"{told}, {which}, ms", longer, HELD_UP_MS, 1.0)
    most = f"the longest of {len(beside)} saves meanwhile, against the longest alone"
    yield Figure(f"{most}, ms", round(max(beside)), round(max(alone)), LONGEST)
    yield Figure("letting it out, which saves wait for, ms", out, HELD_UP_MS, 1.0)


def _at(found: Sequence[float], share: float) -> float:
    return sorted(found)[int(share * (len(found) - 1))]


@contextmanager
def _as_in_the_window() -> Iterator[None]:
    turn = sys.getswitchinterval()
    gc.collect()
    gc.freeze()
    gc.disable()
    sys.setswitchinterval(TURN_S)
    try:
        yield
    finally:
        sys.setswitchinterval(turn)
        gc.enable()
        gc.unfreeze()


def _saves(ports: Ports, until: "Future[Any]") -> list[float]:
    """Save in a case over and over until something is done; each in ms."""
    found: list[float] = []
    with ports.store.reading() as work:
        case = work.cases.get(CaseId("case-0"))
    while not until.done():
        named = replace(case.young_person, given_name=f"Påhitt {len(found)}")
        order = RecordYoungPerson(case.id, case.version, named, "")
        begun = time.perf_counter()
        case = record_young_person(order, ports).case
        found.append((time.perf_counter() - begun) * 1000)
        time.sleep(PAUSE_S)
    return found


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
