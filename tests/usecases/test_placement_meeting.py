"""A meeting of the placement's own, with and without SIP on its agenda."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sipdesk.domain.answer import Answer
from sipdesk.domain.distribution import check_outgoing
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.meeting import (
    Attendance,
    Calls,
    MeetingKind,
    Part,
    Record,
    Roles,
    TiedTo,
    Wish,
)
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.placement import Placement
from sipdesk.domain.routine import StepState
from sipdesk.usecases.case import read_case
from sipdesk.usecases.meeting import (
    NoteAttendance,
    PlanNextMeeting,
    RecordMeeting,
    TieMeeting,
    WriteNote,
    note_attendance,
    plan_next_meeting,
    record_meeting,
    tie_meeting,
    write_note,
)
from sipdesk.usecases.meeting_mode import InMeeting, begin_meeting
from sipdesk.usecases.minutes import FinaliseMinutes, finalise_minutes
from sipdesk.usecases.placement import RecordPlacement, record_placement
from sipdesk.usecases.preparation import (
    PutWish,
    RecordPreparation,
    put_wish,
    record_preparation,
)
from sipdesk.usecases.roles import RecordRoles, record_roles
from sipdesk.usecases.summons import (
    BookMeeting,
    RegisterCall,
    book_meeting,
    register_call,
)
from tests.domain import cases as made
from tests.home import TODAY
from tests.usecases.desk import Desk
from tests.usecases.desk import desk as opened_desk


def bring(desk: Desk) -> None:
    """Give a review meeting that is prepared, without SIP or any consent to one."""
    desk.grown_up()
    desk.parties()
    desk.prepare()
    desk.do(tie_meeting, TieMeeting, TiedTo.REVIEW, Answer.NO)
    desk.book()


@pytest.fixture(name="desk")
def without_sip(tmp_path: Path) -> Iterator[Desk]:
    with opened_desk(tmp_path, bring) as desk:
        yield desk


def state(desk: Desk, step: str) -> StepState:
    return read_case(desk.case.id, desk.ports).progress.of(step).state


def hold_all(desk: Desk) -> None:
    for person in desk.case.meeting.participants:
        desk.do(note_attendance, NoteAttendance, person.id, Attendance.PRESENT)
    desk.do(write_note, WriteNote, Part.SITUATION, "Det går bra i skolan.")
    desk.do(record_meeting, RecordMeeting, Record(held=TODAY))
    desk.do(finalise_minutes, FinaliseMinutes)


def test_it_is_written_down_and_finalised_but_is_no_sip_meeting(desk: Desk) -> None:
    hold_all(desk)
    assert len(desk.case.meeting.minutes) == 1
    assert state(desk, "meeting") is not StepState.DONE
    assert desk.case.sip_meeting is None


def test_with_sip_on_its_agenda_it_is_the_sip_meeting(desk: Desk) -> None:
    desk.do(tie_meeting, TieMeeting, TiedTo.REVIEW, Answer.YES)
    desk.consent()
    hold_all(desk)
    assert state(desk, "meeting") is StepState.DONE
    assert desk.case.sip_meeting == desk.case.meeting


def test_the_sip_meeting_stays_held_when_the_placement_meets_after_it(
    desk: Desk,
) -> None:
    desk.do(tie_meeting, TieMeeting, TiedTo.NONE, Answer.NO)
    hold_all(desk)
    assert state(desk, "meeting") is StepState.DONE
    desk.do(plan_next_meeting, PlanNextMeeting, TiedTo.DISCHARGE)
    desk.do(tie_meeting, TieMeeting, TiedTo.DISCHARGE, Answer.NO)
    assert state(desk, "meeting") is StepState.DONE


def test_a_meeting_held_within_no_other_is_a_sip_meeting(desk: Desk) -> None:
    desk.do(tie_meeting, TieMeeting, TiedTo.NONE, Answer.NO)
    assert desk.case.meeting.sip is Answer.YES
    desk.do(tie_meeting, TieMeeting, TiedTo.START, Answer.NO)
    desk.do(record_meeting, RecordMeeting, Record(), TiedTo.NONE)
    assert desk.case.meeting.has_sip


def test_no_consent_to_a_sip_is_asked_of_it(desk: Desk) -> None:
    view = read_case(desk.case.id, desk.ports)
    assert not [s for s in view.progress.of("meeting").blocked_by if "samtycke" in s]
    desk.do(tie_meeting, TieMeeting, TiedTo.REVIEW, Answer.YES)
    view = read_case(desk.case.id, desk.ports)
    assert [s for s in view.progress.of("meeting").blocked_by if "samtycke" in s]


def test_nobody_is_called_to_a_sip_that_is_not_on_the_agenda(desk: Desk) -> None:
    namnd = desk.participant(made.NAMND.id)
    with pytest.raises(RuleBroken, match="call-without-sip"):
        desk.do(register_call, RegisterCall, (namnd,), TODAY, "Brev")
    for kind, whom in (
        (PaperKind.SUMMONS, made.NAMND.id),
        (PaperKind.INVITATION, "young-person"),
    ):
        with pytest.raises(RuleBroken, match="call-without-sip"):
            check_outgoing(kind, desk.case, whom, 0, TODAY)


@pytest.mark.parametrize("calls", [Calls.NOT_SAID, Calls.PRINCIPAL])
def test_those_who_are_told_of_it_in_another_way_are_registered(
    desk: Desk, calls: Calls
) -> None:
    desk.do(record_roles, RecordRoles, Roles(calls=calls))
    namnd = desk.participant(made.NAMND.id)
    desk.do(register_call, RegisterCall, (namnd,), TODAY, "Muntligt")
    assert desk.case.meeting.participants[1].called == TODAY


def test_the_next_meeting_is_the_first_until_a_sip_meeting_was_held(desk: Desk) -> None:
    desk.do(record_meeting, RecordMeeting, Record(held=TODAY))
    desk.do(plan_next_meeting, PlanNextMeeting)
    assert desk.case.meeting.has_sip
    desk.do(record_meeting, RecordMeeting, Record(held=TODAY))
    desk.do(plan_next_meeting, PlanNextMeeting)
    assert [m.kind for m in desk.case.meetings] == [
        MeetingKind.FIRST,
        MeetingKind.FIRST,
        MeetingKind.FOLLOW_UP,
    ]


def test_the_next_meeting_brings_the_wishes_but_not_the_test_call(desk: Desk) -> None:
    before = desk.case.meeting
    tested = replace(before.preparation, video_tested=TODAY, in_the_room="Två.")
    desk.do(record_preparation, RecordPreparation, tested)
    received = replace(before.booking, received=TODAY, reference="17")
    desk.do(book_meeting, BookMeeting, received)
    desk.do(put_wish, PutWish, Wish("w", "young-person", made.BUP.id, wanted=False))
    desk.do(record_meeting, RecordMeeting, Record(held=TODAY))
    desk.do(plan_next_meeting, PlanNextMeeting)
    following = desk.case.meeting
    assert following.preparation == replace(tested, video_tested=None)
    assert (following.booking.received, following.booking.reference) == (None, "")
    assert len(following.unwanted_by(made.BUP.id)) == 1


@pytest.mark.parametrize(
    ("tied_to", "name"),
    [
        (TiedTo.START, "start_meeting_held"),
        (TiedTo.REVIEW, "review_meeting_held"),
        (TiedTo.ENFORCEMENT, "review_meeting_held"),
        (TiedTo.DISCHARGE, "discharge_meeting_held"),
    ],
)
@pytest.mark.parametrize("sip", [Answer.YES, Answer.NO])
def test_the_day_it_was_held_is_typed_once(
    desk: Desk, tied_to: TiedTo, name: str, sip: Answer
) -> None:
    desk.do(tie_meeting, TieMeeting, tied_to, sip)
    assert getattr(desk.case.placement, name) is None
    desk.do(record_meeting, RecordMeeting, Record(held=TODAY))
    assert getattr(desk.case.placement, name) == TODAY


def test_a_meeting_that_is_begun_tells_the_placement_its_day(desk: Desk) -> None:
    desk.do(begin_meeting, InMeeting)
    assert desk.case.placement.review_meeting_held == TODAY


def test_a_day_that_stands_in_the_placement_stays(desk: Desk) -> None:
    before = TODAY - timedelta(days=1)
    stay = Placement(review_meeting_held=before)
    desk.do(record_placement, RecordPlacement, stay)
    desk.do(record_meeting, RecordMeeting, Record(held=TODAY))
    assert desk.case.placement.review_meeting_held == before


def test_which_meeting_it_was_may_be_said_after_it_was_held(desk: Desk) -> None:
    desk.do(tie_meeting, TieMeeting, TiedTo.NONE, Answer.YES)
    desk.do(record_meeting, RecordMeeting, Record(held=TODAY))
    assert desk.case.placement == Placement()
    desk.do(tie_meeting, TieMeeting, TiedTo.START, Answer.YES)
    assert desk.case.placement.start_meeting_held == TODAY


def test_finalised_minutes_hold_which_meeting_it_was(desk: Desk) -> None:
    hold_all(desk)
    with pytest.raises(RuleBroken, match="minutes-are-final"):
        desk.do(tie_meeting, TieMeeting, TiedTo.START, Answer.NO)
