"""Pictures of one's own: what they are called, and when they stand for ours."""

from sipdesk.domain.picture_board import Cell, PictureBoard, PictureBoardKind
from sipdesk.domain.picture_source import (
    MOST_WORDS,
    WORD_LONGEST,
    code_of,
    in_first_hand,
    said_by,
    sources_of,
)

OURS = Cell("Skola", symbol="1F3EB", alt="skola")


def board(*cells: Cell) -> PictureBoard:
    return PictureBoard("b", PictureBoardKind.GRID_2X2, "Tavla", cells=cells)


def test_a_symbol_has_one_code_in_every_home_however_its_name_is_written() -> None:
    assert code_of("Glänta") == code_of(" glänta ") == code_of("gla\u0308nta")
    assert code_of("glänta") != code_of("glanta")
    assert set(code_of("glänta")) <= set("0123456789ABCDEF")


def test_words_are_kept_once_and_only_those_that_can_be_read() -> None:
    said = said_by([" en  hund ", "en hund", "", "a\x07b", "\ud800", "x" * 81, "katt"])
    assert said == ("en hund", "katt")
    assert len(said_by(f"ord {n}" for n in range(90))) == MOST_WORDS
    assert said_by(["x" * WORD_LONGEST]) == ("x" * WORD_LONGEST,)


def test_what_is_put_first_stands_for_the_same_picture_and_for_no_other() -> None:
    first = {(OURS.symbol, OURS.alt): ("bank", "ABC")}
    other = Cell("Annan", symbol=OURS.symbol, alt="annat")
    theirs = Cell("Egen", symbol=OURS.symbol, source="x", alt=OURS.alt)
    shown = in_first_hand(board(OURS, other, theirs, Cell("ord")), first)
    assert [(one.source, one.symbol) for one in shown.cells] == [
        ("bank", "ABC"),
        ("", OURS.symbol),
        ("x", OURS.symbol),
        ("", ""),
    ]
    assert [one.words for one in shown.cells] == ["Skola", "Annan", "Egen", "ord"]


def test_a_board_tells_the_sources_it_shows() -> None:
    shows = Cell("Egen", symbol="ABC", source="x")
    assert sources_of([board(OURS, shows), board(Cell("ord", source="y"))]) == {"x"}
