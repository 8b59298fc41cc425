import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.ui.widgets.plain import clean


@given(st.text())
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    once = clean(text, lines=True)
    assert clean(once, lines=True) == once


@given(st.text())
def test_no_control_character_is_left_on_one_line(text: str) -> None:
    left = {unicodedata.category(letter) for letter in clean(text, lines=False)}
    assert not left & {"Cc", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc\u2029d", "a\nb\nc\nd"),
        ("rad\tett\x00\x07\x1b[31m", "rad\tett[31m"),
        ("<b>Åsa</b> & Örjan 👩‍👧", "<b>Åsa</b> & Örjan 👩‍👧"),
        ("anna\u202egnp.exe", "annagnp.exe"),
    ],
)
def test_line_breaks_and_tabs_stay_and_the_invisible_goes(
    typed: str, kept: str
) -> None:
    assert clean(typed, lines=True) == kept


def test_one_line_takes_breaks_for_spaces() -> None:
    assert clean("Anna\nLind\tström", lines=False) == "Anna Lind ström"
