"""Any board whatever: drawn, sound, and nothing of it outside its place."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sipdesk.documents.pdf.picture_boards.stock import BoardPictures
from sipdesk.domain.picture_board import (
    Cell,
    Look,
    PageSize,
    PictureBoard,
    PictureBoardKind,
    TextPlace,
    WordColour,
)
from tests.documents.boards import drawn, image
from tests.documents.standards import faults

HAIR = 0.01
PICTURES = BoardPictures({"photo": image(200, 300, "JPG")})
SYMBOLS = ("", "1F600", "E249+1F4CB", "1F48A!inte", "face:0.5", "face:9", "no symbol")
words = st.one_of(
    st.text(max_size=120),
    st.sampled_from(("", "x" * 120, "två\nrader", " ", "مرحبا بكم", "<b>&amp;")),
)
cells = st.builds(
    Cell,
    words=words,
    other=words,
    symbol=st.sampled_from(SYMBOLS),
    photo=st.sampled_from(("", "", "photo", "gone")),
    alt=words,
    colour=st.sampled_from(WordColour),
    hidden=st.booleans(),
)
looks = st.builds(
    Look,
    st.sampled_from(PageSize),
    st.sampled_from(TextPlace),
    st.booleans(),
    st.booleans(),
    st.sampled_from(("", "1F3FF")),
)
boards = st.builds(
    PictureBoard,
    st.just("board"),
    st.sampled_from(PictureBoardKind),
    words,
    words,
    st.lists(cells, max_size=45).map(tuple),
    looks,
    st.sampled_from(("", "ar", "so")),
)


@pytest.mark.journey
@settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(boards)
def test_any_board_is_sound_and_each_thing_in_its_place(board: PictureBoard) -> None:
    made = drawn(board, PICTURES)
    assert faults(made.data) == []
    for page in made.pages:
        for slot in page.slots:
            for area in filter(None, (slot.words, slot.picture)):
                assert area.x >= slot.frame.x - HAIR
                assert area.y >= slot.frame.y - HAIR
                assert area.right <= slot.frame.right + HAIR
                assert area.bottom <= slot.frame.bottom + HAIR
