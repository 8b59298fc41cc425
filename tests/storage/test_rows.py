import secrets
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from sqlalchemy import (
    Column,
    Connection,
    Engine,
    MetaData,
    String,
    Table,
    event,
    func,
    select,
)
from sqlalchemy.exc import StatementError

from sipdesk.domain.errors import Conflict, RuleBroken
from sipdesk.storage.connection import connect, engine, writer
from sipdesk.storage.rows import Shape, read, remove, write, write_all
from tests.storage.sample_case import (
    CASE,
    META,
    Case,
    CaseId,
    FollowUp,
    Goal,
    Measure,
    Plan,
    cases,
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    path: Path = tmp_path_factory.mktemp("rows") / "home.sipdesk"
    secret = secrets.token_bytes(32)
    connect(path, secret, create=True).close()
    opened = engine(path, lambda: secret)
    META.create_all(writer(opened))
    yield opened
    opened.dispose()


@pytest.fixture
def db(store: Engine) -> Iterator[Connection]:
    with writer(store).connect() as connection, connection.begin() as transaction:
        yield connection
        transaction.rollback()


def size(db: Connection) -> int:
    return sum(
        db.execute(select(func.count()).select_from(table)).scalar_one()
        for table in META.sorted_tables
    )


def statements(db: Connection) -> list[str]:
    said: list[str] = []

    def note(*arguments: Any) -> None:
        said.append(" ".join(arguments[2].split()[:3]))

    event.listen(db, "before_cursor_execute", note)
    return said


def questions(db: Connection) -> list[str]:
    """Hear what the database itself is asked, whoever asks it."""
    said: list[str] = []
    raw: Any = db.connection.driver_connection
    raw.set_trace_callback(said.append)
    return said


@pytest.mark.journey
@settings(max_examples=150, deadline=None)
@given(cases(), cases())
def test_what_is_written_is_read_whatever_lay_there_before(
    store: Engine, first: Case, second: Case
) -> None:
    with writer(store).connect() as db, db.begin() as transaction:
        write(db, CASE, None, first)
        assert read(db, CASE, [first.id]) == [first]
        write(db, CASE, first, second)
        [found] = read(db, CASE, [second.id])
        assert found == second
        # What equality leaves out is written too.
        assert found.plan.follow_up.changed == second.plan.follow_up.changed
        remove(db, CASE, second)
        assert size(db) == 0
        transaction.rollback()


@settings(max_examples=50, deadline=None)
@given(cases())
def test_a_value_written_again_unchanged_touches_nothing(
    store: Engine, case: Case
) -> None:
    with writer(store).connect() as db, db.begin() as transaction:
        write(db, CASE, None, case)
        said = statements(db)
        write(db, CASE, case, case)
        assert said == []
        transaction.rollback()


def a_case(name: str = "c", goals: tuple[Goal, ...] = ()) -> Case:
    return Case(CaseId(name), "Kim", plan=Plan("", goals))


def test_only_the_row_that_differs_is_touched(db: Connection) -> None:
    before = a_case(goals=(Goal("g1", "a"), Goal("g2", "b"), Goal("g3", "c")))
    after = a_case(goals=(Goal("g1", "a"), Goal("g2", "nytt"), Goal("g3", "c")))
    write(db, CASE, None, before)
    said = statements(db)

    write(db, CASE, before, after)

    assert said == ["UPDATE goal SET"]


def test_a_new_order_is_kept(db: Connection) -> None:
    one, two, three = Goal("g1", "a"), Goal("g2", "b"), Goal("g3", "c")
    before, after = a_case(goals=(one, two, three)), a_case(goals=(three, one, two))
    write(db, CASE, None, before)

    write(db, CASE, before, after)

    assert read(db, CASE, ["c"]) == [after]


def test_a_part_may_move_to_another_owner_whose_old_one_goes(db: Connection) -> None:
    moved = Measure("m", "ring")
    before = a_case(goals=(Goal("g1", "a", (moved,)),))
    after = a_case(goals=(Goal("g2", "b", (moved,)),))
    write(db, CASE, None, before)

    write(db, CASE, before, after)

    assert read(db, CASE, ["c"]) == [after]


def test_values_come_in_the_order_asked_for(db: Connection) -> None:
    for name in "abc":
        write(db, CASE, None, a_case(name))

    found = read(db, CASE, iter(["c", "unknown", "a", "b"]))

    assert [case.id for case in found] == ["c", "a", "b"]


def test_many_values_are_read_with_few_questions(db: Connection) -> None:
    names = [f"c{number}" for number in range(501)]
    for name in names:
        write(db, CASE, None, a_case(name, (Goal(f"g{name}", "x"),)))
    said = questions(db)

    found = read(db, CASE, names)

    assert [case.id for case in found] == names
    # However many; no goal has measures but each goal was asked for.
    assert len(said) == len(META.sorted_tables)


def test_many_values_are_written_with_few_statements(db: Connection) -> None:
    names = [f"c{number}" for number in range(501)]
    before = [a_case(name, (Goal(f"g{name}", "x"),)) for name in names]
    after = [a_case(name, (Goal(f"g{name}", "y"),)) for name in names]
    said = statements(db)

    write_all(db, CASE, [(None, case) for case in before])
    written = len(said)
    write_all(db, CASE, list(zip(before, after, strict=True)))

    assert written <= len(META.sorted_tables)
    assert len(said) - written == 1  # only the goals differ, all in the same field
    assert read(db, CASE, names) == after


def test_one_of_many_that_no_longer_lies_there_is_a_conflict(db: Connection) -> None:
    kept, gone = a_case("a", (Goal("g1", "x"),)), a_case("b", (Goal("g2", "x"),))
    write(db, CASE, None, kept)
    changed = [a_case("a", (Goal("g1", "y"),)), a_case("b", (Goal("g2", "y"),))]

    with pytest.raises(Conflict):
        write_all(db, CASE, list(zip((kept, gone), changed, strict=True)))


def test_a_value_that_no_longer_lies_there_is_a_conflict(db: Connection) -> None:
    before = a_case(goals=(Goal("g1", "a"),))
    write(db, CASE, None, before)
    write(db, CASE, before, a_case())

    with pytest.raises(Conflict):
        write(db, CASE, before, a_case(goals=(Goal("g1", "b"),)))
    with pytest.raises(Conflict):
        remove(db, CASE, before)


def test_two_parts_with_one_id_are_refused(db: Connection) -> None:
    twice = a_case(goals=(Goal("g1", "a"), Goal("g1", "b")))

    with pytest.raises(RuleBroken, match="same-id-twice"):
        write(db, CASE, None, twice)


def test_one_case_is_not_written_over_another(db: Connection) -> None:
    with pytest.raises(ValueError, match="two different things"):
        write(db, CASE, a_case("a"), a_case("b"))


def test_a_point_in_time_is_stored_in_utc(db: Connection) -> None:
    noon = datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=2)))
    write(db, CASE, None, replace(a_case(), registered=noon))

    [found] = read(db, CASE, ["c"])

    assert found.registered == noon
    assert found.registered.tzinfo is UTC
    raw = db.exec_driver_sql('SELECT registered FROM "case"').scalar_one()
    assert raw == "2026-07-01 10:00:00.000000"


def test_a_point_in_time_without_a_zone_is_refused_without_being_quoted(
    db: Connection,
) -> None:
    naive = datetime(2026, 7, 1, 12)  # noqa: DTZ001  (that is the point)

    with pytest.raises(StatementError) as caught:
        write(db, CASE, None, replace(a_case(), registered=naive))

    assert "needs its zone" in str(caught.value)
    assert "Kim" not in str(caught.value)


def test_a_cell_of_another_kind_is_refused_without_being_quoted(
    db: Connection,
) -> None:
    write(db, CASE, None, a_case())
    db.exec_driver_sql("""UPDATE "case" SET words = '["a", 1]'""")

    with pytest.raises(ValueError, match=r"^this is not a"):
        read(db, CASE, ["c"])


def table(name: str, *columns: str) -> Table:
    return Table(name, MetaData(), *(Column(column, String) for column in columns))


SOUND = table("sound", "id", "parent", "position", "text")


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (lambda: Shape(Measure, table("t", "id")), "text have no column"),
        (lambda: Shape(Measure, table("t", "id", "text", "z")), "z have no field"),
        (lambda: Shape(Measure, table("t", "text")), "id have no column"),
        (lambda: Shape(Measure, SOUND, {"x": Shape(Measure, SOUND)}), "x are no f"),
        (
            lambda: Shape(
                Goal,
                table("t", "id", "words"),
                {"measures": Shape(Measure, table("m", "id", "text"))},
            ),
            "parent, position are missing for measures",
        ),
        (
            lambda: Shape(
                Goal,
                table("t", "id", "words", "measures"),
                {"measures": Shape(Measure, SOUND)},
            ),
            "measures are columns of another table",
        ),
        (
            lambda: Shape(
                Goal,
                table("t", "id", "words"),
                one={"measures": Shape(Measure, table("m", "id", "text"))},
            ),
            "id belong to many, not to measures",
        ),
        (
            lambda: Shape(
                Plan,
                table("t", "id", "works_well", "goals"),
                {"follow_up": Shape(FollowUp, table("m", "id", "day", "changed"))},
            ),
            "id, parent, position are missing for follow_up",
        ),
    ],
)
def test_a_shape_whose_value_and_table_differ_is_refused(make: Any, named: str) -> None:
    with pytest.raises(TypeError, match=named):
        make()
