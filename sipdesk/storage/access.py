"""The rows of the access log, each chained to the one before."""

import os
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, func, insert, select, type_coerce
from sqlalchemy.types import NullType

from sipdesk.domain.access import (
    BEGINNING,
    SALT_BYTES,
    Access,
    AccessPage,
    Act,
    Anchor,
    Fault,
    Finding,
    Review,
    Wanted,
    bound,
    chained,
)
from sipdesk.domain.rights import Right
from sipdesk.storage import shapes, tables
from sipdesk.storage.gate import Watch
from sipdesk.storage.rows import read, write

_ACCESS = tables.access
_HERE = ZoneInfo("Europe/Stockholm")
_AT_ONCE = 1000
_AS_IT_LIES = [type_coerce(c, NullType()).label(c.name) for c in _ACCESS.c]
"""The columns as they lie in the file: who tampers need not keep to their types."""


class Chain:
    """The end of the log, where rows are written."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def append(self, at: datetime, by: str, act: Act, case: str, detail: str) -> None:
        """Write a row after the last one."""
        last = self.anchor()
        row = Access(last.number + 1, at.astimezone(UTC), by, act, case, detail)
        salt = os.urandom(SALT_BYTES)
        detail_sum = bound(salt, detail)
        values = {
            "number": row.number,
            "at": row.at,
            "by": by,
            "act": act.value,
            "case": case,
            "detail": detail,
            "salt": salt,
            "bound": detail_sum,
            "chained": chained(last.sum, row, detail_sum),
        }
        self._db.execute(insert(_ACCESS).values(values))

    def holds(self, anchor: Anchor) -> bool:
        """Whether the log is the one that an anchor was taken of."""
        if anchor.number == 0:
            return True
        query = select(_ACCESS.c.chained).where(_ACCESS.c.number == anchor.number)
        found: bytes | None = self._db.execute(query).scalar_one_or_none()
        return found == anchor.sum

    def anchor(self) -> Anchor:
        """Tell how far the log reaches."""
        query = select(_ACCESS.c.number, _ACCESS.c.chained)
        last = self._db.execute(query.order_by(_ACCESS.c.number.desc()).limit(1))
        row = last.one_or_none()
        return Anchor(0, BEGINNING) if row is None else Anchor(row.number, row.chained)


class AccessRows:
    """The access log in one transaction (``ports.AccessLog``)."""

    def __init__(self, db: Connection, watch: Watch) -> None:
        self._db = db
        self._watch = watch

    def did(self, act: Act, case: str = "", detail: str = "") -> None:
        """Write down a deed that no other part of the transaction tells of."""
        self._watch.did(act, case, detail)

    def last(self, act: Act) -> datetime | None:
        """Tell when a thing was last done; None if never."""
        query = select(_ACCESS.c.at).where(_ACCESS.c.act == act.value)
        rows = self._db.execute(query.order_by(_ACCESS.c.number.desc()).limit(1))
        at: datetime | None = rows.scalar_one_or_none()
        return at

    def begun(self) -> datetime | None:
        """Tell when the log began; None if it is empty."""
        query = select(_ACCESS.c.at).order_by(_ACCESS.c.number).limit(1)
        at: datetime | None = self._db.execute(query).scalar_one_or_none()
        return at

    def anchor(self) -> Anchor:
        """Tell how far the log reaches."""
        return Chain(self._db).anchor()

    def page(self, wanted: Wanted) -> AccessPage:
        """Read rows, newest first."""
        self._watch.check(Right.READ_LOG)
        self._watch.saw(Act.LOG_READ)
        narrowed = list(_conditions(wanted))
        count = select(func.count()).select_from(_ACCESS).where(*narrowed)
        query = (
            select(_ACCESS)
            .where(*narrowed)
            .order_by(_ACCESS.c.number.desc())
            .limit(wanted.limit)
            .offset(wanted.offset)
        )
        rows = tuple(_access(row) for row in self._db.execute(query))
        return AccessPage(rows, self._db.execute(count).scalar_one())

    def findings(self, anchors: Sequence[Anchor] = ()) -> tuple[Finding, ...]:
        """Check every row, and the anchors that lie outside; none is good."""
        return tuple(self._found(anchors))

    def reviews(self) -> tuple[Review, ...]:
        """Read the reviews, newest first."""
        ids = self._db.execute(select(tables.access_review.c.id)).scalars().all()
        found: list[Review] = read(self._db, shapes.REVIEW, ids)
        return tuple(sorted(found, key=lambda r: (r.day, r.last), reverse=True))

    def put_review(self, review: Review) -> None:
        """Keep a review."""
        self._watch.check(Right.REVIEW_LOG)
        before = next((r for r in self.reviews() if r.id == review.id), None)
        if before is None:
            self._watch.did(Act.LOG_REVIEWED, detail=f"{review.first}-{review.last}")
        write(self._db, shapes.REVIEW, before, review)

    def _found(self, anchors: Sequence[Anchor]) -> Iterator[Finding]:
        at, before = 0, BEGINNING
        sums = {a.number: a.sum for a in anchors if a.number}
        erased = self._erased()
        query = select(*_AS_IT_LIES).order_by(_ACCESS.c.number)
        for row in self._db.execute(query).yield_per(_AT_ONCE):
            at += 1
            if row.number != at:
                yield Finding(Fault.MISSING, at)
                at = row.number
            if not _holds(row, before, erased):
                yield Finding(Fault.ALTERED, at)
            if sums.pop(at, row.chained) != row.chained:
                yield Finding(Fault.ANCHOR, at)
            before = row.chained
        for number in sorted(sums):
            short = number > at
            yield Finding(Fault.SHORTENED if short else Fault.ANCHOR, number)

    def _erased(self) -> frozenset[str]:
        """Name the cases that the log itself says were erased."""
        query = select(_ACCESS.c.case).where(_ACCESS.c.act == Act.ERASED.value)
        return frozenset(self._db.execute(query).scalars())


def _holds(row: Any, before: bytes, erased: Collection[str]) -> bool:
    """Whether a row is as it was written, or erased with its case."""
    try:
        at = datetime.fromisoformat(f"{row.at}").replace(tzinfo=UTC)
        act, code = _act(row.act)
        told = Access(row.number, at, row.by, act, row.case, code=code)
        if row.salt is None and row.detail is None:
            says_so = row.case in erased
        else:
            says_so = bound(row.salt, row.detail) == row.bound
        return says_so and chained(before, told, row.bound) == row.chained
    except (AttributeError, TypeError, ValueError):
        return False  # it is not even of the kind that it should be


def _access(row: Any) -> Access:
    act, code = _act(row.act)
    return Access(row.number, row.at, row.by, act, row.case, row.detail, code)


def _act(code: object) -> tuple[Act, str]:
    """Give an act by its code, and the code if it is one of a newer program's."""
    try:
        return Act(code), ""
    except ValueError:
        return Act.UNKNOWN, f"{code}"


def _conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.by:
        yield _ACCESS.c.by == wanted.by
    if wanted.act is not None:
        yield _ACCESS.c.act == wanted.act.value
    if wanted.case:
        yield _ACCESS.c.case == wanted.case
    if wanted.first is not None:
        yield _ACCESS.c.at >= datetime.combine(wanted.first, time(), _HERE)
    if wanted.last is not None:
        after = wanted.last + timedelta(days=1)
        yield _ACCESS.c.at < datetime.combine(after, time(), _HERE)
