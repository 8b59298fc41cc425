"""The pilot's report, of one home and any period: its four goals, and what lies behind.

The four goals (effektmål) are those of SiS's final report (dnr 1.1.4-2679-2024):
1 the support is there, is known and is used; 2 there is an organisation; 3 everyone is
offered a SIP; 4 its quality is known. The third's rows stand in the order of the
pilot's columns; its columns are parts of the period, the pilot's own or months.

Nothing in it depends on the order of the cases, on today or on a time zone, and nothing
on what happened after the last day of the period.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, NamedTuple

from sipdesk.domain.answer import Answer
from sipdesk.domain.facts import Facts, Happening
from sipdesk.domain.figure import Figure, FigureUnit, Nature
from sipdesk.domain.figure_tables import (
    PARTS_ADD_UP,
    Days,
    change_table,
    declined_table,
    fidelity_table,
    first_day,
    follow_up_days,
    funnel_tables,
    indicator_table,
    month_table,
    need_days,
    parts_table,
    ready_table,
    ready_weeks_table,
)
from sipdesk.domain.funnel import Funnel, consent_refused, funnel, initiated_on
from sipdesk.domain.indicators import Definition, figures
from sipdesk.domain.indicators_sip import need_found
from sipdesk.domain.indicators_stay import Measures
from sipdesk.domain.period import Period, part_of
from sipdesk.domain.reconciliation import with_reconciliation
from sipdesk.domain.stand import Counted, Counting, Stand, Tally, nothing
from sipdesk.domain.survey import AnswerCount
from sipdesk.domain.survey_table import answer_tables, response_table
from sipdesk.domain.table import BLANK, Cell, Check, Column, Row, RowKind, Table
from sipdesk.domain.training import StaffMember, coordinators

ADAD: Final = "adad"
"""The one training that is not of SIP; every other is."""


@dataclass(frozen=True, slots=True)
class Split:
    """A period, and its parts in order: goal 3 has a column for each."""

    period: Period
    parts: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What a report needs that is of no case.

    ``places`` is how many the home has, None when nobody has said. ``erased`` is how
    many cases were erased by the period's last day, of which no figure tells, and
    ``erased_since`` how many after it, of which none tells any more. ``between`` is
    called now and then while it is counted, and may end it by what it raises.
    ``untold`` names, by the list they are of, the codes that tell of health or law
    (2001:637 9 §). ``questions`` are the ids of what surveys ask, in their order, and
    ``steps`` the steps of their scales, by the scale's id.
    """

    staff: tuple[StaffMember, ...] = ()
    answers: tuple[AnswerCount, ...] = ()
    questions: tuple[str, ...] = ()
    steps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    places: int | None = None
    erased: int = 0
    erased_since: int = 0
    between: Callable[[], None] = field(default=nothing, compare=False)
    untold: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """All tables of a period, in the order they are shown, and what they are made of.

    ``cases`` is how many cases were looked at.
    """

    period: Period
    parts: tuple[Period, ...]
    figures: tuple[Figure, ...]
    before: tuple[Figure, ...]  # of the period before
    funnel: Funnel
    tables: tuple[Table, ...]
    cases: int
    erased: int = 0

    @property
    def reconciles(self) -> bool:
        """Whether every table does."""
        return all(table.reconciles for table in self.tables)

    @property
    def tells_anything(self) -> bool:
        """Whether any number, or any days, stand in it."""
        cells = (c for table in self.tables for row in table.rows for c in row.cells)
        return any(cell.value is not None or cell.spread for cell in cells)

    def table(self, table_id: str) -> Table:
        """Find a table.

        Raises:
            KeyError: there is none.

        """
        return {table.id: table for table in self.tables}[table_id]

    def figure(self, figure_id: str) -> Figure:
        """Find a figure.

        Raises:
            KeyError: there is none.

        """
        return {one.indicator: one for one in self.figures}[figure_id]


def report(
    facts: Iterable[Facts],
    split: Split,
    definitions: Sequence[Definition],
    measures: Measures,
    around: Around,
) -> Report:
    """Count everything of a period.

    The cases are gone through once, and only what is counted is kept of them. When they
    have all been, ``around.between`` is called before each table is put together.
    """
    period = split.period
    now = Tally(figures(definitions, measures))
    before = Tally(figures(definitions, measures))
    found = Tally(funnel(period))
    untimed = Tally(_untimed())
    first = [Tally(goal_3(split, around)), Tally(response_table(period))]
    rest = [
        Tally(declined_table(period)),
        Tally(ready_table(period)),
        Tally(ready_weeks_table(period)),
        Tally(fidelity_table(period)),
        Tally(month_table(period)),
    ]
    cases = 0
    for one in facts:
        cases += 1
        stand = Stand(one, period)
        before.see(stand.before)
        for tally in (now, found, untimed, *first, *rest):
            tally.see(stand)

    def ended(tally: Tally[Counted]) -> Counted:
        around.between()
        return tally.end()

    needs, told, was = ended(found), ended(now), ended(before)
    indicators = indicator_table(told, ended(untimed))
    tables = (
        goal_1(around.staff, period),
        goal_2(around.staff, period),
        *map(ended, first),
        *answer_tables(around.answers, period, around.questions, around.steps),
        *funnel_tables(needs),
        *(_guarded(ended(tally), around.untold) for tally in rest),
        indicators,
        change_table(was, told, period),
    )
    tables = with_reconciliation(tables)
    return Report(period, split.parts, told, was, needs, tables, cases, around.erased)


def _guarded(table: Table, untold: Mapping[str, frozenset[str]]) -> Table:
    """Let rows of what tells of health lead to case numbers alone, and stay inside."""
    rows = tuple(
        replace(row, nature=Nature.HEALTH)
        if row.of in untold.get(row.list_of, ())
        else row
        for row in table.rows
    )
    return replace(table, rows=rows)


_NOTED: Final = (
    ("request-without-day", Happening.TOLD),
    ("plan-without-day", Happening.PLAN),
)
"""What is in no period when nobody has written its day, and the note that says so."""


def _untimed() -> Counting[Sequence[tuple[str, int]]]:
    """Count the cases in which something is in no period for want of a day."""
    found: Counter[str] = Counter()
    while stand := (yield):
        found["without-admission"] += stand.here_in_period and stand.came is None
        for code, what in _NOTED:
            found[code] += stand.undated(what)
    return tuple(found.items())


def goal_1(staff: Sequence[StaffMember], period: Period) -> Table:
    """Show who is trained, and the trainings that were done in the period.

    Whether the support is known, used and of use is asked for in a survey: its answers
    stand in a table of their own.
    """
    there = [one for one in staff if one.works_on(period.last)]
    trained = [
        one
        for one in there
        if any(t.kind != ADAD and t.counts_on(period.last) for t in one.trainings)
    ]
    done = [t.kind for m in staff for t in m.trainings if period.holds(t.day)]
    rows = [
        Row("trained", (Cell(len(trained), len(there)),), unit=FigureUnit.PERSON),
        *(
            Row(
                "training",
                (Cell(done.count(kind)),),
                RowKind.PART,
                of=kind,
                list_of="trainings",
            )
            for kind in sorted(set(done))
        ),
        Row("trainings", (Cell(len(done)),), RowKind.TOTAL),
    ]
    parts = sum(row.cells[0].value or 0 for row in rows if row.kind is RowKind.PART)
    checks = (Check(PARTS_ADD_UP, parts, len(done), row="trainings"),)
    return Table("goal-1", (Column("result", period),), tuple(rows), checks)


def goal_2(staff: Sequence[StaffMember], period: Period) -> Table:
    """Show how many coordinate on the last day of the period, unit by unit."""
    found = [member for member, _ in coordinators(staff, period.last)]
    units = sorted({member.unit for member in found})
    rows = [
        Row(
            "coordinators-of",
            (Cell(sum(member.unit == unit for member in found)),),
            RowKind.PART,
            FigureUnit.PERSON,
            of=unit,
            list_of="unit",
        )
        for unit in units
    ]
    total = Cell(len(found))
    rows.append(Row("coordinators", (total,), RowKind.TOTAL, FigureUnit.PERSON))
    parts = sum(row.cells[0].value or 0 for row in rows[:-1])
    checks = (Check(PARTS_ADD_UP, parts, len(found)),)
    return Table("goal-2", (Column("result", period),), tuple(rows), checks)


def goal_3(split: Split, around: Around) -> Counting[Table]:
    """Give the pilot's table: places, SIPs at the start, needs, held, followed up.

    A need belongs to the part in which it was found, a SIP to the part of its first
    meeting. People are counted once in each part and once in the whole: who is in two
    parts is told of.
    """
    period, parts = split.period, split.parts
    events = Tally(parts_table("goal-3", period, parts, _GOAL_3))
    needing = Tally(_persons("needs-persons", split, need_days))
    followed = Tally(_persons("followed-up-persons", split, follow_up_days))
    refused = Tally(_without_consent(split))
    running = Tally(_running_at_start())
    undated = 0
    while stand := (yield):
        for tally in (events, needing, followed, refused, running):
            tally.see(stand)
        undated += stand.undated(Happening.NEED, code="exists")
    counted = events.end()
    needs, planned, held, follow_ups = counted.rows
    people, people_after = needing.end(), followed.end()
    blanks = (BLANK,) * len(parts)
    rows = (
        Row("places", (*blanks, Cell(around.places))),
        Row("at-start", (*blanks, running.end())),
        needs,
        refused.end(),
        people.row,
        planned,
        held,
        people_after.row,
        follow_ups,
    )
    notes = (
        ("erased", around.erased),
        ("erased-since", around.erased_since),
        ("need-without-day", undated),
    )
    return replace(
        counted,
        rows=rows,
        checks=(*counted.checks, people.check, people_after.check),
        notes=tuple((code, number) for code, number in notes if number),
    )


def _planned_days(stand: Stand) -> Iterable[date]:
    day = initiated_on(stand)
    return () if day is None else (day,)


_GOAL_3: Final[Sequence[tuple[str, Days]]] = (
    ("needs", need_days),
    ("planned", _planned_days),
    ("held", first_day(Happening.HELD)),
    ("follow-ups", follow_up_days),
)


class _Persons(NamedTuple):
    """A row of young people, each once in a cell, and what reconciles it."""

    row: Row
    check: Check


def _persons(code: str, split: Split, days: Days) -> Counting[_Persons]:
    """Count young people by part and in all; who is in several parts is told apart."""
    in_parts: list[dict[str, set[str]]] = [{} for _ in split.parts]
    whole: dict[str, set[str]] = {}
    while stand := (yield):
        person = stand.facts.person
        for day in days(stand):
            at = part_of(split.parts, day)
            if at is not None:
                in_parts[at].setdefault(person, set()).add(stand.facts.id)
            if split.period.holds(day):
                whole.setdefault(person, set()).add(stand.facts.id)
    cells = tuple(_people(who) for who in (*in_parts, whole))
    times = Counter(person for who in in_parts for person in who)
    again = sum(number - 1 for number in times.values())
    parts_sum = sum(len(who) for who in in_parts)
    check = Check("persons-in-parts", parts_sum, len(whole), again, row=code)
    return _Persons(Row(code, cells, unit=FigureUnit.PERSON), check)


def _people(who: Mapping[str, set[str]]) -> Cell:
    cases = {case for some in who.values() for case in some}
    return Cell(len(who), cases=tuple(sorted(cases)))


def _running_at_start() -> Counting[Cell]:
    """Count the SIPs that were running on the day before the period."""
    cases = []
    while stand := (yield):
        if _is_running(stand.before):
            cases.append(stand.facts.id)
    return _cell(cases)


def _is_running(stand: Stand) -> bool:
    """Whether a SIP is in force: a plan, or one from before that was told of."""
    if stand.left is not None or stand.first(Happening.CLOSED) is not None:
        return False
    running = stand.latest(Happening.RUNNING_PLAN)
    from_before = running is not None and running.code == Answer.YES.value
    return from_before or stand.first(Happening.PLAN) is not None


def _without_consent(split: Split) -> Counting[Row]:
    """Count the needs of which somebody had refused consent by the end of each part.

    The pilot writes them within brackets. They add up to nothing: a no may become a
    yes in a later part.
    """
    in_parts: list[list[str]] = [[] for _ in split.parts]
    whole = []
    while stand := (yield):
        case, found = stand.facts.id, need_found(stand)
        at = None if found is None else part_of(split.parts, found)
        if at is not None and consent_refused(stand, split.parts[at].last):
            in_parts[at].append(case)
        if found is not None and consent_refused(stand, split.period.last):
            whole.append(case)
    cells = tuple(map(_cell, (*in_parts, whole)))
    return Row("needs-without-consent", cells, nature=Nature.CONSENT)


def _cell(cases: Sequence[str]) -> Cell:
    """Count cases, each once."""
    return Cell(len(cases), cases=tuple(sorted(cases)))
