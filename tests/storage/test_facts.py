"""The facts of cases are kept beside them, and go when the case goes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from sipdesk.domain.access import Act, Wanted
from sipdesk.domain.case import CaseId
from sipdesk.domain.case_facts import facts_of
from sipdesk.domain.facts import Facts
from sipdesk.domain.figure import Nature
from sipdesk.domain.health import ExaminationKind, Health, Referral
from sipdesk.domain.plan import Plan
from sipdesk.domain.user import Role
from sipdesk.storage.database import Database
from sipdesk.storage.facts import put_facts
from sipdesk.usecases.case import OpenCase, open_case
from sipdesk.usecases.ports import Ports
from tests.domain.cases import case, plan_version
from tests.domain.fact_values import homes
from tests.home import admit_as, open_ports


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ports]:
    opened = open_ports(tmp_path_factory.mktemp("home"))
    yield opened
    opened.store.close()


def kept(ports: Ports) -> dict[str, Facts]:
    with ports.store.reading() as work:
        return {one.id: one for one in work.facts.some("", 1000)}


@settings(max_examples=20, suppress_health_check=list(HealthCheck), deadline=None)
@given(home=homes())
def test_facts_are_read_as_they_were_kept(
    ports: Ports, home: tuple[Facts, ...]
) -> None:
    id_ = open_case(OpenCase("Alva", "Påhitt"), ports).case.id
    assert isinstance(ports.store, Database)
    for one in home:
        facts = replace(one, id=id_)
        with ports.store._writing() as db:
            put_facts(db, facts)
        assert kept(ports)[id_] == facts


def test_a_save_derives_the_facts_anew(tmp_path: Path) -> None:
    ports = open_ports(tmp_path)
    saved = open_case(OpenCase("Alva", "Påhitt"), ports).case
    assert kept(ports) == {saved.id: facts_of(saved)}
    admit_as(ports, *Role)
    with ports.store.work() as work:
        work.retention.erase(CaseId(saved.id))
    assert kept(ports) == {}
    ports.store.close()


def test_a_plan_is_told_of_as_it_was_established() -> None:
    version = plan_version()
    now = replace(case(), plan=Plan(important="", versions=(version,)))
    then = replace(now, plan=Plan(important="Att simma.", versions=(version,)))
    told = {e.code for e in facts_of(now, {version.id: then}).events}
    assert "own-words yes" in told
    assert "own-words unknown" in {e.code for e in facts_of(now).events}


def test_facts_hold_no_words(tmp_path: Path) -> None:
    ports = open_ports(tmp_path)
    saved = open_case(OpenCase("Alva", "Påhitt"), ports).case
    referral = Referral("r", "BUP Hemliga mottagningen", ExaminationKind.MENTAL)
    facts = facts_of(replace(saved, health=Health(referrals=(referral,))))
    assert not any("Hemliga" in repr(event) for event in facts.events)
    assert "Alva" not in repr(facts)
    ports.store.close()


def test_a_case_behind_a_sensitive_figure_is_logged_by_its_nature_alone(
    tmp_path: Path,
) -> None:
    ports = open_ports(tmp_path)
    saved = open_case(OpenCase("Alva", "Påhitt"), ports).case
    assert isinstance(ports.store, Database)
    ports = admit_as(ports, *Role)
    figure = "indicators indicator i3-guardian 0"
    with ports.store.reading() as work:
        found = work.facts.numbers((saved.id,), figure, Nature.CONSENT)
        work.facts.numbers((saved.id,), "goal-3 needs 0", Nature.ORDINARY)
    assert found == ((saved.id, saved.number),)
    with ports.store.reading() as work:
        rows = work.access.page(Wanted(act=Act.FIGURE_CASES)).rows
    seen = sorted((row.case, row.detail or "") for row in rows)
    assert seen == [("", "goal-3 needs 0"), ("", figure), (saved.id, "consent")]
    ports.store.close()
