import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.plan import Horizon
from sipdesk.ui.plan.hints import Hint, hints

HORIZONS = st.sampled_from(Horizon)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Jag vill vara i skolan hela dagen.", ()),
        ("Jag vill bo nära mamma igen.", ()),
        ("Sluta röka", (Hint.SAYS_WHAT_NOT,)),
        ("Jag ska INTE bråka", (Hint.SAYS_WHAT_NOT,)),
        ("Låta bli att gå ut på kvällen", (Hint.SAYS_WHAT_NOT,)),
        ("Samtal hos kurator varje vecka", (Hint.IS_MEASURE,)),
        ("Remitteras till BUP", (Hint.IS_MEASURE,)),
        ("Ta medicinen", (Hint.IS_MEASURE,)),
        ("Slutbetyg i alla ämnen", ()),
        ("Jag vill bli vuxen i min egen takt", ()),
    ],
)
def test_a_goal_is_read_as_people_put_it(words: str, found: tuple[Hint, ...]) -> None:
    assert hints(words, Horizon.LONG, has_day=False) == found


@given(words=st.text(), horizon=HORIZONS, has_day=st.booleans())
def test_only_a_part_goal_that_is_written_wants_a_day(
    words: str,
    horizon: Horizon,
    has_day: bool,  # noqa: FBT001
) -> None:
    found = hints(words, horizon, has_day=has_day)
    wants = bool(words.strip()) and horizon is Horizon.NOW and not has_day
    assert (Hint.NO_DAY in found) == wants
    assert len(set(found)) == len(found)


@given(blank=st.text(" \n\t"), horizon=HORIZONS)
def test_nothing_is_said_of_what_is_not_written(blank: str, horizon: Horizon) -> None:
    assert hints(blank, horizon, has_day=False) == ()


@given(before=st.text(), after=st.text(), horizon=HORIZONS)
def test_a_word_is_found_wherever_it_stands(
    before: str, after: str, horizon: Horizon
) -> None:
    words = f"{before} inte {after}"
    assert Hint.SAYS_WHAT_NOT in hints(words, horizon, has_day=True)
