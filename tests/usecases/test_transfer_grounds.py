"""On what a case goes to another home, what stays, and what stops it."""

from dataclasses import replace
from shutil import rmtree

import pytest

from sipdesk.domain.admission import ItemState
from sipdesk.domain.area import Area
from sipdesk.domain.errors import Conflict, Missing, Trouble
from sipdesk.domain.information import Information
from sipdesk.domain.meeting import Question
from sipdesk.domain.user import Role
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.admission import PutItem, put_item
from sipdesk.usecases.arrival import TakeCase, take_case
from sipdesk.usecases.case import read_case
from sipdesk.usecases.journal import (
    CaseAt,
    read_case_at,
)
from sipdesk.usecases.preparation import PutQuestion, put_question
from sipdesk.usecases.transfer import (
    SendCase,
    check_grounds,
    prepare_transfer,
    read_transfers,
    send_case,
)
from tests.home import TODAY, admit_as, content
from tests.usecases.desk import Desk
from tests.usecases.two_homes import (
    ALL,
    HEALTH,
    PLACEMENT,
    SCHOOL,
    TwoHomes,
    full_desk,
    homes,
    papers,
    said_no,
    trouble,
)

__all__ = ["full_desk", "homes"]


def test_what_no_ground_is_chosen_for_stays(homes: TwoHomes, desk: Desk) -> None:
    papers(desk)
    own = Question("of-health", "Vad säger läkaren?", Area.HEALTH)
    desk.do(put_question, PutQuestion, own)
    can = prepare_transfer(desk.case.id, homes.here)
    assert can.papers == 2
    sent = homes.send(desk.case, PLACEMENT, SCHOOL)
    shown = homes.look(sent.path)
    assert shown.left_out == {Information.HEALTH, Information.MENTAL_HEALTH}
    assert (shown.papers, shown.saves) == (0, 1)
    taken = homes.take(sent.path).change.case
    assert [q.id for q in taken.meeting.questions] == ["question"]
    assert taken.need.reason == ""
    assert taken.plan.measures == desk.case.plan.measures
    assert read_case(desk.case.id, homes.here).case.need == desk.case.need
    with pytest.raises(Missing):
        read_case_at(CaseAt(taken.id, 3), homes.there)


def test_what_names_no_kind_stays_where_any_kind_has_no_ground(
    homes: TwoHomes, desk: Desk
) -> None:
    papers(desk)
    medicines = next(i for i in desk.case.admission.items if i.code == "medicines")
    came = replace(medicines, state=ItemState.RECEIVED, day=TODAY, note="Concerta")
    desk.do(put_item, PutItem, came)
    sent = homes.send(desk.case, PLACEMENT, SCHOOL)
    shown = homes.look(sent.path)
    assert sent.transfer.left_out == HEALTH.kinds
    assert shown.left_out == HEALTH.kinds
    assert (shown.papers, shown.saves) == (0, 1)
    taken = homes.take(sent.path).change.case
    assert "Concerta" not in repr(taken)
    there = next(i for i in taken.admission.items if i.code == "medicines")
    assert there.state is ItemState.NOT_ASKED


def test_a_case_goes_whole_where_every_kind_has_a_ground(
    homes: TwoHomes, desk: Desk
) -> None:
    papers(desk)
    shown = homes.look(homes.send(desk.case, *ALL).path)
    assert (shown.papers, shown.saves) == (2, desk.case.version + 1)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ((HEALTH,), "transfer-without-placement"),
        ((), "transfer-without-placement"),
        ((replace(PLACEMENT, reason=" "),), "transfer-without-reason"),
        ((replace(PLACEMENT, by=""),), "transfer-without-judge"),
        ((replace(PLACEMENT, kinds=HEALTH.kinds),), "transfer-ground-kinds"),
        ((replace(PLACEMENT, kinds=frozenset()),), "transfer-ground-kinds"),
        (
            (PLACEMENT, replace(HEALTH, ground="health-needed")),
            "transfer-ground-outgrown",
        ),
    ],
)
def test_a_case_goes_on_grounds_that_hold_and_are_told(
    homes: TwoHomes, desk: Desk, wrong: tuple[object, ...], code: str
) -> None:
    case, to = desk.case, homes.folder / "paket.sipdesk-transfer"
    order = SendCase(case.id, case.version, to, wrong, "home-2")  # type: ignore[arg-type]
    assert said_no(send_case, order, homes.here) == code
    assert not list(homes.folder.glob("paket*"))
    assert read_case(case.id, homes.here).case == case


def test_what_licensed_staff_are_to_judge_is_not_judged_by_others() -> None:
    known = content().transfer_grounds
    ground = replace(HEALTH, ground="health-needed")
    chosen = (PLACEMENT, ground)
    assert said_no(check_grounds, chosen, known, 16) == "transfer-without-licence"
    licensed = (PLACEMENT, replace(ground, licensed=True))
    assert [g.ground for g in check_grounds(licensed, known, 16)] == [
        "placement",
        "health-needed",
    ]


def test_a_case_is_sent_to_somebody_once_it_is_open_and_seen(
    homes: TwoHomes, desk: Desk
) -> None:
    case, to = desk.case, homes.folder / "paket.sipdesk-transfer"
    order = SendCase(case.id, case.version, to, ALL)
    assert said_no(send_case, order, homes.here) == "transfer-to-nobody"
    with pytest.raises(Missing):
        send_case(replace(order, card="home-9"), homes.here)
    with pytest.raises(Conflict):
        send_case(replace(order, seen=1, card="home-2"), homes.here)
    homes.send(case)
    seen = replace(order, seen=case.version + 1, card="home-2")
    assert said_no(send_case, seen, homes.here) == "case-closed"


def test_a_place_that_cannot_be_written_leaves_the_case_as_it_was(
    homes: TwoHomes, desk: Desk
) -> None:
    case = desk.case
    order = SendCase(case.id, case.version, homes.folder, ALL, "home-2")
    assert trouble(send_case, order, homes.here) is Trouble.ALREADY_THERE
    order = replace(order, to=homes.folder / "ingen" / "mapp")
    assert trouble(send_case, order, homes.here) is Trouble.NO_SUCH_FOLDER
    assert read_case(case.id, homes.here).case == case
    assert read_transfers(None, homes.here) == ()


@pytest.mark.journey
def test_a_file_that_comes_to_the_name_meanwhile_is_not_written_over(
    homes: TwoHomes, desk: Desk
) -> None:
    case, to = desk.case, homes.folder / "paket.sipdesk-transfer"

    def id_while_another_comes() -> str:
        to.write_bytes(b"annat")
        return homes.here.new_id()

    ports = replace(homes.here, new_id=id_while_another_comes)
    order = SendCase(case.id, case.version, to, ALL, home_name="Andra hemmet")
    sent = send_case(order, ports)
    assert to.read_bytes() == b"annat"
    assert (sent.path.name, sent.lost) == (f"{to.name}.part", False)
    taken = homes.take(sent.path, sent.passphrase)
    assert taken.change.case.id == case.id


def test_a_file_whose_disk_goes_away_is_told_to_be_lost(homes: TwoHomes) -> None:
    stick = homes.folder / "minne"
    stick.mkdir()
    file = stick / "paket.sipdesk-transfer"
    with homes.here.store.departing(file) as leaving:
        leaving.write(b"paket")
        rmtree(stick)
        assert leaving.lay() is None
    assert not stick.exists()


def test_only_a_coordinator_sends_or_takes(homes: TwoHomes, desk: Desk) -> None:
    sent = homes.send(desk.case)
    for role in (Role.MANAGER, Role.READER, Role.ADMINISTRATOR):
        ports = admit_as(homes.there, role)
        order = TakeCase(sent.path, sent.transfer.sum)
        assert said_no(take_case, order, ports) == "right-missing"
        assert said_no(read_transfers, None, ports) == "right-missing"


def test_the_young_person_is_told_of_by_initials_in_no_list_of_transfers(
    homes: TwoHomes, desk: Desk
) -> None:
    sent = homes.send(desk.case)
    assert YOUNG_PERSON not in repr(sent.transfer)
    assert "Alva" not in repr(sent.transfer)
