"""The tables of a report that are of any home: indicators, funnel, fidelity, waiting.

Each is built so that what it adds up has been counted twice, in two ways, and a check
tells whether the two agree.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from sipdesk.domain.case_facts import OF_PLAN
from sipdesk.domain.facts import Event, Happening
from sipdesk.domain.fidelity import Element, Kept
from sipdesk.domain.figure import (
    IN_DENOMINATOR,
    Figure,
    Nature,
    Outcome,
    spread,
)
from sipdesk.domain.funnel import STAGES, Funnel, Passage, Stopped
from sipdesk.domain.indicators_sip import need_found
from sipdesk.domain.period import Period, part_of
from sipdesk.domain.stand import Counting, Stand
from sipdesk.domain.table import BLANK, Cell, Check, Column, Row, RowKind, Table

_WEEK: Final = timedelta(days=7)
PARTS_ADD_UP: Final = "parts-add-up"

Days = Callable[[Stand], Iterable[date]]
"""On which days, by the end of the period, something happened in a case."""


def indicator_table(
    figures: Sequence[Figure], untimed: Iterable[tuple[str, int]] = ()
) -> Table:
    """Show every figure: so many of so many, no, unknown, and how long it took.

    ``untimed`` are the codes of notes on what is in no period for want of a day, and in
    how many cases there is any.
    """
    rows, checks = [], []
    for figure in figures:
        known = (
            _figure_cell(figure),
            _outcome_cell(figure, Outcome.NO),
            _outcome_cell(figure, Outcome.UNKNOWN),
        )
        cells = (
            *known,
            Cell(figure.denominator, cases=figure.cases(*IN_DENOMINATOR)),
            _outcome_cell(figure, Outcome.NOT_APPLICABLE),
            Cell(spread=figure.spread) if figure.has_days else BLANK,
        )
        rows.append(_figure_row(figure, cells))
        parts = sum(cell.value or 0 for cell in known)
        whole = len(figure.instances) - figure.not_applicable
        checks.append(Check("outcomes-add-up", parts, whole, row=figure.indicator))
    codes = ("yes", "no", "unknown", "denominator", "not-applicable", "days")
    columns = tuple(map(Column, codes))
    notes = tuple((code, number) for code, number in untimed if number)
    return Table("indicators", columns, tuple(rows), tuple(checks), notes)


def change_table(
    before: Sequence[Figure], now: Sequence[Figure], period: Period
) -> Table:
    """Set every figure beside what it was in the period before."""
    was = {figure.indicator: figure for figure in before}
    rows = tuple(
        _figure_row(one, (_figure_cell(was[one.indicator]), _figure_cell(one)))
        for one in now
        if one.indicator in was
    )
    columns = (Column("before", period.before), Column("now", period))
    return Table("change", columns, rows)


def _figure_row(figure: Figure, cells: tuple[Cell, ...]) -> Row:
    return Row(
        "indicator",
        cells,
        unit=figure.unit,
        nature=figure.nature,
        of=figure.indicator,
        list_of="indicators",
    )


def _figure_cell(figure: Figure) -> Cell:
    cases = figure.cases(Outcome.YES)
    return Cell(figure.numerator, figure.denominator, figure.unknown, cases)


def _outcome_cell(figure: Figure, outcome: Outcome) -> Cell:
    return Cell(len(figure.of(outcome)), cases=figure.cases(outcome))


def funnel_tables(found: Funnel) -> tuple[Table, Table]:
    """Show how far the needs have come, and what they have stopped at."""
    rows = []
    for stage in STAGES:
        stands, come = found.stopped_at(stage), found.come_to(stage)
        wait = Cell() if stage is STAGES[0] else Cell(spread=found.wait(stage))
        cells = (_passages(stands), _passages(come), wait)
        of, list_of = stage.value, "Stage"
        rows.append(Row("stage", cells, RowKind.PART, of=of, list_of=list_of))
    whole = _passages(found.passages)
    rows.append(Row("needs", (whole, Cell(), Cell()), RowKind.TOTAL))
    stands_at = sum(len(found.stopped_at(stage)) for stage in STAGES)
    checks = (Check(PARTS_ADD_UP, stands_at, len(found.passages), column="stands-at"),)
    codes = ("stands-at", "come-to", "waited")
    stages = Table("funnel", tuple(map(Column, codes)), tuple(rows), checks)
    return stages, _obstacles(found)


def _obstacles(found: Funnel) -> Table:
    rows = []
    for why in Stopped:
        cell = _passages(found.stopped_by(why))
        nature = Nature.CONSENT if why is Stopped.CONSENT else Nature.ORDINARY
        row = Row("stopped", (cell,), RowKind.PART, nature=nature)
        rows.append(_listed(row, why.value, "Stopped"))
    short = [one for one in found.passages if one.stage is not STAGES[-1]]
    rows.append(Row("stopped-short", (_passages(short),), RowKind.TOTAL))
    parts = sum(row.cells[0].value or 0 for row in rows[:-1])
    checks = (Check(PARTS_ADD_UP, parts, len(short)),)
    return Table("obstacles", (Column("needs"),), tuple(rows), checks)


def declined_table(period: Period) -> Counting[Table]:
    """Show why kommun or region said no, of the requests sent in the period."""
    reasons: dict[str, list[str]] = {}
    noes: list[str] = []
    while stand := (yield):
        case = stand.facts.id
        for sent in stand.told(Happening.TOLD):
            answer = stand.latest(Happening.ANSWERED, sent.about)
            if not period.holds(sent.day) or answer is None:
                continue
            if answer.code != "declines":
                continue
            noes.append(case)
            reason = stand.latest(Happening.DECLINED_FOR, sent.about)
            reasons.setdefault(reason.code if reason else "", []).append(case)
    rows = [
        _listed(
            Row("declined", (_cases(reasons[code]),), RowKind.PART),
            code,
            "decline_reasons",
        )
        for code in sorted(reasons)
    ]
    rows.append(Row("declines", (_cases(noes),), RowKind.TOTAL))
    parts = sum(len(cases) for cases in reasons.values())
    checks = (Check(PARTS_ADD_UP, parts, len(noes)),)
    return Table("declined", (Column("requests"),), tuple(rows), checks)


def month_table(period: Period) -> Counting[Table]:
    """Show by month what was found, told, held, established and followed up."""
    return parts_table("months", period, period.by_month(), _BY_MONTH)


def parts_table(
    name: str,
    period: Period,
    parts: Sequence[Period],
    rows: Sequence[tuple[str, Days]],
) -> Counting[Table]:
    """Count events by the parts of a period, and apart by the whole of it.

    What has happened by the end of a part is the same at the end of the whole: no event
    is undone by a later one.
    """
    in_parts: list[list[list[str]]] = [[[] for _ in parts] for _ in rows]
    wholes: list[list[str]] = [[] for _ in rows]
    while stand := (yield):
        case = stand.facts.id
        for (_, days), by_part, whole in zip(rows, in_parts, wholes, strict=True):
            for day in days(stand):
                at = part_of(parts, day)
                if at is not None:
                    by_part[at].append(case)
                if period.holds(day):
                    whole.append(case)
    told, checks = [], []
    for (code, _), by_part, whole in zip(rows, in_parts, wholes, strict=True):
        cells = [_cases(cases) for cases in by_part]
        told.append(Row(code, (*cells, _cases(whole))))
        added = sum(cell.value or 0 for cell in cells)
        checks.append(Check(PARTS_ADD_UP, added, len(whole), row=code))
    columns = (*(Column("part", part) for part in parts), Column("result", period))
    return Table(name, columns, tuple(told), tuple(checks))


def fidelity_table(period: Period) -> Counting[Table]:
    """Sum how the process was kept to, over the meetings held in the period.

    What is told of the plan is summed over the plans established in it.
    """
    told: dict[Element, list[tuple[Event, str]]] = {one: [] for one in Element}
    meetings = plans = calls = 0
    by_value = {one.value: one for one in Element}
    while stand := (yield):
        for event in stand.told(Happening.ELEMENT):
            if period.holds(event.day):
                element = by_value[event.code.split(" ")[0]]
                told[element].append((event, stand.facts.id))
        days = (event.day for event in stand.told(Happening.HELD))
        meetings += sum(period.holds(day) for day in days)
        versions = (e for e in stand.told(Happening.PLAN) if e.about != "plan-0")
        plans += sum(period.holds(event.day) for event in versions)
        first = stand.first(Happening.CALLED)
        calls += period.holds(first)
    whole = dict.fromkeys(Element, meetings) | dict.fromkeys(OF_PLAN, plans)
    whole[Element.NEED_TO_SUMMONS] = calls
    rows, checks = [], []
    for element, events in told.items():
        rows.append(_element_row(element, events))
        checks.append(
            Check("elements-add-up", len(events), whole[element], row=element.value)
        )
    codes = (*(kept.value for kept in _KEPT), "counted", "days")
    columns = tuple(map(Column, codes))
    return Table("fidelity", columns, tuple(rows), tuple(checks))


_KEPT: Final = (Kept.YES, Kept.NO, Kept.UNKNOWN, Kept.NOT_APPLICABLE)


def _element_row(element: Element, events: Sequence[tuple[Event, str]]) -> Row:
    by_kept: dict[str, list[str]] = {}
    for event, case in events:
        by_kept.setdefault(event.code.split(" ")[1], []).append(case)
    cells = [_cases(by_kept.get(kept.value, [])) for kept in _KEPT]
    if element is Element.NEED_TO_SUMMONS:
        number = f"{element.value} {Kept.NUMBER.value}"
        days = [e.n if e.code == number else None for e, _ in events]
        cells[0] = _cases(by_kept.get(Kept.NUMBER.value, []))
        more = (Cell(), Cell(spread=spread(days)))
    else:
        of = sum(event.of for event, _ in events)
        counted = sum(event.n for event, _ in events)
        more = (Cell(counted, of) if of else Cell(), Cell())
    return _listed(Row("element", (*cells, *more)), element.value, "Element")


def ready_table(period: Period) -> Counting[Table]:
    """Show who waits, ready for the next step, on the last day of the period."""
    waits: dict[str, list[tuple[str, int | None]]] = {}
    everybody = 0
    while stand := (yield):
        for event in _waiting(stand):
            notified = stand.first(Happening.NOTIFIED, event.about)
            days = stand.days_since(notified, period.last)
            waits_for = stand.latest(Happening.WAITS_FOR, event.about)
            code = waits_for.code if waits_for else ""
            waits.setdefault(code, []).append((stand.facts.id, days))
        everybody += sum(1 for _ in _waiting(stand))
    rows = [
        _listed(
            Row("waits-for", _wait_cells(waits[code]), RowKind.PART),
            code,
            "waiting_for",
        )
        for code in sorted(waits)
    ]
    told = [one for some in waits.values() for one in some]
    rows.append(Row("waits", _wait_cells(told), RowKind.TOTAL))
    checks = (Check(PARTS_ADD_UP, len(told), everybody),)
    columns = (Column("waits-now"), Column("since-notified"))
    return Table("ready", columns, tuple(rows), checks)


def ready_weeks_table(period: Period) -> Counting[Table]:
    """Count who waited on the last day of each week, and of the period."""
    sunday = period.first + timedelta(days=6 - period.first.weekday())
    ends = []
    while sunday < period.last:
        ends.append(sunday)
        sunday += _WEEK
    ends.append(period.last)
    waited: list[list[str]] = [[] for _ in ends]
    while stand := (yield):
        for event in stand.told(Happening.READY):
            ended = _ended(stand, event)
            begins = bisect_left(ends, event.day or date.max)
            over = len(ends) if ended is None else bisect_left(ends, ended)
            for at in range(begins, over):
                waited[at].append(stand.facts.id)
    columns = tuple(Column("week", Period(end, end)) for end in ends)
    cells = tuple(map(_cases, waited))
    return Table("ready-weeks", columns, (Row("waits", cells),))


def _waiting(stand: Stand) -> Iterable[Event]:
    """Give the assessments by which somebody waits on the last day."""
    return (e for e in stand.told(Happening.READY) if _ended(stand, e) is None)


def _ended(stand: Stand, ready: Event) -> date | None:
    """Give the day on which a wait ended: the first on which one waits no more."""
    ends = (
        stand.first(Happening.READY_ENDED, ready.about),
        stand.first(Happening.LEFT),
        stand.first(Happening.CLOSED),
    )
    return min((end for end in ends if end is not None), default=None)


def _wait_cells(waits: Sequence[tuple[str, int | None]]) -> tuple[Cell, Cell]:
    return _cases([case for case, _ in waits]), Cell(
        spread=spread(days for _, days in waits)
    )


def _days_of(what: Happening) -> Days:
    def days(stand: Stand) -> Iterable[date]:
        return (e.day for e in stand.told(what) if e.day is not None)

    return days


def first_day(what: Happening) -> Days:
    """Give the first day only: of what is counted once in a case."""

    def days(stand: Stand) -> Iterable[date]:
        day = stand.first(what)
        return () if day is None else (day,)

    return days


def need_days(stand: Stand) -> Iterable[date]:
    """Give the day that a need was found."""
    day = need_found(stand)
    return () if day is None else (day,)


follow_up_days: Final = _days_of(Happening.FOLLOWED_UP)

_BY_MONTH: Final[Sequence[tuple[str, Days]]] = (
    ("needs", need_days),
    ("told", _days_of(Happening.TOLD)),
    ("held", first_day(Happening.HELD)),
    ("plans", first_day(Happening.PLAN)),
    ("follow-ups", follow_up_days),
    ("came", first_day(Happening.ADMITTED)),
    ("left", first_day(Happening.LEFT)),
)


def _passages(passages: Sequence[Passage]) -> Cell:
    return _cases([one.case for one in passages])


def _cases(cases: Sequence[str]) -> Cell:
    """Count events with the cases they are of, each case told once."""
    return Cell(len(cases), cases=tuple(sorted(dict.fromkeys(cases))))


def _listed(row: Row, of: str, list_of: str) -> Row:
    return Row(
        row.code, row.cells, row.kind, row.unit, row.nature, of=of, list_of=list_of
    )
