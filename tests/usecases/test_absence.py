"""A principal that stays away: who may be said to, and what its letters tell."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from sipdesk.documents.pdf.render import render
from sipdesk.domain.absence import absent_principals, at_absence
from sipdesk.domain.case import Case
from sipdesk.domain.distribution import check_outgoing, recipients
from sipdesk.domain.errors import Missing
from sipdesk.domain.meeting import Attendance, Calls, Record, Reply
from sipdesk.domain.paper import ABOUT_ABSENCE, PaperKind
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.absence import FollowUpAbsence, follow_up_absence
from sipdesk.usecases.meeting import (
    NoteAttendance,
    PlanNextMeeting,
    RecordMeeting,
    note_attendance,
    plan_next_meeting,
    record_meeting,
)
from sipdesk.usecases.paper import HandOut, hand_out_paper, preview_paper
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.preparation import ChooseParticipant, choose_participant
from sipdesk.usecases.roles import RecordRoles, record_roles
from sipdesk.usecases.summons import (
    NoteReceivedCall,
    RegisterCall,
    RegisterReply,
    note_received_call,
    register_call,
    register_reply,
)
from tests.documents import cases
from tests.documents.example import BUP, DENTAL, SCHOOL
from tests.documents.papers import paper, printed
from tests.domain import cases as made
from tests.home import TODAY
from tests.usecases.desk import Desk
from tests.usecases.desk import desk as opened_desk
from tests.usecases.refusals import refused

SAYS_NO: Final[dict[str, Any]] = {
    "reply": Reply.NOT_COMING,
    "attendance": Attendance.NOT_NOTED,
}


def bring(desk: Desk) -> None:
    desk.agreed()
    desk.book()
    people = tuple(p.id for p in desk.case.meeting.participants)
    desk.do(register_call, RegisterCall, people, TODAY, "Brev")


@pytest.fixture(name="called")
def called_desk(tmp_path: Path) -> Iterator[Desk]:
    with opened_desk(tmp_path, bring) as called:
        yield called


def stay_away(desk: Desk, party: str = made.BUP.id) -> str:
    person = desk.participant(party)
    desk.do(note_attendance, NoteAttendance, person, Attendance.ABSENT)
    return person


def follow(desk: Desk, person: str, *done: object) -> None:
    desk.do(follow_up_absence, FollowUpAbsence, person, *done)


def look(desk: Desk, kind: PaperKind, whom: str = made.BUP.id) -> str:
    order = PaperOrder(desk.case.id, kind, whom)
    return preview_paper(order, desk.ports).stopped


def test_what_was_done_is_registered_and_can_be_taken_back(called: Desk) -> None:
    person = stay_away(called)
    follow(called, person, TODAY, TODAY, " 17 ")
    kept = called.case.meeting.participant(made.BUP.id)
    assert kept is not None
    assert (kept.chief_told, kept.deviation) == (TODAY, TODAY)
    assert kept.deviation_reference == "17"
    follow(called, person, None, None, "")
    kept = called.case.meeting.participant(made.BUP.id)
    assert kept is not None
    assert (kept.chief_told, kept.deviation) == (None, None)


def test_only_a_principal_that_stays_away_is_followed_up(called: Desk) -> None:
    person = called.participant(made.BUP.id)
    with refused("absence-was-there"):
        follow(called, person, TODAY)
    called.do(register_reply, RegisterReply, person, Reply.SUBSTITUTE, TODAY)
    with refused("absence-was-there"):
        follow(called, person, TODAY)
    young = stay_away(called, YOUNG_PERSON)
    with refused("absence-not-principal"):
        follow(called, young, TODAY)
    called.do(choose_participant, ChooseParticipant, made.SCHOOL.id)
    school = stay_away(called, made.SCHOOL.id)
    with refused("absence-not-principal"):
        follow(called, school, TODAY)
    with pytest.raises(Missing):
        follow(called, "nobody", TODAY)


def test_nothing_is_done_tomorrow_and_no_number_without_a_day(called: Desk) -> None:
    person = stay_away(called)
    late = TODAY + timedelta(days=1)
    with refused("day-in-the-future"):
        follow(called, person, late)
    with refused("day-in-the-future"):
        follow(called, person, None, late)
    with refused("deviation-without-day"):
        follow(called, person, None, None, "17")


def test_one_that_says_no_stays_away_until_it_was_there_after_all(called: Desk) -> None:
    person = called.participant(made.BUP.id)
    called.do(register_reply, RegisterReply, person, Reply.NOT_COMING, TODAY)
    assert [p.party for p in absent_principals(called.case)] == [made.BUP.id]
    called.do(note_attendance, NoteAttendance, person, Attendance.DIGITAL)
    assert absent_principals(called.case) == ()


@pytest.mark.parametrize("kind", sorted(ABOUT_ABSENCE, key=str))
def test_the_papers_go_to_that_principal_and_to_nobody_else(
    called: Desk, kind: PaperKind
) -> None:
    assert look(called, kind) == "absence-was-there"
    stay_away(called)
    assert look(called, kind) == ""
    assert look(called, kind, made.NAMND.id) == "absence-was-there"
    assert recipients(kind, called.case, TODAY) == (made.NAMND.id, made.BUP.id)
    with pytest.raises(Missing):
        check_outgoing(kind, called.case, YOUNG_PERSON, 0, TODAY)
    order = PaperOrder(called.case.id, kind, made.BUP.id)
    seen = preview_paper(order, called.ports)
    out = HandOut(order, seen.made, seen.case_version, "print")
    assert hand_out_paper(out, called.ports).data == seen.data


def held_without(desk: Desk, party: str = made.BUP.id) -> str:
    """Hold the meeting without a principal, and begin to prepare the next one."""
    person = stay_away(desk, party)
    desk.do(record_meeting, RecordMeeting, Record(held=TODAY))
    desk.do(plan_next_meeting, PlanNextMeeting)
    return person


@pytest.mark.parametrize("kind", sorted(ABOUT_ABSENCE, key=str))
def test_it_can_be_told_also_when_the_next_meeting_is_begun(
    called: Desk, kind: PaperKind
) -> None:
    person = held_without(called)
    order = PaperOrder(called.case.id, kind, made.BUP.id)
    seen = preview_paper(order, called.ports)
    assert seen.stopped == ""
    assert "nr 1, utskick 1" in seen.text
    assert "Frånvarande" in seen.text or kind is PaperKind.ABSENCE_LETTER
    follow(called, person, TODAY)
    before = called.case.meetings[0].participant(made.BUP.id)
    assert before is not None
    assert before.chief_told == TODAY
    assert called.case.meeting.participant(made.BUP.id) is not None
    assert [p.id for p in absent_principals(called.case)] == [person]


def test_who_stays_away_again_is_followed_up_at_the_new_meeting(called: Desk) -> None:
    before = held_without(called)
    again = stay_away(called)
    assert [p.id for p in absent_principals(called.case)] == [again]
    assert at_absence(called.case, made.BUP.id) == called.case
    assert before != again


@pytest.mark.parametrize("kind", sorted(ABOUT_ABSENCE, key=str))
def test_without_consent_nothing_goes_to_it(desk: Desk, kind: PaperKind) -> None:
    desk.grown_up()
    desk.parties()
    desk.prepare()
    stay_away(desk)
    assert look(desk, kind) == "consent-not-asked-young-person"


def test_the_letters_say_what_happened_by_day_and_number() -> None:
    case = with_party(cases.full(), BUP, called=date(2026, 11, 18), **SAYS_NO)
    for kind in ABOUT_ABSENCE:
        text = printed(paper(kind, case, BUP))
        assert "nr 1, utskick 1" in text
        assert "onsdag 18 november 2026" in text
        assert "Kommer inte" in text
        assert "på hemmet: namn och befattning" in text
        assert render(paper(kind, case, BUP)).pages == 1


def test_only_the_letter_tells_which_questions_wait_and_what_was_said() -> None:
    said = "Vi hann inte."
    case = with_party(cases.full(), DENTAL, reply_words=said)
    letter = printed(paper(PaperKind.ABSENCE_LETTER, case, DENTAL))
    report = printed(paper(PaperKind.DEVIATION, case, DENTAL))
    assert "Vem hjälper till med tandvården?" in letter
    assert "Vilken skola kan jag börja i" not in letter  # it has its answer
    assert said in letter
    assert "tandvården?" not in report
    assert said not in report
    assert "Frågor utan svar 3" in report
    assert "Frånvarande" in report


@pytest.mark.parametrize("kind", sorted(ABOUT_ABSENCE, key=str))
def test_where_the_place_is_hidden_nothing_gives_it_away(kind: PaperKind) -> None:
    case = with_party(cases.protected(), BUP, **SAYS_NO)
    text = printed(paper(kind, case, BUP))
    for words in ("Exempelgården", "Björken", "Karin Koordinator", "Ronja"):
        assert words not in text


def test_the_number_of_the_conveners_own_call_is_told(called: Desk) -> None:
    roles = replace(called.case.meeting.roles, calls=Calls.PRINCIPAL)
    called.do(record_roles, RecordRoles, roles)
    called.do(note_received_call, NoteReceivedCall, TODAY, " SN 2026/71 ")
    assert called.case.meeting.booking.reference == "SN 2026/71"
    stay_away(called)
    order = PaperOrder(called.case.id, PaperKind.DEVIATION, made.BUP.id)
    assert "SN 2026/71" in preview_paper(order, called.ports).text
    with refused("day-in-the-future"):
        called.do(note_received_call, NoteReceivedCall, TODAY + timedelta(days=1), "")


def with_party(case: Case, party: str, **facts: Any) -> Case:
    people = tuple(
        replace(p, **facts) if p.party == party else p
        for p in case.meeting.participants
    )
    return replace(case, meetings=(replace(case.meeting, participants=people),))


def test_one_that_is_no_principal_gets_neither() -> None:
    for kind in ABOUT_ABSENCE:
        assert SCHOOL not in recipients(kind, cases.full(), date(2026, 11, 22))
