"""Who looks after whose cases while somebody is away, and who is given them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sipdesk.domain.access import Act, Wanted
from sipdesk.domain.case import CaseId
from sipdesk.domain.errors import Conflict, Missing
from sipdesk.domain.search import Search
from sipdesk.domain.user import Role, User
from sipdesk.usecases.assignment import (
    AssignCases,
    CasesOf,
    assign_cases,
    read_cases_of,
)
from sipdesk.usecases.case import OpenCase, list_cases, open_case, read_case
from sipdesk.usecases.journal import Undo, read_history, undo
from sipdesk.usecases.keys import read_people
from sipdesk.usecases.need import RecordNeed, record_need
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.stand_in import (
    EndStandIn,
    PutStandIn,
    end_stand_in,
    put_stand_in,
    read_cover,
)
from sipdesk.usecases.today import ReadToday, read_today
from tests.home import TODAY, USER, SetClock, admit, open_ports
from tests.usecases.refusals import refused
from tests.usecases.test_today import closed_now

BO = User("user-2", "Bo Exempel", roles=frozenset({Role.COORDINATOR}))
SIV = User("user-3", "Siv Exempel", roles=frozenset({Role.MANAGER}))
ADMIN = User("user-4", "Ada Exempel", roles=frozenset({Role.ADMINISTRATOR}))
KARIN = replace(USER, roles=frozenset({Role.COORDINATOR}))
LAST = TODAY + timedelta(days=12)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def ports(tmp_path: Path, clock: SetClock) -> Iterator[Ports]:
    """Open a home with four people, as Bo, who has two open cases and a closed one."""
    opened = open_ports(tmp_path, clock)
    with opened.store.work() as work:
        for user in (BO, SIV, ADMIN):
            work.house.put_user(user)
        work.house.put_user(replace(USER, roles=KARIN.roles))
    bo = admit(opened, BO)
    for name in ("Elsa", "Olle"):
        open_case(OpenCase(name, "Påhitt"), bo)
    gone = open_case(OpenCase("Ivar", "Påhitt"), bo).case
    closed_now(bo, gone)
    yield bo
    opened.store.close()


def away(first: date = TODAY, last: date = LAST) -> PutStandIn:
    return PutStandIn(BO.id, USER.id, first, last)


def mine(ports: Ports, user: User) -> set[str]:
    own = admit(ports, user)
    rows = read_today(ReadToday(user.id), own)
    page = list_cases(Search(coordinator=user.id), own)
    assert {row.case.number for row in rows} == {row.number for row in page.rows}
    return {row.number for row in page.rows}


def test_a_colleagues_cases_are_mine_too_while_they_are_away_and_then_no_more(
    ports: Ports, clock: SetClock
) -> None:
    assert mine(ports, KARIN) == set()
    put_stand_in(away(), admit(ports, BO))
    assert mine(ports, KARIN) == {"2026-001", "2026-002"}
    row = read_today(ReadToday(KARIN.id), ports)[0]
    assert row.instead is not None
    assert (row.instead.name, row.instead.last) == (BO.name, LAST)
    page = list_cases(Search(coordinator=KARIN.id), ports)
    assert page.instead[BO.id].last == LAST
    assert mine(ports, BO) == {"2026-001", "2026-002"}
    clock.day = LAST
    assert mine(ports, KARIN) == {"2026-001", "2026-002"}
    clock.day = LAST + timedelta(days=1)
    assert mine(ports, KARIN) == set()
    assert read_cover(None, admit(ports, BO)).stand_ins == ()


def test_what_begins_later_has_not_begun(ports: Ports) -> None:
    put_stand_in(away(first=TODAY + timedelta(days=2)), ports)
    assert mine(ports, KARIN) == set()


def test_one_looks_after_cases_by_no_more_rights_than_before(ports: Ports) -> None:
    put_stand_in(away(), ports)
    assert not {row.instead for row in read_today(ReadToday(), ports)} - {None}
    assert read_case(CaseId(read_today(ReadToday(), ports)[0].case.id), ports)


@pytest.mark.parametrize("who", [SIV, ADMIN])
def test_it_is_said_of_one_who_is_ill_by_who_may_assign_cases(
    ports: Ports, who: User
) -> None:
    assert put_stand_in(away(), admit(ports, who)).for_all
    assert mine(ports, KARIN) == {"2026-001", "2026-002"}


def test_a_coordinator_says_it_of_nobody_else(ports: Ports) -> None:
    with refused("right-missing"):
        put_stand_in(away(), admit(ports, KARIN))
    cover = read_cover(None, admit(ports, KARIN))
    assert not cover.for_all
    assert cover.open_cases == {}


def test_it_is_in_the_log_by_whom_and_of_whom(ports: Ports) -> None:
    put_stand_in(away(), ports)
    with admit(ports, SIV).store.reading() as work:
        rows = work.access.page(Wanted(act=Act.PERSON_CHANGED)).rows
    assert (rows[0].by, rows[0].detail) == (BO.id, f"{BO.id} stand-in")


@pytest.mark.parametrize(
    ("order", "code"),
    [
        (PutStandIn(BO.id, BO.id, TODAY, LAST), "stand-in-oneself"),
        (PutStandIn(BO.id, USER.id, LAST, TODAY), "stand-in-ends-before"),
        (
            away(TODAY - timedelta(days=9), TODAY - timedelta(days=1)),
            "stand-in-is-over",
        ),
        (away(TODAY, TODAY + timedelta(days=500)), "stand-in-too-long"),
        (PutStandIn(BO.id, USER.id, None, LAST), "stand-in-without-day"),
        (PutStandIn(BO.id, USER.id, TODAY, None), "stand-in-without-day"),
        (PutStandIn(BO.id, "", TODAY, LAST), "stand-in-without-person"),
        (PutStandIn("", USER.id, TODAY, LAST), "stand-in-without-person"),
    ],
)
def test_what_would_leave_the_cases_with_nobody_is_refused(
    ports: Ports, order: PutStandIn, code: str
) -> None:
    with refused(code):
        put_stand_in(order, ports)


def test_cases_are_looked_after_by_one_who_is_here_and_works_with_cases(
    ports: Ports,
) -> None:
    with pytest.raises(Missing):
        put_stand_in(replace(away(), stands_in=SIV.id), ports)
    put_stand_in(away(), ports)
    with refused("stand-in-twice"):
        put_stand_in(away(LAST, LAST + timedelta(days=3)), ports)
    with refused("stand-in-is-away"):
        put_stand_in(PutStandIn(USER.id, BO.id, TODAY, LAST), admit(ports, KARIN))


def test_it_ends_when_somebody_says_so(ports: Ports, clock: SetClock) -> None:
    (one,) = put_stand_in(away(), ports).stand_ins
    assert end_stand_in(EndStandIn(one.id), ports).stand_ins == ()
    with pytest.raises(Missing):
        end_stand_in(EndStandIn(one.id), ports)
    (one,) = put_stand_in(away(), ports).stand_ins
    clock.day = TODAY + timedelta(days=3)
    assert end_stand_in(EndStandIn(one.id), ports).stand_ins == ()
    assert mine(ports, KARIN) == set()
    with refused("right-missing"):
        put_stand_in(away(clock.day), admit(ports, KARIN))


# --- Given to another ----------------------------------------------------------------


def give(ports: Ports, *, some: int = 9) -> AssignCases:
    return AssignCases(BO.id, USER.id, read_cases_of(CasesOf(BO.id), ports)[:some])


@pytest.mark.parametrize("who", [BO, SIV, ADMIN])
def test_all_open_cases_are_given_at_once_each_with_its_journal(
    ports: Ports, who: User
) -> None:
    theirs = admit(ports, who)
    done = assign_cases(give(theirs), theirs)
    assert done.cases == 2
    assert mine(ports, KARIN) == {"2026-001", "2026-002"}
    for row in list_cases(Search(coordinator=KARIN.id), ports).rows:
        entry = read_history(CaseId(row.id), ports).entries[-1]
        assert (entry.label, entry.by) == ("case-assigned", who.id)
    closed = list_cases(Search(closed=True), ports).rows
    assert [row.coordinator for row in closed] == [BO.id]


def test_undo_goes_past_it_and_leaves_the_case_with_who_took_it(ports: Ports) -> None:
    held = read_cases_of(CasesOf(BO.id), ports)[0]
    case_id = CaseId(held.id)
    before = read_case(case_id, ports).case
    need = RecordNeed(case_id, held.version, replace(before.need, reason="Skolan."))
    record_need(need, admit(ports, BO))
    assign_cases(give(admit(ports, SIV)), admit(ports, SIV))
    karin = admit(ports, KARIN)
    now = read_case(case_id, karin).case
    history = read_history(case_id, karin)
    assert history.undoable == history.entries[-2]
    back = undo(Undo(case_id, now.version), karin).case
    assert back.need == before.need
    assert back.coordinator == KARIN.id
    assert read_history(case_id, karin).undoable is None


def test_some_may_stay(ports: Ports) -> None:
    assign_cases(give(ports, some=1), ports)
    assert mine(ports, KARIN) == {"2026-001"}
    assert mine(ports, BO) == {"2026-002"}


def test_who_reads_no_cases_gives_them_by_number_and_sees_no_name(
    ports: Ports,
) -> None:
    admin = admit(ports, ADMIN)
    found = read_cases_of(CasesOf(BO.id), admin)
    assert [(one.number, one.name) for one in found] == [
        ("2026-001", ""),
        ("2026-002", ""),
    ]
    with refused("right-missing"):
        read_case(found[0].id, admin)
    named = read_cases_of(CasesOf(BO.id), admit(ports, SIV))
    assert [one.name for one in named] == ["Elsa Påhitt", "Olle Påhitt"]


def test_a_coordinator_gives_away_none_but_their_own(ports: Ports) -> None:
    order = give(ports)
    karin = admit(ports, KARIN)
    with refused("right-missing"):
        assign_cases(order, karin)
    with refused("right-missing"):
        read_cases_of(CasesOf(BO.id), karin)


def test_a_case_that_has_been_saved_meanwhile_stops_them_all(ports: Ports) -> None:
    order = give(ports)
    seen = replace(order.cases[1], version=order.cases[1].version - 1)
    with pytest.raises(Conflict):
        assign_cases(replace(order, cases=(order.cases[0], seen)), ports)
    assert mine(ports, BO) == {"2026-001", "2026-002"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"taker": ""}, "assign-to-nobody"),
        ({"taker": SIV.id}, "assign-to-nobody"),
        ({"taker": BO.id}, "assign-to-giver"),
        ({"cases": ()}, "assign-no-case"),
    ],
)
def test_cases_are_given_to_somebody_who_can_have_them(
    ports: Ports, changes: dict[str, object], code: str
) -> None:
    with refused(code):
        assign_cases(replace(give(ports), **changes), ports)  # type: ignore[arg-type]


def test_who_took_it_gives_it_back_and_undo_does_not(ports: Ports) -> None:
    order = give(ports, some=1)
    assign_cases(order, ports)
    karin = admit(ports, KARIN)
    case = read_case(order.cases[0].id, karin).case
    with refused("nothing-to-undo"):
        undo(Undo(case.id, case.version), karin)
    back = read_cases_of(CasesOf(KARIN.id), karin)
    assign_cases(AssignCases(KARIN.id, BO.id, back), karin)
    assert mine(ports, BO) == {"2026-001", "2026-002"}


def test_one_who_has_left_with_open_cases_is_told_of(ports: Ports) -> None:
    admin = admit(ports, ADMIN)
    assert read_cover(None, admin).left == ()
    assert read_people(None, admin).open_cases == {BO.id: 2}
    with admin.store.work() as work:
        work.house.put_user(replace(BO, left=TODAY))
    assert [user.id for user in read_cover(None, admin).left] == [BO.id]
    assign_cases(give(admin), admin)
    assert read_cover(None, admin).left == ()
    assert read_people(None, admin).open_cases == {USER.id: 2}
