import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.ui.widgets import tokens
from sipdesk.ui.widgets.tokens import CONTRAST, DARK, LIGHT, PAIRS, SystemColours

THEMES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_every_pair_of_colours_can_be_read(
    theme: str, ink: str, ground: str, least: float
) -> None:
    of = THEMES[theme]
    assert tokens.contrast(getattr(of, ink), getattr(of, ground)) >= least


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert tokens.contrast("#000000", "#FFFFFF") == pytest.approx(21)


@given(one=colours, other=colours)
def test_contrast_is_the_same_both_ways(one: str, other: str) -> None:
    assert tokens.contrast(one, other) == tokens.contrast(other, one) >= 1


@given(st.builds(SystemColours, colours, colours, colours, colours, colours))
def test_a_contrast_theme_uses_only_the_persons_own_colours(own: SystemColours) -> None:
    used = set(dataclasses.asdict(tokens.from_system(own)).values())
    assert used <= set(dataclasses.asdict(own).values())
