"""Figures of a period: the pilot's report, live, and the cases behind each number."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from sipdesk.content.content import Choice
from sipdesk.content.swedish import in_sweden
from sipdesk.domain.case import CaseId
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.facts import Facts
from sipdesk.domain.figure import Figure, Nature, Outcome
from sipdesk.domain.funnel import Funnel
from sipdesk.domain.indicators_stay import Measures
from sipdesk.domain.period import Period
from sipdesk.domain.pilot_report import Around, Report, Split, report
from sipdesk.domain.rights import Right, check, may
from sipdesk.domain.stand import AT_ONCE
from sipdesk.domain.survey import SHOWN_FROM, over
from sipdesk.domain.table import BLANK, Cell, Row, Table
from sipdesk.domain.track import START_MEETING
from sipdesk.domain.track_days import shifted
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.track import milestones

DERIVED_AT_ONCE: Final = 25
"""Cases derived in one transaction: few enough that nobody waits to save."""


@dataclass
class Reading:
    """How far a reading has come, for the window to look at while it goes on.

    ``done`` of ``of`` cases have been read; when all have, they are being counted.
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
    """One cell of a table of a report: which row, and which column from the left."""

    table: str
    row: Row
    column: int


@dataclass(frozen=True, slots=True)
class DrillFigure:
    """Those of a figure of a report that came out in one way."""

    figure: Figure
    outcome: Outcome


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

    Who may not see the cases behind them gets no cases, and no number under five.

    Raises:
        RuleBroken: ``right-missing``; ``period-ends-before-it-begins``;
            ``reading-ended``: somebody had enough of waiting.

    """
    check(ports.user, Right.READ_FIGURES)
    found = count_report(order, ports)
    seen = may(ports.user, Right.FIGURES_TO_CASES)
    return found if seen else without_small(found)


def count_report(order: ReadReport, ports: Ports) -> Report:
    """Count all figures of a period, small ones too: who asks answers for the right."""
    period = Period(order.first, order.last)
    parts = period.split(order.lasts) if order.lasts else period.by_month()
    with ports.store.reading() as work:
        facts = tuple(_facts(work, period, order.reading))
        around = _around(work, order, len(facts), ports)
        measures = _measures(work, ports)
    definitions = ports.content.read_figures().definitions
    return report(facts, Split(period, parts), definitions, measures, around)


def drill_down(order: DrillTable | DrillFigure, ports: Ports) -> CasesBehind:
    """Give the cases behind a number; that they were seen is in the access log then.

    Behind figures of health, consent and protection one sees case numbers and no more,
    and needs a right of its own; each case has a row of its own in the log.

    Raises:
        RuleBroken: ``right-missing``, ``branch-closed``.
        Missing: the row has no such column.

    """
    try:
        nature, cases, detail = _behind(order)
    except IndexError:
        raise Missing from None
    with ports.store.reading() as work:
        found = work.facts.numbers(cases, detail, nature)
    numbers = tuple(number for _, number in found)
    ids = () if nature.is_sensitive else tuple(id_ for id_, _ in found)
    return CasesBehind(numbers, ids)


def without_small(found: Report) -> Report:
    """Give a report to who may not see the cases: no cases, no small numbers.

    A table in which any number is small is shown empty, whole: from the sums and the
    other rows the small one could be reckoned. So is what is of health or consent.
    """
    period = found.period
    tables = tuple(_large_only(table) for table in found.tables)
    return replace(
        found,
        figures=(),
        before=(),
        funnel=Funnel(period, ()),
        tables=tables,
        cases=found.cases if found.cases >= SHOWN_FROM else 0,
    )


def _large_only(table: Table) -> Table:
    cells = [cell for row in table.rows for cell in row.cells]
    natures = {row.nature for row in table.rows}
    if any(_is_small(cell) for cell in cells) or natures != {Nature.ORDINARY}:
        rows = tuple(
            replace(row, cells=(BLANK,) * len(row.cells)) for row in table.rows
        )
        return replace(table, rows=rows, checks=(), notes=())
    return replace(table, rows=tuple(_without_cases(row) for row in table.rows))


def _is_small(cell: Cell) -> bool:
    numbers = [cell.value, cell.of]
    if cell.value is not None and cell.of is not None:
        numbers += [cell.unknown, cell.of - cell.value - cell.unknown]
    if cell.spread is not None:
        numbers += [cell.spread.n, cell.spread.unknown]
    return any(number is not None and number < SHOWN_FROM for number in numbers)


def _without_cases(row: Row) -> Row:
    return replace(row, cells=tuple(replace(cell, cases=()) for cell in row.cells))


def _behind(order: DrillTable | DrillFigure) -> tuple[Nature, tuple[str, ...], str]:
    """Give what a number is of, the cases behind it, and what the log says of it."""
    if isinstance(order, DrillFigure):
        figure = order.figure
        detail = f"{figure.indicator} {order.outcome.value}"
        return figure.nature, figure.cases(order.outcome), detail
    row = order.row
    cases = row.cells[order.column].cases
    told = (order.table, row.code, row.of, str(order.column))
    return row.nature, cases, " ".join(filter(None, told))


def _facts(work: Work, period: Period, reading: Reading) -> Iterator[Facts]:
    whole, done, after = work.facts.begin(f"{period.first} {period.last}"), 0, ""
    while some := work.facts.some(after, AT_ONCE):
        yield from some
        done, after = done + len(some), some[-1].id
        reading.go_on(done, whole)


def _around(work: Work, order: ReadReport, cases: int, ports: Ports) -> Around:
    reads_staff = may(ports.user, Right.ADDRESS_BOOK)
    erased = [(in_sweden(e.at).date(), e.count) for e in work.retention.erasures()]
    return Around(
        staff=work.staff.all() if reads_staff else (),
        answers=over(work.surveys.counts(), ports.clock.today()),
        places=order.places,
        erased=sum(n for day, n in erased if day <= order.last),
        erased_since=sum(n for day, n in erased if day > order.last),
        between=lambda: order.reading.go_on(cases, cases),
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

    def due(noticed: date) -> date | None:
        if start is None:
            return None
        return shifted(noticed, start.offset, start.unit, works)

    return Measures(due)
