"""Läget in a real home: what is read, printed, logged, and kept from whom."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from sipdesk.content.outlook_words import need_line, wait_line, waited_for
from sipdesk.domain.access import Act, Wanted
from sipdesk.domain.branch_view import HIDDEN
from sipdesk.domain.case import CaseId
from sipdesk.domain.errors import Missing
from sipdesk.domain.information import Branch
from sipdesk.domain.outlook import HomePaper
from sipdesk.domain.ready_rules import Stands
from sipdesk.domain.search import Search
from sipdesk.domain.standstill import Unmet
from sipdesk.domain.user import Role
from sipdesk.usecases.case import (
    OpenCase,
    list_cases,
    open_case,
    read_case,
    refresh_overviews,
)
from sipdesk.usecases.outlook import (
    PrintOutlook,
    print_outlook,
    read_outlook,
)
from sipdesk.usecases.placement import RecordPlacement, record_placement
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.today import (
    PutRowOff,
    ReadToday,
    put_row_off,
    read_today,
)
from tests.home import TODAY, USER, SetClock, admit_as, open_brought, open_ports
from tests.usecases.refusals import refused
from tests.usecases.standing_still import HEALTH, HOME, Stuck, bring, bring_home


@pytest.fixture
def ports(tmp_path: Path) -> Iterator[Ports]:
    opened, _ = open_brought(tmp_path, bring_home)
    yield opened
    opened.store.close()


def admit(ports: Ports, role: Role, *closed: Branch) -> Ports:
    branches = frozenset(Branch) - set(closed)
    return admit_as(ports, role, branches=branches)


def words(data: bytes) -> str:
    pages = PdfReader(BytesIO(data)).pages
    text = "".join(page.extract_text() for page in pages).replace("\u00ad", "")
    return " ".join(text.split())


def details(ports: Ports, act: Act) -> list[str | None]:
    with ports.store.reading() as work:
        return [row.detail for row in work.access.page(Wanted(act=act)).rows]


def test_a_manager_reads_who_has_a_need_who_waits_what_is_late_and_why(
    ports: Ports,
) -> None:
    found = read_outlook(None, admit(ports, Role.MANAGER)).outlook
    assert {(row.case.name, row.why) for row in found.needs} == {
        ("Nora Björkhitt", Unmet.SILENT),
        ("Sara Lönnhitt", Unmet.NEVER_TOLD),
        ("Sven Söderhitt", Unmet.DECLINED),
    }
    assert {(row.case.name, row.why) for row in found.waits} == {
        ("Nils Norrhitt", Stands.NOT_NOTIFIED),
        ("Nora Björkhitt", Stands.NOT_ASKED_FOR),
        ("Sven Söderhitt", Stands.NOT_SAID),
        ("H.H.", Stands.NOT_ASKED_FOR),
        ("Ingen Nämndhitt", Stands.NOT_SAID),
    }
    assert found.waits[0].case.name == "Nils Norrhitt"
    assert "Nils Norrhitt" in {row.case.name for row in found.late}


def test_that_the_cases_were_listed_is_in_the_log(ports: Ports) -> None:
    manager = admit(ports, Role.MANAGER)
    before = len(details(manager, Act.LISTED))
    read_outlook(None, manager)
    assert len(details(manager, Act.LISTED)) == before + 1


def test_lists_say_nothing_of_health(ports: Ports) -> None:
    found = read_outlook(None, ports).outlook
    content = ports.content
    (hidden,) = (row for row in found.waits if row.case.protected)
    assert waited_for(hidden, content) == "Annat"
    assert "något annat" in wait_line(hidden, content, TODAY)
    lines = [need_line(row, content, TODAY) for row in found.needs]
    assert not [line for line in lines if "psyk" in line.casefold()]


def test_what_is_kept_for_lists_tells_of_no_health_consent_or_law(
    ports: Ports,
) -> None:
    stuck = Stuck("Doda", "Doltsson", waiting_for="disability-housing")
    bring(replace(stuck, missing="lss-decision"), ports)
    with ports.store.reading() as work:
        kept = [case.standstill for case in work.cases.overviews_open()]
    said = {(held.waiting_for, held.missing, held.declined_for) for held in kept}
    codes = {code for row in said for code in row} - {""}
    assert "other" in codes
    for choices in (
        ports.content.waiting_for,
        ports.content.missing_things,
        ports.content.decline_reasons,
    ):
        assert "other" in {choice.code for choice in choices}
        secret = {c.code for c in choices if c.in_lists and c.code != "other"}
        assert secret
        assert not codes & secret


def test_who_lacks_a_branch_sees_that_something_is_missing_and_not_what(
    ports: Ports,
) -> None:
    manager = admit(ports, Role.MANAGER, Branch.HEALTH)
    found = read_outlook(None, manager).outlook
    told = {(row.told.waiting_for, row.told.missing) for row in found.waits}
    assert told == {(HIDDEN, HIDDEN), (HIDDEN, "")}
    paper = words(print_outlook(PrintOutlook(HomePaper.OUTLOOK), manager).data)
    assert "HVB" not in paper


@pytest.mark.parametrize(
    ("closed", "step"), [(Branch.HEALTH, "health"), (Branch.SCHOOL, "school")]
)
def test_no_list_reminds_of_a_branch_that_is_closed(
    ports: Ports, closed: Branch, step: str
) -> None:
    case = open_case(OpenCase("Helga", "Hittepå"), ports).case
    stay = replace(
        case.placement,
        admitted=TODAY - timedelta(days=90),
        preliminary_discharge=TODAY + timedelta(days=5),
    )
    order = RecordPlacement(case.id, case.version, stay)
    case = record_placement(order, ports).case
    for row in read_today(ReadToday(), ports):
        if row.case.id == case.id and row.waiting.step == step:
            until = TODAY + timedelta(days=9)
            put = PutRowOff(case.id, case.version, row.waiting.id, until, "Senare")
            case = put_row_off(put, ports).case
    kinds = {off.id.split(" ")[1] for off in case.put_offs}
    assert kinds
    manager = admit(ports, Role.MANAGER, closed)
    assert not kinds & {row.waiting.kind for row in read_today(ReadToday(), manager)}
    late = read_outlook(None, manager).outlook.late
    assert not kinds & {row.waiting.kind for row in late}
    pages = list_cases(Search(), manager).rows
    assert not kinds & {row.kind for one in pages for row in one.waiting}
    assert read_case(case.id, manager).case.put_offs == ()
    own = admit(ports, Role.MANAGER)
    assert kinds <= {row.waiting.kind for row in read_today(ReadToday(), own)}


def test_who_may_not_read_cases_reads_and_prints_nothing(ports: Ports) -> None:
    for role in (Role.READER, Role.ADMINISTRATOR):
        other = admit(ports, role)
        with refused("right-missing"):
            read_outlook(None, other)
        for paper in (HomePaper.OUTLOOK, HomePaper.WEEK):
            with refused("right-missing"):
                print_outlook(PrintOutlook(paper), other)


@pytest.mark.parametrize("paper", [HomePaper.OUTLOOK, HomePaper.WEEK])
def test_a_paper_on_the_table_names_nobody_and_says_what_it_is(
    ports: Ports, paper: HomePaper
) -> None:
    manager = admit(ports, Role.MANAGER)
    printed = print_outlook(PrintOutlook(paper), manager)
    said = words(printed.data)
    for stuck in HOME:
        assert stuck.given not in said.replace("Ingen ", "")
        assert stuck.family not in said
    assert "2026-001 N.B." in said
    assert "Arbetsmaterial, innehåller sekretess" in said
    assert "2 mars 2026" in said
    assert USER.name in said
    assert HEALTH not in said
    assert "2026-03-02" in printed.file_name
    assert paper.value in details(manager, Act.HANDED_OUT)


def test_both_papers_are_tagged_and_name_their_language(ports: Ports) -> None:
    for paper in (HomePaper.OUTLOOK, HomePaper.WEEK):
        data = print_outlook(PrintOutlook(paper), ports).data
        root: Any = PdfReader(BytesIO(data)).trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"] == "sv-SE"


def test_a_duty_that_is_late_stands_before_what_has_been_late_for_longer(
    ports: Ports,
) -> None:
    late = read_outlook(None, ports).outlook.late
    duties = [row.waiting.kind == "ready-not-notified" for row in late]
    assert any(duties)
    assert duties == sorted(duties, reverse=True)
    assert late[0].days < max(row.days for row in late)


def test_the_home_of_everyday_size_has_its_state_on_one_page(ports: Ports) -> None:
    data = print_outlook(PrintOutlook(HomePaper.OUTLOOK), ports).data
    assert len(PdfReader(BytesIO(data)).pages) == 1


def test_a_calm_home_has_a_calm_paper(tmp_path: Path) -> None:
    calm = open_ports(tmp_path)
    said = words(print_outlook(PrintOutlook(HomePaper.OUTLOOK), calm).data)
    for line in (
        "Varje behov har fått ett svar.",
        "Ingen väntar på nästa steg.",
        "Inget är försenat.",
        "Inget står still.",
    ):
        assert line in said
    week = words(print_outlook(PrintOutlook(HomePaper.WEEK), calm).data)
    assert "Inget väntar den här veckan." in week
    calm.store.close()


@pytest.mark.parametrize("paper", [HomePaper.OUTLOOK, HomePaper.WEEK])
def test_why_something_is_put_off_is_printed_on_no_paper_of_many_cases(
    ports: Ports, paper: HomePaper
) -> None:
    row = read_today(ReadToday(), ports)[0]
    case = read_case(CaseId(row.case.id), ports).case
    until = TODAY + timedelta(days=9)
    why = "Väntar på avgiftning."
    put = PutRowOff(case.id, case.version, row.waiting.id, until, why)
    put_row_off(put, ports)
    said = words(print_outlook(PrintOutlook(paper), ports).data)
    assert why not in said
    assert ("uppskjutet till 11 mars" in said) is (paper is HomePaper.WEEK)


def test_the_extract_is_no_paper_that_stays_inside(ports: Ports) -> None:
    with pytest.raises(Missing):
        print_outlook(PrintOutlook(HomePaper.KOMMUN), ports)


def test_days_are_counted_on_though_nobody_saves_anything(ports: Ports) -> None:
    before = {r.case.id: r.days for r in read_outlook(None, ports).outlook.waits}
    clock = ports.clock
    assert isinstance(clock, SetClock)
    clock.day = TODAY + timedelta(days=9)
    refresh_overviews(None, ports)
    after = {r.case.id: r.days for r in read_outlook(None, ports).outlook.waits}
    assert after == {case: days + 9 for case, days in before.items()}


def test_the_week_has_a_box_for_each_thing_under_its_day(ports: Ports) -> None:
    bring(Stuck("Elsa", "Exempelhitt", notified=False), ports)
    said = words(print_outlook(PrintOutlook(HomePaper.WEEK), ports).data)
    assert "Försenat" in said
    assert "Utan dag den här veckan" in said
    assert "Karin Exempel" in said


def test_the_week_of_a_home_is_one_page_and_says_how_much_more_waits(
    ports: Ports,
) -> None:
    for number in range(12):
        bring(Stuck(f"Ung{number}", "Veckohitt"), ports)
    data = print_outlook(PrintOutlook(HomePaper.WEEK), ports).data
    assert len(PdfReader(BytesIO(data)).pages) == 1
    assert "4 ärenden till: 2026-0" in words(data)
