"""A case leaves one home whole and begins at another; nothing is decided on the way."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sipdesk.domain.access import Act, Wanted
from sipdesk.domain.case import Case, PassedKind
from sipdesk.domain.closing import ClosingReason
from sipdesk.domain.consent import ConsentState
from sipdesk.domain.errors import Missing, Trouble
from sipdesk.domain.ground import ChosenGround, Force
from sipdesk.domain.information import Information
from sipdesk.domain.party import PartyKind
from sipdesk.domain.placement import Placement
from sipdesk.domain.transfer import Arriving, Direction, SenderKnown
from sipdesk.domain.user import Role, User
from sipdesk.usecases.arrival import TakeCase, make_receipt, take_case
from sipdesk.usecases.case import read_case
from sipdesk.usecases.closing import ReopenCase, reopen_case
from sipdesk.usecases.consent import RegisterConsent, register_consent
from sipdesk.usecases.journal import (
    CaseAt,
    Undo,
    read_case_at,
    read_history,
    undo,
)
from sipdesk.usecases.need import RecordNeed, record_need
from sipdesk.usecases.placement import RecordPlacement, record_placement
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import change
from sipdesk.usecases.transfer import (
    ReadReceipt,
    read_receipt,
    read_transfers,
)
from tests.domain import cases as made
from tests.home import TODAY, SetClock, admit_as
from tests.usecases.desk import Desk
from tests.usecases.two_homes import (
    ALL,
    TwoHomes,
    full_desk,
    homes,
    papers,
    said_no,
    trouble,
)

__all__ = ["full_desk", "homes"]


def acts(ports: Ports, act: Act) -> list[str | None]:
    admit_as(ports, Role.COORDINATOR, Role.MANAGER)
    with ports.store.reading() as work:
        return [row.detail for row in work.access.page(Wanted(act=act)).rows]


def test_the_case_is_closed_as_handed_over_and_the_file_lies_where_it_was_asked_for(
    homes: TwoHomes, desk: Desk
) -> None:
    sent = homes.send(desk.case)
    case = read_case(desk.case.id, homes.here).case
    assert case.closing.reason is ClosingReason.HANDED_OVER
    assert case.closing.closed == TODAY
    assert case.closing.handed_over_to == "Andra påhittade hemmet"
    assert [p.name for p in sent.path.parent.glob("*.sipdesk-transfer*")] == [
        sent.path.name
    ]
    assert acts(homes.here, Act.SENT_CASE) == [
        f"{sent.transfer.id} home-2 placement health-waived school-needed"
    ]


def test_nothing_of_the_case_stands_in_clear_in_the_package(
    homes: TwoHomes, desk: Desk
) -> None:
    data = homes.send(desk.case).path.read_bytes()
    for word in ("Alva", "manifest", desk.case.id, "Karin", "hemmet"):
        assert word.encode() not in data


def test_what_was_sent_is_shown_before_anything_changes(
    homes: TwoHomes, desk: Desk
) -> None:
    papers(desk)
    sent = homes.send(desk.case)
    shown = homes.look(sent.path)
    assert shown.sender is SenderKnown.VERIFIED
    assert shown.fingerprint_day == TODAY
    assert shown.arriving is Arriving.NEW
    assert shown.name == "Alva Påhitt"
    assert (shown.papers, shown.meetings, shown.to_confirm) == (2, 1, 1)
    assert shown.saves == sent.change.case.version
    assert [g.ground for g in shown.grounds] == [g.ground for g in ALL]
    assert shown.left_out == frozenset()
    assert read_transfers(None, homes.there) == ()
    with pytest.raises(Missing):
        read_case(desk.case.id, homes.there)


def test_all_of_it_comes_along_but_what_the_rules_change(
    homes: TwoHomes, desk: Desk
) -> None:
    papers(desk)
    before = read_history(desk.case.id, homes.here).entries
    sent = homes.send(desk.case)
    taken = homes.take(sent.path).change.case
    left = sent.change.case
    assert taken.coordinator == "user-2"
    assert taken.number == "2026-001"
    assert taken.closing.closed is None
    own = taken.parties[-1]
    assert (own.kind, own.organisation) == (
        PartyKind.SIS_CARE,
        "Andra påhittade hemmet",
    )
    for name in ("plan", "meetings", "need", "offer", "flags", "requests", "decisions"):
        assert getattr(taken, name) == getattr(left, name), name
    assert taken.parties[:-1] == left.parties
    there = read_history(desk.case.id, homes.there).entries
    assert there[: len(before)] == before
    assert [e.label for e in there[len(before) :]] == [
        "case-handed-over",
        "case-taken-over",
    ]
    for version in range(1, left.version + 1):
        at = CaseAt(desk.case.id, version)
        assert read_case_at(at, homes.there) == read_case_at(at, homes.here)
    with homes.here.store.reading() as one, homes.there.store.reading() as two:
        for name in ("papers", "received"):
            mine = getattr(one, name).of_case(desk.case.id)
            theirs = getattr(two, name).of_case(desk.case.id)
            assert mine
            assert mine == theirs
            assert [getattr(one, name).data(p.id) for p in mine] == [
                getattr(two, name).data(p.id) for p in theirs
            ]


def test_a_consent_waits_to_be_confirmed_and_a_no_stays_a_no(
    homes: TwoHomes, desk: Desk
) -> None:
    first = desk.case.consents[0]
    older = replace(first, id="older", decided=date(2026, 1, 7), grants=())
    refusing = made.yes(made.NAMND.id)
    no = replace(refusing, id="no", state=ConsentState.NO, grants=())
    narrowed = replace(first, id="narrowed", state=ConsentState.PARTLY)

    def edit(case: Case) -> Case:
        return replace(case, consents=(older, no, narrowed))

    desk.case = change(
        desk.case.id, desk.case.version, "consent-registered", homes.here, edit
    ).case
    sent = homes.send(desk.case)
    assert homes.look(sent.path).to_confirm == 1
    taken = homes.take(sent.path).change.case
    by_id = {c.id: c for c in taken.consents}
    assert set(by_id) == {"no", "narrowed"}
    assert by_id["no"] == no
    confirm = by_id["narrowed"]
    assert confirm.state is ConsentState.WAITING
    assert not confirm.holds_on(TODAY)
    assert confirm.given_at == "Påhittade ungdomshemmet"
    assert confirm.given_on == narrowed.decided
    assert confirm.grants == narrowed.grants
    there = _at(homes.there, taken)
    answer = replace(
        confirm, state=ConsentState.YES, decided=TODAY, given_at="", given_on=None
    )
    confirmed = there.do(register_consent, RegisterConsent, answer).consents[-1]
    assert confirmed.holds_on(TODAY)
    assert confirmed.given_on == narrowed.decided


def test_grounds_have_ended_and_the_stay_begins_anew(
    homes: TwoHomes, desk: Desk
) -> None:
    ground = ChosenGround(
        "ground",
        "care-need",
        "osl-26-9",
        made.BUP.id,
        Force.MAY,
        frozenset({Information.CARE}),
        "Behövs.",
        "Karin Exempel",
        TODAY,
        TODAY + timedelta(days=90),
    )

    def edit(case: Case) -> Case:
        decided = tuple(replace(p, place_decision="Nämnden") for p in case.parties)
        return replace(case, grounds=(ground,), parties=decided)

    desk.case = change(
        desk.case.id, desk.case.version, "ground-chosen", homes.here, edit
    ).case
    stay = Placement(
        department="Norra", admitted=TODAY, moves=TODAY, legal_basis="lvu-3"
    )
    desk.do(record_placement, RecordPlacement, stay)
    taken = homes.take(homes.send(desk.case).path).change.case
    assert not taken.grounds[0].holds_on(TODAY, 18)
    assert {p.place_decision for p in taken.parties} == {""}
    assert taken.placement == Placement(legal_basis="lvu-3")


def test_what_another_home_wrote_is_told_of_nobody_here(
    homes: TwoHomes, desk: Desk
) -> None:
    admit_as(homes.there, Role.ADMINISTRATOR, Role.COORDINATOR)
    with homes.there.store.work() as work:
        work.house.put_user(User("user-1", "Nora Exempel"))  # as one of the other home
    away = homes.take(homes.send(desk.case).path).change.case
    history = read_history(away.id, homes.there)
    told = [history.by(entry) for entry in history.entries]
    assert told == ["Påhittade ungdomshemmet"] * (away.version - 1) + ["Sam Exempel"]
    homes.take(homes.send(away, back=True).path, back=True)
    back = read_history(away.id, homes.here)
    assert [back.by(entry) for entry in back.entries] == [
        *["Karin Exempel"] * (away.version - 1),
        *["Andra påhittade hemmet"] * 2,
        "Karin Exempel",
    ]


def test_what_crosses_is_not_undone(homes: TwoHomes, desk: Desk) -> None:
    sent = homes.send(desk.case)
    taken = homes.take(sent.path).change.case
    for ports, case in ((homes.here, sent.change.case), (homes.there, taken)):
        assert read_history(case.id, ports).undoable is None
        assert said_no(undo, Undo(case.id, case.version), ports) == "nothing-to-undo"


def test_a_package_is_taken_in_once(homes: TwoHomes, desk: Desk) -> None:
    sent = homes.send(desk.case)
    homes.take(sent.path)
    assert homes.look(sent.path).arriving is Arriving.USED
    order = TakeCase(sent.path, sent.transfer.sum)
    assert said_no(take_case, order, homes.there) == "package-used"


def test_what_is_taken_is_what_was_shown(homes: TwoHomes, desk: Desk) -> None:
    sent = homes.send(desk.case)
    order = TakeCase(sent.path, "0" * 64)
    assert said_no(take_case, order, homes.there) == "package-is-another"


def test_the_receipt_shows_that_it_came(homes: TwoHomes, desk: Desk) -> None:
    sent = homes.send(desk.case)
    taken = homes.take(sent.path)
    assert make_receipt(sent.transfer.id, homes.there) == taken.receipt
    assert read_receipt(ReadReceipt(taken.receipt), homes.here).received == TODAY
    (row,) = read_transfers(None, homes.here)
    assert (row.direction, row.received) == (Direction.SENT, TODAY)
    assert acts(homes.there, Act.TOOK_CASE) == [sent.transfer.id]


def test_a_wrong_receipt_is_refused(homes: TwoHomes, desk: Desk) -> None:
    other = Desk(homes.here)
    receipt = homes.take(homes.send(desk.case).path).receipt
    homes.send(other.case)
    order = ReadReceipt(receipt)
    assert said_no(read_receipt, order, homes.there) == "receipt-of-nothing"
    told = receipt.replace(b"2026-03-02", b"2026-03-01")
    for wrong in (told, receipt[:-5], b"", b"{}\n", b"\xff" * 20_000):
        found = trouble(read_receipt, ReadReceipt(wrong), homes.here)
        assert found is Trouble.NOT_A_RECEIPT
    with homes.there.store.work() as work:
        sent = work.transfers.all()[0]
        signed_here = replace(sent, sum="0" * 64)
        forged = work.transfers.receipt(signed_here, TODAY)
    order = ReadReceipt(forged)
    assert said_no(read_receipt, order, homes.here) == "receipt-of-nothing"
    with homes.here.store.work() as work:
        own = work.transfers.receipt(sent, TODAY)
    assert said_no(read_receipt, ReadReceipt(own), homes.here) == "receipt-not-theirs"
    assert [t.received for t in read_transfers(None, homes.here)] == [None, None]


@pytest.mark.journey
def test_by_a_passphrase_nobody_vouches_for_the_sender(
    homes: TwoHomes, desk: Desk
) -> None:
    sent = homes.send(desk.case, by_passphrase=True)
    assert [len(g) for g in sent.passphrase.split("-")] == [4] * 5
    with homes.there.store.work() as work:
        work.transfers.drop_card("home-1")
    missing = said_no(homes.look, sent.path)
    assert missing == "package-passphrase-missing"
    wrong = trouble(homes.look, sent.path, "fel fras helt och hållet")
    assert wrong is Trouble.PACKAGE_WRONG_PASSPHRASE
    shown = homes.look(sent.path, sent.passphrase.upper().replace("-", " "))
    assert shown.sender is SenderKnown.UNKNOWN
    assert shown.by_passphrase
    order = TakeCase(sent.path, shown.sum, sent.passphrase)
    assert said_no(take_case, order, homes.there) == "sender-unverified"
    taken = take_case(replace(order, unverified=True), homes.there)
    assert read_receipt(ReadReceipt(taken.receipt), homes.here).received == TODAY


@pytest.mark.journey
def test_a_case_comes_back_as_the_next_version(homes: TwoHomes, desk: Desk) -> None:
    papers(desk)
    admitted = TODAY - timedelta(days=80)
    stay = replace(desk.case.placement, admitted=admitted)
    desk.do(record_placement, RecordPlacement, stay)
    away = homes.take(homes.send(desk.case).path).change.case
    assert isinstance(homes.here.clock, SetClock)
    homes.here.clock.day = TODAY + timedelta(days=30)
    there = _at(homes.there, away)
    need = replace(away.need, reason="Nytt skäl på det andra hemmet.")
    there.do(record_need, RecordNeed, need)
    sent = homes.send(there.case, back=True)
    assert homes.look(sent.path, back=True).arriving is Arriving.RETURNS
    back = homes.take(sent.path, back=True).change.case
    assert back.number == desk.case.number
    assert back.need.reason == "Nytt skäl på det andra hemmet."
    assert back.placement.admitted is None
    stays = [(one.what, one.day) for one in back.passed]
    assert (PassedKind.CAME, admitted) in stays
    assert (PassedKind.CLOSED, TODAY) in stays
    entries = read_history(back.id, homes.here).entries
    assert [e.version for e in entries] == list(range(1, back.version + 1))
    again = read_case_at(CaseAt(back.id, desk.case.version), homes.here)
    assert again == desk.case
    with homes.here.store.reading() as work:
        assert len(work.papers.of_case(back.id)) == 1


def _at(ports: Ports, case: Case) -> Desk:
    desk = Desk(ports)
    desk.case = case
    return desk


def test_what_was_changed_here_meanwhile_is_not_put_together(
    homes: TwoHomes, desk: Desk
) -> None:
    sent = homes.send(desk.case)
    away = homes.take(sent.path).change.case
    left = sent.change.case
    opened = reopen_case(ReopenCase(left.id, left.version), homes.here).case
    back = homes.send(away, back=True)
    assert homes.look(back.path, back=True).arriving is Arriving.CHANGED_HERE
    order = TakeCase(back.path, back.transfer.sum)
    assert said_no(take_case, order, homes.here) == "package-changed-here"
    assert read_case(left.id, homes.here).case == opened


def test_a_case_that_is_here_and_never_left_is_refused(
    homes: TwoHomes, desk: Desk
) -> None:
    sent = homes.send(desk.case)
    homes.take(sent.path)
    left = sent.change.case
    opened = reopen_case(ReopenCase(left.id, left.version), homes.here).case
    again = homes.send(opened)
    assert homes.look(again.path).arriving is Arriving.HERE
    order = TakeCase(again.path, again.transfer.sum)
    assert said_no(take_case, order, homes.there) == "package-case-here"


def test_another_case_of_the_same_young_person_is_told_and_left_alone(
    homes: TwoHomes, desk: Desk
) -> None:
    number = "200802122390"

    def edit(case: Case) -> Case:
        return replace(case, young_person=replace(case.young_person, number=number))

    other = Desk(homes.there)
    for one in (desk, other):
        one.case = change(
            one.case.id,
            one.case.version,
            "young-person-recorded",
            one.ports,
            edit,
        ).case
    sent = homes.send(desk.case)
    assert homes.look(sent.path).same_number == (other.case.number,)
    homes.take(sent.path)
    assert read_case(other.case.id, homes.there).case == other.case


def test_of_an_erased_case_only_the_packages_id_is_left(
    homes: TwoHomes, desk: Desk
) -> None:
    sent = homes.send(desk.case)
    homes.take(sent.path)
    admit_as(homes.there, Role.COORDINATOR, Role.MANAGER)
    with homes.there.store.work() as work:
        work.retention.erase(desk.case.id)
    (left,) = read_transfers(None, homes.there)
    assert (left.id, left.case, left.home_name) == (sent.transfer.id, "", "")
    assert homes.look(sent.path).arriving is Arriving.USED
