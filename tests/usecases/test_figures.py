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
from sipdesk.storage import tables
from sipdesk.storage.database import Database
from sipdesk.storage.gate import Gate
from sipdesk.usecases.case import OpenCase, open_case
from sipdesk.usecases.figures import (
    CasesBehind,
    DrillFigure,
    DrillTable,
    ReadReport,
    drill_down,
    read_report,
    refresh_facts,
)
from sipdesk.usecases.ports import Ports
from tests.home import USER, SetClock, open_ports
from tests.usecases.refusals import refused

YEAR = Period(date(2025, 3, 3), FIXED_DAY)


def goes_on(_: int, __: int) -> bool:
    return True


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
    return read_report(ReadReport(YEAR), ports)


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
    order = DrillTable(report, "goal-3", "needs", -1)
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
    needs = report.table("goal-3").row("needs").cells[-1]
    behind = drill_down(DrillTable(report, "goal-3", "needs", -1), coordinator)
    assert len(behind.numbers) == needs.value
    assert set(behind.ids) == set(needs.cases)
    assert behind.numbers == tuple(sorted(behind.numbers))
    assert ("", "goal-3 needs result") in logged(played, Act.FIGURE_CASES)


@pytest.mark.journey
def test_figures_of_health_lead_to_numbers_only_and_each_case_is_logged(
    played: Ports,
) -> None:
    coordinator = admit(played, Role.COORDINATOR)
    order = DrillFigure(read(coordinator), "i10-oral-done", Outcome.YES)
    with refused("right-missing"):
        drill_down(order, coordinator)
    behind = drill_down(order, admit(played, Role.MANAGER))
    assert behind == CasesBehind(behind.numbers)
    assert len(behind.numbers) == order.report.figure("i10-oral-done").numerator
    seen = {case for case, _ in logged(played, Act.FIGURE_CASES)}
    assert set(order.report.figure("i10-oral-done").cases(Outcome.YES)) <= seen


@pytest.mark.journey
def test_a_number_that_is_not_there_is_missing(played: Ports) -> None:
    coordinator = admit(played, Role.COORDINATOR)
    report = read(coordinator)
    for order in (
        DrillTable(report, "goal-9", "needs", 0),
        DrillTable(report, "goal-3", "dreams", 0),
        DrillTable(report, "goal-3", "needs", 99),
        DrillFigure(report, "i99", Outcome.YES),
    ):
        with pytest.raises(Missing):
            drill_down(order, coordinator)


@pytest.mark.journey
def test_the_reading_tells_how_far_it_has_come_and_can_be_ended(played: Ports) -> None:
    told: list[tuple[int, int]] = []

    def ask(done: int, of: int) -> bool:
        told.append((done, of))
        return True

    report = read_report(ReadReport(YEAR, goes_on=ask), played)
    assert set(told) == {(report.cases, report.cases)}
    with refused("reading-ended"):
        read_report(ReadReport(YEAR, goes_on=lambda _, __: False), played)


@pytest.mark.journey
def test_facts_that_are_missing_are_derived_before_they_are_counted(
    played: Ports,
) -> None:
    coordinator = admit(played, Role.COORDINATOR)
    before = read(coordinator)
    assert isinstance(played.store, Database)
    with played.store._writing() as db:
        kept = sorted(map(tuple, db.execute(select(tables.case_facts))))
        db.execute(delete(tables.case_facts))
    assert read(coordinator) == before
    with played.store._looking() as db:
        assert sorted(map(tuple, db.execute(select(tables.case_facts)))) == kept
    assert refresh_facts(goes_on, coordinator) == 0


def test_a_saved_case_is_counted_at_once(tmp_path: Path) -> None:
    ports = open_ports(tmp_path)
    open_case(OpenCase("Alva", "Påhitt"), ports)
    report = read_report(ReadReport(Period.year(2026)), ports)
    assert report.cases == 1
    assert report.figure("i2").unknown == 1
    ports.store.close()


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(RuleBroken, match="period-ends-before-it-begins"):
        Period(date(2026, 2, 1), date(2026, 1, 31))
