"""What follows from a meeting by itself, once its minutes are final."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given

from sipdesk.domain.after_meeting import after_minutes
from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.follow_up import FollowUp, Onward
from sipdesk.domain.meeting import Meeting, MeetingKind, Record, TiedTo
from sipdesk.domain.plan import Plan
from tests.domain.cases import TODAY, case, plan_version
from tests.values import values

NEXT = TODAY + timedelta(days=60)
RECORD = Record(held=TODAY, young_person_comment="Det var bra.", next_day=NEXT)
PLAN = Plan(versions=(plan_version(),))


def with_meeting(
    record: Record = RECORD, kind: MeetingKind = MeetingKind.FOLLOW_UP
) -> Case:
    meeting = Meeting("second", kind, record=record)
    return replace(case(), plan=PLAN, meetings=(*case().meetings, meeting))


def follows(case: Case, new_id: str) -> Case:
    return after_minutes(case, case.meetings[-1], new_id)


def test_a_follow_up_meeting_is_a_follow_up_with_nothing_typed_again() -> None:
    after = follows(with_meeting(), "new")
    assert after.follow_ups == (
        FollowUp(
            "new",
            TODAY,
            Onward.NOT_SAID,
            own_words="Det var bra.",
            next_day=NEXT,
            meeting="second",
        ),
    )
    assert after.plan.follow_up == NEXT


def test_it_is_registered_once() -> None:
    once = follows(with_meeting(), "new")
    assert follows(once, "again") == once


def test_one_registered_by_hand_that_day_is_this_one() -> None:
    by_hand = FollowUp("f", TODAY, Onward.REVISE, feeling=4)
    before = replace(with_meeting(), follow_ups=(by_hand,))
    after = follows(before, "new")
    assert after.follow_ups == (replace(by_hand, meeting="second"),)


def test_a_first_meeting_books_the_follow_up_and_is_none() -> None:
    after = follows(with_meeting(kind=MeetingKind.FIRST), "new")
    assert after.follow_ups == ()
    assert after.plan.follow_up == NEXT


def test_a_first_meeting_that_failed_books_no_follow_up() -> None:
    failed = Record(failed="BUP kom inte.", next_day=NEXT)
    after = follows(with_meeting(failed, MeetingKind.FIRST), "new")
    assert after.plan.follow_up is None


def test_a_follow_up_meeting_that_failed_moves_the_day() -> None:
    failed = Record(failed="BUP kom inte.", next_day=NEXT)
    after = follows(with_meeting(failed), "new")
    assert after.follow_ups == ()
    assert after.plan.follow_up == NEXT


def test_what_a_later_follow_up_decided_stands() -> None:
    later = FollowUp("f", TODAY + timedelta(days=70), Onward.CONTINUE)
    decided = replace(PLAN, follow_up=TODAY + timedelta(days=130))
    before = replace(with_meeting(), plan=decided, follow_ups=(later,))
    assert follows(before, "new").plan.follow_up == decided.follow_up


def test_without_a_plan_there_is_nothing_to_follow_up() -> None:
    after = follows(replace(with_meeting(), plan=Plan()), "new")
    assert after.follow_ups == ()


def test_a_running_sip_from_before_is_followed_up_too() -> None:
    running = replace(case().admission, running_plan=Answer.YES)
    before = replace(with_meeting(), plan=Plan(), admission=running)
    assert len(follows(before, "new").follow_ups) == 1


@pytest.mark.parametrize("kind", MeetingKind)
def test_a_meeting_without_a_sip_on_its_agenda_changes_nothing(
    kind: MeetingKind,
) -> None:
    before = with_meeting(kind=kind)
    other = replace(before.meeting, tied_to=TiedTo.REVIEW, sip=Answer.NO)
    before = replace(before, meetings=(*before.meetings[:-1], other))
    assert follows(before, "new") == before


@given(record=values(Record), plan=values(Plan))
def test_nothing_else_of_the_case_is_touched(record: Record, plan: Plan) -> None:
    before = replace(with_meeting(record), plan=plan)
    after = follows(before, "new")
    same = replace(after, follow_ups=before.follow_ups, plan=plan)
    assert same == before
    assert replace(after.plan, follow_up=plan.follow_up) == plan
    assert follows(after, "again") == after
