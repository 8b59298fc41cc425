"""Boards in one file, and a story that is folded in the middle."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from sipdesk.documents.pdf.picture_boards.booklet import (
    render_booklet,
    render_folded,
    saddle_order,
)
from sipdesk.documents.pdf.style import MM
from sipdesk.domain.picture_board import Cell, PictureBoardKind
from tests.documents.boards import TITLE, board, cells, text_of
from tests.documents.reading import spoken
from tests.documents.samples import NOON
from tests.documents.standards import faults

K = PictureBoardKind
WORDS = ("ett", "två", "tre", "fyra", "fem")
STORY = [Cell(f"Sida {word}.", symbol="1F600") for word in WORDS]


def test_a_booklet_has_a_cover_and_each_board_its_tab() -> None:
    boards = (board(K.GRID_2X2), board(K.ROWS), board(K.CARDS_45, *cells()[:21]))
    made = render_booklet("Min samtalsbok", boards, NOON)
    assert made.pages == 5
    assert len(made.remarks) == 3
    assert faults(made.data) == []
    cover = text_of(made.data)
    assert cover.startswith("Min samtalsbok")
    assert cover.count(TITLE) == 3
    tabs = [text_of(made.data, page)[-1] for page in range(1, 5)]
    assert tabs == ["1", "2", "3", "3"]
    told = [(one.tag, one.text) for one in spoken(made.data)]
    assert told[0] == ("H1", "Min samtalsbok")
    assert [tag for tag, text in told if text == TITLE] == ["P", "P", "P", "H2", "H2"]
    titles = PdfReader(BytesIO(made.data)).outline
    assert titles[0]["/Title"] == "Min samtalsbok"  # type: ignore[call-overload]


def test_a_booklet_without_boards_is_a_cover() -> None:
    made = render_booklet("", (), NOON)
    assert (made.pages, made.remarks) == (1, ())
    assert faults(made.data) == []


@pytest.mark.parametrize(
    ("count", "sides"),
    [
        (1, [(3, 0), (1, 2)]),
        (4, [(3, 0), (1, 2)]),
        (5, [(7, 0), (1, 6), (5, 2), (3, 4)]),
        (8, [(7, 0), (1, 6), (5, 2), (3, 4)]),
    ],
)
def test_pages_are_put_on_paper_in_the_order_of_a_folded_booklet(
    count: int, sides: list[tuple[int, int]]
) -> None:
    assert list(saddle_order(count)) == sides


def test_a_folded_story_is_two_pages_up_and_read_in_its_own_order() -> None:
    made = render_folded(board(K.STORY, *STORY), NOON)
    assert faults(made.data) == []
    pages = PdfReader(BytesIO(made.data)).pages
    boxes = {(page.mediabox.width / MM, page.mediabox.height / MM) for page in pages}
    assert len(pages) == 4
    assert all(box == pytest.approx((297, 210), abs=0.1) for box in boxes)
    heard = [one.text for one in spoken(made.data)]
    assert [text for text in heard if text.startswith("Sida")] == [
        cell.words for cell in STORY
    ]
    assert "Sida ett." in text_of(made.data, 0)
    assert "Sida två." in text_of(made.data, 1)
    assert "vänd längs kortsidan" in text_of(made.data, 0)


def test_only_a_story_is_folded() -> None:
    with pytest.raises(ValueError, match="story"):
        render_folded(board(K.ROWS), NOON)
