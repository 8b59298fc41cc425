"""Free text is remarked on for a number or a name, and for little else."""

from datetime import date
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.free_text import Names, Remark, names_of, remarks

NUMBER = frozenset({Remark.PERSONAL_NUMBER})
NAME = frozenset({Remark.ANOTHER_NAME})
NOTHING: frozenset[Remark] = frozenset()
NOBODY = Names()

NAMES = names_of(
    ["Alva Påhitt", "Bo Berg", "Anna-Karin O’Exempel", "Lukas von Test", "Åsa", "Ö"],
    own=["Elin Egen", "Maja-Li Egen"],
    ordinary={"bo", "bos", "berg", "von"},
)


# The number is one published for testing, or that one mistyped.
@pytest.mark.parametrize(
    "text",
    [
        "200607092384",
        "20060709-2384",
        "20060709 2384",
        "060709-2384",
        "0607092384",
        "060709+2384",
        "060709 - 2384",
        "060709\u20132384",
        "060709\xa02384",
        "2006-07-09-2384",
        "06 07 09 2384",
        "060709-2385",
        "20060709 2385",
        "6408233235",
        "060769-2384",  # sixty added to the day: a samordningsnummer
        "080229-2384",
        "Hon har pnr060709-2384, enligt remissen.",
        "(20060709-2384)",
        "2026-01-15 kom 060709-2384.",
        "1 06 07 09 2384",
    ],
)
def test_what_looks_like_a_personal_number_is_remarked_on(text: str) -> None:
    assert remarks(text, NOBODY) == NUMBER


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ärende 2026-014",
        "Dnr 1.1.3-1234-2026",
        "Dnr 3.1-120615-2025",
        "SoN 2026/000123",
        "070-123 45 67",
        "070-1234567",
        "0701234567",
        "+46701234567",
        "+46 70 123 45 67",
        "08-11 23 45 67",
        "000-11 11 11",
        "2026-01-15",
        "2026-01-15 13.00–14.00",
        "2026-01-15 1300",
        "2026-01-15 – 2026-02-15",
        "20260115-20260215",
        "260115-260215",
        "202100-0829",  # an authority's organisation number
        "556677-8899",
        "061309-2384",  # no such month
        "060230-2384",  # no such day
        "21060709-2384",  # no such century
        "1060709-23845",
        "060709\n2384",
        "Möte 2026-03-02, 2026-03-09 och 2026-03-16 kl. 13.00, rum 1234.",
    ],
)
def test_dates_telephones_and_references_are_not(text: str) -> None:
    assert remarks(text, NOBODY) == NOTHING


@given(
    st.dates(date(1900, 1, 1), date(2029, 12, 31)),
    st.integers(0, 9999),
    st.sampled_from(["-", "+", " ", "\u2013", " - "]),
    st.booleans(),
    st.booleans(),
)
def test_a_number_of_any_day_is_found_inside_a_sentence(
    born: date,
    last: int,
    sign: str,
    whole: bool,  # noqa: FBT001  (drawn)
    coordination: bool,  # noqa: FBT001  (drawn)
) -> None:
    day = born.day + 60 * coordination
    six = f"{born:%y%m}{day:02}"
    century = f"{born.year // 100}" if whole else ""
    text = f"Numret är {century}{six}{sign}{last:04}, tror de."
    assert remarks(text, NAMES) == NUMBER


@pytest.mark.parametrize(
    "text",
    [
        "Alva slog till.",
        "Han bråkade med alva igen",
        "Det var ALVAS idé.",
        "Alva's väska",
        "I Påhitts rum",
        "Alva-mötet blev inställt",
        "Syskonen heter Siv-Alva och Per",
        "Anna-Karin var med",
        "O'Exempel ringde",
        "Lukas bok",
        "Han och Bo gick ut.",
        "Det var Bos cykel.",
        "Någon sa: ”kom” till Berg",
        "Jag såg A\u030asa.",
        "(alva)",
    ],
)
def test_a_name_is_remarked_on_however_it_is_written(text: str) -> None:
    assert remarks(text, NAMES) == NAME


@pytest.mark.parametrize(
    "text",
    [
        "Alvar och Salva ringde",
        "Ett påhittat exempel",
        "Hon vill bo hemma.",
        "Bo hemma vill hon.",
        "Hon vill hem. Bo kvar går inte.",
        "Mål:\n– Bo hemma\n• Berg och sjö",
        "Uppe på ett berg",
        "Karin och Anna ringde",
        "Elin och Elins mamma Egen",
        "Maja, Li och Maja-Li",
        "Von oben, sa han",
        "Alternativ Ö",
    ],
)
def test_other_words_are_not(text: str) -> None:
    assert remarks(text, NAMES) == NOTHING


words = st.text(ascii_lowercase, min_size=2, max_size=8)


@given(st.lists(words, min_size=1), st.lists(words))
def test_nobody_is_told_of_a_name_of_their_own(
    others: list[str], own: list[str]
) -> None:
    names = names_of(others, own, ordinary=())
    assert remarks(" ".join(own), names) == NOTHING
    for name in set(others) - set(own) - {f"{word}s" for word in own}:
        assert remarks(f"Om {name.title()}.", names) == NAME


@pytest.mark.journey
@given(st.text(), st.lists(st.text()))
def test_any_text_can_be_looked_through(text: str, others: list[str]) -> None:
    assert remarks(text, names_of(others, (), ())) <= frozenset(Remark)


@given(st.lists(words, min_size=2, unique=True))
def test_the_names_do_not_tell_who_has_them(others: list[str]) -> None:
    names = names_of(others, (), ())
    assert names == names_of(reversed(others), (), ())
    assert names == names_of([" ".join(others)], (), ())
    assert not any(name in repr(names) for name in others if len(name) > len("Names"))


def test_both_are_told_of_at_once() -> None:
    assert remarks("Alva 060709-2384", NAMES) == NUMBER | NAME
