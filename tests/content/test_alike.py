from hypothesis import given
from hypothesis import strategies as st

from sipdesk.content.alike import MANY, gather, some_names

ROWS = st.lists(st.tuples(st.sampled_from("abc"), st.integers()), unique=True)


@given(ROWS)
def test_no_row_is_left_out_and_none_is_there_twice(
    rows: list[tuple[str, int]],
) -> None:
    gathered = gather(rows, lambda row: row[0])
    assert sorted(row for together in gathered for row in together) == sorted(rows)


@given(ROWS)
def test_only_many_of_a_kind_stand_together_and_all_of_them(
    rows: list[tuple[str, int]],
) -> None:
    kinds = [kind for kind, _ in rows]
    for together in gather(rows, lambda row: row[0]):
        assert len({kind for kind, _ in together}) == 1
        count = kinds.count(together[0][0])
        assert len(together) == (count if count >= MANY else 1)


@given(ROWS)
def test_they_stand_where_the_first_of_them_stood(rows: list[tuple[str, int]]) -> None:
    places = [rows.index(one[0]) for one in gather(rows, lambda row: row[0])]
    assert places == sorted(places)


def test_the_first_names_are_said_and_how_many_more_there_are() -> None:
    assert some_names(["Elsa", "Olle", "Elsa"]) == "Elsa och Olle"
    assert some_names(["Elsa", "Olle", "Ali", "Maja"]) == "Elsa, Olle, Ali och Maja"
    assert some_names([*"abcde"]) == "a, b, c och 2 till"
