from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.content.swedish import (
    clock,
    counted,
    day_and_time,
    days_unbroken,
    file_word,
    hyphen_points,
    listing,
    long_date,
    short_date,
    sort_key,
)


def test_a_date_is_written_out_with_its_weekday() -> None:
    assert long_date(date(2026, 12, 3)) == "torsdag 3 december 2026"


def test_a_date_for_a_narrow_column_has_a_short_month() -> None:
    assert short_date(date(2026, 12, 3)) == "3 dec 2026"
    assert short_date(date(2027, 3, 1)) == "1 mars 2027"


def test_a_day_stays_with_its_month_and_nothing_else_does() -> None:
    said = "2 feb, 12 november och 3 mars; 3 dagar, 1 majonnäs"
    held = days_unbroken(said)
    assert held.split(" ")[:3] == [
        "2\N{NO-BREAK SPACE}feb,",
        "12\N{NO-BREAK SPACE}november",
        "och",
    ]
    assert held.endswith("; 3 dagar, 1 majonnäs")
    assert held.replace("\N{NO-BREAK SPACE}", " ") == said


def test_a_clock_time_has_a_full_stop_and_two_figures() -> None:
    assert clock(time(13)) == "13.00"
    assert clock(time(8, 5, 59)) == "08.05"


def test_a_meeting_has_a_day_and_a_time() -> None:
    written = day_and_time(date(2026, 12, 3), time(13))
    assert written == "torsdag 3 december 2026 klockan 13.00"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), ""),
        (("a",), "a"),
        (("a", "b"), "a och b"),
        (("a", "b", "c"), "a, b och c"),
    ],
)
def test_words_are_listed_as_in_a_sentence(
    words: tuple[str, ...], sentence: str
) -> None:
    assert listing(words) == sentence


def test_a_list_may_be_a_choice() -> None:
    assert listing(("ja", "nej", "vet inte"), "eller") == "ja, nej eller vet inte"


def test_a_file_is_called_what_every_system_takes() -> None:
    assert file_word("Påtalande av behov") == "patalande-av-behov"
    assert file_word("SiS hälso- och sjukvård") == "sis-halso-och-sjukvard"
    assert file_word("Närstående") == "narstaende"


def test_only_one_is_singular() -> None:
    assert counted(1, "möte", "möten") == "1 möte"
    assert counted(0, "möte", "möten") == "0 möten"
    assert counted(2, "möte", "möten") == "2 möten"


def test_names_sort_as_in_a_swedish_register() -> None:
    names = ["Örn", "Åsa", "Zara", "Ärla", "Myra", "Müller", "Eva", "Édith", "Adam"]
    register = ["Adam", "Édith", "Eva", "Müller", "Myra", "Zara", "Åsa", "Ärla", "Örn"]
    assert sorted(names, key=sort_key) == register


def test_sorting_sees_neither_case_nor_how_a_letter_is_composed() -> None:
    assert sort_key("ÅSA") == sort_key("a\N{COMBINING RING ABOVE}sa")


@given(st.text(alphabet="abcxyzåäöÅÄÖéEZ ", max_size=8))
def test_letters_after_z_come_after_every_other(text: str) -> None:
    assert sort_key("z" + text) < sort_key("å") < sort_key("ä") < sort_key("ö")


def test_a_long_word_is_divided_before_a_consonant_and_a_vowel() -> None:
    word = "behandlingssekreterare"
    points = hyphen_points(word)
    assert "behandlings|sekreterare" in {f"{word[:p]}|{word[p:]}" for p in points}


@pytest.mark.journey
@given(st.text(max_size=30))
def test_a_division_leaves_three_letters_on_either_side(word: str) -> None:
    assert all(3 <= point <= len(word) - 3 for point in hyphen_points(word))


def test_a_number_is_not_divided() -> None:
    assert hyphen_points("070-1740605") == ()
