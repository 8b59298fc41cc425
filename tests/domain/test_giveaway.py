"""What gives a place away is found however it was written, and nothing else is."""

import re
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.giveaway import (
    Giveaway,
    GiveawayKind,
    SearchedText,
    plain_number,
)

HOME: Final = Giveaway("Ungdomshemmet Påhittsgården", GiveawayKind.HOME)
NAME: Final = Giveaway("Karin Exempel", GiveawayKind.STAFF)
PHONE: Final = Giveaway("000-123 45 67", GiveawayKind.NUMBER)
FILLING: Final = st.text(st.sampled_from("abåö ABÅÖ.,-()0123456789\n"), max_size=40)
BREAKS: Final = ("\u00ad", "\u00ad\n", "-\n", "-\r\n   ", "\u200b", "\u2060")
BLANKS: Final = (" ", "\u00a0", "\n", "\r\n", "  \n ", "\u2009")


def holds(text: str, giveaway: Giveaway) -> bool:
    return SearchedText.of(text).holds(giveaway)


@st.composite
def written(draw: st.DrawFn, words: str) -> str:
    """Write words as paper and people do: broken, spaced, in capitals, in genitive."""
    dresses = (words, words.upper(), words.lower(), words.title())
    told = ""
    for letter in draw(st.sampled_from(dresses)):
        told += draw(st.sampled_from(BLANKS)) if letter == " " else letter
    at = draw(st.integers(1, len(told) - 1))
    if told[at - 1 : at + 1].isalpha():
        told = told[:at] + draw(st.sampled_from(BREAKS)) + told[at:]
    return told + draw(st.sampled_from(["", "s", "."]))


@given(FILLING, written(HOME.words), FILLING)
def test_a_name_is_found_in_any_dress(before: str, name: str, after: str) -> None:
    assert holds(f"{before} {name} {after}", HOME)


@given(st.data(), st.integers(1, 26))
def test_a_long_name_is_found_with_a_gap_where_a_page_sets_it_wide(
    data: st.DataObject, at: int
) -> None:
    words = HOME.words
    gap = data.draw(st.sampled_from(BLANKS))
    assert holds(f"Ring {words[:at]}{gap}{words[at:]} idag.", HOME)


@pytest.mark.parametrize(
    "text",
    [
        "på påhitts\u00adgården idag",
        "på Påhitts-\ngården idag",
        "på Pa\u030ahittsga\u030arden idag",
        "på PÅHITTSGÅRDENS gård",
        "NärvarandePåhittsgården",
        "på Påhittsgårdenskolan",
        "(Påhittsgården)",
    ],
)
def test_a_homes_name_is_found(text: str) -> None:
    assert holds(text, Giveaway("Påhittsgården", GiveawayKind.HOME, begins=True))


def test_a_ligature_hides_nothing() -> None:
    assert holds("på So\ufb01elund", Giveaway("Sofielund", GiveawayKind.HOME))


@pytest.mark.parametrize(
    ("giveaway", "text"),
    [
        (NAME, "Karin ringer, till exempel på måndag."),
        (NAME, "Anna-Karin Exempelsson"),
        (Giveaway("Exempel", GiveawayKind.STAFF, as_name=True), "Till exempel BUP."),
        (Giveaway("Vara", GiveawayKind.TOWN, as_name=True), "Den kan vara stängd."),
        (Giveaway("Eken", GiveawayKind.DEPARTMENT), "Veken brann. E ken. Eke n"),
        (Giveaway("Exempelby", GiveawayKind.TOWN), "Till exempel bytte de skola."),
        (Giveaway("Rum 3", GiveawayKind.ROOM), "I rum 31 och 32."),
    ],
)
def test_what_only_looks_like_it_is_left_alone(giveaway: Giveaway, text: str) -> None:
    assert not holds(text, giveaway)


def test_nothing_is_read_across_from_one_text_to_the_next() -> None:
    assert not SearchedText.of("Hej Karin", "Exempel").holds(NAME)
    assert SearchedText.of("Hej", "Karin Exempel").holds(NAME)


@given(
    st.sampled_from(["0001234567", "+46001234567", "0046001234567", "46(0)001234567"]),
    st.lists(st.sampled_from([" ", "-", "\u00a0", ".", "", " - "]), min_size=20),
    FILLING.filter(lambda text: not re.search(r"\d", text)),
)
def test_a_number_is_found_in_any_grouping(
    number: str, between: list[str], filling: str
) -> None:
    told = "".join(
        f"{sign}{gap if sign.isdigit() and '(' not in number else ''}"
        for sign, gap in zip(number, between, strict=False)
    )
    assert holds(f"Ring {told.rstrip(' -.')} {filling}", PHONE)


@pytest.mark.parametrize(
    "text",
    [
        "000\u2011123\u201145\u201167",
        "000\u2212123 45 67",
        "000\t123 45 67",
        "000\u00b71234567",
        "000, 123 45 67",
        "000_123_45_67",
        "000 \u2014 123 45 67",
        "\u0660\u0660\u0660-\u0661\u0662\u0663 \u0664\u0665 \u0666\u0667",
    ],
)
def test_a_number_is_found_whatever_parts_it(text: str) -> None:
    assert holds(f"Ring {text} idag.", PHONE)


@pytest.mark.parametrize("text", ["123 45", "12345", "SE-123 45", "12, 123 45 Dikt"])
def test_a_postcode_is_found_alone(text: str) -> None:
    assert holds(f"Skicka till {text}.", Giveaway("123 45", GiveawayKind.POSTCODE))


@pytest.mark.parametrize("text", ["000-123 45 67", "2026-12345", "123 456", "0123 45"])
def test_a_postcode_inside_another_number_is_none(text: str) -> None:
    assert not holds(text, Giveaway("123 45", GiveawayKind.POSTCODE))


@pytest.mark.parametrize(
    "text",
    [
        "59.3293, 18.0686",
        "N 59,32932 E 18,06860",
        "https://maps.app.goo.gl/x9",
        "www.google.com/maps/@1",
        "https://www.hitta.se/kartan",
    ],
)
def test_a_point_on_a_map_is_found(text: str) -> None:
    assert holds(f"Se {text} här.", Giveaway("", GiveawayKind.MAP))


@pytest.mark.parametrize("text", ["kl. 13.00, 18.30", "59.5, 18.5", "55,1234"])
def test_a_time_or_a_sum_is_no_point_on_a_map(text: str) -> None:
    assert not holds(f"Se {text}", Giveaway("", GiveawayKind.MAP))


@pytest.mark.parametrize(
    "text", ["P\u00e5hittsg\u0430\u030ard\u0435n", "\u03a1åhitts\u3164gården"]
)
def test_letters_that_look_like_ours_are_read_as_ours(text: str) -> None:
    assert holds(text, Giveaway("Påhittsgården", GiveawayKind.HOME))


@pytest.mark.parametrize(
    "text", ["10001234567", "000-123 45 678", "000-123 45", "b0001234567"]
)
def test_a_number_inside_a_longer_one_is_another(text: str) -> None:
    assert not holds(text, PHONE)


def test_a_number_is_the_same_from_abroad() -> None:
    told = {"010-123 45 67", "+46 10 123 45 67", "0046101234567", "+46 (0)10 1234567"}
    assert {plain_number(number) for number in told} == {"0101234567"}


def test_what_is_the_readers_own_is_looked_past_where_it_stands_whole() -> None:
    town = Giveaway("Exempelby", GiveawayKind.TOWN)
    text = SearchedText.of("Till: BUP Exempelby").without(["BUP Exempelby"])
    assert not text.holds(town)
    more = SearchedText.of("Till: BUP Exempelby", "Bor i Exempelby.")
    assert more.without(["BUP Exempelby"]).holds(town)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Åre", GiveawayKind.TOWN),
        ("Bo", GiveawayKind.STAFF),
        ("112", GiveawayKind.NUMBER),
        ("2026", GiveawayKind.ADDRESS),
        ("", GiveawayKind.ROOM),
    ],
)
def test_what_is_too_short_tells_nothing(words: str, kind: GiveawayKind) -> None:
    assert not Giveaway(words, kind).tells


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Eken", GiveawayKind.DEPARTMENT),
        ("Box 12", GiveawayKind.ADDRESS),
        ("000-12 34", GiveawayKind.NUMBER),
    ],
)
def test_what_is_long_enough_tells(words: str, kind: GiveawayKind) -> None:
    assert Giveaway(words, kind).tells
