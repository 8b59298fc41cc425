"""Personnummer and samordningsnummer, as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.identity import (
    check_digit,
    is_coordination_number,
    parse_number,
    written_number,
)

TODAY = date(2026, 3, 2)
CENTENARIAN = "189002099811"  # published for testing
YOUNG = "200607092384"  # published for testing


@pytest.mark.parametrize(
    "text",
    [
        "200607092384",
        "20060709-2384",
        "20060709 2384",
        "060709-2384",
        "0607092384",
        " 06 07 09 - 23 84 ",
        "060709\u20132384",
    ],
)
def test_every_common_way_to_write_it_is_read(text: str) -> None:
    assert parse_number(text, TODAY) == YOUNG


def test_a_plus_means_a_hundred_years_or_more() -> None:
    assert parse_number("900209+9811", TODAY) == CENTENARIAN
    assert parse_number("18900209-9811", TODAY) == CENTENARIAN


def test_a_missing_number_is_allowed() -> None:
    assert parse_number("   ", TODAY) == ""
    assert written_number("") == ""


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("20060709-2385", "number-check-digit"),
        ("20061309-2384", "number-date"),
        ("20060732-2384", "number-date"),
        ("saknas", "number-form"),
        ("20060709-238", "number-form"),
        ("\u0662\u0660\u0660\u066007092384", "number-form"),
    ],
)
def test_what_is_wrong_is_told_apart(text: str, rule: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        parse_number(text, TODAY)
    assert refused.value.code == rule
    assert refused.value.field == "number"


@st.composite
def numbers(draw: st.DrawFn, plus_days: int) -> str:
    """Make valid numbers that belong to nobody in particular; never committed."""
    born = draw(st.dates(date(1930, 1, 1), TODAY))
    day = f"{born:%Y%m}{born.day + plus_days:02}"
    nine = day[2:] + f"{draw(st.integers(0, 999)):03}"
    return f"{day[:2]}{nine}{check_digit(nine)}"


@given(numbers(60))
def test_a_coordination_number_is_told_by_its_day(digits: str) -> None:
    assert parse_number(digits, TODAY) == digits
    assert is_coordination_number(digits)


@given(numbers(0))
def test_writing_and_reading_give_the_number_back(digits: str) -> None:
    assert parse_number(written_number(digits), TODAY) == digits
    assert not is_coordination_number(digits)


@given(numbers(0), st.integers(2, 10), st.integers(1, 9))
def test_one_wrong_digit_is_always_seen(digits: str, place: int, more: int) -> None:
    wrong = str((int(digits[place]) + more) % 10)
    with pytest.raises(RuleBroken):
        parse_number(digits[:place] + wrong + digits[place + 1 :], TODAY)


@given(st.text())
def test_no_text_is_a_bug(text: str) -> None:
    try:
        digits = parse_number(text, TODAY)
    except RuleBroken:
        return
    assert digits == "" or digits.isdigit()
