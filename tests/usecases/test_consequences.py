"""A withdrawal's consequences, out of the papers that really went."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest

from sipdesk.domain.consent import Grant
from sipdesk.domain.consequences import Affected, Consequences, Remedy
from sipdesk.domain.information import Information
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.settings import CONSENT_WARNING_DAYS
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.consent import WithdrawConsent, withdraw_consent
from sipdesk.usecases.consequences import ReadConsequences, read_consequences
from sipdesk.usecases.home import ChangeSetting, change_setting
from sipdesk.usecases.paper import HandOut, hand_out_paper, preview_paper
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.placement import RecordPlacement, record_placement
from sipdesk.usecases.preparation import RemoveParticipant, remove_participant
from sipdesk.usecases.summons import (
    CancelMeeting,
    RegisterCall,
    cancel_meeting,
    register_call,
)
from sipdesk.usecases.today import ReadToday, Urgency, read_today
from tests.domain import cases as made
from tests.home import TODAY, SetClock
from tests.usecases.desk import Desk
from tests.usecases.desk import desk as opened_desk
from tests.usecases.refusals import refused

BUP = made.BUP.id


def bring(desk: Desk) -> None:
    """Bring a case to where everybody is called by letter."""
    desk.agreed()
    desk.book()
    for kind, whom in (
        (PaperKind.SUMMONS, BUP),
        (PaperKind.SUMMONS, made.NAMND.id),
        (PaperKind.INVITATION, YOUNG_PERSON),
    ):
        hand_out(desk, kind, whom)
    people = tuple(p.id for p in desk.case.meeting.participants)
    desk.do(register_call, RegisterCall, people, TODAY, "Brev")


@pytest.fixture(name="called")
def a_called_case(tmp_path: Path) -> Iterator[Desk]:
    with opened_desk(tmp_path, bring) as called:
        yield called


def hand_out(desk: Desk, kind: PaperKind, whom: str) -> str:
    order = PaperOrder(desk.case.id, kind, whom)
    looked = preview_paper(order, desk.ports)
    handed = HandOut(order, looked.made, looked.case_version, "print")
    hand_out_paper(handed, desk.ports)
    return looked.text


def take_back(desk: Desk, *taken: Grant) -> None:
    consent = desk.case.consents[-1].id
    desk.do(withdraw_consent, WithdrawConsent, consent, TODAY, "", taken)


def read(desk: Desk) -> Consequences:
    return read_consequences(ReadConsequences(desk.case.id), desk.ports).consequences


def of_bup(desk: Desk) -> Affected:
    (found,) = [one for one in read(desk).affected if one.recipient == BUP]
    return found


def test_nothing_is_touched_while_the_consent_holds(called: Desk) -> None:
    assert not read(called).any


def test_a_withdrawal_names_the_call_the_copy_and_the_meeting(called: Desk) -> None:
    take_back(called)
    found = read(called)
    assert found.meeting == called.case.meeting.booking.day
    one = of_bup(called)
    assert one.called
    assert [(c.kind, c.day) for c in one.copies] == [(PaperKind.SUMMONS, TODAY)]
    assert one.lost >= {Information.CARE, Information.HEALTH}
    assert one.remedies == (Remedy.WRITE,)


@pytest.mark.parametrize("kind", [PaperKind.SUMMONS, PaperKind.ROLE_AGENDA])
def test_nothing_new_goes_to_one_who_may_not_know(
    called: Desk, kind: PaperKind
) -> None:
    take_back(called)
    with refused("consent-withdrawn-young-person"):
        hand_out(called, kind, BUP)


def test_nobody_new_is_called_to_it(called: Desk) -> None:
    take_back(called)
    person = called.participant(BUP)
    with refused("no-sip-consent"):
        called.do(register_call, RegisterCall, (person,), TODAY, "Brev")


def test_the_letter_names_nobody_and_gives_no_reason_and_then_it_is_done(
    called: Desk,
) -> None:
    take_back(called)
    person = called.participant(BUP)
    with refused("participant-is-called"):
        called.do(remove_participant, RemoveParticipant, person)
    text = hand_out(called, PaperKind.CONSENT_CHANGED, BUP)
    assert called.case.number in text
    assert "Du behöver inte komma" in text
    for words in ("Alva", "Påhitt,", "återkalla", "tagit tillbaka", "hälsa"):
        assert words not in text
    one = of_bup(called)
    assert (one.written, one.remedies) == (TODAY, (Remedy.REMOVE,))
    called.do(remove_participant, RemoveParticipant, person)
    one = of_bup(called)
    assert (one.participant, one.written, one.remedies) == ("", TODAY, ())


def test_after_the_meeting_is_called_off_it_is_the_other_letter(called: Desk) -> None:
    take_back(called)
    called.ports = replace(called.ports, clock=SetClock(at=time(10)))
    called.do(cancel_meeting, CancelMeeting, TODAY)
    assert read(called).meeting is None
    assert Remedy.TELL_CANCELLED in of_bup(called).remedies
    hand_out(called, PaperKind.CANCELLATION, BUP)
    assert of_bup(called).remedies == (Remedy.WRITE,)


def test_a_part_taken_back_names_the_part_and_leaves_them_called(called: Desk) -> None:
    take_back(called, Grant("t", BUP, frozenset({Information.HEALTH})))
    one = of_bup(called)
    assert read(called).meeting is None
    assert one.lost == {Information.HEALTH}
    assert one.remedies == (Remedy.WRITE,)
    text = hand_out(called, PaperKind.CONSENT_CHANGED, BUP)
    assert "Du behöver inte komma" not in text
    assert of_bup(called).remedies == ()


def test_the_letter_is_refused_to_one_whose_consent_stands(called: Desk) -> None:
    for whom in (BUP, made.NAMND.id):
        with refused("consent-not-changed"):
            hand_out(called, PaperKind.CONSENT_CHANGED, whom)


def test_the_day_ahead_is_read_without_changing_anything(called: Desk) -> None:
    version = called.case.version
    order = ReadConsequences(called.case.id, made.LATER + timedelta(days=1))
    found = read_consequences(order, called.ports)
    assert [one.recipient for one in found.consequences.affected] == [BUP]
    assert not read(called).any
    assert called.case.version == version


@pytest.mark.parametrize(
    ("ahead", "urgency"),
    [
        (31, None),
        (30, Urgency.WAITING),
        (15, Urgency.WAITING),
        (14, Urgency.SOON),
        (8, Urgency.SOON),
        (7, Urgency.THIS_WEEK),
        (-1, Urgency.OVERDUE),
    ],
)
def test_a_move_is_told_of_a_month_ahead_and_is_urgent_a_fortnight_ahead(
    desk: Desk, ahead: int, urgency: Urgency | None
) -> None:
    stay = replace(desk.case.placement, moves=TODAY + timedelta(days=ahead))
    desk.do(record_placement, RecordPlacement, stay)
    rows = read_today(ReadToday(), desk.ports)
    found = [row.urgency for row in rows if row.waiting.step == "move"]
    assert found == ([urgency] if urgency else [])


@pytest.mark.parametrize(
    ("ahead", "urgency"),
    [(31, None), (30, Urgency.WAITING), (15, Urgency.WAITING), (14, Urgency.SOON)],
)
def test_a_consent_that_ends_is_told_of_a_month_and_a_fortnight_ahead(
    desk: Desk, ahead: int, urgency: Urgency | None
) -> None:
    desk.grown_up()
    desk.parties()
    desk.consent(valid_to=TODAY + timedelta(days=ahead))
    rows = read_today(ReadToday(), desk.ports)
    found = [r.urgency for r in rows if r.waiting.kind == "consent-ends"]
    assert found == ([urgency] if urgency else [])


def test_the_home_says_itself_when_it_is_urgent(desk: Desk) -> None:
    stay = replace(desk.case.placement, moves=TODAY + timedelta(days=20))
    desk.do(record_placement, RecordPlacement, stay)
    change_setting(ChangeSetting(CONSENT_WARNING_DAYS.key, 21), desk.ports)
    rows = read_today(ReadToday(), desk.ports)
    (row,) = [r for r in rows if r.waiting.kind == "moves"]
    assert row.urgency is Urgency.SOON
