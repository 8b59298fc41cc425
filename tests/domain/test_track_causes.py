"""Why something of the track waits, and from which day."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from sipdesk.domain.case import Case
from sipdesk.domain.cause import Cause
from sipdesk.domain.placement import Placement
from sipdesk.domain.track import (
    CARE_DECIDED,
    CARE_ENDED,
    CARE_REVIEW,
    HIDDEN_DECIDED,
    HIDDEN_REVIEW,
    REVIEW_MEETING,
    VISIT,
    DischargeChange,
    Mark,
    Track,
)
from sipdesk.domain.track_causes import (
    care_review,
    discharge_not_said,
    discharge_passed,
    discharge_still_unknown,
    hidden_review,
    review_meeting_not_booked,
    start_meeting_not_booked,
    visit_not_planned,
    visit_overdue,
)
from tests.domain import cases as made
from tests.domain.cases import TODAY

WEEK = timedelta(weeks=1)
Asked = Callable[[Case, date], Iterable[Cause]]


def case(
    *marks: Mark, changes: tuple[DischargeChange, ...] = (), **stay: object
) -> Case:
    placement = Placement(**stay)  # type: ignore[arg-type]
    return replace(made.case(), placement=placement, track=Track(marks, changes))


def days(asked: Asked, of: Case) -> list[date]:
    return [cause.day for cause in asked(of, TODAY)]


def done(milestone: str, day: date) -> Mark:
    return Mark(f"{milestone} {day}", milestone, done=day)


def test_a_start_meeting_is_missed_from_the_notice_until_it_is_booked() -> None:
    assert days(start_meeting_not_booked, case(noticed=TODAY - WEEK)) == [TODAY - WEEK]
    assert days(start_meeting_not_booked, case(admitted=TODAY)) == [TODAY]
    booked = case(noticed=TODAY - WEEK, start_meeting=TODAY)
    assert days(start_meeting_not_booked, booked) == []
    assert days(start_meeting_not_booked, case()) == []


def test_a_discharge_date_is_missed_until_it_or_a_reason_is_said() -> None:
    assert days(discharge_not_said, case(admitted=TODAY)) == [TODAY]
    assert days(discharge_not_said, case(admitted=TODAY, discharge_unknown="x")) == []
    known = case(admitted=TODAY, preliminary_discharge=TODAY + WEEK)
    assert days(discharge_not_said, known) == []


def test_an_unknown_date_is_asked_for_again_from_the_day_it_was_said_last() -> None:
    changes = (DischargeChange("1", TODAY - WEEK, None, None, "Påhittat skäl"),)
    unknown = case(changes=changes, discharge_unknown="Påhittat skäl")
    assert days(discharge_still_unknown, unknown) == [TODAY - WEEK]
    known = case(changes=changes, preliminary_discharge=TODAY)
    assert days(discharge_still_unknown, known) == []


def test_a_discharge_date_that_has_been_waits_for_another() -> None:
    passed = case(preliminary_discharge=TODAY - WEEK)
    assert days(discharge_passed, passed) == [TODAY - WEEK]
    assert days(discharge_passed, case(preliminary_discharge=TODAY)) == []


def test_a_review_meeting_is_missed_while_none_lies_ahead() -> None:
    held = case(start_meeting_held=TODAY - WEEK)
    assert days(review_meeting_not_booked, held) == [TODAY - WEEK]
    marked = case(
        Mark("1", REVIEW_MEETING, TODAY + WEEK), start_meeting_held=TODAY - WEEK
    )
    assert days(review_meeting_not_booked, marked) == []
    again = case(
        done(REVIEW_MEETING, TODAY - timedelta(days=1)),
        start_meeting_held=TODAY - WEEK,
    )
    assert days(review_meeting_not_booked, again) == [TODAY - timedelta(days=1)]


def test_a_visit_that_was_planned_and_not_made_is_overdue() -> None:
    planned = case(Mark("1", VISIT, TODAY - WEEK))
    assert list(visit_overdue(planned, TODAY)) == [Cause(TODAY - WEEK, "1")]
    made_visit = case(Mark("1", VISIT, TODAY - WEEK, TODAY - WEEK))
    assert days(visit_overdue, made_visit) == []


def test_a_next_visit_is_missed_from_the_last_one_or_the_admission() -> None:
    assert days(visit_not_planned, case(admitted=TODAY - WEEK)) == [TODAY - WEEK]
    visited = case(done(VISIT, TODAY), admitted=TODAY - WEEK)
    assert days(visit_not_planned, visited) == [TODAY]
    planned = case(Mark("1", VISIT, TODAY), admitted=TODAY - WEEK)
    assert days(visit_not_planned, planned) == []


@pytest.mark.parametrize(
    ("asked", "decided", "review"),
    [
        (care_review, CARE_DECIDED, CARE_REVIEW),
        (hidden_review, HIDDEN_DECIDED, HIDDEN_REVIEW),
    ],
)
def test_a_legal_review_is_counted_from_the_decision_or_the_last_review(
    asked: Asked, decided: str, review: str
) -> None:
    assert days(asked, case()) == []
    assert days(asked, case(done(review, TODAY))) == []
    assert days(asked, case(done(decided, TODAY - WEEK))) == [TODAY - WEEK]
    reviewed = case(done(decided, TODAY - WEEK), done(review, TODAY))
    assert days(asked, reviewed) == [TODAY]


@pytest.mark.parametrize(
    ("asked", "decided"),
    [(care_review, CARE_DECIDED), (hidden_review, HIDDEN_DECIDED)],
)
def test_a_review_by_lvu_is_waited_for_while_the_placement_is_or_may_be_by_it(
    asked: Asked, decided: str
) -> None:
    mark = done(decided, TODAY - WEEK)
    for basis in ("", "lvu-2", "lvu-3", "lvu-2-3"):
        assert days(asked, case(mark, legal_basis=basis)) == [TODAY - WEEK]
    for basis in ("lsu", "sol-placing"):
        assert days(asked, case(mark, legal_basis=basis)) == []


def test_no_review_is_waited_for_when_the_care_has_ended() -> None:
    ended = case(done(CARE_DECIDED, TODAY - WEEK), done(CARE_ENDED, TODAY))
    assert days(care_review, ended) == []


@pytest.mark.parametrize(
    "asked",
    [
        start_meeting_not_booked,
        discharge_not_said,
        discharge_passed,
        review_meeting_not_booked,
        visit_overdue,
        visit_not_planned,
    ],
)
def test_nothing_of_the_stay_waits_after_the_discharge(asked: Asked) -> None:
    before = case(
        Mark("1", VISIT, TODAY - WEEK),
        noticed=TODAY - 5 * WEEK,
        admitted=TODAY - 4 * WEEK,
        preliminary_discharge=None,
    )
    gone = replace(before, placement=replace(before.placement, discharged=TODAY))
    assert days(asked, gone) == []
