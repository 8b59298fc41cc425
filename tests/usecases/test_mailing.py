"""Who knows what of the meeting, and every letter due in one print job."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sipdesk.content.swedish import long_date
from sipdesk.domain.errors import Conflict, Missing
from sipdesk.domain.guard import Verdict
from sipdesk.domain.meeting import Calls, Record, Reply
from sipdesk.domain.paper import PRINTED, SAVED, SAVED_AS_CALENDAR, PaperKind
from sipdesk.domain.routine import StepState
from sipdesk.domain.settings import ADDRESS_LEFT
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.case import read_case
from sipdesk.usecases.consent import WithdrawConsent, withdraw_consent
from sipdesk.usecases.home import ChangeSetting, change_setting
from sipdesk.usecases.mailing import (
    Letter,
    Mailing,
    PrintLetters,
    print_letters,
    read_mailing,
)
from sipdesk.usecases.meeting import (
    PlanNextMeeting,
    RecordMeeting,
    plan_next_meeting,
    record_meeting,
)
from sipdesk.usecases.paper import (
    HandOut,
    hand_out_paper,
    list_papers,
    open_paper,
    preview_paper,
)
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.preparation import (
    ChooseParticipant,
    RemoveParticipant,
    choose_participant,
    remove_participant,
)
from sipdesk.usecases.roles import RecordRoles, record_roles
from sipdesk.usecases.summons import (
    BookMeeting,
    CancelMeeting,
    RegisterCall,
    RegisterReply,
    TakeUpMeeting,
    book_meeting,
    cancel_meeting,
    register_call,
    register_reply,
    take_up_meeting,
)
from tests.domain import cases as made
from tests.home import TODAY
from tests.usecases.desk import Desk
from tests.usecases.desk import desk as opened_desk
from tests.usecases.refusals import refused

EVERYONE = {YOUNG_PERSON, made.NAMND.id, made.BUP.id}


def bring(desk: Desk) -> None:
    desk.agreed()
    desk.book()


@pytest.fixture(name="ready")
def ready_desk(tmp_path: Path) -> Iterator[Desk]:
    with opened_desk(tmp_path, bring) as ready:
        yield ready


def mailing(desk: Desk) -> Mailing:
    return read_mailing(desk.case.id, desk.ports)


def lacks(desk: Desk) -> dict[str, PaperKind | None]:
    return {a.recipient: a.lacks for a in mailing(desk).addressees}


def send(desk: Desk) -> tuple[Letter, ...]:
    return print_letters(PrintLetters(desk.case.id, mailing(desk)), desk.ports)


def move(desk: Desk, **other: object) -> None:
    booking = replace(desk.case.meeting.booking, **other)  # type: ignore[arg-type]
    desk.do(book_meeting, BookMeeting, booking)


def hand_out(desk: Desk, kind: PaperKind, whom: str, channel: str = SAVED) -> bytes:
    order = PaperOrder(desk.case.id, kind, whom)
    seen = preview_paper(order, desk.ports)
    out = HandOut(order, seen.made, seen.case_version, channel)
    return hand_out_paper(out, desk.ports).data


def stopped(desk: Desk, kind: PaperKind, whom: str) -> str:
    return preview_paper(PaperOrder(desk.case.id, kind, whom), desk.ports).stopped


def test_every_letter_is_kept_by_itself_and_comes_with_an_address_page(
    ready: Desk,
) -> None:
    letters = send(ready)
    assert [(one.paper.record.kind, one.paper.record.recipient) for one in letters] == [
        (PaperKind.INVITATION, YOUNG_PERSON),
        (PaperKind.SUMMONS, made.NAMND.id),
        (PaperKind.SUMMONS, made.BUP.id),
    ]
    records = list_papers(ready.case.id, ready.ports).records
    assert {r.id for r in records} == {one.paper.record.id for one in letters}
    assert {r.channel for r in records} == {PRINTED}
    for one in letters:
        kept = open_paper(one.paper.record.id, ready.ports)
        assert kept.data == one.paper.data
        assert hashlib.sha256(kept.data).hexdigest() == kept.record.sha256
        assert one.address.startswith(b"%PDF")
    assert len({one.paper.data for one in letters}) == len(letters)
    assert set(lacks(ready).values()) == {None}
    with refused("letters-nothing-due"):
        send(ready)


def test_those_who_cannot_be_written_to_are_told_with_why_and_the_rest_go(
    ready: Desk,
) -> None:
    stranger = replace(made.SCHOOL, id="stranger")
    ready.do(put_party, PutParty, stranger)
    ready.do(choose_participant, ChooseParticipant, stranger.id)
    found = mailing(ready)
    assert [(a.recipient, a.stopped) for a in found.held_back] == [
        (stranger.id, "no-consent-for-recipient")
    ]
    assert {one.paper.record.recipient for one in send(ready)} == EVERYONE
    assert [a.recipient for a in mailing(ready).held_back] == [stranger.id]


def test_all_are_kept_or_none(ready: Desk) -> None:
    seen = mailing(ready)
    ids = iter(["the first"])
    ports = replace(ready.ports, new_id=lambda: next(ids))
    with pytest.raises(RuntimeError):  # no id for the second
        print_letters(PrintLetters(ready.case.id, seen), ports)
    assert list_papers(ready.case.id, ready.ports).records == ()


def test_what_has_changed_since_it_was_looked_at_is_not_printed(ready: Desk) -> None:
    seen = mailing(ready)
    hand_out(ready, PaperKind.SUMMONS, made.BUP.id)
    with pytest.raises(Conflict):
        print_letters(PrintLetters(ready.case.id, seen), ready.ports)
    assert len(list_papers(ready.case.id, ready.ports).records) == 1


def test_a_change_is_due_to_all_who_knew_another_time_and_to_nobody_else(
    ready: Desk,
) -> None:
    hand_out(ready, PaperKind.SUMMONS, made.BUP.id)
    move(ready, place="Rum 4")
    assert lacks(ready) == {
        YOUNG_PERSON: PaperKind.INVITATION,
        made.NAMND.id: PaperKind.SUMMONS,
        made.BUP.id: PaperKind.CHANGE,
    }
    send(ready)
    assert set(lacks(ready).values()) == {None}


def test_one_who_was_called_without_a_paper_is_told_of_a_change_too(
    ready: Desk,
) -> None:
    person = ready.participant(made.BUP.id)
    ready.do(register_call, RegisterCall, (person,), TODAY, "Muntligt")
    assert lacks(ready)[made.BUP.id] is PaperKind.SUMMONS
    move(ready, place="Rum 4")
    assert lacks(ready)[made.BUP.id] is PaperKind.CHANGE
    ready.do(register_call, RegisterCall, (person,), TODAY, "Telefon")
    assert lacks(ready)[made.BUP.id] is PaperKind.SUMMONS


def test_a_change_is_refused_when_there_is_no_news(ready: Desk) -> None:
    change, whom = PaperKind.CHANGE, made.BUP.id
    assert stopped(ready, change, whom) == "change-nothing-sent"
    with refused("change-nothing-sent"):
        hand_out(ready, change, whom)
    hand_out(ready, PaperKind.SUMMONS, whom)
    assert stopped(ready, change, whom) == "change-nothing-changed"
    with refused("change-nothing-changed"):
        hand_out(ready, change, whom, SAVED_AS_CALENDAR)
    move(ready, day=TODAY + timedelta(days=11))
    assert not stopped(ready, change, whom)


def test_a_cancellation_goes_to_those_who_were_called_and_is_taken_back(
    ready: Desk,
) -> None:
    assert stopped(ready, PaperKind.CANCELLATION, made.BUP.id) == (
        "meeting-not-cancelled"
    )
    hand_out(ready, PaperKind.SUMMONS, made.BUP.id)
    ready.do(cancel_meeting, CancelMeeting, TODAY, " Den som kallar är sjuk. ")
    assert ready.case.meeting.booking.cancelled_words == "Den som kallar är sjuk."
    assert lacks(ready) == {
        YOUNG_PERSON: None,
        made.NAMND.id: None,
        made.BUP.id: PaperKind.CANCELLATION,
    }
    assert stopped(ready, PaperKind.SUMMONS, made.NAMND.id) == "meeting-is-cancelled"
    assert stopped(ready, PaperKind.CANCELLATION, made.NAMND.id) == (
        "cancellation-nothing-sent"
    )
    send(ready)
    assert lacks(ready)[made.BUP.id] is None
    ready.do(take_up_meeting, TakeUpMeeting)
    assert ready.case.meeting.booking.cancelled_words == ""
    assert lacks(ready)[made.BUP.id] is PaperKind.CHANGE


def test_one_whom_consent_covers_no_more_is_still_told_that_it_is_not_held(
    ready: Desk,
) -> None:
    """They knew of the meeting; they learn neither who it was about nor why."""
    hand_out(ready, PaperKind.SUMMONS, made.BUP.id)
    (consent,) = ready.case.consents
    ready.do(withdraw_consent, WithdrawConsent, consent.id, TODAY, "Jag vill inte.")
    move(ready, day=TODAY + timedelta(days=20))
    assert (
        stopped(ready, PaperKind.CHANGE, made.BUP.id)
        == "consent-withdrawn-young-person"
    )
    ready.do(cancel_meeting, CancelMeeting, TODAY, "Samtycket är återkallat.")
    order = PaperOrder(ready.case.id, PaperKind.CANCELLATION, made.BUP.id)
    looked = preview_paper(order, ready.ports)
    assert looked.stopped == ""
    assert looked.clearance.verdict is Verdict.MAY
    assert looked.clearance.ground == "osl-10-2"
    booked = TODAY + timedelta(days=10)
    assert long_date(booked) in looked.text
    for secret in ("Alva", "Påhitt ", "återkallat", "Vem hjälper mig"):
        assert secret not in looked.text
    (letter,) = send(ready)
    assert letter.paper.record.recipient == made.BUP.id


def test_one_who_has_only_the_calendar_file_is_told_that_it_is_not_held(
    ready: Desk,
) -> None:
    hand_out(ready, PaperKind.SUMMONS, made.BUP.id, SAVED_AS_CALENDAR)
    ready.do(cancel_meeting, CancelMeeting, TODAY)
    assert lacks(ready)[made.BUP.id] is PaperKind.CANCELLATION
    data = hand_out(ready, PaperKind.CANCELLATION, made.BUP.id, SAVED_AS_CALENDAR)
    assert b"METHOD:CANCEL" in data
    assert lacks(ready)[made.BUP.id] is None


def test_a_new_time_that_is_typed_while_it_is_cancelled_is_no_news(
    ready: Desk,
) -> None:
    send(ready)
    ready.do(cancel_meeting, CancelMeeting, TODAY)
    send(ready)
    move(ready, day=TODAY + timedelta(days=30))
    assert set(lacks(ready).values()) == {None}
    ready.do(take_up_meeting, TakeUpMeeting)
    assert set(lacks(ready).values()) == {PaperKind.CHANGE}


def test_one_who_has_a_letter_is_not_taken_out_of_the_meeting(ready: Desk) -> None:
    hand_out(ready, PaperKind.SUMMONS, made.BUP.id)
    with refused("participant-is-called"):
        ready.do(remove_participant, RemoveParticipant, ready.participant(made.BUP.id))
    ready.do(remove_participant, RemoveParticipant, ready.participant(made.NAMND.id))
    assert made.NAMND.id not in lacks(ready)


def test_only_what_can_be_cancelled_is(desk: Desk) -> None:
    desk.grown_up()
    with refused("cancel-without-booking"):
        desk.do(cancel_meeting, CancelMeeting, TODAY)
    desk.book(TODAY)
    with refused("day-in-the-future"):
        desk.do(cancel_meeting, CancelMeeting, TODAY + timedelta(days=1))
    desk.hold()
    with refused("cancel-held-meeting"):
        desk.do(cancel_meeting, CancelMeeting, TODAY)


def test_nobody_is_registered_as_called_to_what_is_cancelled(ready: Desk) -> None:
    ready.do(cancel_meeting, CancelMeeting, TODAY)
    people = (ready.participant(made.BUP.id),)
    with refused("meeting-is-cancelled"):
        ready.do(register_call, RegisterCall, people, TODAY, "Brev")


def test_a_step_whose_meeting_is_cancelled_waits_for_no_replies(ready: Desk) -> None:
    people = tuple(p.id for p in ready.case.meeting.participants)
    ready.do(register_call, RegisterCall, people, TODAY, "Brev")

    def state() -> StepState:
        found = read_case(ready.case.id, ready.ports).progress
        return found.of("summons").state

    assert state() is StepState.WAITING
    ready.do(cancel_meeting, CancelMeeting, TODAY)
    assert state() is StepState.ONGOING
    ready.do(take_up_meeting, TakeUpMeeting)
    assert state() is StepState.WAITING


def test_the_meeting_after_a_cancelled_one_is_not_cancelled(ready: Desk) -> None:
    ready.do(cancel_meeting, CancelMeeting, TODAY)
    ready.do(record_meeting, RecordMeeting, Record(failed="Det ställdes in."))
    ready.do(plan_next_meeting, PlanNextMeeting)
    booking = ready.case.meeting.booking
    assert booking.cancelled is None
    assert booking.cancelled_words == ""


def test_what_was_told_of_an_earlier_meeting_is_nothing_told_of_the_next(
    ready: Desk,
) -> None:
    send(ready)
    ready.do(record_meeting, RecordMeeting, Record(failed="Det ställdes in."))
    ready.do(plan_next_meeting, PlanNextMeeting)
    assert all(a.last is None for a in mailing(ready).addressees)


def test_when_the_principal_calls_itself_its_own_are_not_written_to(
    ready: Desk,
) -> None:
    roles = replace(ready.case.meeting.roles, calls=Calls.PRINCIPAL)
    ready.do(record_roles, RecordRoles, roles)
    found = mailing(ready)
    assert {a.stopped for a in found.held_back} == {"principal-calls-itself"}
    assert [a.recipient for a in found.ready] == [YOUNG_PERSON]
    called = (ready.participant(made.BUP.id),)
    ready.do(register_call, RegisterCall, called, TODAY, "Kommunens brev")
    assert [a.recipient for a in mailing(ready).held_back] == [made.NAMND.id]


def test_a_calendar_file_goes_out_on_the_same_ground_and_is_kept(ready: Desk) -> None:
    data = hand_out(ready, PaperKind.SUMMONS, made.BUP.id, SAVED_AS_CALENDAR)
    (record,) = list_papers(ready.case.id, ready.ports).records
    assert record.channel == SAVED_AS_CALENDAR
    assert record.sha256 == hashlib.sha256(data).hexdigest()
    again = open_paper(record.id, ready.ports)
    assert again.data == data
    assert again.file_name == (
        "2026-001-kallelse-bup-eller-annan-psykiatri-2026-03-02.ics"
    )
    assert "Kalenderfil" in again.text
    assert lacks(ready)[made.BUP.id] is PaperKind.SUMMONS
    stranger = replace(made.SCHOOL, id="stranger")
    ready.do(put_party, PutParty, stranger)
    ready.do(choose_participant, ChooseParticipant, stranger.id)
    with refused("no-consent-for-recipient"):
        hand_out(ready, PaperKind.INVITATION, stranger.id, SAVED_AS_CALENDAR)


@pytest.mark.journey
def test_each_turn_of_the_meeting_is_the_next_of_its_calendar_files(
    ready: Desk,
) -> None:
    whom = made.BUP.id

    def sequence(kind: PaperKind) -> bytes:
        data = hand_out(ready, kind, whom, SAVED_AS_CALENDAR)
        return next(x for x in data.split(b"\r\n") if x.startswith(b"SEQUENCE"))

    hand_out(ready, PaperKind.SUMMONS, whom)
    assert sequence(PaperKind.SUMMONS) == b"SEQUENCE:0"
    assert sequence(PaperKind.SUMMONS) == b"SEQUENCE:0"
    move(ready, place="Rum 4")
    hand_out(ready, PaperKind.CHANGE, whom)
    assert sequence(PaperKind.CHANGE) == b"SEQUENCE:1"
    ready.do(cancel_meeting, CancelMeeting, TODAY)
    assert sequence(PaperKind.CANCELLATION) == b"SEQUENCE:2"
    ready.do(take_up_meeting, TakeUpMeeting)
    assert sequence(PaperKind.CHANGE) == b"SEQUENCE:3"


def test_no_calendar_file_goes_with_what_is_no_call(ready: Desk) -> None:
    with refused("paper-not-as-calendar"):
        hand_out(ready, PaperKind.AGENDA, "file-copy", SAVED_AS_CALENDAR)
    with refused("paper-not-as-calendar"):
        hand_out(ready, PaperKind.SUMMONS, "file-copy", SAVED_AS_CALENDAR)


def test_the_address_stands_where_the_home_has_put_it(ready: Desk) -> None:
    before = send(ready)
    change_setting(ChangeSetting(ADDRESS_LEFT.key, 60), ready.ports)
    move(ready, place="Rum 4")
    after = send(ready)
    assert before[0].address != after[0].address


def test_there_is_nothing_to_read_of_a_case_that_is_not_there(desk: Desk) -> None:
    with pytest.raises(Missing):
        read_mailing(type(desk.case.id)("nobody"), desk.ports)


def test_a_booking_that_is_saved_again_tells_nothing_new(ready: Desk) -> None:
    send(ready)
    move(ready, reply_by=TODAY + timedelta(days=3))
    assert set(lacks(ready).values()) == {None}


def test_one_who_is_silent_is_reminded_in_the_same_print_job(ready: Desk) -> None:
    move(ready, reply_by=TODAY)
    send(ready)
    people = tuple(p.id for p in ready.case.meeting.participants)
    ready.do(register_call, RegisterCall, people, TODAY, "Brev")
    assert set(lacks(ready).values()) == {PaperKind.CALL_REMINDER}
    answered = ready.participant(made.NAMND.id)
    ready.do(register_reply, RegisterReply, answered, Reply.COMES, TODAY)
    assert lacks(ready)[made.NAMND.id] is None
    kinds = {letter.paper.record.kind for letter in send(ready)}
    assert kinds == {PaperKind.CALL_REMINDER}
    assert set(lacks(ready).values()) == {None}


def test_a_principal_that_calls_itself_is_not_said_to_lack_a_reminder(
    ready: Desk,
) -> None:
    move(ready, reply_by=TODAY)
    roles = replace(ready.case.meeting.roles, calls=Calls.PRINCIPAL)
    ready.do(record_roles, RecordRoles, roles)
    people = tuple(p.id for p in ready.case.meeting.participants)
    ready.do(register_call, RegisterCall, people, TODAY, "Brev")
    lacking = lacks(ready)
    assert lacking[made.BUP.id] is None
    assert lacking[YOUNG_PERSON] is PaperKind.CALL_REMINDER
