"""No role gets further than its rights, by any use case there is."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from sipdesk.domain.access import Act, Wanted
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.paper import PRINTED, PaperKind
from sipdesk.domain.rights import RIGHTS, Right, may
from sipdesk.domain.settings import SETTINGS, Scope
from sipdesk.domain.user import Role
from sipdesk.storage.columns import metadata
from sipdesk.storage.database import Database
from sipdesk.storage.gate import Gate
from sipdesk.usecases.home import ChangeSetting, change_setting, read_home, record_home
from sipdesk.usecases.journal import read_history
from sipdesk.usecases.paper import (
    HandOut,
    MarkInKia,
    hand_out_paper,
    list_papers,
    mark_in_kia,
    preview_paper,
    take_back,
)
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.received import read_received
from tests.coordinator import Coordinator
from tests.home import USER, open_ports
from tests.usecases.refusals import refused

BESIDE = {"access", "draft"}
"""What everybody leaves behind: that they were there, and what they have typed."""

ASSIGNS = ("stand_in", "case", "journal", "overview", "case_facts")
"""Who may give away others' cases changes the coordinator, and nothing else."""

MAY_CHANGE = {
    Role.READER: {"user"},  # one's own name and telephone
    Role.MANAGER: {
        "user",
        "access_review",
        "access_answer",
        "legal_hold",
        "retention_decision",
        "retention_rule",
        "cleared",
        *("sent_figures", "identity"),  # a file of figures is signed by the home
        *ASSIGNS,
    },
    Role.ADMINISTRATOR: {
        "user",
        "home",
        "setting",
        "key_header",
        "contact",
        "own_text",
        "sheet_review",
        "region_template",
        "mapped_field",
        "template_file",
        "picture_board",
        "home_word",
        "tip",
        *("own_figure", "overview", "waiting"),  # what lists show follows the figures
        *ASSIGNS,
    },
}


SOME = 5
"""Use cases that anybody gets through, such as reading the home."""


@pytest.fixture
def ports(tmp_path: Path) -> Iterator[Ports]:
    opened = open_ports(tmp_path)
    yield opened
    opened.store.close()


def admit(ports: Ports, *roles: Role) -> Ports:
    """Let somebody with these roles in at the same home."""
    user = replace(USER, roles=frozenset(roles))
    assert isinstance(ports.store, Database)
    ports.store.admit(Gate(user, ports.clock.now))
    return replace(ports, user=user)


def kept(ports: Ports) -> dict[str, list[tuple[Any, ...]]]:
    """Read every table but those that anybody writes in."""
    assert isinstance(ports.store, Database)
    with ports.store._looking() as db:
        return {
            table.name: sorted(map(tuple, db.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
            if table.name not in BESIDE
        }


@pytest.mark.journey
@pytest.mark.parametrize("role", MAY_CHANGE)
def test_no_use_case_lets_a_role_change_more_than_its_own(
    ports: Ports, role: Role
) -> None:
    office = Coordinator(admit(ports, *Role), seed=7)
    office.work(10)
    done = 0
    before = kept(ports)
    for name, use_case in office.use_cases.items():
        tried = order_of(office, use_case, ports)
        theirs = admit(ports, role)
        try:
            use_case(tried, theirs)
        except SipdeskError:
            continue
        after = kept(ports)
        changed = {table for table in after if after[table] != before[table]}
        assert changed <= MAY_CHANGE[role], f"{role} changed {changed} by {name}"
        before = after
        done += 1
    assert done > SOME


def order_of(
    office: Coordinator, use_case: Callable[[Any, Ports], Any], ports: Ports
) -> Any:
    admit(ports, *Role)
    return office.order(use_case, office.case())


def test_who_may_not_read_cases_reads_nothing_of_one(ports: Ports) -> None:
    office = Coordinator(admit(ports, *Role), seed=3)
    for role in (Role.READER, Role.ADMINISTRATOR):
        reader = admit(ports, role)
        for read in (read_history, list_papers, read_received):
            with refused("right-missing"):
                read(office.cases[0], reader)


@pytest.mark.parametrize("read", [read_history, list_papers, read_received])
def test_what_is_read_beside_the_case_is_a_look_at_it(
    ports: Ports, read: Callable[[Any, Ports], Any]
) -> None:
    office = Coordinator(admit(ports, *Role), seed=3)
    manager = admit(ports, Role.MANAGER)
    read(office.cases[0], manager)
    assert acts(ports, Act.OPENED) == 1


def acts(ports: Ports, act: Act) -> int:
    with ports.store.reading() as work:
        return len(work.access.page(Wanted(act=act)).rows)


def test_a_paper_is_marked_and_taken_back_only_by_who_works_with_cases(
    ports: Ports,
) -> None:
    office = Coordinator(admit(ports, *Role), seed=3)
    case = office.case()
    order = PaperOrder(case.id, PaperKind.CHECKLIST, "file-copy")
    coordinator = admit(ports, Role.COORDINATOR)
    seen = preview_paper(order, coordinator)
    out = HandOut(order, seen.made, seen.case_version, PRINTED)
    paper = hand_out_paper(out, coordinator).record.id
    manager = admit(ports, Role.MANAGER)
    today = ports.clock.today()
    with refused("right-missing"):
        mark_in_kia(MarkInKia(paper, today), manager)
    with refused("right-missing"):
        take_back((paper,), manager)
    coordinator = admit(ports, Role.COORDINATOR)
    assert mark_in_kia(MarkInKia(paper, today), coordinator).in_kia == today
    admit(ports, Role.MANAGER)
    assert acts(ports, Act.MARKED) == 1


def test_what_is_changed_of_the_home_is_in_the_log(ports: Ports) -> None:
    coordinator = admit(ports, Role.COORDINATOR)
    home = read_home(None, coordinator).home
    record_home(replace(home, name="Påhittade hemmet"), coordinator)
    admit(ports, Role.MANAGER)
    with ports.store.reading() as work:
        (row,) = work.access.page(Wanted(act=Act.HOME_CHANGED)).rows
    assert row.detail == "facts"


@pytest.mark.parametrize(
    "setting",
    [s for s in SETTINGS.values() if s.scope is not Scope.USER],
    ids=lambda s: s.key,
)
def test_a_setting_is_changed_by_those_it_is_for(ports: Ports, setting: Any) -> None:
    order = ChangeSetting(setting.key, setting.default)
    allowed = {role for role in Role if may_set(ports, role, order)}
    others = {Role.COORDINATOR} if setting.scope is Scope.HOME else set()
    assert allowed == {Role.ADMINISTRATOR, *others}


def may_set(ports: Ports, role: Role, order: ChangeSetting) -> bool:
    try:
        change_setting(order, admit(ports, role))
    except SipdeskError:
        return False
    return True


def test_every_right_is_somebodys() -> None:
    assert frozenset().union(*RIGHTS.values()) == frozenset(Right)
    assert not any(may(replace(USER, left=date(2026, 1, 1)), right) for right in Right)
