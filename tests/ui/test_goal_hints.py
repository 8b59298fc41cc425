"""Hints on goals: what realistic ones are told, and above all what they are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.plan import Horizon
from sipdesk.ui.goal_hints import HINTS, MOST_WORDS, Hint, hints

HORIZONS = st.sampled_from(Horizon)

GOOD = [
    "Jag vill vara i skolan hela dagen.",
    "Jag vill bo nära mamma igen.",
    "Jag vill sova hela natten.",
    "Jag vill kunna åka buss själv till träningen.",
    "Jag vill gå ut grundskolan med fullständiga betyg.",
    "Jag vill sluta nian med betyg i alla ämnen.",
    "Jag vill bli självförsörjande.",
    "Jag vill bli vuxen i min egen takt.",
    "Jag vill träffa min lillebror varje vecka.",
    "Jag vill ha en vän utanför hemmet.",
    "Jag vill kunna be om hjälp när det blir svårt.",
    "Jag vill lita på mamma och pappa igen.",
    "Jag vill känna mig trygg på kvällarna.",
    "Jag vill ha ett eget rum där det är lugnt.",
    "Jag vill klara mig utan medicin.",
    "Jag vill vara drogfri hela sommaren.",
    "Jag vill ha ett jobb på lovet.",
    "Jag vill gå och lägga mig före tolv.",
    "Jag vill göra det jag vill på fritiden.",
    "Jag vill kunna säga vad jag tycker på möten.",
    "Jag vill ha kvar min häst.",
    "Jag och pappa vill kunna prata utan att skrika.",
    "Min engelska ska räcka till gymnasiet.",
    "Vi vill äta middag ihop på söndagar.",
    "Jag vill veta var jag ska bo efter sommaren.",
]

LONG = (
    "Jag vill hem när det är lugnt, om mamma orkar, om mina syskon mår bra av det, "
    "om skolan fungerar, om jobbet finns kvar, om morfar är med."
)

BETTER = [
    ("Jag vill sluta röka.", {Hint.SAYS_WHAT_NOT}),
    ("Jag ska INTE bråka.", {Hint.SAYS_WHAT_NOT}),
    ("Jag vill aldrig mer bli placerad.", {Hint.SAYS_WHAT_NOT}),
    ("Jag vill slippa ha ont i magen.", {Hint.SAYS_WHAT_NOT}),
    ("Jag ska låta bli att gå ut på kvällen.", {Hint.SAYS_WHAT_NOT}),
    ("Jag undviker gamla kompisar.", {Hint.SAYS_WHAT_NOT}),
    ("Sluta skolka", {Hint.SAYS_WHAT_NOT, Hint.NO_PERSON}),
    ("Minskat utagerande", {Hint.NO_PERSON}),
    ("Fungerande skolgång", {Hint.NO_PERSON}),
    ("Slutbetyg i alla ämnen", {Hint.NO_PERSON}),
    ("Alva når behörighet till gymnasiet.", {Hint.NO_PERSON}),
    ("Samtal med kurator varje vecka", {Hint.IS_MEASURE, Hint.NO_PERSON}),
    ("BUP ska göra en bedömning.", {Hint.IS_MEASURE, Hint.NO_PERSON}),
    ("Remitteras till BUP", {Hint.IS_MEASURE, Hint.NO_PERSON}),
    ("Neuropsykiatrisk utredning", {Hint.IS_MEASURE, Hint.NO_PERSON}),
    ("Jag ska få insatser från kommunen.", {Hint.IS_MEASURE}),
    ("Jag vill få hjälp med läxorna.", {Hint.IS_MEASURE}),
    ("Jag vill få en kontaktperson.", {Hint.IS_MEASURE}),
    ("Jag ska ta min medicin.", {Hint.IS_MEASURE}),
    ("Skolan ordnar skolskjuts åt mig.", {Hint.IS_MEASURE}),
    ("Jag vill gå i skolan och bo hemma.", {Hint.SEVERAL}),
    ("Jag vill bo hemma. Jag vill ha ett jobb.", {Hint.SEVERAL}),
    ("Jag vill sova bättre\noch träna varje dag.", {Hint.SEVERAL}),
    ("Gå i skolan samt få vänner", {Hint.SEVERAL, Hint.NO_PERSON}),
    (LONG, {Hint.TOO_LONG}),
]


@pytest.mark.parametrize("words", GOOD)
def test_a_goal_that_is_well_put_is_left_alone(words: str) -> None:
    assert hints(words, Horizon.NOW, has_day=True) == ()
    assert hints(words, Horizon.LONG, has_day=False) == ()


@pytest.mark.parametrize(("words", "found"), BETTER)
def test_a_goal_that_could_be_put_better_is_told_how(
    words: str, found: set[Hint]
) -> None:
    assert set(hints(words, Horizon.LONG, has_day=False)) == found


@pytest.mark.parametrize("horizon", Horizon)
def test_only_a_goal_whose_turn_is_now_wants_a_day(horizon: Horizon) -> None:
    now = horizon is Horizon.NOW
    assert hints(GOOD[0], horizon, has_day=False) == ((Hint.NO_DAY,) if now else ())


@given(words=st.text(), horizon=HORIZONS, has_day=st.booleans())
def test_hints_come_once_each_the_worst_first(
    words: str,
    horizon: Horizon,
    has_day: bool,  # noqa: FBT001
) -> None:
    found = hints(words, horizon, has_day=has_day)
    assert list(found) == [hint for hint in Hint if hint in found]


@given(blank=st.text(" \n\t"), horizon=HORIZONS)
def test_nothing_is_said_of_what_is_not_written(blank: str, horizon: Horizon) -> None:
    assert hints(blank, horizon, has_day=False) == ()


@given(before=st.text(), after=st.text(), horizon=HORIZONS)
def test_a_word_is_found_wherever_it_stands(
    before: str, after: str, horizon: Horizon
) -> None:
    words = f"{before} inte {after}"
    assert Hint.SAYS_WHAT_NOT in hints(words, horizon, has_day=True)


def test_a_goal_may_be_just_as_long_as_the_limit() -> None:
    words = ["jag", *["ord"] * (MOST_WORDS - 1)]
    assert hints(" ".join(words), Horizon.LONG, has_day=True) == ()
    longer = " ".join([*words, "ord"])
    assert hints(longer, Horizon.LONG, has_day=True) == (Hint.TOO_LONG,)


def test_every_hint_has_words_of_its_own() -> None:
    assert set(HINTS) == set(Hint)
    assert len(set(HINTS.values())) == len(Hint)
