"""Where keys go on a board, and what comes next."""

from dataclasses import replace
from datetime import UTC, datetime

from sipdesk.documents.pdf.picture_boards.render import render_board
from sipdesk.domain.picture_board import EMPTY, Cell, PictureBoard, PictureBoardKind
from sipdesk.ui.board_editor.places import (
    Spot,
    Way,
    first_place,
    moved,
    next_empty,
    spots,
)
from sipdesk.usecases.picture_drawing import _told

WORD = Cell("Ord")


def board(kind: PictureBoardKind, *cells: Cell) -> PictureBoard:
    return PictureBoard("board", kind, "Tavla", cells=cells)


def drawn(of: PictureBoard) -> tuple[Spot, ...]:
    made = datetime(2026, 3, 2, tzinfo=UTC)
    return spots(of, _told(render_board(of, made)).pages)


def test_an_empty_grid_has_all_its_places() -> None:
    there = drawn(board(PictureBoardKind.GRID_4X3))
    assert [spot.place for spot in there] == list(range(12))


def test_a_full_grid_has_a_place_that_begins_the_next_page() -> None:
    there = drawn(board(PictureBoardKind.GRID_2X2, *[WORD] * 4))
    assert [spot.place for spot in there] == [0, 1, 2, 3, 4]
    assert (there[-1].page, there[-1].slot) == (1, None)


def test_rows_have_one_free_place_after_the_last() -> None:
    there = drawn(board(PictureBoardKind.ROWS, WORD, WORD))
    assert [(spot.place, spot.is_free) for spot in there] == [
        (0, False),
        (1, False),
        (2, True),
    ]


def test_copies_of_a_card_are_one_place() -> None:
    there = drawn(board(PictureBoardKind.KEYRING, WORD))
    assert len({spot.place for spot in there}) == len(there)


def test_a_mat_has_its_three_heads_and_no_more() -> None:
    there = drawn(board(PictureBoardKind.MAT, WORD, WORD, WORD))
    assert [spot.place for spot in there] == [0, 1, 2]


def test_arrows_go_to_the_neighbour_and_stay_at_the_edge() -> None:
    there = drawn(board(PictureBoardKind.GRID_4X3))
    steps = {
        (0, Way.RIGHT): 1,
        (0, Way.DOWN): 4,
        (5, Way.UP): 1,
        (5, Way.LEFT): 4,
        (4, Way.LEFT): 3,
        (3, Way.RIGHT): 4,
        (0, Way.UP): 0,
        (0, Way.LEFT): 0,
        (6, Way.FIRST): 0,
        (6, Way.LAST): 11,
    }
    assert {step: moved(there, *step) for step in steps} == steps


def test_down_from_the_last_row_goes_to_the_next_page_and_up_comes_back() -> None:
    there = drawn(board(PictureBoardKind.GRID_2X2, *[WORD] * 6))
    assert moved(there, 3, Way.DOWN) == 4
    assert moved(there, 4, Way.UP) == 3


def test_the_next_empty_place_is_after_the_one_that_was_filled() -> None:
    gap = board(PictureBoardKind.GRID_4X3, WORD, EMPTY, WORD, WORD)
    assert next_empty(gap, 0) == 1
    assert next_empty(gap, 1) == 4
    assert next_empty(board(PictureBoardKind.MAT, WORD, WORD, WORD), 2) == 2


def test_a_full_board_and_one_of_the_case_begin_at_their_first_place() -> None:
    kind = PictureBoardKind
    full = board(kind.GRID_2X2, *[WORD] * 4)
    begun = board(kind.GRID_2X2, WORD, WORD)
    live = replace(begun, made_from="who-does-what")
    rows = board(kind.AGENDA, WORD, WORD)
    mat = board(kind.MAT, WORD, WORD, WORD)
    new = board(kind.GRID_4X3)
    firsts = [first_place(one) for one in (full, begun, live, rows, mat, new)]
    assert firsts == [0, 2, 0, 0, 0, 0]
