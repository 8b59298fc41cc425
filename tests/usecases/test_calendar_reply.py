"""An answer out of a calendar is matched to who was called, and to what holds now."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from sipdesk.documents.calendar.event import uid_of
from sipdesk.domain.meeting import Reply
from sipdesk.domain.paper import SAVED, SAVED_AS_CALENDAR, PaperKind
from sipdesk.usecases.calendar_reply import FoundReply, ReadReply, read_reply
from sipdesk.usecases.paper import HandOut, hand_out_paper, preview_paper
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.summons import (
    BookMeeting,
    RegisterCall,
    RegisterReply,
    book_meeting,
    register_call,
    register_reply,
)
from tests.documents.test_calendar_reply import MAIL, answer
from tests.domain import cases as made
from tests.home import TODAY, SetClock
from tests.usecases.desk import Desk
from tests.usecases.desk import desk as opened_desk
from tests.usecases.refusals import refused


def bring(desk: Desk) -> None:
    desk.grown_up()
    desk.parties()
    desk.do(put_party, PutParty, replace(made.BUP, email=MAIL.upper()))
    desk.consent()
    desk.prepare()
    desk.book()
    hand_out(desk, PaperKind.SUMMONS, SAVED)
    call(desk)


@pytest.fixture(name="called")
def called_desk(tmp_path: Path) -> Iterator[Desk]:
    with opened_desk(tmp_path, bring) as called:
        yield called


def hand_out(desk: Desk, kind: PaperKind, channel: str) -> bytes:
    order = PaperOrder(desk.case.id, kind, made.BUP.id)
    seen = preview_paper(order, desk.ports)
    out = HandOut(order, seen.made, seen.case_version, channel)
    return hand_out_paper(out, desk.ports).data


def call(desk: Desk) -> None:
    people = tuple(p.id for p in desk.case.meeting.participants)
    desk.do(register_call, RegisterCall, people, TODAY, "Brev")


def found(desk: Desk, data: bytes) -> FoundReply:
    return read_reply(ReadReply(desk.case.id, data), desk.ports)


def reply(desk: Desk, status: str = "ACCEPTED", **more: object) -> bytes:
    facts = {"uid": uid_of(desk.case.meeting), "sequence": 0, **more}
    return answer(status, **facts)  # type: ignore[arg-type]


def test_the_one_who_was_called_is_known_by_the_address(called: Desk) -> None:
    read = found(called, reply(called, "DECLINED", comment="Vi hinner inte."))
    assert read == FoundReply(
        participant=called.participant(made.BUP.id),
        sender=MAIL,
        reply=Reply.NOT_COMING,
        day=TODAY,
        words="Vi hinner inte.",
    )
    person = called.case.meeting.participant(made.BUP.id)
    assert person is not None
    assert person.reply is Reply.NONE  # nothing is registered by looking
    order = (read.participant, read.reply, read.day, read.words)
    called.do(register_reply, RegisterReply, *order)
    person = called.case.meeting.participant(made.BUP.id)
    assert person is not None
    assert (person.reply, person.reply_words) == (read.reply, read.words)


def test_our_own_file_sent_back_is_an_answer_to_it(called: Desk) -> None:
    sent = hand_out(called, PaperKind.SUMMONS, SAVED_AS_CALENDAR)
    back = sent.replace(b"METHOD:REQUEST", b"METHOD:REPLY")
    read = found(called, back.replace(b"NEEDS-ACTION", b"ACCEPTED"))
    assert (read.participant, read.reply) == (
        called.participant(made.BUP.id),
        Reply.COMES,
    )


def test_a_stranger_or_an_address_that_two_share_is_nobody_yet(called: Desk) -> None:
    assert not found(called, reply(called, mail="annan@exempel.invalid")).participant
    assert not found(called, reply(called, mail="")).participant
    called.do(put_party, PutParty, replace(made.NAMND, email=MAIL))
    read = found(called, reply(called))
    assert not read.participant
    both = {called.participant(p.id) for p in (made.BUP, made.NAMND)}
    assert set(read.sharing) == both
    assert not found(called, reply(called, mail="annan@exempel.invalid")).sharing


def test_an_answer_for_another_meeting_is_refused(called: Desk) -> None:
    with refused("calendar-other-meeting"):
        found(called, reply(called, uid="another"))


def test_an_answer_to_what_has_changed_since_is_refused(called: Desk) -> None:
    booking = replace(called.case.meeting.booking, place="Rum 4")
    called.do(book_meeting, BookMeeting, booking)
    with refused("calendar-older"):
        found(called, reply(called))
    clock = called.ports.clock
    assert isinstance(clock, SetClock)
    clock.at = time(10)
    hand_out(called, PaperKind.CHANGE, SAVED)
    with refused("calendar-older"):
        found(called, reply(called))
    assert found(called, reply(called, sequence=1)).reply is Reply.COMES
    call(called)
    with refused("calendar-older"):
        found(called, reply(called, mail="annan@exempel.invalid"))


def test_a_file_that_is_no_answer_is_refused(called: Desk) -> None:
    with refused("calendar-not-file"):
        found(called, b"hej")
    sent = hand_out(called, PaperKind.SUMMONS, SAVED_AS_CALENDAR)
    with refused("calendar-not-reply"):
        found(called, sent)
