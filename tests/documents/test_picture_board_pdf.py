"""Boards on paper: exact, whole, without a colour where none is asked for."""

import re
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from itertools import product

import pypdfium2
import pytest
from pypdf import PdfReader

from sipdesk.content.openmoji import CREDIT, OpenMoji
from sipdesk.content.plain_words import hints
from sipdesk.content.symbols import SkinTone
from sipdesk.documents.pdf.picture_boards.render import render_board
from sipdesk.documents.pdf.picture_boards.stock import BoardPictures, SymbolSet
from sipdesk.documents.pdf.style import MM
from sipdesk.documents.picture_boards.shapes import Area
from sipdesk.documents.picture_boards.words import (
    CLOCK,
    DATE,
    NOT_YET,
    PRINT_AT_FULL_SIZE,
    PRINT_FOLDED,
)
from sipdesk.domain.picture_board import Cell, PageSize, PictureBoardKind, TextPlace
from sipdesk.domain.picture_drawing import BoardRemark, Flaw
from tests.documents.boards import (
    KINDS,
    LONGEST,
    TITLE,
    UNDER,
    board,
    cells,
    drawn,
    empty,
    image,
    images,
    letters,
    lines,
    operations,
    text_of,
    with_longest_words,
)
from tests.documents.reading import spoken
from tests.documents.samples import NOON
from tests.documents.standards import faults

K = PictureBoardKind
TO_CUT = (K.CARDS_45, K.CARDS_60, K.CARDS_90, K.WALLET, K.EMERGENCY, K.KEYRING)
SOUND = (
    K.GRID_5X3,
    K.ROWS,
    K.SCALE_3,
    K.EMERGENCY,
    K.TIMELINE,
    K.CARDS_45,
    K.WALLET,
    K.CIRCLE,
)
SIZES = {PageSize.A3: (297, 420), PageSize.A4: (210, 297), PageSize.A5: (148, 210)}
HAIR = 0.1  # millimetres
TURNED = "مرحبا"
OWN = "Egna bilder (skolan)"


def holds(outer: Area, inner: Area, by: float = 0.2) -> bool:
    return (
        inner.x >= outer.x - by
        and inner.y >= outer.y - by
        and inner.right <= outer.right + by
        and inner.bottom <= outer.bottom + by
    )


@pytest.mark.parametrize("size", PageSize)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_as_large_as_its_paper(
    kind: PictureBoardKind, size: PageSize
) -> None:
    made = drawn(empty(kind, size))
    for page, told in zip(PdfReader(BytesIO(made.data)).pages, made.pages, strict=True):
        box = page.mediabox
        wide, high = float(box.width) / MM, float(box.height) / MM
        assert (wide, high) == pytest.approx((told.width, told.height), abs=HAIR)
        assert sorted((wide, high)) == pytest.approx(SIZES[size], abs=HAIR)


@pytest.mark.parametrize("kind", TO_CUT)
def test_the_measure_of_a_sheet_to_cut_is_fifty_millimetres(
    kind: PictureBoardKind,
) -> None:
    data = drawn(empty(kind)).data
    assert "50 mm · Skriv ut i 100 %" in text_of(data)
    long = [x2 - x1 for x1, y1, x2, y2 in lines(data) if y1 == y2]
    assert any(length == pytest.approx(50, abs=HAIR) for length in long)


@pytest.mark.parametrize(
    ("kind", "size"), [*product(KINDS, [PageSize.A4]), (K.GRID_8X5, PageSize.A5)]
)
def test_the_longest_words_stay_in_their_slot(
    kind: PictureBoardKind, size: PageSize
) -> None:
    made = drawn(with_longest_words(kind, page=size))
    (page, *_) = made.pages
    seen = {slot.place: "" for slot in page.slots}
    for letter, where in letters(made.data):
        for slot in page.slots:
            middle = where.inset(0.4 * min(where.width, where.height))
            if slot.words and holds(slot.words, middle, 0) and not slot.is_copy:
                seen[slot.place] += letter if letter.isalpha() else ""
                assert holds(slot.words, where)
                assert holds(slot.frame, where, 0)
    expected = [re.sub(r"[^\w]", "", words) for words in LONGEST]
    for slot in page.slots[: len(LONGEST)]:
        assert seen[slot.place] in expected


def test_words_in_two_languages_that_fill_their_cells_are_printed_whole() -> None:
    words = "ordet " * 19 + "slut"
    full = [replace(cell, words=words, other=words) for cell in cells()[:40]]
    whole = replace(board(K.GRID_8X5, *full, page=PageSize.A5), language="so")
    made = drawn(whole)
    assert text_of(made.data).count("slut") == 80
    frames = [slot.frame for slot in made.pages[0].slots]
    outside = [
        letter
        for letter, where in letters(made.data)
        if frames[0].y < where.y < frames[-1].bottom
        and not any(holds(frame, where, 0) for frame in frames)
    ]
    assert outside == []
    assert {one.flaw for one in made.remarks} >= {Flaw.WORDS_TOO_LONG}


@pytest.mark.parametrize("kind", KINDS)
def test_each_page_says_who_drew_what_is_on_it(kind: PictureBoardKind) -> None:
    made = drawn(board(kind, *cells()[:45]))
    for number in range(len(made.pages)):
        text = text_of(made.data, number)
        assert f"Symboler: {CREDIT}." in text
        assert "Skriv ut i 100 %" in text


def test_who_drew_is_reckoned_from_what_is_on_the_page() -> None:
    one = replace(cells()[0], symbol="1F600")
    own = replace(one, source="school")
    pictures = BoardPictures(sets={"school": SymbolSet(OpenMoji(), OWN)})
    for shown, line in (
        ((one,), f"Symboler: {CREDIT}."),
        ((own,), f"Symboler: {OWN}."),
        ((one, own), f"Symboler: {CREDIT}; {OWN}."),
    ):
        assert line in text_of(drawn(board(K.GRID_2X2, *shown), pictures).data)
    hidden = drawn(board(K.GRID_2X2, replace(one, hidden=True))).data
    assert "Symboler" not in text_of(hidden)


@pytest.mark.parametrize("kind", KINDS)
def test_a_board_in_the_programs_own_symbols_has_no_raster(
    kind: PictureBoardKind,
) -> None:
    assert images(drawn(board(kind)).data) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_board_in_black_and_white_has_no_colour(kind: PictureBoardKind) -> None:
    data = drawn(board(kind, black=True, word_colours=True)).data
    mixed = [
        parts
        for parts, operator in operations(data)
        if operator in (b"rg", b"RG") and len({float(part) for part in parts}) > 1
    ]
    assert mixed == []
    (page, *_) = pypdfium2.PdfDocument(data)
    bitmap = page.render(force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRx)
    pixels = bytes(bitmap.buffer)
    assert pixels[0::4] == pixels[1::4] == pixels[2::4]


def test_a_words_colour_is_that_of_its_frame_and_only_when_asked_for() -> None:
    def colours(*, asked: bool) -> set[tuple[float, ...]]:
        words = [replace(cell, symbol="") for cell in cells()[:6]]
        data = drawn(board(K.GRID_3X2, *words, word_colours=asked)).data
        told = (parts for parts, operator in operations(data) if operator == b"RG")
        return {tuple(map(float, parts)) for parts in told}

    assert len({one for one in colours(asked=True) if len(set(one)) > 1}) == 6
    assert all(len(set(one)) == 1 for one in colours(asked=False))


@pytest.mark.journey
def test_every_concept_can_be_drawn() -> None:
    every = cells()
    for some in (every[:120], every[120:]):
        made = drawn(board(K.GRID_6X4, *some))
        assert {one.flaw for one in made.remarks} <= {
            Flaw.WORDS_TOO_LONG,
            Flaw.SYMBOL_TOO_SMALL,
        }
        shown = [slot for page in made.pages for slot in page.slots if slot.picture]
        assert len(shown) == len(some)


@pytest.mark.parametrize("kind", SOUND)
def test_a_board_meets_both_standards(kind: PictureBoardKind) -> None:
    assert faults(drawn(board(kind)).data) == []


def test_a_board_with_everything_meets_both_standards() -> None:
    photo, alone, turned = Cell("foto", photo="a"), cells()[0], cells()[1]
    whole = board(
        K.GRID_3X2,
        photo,
        replace(alone, words=""),
        replace(turned, other=TURNED),
        Cell("bara ord"),
        replace(cells()[4], hidden=True),
        Cell("genomskinlig", photo="b"),
        skin=SkinTone.DARK.value,
    )
    pictures = BoardPictures(
        {"a": image(900, 1200, "JPG"), "b": image(600, 600, "PNG", 0x803366CC)}
    )
    made = drawn(replace(whole, language="ar"), pictures)
    assert faults(made.data) == []
    assert len(images(made.data)) == 2
    assert faults(drawn(empty(K.CARDS_45)).data) == []


def test_a_symbol_with_words_is_told_by_them_and_one_alone_by_its_alt() -> None:
    with_words, other = cells()[:2]
    alone = replace(other, words="", alt="tummen upp")
    heard = spoken(drawn(board(K.GRID_2X2, with_words, alone)).data)
    assert [(one.tag, one.text, one.alt) for one in heard[:4]] == [
        ("H1", TITLE, ""),
        ("P", UNDER, ""),
        ("P", with_words.words, ""),
        ("Figure", "", "tummen upp"),
    ]


def test_a_board_without_words_is_told_by_the_words_of_its_cells() -> None:
    shown = board(K.GRID_2X2, *cells()[:2], text=TextPlace.NONE)
    made = drawn(shown)
    heard = [one.alt for one in spoken(made.data) if one.tag == "Figure"]
    assert heard == [cell.words for cell in cells()[:2]]
    assert cells()[0].words not in text_of(made.data).replace(TITLE, "")


def test_words_stand_over_or_under_their_picture() -> None:
    for place, over in ((TextPlace.OVER, True), (TextPlace.UNDER, False)):
        for slot in drawn(board(K.GRID_5X3, text=place)).pages[0].slots:
            assert slot.words
            assert slot.picture
            assert (slot.words.bottom <= slot.picture.y) is over
            assert (slot.picture.bottom <= slot.words.y) is not over


def test_all_pictures_of_a_board_have_one_size() -> None:
    for kind, side in ((K.GRID_2X2, 68), (K.GRID_4X3, 42), (K.GRID_5X3, 42)):
        slots = drawn(board(kind, *[Cell("ja", symbol="1F600")] * 2)).pages[0].slots
        assert {slot.picture.width for slot in slots if slot.picture} == {side}
    long = Cell(LONGEST[0], symbol="1F600")
    slots = drawn(board(K.GRID_5X3, long, *cells()[:8])).pages[0].slots
    assert {slot.picture.width for slot in slots if slot.picture} == {36}


def test_the_second_language_is_told_as_that_and_stands_below() -> None:
    whole = board(K.GRID_2X2, replace(cells()[0], other="Hello"))
    made = drawn(replace(whole, language="en"))
    heard = [one for one in spoken(made.data) if one.text == "Hello"]
    assert [one.lang for one in heard] == ["en"]
    text = text_of(made.data)
    assert text.index(cells()[0].words) < text.index("Hello")


def test_what_is_written_from_the_right_is_read_as_it_was_typed() -> None:
    whole = replace(board(K.ROWS, replace(cells()[0], other=TURNED)), language="ar")
    assert TURNED in [one.text for one in spoken(drawn(whole).data)]


def test_a_row_tells_its_box_its_time_and_its_words() -> None:
    row = replace(cells()[0], words="10.15 Vi säger hej")
    heard = spoken(drawn(board(K.AGENDA, row)).data)[2:5]
    assert [one.alt or one.text for one in heard] == [
        "Tom ruta",
        "10.15",
        "Vi säger hej",
    ]


def test_what_a_board_says_by_itself_is_plain() -> None:
    said = (CLOCK, DATE, NOT_YET, PRINT_AT_FULL_SIZE, PRINT_FOLDED)
    assert [hint for words in said for hint in hints(words)] == []
    heard = [one.text for one in spoken(drawn(board(K.AGENDA, cells()[0])).data)]
    assert CLOCK in heard


def test_a_hidden_cell_is_neither_seen_nor_heard() -> None:
    secret = Cell("hemligheten", symbol="1F600", hidden=True)
    made = drawn(board(K.GRID_2X2, secret, Cell("ja")))
    assert "hemligheten" not in text_of(made.data)
    assert [one.text for one in spoken(made.data)][2:] == ["ja"]
    assert made.pages[0].slots[0].picture is None


def test_copies_of_a_card_are_heard_once() -> None:
    heard = [one.text for one in spoken(drawn(board(K.WALLET, Cell("paus"))).data)]
    assert heard == ["paus"]


def test_a_photo_is_cropped_square_and_embedded_as_it_is() -> None:
    photo = image(1200, 800, "JPG")
    shown = board(K.GRID_2X2, Cell("foto", photo="a"))
    made = drawn(shown, BoardPictures({"a": photo}))
    (embedded,) = images(made.data)
    assert photo in {embedded._data, embedded.get_data()}
    slot = made.pages[0].slots[0]
    assert slot.picture
    assert slot.picture.width == slot.picture.height == 68
    assert made.remarks == ()


def test_a_photo_on_a_board_in_black_and_white_is_grey() -> None:
    shown = board(K.GRID_2X2, Cell("foto", photo="a"), black=True)
    made = drawn(shown, BoardPictures({"a": image(600, 600, "JPG")}))
    assert [one["/ColorSpace"] for one in images(made.data)] == ["/DeviceGray"]
    assert faults(made.data) == []


@pytest.mark.parametrize(
    ("kind", "cell", "flaw"),
    [
        (K.GRID_8X5, Cell("särskilt förordnad vårdnadshavare"), Flaw.WORDS_TOO_LONG),
        (K.GRID_8X5, Cell("a", symbol="E249+1F4CB"), Flaw.SYMBOL_TOO_SMALL),
        (K.GRID_2X2, Cell("a", photo="coarse"), Flaw.PHOTO_COARSE),
        (K.GRID_2X2, Cell("a", photo="gone"), Flaw.PICTURE_MISSING),
        (K.GRID_2X2, Cell("a", symbol="FFFF"), Flaw.PICTURE_MISSING),
        (K.GRID_2X2, Cell("a", symbol="1F600", source="x"), Flaw.PICTURE_MISSING),
        (K.GRID_2X2, Cell("a", photo="broken"), Flaw.PICTURE_MISSING),
        (K.GRID_2X2, Cell("a", photo="cut"), Flaw.PICTURE_MISSING),
    ],
)
def test_what_might_be_better_is_told_and_printed_all_the_same(
    kind: PictureBoardKind, cell: Cell, flaw: Flaw
) -> None:
    photos = {"coarse": image(100, 100, "PNG"), "broken": b"\xff\xd8no"}
    photos["cut"] = image(900, 900, "PNG")[:400]
    made = drawn(board(kind, cell), BoardPictures(photos))
    assert made.remarks == (BoardRemark(flaw, 0),)
    assert cell.words[:8] in text_of(made.data)


def test_a_board_that_fits_has_nothing_to_be_told_of() -> None:
    fine = BoardPictures({"a": image(700, 700, "PNG")})
    cell, photo = Cell("a", symbol="E249+1F4CB"), Cell("b", photo="a")
    assert drawn(board(K.GRID_2X2, cell, photo), fine).remarks == ()


def test_the_same_board_is_the_same_file_and_tells_no_name_but_its_title() -> None:
    whole = replace(board(K.GRID_2X2), case="case-1", id="Ronja")
    one, other = drawn(whole), drawn(whole)
    assert one.data == other.data
    about = PdfReader(BytesIO(one.data)).metadata
    assert about is not None
    assert about.title == TITLE
    assert b"Ronja" not in one.data
    assert b"case-1" not in one.data
    later = render_board(whole, NOON + timedelta(days=1))
    assert later.pages == one.pages
