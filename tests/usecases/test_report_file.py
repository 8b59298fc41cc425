"""The report is handed out to who may see small numbers, and each time is logged."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from sipdesk.content.access_words import told
from sipdesk.domain.access import Access, Act, Wanted
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.information import Branch
from sipdesk.domain.report_file import Reader, ReportForm
from sipdesk.domain.search import Search
from sipdesk.domain.user import Role
from sipdesk.usecases.case import list_cases
from sipdesk.usecases.figures import Reading
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.report_file import (
    MakeReport,
    ReportFile,
    draw_report,
    hand_out_report,
    make_report,
)
from tests.home import SetClock, admit_as
from tests.played import open_played
from tests.proofs.outside import sheet_numbers
from tests.usecases.refusals import refused

pytestmark = pytest.mark.journey

AUTUMN = (date(2025, 7, 1), date(2025, 12, 31))


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ports]:
    opened = open_played(tmp_path_factory.mktemp("home"))
    yield opened
    opened.store.close()


def make(
    ports: Ports, reader: Reader, form: ReportForm = ReportForm.XLSX
) -> ReportFile:
    return make_report(MakeReport(*AUTUMN, form, reader), ports)


def logged(ports: Ports) -> list[Access]:
    manager = admit_as(ports, *Role)
    with manager.store.reading() as work:
        rows = work.access.page(Wanted(act=Act.HANDED_OUT, limit=500)).rows
    return [row for row in rows if (row.detail or "").startswith("report ")]


def test_the_home_gets_its_small_numbers_and_who_is_outside_none(
    played: Ports,
) -> None:
    ports = admit_as(played, Role.COORDINATOR)
    inside = sheet_numbers(make(ports, Reader.INSIDE).data)
    outside = sheet_numbers(make(ports, Reader.OUTSIDE).data)
    assert 1 in inside
    assert outside
    assert min(outside) >= 5


@pytest.mark.parametrize("reader", Reader)
@pytest.mark.parametrize("form", ReportForm)
def test_each_form_for_each_reader_is_named_for_nobody_and_logged(
    played: Ports, reader: Reader, form: ReportForm
) -> None:
    made = make(admit_as(played, Role.MANAGER), reader, form)
    assert made.file_name.endswith(f"2025-07-01-2025-12-31.{form.value}")
    assert ("stannar-pa-hemmet" in made.file_name) is (reader is Reader.INSIDE)
    assert bool(made.pages) is (form is ReportForm.PDF)
    details = [row.detail for row in logged(played)]
    assert f"report {reader.value} {form.value} 2025-07-01 2025-12-31" in details


def test_the_log_says_who_reads_it_and_of_which_days(played: Ports) -> None:
    make(admit_as(played, Role.MANAGER), Reader.OUTSIDE)
    said = {told(row) for row in logged(played)}
    assert "Rapport, utanför SiS: Kalkylblad (xlsx), 2025-07-01 – 2025-12-31" in said


@pytest.mark.parametrize("reader", Reader)
def test_who_may_not_see_the_cases_hands_out_no_report(
    played: Ports, reader: Reader
) -> None:
    with refused("right-missing"):
        make(admit_as(played, Role.READER), reader)
    some = frozenset({Branch.SOCIAL})
    with refused("branch-closed"):
        make(admit_as(played, Role.COORDINATOR, branches=some), reader)


def test_a_year_goes_to_the_home_and_not_outside(played: Ports) -> None:
    ports = admit_as(played, Role.COORDINATOR)
    year = (date(2025, 1, 1), date(2025, 12, 31))
    assert make_report(MakeReport(*year, ReportForm.CSV, Reader.INSIDE), ports).data
    before = len(logged(played))
    ports = admit_as(played, Role.COORDINATOR)
    with pytest.raises(RuleBroken, match="outside-period"):
        make_report(MakeReport(*year, ReportForm.CSV, Reader.OUTSIDE), ports)
    assert len(logged(played)) == before


def test_no_name_number_or_id_of_a_case_goes_out(played: Ports) -> None:
    ports = admit_as(played, Role.COORDINATOR)
    cases = list_cases(Search(limit=50), ports).rows
    assert len(cases) > 5
    for form in (ReportForm.CSV, ReportForm.PDF):
        data = make(ports, Reader.OUTSIDE, form).data
        for case in cases:
            for words in (case.number, case.id, case.name):
                assert not words or words.encode() not in data


def test_what_has_left_leaves_again_as_it_was(played: Ports) -> None:
    ports = admit_as(played, Role.COORDINATOR)
    spring = (date(2025, 1, 1), date(2025, 6, 30))
    order = MakeReport(*spring, ReportForm.CSV, Reader.OUTSIDE, places=17)
    first = make_report(order, ports)
    later = replace(ports, clock=SetClock(date(2026, 5, 4)))
    again = make_report(replace(order, places=18), later)
    assert again == first
    inside = replace(order, reader=Reader.INSIDE)
    assert b'"18"' in make_report(replace(inside, places=18), later).data


def test_all_forms_of_what_has_left_are_of_one_day(played: Ports) -> None:
    ports = admit_as(played, Role.COORDINATOR)
    autumn = (date(2024, 7, 1), date(2024, 12, 31))
    order = MakeReport(*autumn, ReportForm.PDF, Reader.OUTSIDE)
    make_report(order, ports)
    with ports.store.reading() as work:
        kept = [work.reports.find(autumn[0], form) for form in ReportForm]
    assert {one.made for one in kept if one} == {ports.clock.now()}
    assert all(one is not None and one.last == autumn[1] for one in kept)


def test_what_is_drawn_is_not_handed_out_until_it_is(played: Ports) -> None:
    ports = admit_as(played, Role.COORDINATOR)
    autumn = (date(2023, 7, 1), date(2023, 12, 31))
    order = MakeReport(*autumn, ReportForm.CSV, Reader.OUTSIDE)
    before = len(logged(played))
    ports = admit_as(played, Role.COORDINATOR)
    drawn, another = draw_report(order, ports), draw_report(order, ports)
    with ports.store.reading() as work:
        assert work.reports.find(autumn[0], ReportForm.CSV) is None
    assert len(logged(played)) == before
    ports = admit_as(played, Role.COORDINATOR)
    first = hand_out_report(drawn, ports)
    later = replace(another.files[ReportForm.CSV], data=b"another")
    other = replace(another, files={ReportForm.CSV: later})
    assert hand_out_report(other, ports) == first, "only one of a half-year leaves"
    assert len(logged(played)) == before + 2


def test_a_report_that_is_ended_goes_nowhere(played: Ports) -> None:
    ports = admit_as(played, Role.COORDINATOR)
    reading = Reading()
    order = MakeReport(*AUTUMN, ReportForm.CSV, Reader.INSIDE, reading=reading)
    drawn = draw_report(order, ports)
    reading.ended = True
    with refused("reading-ended"):
        hand_out_report(drawn, ports)
    with refused("reading-ended"):
        draw_report(order, ports)
