"""Which numbers of a report tell of each other: sums, and the same number twice.

A reader outside knows how the report is counted. So every sum that its definitions
make is told here, between tables too, and every count that stands in two places has one
key. What only ties others together stands in no table: it is ``unprinted``.

A sum that does not hold of the numbers is left out: then somebody has written down
something wrong, and nothing follows from it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from sipdesk.domain.funnel import STAGES, Stage, Stopped
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.suppression import Adds
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.domain.survey_table import is_answers
from sipdesk.domain.table import Row, RowKind, Table


class Number(NamedTuple):
    """The key of a count: where it stands. ``of`` is the row's; ``part`` tells which.

    ``part`` is ``value`` or ``of`` of a cell; anything else is printed nowhere.
    """

    table: str
    row: str
    of: str
    column: int
    part: str = "value"


OPEN: Final = frozenset({"goal-1", "goal-2", "declined", "ready", "response"})
"""Tables whose rows are those that there was something of: what is not there is nought.

So also in tables of answers, whose id says whose they are.
"""
ABOUT_STAFF: Final = frozenset({"goal-1", "goal-2"})
_ALL: Final = ("i1-admission", "i9-discharge-date", "i13")
"""Figures of everybody who came, with nobody aside."""
_WHO_CAME: Final = (
    *_ALL,
    "i9-start",
    "i11-admission",
    *(
        f"i10-{k}-{s}"
        for k in ("physical", "mental", "oral")
        for s in ("offered", "done")
    ),
)
_WHO_LEFT: Final = ("i1-discharge", "i6", "i11-discharge")
_ONLY_AT: Final[Mapping[Stage, tuple[Stopped, ...]]] = {
    Stage.NEED: (Stopped.NOT_TOLD, Stopped.YOUNG_PERSON_NO),
    Stage.TOLD: (Stopped.NO_ANSWER, Stopped.DECLINED, Stopped.OTHERS_ANSWER),
    Stage.INITIATED: (Stopped.NOT_CALLED,),
    Stage.CALLED: (Stopped.NOT_HELD, Stopped.CANCELLED),
    Stage.HELD: (Stopped.NO_PLAN,),
    Stage.PLAN: (Stopped.NOT_FOLLOWED_UP,),
}
"""Obstacles that stop a need at one stage and at no other (``domain.funnel``)."""
_WHOLE: Final = 3  # the column of an indicator's denominator
_ASIDE: Final = 4  # and of those that it does not apply to
_COME_TO: Final = 1


def is_open(table: Table) -> bool:
    """Whether a table has rows, or columns, only for what there was something of."""
    return table.id in OPEN or is_answers(table.id)


class Sums:
    """All counts of a report by their keys, and all that is known between them."""

    def __init__(self, report: Report) -> None:
        self.counts: dict[Number, int] = {}
        self.adds: list[Adds] = []
        self.never: set[Number] = set()
        self.unprinted: set[Number] = set()
        self._same: dict[Number, Number] = {}
        self._tables = {table.id: table for table in report.tables}
        for table in report.tables:
            self._count(table)
        self._alike()
        for table in report.tables:
            self._table(table)
        self._indicators()
        self._funnel()
        self._goal_3()
        self._responses()
        self._between()

    def key(self, number: Number) -> Number:
        """Give the one key of a count, wherever it stands."""
        while number in self._same:
            number = self._same[number]
        return number

    # --- What there is -------------------------------------------------------------

    def _count(self, table: Table) -> None:
        for row in table.rows:
            shut = row.nature.is_sensitive
            for column, cell in enumerate(row.cells):
                for part, n in (("value", cell.value), ("of", cell.of)):
                    if n is not None:
                        at = Number(table.id, row.code, row.of, column, part)
                        self.counts[at] = n
                        if shut:
                            self.never.add(at)

    def _alike(self) -> None:
        """Give one key to each count that stands in several places."""
        for same in self._told_twice():
            there = [one for one in same if one in self.counts]
            self._join(there)

    def _told_twice(self) -> Iterator[Sequence[Number]]:
        last = STAGES[-1].value
        yield (_stage(last, 0), _stage(last, _COME_TO))
        for code, more in (
            (
                "needs",
                (
                    Number("funnel", "needs", "", 0),
                    _stage(STAGES[0].value, _COME_TO),
                    _figure("i5", _WHOLE),
                ),
            ),
            ("held", ()),
            ("follow-ups", ()),
        ):
            yield (self._whole("goal-3", code), self._whole("months", code), *more)
        yield (self._whole("months", "told"), _figure("i4", _WHOLE))
        yield (_figure("i12", 0), Number("ready", "waits", "", 0))
        yield (
            *(_figure(one, _WHOLE) for one in _ALL),
            self._whole("months", "came"),
        )
        yield (
            *(_figure(one, _WHOLE) for one in _WHO_LEFT[:2]),
            self._whole("months", "left"),
        )
        for column, told in enumerate((_WHOLE, 0, 1, 2)):
            yield (Number("response", "groups", "", column), _figure("i8", told))
        for row in self._rows("response"):
            there, answered = row.cells[0], row.cells[1]
            at = Number("response", row.code, row.of, 0)
            if answered.of == there.value:
                yield (at, at._replace(column=1, part="of"))
        for row in self._rows("indicators"):
            yield (_figure(row.of, _WHOLE), _figure(row.of, 0)._replace(part="of"))
        yield from self._answers()

    def _answers(self) -> Iterator[Sequence[Number]]:
        """Everybody leaves a mark for each question: the sums of a group are one."""
        groups: dict[tuple[str, ...], list[Number]] = {}
        for table in self._tables.values():
            if is_answers(table.id):
                asked = tuple(table.id.split(" ")[1:4])
                last = len(table.columns) - 1
                groups.setdefault(asked, []).extend(
                    Number(table.id, row.code, row.of, last) for row in table.rows
                )
        for (_, __, group), sums in groups.items():
            yield (Number("response", "group", group, 1), *sums)

    def _join(self, numbers: Iterable[Number]) -> None:
        """Take those that are equal, and of one nature, to be the same count."""
        first: dict[tuple[int, bool], Number] = {}
        for number in numbers:
            one = self.key(number)
            kept = first.setdefault((self.counts[one], one in self.never), one)
            if kept != one:
                self._same[one] = kept

    # --- What adds up ----------------------------------------------------------------

    def _add(self, total: Number, *parts: Number) -> None:
        """Tell of a sum, if it holds and all of it has been counted."""
        keys = [self.key(one) for one in (total, *parts)]
        if any(one not in self.counts for one in keys):
            return
        whole, *rest = keys
        told = Adds(whole, tuple(rest))
        if whole in rest or told in self.adds:
            return
        if self.counts[whole] == sum(self.counts[one] for one in rest):
            self.adds.append(told)

    def _aside(self, name: Number, total: Number, *parts: Number) -> Number | None:
        """Tell of a sum with one part that stands nowhere: what is left."""
        keys = [self.key(one) for one in (total, *parts)]
        if any(one not in self.counts for one in keys):
            return None
        whole, *rest = keys
        left = self.counts[whole] - sum(self.counts[one] for one in rest)
        if left < 0 or whole in rest:
            return None
        self.counts[name] = left
        self.unprinted.add(name)
        self.adds.append(Adds(whole, (*rest, name)))
        return name

    def _table(self, table: Table) -> None:
        """Tell what every table is: parts to a total, and a numerator of its whole."""
        for column in range(len(table.columns)):
            parts: list[Number] = []
            for row in table.rows:
                at = Number(table.id, row.code, row.of, column)
                if row.kind is RowKind.PART:
                    parts.append(at)
                elif row.kind is RowKind.TOTAL:
                    self._parts(table, at, parts)
                    parts = []
        if is_answers(table.id):
            last = len(table.columns) - 1
            for row in table.rows:
                ats = [Number(table.id, row.code, row.of, c) for c in range(last + 1)]
                self._parts(table, ats[last], ats[:last])
        if table.id not in {"indicators", "response"}:
            for row in table.rows:
                for column in range(len(row.cells)):
                    self._rest(Number(table.id, row.code, row.of, column))

    def _rest(self, at: Number) -> None:
        """Tell of those of a whole that it was not so for; they are seen as a count."""
        rest = self._aside(at._replace(part="rest"), at._replace(part="of"), at)
        if rest is not None and at.table not in ABOUT_STAFF:
            self.unprinted.discard(rest)

    def _parts(self, table: Table, total: Number, parts: Sequence[Number]) -> None:
        if not is_open(table) or table.id in ABOUT_STAFF:
            self._add(total, *parts)
            return
        # What is not there is nought, and no more to be seen than a small count.
        rest = Number(table.id, "", "", total.column, f"none {total.row} {total.of}")
        self.counts[rest] = 0
        self._add(total, *parts, rest)

    def _indicators(self) -> None:
        """Yes, no and unknown are the whole; with those aside it is everybody."""
        everybody = []
        for row in self._rows("indicators"):
            yes, no, unknown, whole, aside = (
                _figure(row.of, c) for c in (0, 1, 2, _WHOLE, _ASIDE)
            )
            self._add(whole, yes, no, unknown)
            every = Number("indicators", "", row.of, 0, "everybody")
            self.counts[every] = row.cells[_WHOLE].value or 0
            self.counts[every] += row.cells[_ASIDE].value or 0
            self.unprinted.add(every)
            everybody.append((row.of, every, whole, aside))
        for who in (_WHO_CAME, _WHO_LEFT):
            first = _figure(who[0], _WHOLE)
            self._everybody(first, [one[1] for one in everybody if one[0] in who])
        for _, every, whole, aside in everybody:
            self._add(every, whole, aside)

    def _everybody(self, first: Number, told: Sequence[Number]) -> None:
        """Figures of the same people have as many, those aside among them.

        The first of them has nobody aside: its denominator is everybody.
        """
        whole = self.key(first)
        for every in told:
            if self.counts[every] == self.counts.get(whole):
                self._same[every] = whole

    def _funnel(self) -> None:
        """Who has come to a stage stands there, or has come to the next."""
        for stage, onward in pairwise(STAGES):
            self._add(
                _stage(stage.value, _COME_TO),
                _stage(stage.value, 0),
                _stage(onward.value, _COME_TO),
            )
        short = Number("obstacles", "stopped-short", "", 0)
        self._add(Number("funnel", "needs", "", 0), short, _stage(STAGES[-1].value, 0))
        for stage, only in _ONLY_AT.items():
            self._aside(
                Number("obstacles", "", stage.value, 0, "other"),
                _stage(stage.value, 0),
                *(Number("obstacles", "stopped", why.value, 0) for why in only),
            )

    def _goal_3(self) -> None:
        """Events add up over the parts; people are at most as many as events."""
        table = self._tables["goal-3"]
        last = len(table.columns) - 1
        for row in table.rows:
            ats = [Number("goal-3", row.code, "", c) for c in range(last + 1)]
            if row.code in {"needs", "planned", "held", "follow-ups"}:
                self._add(ats[last], *ats[:last])
            if row.code in {"needs-persons", "followed-up-persons"} and last > 1:
                self._persons(ats)
        for people, events in (
            ("needs-persons", "needs"),
            ("followed-up-persons", "follow-ups"),
        ):
            for column in range(last + 1):
                at = Number("goal-3", people, "", column)
                self._aside(at._replace(part="again"), at._replace(row=events), at)

    def _persons(self, ats: Sequence[Number]) -> None:
        """Who is in several parts is counted in each, and once in the whole."""
        every = ats[-1]._replace(part="in-parts")
        if any(self.key(at) not in self.counts for at in ats):
            return
        self.counts[every] = sum(self.counts[self.key(at)] for at in ats[:-1])
        self.unprinted.add(every)
        self._add(every, *ats[:-1])
        self._aside(ats[-1]._replace(part="twice"), every, ats[-1])

    def _responses(self) -> None:
        """Who was there has answered, has not, or it is not known."""
        for row in self._rows("response"):
            ats = [Number("response", row.code, row.of, c) for c in range(4)]
            self._add(ats[0], *ats[1:])

    def _between(self) -> None:
        """Tell of what is among something else, in another table."""
        here, needing = _figure("i2", _WHOLE), _figure("i2", 0)
        yes = Number("fidelity", "element", "young-person-there", 0)
        for few, many in (
            (_figure("i1-admission", _WHOLE), here),
            (_figure("i1-discharge", _WHOLE), here),
            (_figure("i12", _WHOLE), here),
            (self._whole("goal-3", "needs-persons"), needing),
            (_figure("i5", 0), _stage(Stage.PLAN.value, _COME_TO)),
            (Number("declined", "declines", "", 0), _figure("i4", 1)),
            (yes, Number("response", "group", SurveyGroup.YOUNG_PERSON.value, 0)),
        ):
            name = few._replace(part=f"among {many.table} {many.row} {many.of}")
            self._aside(name, many, few)
        self._elements()

    def _elements(self) -> None:
        """Tell that each element has been told of all meetings."""
        for row in self._rows("fidelity"):
            ats = [Number("fidelity", row.code, row.of, c) for c in range(4)]
            every = Number("fidelity", "", row.of, 0, "everybody")
            told = [self.counts[self.key(at)] for at in ats if at in self.counts]
            every = self._of_as_many(every, sum(told))
            self._add(every, *ats)

    def _of_as_many(self, every: Number, n: int) -> Number:
        same = (k for k in self.unprinted if k.table == "fidelity" and not k.row)
        for one in sorted(same, key=str):
            if self.counts[one] == n:
                return one
        self.counts[every] = n
        self.unprinted.add(every)
        return every

    # --- Where things stand ----------------------------------------------------------

    def _rows(self, table: str) -> tuple[Row, ...]:
        found = self._tables.get(table)
        return found.rows if found else ()

    def _whole(self, table: str, row: str) -> Number:
        found = self._tables.get(table)
        return Number(table, row, "", len(found.columns) - 1 if found else 0)


def _figure(figure: str, column: int) -> Number:
    return Number("indicators", "indicator", figure, column)


def _stage(stage: str, column: int) -> Number:
    return Number("funnel", "stage", stage, column)
