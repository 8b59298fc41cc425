"""When the access log is to be reviewed next is the home's own figure."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from sipdesk.domain.access import Wanted
from sipdesk.domain.settings import LOG_REVIEW_MONTHS
from sipdesk.domain.user import Role
from sipdesk.usecases.access import (
    ReadLog,
    ReviewDue,
    ReviewLog,
    SampleLog,
    read_log,
    read_review_due,
    review_log,
    sample_log,
)
from sipdesk.usecases.home import ChangeSetting, change_setting
from sipdesk.usecases.ports import Ports
from tests.home import STOCKHOLM, SetClock, admit_as, open_ports
from tests.usecases.desk import Desk
from tests.usecases.refusals import refused
from tests.usecases.test_access_log import MANAGER, look, manager

ONE_DAY = timedelta(days=1)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def desk(tmp_path: Path, clock: SetClock) -> Iterator[Desk]:
    made = Desk(open_ports(tmp_path, clock))
    with made.ports.store.work() as work:
        work.house.put_user(MANAGER)
    yield made
    made.ports.store.close()


def began(ports: Ports) -> date:
    """Tell the day that the log began: when the home was made, by the real clock."""
    with ports.store.reading() as work:
        begun = work.access.begun()
    assert isinstance(begun, datetime)
    return begun.astimezone(STOCKHOLM).date()


def reviewed(desk: Desk) -> Ports:
    look(desk, 1)
    ports = manager(desk)
    drawn = sample_log(SampleLog(None, None), ports)
    review_log(ReviewLog(drawn, "Allt stämmer."), ports)
    return ports


def test_it_is_counted_from_the_last_review(desk: Desk, clock: SetClock) -> None:
    clock.day = date(2026, 11, 30)
    ports = reviewed(desk)
    due = ReviewDue(clock.day, date(2027, 2, 28), 3, is_late=False)
    clock.day = date(2027, 2, 28)
    assert read_review_due(None, ports) == due
    clock.day += ONE_DAY
    assert read_review_due(None, ports) == replace(due, is_late=True)
    assert read_log(ReadLog(Wanted()), ports).due.is_late


def test_without_any_it_is_counted_from_when_the_log_began(
    desk: Desk, clock: SetClock
) -> None:
    ports = manager(desk)
    clock.day = began(ports)
    first = read_review_due(None, ports)
    assert (first.last, first.is_late) == (None, False)
    clock.day = first.due + ONE_DAY
    assert read_review_due(None, ports) == replace(first, is_late=True)


def test_another_figure_holds_at_once(desk: Desk) -> None:
    change_setting(ChangeSetting(LOG_REVIEW_MONTHS.key, 12), desk.ports)
    ports = reviewed(desk)
    assert read_review_due(None, ports).due == date(2027, 3, 2)


def test_only_who_reads_the_log_is_told(desk: Desk) -> None:
    with refused("right-missing"):
        read_review_due(None, admit_as(desk.ports, Role.COORDINATOR))


def test_only_the_administrator_decides_how_often(desk: Desk) -> None:
    order = ChangeSetting(LOG_REVIEW_MONTHS.key, 6)
    with refused("setting-for-administrator"):
        change_setting(order, manager(desk))
