"""What goes out cannot be worked back, by whoever adds and subtracts."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sipdesk.domain.suppression import SMALLEST, Adds, interval, left_out

Key = tuple[int, int]
ALL = -1


def table_of(rows: list[list[int]]) -> tuple[dict[Key, int], list[Adds]]:
    """Give a table with its sums to the right, below, and in the corner."""
    high, wide = len(rows), len(rows[0])
    counts = {(r, c): rows[r][c] for r in range(high) for c in range(wide)}
    adds = []
    for r in range(high):
        counts[r, ALL] = sum(rows[r])
        adds.append(Adds((r, ALL), tuple((r, c) for c in range(wide))))
    for c in range(wide):
        counts[ALL, c] = sum(row[c] for row in rows)
        adds.append(Adds((ALL, c), tuple((r, c) for r in range(high))))
    counts[ALL, ALL] = sum(map(sum, rows))
    adds += [
        Adds((ALL, ALL), tuple((r, ALL) for r in range(high))),
        Adds((ALL, ALL), tuple((ALL, c) for c in range(wide))),
    ]
    return counts, adds


@st.composite
def tables(draw: st.DrawFn, most: int = 14) -> list[list[int]]:
    wide = draw(st.integers(2, 3))
    row = st.lists(st.integers(0, most), min_size=wide, max_size=wide)
    return draw(st.lists(row, min_size=2, max_size=3))


def possible(
    rows: list[list[int]], hidden: frozenset[Key], most: int
) -> dict[Key, set[int]]:
    """Try every way to fill in a table of two by two, up to ``most`` in each cell."""
    counts, _ = table_of(rows)
    seen = {k: n for k, n in counts.items() if k not in hidden}
    among = [
        [seen[k]] if k in seen else range(most + 1)
        for k in ((0, 0), (0, 1), (1, 0), (1, 1))
    ]
    found: dict[Key, set[int]] = {k: set() for k in hidden if ALL not in k}
    for a, b, c, d in product(*among):
        made = {(0, 0): a, (0, 1): b, (1, 0): c, (1, 1): d, (ALL, ALL): a + b + c + d}
        made |= {(0, ALL): a + b, (1, ALL): c + d, (ALL, 0): a + c, (ALL, 1): b + d}
        if all(made[k] == n for k, n in seen.items()):
            for key, values in found.items():
                values.add(made[key])
    return found


@given(tables())
def test_no_small_count_is_printed_and_none_can_be_ruled_out(
    rows: list[list[int]],
) -> None:
    counts, adds = table_of(rows)
    hidden = left_out(counts, adds)
    for key, count in counts.items():
        if count < SMALLEST:
            assert key in hidden
            least, most = interval(key, counts, adds, hidden)
            assert least == 0
            assert most is None or most >= SMALLEST - 1


@pytest.mark.journey
@settings(max_examples=20)
@given(st.lists(st.integers(0, 6), min_size=4, max_size=4))
def test_an_attacker_who_tries_everything_cannot_tell_a_small_count(
    cells: list[int],
) -> None:
    rows = [cells[:2], cells[2:]]
    counts, adds = table_of(rows)
    hidden = left_out(counts, adds)
    fills = possible(rows, hidden, most=max(sum(cells), SMALLEST))
    for key, values in fills.items():
        if counts[key] < SMALLEST:
            assert {*range(SMALLEST)} <= values


@given(tables(most=400))
def test_what_is_large_and_alone_stays(rows: list[list[int]]) -> None:
    counts, adds = table_of([[n + SMALLEST for n in row] for row in rows])
    assert left_out(counts, adds) == frozenset()


@given(tables(), st.data())
def test_what_must_never_be_seen_is_not_worked_out(
    rows: list[list[int]], data: st.DataObject
) -> None:
    counts, adds = table_of([[n + SMALLEST for n in row] for row in rows])
    never = data.draw(st.sampled_from(sorted(counts)))
    hidden = left_out(counts, adds, never=[never])
    least, most = interval(never, counts, adds, hidden)
    assert least == 0
    assert most is None or most >= SMALLEST - 1


def test_one_small_count_takes_a_second_with_it() -> None:
    counts = {"a": 2, "b": 30, "c": 9, "all": 41}
    hidden = left_out(counts, [Adds("all", ("a", "b", "c"))])
    assert hidden == {"a", "c"}


def test_two_tables_that_share_a_sum_are_seen_together() -> None:
    counts = {"a": 2, "b": 30, "x": 12, "y": 20, "all": 32}
    adds = [Adds("all", ("a", "b")), Adds("all", ("x", "y"))]
    hidden = left_out(counts, adds)
    assert hidden >= {"a", "b"}
    assert interval("a", counts, adds, hidden)[0] == 0
