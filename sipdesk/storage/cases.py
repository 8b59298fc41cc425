"""The cases, their journal and their overviews."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from sipdesk.domain.access import Act
from sipdesk.domain.assignment import HeldCase
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.case_facts import facts_of
from sipdesk.domain.errors import Conflict, Missing, RuleBroken
from sipdesk.domain.journal import Entry, Saved
from sipdesk.domain.overview import Overview
from sipdesk.domain.rights import Right
from sipdesk.domain.search import CasePage, Search
from sipdesk.storage import case_tables, shapes, tables
from sipdesk.storage.facts import put_facts
from sipdesk.storage.gate import Watch
from sipdesk.storage.retention import saves, unclear
from sipdesk.storage.rows import read, write
from sipdesk.storage.values import from_json, to_json

_LEAST_DIGITS = 4  # fewer would match half the home


class CaseRows:
    """The cases of one transaction (``ports.Cases``)."""

    def __init__(self, db: Connection, watch: Watch) -> None:
        self._db = db
        self._watch = watch
        # What was read in this transaction is so until this transaction changes it.
        self._seen: dict[str, Case] = {}

    def get(self, case_id: CaseId, seen: int | None = None) -> Case:
        """Read a case, refusing one that has moved on since ``seen``."""
        self._watch.check(Right.READ_CASES)
        found = self.unseen(case_id)
        self._watch.saw(Act.OPENED, case_id)
        if seen is not None and found.version != seen:
            raise Conflict
        return self._watch.cut(found)

    def unseen(self, case_id: CaseId, version: int | None = None) -> Case:
        """Read a case, as it is or as it was, that nobody is shown."""
        found = self._found(case_id)
        if found is None:
            raise Missing
        if version is None or version == found.version:
            return found
        journal = tables.journal
        query = select(journal.c.before).where(
            journal.c.case == case_id, journal.c.version == version + 1
        )
        before = self._db.execute(query).scalar_one_or_none()
        if before is None:
            raise Missing
        return from_json(before, Case)

    def put(self, case: Case, entry: Entry, overview: Overview) -> Case:
        """Save a case as the version after its own."""
        self._watch.check(Right.WORK_CASES)
        return self._put(case, self._before(case), entry, overview)

    def assign(self, case: Case, entry: Entry, overview: Overview) -> Case:
        """Save a case of which nothing but the coordinator is another."""
        before = self._before(case)
        if before is None or replace(before, coordinator=case.coordinator) != case:
            raise RuleBroken("right-missing")
        own = self._watch.is_by(before.coordinator)
        self._watch.check(Right.WORK_CASES if own else Right.ASSIGN_CASES)
        return self._put(case, before, entry, overview)

    def open_cases(self, coordinator: str = "") -> tuple[HeldCase, ...]:
        """Read the open cases of a coordinator, or of all, in the order of numbers."""
        own = bool(coordinator) and self._watch.is_by(coordinator)
        self._watch.check(Right.WORK_CASES if own else Right.ASSIGN_CASES)
        view, case = tables.overview, case_tables.case
        query = (
            select(view.c.id, view.c.number, view.c.name, view.c.coordinator)
            .add_columns(case.c.version)
            .join(case, case.c.id == view.c.id)
            .where(~view.c.closed)
            .order_by(view.c.number)
        )
        if coordinator:
            query = query.where(view.c.coordinator == coordinator)
        reads = self._watch.may(Right.READ_CASES)
        if reads:
            self._watch.saw(Act.LISTED)
        rows = self._db.execute(query).mappings()
        return tuple(
            HeldCase(**{**row, "name": row["name"] if reads else ""}) for row in rows
        )

    def _put(
        self, case: Case, before: Case | None, entry: Entry, overview: Overview
    ) -> Case:
        saved = replace(case, version=case.version + 1)
        if before is not None:
            self._take(case)
            # Only the version has been written; the rest differs from ``before``.
            write(self._db, shapes.CASE, replace(before, version=saved.version), saved)
        else:
            write(self._db, shapes.CASE, None, saved)
        self._write_down(entry, before)
        unclear(self._db, saved.id)
        self.refresh(overview)
        self._seen[saved.id] = saved
        self.derive_facts(saved.id)
        self._watch.did(Act.CHANGED, saved.id, entry.label)
        return saved

    def saved(self, case_id: CaseId) -> tuple[Saved, ...]:
        """Read the journal with the case as it was before each save."""
        self._watch.check(Right.READ_CASES)
        journal = tables.journal
        own = select(journal).where(journal.c.case == case_id)
        rows = self._db.execute(own.order_by(journal.c.version)).mappings()
        return tuple(
            Saved(
                Entry(**{name: row[name] for name in Entry.__slots__}),
                None if row["before"] is None else from_json(row["before"], Case),
            )
            for row in rows
        )

    def take_in(self, case: Case, history: Sequence[Saved]) -> None:
        """Lay a case as it came, over the one that left, with its journal since."""
        self._watch.check(Right.WORK_CASES)
        before = self._found(case.id)
        try:
            write(self._db, shapes.CASE, before, case)
        except IntegrityError:  # an id of a part is another case's here
            raise RuleBroken("package-says-otherwise") from None
        since = 0 if before is None else before.version
        for saved in history:
            if saved.entry.version > since:
                self._write_down(saved.entry, saved.before)
        self._seen[case.id] = case

    def history(self, case_id: CaseId) -> tuple[Entry, ...]:
        """Read the journal in order of version."""
        self._watch.check(Right.READ_CASES)
        journal = tables.journal
        columns = [journal.c[name] for name in Entry.__slots__]
        own = select(*columns).where(journal.c.case == case_id)
        rows = self._db.execute(own.order_by(journal.c.version)).mappings()
        return tuple(Entry(**row) for row in rows)

    def at(self, case_id: CaseId, version: int) -> Case:
        """Read the case as it was at a version."""
        self.get(case_id)
        return self._watch.cut(self.unseen(case_id, version))

    def page(self, search: Search) -> CasePage:
        """Read a page of the case list, in Swedish order."""
        self._watch.check(Right.READ_CASES)
        self._watch.saw(Act.SEARCHED if search.text.strip() else Act.LISTED)
        view = tables.overview
        wanted = and_(*_conditions(search))
        total = self._db.execute(
            select(func.count()).select_from(view).where(wanted)
        ).scalar_one()
        query = (
            select(view.c.id)
            .where(wanted)
            .order_by(view.c.sort_key, view.c.number)
            .limit(search.limit)
            .offset(search.offset)
        )
        return CasePage(self._overviews(query), total)

    def numbers(self) -> Mapping[str, str]:
        """Give every case's number by its id."""
        case = case_tables.case
        rows = self._db.execute(select(case.c.id, case.c.number))
        return {row.id: row.number for row in rows}

    def names_besides(self, case_id: CaseId) -> tuple[str, ...]:
        """Name the young people of the other cases in which nobody is protected."""
        young, flag = case_tables.young_person, case_tables.flag
        flagged = select(flag.c.parent)
        query = select(young.c.given_name, young.c.family_name).where(
            young.c.id != case_id, young.c.id.not_in(flagged)
        )
        return tuple(f"{given} {family}" for given, family in self._db.execute(query))

    def overviews_waiting(self, day: date) -> tuple[Overview, ...]:
        """Read the open cases in which something waits on a day."""
        self._watch.check(Right.READ_CASES)
        self._watch.saw(Act.LISTED)
        view, wait = tables.overview, tables.waiting
        shown = select(wait.c.parent).where(wait.c.shown_from <= day)
        query = select(view.c.id).where(~view.c.closed, view.c.id.in_(shown))
        return self._overviews(query.order_by(view.c.number))

    def overviews_open(self) -> tuple[Overview, ...]:
        """Read all open cases, in the order of their numbers."""
        self._watch.check(Right.READ_CASES)
        self._watch.saw(Act.LISTED)
        view = tables.overview
        query = select(view.c.id).where(~view.c.closed).order_by(view.c.number)
        return self._overviews(query)

    def outdated(self, day: date, rules: str) -> tuple[CaseId, ...]:
        """Name the open cases whose overview was derived before, or by other rules."""
        view = tables.overview
        before = (view.c.as_of < day) | (view.c.rules != rules)
        query = select(view.c.id).where(~view.c.closed, before)
        return tuple(self._db.execute(query).scalars())

    def refresh(self, overview: Overview) -> None:
        """Put an overview anew without touching its case."""
        before = read(self._db, shapes.OVERVIEW, [overview.id])
        write(self._db, shapes.OVERVIEW, before[0] if before else None, overview)

    def derive_facts(self, case_id: CaseId) -> None:
        """Put the facts of a case anew, by the case as it is."""
        case = self.unseen(case_id)
        locked = {}
        for version in case.plan.versions:
            if 0 < version.case_version <= case.version:
                with suppress(Missing):  # its journal did not come along at a move
                    locked[version.id] = self.unseen(case_id, version.case_version)
        put_facts(self._db, facts_of(case, locked))

    def next_number(self, year: int) -> str:
        """Give the next case number of a year, ``2026-014``."""
        case = case_tables.case
        query = select(case.c.number).where(case.c.number.like(f"{year}-%"))
        taken = self._db.execute(query).scalars()
        highest = max((int(number.split("-")[1]) for number in taken), default=0)
        return f"{year}-{highest + 1:03}"

    def _write_down(self, entry: Entry, before: Case | None) -> None:
        values = {name: getattr(entry, name) for name in Entry.__slots__}
        values["number"] = saves(self._db) + 1  # of what is erased none is used again
        kept = None if before is None else to_json(before)
        self._db.execute(insert(tables.journal).values(values | {"before": kept}))

    def _before(self, case: Case) -> Case | None:
        found = self._found(case.id)
        if found is None and case.version != 0:
            raise Missing
        return found

    def _found(self, case_id: str) -> Case | None:
        if case_id not in self._seen:
            for case in read(self._db, shapes.CASE, [case_id]):
                self._seen[case_id] = case
        return self._seen.get(case_id)

    def _take(self, case: Case) -> None:
        """Make this the version after the one that was seen, or nobody's."""
        own = case_tables.case
        taken = self._db.execute(
            update(own)
            .where(own.c.id == case.id, own.c.version == case.version)
            .values(version=case.version + 1)
        )
        if taken.rowcount != 1:
            raise Conflict

    def _overviews(self, query: Any) -> tuple[Overview, ...]:
        ids: Sequence[str] = self._db.execute(query).scalars().all()
        return tuple(
            map(self._watch.cut_overview, read(self._db, shapes.OVERVIEW, ids))
        )


def _conditions(search: Search) -> list[ColumnElement[bool]]:
    view = tables.overview
    found = [view.c.closed == search.closed]
    if search.coordinator:
        found.append(view.c.coordinator.in_({search.coordinator, *search.also}))
    if search.step:
        found.append(view.c.step == search.step)
    text = search.text.strip().casefold()
    if text:
        found.append(_matches(text))
    return found


def _matches(text: str) -> ColumnElement[bool]:
    """Match name, number or case number; nothing else is a lawful key."""
    view = tables.overview
    name = and_(
        *(view.c.search_name.contains(word, autoescape=True) for word in text.split())
    )
    either = name | view.c.number.startswith(text, autoescape=True)
    digits = "".join(ch for ch in text if ch.isdigit())
    letters = any(ch.isalpha() for ch in text)
    if len(digits) >= _LEAST_DIGITS and not letters:
        either |= view.c.number_digits.contains(digits, autoescape=True)
    return either
