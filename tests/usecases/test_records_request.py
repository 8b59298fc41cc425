"""Everything that is lacking is asked for in letters, one for each who is asked."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from sipdesk.domain.admission import AdmissionItem, ItemState
from sipdesk.domain.guard import BOARD
from sipdesk.domain.paper import PRINTED, SAVED, SAVED_AS_FORM, PaperKind
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.records_request import asked_parties, lacking
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.admission import (
    AddItem,
    PutFlag,
    PutItem,
    RemoveItem,
    add_item,
    put_flag,
    put_item,
    remove_item,
)
from sipdesk.usecases.case import read_case
from sipdesk.usecases.journal import Undo, undo
from sipdesk.usecases.paper import (
    HandedOut,
    HandOut,
    PaperNoted,
    hand_out_paper,
    preview_paper,
    take_back,
)
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.party import PutParty, RemoveParty, put_party, remove_party
from sipdesk.usecases.records_request import ChooseWhomToAsk, choose_whom_to_ask
from tests.domain import cases as made
from tests.home import TODAY, open_ports
from tests.usecases.desk import Desk
from tests.usecases.refusals import refused

DENTIST = Party("dental", PartyKind.DENTAL_CARE, organisation="Låtsastandvården")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    ports = open_ports(tmp_path)
    yield Desk(ports)
    ports.store.close()


def choose(desk: Desk) -> None:
    desk.do(choose_whom_to_ask, ChooseWhomToAsk)


def ordered(desk: Desk, whom: str) -> PaperOrder:
    return PaperOrder(desk.case.id, PaperKind.RECORDS_REQUEST, whom)


def send(desk: Desk, whom: str, channel: str = PRINTED) -> HandedOut:
    seen = preview_paper(ordered(desk, whom), desk.ports)
    assert seen.stopped == ""
    order = HandOut(seen.order, seen.made, seen.case_version, channel)
    handed = hand_out_paper(order, desk.ports)
    desk.case = read_case(desk.case.id, desk.ports).case
    return handed


def item(desk: Desk, code: str) -> AdmissionItem:
    return next(i for i in desk.case.admission.items if i.code == code)


def put(desk: Desk, code: str, **facts: object) -> None:
    desk.do(put_item, PutItem, replace(item(desk, code), **facts))  # type: ignore[arg-type]


def read(handed: HandedOut, path: Path) -> str:
    path.write_bytes(handed.data)
    return " ".join(
        " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split()
    )


def test_an_acute_case_asks_the_board_at_once_and_nothing_is_blocked(
    desk: Desk, tmp_path: Path
) -> None:
    choose(desk)
    assert asked_parties(desk.case) == (BOARD,)
    handed = send(desk, BOARD)
    told = read(handed, tmp_path / "begaran.pdf")
    assert "Begäran om handlingar" in told
    assert "Vårdplan" in told
    assert "Läkemedelslista" not in told  # it is asked of nobody before one is entered
    assert "Påhittade hemmet" not in told
    assert "Var den unge är lämnas inte ut" in told
    asked = [i for i in desk.case.admission.items if i.state is ItemState.ASKED]
    assert {i.asked for i in asked} == {TODAY}
    assert {i.party for i in asked} == {BOARD}


def test_what_has_come_or_does_not_exist_is_not_asked_for(
    desk: Desk, tmp_path: Path
) -> None:
    desk.parties()
    put(desk, "care-plan", state=ItemState.RECEIVED, day=TODAY)
    gone = ItemState.DOES_NOT_EXIST
    put(desk, "earlier-plan", state=gone, whom="Socialsekreteraren")
    choose(desk)
    told = read(send(desk, made.NAMND.id), tmp_path / "begaran.pdf")
    assert "Vårdplan" not in told
    assert "Tidigare eller pågående SIP" not in told
    assert "Genomförandeplan" in told
    assert item(desk, "care-plan").state is ItemState.RECEIVED


def test_the_same_request_a_later_day_is_a_reminder_that_says_since_when(
    desk: Desk, tmp_path: Path
) -> None:
    desk.parties()
    choose(desk)
    put(desk, "care-plan", state=ItemState.ASKED, asked=TODAY.replace(day=1))
    told = read(send(desk, made.NAMND.id), tmp_path / "begaran.pdf")
    assert "Påminnelse: begäran om handlingar" in told
    plan = item(desk, "care-plan")
    assert (plan.asked, plan.reminded) == (TODAY.replace(day=1), TODAY)
    assert item(desk, "decision").reminded is None


def test_printed_and_saved_on_one_day_it_is_noted_once(desk: Desk) -> None:
    desk.parties()
    choose(desk)
    assert isinstance(send(desk, made.NAMND.id), PaperNoted)
    once = desk.case
    assert not isinstance(send(desk, made.NAMND.id, SAVED), PaperNoted)
    assert desk.case == once
    assert item(desk, "decision").letters == 1


def test_it_goes_out_as_a_form_to_answer_on_screen(desk: Desk, tmp_path: Path) -> None:
    desk.parties()
    choose(desk)
    handed = send(desk, made.NAMND.id, SAVED_AS_FORM)
    path = tmp_path / "begaran.pdf"
    path.write_bytes(handed.data)
    fields = pypdf.PdfReader(path).get_fields() or {}
    assert len(fields) >= 3 * len(lacking(desk.case, made.NAMND.id))


def test_a_request_that_never_went_out_is_taken_back_with_what_it_noted(
    desk: Desk,
) -> None:
    desk.parties()
    choose(desk)
    before = desk.case.admission
    handed = send(desk, made.NAMND.id)
    changed = take_back((handed.record.id,), desk.ports)
    assert changed is not None
    assert changed.label == "records-request-taken-back"
    assert changed.case.admission == before


def test_what_has_gone_out_cannot_be_undone(desk: Desk) -> None:
    desk.parties()
    choose(desk)
    send(desk, made.NAMND.id)
    with refused("left-the-building"):
        undo(Undo(desk.case.id, desk.case.version), desk.ports)


@pytest.mark.parametrize("party", [made.BUP, made.SCHOOL, DENTIST])
def test_care_and_school_are_not_asked_without_a_ground(
    desk: Desk, party: Party
) -> None:
    desk.do(put_party, PutParty, party)
    choose(desk)
    assert party.id in asked_parties(desk.case)
    seen = preview_paper(ordered(desk, party.id), desk.ports)
    assert seen.stopped != ""
    order = HandOut(seen.order, seen.made, seen.case_version, PRINTED)
    with refused(seen.stopped):
        hand_out_paper(order, desk.ports)
    assert {i.state for i in desk.case.admission.items} == {ItemState.NOT_ASKED}


def test_by_consent_bup_is_asked_and_told_nothing_of_a_hidden_place(
    desk: Desk, tmp_path: Path
) -> None:
    desk.agreed()
    flag = Flag("flag", FlagKind.HIDDEN_PLACE, YOUNG_PERSON, "Nämnden")
    desk.do(put_flag, PutFlag, flag)
    choose(desk)
    handed = send(desk, made.BUP.id)
    told = read(handed, tmp_path / "begaran.pdf")
    assert "Utredningar och remisser hos BUP" in told
    assert "Vårdplan" not in told
    assert "Var den unge är lämnas inte ut" in told
    assert desk.ports.user.name not in told
    assert "Alva Påhitt" not in told  # one who is protected is told of in the phone
    assert "Vem det gäller säger vi i telefon" in told


def test_a_school_of_before_is_added_and_asked_by_itself(desk: Desk) -> None:
    for number in (1, 2):
        school = replace(made.SCHOOL, id=f"school-{number}")
        desk.do(put_party, PutParty, school)
    desk.do(add_item, AddItem, "earlier-school")
    first, second = (i for i in desk.case.admission.items if i.code == "earlier-school")
    for number, one in enumerate((first, second), 1):
        with_school = replace(one, party=f"school-{number}", detail=f"Skola {number}")
        desk.do(put_item, PutItem, with_school)
    choose(desk)
    for number, one in enumerate((first, second), 1):
        assert [i.id for i in lacking(desk.case, f"school-{number}")] == [one.id]
    desk.do(remove_item, RemoveItem, second.id)
    with refused("item-stays"):
        desk.do(remove_item, RemoveItem, first.id)
    with refused("item-only-once"):
        desk.do(add_item, AddItem, "care-plan")


def test_that_nothing_exists_is_said_by_somebody(desk: Desk) -> None:
    with refused("nonexistent-without-whom"):
        put(desk, "care-plan", state=ItemState.DOES_NOT_EXIST, whom=" ")


def test_who_has_been_written_to_stays_in_the_case(desk: Desk) -> None:
    desk.parties()
    choose(desk)
    send(desk, made.NAMND.id)
    with refused("party-in-use"):
        desk.do(remove_party, RemoveParty, made.NAMND.id)
    desk.do(remove_party, RemoveParty, made.SCHOOL.id)
    choose(desk)
    assert made.SCHOOL.id not in asked_parties(desk.case)
