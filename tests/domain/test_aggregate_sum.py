"""A sum of homes says what it is a sum of, and nothing is made up."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.aggregate import (
    HIDDEN,
    Aggregate,
    Count,
    CountRow,
    CountTable,
    check_sound,
    half_year_code,
    half_years,
)
from sipdesk.domain.aggregate_sum import OTHER, HomesSum, homes_sum, is_worded, total
from sipdesk.domain.sender import Sender
from sipdesk.domain.table import RowKind

KEY = "0" * 64
TO = "age1" + "q" * 58
counts = st.one_of(
    st.builds(Count, st.integers(0, 999)), st.just(HIDDEN), st.just(Count())
)


def knows(_: str, code: str) -> bool:
    return code != "strange"


def row(of: str, *given: Count, kind: RowKind = RowKind.PART) -> CountRow:
    return CountRow("stopped" if of else "stopped-short", given, of, kind)


def home(name: str, *rows: CountRow, whole: bool = True) -> Aggregate:
    return Aggregate(
        Sender(name, name.title(), TO, KEY),
        date(2026, 1, 1),
        date(2026, 6, 30),
        datetime(2026, 7, 1, tzinfo=UTC),
        "0.1.0",
        "0" * 16,
        whole,
        (CountTable("obstacles", ("needs",), rows),) if rows else (),
    )


def line(found: HomesSum, of: str) -> tuple[tuple[Count, ...], int | None]:
    told = next(one for one in found.tables[0].lines if one.of == of)
    return told.counts, told.total.value


@given(st.lists(counts, min_size=1))
def test_a_sum_is_of_what_was_told_and_says_what_was_not(told: list[Count]) -> None:
    found = total(told)
    values = [one.value for one in told if one.value is not None]
    assert found.value == (sum(values) if values else None)
    assert found.hidden == told.count(HIDDEN)
    assert found.blank == told.count(Count())
    assert len(values) + found.hidden + found.blank == len(told)
    assert found.is_exact == (len(values) == len(told))


@given(st.lists(st.lists(counts, min_size=3, max_size=3), min_size=1, max_size=4))
def test_the_homes_in_any_order_give_the_same_totals(homes: list[list[Count]]) -> None:
    files = [
        home(
            f"home-{at}",
            row("consent", a),
            row("left", b),
            row("", c, kind=RowKind.TOTAL),
        )
        for at, (a, b, c) in enumerate(homes)
    ]

    def totals(some: list[Aggregate]) -> set[tuple[str, object]]:
        found = homes_sum(some, knows)
        return {(one.of, one.total) for t in found.tables for one in t.lines}

    assert totals(files) == totals(files[::-1])


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1))
def test_what_adds_up_at_each_home_adds_up_together(
    parts: list[tuple[int, int]],
) -> None:
    files = [
        home(
            f"home-{at}",
            row("consent", Count(a)),
            row("left", Count(b)),
            row("", Count(a + b), kind=RowKind.TOTAL),
        )
        for at, (a, b) in enumerate(parts)
    ]
    found = homes_sum(files, knows)
    assert found.reconciles
    assert [check.code for check in found.tables[0].checks] == [
        "parts-add-up",
        "homes-add-up",
    ]


def test_what_does_not_add_up_is_told() -> None:
    wrong = home("a", row("left", Count(3)), row("", Count(4), kind=RowKind.TOTAL))
    found = homes_sum([wrong], knows)
    assert not found.reconciles
    assert (found.tables[0].checks[0].parts, found.tables[0].checks[0].total) == (3, 4)


def test_a_sum_with_something_hidden_is_not_held_against_its_parts() -> None:
    one = home("a", row("left", HIDDEN), row("", Count(9), kind=RowKind.TOTAL))
    found = homes_sum([one], knows).tables[0]
    assert found.unchecked == 1
    assert [check.code for check in found.checks] == ["homes-add-up"]


def test_a_row_that_only_one_home_has_is_none_at_one_that_told_everything() -> None:
    files = [
        home("a", row("left", Count(3)), row("", Count(3), kind=RowKind.TOTAL)),
        home("b", row("consent", Count(2)), row("", Count(2), kind=RowKind.TOTAL)),
    ]
    found = homes_sum(files, knows)
    assert line(found, "left") == ((Count(3), Count(0)), 3)
    assert line(found, "consent") == ((Count(0), Count(2)), 2)
    assert [one.of for one in found.tables[0].lines] == ["left", "consent", ""]


def test_a_row_that_is_not_there_may_have_been_hidden_where_small_ones_are() -> None:
    files = [
        home("a", row("left", Count(9))),
        home("b", row("consent", Count(7)), whole=False),
    ]
    assert line(homes_sum(files, knows), "left") == ((Count(9), HIDDEN), 9)


def test_a_home_that_has_not_counted_is_no_nought() -> None:
    files = [home("a", row("left", Count(9))), home("b")]
    assert line(homes_sum(files, knows), "left") == ((Count(9), Count()), 9)


def test_a_code_that_there_is_no_word_for_is_told_with_the_others() -> None:
    one = home("a", row("strange", Count(2)), row("left", Count(3)))
    found = homes_sum([one], knows)
    assert {told.of for told in found.tables[0].lines} == {OTHER, "left"}


def test_a_table_that_there_are_no_words_for_is_left_out_and_said_so() -> None:
    table = CountTable("strange", ("needs",), (row("left", Count(3)),))
    found = homes_sum([replace(home("a"), tables=(table,))], knows)
    assert (found.tables, found.left_out) == ((), 1)


def test_a_row_or_column_without_words_belongs_to_another_program() -> None:
    strange = CountRow("strange", (Count(1),))
    assert is_worded(home("a", row("left", Count(1))), knows)
    assert not is_worded(home("a", strange), knows)


@pytest.mark.parametrize(
    "wrong",
    [
        Count(-1),
        Count(2_000_000),
        Count(3, 2),
        Count(3, 5, 3),
        Count(3, None, 1),
        Count(3, hidden=True),
        Count(None, 4),
        Count(None, None, 1),
    ],
)
def test_a_count_that_cannot_be_is_refused(wrong: Count) -> None:
    with pytest.raises(ValueError, match="no such table"):
        check_sound(home("a", row("left", wrong)))


@pytest.mark.parametrize(
    "code", ["Alva", "alva påhitt", "alva@example", "A", "-a", "a" * 61, "å", "a\n"]
)
def test_what_is_no_code_has_no_place_in_it(code: str) -> None:
    for one in (CountRow(code, (Count(1),)), row(code, Count(1))):
        with pytest.raises(ValueError, match="no such table"):
            check_sound(home("a", one))
    for table in (
        CountTable(code, ("needs",), ()),
        CountTable("obstacles", (code,), ()),
    ):
        if " " in code and code.isascii():
            continue
        with pytest.raises(ValueError, match="no such table"):
            check_sound(replace(home("a"), tables=(table,)))


@pytest.mark.parametrize(
    "change",
    [
        {"first": date(2026, 1, 2)},
        {"last": date(2026, 12, 31)},
        {"last": date(2025, 1, 1)},
        {"made": datetime(2026, 7, 1)},  # noqa: DTZ001  (that is what is refused)
        {"edition": "Alva Påhitt"},
        {"program": "Alva Påhitt"},
        {"sender": Sender("a", "A\nB", TO, KEY)},
        {"sender": Sender("a", "A" * 121, TO, KEY)},
        {"sender": Sender("a b", "A", TO, KEY)},
        {"sender": Sender("a", "A", TO, "0")},
        {"sender": Sender("a", "A", "age1", KEY)},
        {"tables": (CountTable("goal-1", (), ()), CountTable("goal-1", (), ()))},
    ],
)
def test_what_no_home_can_have_made_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="no such"):
        check_sound(replace(home("a"), **change))  # type: ignore[arg-type]


def test_half_years_are_those_that_are_over_the_latest_first() -> None:
    codes = [half_year_code(one) for one in half_years(date(2026, 7, 1), 3)]
    assert codes == ["2026H1", "2025H2", "2025H1"]
    assert half_year_code(half_years(date(2026, 6, 30), 1)[0]) == "2025H2"
