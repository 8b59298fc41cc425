"""One day of the track, as fields: its key, what it asks for, what it saves."""

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import count
from typing import Final

import pytest
from hypothesis import given

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.track import DISCHARGE, REVIEW_MEETING, VISIT, Mark, Track, Way
from sipdesk.domain.track_days import Stop, StopState, lay
from sipdesk.ui.doing import DirectRunner
from sipdesk.ui.page import Around
from sipdesk.ui.reading import Unread
from sipdesk.ui.track.model import (
    StopForm,
    asks,
    form_of,
    kept_here,
    key_of,
    may_change,
    may_remove,
    order_of,
    place_of,
    removal,
    save_of,
    shown_in_picture,
    tried,
)
from sipdesk.usecases.track import SetStop, set_stop
from tests.domain.test_track_days import DATA, case, track, tracked, weekday
from tests.home import TODAY, USER, content

KNOWN: Final = content().track
WEEK: Final = timedelta(weeks=1)
NUMBERS: Final = count(1)
AROUND: Final = Around(
    DirectRunner(None),  # type: ignore[arg-type]
    content(),
    lambda: TODAY,
    lambda: f"id-{next(NUMBERS)}",
    USER,
    lambda: time(9, 30),
)


@given(tracked())
def test_every_stop_has_a_key_of_its_own(of: Case) -> None:
    stops = lay(of, DATA, TODAY, weekday)
    keys = [key_of(stop, of) for stop in stops]
    assert len(set(keys)) == len(keys)
    assert [place_of(key)[0] for key in keys] == [s.milestone.id for s in stops]


@given(tracked())
def test_what_is_read_into_the_fields_is_what_is_saved(of: Case) -> None:
    for stop in lay(of, DATA, TODAY, weekday):
        key = key_of(stop, of)
        said = stop.state not in (StopState.PROPOSED, StopState.NO_DAY)
        if not said or not may_change(stop, key):
            continue
        order = order_of(of, form_of(of, key, KNOWN), AROUND)
        fields = asks(stop.milestone)
        expected = stop.day if stop.state is StopState.DONE else None
        if "done" in fields:
            assert order.done == expected
        elif stop.day is not None:
            assert order.day == stop.day


def test_a_day_that_nobody_said_begins_empty_and_gets_an_id() -> None:
    of = case(admitted=TODAY)
    stop = next(s for s in track(of) if s.milestone.id == VISIT)
    key = key_of(stop, of)
    form = form_of(of, key, KNOWN)
    assert form == StopForm(key, VISIT)
    use_case, order = save_of(of, replace(form, day="2026-03-09"), AROUND)
    assert use_case is set_stop
    assert (order.milestone, order.day) == (VISIT, date(2026, 3, 9))
    assert order.mark not in {"", key}


def test_a_new_thing_needs_to_be_chosen_and_to_say_something() -> None:
    with pytest.raises(Unread) as unread:
        order_of(case(), StopForm("new"), AROUND)
    assert set(unread.value.problems) == {"milestone"}
    with pytest.raises(Unread) as unread:
        order_of(case(), StopForm("new", VISIT), AROUND)
    assert set(unread.value.problems) == {"done"}
    with pytest.raises(Unread) as unread:
        order_of(case(), StopForm("new", VISIT, done="i våras"), AROUND)
    assert set(unread.value.problems) == {"done"}


def test_each_milestone_asks_for_what_it_needs() -> None:
    assert asks(None) == {"milestone", "done"}
    assert asks(KNOWN["noticed"]) == {"day"}
    assert asks(KNOWN["admitted"]) == {"done"}
    assert asks(KNOWN["care-decided"]) == {"done"}
    assert asks(KNOWN[VISIT]) == {"day", "done", "unknown", "way"}
    assert asks(KNOWN[DISCHARGE]) == {"day", "done", "unknown", "why"}


def test_what_is_offered_to_register_is_of_the_legal_basis() -> None:
    of_lsu = {m.id for m in kept_here(DATA, case(legal_basis="lsu"))}
    of_lvu = {m.id for m in kept_here(DATA, case(legal_basis="lvu-3"))}
    assert "open-decided" in of_lsu
    assert "care-review" not in of_lsu
    assert "care-review" in of_lvu
    assert "start-meeting" not in of_lvu
    assert REVIEW_MEETING in of_lvu


def test_what_waits_for_anothers_day_is_not_in_the_picture() -> None:
    stops = track(case())
    shown = shown_in_picture(stops)
    assert {s.milestone.id for s in shown} == {"noticed", "admitted", DISCHARGE}
    assert len(shown) < len(stops)


def test_only_what_people_have_said_can_be_taken_out() -> None:
    of = case(
        Track((Mark("v", VISIT, done=TODAY),)), noticed=TODAY, start_meeting=TODAY
    )
    removable = {s.milestone.id for s in track(of) if may_remove(s, key_of(s, of))}
    assert removable == {"start-meeting", VISIT}


def test_what_is_ahead_is_taken_out_alone() -> None:
    of = case(review_meeting=TODAY + WEEK, review_meeting_held=TODAY - WEEK)
    (ahead,) = [
        s
        for s in track(of)
        if s.milestone.id == REVIEW_MEETING and s.state is StopState.SET
    ]
    _, order = removal(of, key_of(ahead, of), KNOWN)
    assert order == SetStop(of.id, of.version, REVIEW_MEETING)


def test_what_is_typed_is_tried_as_the_same_order_every_time() -> None:
    of = case(admitted=TODAY)
    form = StopForm(f"{VISIT}|+1", VISIT, "2026-03-09", way=Way.PHONE.value)
    once = tried(of, form, AROUND)
    assert once is not None
    assert once == tried(of, form, AROUND)
    assert tried(of, StopForm(), AROUND) is None
    assert tried(of, replace(form, day="snart"), AROUND) is None


def test_a_sip_meeting_is_changed_at_its_own_step() -> None:
    of = replace(case(preliminary_discharge=TODAY + 20 * WEEK), id=CaseId("c"))
    stop: Stop = next(s for s in track(of) if s.milestone.id == "sip-meeting")
    assert not may_change(stop, key_of(stop, of))
