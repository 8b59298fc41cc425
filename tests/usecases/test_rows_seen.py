"""Which rows somebody sees: none of a closed branch, and what says the same once."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sipdesk.content.document import Ticks
from sipdesk.documents.outlook import whose
from sipdesk.documents.week import week_document
from sipdesk.domain.admission import AdmissionItem, ItemState
from sipdesk.domain.area import Area
from sipdesk.domain.branch_rows import cut_overview
from sipdesk.domain.branch_view import closed_kinds
from sipdesk.domain.case import Case
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.health import (
    Examination,
    ExaminationKind,
    ExaminationState,
    Referral,
    ReferralState,
)
from sipdesk.domain.information import Branch
from sipdesk.domain.outlook import HomePaper, outlook
from sipdesk.domain.overview import TOLD_APART, overview
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.pathway import Pathway, PathwayState
from sipdesk.domain.reminder import Waiting
from sipdesk.domain.routine import OF_BRANCH, ROWS_OF_ANY, ROWS_OF_BRANCH, StepState
from sipdesk.domain.search import Search
from sipdesk.domain.user import Role
from sipdesk.usecases.case import list_cases, read_case
from sipdesk.usecases.health import (
    PutExamination,
    PutReferral,
    put_examination,
    put_referral,
)
from sipdesk.usecases.outlook import PrintOutlook, print_outlook, read_outlook
from sipdesk.usecases.paper import preview_paper
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import save
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
from tests.domain.test_overview import PLAIN, REMINDERS
from tests.home import TODAY
from tests.usecases.desk import Desk, desk
from tests.usecases.test_outlook import admit, words
from tests.values import values

BRANCHES = st.frozensets(st.sampled_from(list(Branch)))
CASES = values(Case).filter(lambda case: bool(case.meetings))
DAYS = st.dates(date(2000, 1, 1), date(2060, 1, 1))
NO_OUTCOME = "examination-without-outcome"
SILENT = "referral-silent"
DAY = timedelta(days=1)
LATER = TODAY + timedelta(days=10)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path) as opened:
        yield opened


def booked(kind: ExaminationKind, back: int) -> Examination:
    day = TODAY - timedelta(days=back)
    return Examination("", kind, ExaminationState.BOOKED, booked=day)


def two_visits(home: Desk) -> None:
    body, mind, _ = ExaminationKind
    home.do(put_examination, PutExamination, booked(body, 5))
    home.do(put_examination, PutExamination, booked(mind, 30))


def rows(ports: Ports, kind: str) -> list[TodayRow]:
    found = read_today(ReadToday(), ports)
    return [row for row in found if row.waiting.kind == kind]


@pytest.mark.journey
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(CASES, DAYS, BRANCHES)
def test_only_what_is_of_a_closed_branch_is_left_out(
    odd: Case, day: date, branches: frozenset[Branch]
) -> None:
    whole, closed = overview(odd, PLAIN, REMINDERS, day), closed_kinds(branches)
    seen = cut_overview(whole, branches)

    def is_closed(row: Waiting) -> bool:
        kinds = {OF_BRANCH.get(row.step), ROWS_OF_BRANCH.get(row.kind)}
        if row.kind not in ROWS_OF_ANY:
            return bool(kinds & closed)
        open_to = {"none", *(branch.value for branch in branches)}
        return bool(closed) and row.about.split("/")[0] not in open_to

    left_out = set(whole.waiting) - set(seen.waiting)
    assert all(map(is_closed, left_out))
    assert not any(map(is_closed, seen.waiting))
    days = [row.due for row in seen.waiting if row.due is not None and row.due >= day]
    assert seen.next_day == min(days, default=None)
    if branches == frozenset(Branch):
        assert seen == whole


@pytest.mark.journey
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(CASES, DAYS)
def test_of_all_that_is_late_the_latest_of_each_kind_stands(
    odd: Case, day: date
) -> None:
    odd = replace(odd, closing=replace(odd.closing, closed=None))
    whole = overview(odd, PLAIN, REMINDERS, day)
    shown = {row.waiting.id for row in outlook([whole], day).late}
    late = [r for r in whole.waiting if r.due is not None and r.due < day]
    for row in late:
        alike = [one for one in late if one.kind == row.kind]
        if row.kind in TOLD_APART:
            assert row.id in shown
        else:
            (stands,) = [one for one in alike if one.id in shown]
            assert stands.due == min(one.due for one in alike if one.due is not None)


def test_rows_that_say_the_same_stand_once_and_the_worst_of_them(home: Desk) -> None:
    two_visits(home)
    (row,) = rows(home.ports, NO_OUTCOME)
    assert row.waiting.about == "mental"
    assert [r.waiting.id for r in read_outlook(None, home.ports).outlook.late] == [
        row.waiting.id
    ]


def test_what_is_put_off_is_put_off_with_all_it_stands_for(home: Desk) -> None:
    two_visits(home)
    (row,) = rows(home.ports, NO_OUTCOME)
    order = PutRowOff(
        home.case.id, home.case.version, row.waiting.id, LATER, "Väntar på svar."
    )
    home.case = put_row_off(order, home.ports).case
    (off,) = rows(home.ports, NO_OUTCOME)
    assert off.urgency is Urgency.PUT_OFF
    assert len(home.case.put_offs) == 2
    back = TakeRowUp(home.case.id, home.case.version, off.waiting.id)
    home.case = take_row_up(back, home.ports).case
    assert not home.case.put_offs
    (again,) = rows(home.ports, NO_OUTCOME)
    assert again.urgency is Urgency.OVERDUE


def test_two_rules_that_lists_say_alike_both_stand_and_are_put_off_by_themselves(
    home: Desk,
) -> None:
    two_visits(home)
    home.do(put_referral, PutReferral, sent(days=300))
    (visit,), (silent,) = rows(home.ports, NO_OUTCOME), rows(home.ports, SILENT)
    assert visit.text == silent.text
    order = PutRowOff(
        home.case.id, home.case.version, silent.waiting.id, LATER, "Väntar på svar."
    )
    home.case = put_row_off(order, home.ports).case
    (visit,), (silent,) = rows(home.ports, NO_OUTCOME), rows(home.ports, SILENT)
    assert (visit.urgency, silent.urgency) == (Urgency.OVERDUE, Urgency.PUT_OFF)


def test_on_paper_what_says_the_same_of_one_case_is_one_line_with_its_number(
    home: Desk,
) -> None:
    home.do(put_referral, PutReferral, sent(days=300))
    ports = home.ports
    (silent,) = rows(ports, SILENT)
    other = replace(silent.waiting, id="other", kind="visit-overdue")
    waits = [(silent.case, silent.waiting), (silent.case, other)]
    with ports.store.reading() as work:
        its = work.house.home()
    made = week_document(waits, {}, its, ports.user, ports.clock.now(), ports.content)
    (ticks,) = (block for block in made.blocks if isinstance(block, Ticks))
    (line,) = ticks.ticks
    assert line.text == f"{whose(silent.case)}: {silent.text} (2)"


def test_where_lists_do_not_say_for_what_they_do_not_say_how_long_either(
    home: Desk,
) -> None:
    home.do(put_referral, PutReferral, sent(days=300))
    (silent,) = rows(home.ports, SILENT)
    assert silent.waiting.since is None
    other = [row for row in read_today(ReadToday(), home.ports) if row.waiting.since]
    assert other


def sent(days: int) -> Referral:
    kind, state = ExaminationKind.MENTAL, ReferralState.SENT
    day = TODAY - timedelta(days=days)
    return Referral("r", "BUP i Exempelstad", kind, state, sent=day)


def test_one_who_lacks_the_branch_sees_nothing_that_waits_there(home: Desk) -> None:
    two_visits(home)
    home.do(put_referral, PutReferral, sent(days=300))
    whole = read_today(ReadToday(), home.ports)
    (silent,) = rows(home.ports, SILENT)
    text = silent.text
    week = PrintOutlook(HomePaper.WEEK)
    assert text in words(print_outlook(week, home.ports).data)
    cut = admit(home.ports, Role.MANAGER, Branch.HEALTH)
    seen = read_today(ReadToday(), cut)
    assert {row.waiting.kind for row in whole} - {row.waiting.kind for row in seen} == {
        *(NO_OUTCOME, SILENT)
    }
    assert not [
        row
        for row in read_outlook(None, cut).outlook.late
        if row.waiting.step == "health"
    ]
    papers = [print_outlook(PrintOutlook(one), cut).data for one in week_and_outlook()]
    assert not any(text in words(paper) for paper in papers)
    (listed,) = list_cases(Search(), cut).rows
    assert not [one for one in listed.waiting if one.step == "health"]


def week_and_outlook() -> tuple[HomePaper, HomePaper]:
    return HomePaper.WEEK, HomePaper.OUTLOOK


def test_how_far_it_has_come_is_the_same_for_one_who_sees_fewer_rows(
    home: Desk,
) -> None:
    ways = (
        Pathway("h", "housing", Area.HOUSING, PathwayState.IN_PLACE, who="Nämnden"),
        Pathway("d", "dental", Area.DENTAL, PathwayState.NOBODY, due=TODAY - DAY),
        Pathway("l", "leisure", Area.LEISURE, PathwayState.NOBODY, due=TODAY - DAY),
    )
    items = tuple(
        replace(
            item,
            state=ItemState.ASKED if item.code == "allergies" else ItemState.RECEIVED,
            asked=TODAY - timedelta(days=60),
        )
        for item in home.case.admission.items
    )
    stay = replace(home.case.placement, preliminary_discharge=TODAY)
    with home.ports.store.work() as work:
        case = replace(
            home.case,
            pathways=ways,
            placement=stay,
            admission=replace(home.case.admission, items=items),
        )
        home.case = save(work, case, "note-written", home.ports)
    whole = read_case(home.case.id, home.ports)
    told = sheet_of(home, home.ports)
    cut = admit(home.ports, Role.MANAGER, Branch.HEALTH)
    seen = read_case(home.case.id, cut)
    assert [one.code for one in seen.case.pathways] == ["housing", "leisure"]
    for step in ("pathway", "admission"):
        assert seen.progress.of(step) == whole.progress.of(step)
    assert seen.progress.of("pathway").state is StepState.WAITING
    assert sheet_of(home, cut) == told
    (listed,) = list_cases(Search(), cut).rows
    assert seen.waiting == listed.waiting
    kinds = {row.kind for row in seen.waiting}
    missing = {row.kind for row in whole.waiting} - kinds
    assert missing >= {*ROWS_OF_ANY, "health-pathway-overdue"}
    assert not kinds & ROWS_OF_ANY
    assert kinds >= {"pathways-not-ready", "pathway-overdue"}


ASKED = "records-not-answered"


def ask(home: Desk, **days: int) -> None:
    """Ask for things on the list of admission, each so many days ago."""
    codes = {code.replace("_", "-"): back for code, back in days.items()}
    items = tuple(
        replace(
            item,
            state=ItemState.ASKED if item.code in codes else ItemState.RECEIVED,
            asked=TODAY - timedelta(days=codes.get(item.code, 0)),
            party="board",
        )
        for item in home.case.admission.items
    )
    admission = replace(home.case.admission, items=items)
    with home.ports.store.work() as work:
        case = replace(home.case, admission=admission)
        home.case = save(work, case, "note-written", home.ports)


@pytest.mark.parametrize(
    ("lacks", "back"),
    [
        ((), 60),
        ((Branch.HEALTH,), 40),
        ((Branch.SCHOOL,), 60),
        ((Branch.HEALTH, Branch.SCHOOL), 30),
        ((Branch.HEALTH, Branch.SCHOOL, Branch.SOCIAL), 20),
    ],
)
def test_of_what_has_not_come_each_sees_what_is_of_their_own_branches(
    home: Desk, lacks: tuple[Branch, ...], back: int
) -> None:
    ask(home, allergies=60, school_contact=40, care_plan=30, language=20)
    ports = admit(home.ports, Role.COORDINATOR, *lacks) if lacks else home.ports
    (row,) = rows(ports, ASKED)
    since = row.waiting.since or row.waiting.shown_from - timedelta(days=7)
    assert since == TODAY - timedelta(days=back)
    text = "Något som har efterfrågats har inte kommit"
    assert row.text == text, "it says nothing of any branch"


def test_of_what_is_of_other_branches_alone_nothing_is_seen(home: Desk) -> None:
    ask(home, allergies=60, school_contact=40)
    assert len(rows(home.ports, ASKED)) == 1
    without = admit(home.ports, Role.COORDINATOR, Branch.HEALTH, Branch.SCHOOL)
    assert rows(without, ASKED) == []


def test_what_a_home_has_listed_itself_may_be_of_any_branch(home: Desk) -> None:
    own = AdmissionItem("own", "own-thing", ItemState.ASKED, asked=TODAY - 60 * DAY)
    admission = replace(home.case.admission, items=(own,))
    with home.ports.store.work() as work:
        case = replace(home.case, admission=admission)
        home.case = save(work, case, "note-written", home.ports)
    assert len(rows(home.ports, ASKED)) == 1
    for branch in Branch:
        assert rows(admit(home.ports, Role.COORDINATOR, branch), ASKED) == []


def sheet_of(home: Desk, ports: Ports) -> list[str]:
    """Give the states of the checklist, without its heading and who wrote it."""
    order = PaperOrder(home.case.id, PaperKind.CHECKLIST, FILE_COPY)
    pages = words(preview_paper(order, ports).data)
    return re.findall("Efter SiS .{30}|Inskrivning .{30}", pages)
