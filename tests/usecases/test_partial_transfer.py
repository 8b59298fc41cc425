"""A case that goes in part: what is locked stays whole where it was made."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.domain.area import Area
from sipdesk.domain.plan import Goal
from sipdesk.domain.transfer import Arriving
from sipdesk.usecases.arrival import TakeCase, take_case
from sipdesk.usecases.case import read_case
from sipdesk.usecases.closing import ReopenCase, reopen_case
from sipdesk.usecases.minutes import FinaliseMinutes, finalise_minutes
from sipdesk.usecases.plan import EstablishPlan, PutGoal, establish_plan, put_goal
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
