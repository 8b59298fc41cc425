"""Figures are read by those who may, and lead to cases only for those who may more."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from sipdesk.commands.demonstration import FIXED_DAY
from sipdesk.domain.access import Act, Wanted
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.figure import Outcome
from sipdesk.domain.period import Period
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.user import Role
from sipdesk.storage.database import Database
from sipdesk.storage.facts import case_facts
from sipdesk.usecases.case import OpenCase, open_case
from sipdesk.usecases.figures import (
    CasesBehind,
    DrillTable,
    Reading,
    ReadReport,
    drill_down,
    read_report,
    refresh_facts,
)
from sipdesk.usecases.ports import Ports
from tests.home import admit_as, open_ports
from tests.played import open_played
from tests.usecases.refusals import refused

YEAR = Period(date(2025, 3, 3), FIXED_DAY)
ASKED = ReadReport(YEAR.first, YEAR.last)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ports]:
    opened = open_played(tmp_path_factory.mktemp("home"))
    yield opened
    opened.store.close()


def read(ports: Ports) -> Report:
    return read_report(ReadReport(YEAR.first, YEAR.last), ports)


def logged(ports: Ports, act: Act) -> list[tuple[str, str | None]]:
    """Tell which rows of an act stand in the log: of which case, with what detail."""
    manager = admit_as(ports, *Role)
    with manager.store.reading() as work:
        rows = work.access.page(Wanted(act=act, limit=5000)).rows
    return [(row.case, row.detail) for row in rows]


@pytest.mark.journey
def test_the_demonstration_home_has_a_report_that_reconciles(played: Ports) -> None:
    report = read(admit_as(played, Role.COORDINATOR))
    assert report.cases > 10
    assert report.reconciles
    assert report.table("goal-3").row("needs").cells[-1].value


@pytest.mark.journey
def test_what_is_read_stands_in_the_log(played: Ports) -> None:
    read(admit_as(played, Role.MANAGER))
    assert ("", f"{YEAR.first} {YEAR.last}") in logged(played, Act.FIGURES)


@pytest.mark.journey
def test_who_may_not_read_figures_reads_none(played: Ports) -> None:
    with refused("right-missing"):
        read(admit_as(played, Role.ADMINISTRATOR))


@pytest.mark.journey
def test_a_number_leads_to_its_cases_and_the_log_says_who_saw_them(
    played: Ports,
) -> None:
    coordinator = admit_as(played, Role.COORDINATOR)
    report = read(coordinator)
    row = report.table("goal-3").row("needs")
    needs, result = row.cells[-1], len(row.cells) - 1
    behind = drill_down(DrillTable(ASKED, "goal-3", "needs", "", result), coordinator)
    assert len(behind.numbers) == needs.value
    assert set(behind.ids) == set(needs.cases)
    assert behind.numbers == tuple(sorted(behind.numbers))
    assert ("", f"goal-3 needs {result}") in logged(played, Act.FIGURE_CASES)


@pytest.mark.journey
def test_figures_of_health_lead_to_numbers_only_and_each_case_is_logged(
    played: Ports,
) -> None:
    coordinator = admit_as(played, Role.COORDINATOR)
    oral = read(coordinator).figure("i10-oral-done")
    order = DrillTable(ASKED, "indicators", "indicator", "i10-oral-done", 0)
    with refused("right-missing"):
        drill_down(order, coordinator)
    behind = drill_down(order, admit_as(played, Role.MANAGER))
    assert behind == CasesBehind(behind.numbers)
    assert len(behind.numbers) == oral.numerator > 0
    seen = {case for case, _ in logged(played, Act.FIGURE_CASES)}
    assert set(oral.cases(Outcome.YES)) <= seen


@pytest.mark.journey
@pytest.mark.parametrize(
    ("table", "row", "of", "column"),
    [
        ("goal-3", "needs", "", 99),
        ("goal-3", "needs", "", -1),
        ("goal-3", "needs", "i10-oral-done", 0),
        ("goal-3", "no-such", "", 0),
        ("no-such", "needs", "", 0),
    ],
)
def test_what_stands_in_no_report_leads_nowhere(
    played: Ports, table: str, row: str, of: str, column: int
) -> None:
    before = len(logged(played, Act.FIGURE_CASES))
    coordinator = admit_as(played, Role.COORDINATOR)
    with pytest.raises(Missing):
        drill_down(DrillTable(ASKED, table, row, of, column), coordinator)
    assert len(logged(played, Act.FIGURE_CASES)) == before


@pytest.mark.journey
def test_each_number_leads_to_the_cases_it_was_counted_from(played: Ports) -> None:
    coordinator = admit_as(played, Role.COORDINATOR)
    table = read(coordinator).table("obstacles")
    for row in table.rows:
        order = DrillTable(ASKED, "obstacles", row.code, row.of, 0)
        if row.nature.is_sensitive:
            with refused("right-missing"):
                drill_down(order, coordinator)
        else:
            assert set(drill_down(order, coordinator).ids) == set(row.cells[0].cases)


@pytest.mark.journey
def test_a_number_is_logged_once_and_its_counting_is_not_a_reading(
    played: Ports,
) -> None:
    readings, seen = len(logged(played, Act.FIGURES)), logged(played, Act.FIGURE_CASES)
    order = DrillTable(ASKED, "goal-3", "needs", "", 0)
    drill_down(order, admit_as(played, Role.COORDINATOR))
    assert len(logged(played, Act.FIGURES)) == readings
    assert len(logged(played, Act.FIGURE_CASES)) == len(seen) + 1


@pytest.mark.journey
@pytest.mark.parametrize("role", [Role.READER, Role.ADMINISTRATOR])
def test_no_number_leads_anywhere_for_who_has_no_right_to_cases(
    played: Ports, role: Role
) -> None:
    order = DrillTable(ASKED, "goal-3", "needs", "", 0)
    with refused("right-missing"):
        drill_down(order, admit_as(played, role))


@pytest.mark.journey
def test_the_reading_tells_how_far_it_has_come_and_can_be_ended(played: Ports) -> None:
    ports, reading = admit_as(played, Role.COORDINATOR), Reading()
    report = read_report(ReadReport(YEAR.first, YEAR.last, reading=reading), ports)
    assert (reading.done, reading.of) == (report.cases, report.cases)
    reading.ended = True
    with refused("reading-ended"):
        read_report(ReadReport(YEAR.first, YEAR.last, reading=reading), ports)


@pytest.mark.journey
def test_facts_that_are_missing_are_derived_before_they_are_counted(
    played: Ports,
) -> None:
    coordinator = admit_as(played, Role.COORDINATOR)
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
    report = read(admit_as(played, Role.COORDINATOR))
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
