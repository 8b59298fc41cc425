"""The register of who is trained and who coordinates, in a real encrypted home."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.documents.pdf.reading import everything
from sipdesk.domain.errors import Conflict, Missing, RuleBroken
from sipdesk.domain.training import (
    Coordinating,
    StaffMember,
    Training,
    coordinators,
    trained,
    untrained,
)
from sipdesk.domain.user import Role
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.training import (
    ADAD,
    print_training,
    put_member,
    read_adad_interviewers,
    read_staff,
    remove_member,
)
from tests.home import TODAY, open_ports
from tests.values import values

EVA = StaffMember(
    "eva",
    "Eva Exempel",
    "nurse",
    "Avdelning 1",
    trainings=(Training("t", ADAD, TODAY - timedelta(400), TODAY),),
)


@pytest.fixture(name="ports")
def home(tmp_path: Path) -> Iterator[Ports]:
    opened = open_ports(tmp_path)
    yield opened
    opened.store.close()


def test_who_is_trained_for_adad_is_told_while_it_counts(ports: Ports) -> None:
    put_member(EVA, ports)
    left = StaffMember("bo", "Bo Påhitt", "psychologist", left=TODAY - timedelta(1))
    put_member(replace(left, trainings=(Training("u", ADAD, date(2020, 1, 1)),)), ports)
    assert [m.id for m in read_adad_interviewers(None, ports)] == ["eva"]
    tomorrow = TODAY + timedelta(1)
    assert trained(read_staff(None, ports), ADAD, tomorrow) == ()
    assert [m.id for m in untrained(read_staff(None, ports), ADAD, TODAY)] == []


@given(st.lists(values(StaffMember), max_size=4), st.dates())
def test_each_who_works_there_is_either_trained_or_not(
    staff: list[StaffMember], day: date
) -> None:
    here = {m.id for m in staff if m.works_on(day)}
    yes = {m.id for m in trained(staff, ADAD, day)}
    no = {m.id for m in untrained(staff, ADAD, day)}
    assert yes | no == here
    assert not yes & no
    assert {m.id for m, _ in coordinators(staff, day)} <= here


def test_the_register_comes_back_as_it_was_written(ports: Ports) -> None:
    times = (Coordinating("c", TODAY, None, "bo"), Coordinating("d", date(2025, 1, 1)))
    put_member(replace(EVA, coordinating=times), ports)
    assert read_staff(None, ports) == (replace(EVA, coordinating=times, version=1),)
    ((member, time),) = coordinators(read_staff(None, ports), TODAY)
    assert (member.id, time.id) == ("eva", "c")
    with pytest.raises(Conflict):
        put_member(EVA, ports)
    remove_member("eva", ports)
    assert read_staff(None, ports) == ()
    with pytest.raises(Missing):
        remove_member("eva", ports)


@pytest.mark.parametrize(
    ("member", "code"),
    [
        (replace(EVA, name=" "), "staff-without-name"),
        (replace(EVA, role="kung"), "staff-without-role"),
        (replace(EVA, trainings=(Training("t", "x", TODAY),)), "training-unknown"),
        (
            replace(EVA, trainings=(Training("t", ADAD, TODAY + timedelta(1)),)),
            "training-in-the-future",
        ),
        (
            replace(EVA, trainings=(Training("t", ADAD, TODAY, date(2020, 1, 1)),)),
            "training-ends-first",
        ),
        (
            replace(EVA, coordinating=(Coordinating("c", TODAY, date(2020, 1, 1)),)),
            "coordinating-ends-first",
        ),
        (
            replace(EVA, coordinating=(Coordinating("c", TODAY, None, "eva"),)),
            "deputy-is-oneself",
        ),
    ],
)
def test_what_cannot_be_is_refused(
    ports: Ports, member: StaffMember, code: str
) -> None:
    with pytest.raises(RuleBroken, match=code):
        put_member(member, ports)
    assert read_staff(None, ports) == ()


def test_the_list_on_paper_names_those_who_work_there(ports: Ports) -> None:
    put_member(
        replace(EVA, coordinating=(Coordinating("c", TODAY, None, "bo"),)), ports
    )
    put_member(StaffMember("bo", "Bo Påhitt", "psychologist"), ports)
    put_member(StaffMember("x", "Ulla Gammal", "nurse", left=date(2020, 1, 1)), ports)
    made = print_training(None, ports)
    text = " ".join(" ".join(everything(made.data)).split())
    assert made.file_name == "utbildning-2026-03-02.pdf"
    assert "Eva Exempel" in text
    assert "ADAD-intervjuare" in text
    assert "Bo Påhitt" in text
    assert "Ulla" not in text


def test_one_who_may_not_change_the_home_prints_no_list(ports: Ports) -> None:
    reader = replace(ports.user, roles=frozenset({Role.READER}))
    with pytest.raises(RuleBroken, match="right-missing"):
        print_training(None, replace(ports, user=reader))
