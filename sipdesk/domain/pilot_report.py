"""The pilot's report, of one home and any period: its four goals, and what lies behind.

The four goals (effektmål) are those of SiS's final report (dnr 1.1.4-2679-2024):
1 the support is there, is known and is used; 2 there is an organisation; 3 everyone is
offered a SIP; 4 its quality is known. The third's rows stand in the order of the
pilot's columns; its columns are parts of the period, the pilot's own or months.

Nothing in it depends on the order of the cases, on today or on a time zone, and nothing
on what happened after the last day of the period.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
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
    ready_tables,
)
from sipdesk.domain.funnel import Funnel, consent_refused, funnel, initiated_on
from sipdesk.domain.indicators import Definition, figures
from sipdesk.domain.indicators_sip import need_found
from sipdesk.domain.indicators_stay import Measures
from sipdesk.domain.period import Period, part_of
from sipdesk.domain.stand import Stand, Stands, nothing
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
    (2001:637 9 §).
    """

    staff: tuple[StaffMember, ...] = ()
    answers: tuple[AnswerCount, ...] = ()
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
    """Count everything of a period."""
    period = split.period
    told = sorted(facts, key=lambda one: one.id)
    stands = Stands(told, period, around.between)
    earlier = Stands(told, period.before, around.between)
    now = figures(stands, definitions, measures)
    before = figures(earlier, definitions, measures)
    found = funnel(stands)
    tables = (
        goal_1(around.staff, period),
        goal_2(around.staff, period),
        goal_3(stands, split.parts, around),
        response_table(stands),
        *answer_tables(around.answers, period),
        *funnel_tables(found),
        _guarded(declined_table(stands), around.untold),
        *(_guarded(table, around.untold) for table in ready_tables(stands)),
        fidelity_table(stands),
        month_table(stands),
        indicator_table(now, _untimed(stands)),
        change_table(before, now, period),
    )
    tables = tuple(map(_Elsewhere(tables).held_against, tables))
    return Report(
        period, split.parts, now, before, found, tables, len(told), around.erased
    )


_ELSEWHERE: Final = (
    (("i4", "denominator"), ("months", "told", "result")),
    (("i5", "denominator"), ("goal-3", "needs", "result")),
    (("i5", "denominator"), ("funnel", "needs", "stands-at")),
    (("i8", "denominator"), ("response", "groups", "there")),
    (("i8", "yes"), ("response", "groups", "answered")),
)
"""What is counted once more in another table, by other code.

I12 is not: it counts young people once, and that table each wait.
"""


class _Elsewhere:
    """Holds figures against what other tables have counted."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self._tables = {table.id: table for table in tables}

    def held_against(self, table: Table) -> Table:
        """Add the checks of the table of indicators; others stay as they are."""
        if table.id != "indicators":
            return table
        added = tuple(
            Check(
                "same-elsewhere",
                self._number("indicators", "indicator", column, figure),
                self._number(*there),
                row=figure,
            )
            for (figure, column), there in _ELSEWHERE
        )
        return replace(table, checks=(*table.checks, *added))

    def _number(self, table: str, row: str, column: str, of: str = "") -> int:
        found = self._tables[table]
        at = [one.code for one in found.columns].index(column)
        return found.row(row, of).cells[at].value or 0


def _guarded(table: Table, untold: Mapping[str, frozenset[str]]) -> Table:
    """Let rows of what tells of health lead to case numbers alone, and stay inside."""
    rows = tuple(
        replace(row, nature=Nature.HEALTH)
        if row.of in untold.get(row.list_of, ())
        else row
        for row in table.rows
    )
    return replace(table, rows=rows)


def _untimed(stands: Stands) -> Iterator[tuple[str, int]]:
    """Count what is in no period since nobody has written its day."""
    yield (
        "without-admission",
        sum(stand.here_in_period and stand.came is None for stand in stands),
    )
    for code, what in (
        ("request-without-day", Happening.TOLD),
        ("plan-without-day", Happening.PLAN),
    ):
        yield code, sum(stand.undated(what) for stand in stands)


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


def goal_3(stands: Stands, parts: Sequence[Period], around: Around) -> Table:
    """Give the pilot's table: places, SIPs at the start, needs, held, followed up.

    A need belongs to the part in which it was found, a SIP to the part of its first
    meeting. People are counted once in each part and once in the whole: who is in two
    parts is told of.
    """
    events = parts_table("goal-3", stands, parts, _GOAL_3)
    needs, planned, held, follow_ups = events.rows
    needing = _persons("needs-persons", stands, parts, need_days)
    followed = _persons("followed-up-persons", stands, parts, follow_up_days)
    blanks = (BLANK,) * len(parts)
    places = Cell(around.places)
    rows = (
        Row("places", (*blanks, places)),
        Row("at-start", (*blanks, _running_at_start(stands))),
        needs,
        _without_consent(stands, parts),
        needing.row,
        planned,
        held,
        followed.row,
        follow_ups,
    )
    undated = sum(stand.undated(Happening.NEED, code="exists") for stand in stands)
    notes = (
        ("erased", around.erased),
        ("erased-since", around.erased_since),
        ("need-without-day", undated),
    )
    return replace(
        events,
        rows=rows,
        checks=(*events.checks, needing.check, followed.check),
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


def _persons(
    code: str, stands: Stands, parts: Sequence[Period], days: Days
) -> _Persons:
    """Count young people by part and in all; who is in several parts is told apart."""
    in_parts: list[dict[str, set[str]]] = [{} for _ in parts]
    whole: dict[str, set[str]] = {}
    for stand in stands:
        person = stand.facts.person
        for day in days(stand):
            at = part_of(parts, day)
            if at is not None:
                in_parts[at].setdefault(person, set()).add(stand.facts.id)
            if stands.period.holds(day):
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


def _running_at_start(stands: Stands) -> Cell:
    """Count the SIPs that were running on the day before the period."""
    day = stands.period.first - timedelta(days=1)
    eve, told = Period(day, day), (stand.facts for stand in stands)
    cases = [one.id for one in told if _is_running(Stand(one, eve))]
    return Cell(len(cases), cases=tuple(cases))


def _is_running(stand: Stand) -> bool:
    """Whether a SIP is in force: a plan, or one from before that was told of."""
    if stand.left is not None or stand.first(Happening.CLOSED) is not None:
        return False
    running = stand.latest(Happening.RUNNING_PLAN)
    from_before = running is not None and running.code == Answer.YES.value
    return from_before or stand.first(Happening.PLAN) is not None


def _without_consent(stands: Stands, parts: Sequence[Period]) -> Row:
    """Count the needs of which somebody had refused consent by the end of each part.

    The pilot writes them within brackets. They add up to nothing: a no may become a
    yes in a later part.
    """
    in_parts: list[list[str]] = [[] for _ in parts]
    whole = []
    for stand in stands:
        one = stand.facts
        found = need_found(stand)
        at = None if found is None else part_of(parts, found)
        if at is not None and consent_refused(Stand(one, parts[at])):
            in_parts[at].append(one.id)
        if found is not None and consent_refused(stand):
            whole.append(one.id)
    cells = tuple(Cell(len(some), cases=tuple(some)) for some in (*in_parts, whole))
    return Row("needs-without-consent", cells, nature=Nature.CONSENT)
