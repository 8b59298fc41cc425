"""The track is drawn within its bounds, and told apart without any colour."""

from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.content.drawing import Circle, Ink, Label, Line, Rect, Shape
from sipdesk.content.track_picture import track_picture
from sipdesk.domain.track_days import Late, Stop, StopState
from tests.content.test_timeline import box
from tests.home import content

TODAY = date(2026, 3, 2)
WIDTHS = st.floats(260, 900)


@cache
def stops() -> st.SearchStrategy[list[Stop]]:
    return st.lists(
        st.builds(
            Stop,
            st.sampled_from(tuple(content().track.values())),
            st.sampled_from(StopState),
            st.integers(1, 9),
            st.none() | st.dates(date(2022, 1, 1), date(2032, 1, 1)),
            late=st.none() | st.sampled_from(Late),
        ),
        max_size=40,
    ).map(lambda found: sorted(found, key=lambda s: s.day or date.max))


def drawn(found: list[Stop], width: float = 500.0) -> tuple[Shape, ...]:
    return track_picture(found, TODAY, width, "Idag", "Ingen dag").shapes


def one(state: StopState, late: Late | None = None) -> Stop:
    milestone = content().track["start-meeting"]
    return Stop(milestone, state, day=TODAY + timedelta(days=9), late=late)


@given(st.data(), WIDTHS)
def test_all_is_within_the_drawing_and_every_stop_is_numbered(
    data: st.DataObject, width: float
) -> None:
    found = data.draw(stops())
    made = track_picture(found, TODAY, width, "Idag", "Ingen dag")
    for shape in made.shapes:
        left, top, right, bottom = box(shape)
        if isinstance(shape, Label) and shape.text == "Idag":
            continue
        assert left >= -20
        assert top >= -0.01
        assert right <= width + 20
        assert bottom <= made.height + 0.01
    numbers = {str(n) for n in range(1, len(found) + 1)}
    assert numbers <= {s.text for s in made.shapes if isinstance(s, Label)}


@given(st.data())
def test_no_two_stops_cover_each_other(data: st.DataObject) -> None:
    found = data.draw(stops())
    shapes = drawn(found)
    places = [
        (s.x, s.y)
        for s in shapes
        if isinstance(s, Label) and s.text.isdecimal() and s.width == s.height
    ]
    assert len(set(places)) == len(found)


def test_each_state_has_a_form_of_its_own_in_grey() -> None:
    rings = {
        state: [s for s in drawn([one(state)]) if isinstance(s, Circle)]
        for state in StopState
    }
    assert rings[StopState.DONE][0].fill is Ink.ACCENT
    assert rings[StopState.SET][0].fill is Ink.PAPER
    assert rings[StopState.SET][0].stroke is Ink.ACCENT
    assert rings[StopState.PROPOSED][0].stroke is None
    plain = sum(isinstance(s, Line) for s in drawn([one(StopState.SET)]))
    dashed = sum(isinstance(s, Line) for s in drawn([one(StopState.PROPOSED)]))
    assert dashed > plain


@pytest.mark.parametrize("state", [StopState.SET, StopState.PROPOSED])
def test_what_is_too_late_is_a_square_with_a_heavy_number(state: StopState) -> None:
    shapes = drawn([one(state, Late.PASSED)])
    (square,) = [s for s in shapes if isinstance(s, Rect)]
    assert (square.stroke, square.weight) == (Ink.TEXT, 2)
    assert any(isinstance(s, Label) and s.bold for s in shapes)


def test_what_has_no_day_stands_aside_under_its_heading() -> None:
    shapes = drawn([Stop(content().track["discharge"], StopState.NO_DAY)])
    heading = [s for s in shapes if isinstance(s, Label) and s.text == "Ingen dag"]
    assert len(heading) == 1
    assert not [
        s
        for s in drawn([one(StopState.SET)])
        if isinstance(s, Label) and s.text == "Ingen dag"
    ]


def test_nothing_is_drawn_without_breaking() -> None:
    made = track_picture([], TODAY, 400.0, "Idag", "Ingen dag")
    assert made.height > 0
