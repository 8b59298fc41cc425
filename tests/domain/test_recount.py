"""Every printed total that is not what its cells add up to is found, and no other."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.recount import (
    Cell,
    Number,
    OtherValue,
    PrintedTable,
    Reading,
    Sum,
    TotalDiffers,
    TotalOf,
    add,
    read_cell,
    recount,
)

ALL, WHOLE = "Totalt", "Slutresultat"
ROWS, COLUMNS = ("A", "B", "C", "D"), ("jan", "feb", "mars", "april")

numbers = st.integers(0, 400) | st.just(10**12)


def cell(row: str, column: str, printed: object) -> Cell:
    return Cell(row, column, "behov", str(printed))


def table(inside: list[list[int]], *, blank: bool = False) -> PrintedTable:
    """A table whose totals are right; with a blank cell where nought is printed."""
    rows, columns = ROWS[: len(inside)], COLUMNS[: len(inside[0])]
    cells = [
        cell(row, column, "" if blank and not inside[r][c] else inside[r][c])
        for r, row in enumerate(rows)
        for c, column in enumerate(columns)
    ]
    cells += [cell(row, WHOLE, sum(inside[r])) for r, row in enumerate(rows)]
    cells += [
        cell(ALL, column, sum(row[c] for row in inside))
        for c, column in enumerate(columns)
    ]
    cells.append(cell(ALL, WHOLE, sum(map(sum, inside))))
    return PrintedTable(tuple(cells), ALL, WHOLE)


insides = st.tuples(st.integers(1, 4), st.integers(1, 4)).flatmap(
    lambda size: st.lists(
        st.lists(numbers, min_size=size[1], max_size=size[1]),
        min_size=size[0],
        max_size=size[0],
    )
)


@given(insides, st.booleans())
def test_a_table_whose_parts_add_up_gives_no_finding(
    inside: list[list[int]],
    blank: bool,  # noqa: FBT001
) -> None:
    assert recount(table(inside, blank=blank)) == ()


@given(insides, st.data())
def test_any_one_total_that_is_changed_is_found(
    inside: list[list[int]], data: st.DataObject
) -> None:
    right = table(inside)
    totals = [n for n, one in enumerate(right.cells) if right.scope(one)]
    at = data.draw(st.sampled_from(totals))
    before = int(right.cells[at].printed)
    after = data.draw(numbers.filter(lambda n: n != before))
    changed = replace(right.cells[at], printed=str(after))
    cells = (*right.cells[:at], changed, *right.cells[at + 1 :])
    (found,) = recount(replace(right, cells=cells))
    assert isinstance(found, TotalDiffers)
    assert found.total == changed
    assert (found.printed, found.counted.amount) == (after, before)
    assert found.difference == after - before
    assert found.scope is right.scope(changed)


@given(insides, st.data())
def test_any_one_cell_that_is_changed_is_found_where_it_is_added(
    inside: list[list[int]], data: st.DataObject
) -> None:
    right = table(inside)
    parts = [n for n, one in enumerate(right.cells) if not right.scope(one)]
    at = data.draw(st.sampled_from(parts))
    changed = right.cells[at]
    after = int(changed.printed) + data.draw(st.integers(1, 9))
    cells = list(right.cells)
    cells[at] = replace(changed, printed=str(after))
    found = recount(replace(right, cells=tuple(cells)))
    scopes = [one.scope for one in found]
    assert sorted(s.value for s in scopes) == sorted(s.value for s in TotalOf)


@given(insides, st.randoms(use_true_random=False))
def test_the_order_of_the_cells_changes_nothing(
    inside: list[list[int]], luck: object
) -> None:
    right = table(inside)
    cells = [replace(c, printed="7") if right.scope(c) else c for c in right.cells]
    mixed = list(cells)
    luck.shuffle(mixed)  # type: ignore[attr-defined]

    def told(of: list[Cell]) -> set[tuple[Cell, int, int]]:
        found = recount(replace(right, cells=tuple(of)))
        return {(f.total, f.printed, f.counted.amount) for f in found}

    assert told(cells) == told(mixed)


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("", None),
        ("  ", None),
        ("0", Reading((Number(0),))),
        ("4 (-1)", Reading((Number(4),), less=1)),
        ("8 (−2)", Reading((Number(8),), less=2)),
        ("+6", Reading((Number(6),))),
        ("-3", Reading((Number(-3),))),
        ("25 800", Reading((Number(25800),))),
        (
            "25 (ej utredning) 18 (april–maj)",
            Reading((Number(25, "ej utredning"), Number(18, "april–maj"))),
        ),
        ("Hann inte", Reading(())),
    ],
)
def test_a_cell_is_read_as_it_was_printed(printed: str, said: Reading | None) -> None:
    assert read_cell(printed) == said


def test_a_blank_cell_is_named_and_never_nought() -> None:
    blank = cell("A", "jan", "")
    assert add([blank]) is None
    assert add([blank, cell("B", "jan", "Hann inte")]) is None
    assert add([blank, cell("B", "jan", 2)]) == Sum(2, 2, blanks=(blank,))


def test_a_total_of_cells_without_numbers_cannot_be_counted() -> None:
    cells = (cell("A", "jan", ""), cell(ALL, "jan", 3), cell(ALL, "feb", "många"))
    assert recount(PrintedTable(cells, ALL, WHOLE)) == ()


@pytest.mark.parametrize("total", ["5", "5 (-1)", "4"])
def test_those_who_are_taken_away_may_be_counted_or_not(total: str) -> None:
    cells = (cell("A", "jan", "3 (-1)"), cell("B", "jan", 2), cell(ALL, "jan", total))
    assert recount(PrintedTable(cells, ALL, WHOLE)) == ()


@pytest.mark.parametrize(("total", "others"), [("9", (7,)), ("7", (9,))])
def test_a_total_of_one_of_two_values_says_what_it_is_with_the_other(
    total: str, others: tuple[int, ...]
) -> None:
    two = cell("A", "", "5 (alla) 3 (utom två)")
    cells = (two, cell("B", "", 4), cell(ALL, "", total))
    (found,) = recount(PrintedTable(cells, ALL, WHOLE))
    assert isinstance(found, OtherValue)
    assert (found.printed, found.counted.others) == (int(total), others)
    assert found.choices == (two,)
