"""Figures are read by those who may, and lead to cases only for those who may more."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from sipdesk.commands.demonstration import FIXED_DAY
from sipdesk.commands.play import play_home
from sipdesk.content.daybook import read_daybook
from sipdesk.domain.access import Act, Wanted
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.figure import Outcome
from sipdesk.domain.information import Branch
from sipdesk.domain.period import Period
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.user import Role
from sipdesk.paths import resources
from sipdesk.storage.database import Database
from sipdesk.storage.facts import case_facts
from sipdesk.storage.gate import Gate
from sipdesk.usecases.case import OpenCase, open_case
from sipdesk.usecases.figures import (
    CasesBehind,
    DrillFigure,
    DrillTable,
    Reading,
    ReadReport,
    drill_down,
    read_report,
    refresh_facts,
)
from sipdesk.usecases.ports import Ports
from tests.home import USER, SetClock, open_ports
from tests.usecases.refusals import refused

YEAR = Period(date(2025, 3, 3), FIXED_DAY)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ports]:
    opened = open_ports(tmp_path_factory.mktemp("home"), SetClock(FIXED_DAY))
    play_home(read_daybook(resources() / "demo"), opened, FIXED_DAY)
    yield opened
    opened.store.close()


def admit(
    ports: Ports, *roles: Role, branches: frozenset[Branch] = frozenset(Branch)
) -> Ports:
    """Let somebody with these roles in at the same home."""
    user = replace(USER, roles=frozenset(roles), branches=branches)
    assert isinstance(ports.store, Database)
    ports.store.admit(Gate(user, ports.clock.now))
    return replace(ports, user=user)


def read(ports: Ports) -> Report:
    return read_report(ReadReport(YEAR.first, YEAR.last), ports)


def logged(ports: Ports, act: Act) -> list[tuple[str, str | None]]:
    """Tell which rows of an act stand in the log: of which case, with what detail."""
    manager = admit(ports, *Role)
    with manager.store.reading() as work:
        rows = work.access.page(Wanted(act=act, limit=5000)).rows
    return [(row.case, row.detail) for row in rows]


@pytest.mark.journey
def test_the_demonstration_home_has_a_report_that_reconciles(played: Ports) -> None:
    report = read(admit(played, Role.COORDINATOR))
    assert report.cases > 10
    assert report.reconciles
    assert report.table("goal-3").row("needs").cells[-1].value


@pytest.mark.journey
def test_what_is_read_stands_in_the_log(played: Ports) -> None:
    read(admit(played, Role.MANAGER))
    assert ("", f"{YEAR.first} {YEAR.last}") in logged(played, Act.FIGURES)


@pytest.mark.journey
def test_who_reads_figures_alone_gets_neither_cases_nor_small_numbers(
    played: Ports,
) -> None:
    report = read(admit(played, Role.READER))
    cells = [c for t in report.tables for row in t.rows for c in row.cells]
    assert all(cell.cases == () for cell in cells)
    assert all(cell.value is None or cell.value >= 5 for cell in cells)
    assert (report.figures, report.before, report.funnel.passages) == ((), (), ())
    order = DrillTable("goal-3", report.table("goal-3").row("needs"), -1)
    with refused("right-missing"):
        drill_down(order, admit(played, Role.READER))


@pytest.mark.journey
def test_who_may_not_read_figures_reads_none(played: Ports) -> None:
    with refused("right-missing"):
        read(admit(played, Role.ADMINISTRATOR))


@pytest.mark.journey
def test_who_lacks_a_branch_gets_what_a_reader_of_figures_gets(played: Ports) -> None:
    half = frozenset({Branch.SOCIAL, Branch.SCHOOL})
    report = read(admit(played, Role.MANAGER, branches=half))
    assert report.figures == ()
    cells = [c for t in report.tables for row in t.rows for c in row.cells]
    assert all(cell.cases == () for cell in cells)


@pytest.mark.journey
def test_a_number_leads_to_its_cases_and_the_log_says_who_saw_them(
    played: Ports,
) -> None:
    coordinator = admit(played, Role.COORDINATOR)
    report = read(coordinator)
    row = report.table("goal-3").row("needs")
    needs, result = row.cells[-1], len(row.cells) - 1
    behind = drill_down(DrillTable("goal-3", row, result), coordinator)
    assert len(behind.numbers) == needs.value
    assert set(behind.ids) == set(needs.cases)
    assert behind.numbers == tuple(sorted(behind.numbers))
    assert ("", f"goal-3 needs {result}") in logged(played, Act.FIGURE_CASES)


@pytest.mark.journey
def test_figures_of_health_lead_to_numbers_only_and_each_case_is_logged(
    played: Ports,
) -> None:
    coordinator = admit(played, Role.COORDINATOR)
    oral = read(coordinator).figure("i10-oral-done")
    order = DrillFigure(oral, Outcome.YES)
    with refused("right-missing"):
        drill_down(order, coordinator)
    behind = drill_down(order, admit(played, Role.MANAGER))
    assert behind == CasesBehind(behind.numbers)
    assert len(behind.numbers) == oral.numerator
    seen = {case for case, _ in logged(played, Act.FIGURE_CASES)}
    assert set(oral.cases(Outcome.YES)) <= seen


@pytest.mark.journey
def test_a_column_that_is_not_there_is_missing(played: Ports) -> None:
    coordinator = admit(played, Role.COORDINATOR)
    row = read(coordinator).table("goal-3").row("needs")
    with pytest.raises(Missing):
        drill_down(DrillTable("goal-3", row, 99), coordinator)


@pytest.mark.journey
def test_the_reading_tells_how_far_it_has_come_and_can_be_ended(played: Ports) -> None:
    reading = Reading()
    report = read_report(ReadReport(YEAR.first, YEAR.last, reading=reading), played)
    assert (reading.done, reading.of) == (report.cases, report.cases)
    reading.ended = True
    with refused("reading-ended"):
        read_report(ReadReport(YEAR.first, YEAR.last, reading=reading), played)


@pytest.mark.journey
def test_facts_that_are_missing_are_derived_before_they_are_counted(
    played: Ports,
) -> None:
    coordinator = admit(played, Role.COORDINATOR)
    before = read(coordinator)
    assert isinstance(played.store, Database)
    with played.store._writing() as db:
        kept = sorted(map(tuple, db.execute(select(case_facts))))
        db.execute(delete(case_facts))
    assert refresh_facts(Reading(), coordinator) == before.cases
    assert read(coordinator) == before
    with played.store._looking() as db:
        assert sorted(map(tuple, db.execute(select(case_facts)))) == kept
    assert refresh_facts(Reading(), coordinator) == 0


def test_a_saved_case_is_counted_at_once(tmp_path: Path) -> None:
    ports = open_ports(tmp_path)
    open_case(OpenCase("Alva", "Påhitt"), ports)
    report = read_report(ReadReport(date(2026, 1, 1), date(2026, 12, 31)), ports)
    assert report.cases == 1
    assert report.figure("i2").unknown == 1
    ports.store.close()


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(RuleBroken, match="period-ends-before-it-begins"):
        Period(date(2026, 2, 1), date(2026, 1, 31))


@pytest.mark.journey
def test_a_reason_that_tells_of_health_leads_to_no_case(played: Ports) -> None:
    report = read(admit(played, Role.COORDINATOR))
    untold = {
        (name, choice.code)
        for name in ("decline_reasons", "waiting_for")
        for choice in getattr(played.content, name)
        if choice.in_lists
    }
    assert untold
    rows = [row for table in report.tables for row in table.rows if row.list_of]
    told = {(row.list_of, row.of) for row in rows if not row.nature.is_sensitive}
    assert told & untold == set()
