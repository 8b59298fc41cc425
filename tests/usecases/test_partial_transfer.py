"""A case that goes in part: what is locked stays whole where it was made."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.domain.area import Area
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.plan import Goal
from sipdesk.domain.transfer import Arriving
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.arrival import TakeCase, take_case
from sipdesk.usecases.case import read_case
from sipdesk.usecases.closing import ReopenCase, reopen_case
from sipdesk.usecases.minutes import (
    AmendMinutes,
    FinaliseMinutes,
    amend_minutes,
    finalise_minutes,
)
from sipdesk.usecases.paper import preview_paper
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.plan import EstablishPlan, PutGoal, establish_plan, put_goal
from sipdesk.usecases.version_sum import Sum, check_versions
from tests.domain import cases as made
from tests.home import TODAY
from tests.usecases.desk import Desk
from tests.usecases.two_homes import (
    ALL,
    PLACEMENT,
    SCHOOL,
    TwoHomes,
    full_case,
    said_no,
    two_homes,
)

PART = (PLACEMENT, SCHOOL)


@pytest.fixture
def homes(tmp_path: Path) -> Iterator[TwoHomes]:
    with two_homes(tmp_path) as found:
        yield found


@pytest.fixture
def desk(homes: TwoHomes) -> Desk:
    """Give a case with a goal of health, locked minutes and an established plan."""
    desk = full_case(homes.here)
    desk.do(put_goal, PutGoal, Goal("of-health", "Sova bättre.", Area.HEALTH))
    desk.do(finalise_minutes, FinaliseMinutes)
    desk.do(establish_plan, EstablishPlan, TODAY, "", made.LEAD)
    return desk


@pytest.mark.journey
@pytest.mark.parametrize(
    ("out", "back"), [(PART, ALL), (ALL, PART), (PART, PART)], ids=["out", "back", "2"]
)
def test_a_case_that_was_cut_does_not_come_back_over_the_whole_one(
    homes: TwoHomes, desk: Desk, out: tuple[object, ...], back: tuple[object, ...]
) -> None:
    sent = homes.send(desk.case, *out)  # type: ignore[arg-type]
    left = sent.change.case
    away = homes.take(sent.path).change.case
    again = homes.send(away, *back, back=True)  # type: ignore[arg-type]
    shown = homes.look(again.path, back=True)
    assert shown.arriving is Arriving.PARTLY
    order = TakeCase(again.path, shown.sum)
    assert said_no(take_case, order, homes.here) == "package-partly"
    here = read_case(left.id, homes.here).case
    assert here == left
    opened = reopen_case(ReopenCase(here.id, here.version), homes.here).case
    assert opened.plan == desk.case.plan
    assert opened.meetings == desk.case.meetings
    assert replace(opened, closing=desk.case.closing, version=0) == replace(
        desk.case, version=0
    )


@pytest.mark.journey
def test_the_next_version_is_the_next_and_tells_why(
    homes: TwoHomes, desk: Desk
) -> None:
    plan, minutes = desk.case.plan.versions[0], desk.case.meeting.minutes[0]
    there = Desk(homes.there)
    there.case = homes.take(homes.send(desk.case, *PART).path).change.case
    came = there.case.plan.versions[0]
    assert (came.number, came.established, came.sha256) == (1, TODAY, plan.sha256)
    assert there.case.meeting.minutes[0].sha256 == minutes.sha256
    sums = check_versions(there.case.id, homes.there)
    assert set(sums.values()) == {Sum.ELSEWHERE}
    for kind in (PaperKind.PLAN, PaperKind.MINUTES, PaperKind.MY_PLAN):
        whom = YOUNG_PERSON if kind is PaperKind.MY_PLAN else FILE_COPY
        order = PaperOrder(there.case.id, kind, whom, 1)
        assert said_no(preview_paper, order, homes.there) == "version-elsewhere"

    there.consent()
    there.plan()
    for_nothing = EstablishPlan(there.case.id, there.case.version, TODAY, "", made.LEAD)
    refused = said_no(establish_plan, for_nothing, homes.there)
    assert refused == "amendment-without-reason"
    there.do(establish_plan, EstablishPlan, TODAY, "Nytt hem.", made.LEAD)
    assert [v.number for v in there.case.plan.versions] == [1, 2]
    order = PaperOrder(there.case.id, PaperKind.PLAN, FILE_COPY, 2)
    assert "Ersätter version 1" in preview_paper(order, homes.there).text

    again = FinaliseMinutes(there.case.id, there.case.version)
    assert said_no(finalise_minutes, again, homes.there) == "minutes-are-final"
    there.do(amend_minutes, AmendMinutes, "Nytt hem.")
    there.do(finalise_minutes, FinaliseMinutes)
    made_here = there.case.meeting.minutes[-1]
    assert (made_here.number, made_here.reason) == (2, "Nytt hem.")
