"""Idag across the cases: harm first, what is put off never away, and then back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sipdesk.domain.branch_view import HIDDEN
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.errors import Conflict, Missing
from sipdesk.domain.information import Branch
from sipdesk.domain.placement import Placement
from sipdesk.domain.reminder import waiting
from sipdesk.domain.user import Role
from sipdesk.usecases.case import OpenCase, open_case, read_case, refresh_overviews
from sipdesk.usecases.closing import (
    CloseCase,
    RecordClosing,
    close_case,
    record_closing,
)
from sipdesk.usecases.home import ChangeSetting, change_setting
from sipdesk.usecases.journal import Undo, read_history, undo
from sipdesk.usecases.placement import RecordPlacement, record_placement
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.reminder import (
    DropFigure,
    SetFigure,
    drop_figure,
    read_rules,
    set_figure,
)
from sipdesk.usecases.today import (
    PutRowOff,
    ReadToday,
    TakeRowUp,
    TodayRow,
    Urgency,
    put_row_off,
    read_today,
    take_row_up,
)
from tests.home import TODAY, USER, SetClock, admit, admit_as, open_ports
from tests.usecases.refusals import refused

WHY = "Hen är på semester."
SOON = TODAY + timedelta(days=3)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def ports(tmp_path: Path, clock: SetClock) -> Iterator[Ports]:
    opened = open_ports(tmp_path, clock)
    yield opened
    opened.store.close()


def opened(ports: Ports, placement: Placement | None = None) -> Case:
    case = open_case(OpenCase("Elsa", "Påhitt"), ports).case
    if placement is None:
        return case
    return record_placement(
        RecordPlacement(case.id, case.version, placement), ports
    ).case


def closed_now(ports: Ports, case: Case) -> Case:
    ended = Closing(ClosingReason.NO_NEED, TODAY, by="Karin")
    order = RecordClosing(case.id, case.version, ended)
    case = record_closing(order, ports).case
    return close_case(CloseCase(case.id, case.version), ports).case


def rows(ports: Ports, kind: str = "") -> list[TodayRow]:
    found = read_today(ReadToday(), ports)
    return [row for row in found if kind in ("", row.waiting.kind)]


def one_row(ports: Ports, kind: str) -> TodayRow:
    (row,) = rows(ports, kind)
    return row


def put_off(
    ports: Ports, case: Case, kind: str, until: date | None = SOON, reason: str = WHY
) -> Case:
    row = f"{case.id} {kind}"
    return put_row_off(PutRowOff(case.id, case.version, row, until, reason), ports).case


def test_what_is_put_off_stands_apart_and_is_back_on_its_day(
    ports: Ports, clock: SetClock
) -> None:
    case = put_off(ports, opened(ports), "data-missing")
    row = one_row(ports, "data-missing")
    assert row.urgency is Urgency.PUT_OFF
    assert (row.waiting.put_off, row.put_off_by) == (SOON, USER.name)
    clock.day = SOON
    row = one_row(ports, "data-missing")
    assert (row.urgency, row.waiting.times) == (Urgency.WAITING, 1)
    again = put_off(ports, case, "data-missing", SOON + timedelta(days=9))
    assert one_row(ports, "data-missing").waiting.times == 2
    assert len(again.put_offs) == 1


def test_a_duty_is_noted_as_put_off_and_stays_at_once(ports: Ports) -> None:
    ready = Placement(ready=TODAY, ready_by="Chefen")
    put_off(ports, opened(ports, ready), "ready-not-notified")
    row = one_row(ports, "ready-not-notified")
    assert row.urgency is Urgency.AT_ONCE
    assert row.waiting.put_off == SOON
    assert WHY not in repr(row)
    (off,) = read_case(CaseId(row.case.id), ports).case.put_offs
    assert off.reason == WHY


@pytest.mark.parametrize(
    ("until", "reason", "code"),
    [
        (SOON, " ", "put-off-without-reason"),
        (None, WHY, "put-off-without-day"),
        (TODAY, WHY, "put-off-not-ahead"),
        (TODAY + timedelta(days=181), WHY, "put-off-too-far"),
    ],
)
def test_putting_off_takes_a_reason_and_a_day(
    ports: Ports, until: date | None, reason: str, code: str
) -> None:
    case = opened(ports)
    with refused(code):
        put_off(ports, case, "data-missing", until, reason)
    assert one_row(ports, "data-missing").urgency is Urgency.WAITING


def test_it_is_gone_from_the_case_when_it_is_settled(ports: Ports) -> None:
    day = TODAY + timedelta(days=5)
    case = opened(ports, Placement(start_meeting=day))
    case = put_off(ports, case, "start-meeting")
    held = replace(case.placement, start_meeting_held=TODAY)
    order = RecordPlacement(case.id, case.version, held)
    assert record_placement(order, ports).case.put_offs == ()
    assert rows(ports, "start-meeting") == []


def test_another_day_is_another_thing_and_stands_where_it_should(
    ports: Ports,
) -> None:
    case = opened(ports, Placement(start_meeting=TODAY + timedelta(days=5)))
    case = put_off(ports, case, "start-meeting")
    moved = replace(case.placement, start_meeting=TODAY + timedelta(days=6))
    record_placement(RecordPlacement(case.id, case.version, moved), ports)
    assert one_row(ports, "start-meeting").urgency is Urgency.THIS_WEEK


def test_it_stands_in_the_journal_and_can_be_undone(ports: Ports) -> None:
    case = put_off(ports, opened(ports), "data-missing")
    assert read_history(case.id, ports).entries[-1].label == "row-put-off"
    undo(Undo(case.id, case.version), ports)
    assert one_row(ports, "data-missing").urgency is Urgency.WAITING


def test_it_is_taken_up_again_before_its_day(ports: Ports) -> None:
    case = put_off(ports, opened(ports), "data-missing")
    row = f"{case.id} data-missing"
    after = take_row_up(TakeRowUp(case.id, case.version, row), ports).case
    assert after.put_offs == ()
    assert one_row(ports, "data-missing").urgency is Urgency.WAITING
    with pytest.raises(Missing):
        take_row_up(TakeRowUp(case.id, after.version, row), ports)


def test_what_does_not_wait_is_not_put_off(ports: Ports) -> None:
    case = opened(ports)
    with pytest.raises(Missing):
        put_off(ports, case, "minutes")
    with pytest.raises(Conflict):
        put_off(ports, replace(case, version=0), "data-missing")


def test_nothing_is_put_off_in_a_closed_case(ports: Ports) -> None:
    case = opened(ports)
    closed = closed_now(ports, case)
    with refused("case-closed"):
        put_off(ports, closed, "data-missing")


def test_a_reason_is_cut_by_its_branch_and_stands_in_no_list(ports: Ports) -> None:
    case = put_off(ports, opened(ports), "data-missing")
    theirs = admit(ports, replace(USER, branches=frozenset({Branch.SOCIAL})))
    assert WHY not in repr(read_today(ReadToday(), theirs))
    (read,) = read_case(case.id, theirs).case.put_offs
    assert read.reason == HIDDEN
    with refused("branch-closed"):
        put_off(theirs, case, "data-missing")


def test_who_may_not_work_in_cases_puts_nothing_off(ports: Ports) -> None:
    case = opened(ports)
    with refused("right-missing"):
        put_off(admit_as(ports, Role.MANAGER), case, "data-missing")


def days(first: int, last: int) -> st.SearchStrategy[date | None]:
    return st.none() | st.integers(first, last).map(lambda n: TODAY + timedelta(n))


STAYS = st.builds(
    Placement,
    ready=days(-90, 0),
    ready_by=st.just("Chefen"),
    notified=days(-90, 0),
    start_meeting=days(-90, 90),
    start_meeting_held=days(-90, 0),
    preliminary_discharge=days(-90, 90),
    moves=days(-90, 90),
)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(stays=st.lists(STAYS, min_size=1, max_size=3), data=st.data())
@pytest.mark.journey
def test_nothing_that_waits_is_absent_from_idag_and_each_part_is_in_order_of_harm(
    tmp_path_factory: pytest.TempPathFactory,
    stays: list[Placement],
    data: st.DataObject,
) -> None:
    clock = SetClock()
    ports = open_ports(tmp_path_factory.mktemp("home"), clock)
    try:
        cases = [opened(ports, stay) for stay in stays]
        shown = read_today(ReadToday(), ports)
        for row in shown:
            if data.draw(st.booleans()):
                case = read_case(CaseId(row.case.id), ports).case
                until = TODAY + timedelta(days=data.draw(st.integers(1, 180)))
                order = PutRowOff(case.id, case.version, row.waiting.id, until, WHY)
                put_row_off(order, ports)
        clock.day = TODAY + timedelta(days=data.draw(st.integers(0, 200)))
        refresh_overviews(None, ports)
        rules = ports.content.reminders
        wanted = {
            row.id
            for case in cases
            for row in waiting(read_case(case.id, ports).case, rules, clock.day)
            if row.shown_from <= clock.day
        }
        found = read_today(ReadToday(), ports)
        assert {row.waiting.id for row in found} == wanted
        places = [
            (list(Urgency).index(r.urgency), rules.harm(r.waiting.kind)) for r in found
        ]
        assert places == sorted(places)
        for row in found:
            rule = rules.find(row.waiting.kind)
            assert rule is not None
            assert (row.urgency is Urgency.AT_ONCE) == rule.at_once
    finally:
        ports.store.close()


# --- The home's own figures ----------------------------------------------------------


def shown_days(ports: Ports, kind: str) -> tuple[int, int | None]:
    (rule,) = (view.rule for view in read_rules(None, ports) if view.rule.id == kind)
    return rule.shown, rule.due


def test_the_homes_own_days_hold_at_once_in_what_lists_show(ports: Ports) -> None:
    day = TODAY + timedelta(days=10)
    opened(ports, Placement(start_meeting=day))
    assert rows(ports, "start-meeting") == []
    set_figure(SetFigure("start-meeting", -10, 0), ports)
    assert one_row(ports, "start-meeting").waiting.due == day
    drop_figure(DropFigure("start-meeting"), ports)
    assert rows(ports, "start-meeting") == []
    assert shown_days(ports, "start-meeting") == (-7, 0)


def test_days_that_are_the_programs_again_are_no_figure_of_the_homes(
    ports: Ports,
) -> None:
    set_figure(SetFigure("minutes", 0, 4), ports)
    assert shown_days(ports, "minutes") == (0, 4)
    views = set_figure(SetFigure("minutes", 0, 1), ports)
    assert [view.own for view in views if view.rule.id == "minutes"] == [None]


def test_a_setting_that_a_rule_counts_by_holds_at_once(ports: Ports) -> None:
    day = TODAY + timedelta(days=40)
    opened(ports, Placement(moves=day))
    assert rows(ports, "moves") == []
    change_setting(ChangeSetting("consent_first_warning_days", 40), ports)
    assert one_row(ports, "moves").waiting.due == day


@pytest.mark.parametrize(
    ("order", "code"),
    [
        (SetFigure("ready-not-notified", 5, 9), "reminder-not-own"),
        (SetFigure("minutes", 4, 2), "reminder-due-before-shown"),
    ],
)
def test_days_that_cannot_be_are_refused(
    ports: Ports, order: SetFigure, code: str
) -> None:
    with refused(code):
        set_figure(order, ports)
    with pytest.raises(Missing):
        set_figure(SetFigure("full-moon", 0), ports)


def test_days_are_changed_by_who_changes_the_homes_content(ports: Ports) -> None:
    for role in Role:
        theirs = admit_as(ports, role)
        if role in (Role.COORDINATOR, Role.ADMINISTRATOR):
            set_figure(SetFigure("minutes", 0, 4), theirs)
            drop_figure(DropFigure("minutes"), theirs)
            continue
        with refused("right-missing"):
            set_figure(SetFigure("minutes", 0, 4), theirs)
        with refused("right-missing"):
            drop_figure(DropFigure("minutes"), theirs)
