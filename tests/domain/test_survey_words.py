"""What in own words may point somebody out, and what is left when it is masked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.free_text import Names, names_of
from sipdesk.domain.survey_words import MASK, Points, masked, pointing

NAMES = names_of(["Malte Skisslund", "Bo Berg"], (), {"bo", "bos", "berg", "bergs"})
NUMBER, NAME = Points.NUMBER, Points.NAME


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Malte lyssnade.", [(NAME, "Malte")]),
        ("hos maltes mamma", [(NAME, "maltes")]),
        ("Jag vill bo hos Bo.", [(NAME, "Bo")]),
        ("060709-2384", [(NUMBER, "060709-2384")]),
        ("ring 070-123 45 67", [(NUMBER, "070-123 45 67")]),
        ("+46 70 123 45 67 kväll", [(NUMBER, "+46 70 123 45 67")]),
        ("08-123 456 78", [(NUMBER, "08-123 456 78")]),
        (
            "Malte 0701234567 Malte",
            [(NAME, "Malte"), (NUMBER, "0701234567")] * 1 + [(NAME, "Malte")],
        ),
        ("Det var bra.", []),
        ("Klockan 08.30 till 10.00, 3 gånger", []),
        ("Den 2026-03-02 kl. 09.00", []),
        ("10 000 kronor", []),
        ("0-1-2", []),
    ],
)
def test_a_name_or_a_number_is_found_as_it_stands(
    text: str, found: list[tuple[Points, str]]
) -> None:
    assert list(pointing(text, NAMES)) == found


def test_what_may_point_somebody_out_is_masked_and_the_rest_is_kept() -> None:
    text = "Malte sa att jag kan ringa 070-123 45 67, inte 060709-2384."
    assert masked(text, NAMES) == f"{MASK} sa att jag kan ringa {MASK}, inte {MASK}."
    assert masked("Jag vill hem.", NAMES) == "Jag vill hem."


@given(st.text(alphabet="Malte Bo0123456789-+.åÅ\n", max_size=60))
def test_nothing_is_left_to_find_of_what_was_found(text: str) -> None:
    for _, word in pointing(text, NAMES):
        assert word.strip()
    left = masked(text, NAMES)
    found = [word for kind, word in pointing(left, NAMES) if kind is NAME]
    # A name of every day may begin a sentence once what stood before it is gone.
    assert not [word for word in found if word.casefold() not in NAMES.ordinary]


@given(st.text(max_size=60))
def test_of_nobody_known_only_numbers_are_found(text: str) -> None:
    assert all(kind is NUMBER for kind, _ in pointing(text, Names()))
