"""The log stands as it was written, and what is done to it afterwards shows."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from sipdesk.content.access_words import told
from sipdesk.domain.access import Act, Anchor, Fault, Finding, Wanted
from sipdesk.storage.access import AccessRows, Chain
from sipdesk.storage.connection import connect, engine, migration_connection
from sipdesk.storage.gate import Watch
from sipdesk.storage.migrations import REVISIONS, upgrade

KEY = bytes(range(32))
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
ROWS = 6


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    path = tmp_path / "hem.sipdesk"
    connect(path, KEY, create=True).close()
    store = engine(path, lambda: KEY)
    with migration_connection(store) as made:
        upgrade(made, REVISIONS)
    with store.connect() as opened, opened.begin():
        chain = Chain(opened)
        for number in range(ROWS):
            at = AT + timedelta(minutes=number)
            chain.append(at, "user-1", Act.OPENED, f"case-{number}", f"sak {number}")
        yield opened
    store.dispose()


def log(db: Connection) -> AccessRows:
    return AccessRows(db, Watch(None, Chain(db).append))


def loose(db: Connection, *statements: str) -> None:
    """Do to the rows what only one who holds the key and the tables could."""
    for trigger in ("access_stands", "access_stays"):
        db.execute(text(f"DROP TRIGGER {trigger}"))
    for statement in statements:
        db.execute(text(statement))


def erase(db: Connection, case: str) -> None:
    """Erase what the rows of a case say, as its erasure does."""
    of_case = text('UPDATE access SET detail = NULL, salt = NULL WHERE "case" = :case')
    db.execute(of_case, {"case": case})


def forged(db: Connection, number: int, **values: Any) -> None:
    """Write a row anew with other values, and chain all that follow to it again."""
    rows = list(db.execute(text("SELECT * FROM access ORDER BY number")).mappings())
    loose(db, "DELETE FROM access")
    chain = Chain(db)
    for row in rows:
        told = dict(row) | (values if row["number"] == number else {})
        at = datetime.fromisoformat(str(told["at"])).replace(tzinfo=UTC)
        act = Act(told["act"])
        chain.append(at, told["by"], act, told["case"], told["detail"])


def test_a_log_that_nobody_touched_is_whole(db: Connection) -> None:
    end = log(db).anchor()
    assert end.number == ROWS
    assert log(db).findings([end]) == ()
    assert Anchor.read(end.text) == end


def test_the_tables_refuse_to_have_a_row_changed_or_taken_out(db: Connection) -> None:
    for statement in (
        "UPDATE access SET act = 'listed' WHERE number = 2",
        "UPDATE access SET detail = 'annat' WHERE number = 2",
        "DELETE FROM access WHERE number = 2",
    ):
        with pytest.raises(IntegrityError), db.begin_nested():
            db.execute(text(statement))


def test_what_a_row_says_can_be_erased_and_the_chain_still_holds(
    db: Connection,
) -> None:
    Chain(db).append(AT, "user-1", Act.ERASED, "case-2", "")
    erase(db, "case-2")
    assert log(db).findings([log(db).anchor()]) == ()
    rows = log(db).page(Wanted(case="case-2")).rows
    assert [row.detail for row in rows] == [None, None]


def test_what_a_row_says_is_erased_only_with_its_case(db: Connection) -> None:
    Chain(db).append(AT, "user-1", Act.ERASED, "case-2", "")
    erase(db, "case-3")
    assert log(db).findings() == (Finding(Fault.ALTERED, 4),)


def test_a_row_of_a_newer_program_is_read_as_unknown_and_the_log_is_whole(
    db: Connection,
) -> None:
    class Newer(Enum):
        SIGNED = "signed"

    Chain(db).append(AT, "user-1", cast("Act", Newer.SIGNED), "case-2", "så här")
    page = log(db).page(Wanted())
    row = page.rows[0]
    assert (row.act, row.code, row.detail) == (Act.UNKNOWN, "signed", "så här")
    assert told(row) == "signed så här"
    assert log(db).findings([log(db).anchor()]) == ()


def test_the_first_and_the_last_day_there_are_narrow_nothing(db: Connection) -> None:
    assert log(db).page(Wanted(first=date.min, last=date.max)).total == ROWS
    beside = timedelta(days=1)
    within = Wanted(first=date.min + beside, last=date.max - beside)
    assert log(db).page(within).total == ROWS
    assert log(db).page(Wanted(first=date.max)).total == 0
    assert log(db).page(Wanted(last=date.min)).total == 0


def rewritten(values: str, row: int) -> Callable[[Connection], None]:
    """Write in a row past the tables' own refusal."""
    statement = f"UPDATE access SET {values} WHERE number = {row}"  # noqa: S608
    return lambda db: loose(db, statement)


def taken_out(rows: str) -> Callable[[Connection], None]:
    """Take rows out past the tables' own refusal."""
    return lambda db: loose(db, f"DELETE FROM access WHERE {rows}")  # noqa: S608


TAMPERED: dict[str, tuple[Callable[[Connection], None], Finding]] = {
    "an act": (rewritten("act = 'listed'", 2), Finding(Fault.ALTERED, 2)),
    "a detail": (rewritten("detail = 'annat'", 2), Finding(Fault.ALTERED, 2)),
    "a detail, without its salt": (
        rewritten("detail = 'annat', salt = NULL", 2),
        Finding(Fault.ALTERED, 2),
    ),
    "an act that there is not": (
        rewritten("act = 'annat'", 2),
        Finding(Fault.ALTERED, 2),
    ),
    "a time that is none": (rewritten("at = 'i går'", 2), Finding(Fault.ALTERED, 2)),
    "a sum that is no bytes": (
        rewritten("chained = 'annat'", 2),
        Finding(Fault.ALTERED, 2),
    ),
    "a time": (
        rewritten("at = '2026-03-01 09:00:00'", 3),
        Finding(Fault.ALTERED, 3),
    ),
    "a row in the middle": (taken_out("number = 4"), Finding(Fault.MISSING, 4)),
    "the end": (taken_out("number > 4"), Finding(Fault.SHORTENED, ROWS)),
    "everything": (taken_out("true"), Finding(Fault.SHORTENED, ROWS)),
    "a row, and all that follow chained anew": (
        lambda db: forged(db, 3, by="user-2"),
        Finding(Fault.ANCHOR, ROWS),
    ),
}


@pytest.mark.parametrize(("tamper", "found"), TAMPERED.values(), ids=TAMPERED)
def test_what_is_done_to_it_shows_by_an_anchor_outside(
    db: Connection, tamper: Callable[[Connection], None], found: Finding
) -> None:
    anchor = log(db).anchor()
    tamper(db)
    assert found in log(db).findings([anchor])
    assert Chain(db).holds(anchor) is (found.fault in (Fault.ALTERED, Fault.MISSING))


def test_a_page_is_narrowed_by_who_what_when_and_which_case(db: Connection) -> None:
    Chain(db).append(AT + timedelta(days=1), "user-2", Act.LISTED, "", "")
    day = AT.date()
    page = log(db).page
    assert page(Wanted()).total == ROWS + 1
    assert [r.number for r in page(Wanted(limit=2)).rows] == [7, 6]
    assert page(Wanted(by="user-2")).total == 1
    assert page(Wanted(act=Act.LISTED)).total == 1
    assert page(Wanted(case="case-3")).total == 1
    assert page(Wanted(last=day)).total == ROWS
    assert page(Wanted(first=day + timedelta(days=1))).total == 1


def test_an_anchor_that_cannot_be_read_is_none() -> None:
    for written in ("", "5", "x:00", "5:zz", "5:00"):
        assert Anchor.read(written) is None
