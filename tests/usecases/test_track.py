"""The track of a case in a real home: read, tried, set; its figures and proposals."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

import pytest

from sipdesk.domain.errors import Missing
from sipdesk.domain.information import Branch
from sipdesk.domain.placement import Placement
from sipdesk.domain.track import CARE_DECIDED, CARE_REVIEW, DISCHARGE, VISIT, Way
from sipdesk.domain.track_days import Late, Stop, StopState
from sipdesk.domain.user import Role
from sipdesk.usecases.journal import Undo, read_history, undo
from sipdesk.usecases.placement import RecordPlacement, record_placement
from sipdesk.usecases.track import (
    SetFigure,
    SetProposal,
    SetStop,
    preview_stop,
    read_track,
    set_figure,
    set_proposal,
    set_stop,
)
from tests.home import TODAY
from tests.usecases.desk import Desk
from tests.usecases.refusals import refused
from tests.usecases.test_branches import admitted

WEEK: Final = timedelta(weeks=1)


def place(desk: Desk, **days: Any) -> None:
    desk.do(record_placement, RecordPlacement, replace(desk.case.placement, **days))


def put(desk: Desk, milestone: str, **said: Any) -> None:
    order = SetStop(desk.case.id, desk.case.version, milestone, **said)
    desk.case = set_stop(order, desk.ports).case


def stops(desk: Desk) -> dict[tuple[str, int], Stop]:
    return {s.key: s for s in read_track(desk.case.id, desk.ports).stops}


def test_from_the_notice_to_a_date_that_moves_and_what_it_makes_too_late(
    desk: Desk,
) -> None:
    place(desk, noticed=TODAY, legal_basis="lvu-3")
    proposed = read_track(desk.case.id, desk.ports)
    assert len(proposed.start_choices) == 3
    chosen = proposed.start_choices[1]
    put(desk, "start-meeting", day=chosen)
    assert desk.case.placement.start_meeting == chosen
    assert not read_track(desk.case.id, desk.ports).start_choices
    desk.ports.clock.day = chosen  # type: ignore[attr-defined]
    put(desk, "start-meeting", day=chosen, done=chosen)
    reviews = [k for k, s in stops(desk).items() if k[0] == "review-meeting"]
    assert [number for _, number in reviews] == [1, 2, 3]
    put(desk, DISCHARGE, day=chosen + 30 * WEEK)
    put(desk, "discharge-meeting", day=chosen + 26 * WEEK)
    order = SetStop(
        desk.case.id, desk.case.version, DISCHARGE, day=chosen + 4 * WEEK, why="Plats"
    )
    told = preview_stop(order, desk.ports)
    assert {s.milestone.id for s in told.late} == {"sip-meeting", "discharge-meeting"}
    assert any(m.stop.milestone.id == "after-meeting" for m in told.moved)
    assert stops(desk)["sip-meeting", 1].late is None
    desk.case = set_stop(order, desk.ports).case
    after = stops(desk)
    assert after["sip-meeting", 1].late is Late.PASSED
    assert after["discharge-meeting", 1].late is Late.AFTER_LIMIT
    assert after["discharge-meeting", 1].state is StopState.SET


def test_days_that_are_proposed_are_those_that_are_worked_on(desk: Desk) -> None:
    works = desk.ports.content.reminders.works
    desk.ports.clock.day = date(2026, 12, 18)  # type: ignore[attr-defined]
    place(desk, noticed=date(2026, 12, 18), legal_basis="lvu-3")
    view = read_track(desk.case.id, desk.ports)
    start = next(s for s in view.stops if s.milestone.id == "start-meeting")
    assert start.day == date(2027, 1, 8)  # jul, nyår and trettondagen lie between
    assert all(map(works, view.start_choices))


def test_every_change_of_the_discharge_date_is_kept_with_who_and_why(
    desk: Desk,
) -> None:
    one, other = TODAY + 10 * WEEK, TODAY + 20 * WEEK
    put(desk, DISCHARGE, day=one)
    put(desk, DISCHARGE, day=other, why="Boendet dröjer")
    put(desk, DISCHARGE, unknown="Ingen plats finns")
    changes = desk.case.track.discharge_changes
    assert [(c.was, c.became, c.why) for c in changes] == [
        (None, one, ""),
        (one, other, "Boendet dröjer"),
        (other, None, "Ingen plats finns"),
    ]
    assert {c.who for c in changes} == {"Karin Exempel"}
    assert {c.day for c in changes} == {TODAY}
    assert (desk.case.track.times_moved, desk.case.track.times_unknown) == (2, 1)


def test_a_reason_that_is_typed_afterwards_belongs_to_the_change_before(
    desk: Desk,
) -> None:
    place(desk, preliminary_discharge=TODAY + WEEK)
    place(desk, preliminary_discharge=None)
    place(desk, discharge_unknown="Ingen plats")
    place(desk, discharge_unknown="Ingen plats än")
    changes = desk.case.track.discharge_changes
    assert [c.why for c in changes] == ["", "Ingen plats än"]
    stay = replace(desk.case.placement, preliminary_discharge=TODAY + 2 * WEEK)
    desk.do(record_placement, RecordPlacement, stay)
    desk.do(record_placement, RecordPlacement, stay, "Plats från maj")
    assert desk.case.track.discharge_changes[-1].why == "Plats från maj"
    assert len(desk.case.track.discharge_changes) == 3


def test_the_same_reason_given_another_day_is_asked_and_answered_again(
    desk: Desk,
) -> None:
    place(desk, discharge_unknown="Ingen plats")
    desk.ports.clock.day = TODAY + WEEK  # type: ignore[attr-defined]
    place(desk, discharge_unknown="Fortfarande ingen plats")
    assert desk.case.track.times_unknown == 2


def test_visits_are_logged_and_the_next_is_planned_or_proposed(desk: Desk) -> None:
    place(desk, admitted=TODAY - 8 * WEEK)
    assert stops(desk)[VISIT, 1].late is Late.PASSED
    put(desk, VISIT, mark="one", done=TODAY - WEEK, way=Way.VIDEO)
    first = stops(desk)[VISIT, 1]
    assert (first.state, first.way) == (StopState.DONE, Way.VIDEO)
    assert stops(desk)[VISIT, 2].day == TODAY + 3 * WEEK
    put(desk, VISIT, mark="two", day=TODAY + WEEK)
    assert stops(desk)[VISIT, 2].state is StopState.SET
    put(desk, VISIT, mark="two")
    assert stops(desk)[VISIT, 2].state is StopState.PROPOSED
    assert [m.id for m in desk.case.track.marks] == ["one"]


def test_legal_reviews_follow_the_decision_and_what_is_registered(desk: Desk) -> None:
    place(desk, legal_basis="lvu-2")
    assert stops(desk)[CARE_REVIEW, 1].state is StopState.NO_DAY
    put(desk, CARE_DECIDED, mark="d", done=date(2026, 1, 15))
    assert stops(desk)[CARE_REVIEW, 1].day == date(2026, 7, 15)
    put(desk, CARE_REVIEW, mark="r", done=date(2026, 2, 1))
    assert stops(desk)[CARE_REVIEW, 2].day == date(2026, 8, 1)


def test_a_day_is_refused_that_has_not_been_or_belongs_elsewhere(desk: Desk) -> None:
    case = desk.case
    ahead = SetStop(case.id, case.version, VISIT, "v", done=TODAY + WEEK)
    with refused("day-in-the-future"):
        set_stop(ahead, desk.ports)
    elsewhere = SetStop(case.id, case.version, "sip-meeting", day=TODAY)
    with refused("stop-set-elsewhere"):
        set_stop(elsewhere, desk.ports)
    with refused("stop-set-elsewhere"):
        preview_stop(elsewhere, desk.ports)
    unknown = SetStop(case.id, case.version, "no-such", day=TODAY)
    with pytest.raises(Missing):
        set_stop(unknown, desk.ports)


def test_a_day_that_was_set_is_in_the_history_and_can_be_undone(desk: Desk) -> None:
    put(desk, VISIT, mark="v", day=TODAY + WEEK)
    entry = read_history(desk.case.id, desk.ports).undoable
    assert entry is not None
    assert entry.label == "stop-set"
    undo(Undo(desk.case.id, desk.case.version), desk.ports)
    assert stops(desk)[VISIT, 1].state is StopState.NO_DAY


def test_the_homes_figures_and_what_has_come_into_force_change_the_track(
    desk: Desk,
) -> None:
    place(desk, noticed=TODAY, admitted=TODAY, legal_basis="lsu")
    assert ("overview-plan", 1) in stops(desk)
    set_figure(SetFigure("start-meeting", 3), desk.ports)
    set_figure(SetFigure("overview-plan", None), desk.ports)
    set_proposal(SetProposal("region-physician", TODAY), desk.ports)
    after = stops(desk)
    assert after["start-meeting", 1].day == TODAY + timedelta(days=3)
    assert ("overview-plan", 1) not in after
    assert ("region-physician", 1) in after
    set_figure(SetFigure("start-meeting", 10), desk.ports)
    set_proposal(SetProposal("region-physician", None), desk.ports)
    view = stops(desk)
    assert view["start-meeting", 1].day == TODAY + 2 * WEEK
    assert ("region-physician", 1) not in view


def test_a_figure_of_the_law_is_not_the_homes_and_only_an_administrator_sets_one(
    desk: Desk,
) -> None:
    with refused("figure-not-own"):
        set_figure(SetFigure("care-review", 3), desk.ports)
    wide = SetFigure("start-meeting", 500)
    with refused("figure-out-of-bounds"):
        set_figure(wide, desk.ports)
    with pytest.raises(Missing):
        set_proposal(SetProposal("no-such", TODAY), desk.ports)
    user = replace(desk.ports.user, roles=frozenset({Role.COORDINATOR}))
    ports = replace(desk.ports, user=user)
    with refused("right-missing"):
        set_figure(SetFigure("start-meeting", 3), ports)
    with refused("right-missing"):
        set_proposal(SetProposal("region-physician", TODAY), ports)


def test_a_reason_is_hidden_from_who_does_not_read_every_branch(desk: Desk) -> None:
    put(desk, DISCHARGE, unknown="Påhittat skäl om hälsa")
    cut = admitted(desk.ports, frozenset({Branch.SCHOOL}))
    shown = read_track(desk.case.id, cut)
    assert "Påhittat" not in repr(shown)
    assert any(s.state is StopState.UNKNOWN for s in shown.stops)


def test_the_placement_is_as_it_was_when_only_its_track_is_set(desk: Desk) -> None:
    assert desk.case.placement == Placement()
    put(desk, VISIT, mark="v", day=TODAY + WEEK)
    assert desk.case.placement == Placement()


@pytest.mark.parametrize("milestone", ["start-meeting", "review-meeting", DISCHARGE])
def test_a_day_that_is_taken_out_is_counted_again(desk: Desk, milestone: str) -> None:
    place(desk, noticed=TODAY, start_meeting_held=TODAY)
    before = read_track(desk.case.id, desk.ports).stops
    put(desk, milestone, day=TODAY + WEEK, done=None)
    assert stops(desk)[milestone, 1].state is not StopState.PROPOSED
    put(desk, milestone)
    if milestone != "start-meeting":
        assert read_track(desk.case.id, desk.ports).stops == before


def test_review_meetings_that_were_held_stay_when_the_next_is_booked_and_held(
    desk: Desk,
) -> None:
    first, second = TODAY - 8 * WEEK, TODAY - WEEK
    place(desk, review_meeting_held=first, review_meeting=TODAY + WEEK)
    put(desk, "review-meeting", day=second)
    assert desk.case.placement.review_meeting_held == first
    put(desk, "review-meeting", day=second, done=second)
    assert desk.case.placement.review_meeting_held == second
    held = [s.day for s in stops(desk).values() if s.state is StopState.DONE]
    assert held == [first, second]
    place(desk, review_meeting=TODAY + WEEK)
    put(desk, "review-meeting")
    assert desk.case.placement.review_meeting_held == second
    assert desk.case.placement.review_meeting is None


def test_what_is_of_health_is_seen_by_who_reads_its_facts_alone(desk: Desk) -> None:
    set_proposal(SetProposal("stay-region-examines", TODAY), desk.ports)
    put(desk, "stay-examination", mark="e", done=TODAY)
    assert stops(desk)["stay-examination", 1].state is StopState.DONE
    school = admitted(desk.ports, frozenset({Branch.SCHOOL}))
    seen = read_track(desk.case.id, school)
    assert seen.track.marks == ()
    assert not [s for s in seen.stops if s.milestone.id == "stay-examination"]
    health = admitted(desk.ports, frozenset({Branch.HEALTH}))
    assert len(read_track(desk.case.id, health).track.marks) == 1
