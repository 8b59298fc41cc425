"""A report of a period that has ended, counted again when something has changed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete

from sipdesk.domain.pilot_report import Report
from sipdesk.domain.placement import Placement
from sipdesk.domain.retention import Erasure, RecordKind
from sipdesk.domain.track import START_MEETING
from sipdesk.domain.user import Role
from sipdesk.storage.database import Database
from sipdesk.storage.facts import case_facts
from sipdesk.storage.gate import Gate
from sipdesk.usecases.case import OpenCase, open_case
from sipdesk.usecases.figures import (
    DERIVED_AT_ONCE,
    Reading,
    ReadReport,
    read_report,
    refresh_some,
)
from sipdesk.usecases.placement import RecordPlacement, record_placement
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.track import SetFigure, set_figure
from tests.home import TODAY, USER, open_ports
from tests.usecases.desk import Desk

SPRING = (date(2026, 1, 1), date(2026, 6, 30))


@pytest.fixture
def ports(tmp_path: Path) -> Iterator[Ports]:
    opened = open_ports(tmp_path)
    everybody = replace(USER, roles=frozenset(Role))
    assert isinstance(opened.store, Database)
    opened.store.admit(Gate(everybody, opened.clock.now))
    yield replace(opened, user=everybody)
    opened.store.close()


def erase(ports: Ports, count: int, at: datetime) -> None:
    """Keep the certificate of an erasure."""
    closed = date(2024, 1, 1)
    certificate = Erasure(
        ports.new_id(),
        at,
        ports.user.id,
        RecordKind.CASE,
        "SiS 2026/1234",
        count,
        0,
        closed,
        closed,
        0,
    )
    with ports.store.work() as work:
        work.retention.put_erasure(certificate)


def test_facts_are_derived_anew_so_few_at_a_time_that_saves_come_in_between(
    ports: Ports,
) -> None:
    for number in range(DERIVED_AT_ONCE + 1):
        open_case(OpenCase("Alva", f"Påhitt {number}"), ports)
    assert isinstance(ports.store, Database)
    with ports.store._writing() as db:
        db.execute(delete(case_facts))
    reading = Reading()
    told = [(refresh_some(reading, ports), reading.done) for _ in range(3)]
    whole = DERIVED_AT_ONCE + 1
    assert told == [(whole, 0), (1, DERIVED_AT_ONCE), (0, whole)]
    assert spring(ports).cases == whole


def spring(ports: Ports) -> Report:
    return read_report(ReadReport(*SPRING), ports)


def test_what_was_erased_by_the_last_day_stands_apart_from_what_was_since(
    ports: Ports,
) -> None:
    assert spring(ports).table("goal-3").notes == ()
    erase(ports, 2, datetime(2026, 6, 30, 21, 59, tzinfo=UTC))
    before = spring(ports).table("goal-3").notes
    assert before == (("erased", 2),)
    erase(ports, 3, datetime(2026, 6, 30, 22, 1, tzinfo=UTC))  # 1 July in Sweden
    assert spring(ports).table("goal-3").notes == (*before, ("erased-since", 3))


def test_a_start_meeting_is_in_time_by_what_the_home_says_when_it_is_counted(
    ports: Ports,
) -> None:
    desk = Desk(ports)
    noticed = TODAY - timedelta(days=20)
    stay = Placement(
        noticed=noticed,
        admitted=noticed,
        start_meeting_held=noticed + timedelta(days=10),
    )
    desk.do(record_placement, RecordPlacement, stay)
    period = ReadReport(noticed, TODAY)
    found = []
    for days in (5, 10):
        set_figure(SetFigure(START_MEETING, days), ports)
        found.append(read_report(period, ports).figure("i9-start").numerator)
    assert found == [0, 1]
    told = ports.content.read_figures().definition("i9-start").definition
    assert "tiden som hemmet har när det räknas, också för en tidigare period" in told
