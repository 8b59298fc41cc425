"""The numbers of the emergency card: few lines, short ones, and not too old."""

from datetime import date

import pytest

from sipdesk.domain.emergency_numbers import LONGEST, MOST, are_old, numbers_of
from sipdesk.domain.picture_board import PictureBoardKind
from tests.usecases.refusals import refused


def test_a_number_stands_on_each_line() -> None:
    typed = "  112 –  fara \n\n \n010-00 00 00\tjouren\n"
    assert numbers_of(typed) == ("112 – fara", "010-00 00 00 jouren")
    assert numbers_of(" \n") == ()


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("1\n" * MOST, True),
        ("1\n" * (MOST + 1), False),
        ("9" * LONGEST, True),
        ("9" * (LONGEST + 1), False),
    ],
)
def test_no_more_is_taken_than_has_room(typed: str, fits: bool) -> None:  # noqa: FBT001
    if fits:
        assert numbers_of(typed)
        return
    with refused("emergency-numbers-too-long"):
        numbers_of(typed)


@pytest.mark.parametrize(
    ("today", "old"),
    [
        (date(2026, 3, 1), False),
        (date(2027, 2, 27), False),
        (date(2027, 2, 28), True),
        (date(2028, 1, 1), True),
    ],
)
def test_numbers_are_old_a_year_after_they_were_checked(
    today: date,
    old: bool,  # noqa: FBT001
) -> None:
    assert are_old(date(2026, 2, 28), today) is old
    assert are_old(None, today)


def test_only_a_scale_has_steps() -> None:
    steps = {kind: kind.steps for kind in PictureBoardKind if kind.steps}
    assert steps == {PictureBoardKind.SCALE_3: 3, PictureBoardKind.SCALE_5: 5}
