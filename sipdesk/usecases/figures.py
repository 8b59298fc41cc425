"""Figures of a period: the pilot's report, live, and the cases behind each number."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Final

from sipdesk.content.content import Choice
from sipdesk.content.swedish import in_sweden
from sipdesk.domain.case import CaseId
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.facts import Facts
from sipdesk.domain.indicators_stay import Measures
from sipdesk.domain.outside import check_outside, outward
from sipdesk.domain.period import Period
from sipdesk.domain.pilot_report import Around, Report, Split, report
from sipdesk.domain.rights import Right, check, may
from sipdesk.domain.survey import over
from sipdesk.domain.track import START_MEETING
from sipdesk.domain.track_days import shifted
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.track import milestones

AT_ONCE: Final = 100
"""Cases counted between two times that somebody is asked whether to go on."""
DERIVED_AT_ONCE: Final = 25
"""Cases derived in one transaction: few enough that nobody waits to save."""


@dataclass
class Reading:
    """How far a reading has come, for the window to look at while it goes on.

    ``done`` of ``of`` cases have been read and counted; when all have, the tables are
    being put together.
    Setting ``ended`` ends it soon after. Any thread may look, and set it.
    """

    done: int = 0
    of: int = 0
    ended: bool = False

    def go_on(self, done: int, of: int) -> None:
        """Tell how far it has come, and go on unless somebody has ended it.

        Raises:
            RuleBroken: ``reading-ended``.

        """
        self.done, self.of = done, of
        if self.ended:
            raise RuleBroken("reading-ended")


@dataclass(frozen=True, slots=True)
class ReadReport:
    """From which day to which, and after which days goal 3 has a new column.

    Without ``lasts`` it has one for each month. ``places`` is how many the home has,
    None when it is not said.
    """

    first: date
    last: date
    lasts: tuple[date, ...] = ()
    places: int | None = None
    reading: Reading = field(default_factory=Reading, compare=False)


@dataclass(frozen=True, slots=True)
class DrillTable:
    """One cell of a report, by where it stands and not by what stands there.

    ``report`` is how the report was asked for, ``row`` and ``of`` are the row's code
    and what it is of, and ``column`` which one from the left, 0 the first.
    """

    report: ReadReport
    table: str
    row: str
    of: str
    column: int


@dataclass(frozen=True, slots=True)
class CasesBehind:
    """The cases behind a number, by case number.

    ``ids`` lead to the cases; none where numbers are all that may be seen (health,
    consent, protection).
    """

    numbers: tuple[str, ...]
    ids: tuple[CaseId, ...] = ()


def refresh_facts(reading: Reading, ports: Ports) -> int:
    """Derive anew the facts that are missing, or of another version of the program.

    Tells how many cases it was. It writes, so it is an order of its own, to be given
    before figures are read: what reads them counts the facts as they are.

    Raises:
        RuleBroken: ``reading-ended``: somebody had enough of waiting. What has been
            derived is kept.

    """
    many = left = refresh_some(reading, ports)
    while left:
        left = refresh_some(reading, ports)
    return many


def refresh_some(reading: Reading, ports: Ports) -> int:
    """Derive anew the facts of the first of those cases; tells how many there were.

    Given again until there are none it lets saves come in between.

    Raises:
        RuleBroken: ``reading-ended``.

    """
    with ports.store.reading() as work:
        outdated = work.facts.outdated()
    of = max(reading.of, len(outdated))
    reading.go_on(of - len(outdated), of)
    if outdated:
        with ports.store.work() as work:
            for case_id in outdated[:DERIVED_AT_ONCE]:
                work.cases.derive_facts(case_id)
    return len(outdated)


def read_report(order: ReadReport, ports: Ports) -> Report:
    """Read all figures of a period; that they were read is in the access log then.

    Who may not see the cases behind them gets what may leave SiS, and of no other
    periods: of any days one chooses, two readings a day apart would tell of one young
    person by their difference. Half-years have no day in common, so none can be taken
    from another, nor from the report that has gone out. What is noted afterwards of a
    half-year that is over does change it; each reading is in the log for that too.

    Raises:
        RuleBroken: ``right-missing``; ``period-ends-before-it-begins``;
            ``reading-ended``: somebody had enough of waiting; ``outside-period``,
            ``outside-not-over`` for who may not see the cases.

    """
    check(ports.user, Right.READ_FIGURES)
    seen = may(ports.user, Right.FIGURES_TO_CASES)
    return count_report(order, ports) if seen else count_outward(order, ports)


def count_outward(order: ReadReport, ports: Ports) -> Report:
    """Count a half-year as it may leave SiS, in quarters whatever was asked for.

    Raises:
        RuleBroken: ``outside-period``, ``outside-not-over``, ``reading-ended``.

    """
    period = Period(order.first, order.last)
    check_outside(period, ports.clock.today())
    quarters = tuple(part.last for part in period.by_quarter())
    return outward(count_report(replace(order, lasts=quarters), ports))


def count_report(order: ReadReport, ports: Ports, *, logged: bool = True) -> Report:
    """Count all figures of a period, small ones too: who asks answers for the right.

    Not ``logged`` is what nobody gets to see as it is.
    """
    period = Period(order.first, order.last)
    parts = period.split(order.lasts) if order.lasts else period.by_month()
    definitions = ports.content.read_figures().definitions
    with ports.store.reading() as work:
        whole = work.facts.begin(f"{period.first} {period.last}") if logged else 0
        facts = _facts(work, whole, order.reading)
        around, measures = _around(work, order, ports), _measures(work, ports)
        return report(facts, Split(period, parts), definitions, measures, around)


def drill_down(order: DrillTable, ports: Ports) -> CasesBehind:
    """Give the cases behind a number; that they were seen is in the access log then.

    Behind figures of health, consent and protection one sees case numbers and no more,
    and needs a right of its own; each case has a row of its own in the log. The number
    is counted anew: what a row is of, and which cases it has, is nothing that a screen
    is asked.

    Raises:
        RuleBroken: ``right-missing``, ``branch-closed``.
        Missing: there is no such table, row or column.

    """
    check(ports.user, Right.FIGURES_TO_CASES)
    found = count_report(order.report, ports, logged=False)
    try:
        row = found.table(order.table).row(order.row, order.of)
    except KeyError:
        raise Missing from None
    if not 0 <= order.column < len(row.cells):
        raise Missing
    told = (order.table, order.row, order.of, str(order.column))
    detail = " ".join(filter(None, told))
    cases = row.cells[order.column].cases
    with ports.store.reading() as work:
        behind = work.facts.numbers(cases, detail, row.nature)
    numbers = tuple(number for _, number in behind)
    ids = () if row.nature.is_sensitive else tuple(id_ for id_, _ in behind)
    return CasesBehind(numbers, ids)


def _facts(work: Work, whole: int, reading: Reading) -> Iterator[Facts]:
    """Give the facts of all cases, told of as they are taken."""
    done, after = 0, ""
    more = True
    while more:
        reading.go_on(done, whole)
        more = False
        for one in work.facts.some(after, AT_ONCE):
            yield one
            more, done, after = True, done + 1, one.id


def _around(work: Work, order: ReadReport, ports: Ports) -> Around:
    reads_staff = may(ports.user, Right.ADDRESS_BOOK)
    reading, surveys = order.reading, ports.content.read_surveys()
    erased = [(in_sweden(e.at).date(), e.count) for e in work.retention.erasures()]
    return Around(
        staff=work.staff.all() if reads_staff else (),
        answers=over(work.surveys.counts(), ports.clock.today()),
        questions=surveys.question_ids,
        steps=surveys.steps,
        places=order.places,
        erased=sum(n for day, n in erased if day <= order.last),
        erased_since=sum(n for day, n in erased if day > order.last),
        between=lambda: reading.go_on(reading.done, reading.of),
        untold={
            "decline_reasons": _untold(ports.content.decline_reasons),
            "waiting_for": _untold(ports.content.waiting_for),
        },
    )


def _untold(choices: Iterable[Choice]) -> frozenset[str]:
    """Name what lists of many cases say in other words."""
    return frozenset(choice.code for choice in choices if choice.in_lists)


def _measures(work: Work, ports: Ports) -> Measures:
    """Give the home's own figures; without one of the start meeting none is late."""
    found = milestones(ports, work.house.settings())
    start = next((one for one in found if one.id == START_MEETING), None)
    works = ports.content.reminders.works

    @cache
    def due(noticed: date) -> date | None:
        if start is None:
            return None
        return shifted(noticed, start.offset, start.unit, works)

    return Measures(due)
