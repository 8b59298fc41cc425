"""The facts that figures are made of: derived at each save, read by figures alone.

Events lie in one text for each case: figures of ten years are of all cases, and a row
for each event would cost more to read than to count.
"""

import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Table,
    delete,
    func,
    insert,
    select,
)

from sipdesk.domain.access import Act
from sipdesk.domain.case import CaseId
from sipdesk.domain.facts import VERSION, Event, Facts, Happening
from sipdesk.domain.figure import Nature
from sipdesk.domain.rights import Right
from sipdesk.storage import case_tables
from sipdesk.storage.columns import metadata, numbers, texts, words
from sipdesk.storage.gate import Watch

case_facts = Table(
    "case_facts",
    metadata,
    Column("id", ForeignKey(case_tables.case.c.id), primary_key=True),
    *words("person"),
    *numbers("version"),
    *texts("events"),
)

_HAPPENINGS: Final[Mapping[str, Happening]] = {one.value: one for one in Happening}


class FactRows:
    """The facts of all cases in one transaction (``ports.CaseFacts``)."""

    def __init__(self, db: Connection, watch: Watch) -> None:
        self._db = db
        self._watch = watch

    def begin(self, period: str) -> int:
        """Count the cases to read; that figures of a period are read is logged."""
        self._watch.check(Right.READ_FIGURES)
        self._watch.saw(Act.FIGURES, detail=period)
        query = select(func.count()).select_from(case_facts)
        return self._db.execute(query).scalar_one()

    def some(self, after: str, most: int) -> Iterator[Facts]:
        """Read those of the next cases after an id, at most so many, in its order.

        They are taken apart as they are asked for: all events of all cases are many,
        and nobody needs them at the same time.
        """
        self._watch.check(Right.READ_FIGURES)
        own = case_facts
        query = select(own.c.id, own.c.person, own.c.version, own.c.events)
        query = query.where(own.c.id > after).order_by(own.c.id).limit(most)
        return itertools.starmap(_read, self._db.execute(query).all())

    def outdated(self) -> tuple[CaseId, ...]:
        """Name the cases that have none, or were derived by another version."""
        own, case = case_facts, case_tables.case
        query = (
            select(case.c.id)
            .outerjoin(own, own.c.id == case.c.id)
            .where(own.c.version.is_(None) | (own.c.version != VERSION))
            .order_by(case.c.id)
        )
        return tuple(self._db.execute(query).scalars())

    def numbers(
        self, cases: Sequence[str], detail: str, nature: Nature
    ) -> tuple[tuple[CaseId, str], ...]:
        """Give the numbers of the cases behind a figure, in their order.

        The log says once which figure it was. What it keeps of each case of a sensitive
        one is its nature alone: which figure would tell what is so of the case.

        Raises:
            RuleBroken: ``right-missing``, ``branch-closed``.

        """
        sensitive = nature.is_sensitive
        right = Right.SENSITIVE_TO_NUMBERS if sensitive else Right.FIGURES_TO_CASES
        self._watch.check(right)
        self._watch.saw(Act.FIGURE_CASES, detail=detail)
        case = case_tables.case
        wanted = set(cases)
        query = select(case.c.id, case.c.number).order_by(case.c.number)
        found = [(row.id, row.number) for row in self._db.execute(query)]
        shown = tuple((CaseId(id_), number) for id_, number in found if id_ in wanted)
        if sensitive:  # that somebody is behind it is itself a fact about them
            for case_id, _ in shown:
                self._watch.saw(Act.FIGURE_CASES, case_id, nature.value)
        return shown


def put_facts(db: Connection, facts: Facts) -> None:
    """Keep the facts of a case in place of those before."""
    own = case_facts
    db.execute(delete(own).where(own.c.id == facts.id))
    row = {"id": facts.id, "person": facts.person, "version": facts.version}
    db.execute(insert(own).values(row | {"events": _written(facts.events)}))


def drop_facts(db: Connection, case_id: str) -> None:
    """Take out the facts of a case that is erased."""
    db.execute(delete(case_facts).where(case_facts.c.id == case_id))


def _written(events: tuple[Event, ...]) -> str:
    rows = [
        [
            one.what.value,
            one.day.isoformat() if one.day else "",
            *(one.code, one.about, one.n, one.of),
        ]
        for one in events
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _read(id_: str, person: str, version: int, events: str) -> Facts:
    rows: list[list[Any]] = json.loads(events)
    told = tuple(
        Event(
            _HAPPENINGS[what],
            date.fromisoformat(day) if day else None,
            code,
            about,
            n,
            of,
        )
        for what, day, code, about, n, of in rows
    )
    return Facts(id_, person, version, told)
