"""Places of a picture board: what is moved is moved, and all else stays."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.home_word import WORD_LONGEST, home_word
from sipdesk.domain.picture_board import (
    EMPTY,
    MOST_CELLS,
    PILL,
    STORY_LONGEST,
    TITLE_LONGEST,
    WORDS_LONGEST,
    Cell,
    PictureBoard,
    PictureBoardKind,
    check_board,
)

CELLS = st.sampled_from([EMPTY, *(Cell(word) for word in ("Skola", "Hem", "Paus"))])
FILLED = CELLS.filter(lambda cell: not cell.is_empty)
PLACES = st.integers(0, 12)


@st.composite
def boards(draw: st.DrawFn) -> PictureBoard:
    """Boards as they are made: by putting cells on places."""
    board = PictureBoard("board", PictureBoardKind.GRID_5X3, "Tavla")
    for place, cell in draw(st.lists(st.tuples(PLACES, FILLED), max_size=6)):
        board = board.put(place, cell)
    return board


def seen(board: PictureBoard, places: int = 30) -> list[Cell]:
    """What stands on the first places, also where nothing does."""
    return [board.at(place) for place in range(places)]


@given(boards(), PLACES, CELLS)
def test_put_changes_one_place_alone(
    board: PictureBoard, place: int, cell: Cell
) -> None:
    wanted = seen(board)
    wanted[place] = cell
    assert seen(board.put(place, cell)) == wanted


@given(boards(), PLACES, PLACES)
def test_a_swap_changes_two_places_and_twice_is_nothing(
    board: PictureBoard, one: int, other: int
) -> None:
    wanted = seen(board)
    wanted[one], wanted[other] = wanted[other], wanted[one]
    swapped = board.swap(one, other)
    assert seen(swapped) == wanted
    assert swapped.swap(one, other) == board


@given(boards(), PLACES, FILLED)
def test_what_is_put_in_can_be_taken_out_again(
    board: PictureBoard, place: int, cell: Cell
) -> None:
    at = min(place, len(board.cells))
    more = board.insert(at, cell)
    assert seen(more) == [*seen(board)[:at], cell, *seen(board)[at:-1]]
    assert more.take_out(at) == board


@given(boards(), PLACES)
def test_what_is_taken_out_leaves_no_gap(board: PictureBoard, place: int) -> None:
    before = seen(board, 31)
    assert seen(board.take_out(place)) == [*before[:place], *before[place + 1 :]]


@given(boards(), PLACES, PLACES, CELLS)
def test_no_edit_leaves_an_empty_cell_last(
    board: PictureBoard, one: int, other: int, cell: Cell
) -> None:
    edited = board.put(one, cell).swap(one, other).take_out(other).insert(one, cell)
    assert not edited.cells or not edited.cells[-1].is_empty
    assert replace(edited, cells=board.cells) == board


@given(boards())
def test_a_template_made_of_a_board_tells_of_nobody_and_keeps_its_places(
    board: PictureBoard,
) -> None:
    of_case = replace(board, title="Alvas tavla", case="case")
    named = of_case.put(1, Cell("Alva")).put(3, Cell("Mamma", personal=True))
    photo = named.put(5, Cell("Jag", photo="photo"))
    template = photo.as_template(lambda text: "Alva" in text)
    assert (template.case, template.title, template.under) == ("", "", "")
    assert not template.is_personal
    wanted = seen(board)
    wanted[1] = wanted[3] = wanted[5] = EMPTY
    assert seen(template) == wanted
    check_board(replace(template, title="Mall"))


@pytest.mark.parametrize(
    ("code", "board"),
    [
        ("picture-board-without-title", {"title": " "}),
        ("picture-board-too-long", {"title": "x" * (TITLE_LONGEST + 1)}),
        ("picture-board-too-long", {"cells": (Cell("x" * (WORDS_LONGEST + 1)),)}),
        ("picture-board-full", {"cells": (Cell("x"),) * (MOST_CELLS + 1)}),
        ("picture-board-crossed-pill", {"cells": (Cell(symbol=f"{PILL}!inte"),)}),
        (
            "picture-board-crossed-pill",
            {"cells": (Cell(symbol=f"{PILL}+{PILL}!inte"),)},
        ),
        ("picture-board-crossed-pill", {"cells": (Cell(symbol=f"{PILL}+A!inte"),)}),
        ("picture-board-personal", {"cells": (Cell("Alva", personal=True),)}),
        ("picture-board-personal", {"cells": (Cell("Jag", photo="photo"),)}),
    ],
)
def test_what_may_not_be_kept_is_refused(code: str, board: dict[str, object]) -> None:
    made = PictureBoard("board", PictureBoardKind.GRID_2X2, "Tavla")
    with pytest.raises(RuleBroken) as refused:
        check_board(replace(made, **board))  # type: ignore[arg-type]
    assert refused.value.code == code


def test_a_pill_that_is_not_what_is_crossed_out_may_be_kept() -> None:
    for symbol in (PILL, f"{PILL}+A", f"1F489+{PILL}!inte", "A!inte"):
        cells = (Cell(symbol=symbol),)
        check_board(PictureBoard("b", PictureBoardKind.GRID_2X2, "Tavla", cells=cells))


def test_a_story_may_have_sentences() -> None:
    story = PictureBoard("b", PictureBoardKind.STORY, "Berättelse")
    check_board(story.put(0, Cell("x" * STORY_LONGEST)))


def test_a_home_s_word_is_one_whatever_case_it_is_typed_in() -> None:
    assert home_word("  Stora   Gläntan ", "skola").id == "stora gläntan"
    for typed, code in (
        ("  ", "home-word-empty"),
        ("x" * (WORD_LONGEST + 1), "home-word-too-long"),
    ):
        with pytest.raises(RuleBroken) as refused:
            home_word(typed, "skola")
        assert refused.value.code == code
