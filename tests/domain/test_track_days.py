"""The days of the track: what follows what, what stays, what has become too late."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.case import Case
from sipdesk.domain.information import Information
from sipdesk.domain.placement import Placement
from sipdesk.domain.track import (
    CARE_DECIDED,
    CARE_REVIEW,
    DISCHARGE,
    OF_HEALTH,
    REVIEW_MEETING,
    START_MEETING,
    DischargeChange,
    Mark,
    Milestone,
    Track,
    TrackUnit,
    days_of,
    days_text,
    figured,
    figures_of,
    figures_text,
    switched,
)
from sipdesk.domain.track_days import (
    Late,
    Stop,
    StopState,
    choices,
    lay,
    preview,
    shifted,
)
from tests.domain import cases as made
from tests.domain.cases import TODAY
from tests.home import content

DATA: Final = tuple(content().track.values())
LVU: Final = "lvu-3"
LEGAL: Final = tuple(m for m in DATA if m.law and not m.own)
DAYS: Final = st.dates(date(2025, 1, 1), date(2028, 12, 31))
MAYBE: Final = st.none() | DAYS


def weekday(day: date) -> bool:
    return day.weekday() < 5


def case(track: Track | None = None, **stay: object) -> Case:
    placement = Placement(**stay)  # type: ignore[arg-type]
    return replace(made.case(), placement=placement, track=track or Track())


def track(of: Case, day: date = TODAY) -> tuple[Stop, ...]:
    in_force = switched(DATA, {})
    return lay(of, in_force, day, weekday)


def stop(of: Case, milestone: str, number: int = 1, day: date = TODAY) -> Stop:
    return next(s for s in track(of, day) if s.key == (milestone, number))


def done(milestone: str, day: date) -> Mark:
    return Mark(f"{milestone} {day}", milestone, done=day)


@st.composite
def tracked(draw: st.DrawFn) -> Case:
    """Give a case with any days, in any order."""
    days = {
        name: draw(MAYBE)
        for name in (
            "noticed",
            "admitted",
            "start_meeting",
            "start_meeting_held",
            "review_meeting",
            "review_meeting_held",
            "preliminary_discharge",
            "discharge_meeting",
            "discharge_meeting_held",
            "discharged",
            "moves",
        )
    }
    kept = [m.id for m in DATA if m.fact is None]
    marks = draw(
        st.lists(
            st.builds(
                Mark,
                st.uuids().map(str),
                st.sampled_from(kept),
                MAYBE,
                MAYBE,
                st.sampled_from(["", "Påhittat skäl"]),
            ),
            max_size=6,
        )
    )
    basis = draw(st.sampled_from(["", LVU, "lvu-6", "lsu"]))
    return case(Track(tuple(marks)), legal_basis=basis, **days)


@given(tracked(), DAYS)
def test_no_stop_is_both_done_and_too_late(of: Case, day: date) -> None:
    for one in track(of, day):
        assert not (one.state is StopState.DONE and one.late)
        if one.day is not None and one.day < day and one.state is not StopState.DONE:
            assert one.late is Late.PASSED


@given(tracked(), DAYS)
def test_every_stop_has_a_key_of_its_own_and_stands_by_its_day(
    of: Case, day: date
) -> None:
    stops = track(of, day)
    assert len({s.key for s in stops}) == len(stops)
    days = [s.day or date.max for s in stops]
    assert days == sorted(days)


@given(tracked(), DAYS)
def test_a_day_is_counted_from_one_that_there_is_and_by_the_milestones_figure(
    of: Case, day: date
) -> None:
    stops = track(of, day)
    known: dict[str, list[date]] = {}
    for one in stops:
        if one.day is not None and one.state in (StopState.DONE, StopState.SET):
            known.setdefault(one.milestone.id, []).append(one.day)
    for one in stops:
        if one.state is not StopState.PROPOSED:
            assert one.hangs_on == "" or one.state is StopState.NO_DAY
            continue
        milestone, own = one.milestone, one.hangs_on == one.milestone.id
        nth = sum(
            s.state is StopState.PROPOSED
            and s.milestone.id == milestone.id
            and s.number < one.number
            for s in stops
        )
        if one.hangs_on in known or own:
            base = max(known[one.hangs_on])
        else:
            base = max(s.day for s in stops if s.milestone.id == one.hangs_on and s.day)
        count = (milestone.every if own else milestone.offset) + nth * milestone.every
        at = shifted(base, count, milestone.unit, weekday)
        if milestone.working_day:
            assert one.day is not None
            assert weekday(one.day)
            assert abs((one.day - at).days) <= 2
        else:
            assert one.day == at


@given(tracked(), DAYS, DAYS)
def test_moving_the_discharge_moves_what_hangs_on_it_and_nothing_that_is_set(
    of: Case, to: date, day: date
) -> None:
    after = replace(of, placement=replace(of.placement, preliminary_discharge=to))
    before, moved = track(of, day), track(after, day)
    hanging = {m.id for m in DATA if DISCHARGE in (m.anchor, m.until, m.id)}
    for one in moved:
        was = next((s for s in before if s.key == one.key), None)
        if one.milestone.id not in hanging:
            assert was is not None
            assert (was.day, was.state) == (one.day, one.state)
        elif one.state is StopState.DONE:
            assert was is not None
            assert was.day == one.day
    pinned = {
        (s.milestone.id, s.day)
        for s in before
        if s.state is StopState.SET and s.milestone.id != DISCHARGE
    }
    assert pinned <= {(s.milestone.id, s.day) for s in moved}


@given(tracked(), DAYS)
def test_a_legal_interval_is_told_only_of_its_basis_and_while_the_law_holds(
    of: Case, day: date
) -> None:
    bounded = tuple(
        replace(m, valid_from=date(2025, 7, 1), valid_to=date(2026, 12, 31))
        if m in LEGAL
        else m
        for m in switched(DATA, {})
    )
    for one in lay(of, bounded, day, weekday):
        if one.state is not StopState.PROPOSED:
            continue
        bases = one.milestone.applies_to
        assert not bases or of.placement.legal_basis in bases
        if one.milestone.law and not one.milestone.own:
            assert one.day is not None
            assert date(2025, 7, 1) <= one.day <= date(2026, 12, 31)


def test_a_start_meeting_is_proposed_from_the_notice_and_can_be_chosen() -> None:
    of = case(noticed=TODAY)
    proposed = stop(of, START_MEETING)
    assert (proposed.state, proposed.day) == (StopState.PROPOSED, date(2026, 3, 16))
    days = choices(date(2026, 3, 16), TODAY, weekday)
    assert days == (date(2026, 3, 10), date(2026, 3, 12), date(2026, 3, 16))


def test_when_the_proposed_days_have_been_the_next_working_days_are_chosen_from() -> (
    None
):
    friday = date(2026, 3, 6)
    days = choices(date(2026, 3, 3), friday, weekday)
    assert days == (date(2026, 3, 9), date(2026, 3, 11), date(2026, 3, 13))


def test_unknown_with_a_reason_is_another_thing_than_no_day() -> None:
    assert stop(case(), DISCHARGE).state is StopState.NO_DAY
    unknown = stop(case(discharge_unknown="Boendet är inte klart"), DISCHARGE)
    assert unknown.state is StopState.UNKNOWN
    assert unknown.why == "Boendet är inte klart"
    known = case(discharge_unknown="Boendet är inte klart", preliminary_discharge=TODAY)
    assert stop(known, DISCHARGE).state is StopState.SET


def test_review_meetings_are_proposed_until_the_discharge() -> None:
    of = case(
        start_meeting_held=TODAY - timedelta(days=3),
        preliminary_discharge=TODAY + timedelta(weeks=18),
    )
    reviews = [s for s in track(of) if s.milestone.id == REVIEW_MEETING]
    assert [s.number for s in reviews] == [1, 2]
    assert all(s.state is StopState.PROPOSED for s in reviews)
    assert reviews[-1].day is not None
    assert reviews[-1].day <= TODAY + timedelta(weeks=18)


def test_the_next_legal_review_is_counted_from_the_last_that_was_made() -> None:
    decided = done(CARE_DECIDED, date(2025, 8, 31))
    of = case(Track((decided,)), legal_basis=LVU)
    assert stop(of, CARE_REVIEW).day == date(2026, 2, 28)
    assert stop(of, CARE_REVIEW).late is Late.PASSED
    made_review = done(CARE_REVIEW, date(2026, 2, 20))
    of = case(Track((decided, made_review)), legal_basis=LVU)
    assert stop(of, CARE_REVIEW).state is StopState.DONE
    assert stop(of, CARE_REVIEW, 2).day == date(2026, 8, 20)


def test_without_the_day_of_the_decision_the_review_waits_for_it() -> None:
    waiting = stop(case(legal_basis=LVU), CARE_REVIEW)
    assert waiting.state is StopState.NO_DAY
    assert waiting.hangs_on == CARE_DECIDED
    assert all(s.milestone.id != CARE_REVIEW for s in track(case(legal_basis="lsu")))


def test_what_is_set_after_what_it_must_precede_is_too_late() -> None:
    of = case(
        preliminary_discharge=TODAY + timedelta(days=30),
        discharge_meeting=TODAY + timedelta(days=40),
    )
    assert stop(of, "discharge-meeting").late is Late.AFTER_LIMIT


def test_a_preview_tells_what_moves_and_what_becomes_too_late() -> None:
    of = case(
        start_meeting_held=TODAY,
        preliminary_discharge=TODAY + timedelta(weeks=30),
        discharge_meeting=TODAY + timedelta(weeks=26),
    )
    sooner = replace(
        of,
        placement=replace(
            of.placement, preliminary_discharge=TODAY + timedelta(weeks=6)
        ),
    )
    told = preview(track(of), track(sooner))
    moved = {m.stop.milestone.id: m.becomes for m in told.moved}
    assert moved["after-meeting"] == TODAY + timedelta(weeks=10)
    assert moved[REVIEW_MEETING] is None
    assert "discharge-meeting" not in moved
    late = {s.milestone.id: s.late for s in told.late}
    assert late == {
        "sip-meeting": Late.PASSED,
        "discharge-meeting": Late.AFTER_LIMIT,
    }
    assert preview(track(of), track(of)) == type(told)()


def test_what_hangs_on_a_proposal_comes_when_it_is_in_force() -> None:
    of = case(admitted=TODAY)
    found = switched(DATA, {"stay-region-examines": date(2026, 1, 1)})
    ids = {s.milestone.id for s in lay(of, found, TODAY, weekday)}
    assert {"region-told", "stay-examination"} <= ids
    assert "region-physician" not in ids
    assert not {m.id for m in switched(DATA, {})} & {"region-told", "region-physician"}


def test_a_homes_own_figure_counts_and_can_be_left_out_but_no_laws() -> None:
    figures = figures_of("start-meeting=5;care-review=1;overview-plan=off;odd")
    assert figures == {"start-meeting": 5, "care-review": 1, "overview-plan": None}
    found = {m.id: m for m in figured(DATA, figures)}
    assert found[START_MEETING].offset == 5
    assert found[CARE_REVIEW].every == 6
    assert "overview-plan" not in found


@given(
    st.dictionaries(
        st.sampled_from([m.id for m in DATA]), st.none() | st.integers(1, 99)
    )
)
def test_figures_are_read_as_they_were_written(figures: dict[str, int | None]) -> None:
    assert figures_of(figures_text(figures)) == figures


@given(st.dictionaries(st.sampled_from(["one", "two"]), st.dates()))
def test_days_are_read_as_they_were_written(days: dict[str, date]) -> None:
    assert days_of(days_text(days)) == days


def test_how_often_the_date_moved_and_was_unknown_is_counted() -> None:
    days = (date(2026, 5, 1), date(2026, 6, 1))
    changes = (
        DischargeChange("1", TODAY, None, days[0]),
        DischargeChange("2", TODAY, days[0], days[1], "Boendet"),
        DischargeChange("3", TODAY, days[1], None, "Ingen plats"),
        DischargeChange("4", TODAY, None, days[0]),
    )
    counted = Track((), changes)
    assert (counted.times_moved, counted.times_unknown) == (2, 1)


@pytest.mark.parametrize("one", DATA, ids=lambda m: m.id)
def test_every_row_has_a_source_and_no_figure_is_invented(one: Milestone) -> None:
    assert one.source
    if one.anchor:
        assert one.own or one.law
    if one.own and one.anchor:
        assert "hemmets egen" in one.source
    law = content().laws.get(one.law)
    assert not one.law or law is not None
    if "lsu" in one.applies_to:
        assert one.status == "check"
        assert "2026" in one.source
    if law is not None and "LVU" in law.name:
        assert one.status == "check"
        assert "2027" in one.source
    if one.switch:
        assert one.status == "proposal"
    assert not one.concept or one.concept in content().read_concepts()
    assert len(one.plain.split()) <= 10
    assert (one.kind is Information.HEALTH) == (one.id in OF_HEALTH)


@given(DAYS, st.integers(-60, 60))
def test_working_days_are_counted_on_working_days_alone(day: date, count: int) -> None:
    moved = shifted(day, count, TrackUnit.WORKING_DAYS, weekday)
    if count:
        assert weekday(moved)
        low, high = sorted((day, moved))
        inside = sum(
            weekday(low + timedelta(days=n)) for n in range((high - low).days + 1)
        )
        assert inside - weekday(day) == abs(count)
    else:
        assert moved == day
