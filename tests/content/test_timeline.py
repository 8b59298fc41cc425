"""A time line is drawn within its bounds, with nothing on top of anything else."""

from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.content.drawing import Circle, Ink, Label, Line, Rect, Shape
from sipdesk.content.timeline import timeline, told
from sipdesk.domain.timeline import Event, EventKind, Lane

TODAY = date(2026, 3, 2)
WIDE = 454.0
EVENTS = st.lists(
    st.builds(
        Event,
        st.sampled_from(EventKind),
        st.dates(date(2015, 1, 1), date(2040, 1, 1)),
        st.integers(0, 30),
    ),
    min_size=1,
    max_size=25,
).map(lambda events: sorted(events, key=lambda e: e.day))
WIDTHS = st.floats(195, 900)


def rings(shapes: tuple[Shape, ...]) -> list[Circle]:
    return [shape for shape in shapes if isinstance(shape, Circle)]


def box(shape: Shape) -> tuple[float, float, float, float]:
    match shape:
        case Line():
            xs, ys = (shape.x1, shape.x2), (shape.y1, shape.y2)
            return min(xs), min(ys), max(xs), max(ys)
        case Circle():
            r = shape.radius
            return shape.x - r, shape.y - r, shape.x + r, shape.y + r
        case Rect() | Label():
            right, bottom = shape.x + shape.width, shape.y + shape.height
            return shape.x, shape.y, right, bottom


@given(events=EVENTS, width=WIDTHS)
def test_all_is_inside_and_no_ring_touches_another(
    events: list[Event], width: float
) -> None:
    drawn = timeline(events, TODAY, width, "Idag")
    found = rings(drawn.shapes)
    assert len(found) == len(events)
    for one, other in combinations(found, 2):
        apart = (one.x - other.x) ** 2 + (one.y - other.y) ** 2
        assert apart >= (one.radius + other.radius) ** 2
    for shape in drawn.shapes:
        left, top, right, bottom = box(shape)
        # A month's name may reach a little out where its tick is at the very edge.
        reach = 15 if isinstance(shape, Label) else 0.01
        assert left >= -reach
        assert right <= width + reach
        assert -0.01 <= top <= bottom <= drawn.height + 0.01


@given(events=EVENTS)
def test_later_days_stand_further_to_the_right_and_names_of_months_apart(
    events: list[Event],
) -> None:
    drawn = timeline(events, TODAY, WIDE, "Idag")
    lanes = sorted(events, key=lambda e: tuple(Lane).index(e.kind.lane))
    at = [ring.x for ring in rings(drawn.shapes)]
    for (one, x), (other, y) in combinations(zip(lanes, at, strict=True), 2):
        if one.day < other.day:
            assert x <= y
    months = [
        s.x for s in drawn.shapes if isinstance(s, Label) and s.y == drawn.height - 27
    ]
    assert all(two - one >= 30 for one, two in pairwise(months))


@pytest.mark.parametrize("days", [0, 1, -1, 4000, -4000])
def test_one_event_is_drawn_at_any_distance(days: int) -> None:
    event = Event(EventKind.NEED, TODAY + timedelta(days=days))
    (ring,) = rings(timeline([event], TODAY, WIDE, "Idag").shapes)
    assert (ring.fill is Ink.PAPER) == (days > 0)


def test_what_did_not_come_about_is_open_and_struck_out() -> None:
    day = TODAY - timedelta(days=3)
    off = timeline([Event(EventKind.CANCELLED, day, 2)], TODAY, WIDE, "Idag")
    been = timeline([Event(EventKind.FIRST_MEETING, day, 2)], TODAY, WIDE, "Idag")
    assert [ring.fill for ring in rings(off.shapes)] == [Ink.PAPER]
    assert [ring.fill for ring in rings(been.shapes)] == [Ink.ACCENT]
    strokes = [sum(isinstance(s, Line) for s in drawn.shapes) for drawn in (off, been)]
    assert strokes[0] == strokes[1] + 2


def test_only_lanes_with_events_are_named() -> None:
    shapes = timeline([Event(EventKind.MOVE, TODAY)], TODAY, WIDE, "Idag").shapes
    words = {s.text for s in shapes if isinstance(s, Label)}
    assert {"Idag", "Placeringen", "1"} <= words
    assert not words & {"Möten", "Planen", "Före mötet"}


def test_an_event_is_told_by_its_day_its_kind_and_its_number() -> None:
    assert told(Event(EventKind.ESTABLISHED, TODAY, 2)) == (
        "2 mars 2026: Fastställd plan, version 2"
    )
    assert told(Event(EventKind.MOVE, TODAY)) == "2 mars 2026: Flytt"
