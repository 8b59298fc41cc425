"""A home day by day for a year: nothing that is overdue is ever absent from Idag."""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from pypdf import PdfReader

from sipdesk.commands.demonstration import FIXED_DAY
from sipdesk.commands.play import play_home, users_of
from sipdesk.content.daybook import read_daybook
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.outlook import HomePaper
from sipdesk.domain.overview import TOLD_APART
from sipdesk.paths import resources
from sipdesk.usecases.case import read_case, refresh_overviews
from sipdesk.usecases.home import read_home
from sipdesk.usecases.outlook import PrintOutlook, print_outlook, read_outlook
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.stand_in import PutStandIn, put_stand_in
from sipdesk.usecases.today import ReadToday, TodayRow, Urgency, read_today
from tests.home import SetClock, open_ports
from tests.proofs import overdue_sip, overdue_stay, still
from tests.proofs.calendar import is_worked
from tests.proofs.claim import Outcome
from tests.proofs.events import EVENTS, admit
from tests.proofs.overdue import NOT_COVERED, WATCHES, Judged, figures, judge
from tests.proofs.remedies import REMEDIES, close
from tests.proofs.worker import ByChance, Desk

JUDGES = (overdue_sip, overdue_stay)  # they register what they watch
SHORT = ((1,), 366)  # seeds, days
LONG = ((1, 2, 3, 4), 3 * 366)
MOST_CASES, ADMITTED_EVERY = 12, 12  # open at once; days
CLOSED_AFTER = 45  # days from the discharge
EMPTY_WEEKS = (29, 30, 52)
"""Weeks of the year in which nobody does anything; somebody stands in."""
HEADINGS = {Urgency.AT_ONCE, Urgency.OVERDUE, Urgency.PUT_OFF}
"""Where what is overdue can stand."""
_NUMBER = re.compile(r"\b20\d\d-\d\d\d\b(?!-)")
TOLD = 12  # mistakes written out at most


@dataclass
class Year:
    """The home, who works there, and what its judge has found so far."""

    ports: Ports
    clock: SetClock
    desks: Mapping[str, Desk]  # by the coordinator's id
    chance: Random
    cases: dict[CaseId, Case]  # as they were last saved; the desks have the same
    away: list[PutStandIn] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)
    shown: set[str] = field(default_factory=set)  # ids of rules
    late: set[str] = field(default_factory=set)
    mistakes: int = 0

    def wrong(self, what: str, *which: object) -> None:
        """Count a mistake, and write the first of them out."""
        self.mistakes += 1
        if self.mistakes <= TOLD:
            sys.stderr.write(f"{self.clock.day} {what}: {which}\n")

    def compare(self) -> None:
        """See that every case reads as it was last saved: nothing changes by itself."""
        for case_id, case in self.cases.items():
            if read_case(case_id, self.ports).case != case:
                self.wrong("a case has changed by itself", case_id)

    @property
    def open(self) -> list[Case]:
        """The open cases."""
        return [c for c in self.cases.values() if c.closing.closed is None]

    # --- a day ------------------------------------------------------------------

    def day(self) -> None:
        """Let a day pass: dawn, work, and the judge at dusk."""
        today = self.clock.day
        refresh_overviews(None, self.ports)
        self.holiday(today)
        self.look()  # what stands there in the morning, before anybody works
        empty = today.isocalendar().week in EMPTY_WEEKS
        if is_worked(today) and not empty:
            self.work()
            self.look()
        if today.weekday() == 0:
            self.week()

    def holiday(self, today: date) -> None:
        """Say before the summer and the new year who stands in for whom."""
        days = today.isocalendar()
        if days.weekday == 1 and days.week + 1 in EMPTY_WEEKS[::2]:
            karin, amir = self.desks
            last = today + timedelta(20)
            order = PutStandIn(karin, amir, today + timedelta(7), last)
            put_stand_in(order, self.ports)
            self.away.append(order)

    def work(self) -> None:
        """Work through some of Idag; let things happen; do some by chance."""
        for who, desk in self.desks.items():
            rows = read_today(ReadToday(who), desk.ports)
            for row in self.chance.sample(rows, min(len(rows), 3)):
                self.deal_with(row, desk)
        desk = self.chance.choice(list(self.desks.values()))
        for event in self.chance.sample(EVENTS, 2):
            event(desk, self.chance.choice(self.open))
        if len(self.open) < MOST_CASES and self.chance.random() < 1 / ADMITTED_EVERY:
            admit(desk)
        for case in self.open:
            left = case.placement.discharged
            if left and (self.clock.day - left).days > CLOSED_AFTER:
                close(desk, case)
        among = [case.id for case in self.open]
        by_chance = ByChance(desk, among, self.chance.randrange(10**9))
        by_chance.work(2)
        desk.done.update(by_chance.done)

    def deal_with(self, row: TodayRow, desk: Desk) -> None:
        """Do something of a row, put it off, or leave it."""
        roll = self.chance.random()
        if roll < 0.7:
            case = self.cases[CaseId(row.case.id)]
            REMEDIES[row.waiting.kind](desk, case, row.waiting.about)
        elif roll < 0.85:
            desk.put_off(row)

    # --- the judge --------------------------------------------------------------

    def look(self) -> None:
        """See that Idag shows what waits by the judge, no more and no less."""
        today, settings = self.clock.day, read_home(None, self.ports).settings
        every = read_today(ReadToday(), self.ports)
        mine = {
            who: {row.waiting.id for row in read_today(ReadToday(who), self.ports)}
            for who in {*self.desks, *(case.coordinator for case in self.open)}
        }
        by_id = {row.waiting.id: row for row in every}
        stands = {(row.case.id, row.waiting.kind): row for row in every}
        if len(by_id) != len(every):
            self.wrong("a row stands twice")
        expected: set[str] = set()
        for case in self.open:
            for one in judge(case, today, settings):
                if one.shown <= today or one.is_late(today):
                    expected.add(one.row)
                    row = by_id.get(one.row)
                    if row is None and one.rule not in TOLD_APART:
                        # What says the same stands once: the worst, for all of it.
                        self.see_behind(one, stands.get((case.id, one.rule)))
                        continue
                    self.see(one, row, mine, case)
        for ghost in by_id.keys() - expected:
            self.wrong("nothing waits, and yet it is on Idag", ghost)
        self.counted["looks"] += 1
        self.counted["rows"] += len(every)

    def see(
        self,
        one: Judged,
        row: TodayRow | None,
        mine: Mapping[str, set[str]],
        case: Case,
    ) -> None:
        """See that a thing stands on Idag, with its day, before who has the case."""
        today = self.clock.day
        self.shown.add(one.rule)
        if row is None:
            self.wrong("absent from Idag", one)
            return
        if row.waiting.due != one.due:
            self.wrong("another day", one, row.waiting)
        for who in self.who_looks_after(case):
            if one.row not in mine[who]:
                self.wrong("absent from the Idag of who has it", one, who)
        if figures()[one.rule].get("at_once") and row.urgency is not Urgency.AT_ONCE:
            self.wrong("a duty that waits", one)
        if one.is_late(today):
            self.late.add(one.rule)
            self.counted["late"] += 1
            if row.urgency not in HEADINGS:
                self.wrong("overdue, and not said to be", one, row.urgency)

    def see_behind(self, one: Judged, row: TodayRow | None) -> None:
        """See that another row of the case, no better, stands for one."""
        if row is None:
            self.wrong("absent from Idag", one)
            return
        self.shown.add(one.rule)
        self.counted["behind"] += 1
        worst, today = row.waiting.due, self.clock.day
        if one.is_late(today) and (worst is None or worst > (one.due or today)):
            self.wrong("one that is less late stands for it", one, row.waiting)

    def who_looks_after(self, case: Case) -> Iterator[str]:
        """Name who has the case, and who stands in for them today."""
        yield case.coordinator
        for one in self.away:
            first, last = one.first or date.max, one.last or date.min
            if one.away == case.coordinator and first <= self.clock.day <= last:
                yield one.stands_in

    def week(self) -> None:
        """Make the weekly paper and Läget, and compare their figures."""
        self.compare()
        today, settings = self.clock.day, read_home(None, self.ports).settings
        waits = [one for case in self.open for one in judge(case, today, settings)]
        late = once(one for one in waits if one.is_late(today))
        needs = {(c.id, why) for c in self.open if (why := still.unmet(c))}
        ready = {
            (c.id, why, still.days_ready(c, today))
            for c in self.open
            if (why := still.waits_ready(c))
        }
        told = read_outlook(None, self.ports).outlook
        found = {(row.case.id, row.why.value) for row in told.needs}
        self.same("needs in Läget", found, needs)
        stood = {(row.case.id, row.why.value, row.days) for row in told.waits}
        self.same("waits in Läget", stood, ready)
        by_rule = Counter(_alike(r.waiting.id) for r in told.late)
        self.same("late in Läget", by_rule, Counter(late))
        sums = Counter(why for _, why, *_ in (*needs, *ready))
        self.same(
            "sums in Läget", {s.why.value: s.count for s in told.sums}, dict(sums)
        )
        paper = print_outlook(PrintOutlook(HomePaper.WEEK), self.ports)
        text = words(paper.data)
        # Many that say the same share a line, so it is told by case, and each once.
        lines = re.findall(r"Försenat (?:som mest )?\d+ dag(?:ar)?, ([^:]+):", text)
        late_there = {number for line in lines for number in _NUMBER.findall(line)}
        late_cases = self.numbers(one for one in waits if one.is_late(today))
        self.same("cases late in the week's paper", late_there, late_cases)
        shown = self.numbers(one for one in waits if one.shown <= today)
        self.same("cases of the week's paper", {*_NUMBER.findall(text)}, shown)
        self.counted["weeks"] += 1

    def numbers(self, waits: Iterable[Judged]) -> set[str]:
        """Give the numbers of the cases in which something waits."""
        number = {case.id: case.number for case in self.open}
        return {number[CaseId(one.row.split(" ")[0])] for one in waits}

    def same(self, what: str, found: object, meant: object) -> None:
        """Compare a figure with the judge's."""
        self.counted["figures"] += 1
        if found != meant:
            self.wrong(what, found, meant)


def _alike(row: str) -> str:
    """Name what a row says, of which case: what says the same stands once."""
    case, rule, *about = row.split(" ")
    return " ".join((case, rule, *about)) if rule in TOLD_APART else f"{case} {rule}"


def once(waits: Iterable[Judged]) -> list[str]:
    """Name what is said, each thing once."""
    return sorted({_alike(one.row) for one in waits})


def words(data: bytes) -> str:
    """Read a paper's words, in one line."""
    pages = PdfReader(BytesIO(data)).pages
    text = " ".join(page.extract_text() for page in pages).replace("\u00ad", "")
    return " ".join(text.split())


@contextmanager
def demonstration_home(seed: int) -> Iterator[Year]:
    """Play the demonstration home in a new encrypted file, and begin a year there."""
    book = read_daybook(resources() / "demo")
    clock = SetClock(FIXED_DAY)
    with TemporaryDirectory() as folder:
        ports = open_ports(Path(folder), clock)
        try:
            users = {user.id: user for user in users_of(book)}
            ports = replace(ports, user=next(iter(users.values())))
            played = play_home(book, ports, FIXED_DAY)
            cases = {
                one.case: read_case(one.case, ports).case for one in played.values()
            }
            chance = Random(seed)  # noqa: S311  (no secret)
            desks = {
                user.id: Desk(replace(ports, user=user), chance, cases=cases)
                for user in users.values()
            }
            year = Year(ports, clock, desks, chance, cases)
            for one in book.stand_ins:
                first, last = (FIXED_DAY + timedelta(one[n]) for n in ("first", "last"))
                year.away.append(PutStandIn(one["away"], one["stands_in"], first, last))
            yield year
        finally:
            ports.store.close()


def nothing_overdue_is_absent(long: bool) -> Outcome:  # noqa: FBT001
    """Live through the days, and count what was looked at."""
    seeds, days = LONG if long else SHORT
    counted: Counter[str] = Counter()
    shown: set[str] = set()
    late: set[str] = set()
    mistakes = cases = 0
    for seed in seeds:
        with demonstration_home(seed) as year:
            for number in range(days):
                year.clock.day = FIXED_DAY + timedelta(number)
                year.day()
            mistakes += year.mistakes
            cases += len(year.cases)
            counted += year.counted
            deeds = sum(sum(desk.done.values()) for desk in year.desks.values())
            counted["deeds"] += deeds
            shown |= year.shown
            late |= year.late
    never = set(WATCHES) - shown
    if never:
        sys.stderr.write(f"never on Idag: {sorted(never)}\n")
    tried = counted["rows"] + counted["figures"]
    return Outcome(
        tried,
        mistakes + (len(never) if long else 0),
        {
            "days": days * len(seeds),
            "cases": cases,
            "deeds": counted["deeds"],
            "rows": counted["rows"],
            "overdue": counted["late"],
            "rules seen": len(shown),
            "rules seen overdue": len(late),
            "figures of Läget and the week": counted["figures"],
        },
    )


def every_rule_is_judged(_: bool) -> Outcome:  # noqa: FBT001
    """See that the judge knows every rule, or says why not."""
    rules = set(figures())
    unknown: Iterable[str] = rules ^ (set(WATCHES) | set(NOT_COVERED))
    undone: Iterable[str] = rules ^ set(REMEDIES)
    failed = [*unknown, *undone]
    return Outcome(len(rules), len(failed), {"rules": len(rules)})
