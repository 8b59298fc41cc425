"""What is seen or done of people is in the log, and nobody sees more than they may."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sipdesk.domain.access import Act, Wanted
from sipdesk.domain.paper import PRINTED, PaperKind
from sipdesk.domain.rights import RIGHTS, Right
from sipdesk.domain.search import Search
from sipdesk.domain.user import Role, User
from sipdesk.storage.database import Database
from sipdesk.storage.gate import ONE_LOOK, Gate
from sipdesk.usecases.case import list_cases, read_case, refresh_overviews
from sipdesk.usecases.home import ChangeSetting, change_setting, record_own_details
from sipdesk.usecases.need import RecordNeed, record_need
from sipdesk.usecases.paper import HandOut, hand_out_paper, open_paper, preview_paper
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.today import ReadToday, read_today
from tests.home import USER, open_ports
from tests.usecases.desk import Desk
from tests.usecases.refusals import refused

NOON = datetime(2026, 3, 2, 11, tzinfo=UTC)


class Hours:
    """A clock for the log that stands until it is set."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now


@pytest.fixture
def hours() -> Hours:
    return Hours()


class Watched(Desk):
    """A case, and how far the log had come when it was there."""

    begun = 0


@pytest.fixture
def desk(tmp_path: Path, hours: Hours) -> Iterator[Watched]:
    made = Watched(open_ports(tmp_path))
    admit(made.ports, USER, hours)
    with made.ports.store.reading() as work:
        made.begun = work.access.anchor().number
    yield made
    made.ports.store.close()


def admit(ports: Ports, user: User, hours: Callable[[], datetime]) -> None:
    store = ports.store
    assert isinstance(store, Database)
    store.admit(Gate(user, hours))


def acts(desk: Watched) -> list[tuple[Act, str, str]]:
    """Tell what the log says since then, oldest first, but for who looks at it."""
    admit(desk.ports, replace(USER, roles=frozenset(Role)), lambda: NOON)
    with desk.ports.store.reading() as work:
        rows = work.access.page(Wanted()).rows
        assert work.access.findings() == ()
    ours = (r for r in reversed(rows) if r.number > desk.begun)
    return [
        (r.act, r.case, r.detail or "")
        for r in ours
        if r.act not in (Act.LOG_READ, Act.UNLOCKED)
    ]


def test_what_is_read_is_in_the_log_before_it_is_shown(desk: Watched) -> None:
    case = desk.case.id
    list_cases(Search(), desk.ports)
    list_cases(Search("Alva"), desk.ports)
    read_case(case, desk.ports)
    read_today(ReadToday(), desk.ports)
    assert acts(desk) == [
        (Act.LISTED, "", ""),
        (Act.SEARCHED, "", ""),
        (Act.OPENED, case, ""),
    ]


def test_what_was_searched_for_is_not_in_the_log(desk: Watched) -> None:
    list_cases(Search("Alva"), desk.ports)
    assert not any("Alva" in detail for _, _, detail in acts(desk))


def test_the_same_look_soon_after_is_one(desk: Watched, hours: Hours) -> None:
    read_case(desk.case.id, desk.ports)
    hours.now += ONE_LOOK - timedelta(seconds=1)
    read_case(desk.case.id, desk.ports)
    hours.now += timedelta(seconds=1)
    read_case(desk.case.id, desk.ports)
    hours.now -= timedelta(hours=3)  # the clock is put back
    read_case(desk.case.id, desk.ports)
    assert [act for act, _, _ in acts(desk)].count(Act.OPENED) == 3


def test_a_change_is_in_the_log_with_what_it_was(desk: Watched) -> None:
    desk.do(record_need, RecordNeed, replace(desk.case.need, reason="Skolan."))
    assert acts(desk)[-1] == (Act.CHANGED, desk.case.id, "need-recorded")


def test_what_was_refused_leaves_no_look_that_hides_the_next(desk: Watched) -> None:
    with refused("day-in-the-future"):
        future = desk.ports.clock.today() + timedelta(days=1)
        desk.do(record_need, RecordNeed, replace(desk.case.need, assessed=future))
    read_case(desk.case.id, desk.ports)
    assert (Act.OPENED, desk.case.id, "") in acts(desk)


def test_what_goes_out_is_in_the_log_by_kind_role_and_way(desk: Watched) -> None:
    order = PaperOrder(desk.case.id, PaperKind.CHECKLIST, "file-copy")
    seen = preview_paper(order, desk.ports)
    out = HandOut(order, seen.made, seen.case_version, PRINTED)
    kept = hand_out_paper(out, desk.ports)
    open_paper(kept.record.id, desk.ports)
    told = f"checklist file-copy {PRINTED}"
    assert [one for one in acts(desk) if one[2]] == [
        (Act.HANDED_OUT, desk.case.id, told),
        (Act.READ_PAPER, desk.case.id, told),
    ]


def test_settings_and_people_are_in_the_log(desk: Watched) -> None:
    change_setting(ChangeSetting("meeting_minutes", 45), desk.ports)
    record_own_details(replace(USER, title="Samordnare"), desk.ports)
    assert acts(desk) == [
        (Act.SETTING_CHANGED, "", "meeting_minutes"),
        (Act.PERSON_CHANGED, "", f"{USER.id} own"),
    ]


def test_what_the_program_derives_for_itself_is_no_look(desk: Watched) -> None:
    clock = desk.ports.clock
    clock.day += timedelta(days=2)  # type: ignore[attr-defined]
    assert refresh_overviews(None, desk.ports) == 1
    assert acts(desk) == []


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.READER])
def test_no_case_is_read_by_who_needs_none(
    desk: Watched, hours: Hours, role: Role
) -> None:
    admit(desk.ports, replace(USER, roles=frozenset({role})), hours)
    for look in (
        lambda: read_case(desk.case.id, desk.ports),
        lambda: list_cases(Search(), desk.ports),
        lambda: read_today(ReadToday(), desk.ports),
    ):
        with refused("right-missing"):
            look()
    assert acts(desk) == []


def test_a_manager_reads_and_changes_nothing(desk: Watched, hours: Hours) -> None:
    admit(desk.ports, replace(USER, roles=frozenset({Role.MANAGER})), hours)
    read_case(desk.case.id, desk.ports)
    with refused("right-missing"):
        desk.do(record_need, RecordNeed, replace(desk.case.need, reason="Skolan."))


def test_nobody_gives_themselves_more_than_they_have(
    desk: Watched, hours: Hours
) -> None:
    own = replace(USER, roles=frozenset({Role.COORDINATOR}))
    admit(desk.ports, own, hours)
    with (
        refused("right-missing"),
        desk.ports.store.work() as work,
    ):
        work.house.put_user(replace(own, roles=frozenset({Role.MANAGER})))


def test_who_has_left_may_nothing(desk: Watched, hours: Hours) -> None:
    gone = replace(USER, roles=frozenset(Role), left=desk.ports.clock.today())
    admit(desk.ports, gone, hours)
    with refused("right-missing"):
        read_case(desk.case.id, desk.ports)


def test_every_right_is_somebodys() -> None:
    assert frozenset().union(*RIGHTS.values()) == frozenset(Right)
    assert set(RIGHTS) == set(Role)
