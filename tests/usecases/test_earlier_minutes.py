"""An earlier meeting is written down when the next is begun, and its papers go out."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from sipdesk.domain.errors import Missing
from sipdesk.domain.meeting import MeetingKind, Part, Record
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.after_meeting import (
    AfterMeeting,
    AfterOrder,
    FinishMeeting,
    finish_meeting,
    read_after_meeting,
)
from sipdesk.usecases.distribution import DistributionOf, read_distribution
from sipdesk.usecases.meeting import (
    PlanNextMeeting,
    RecordMeeting,
    WriteNote,
    plan_next_meeting,
    record_meeting,
    write_note,
)
from sipdesk.usecases.minutes import (
    AmendMinutes,
    FinaliseMinutes,
    LayAsideMinutes,
    TakeUpMinutes,
    amend_minutes,
    finalise_minutes,
    lay_aside_minutes,
    take_up_minutes,
)
from sipdesk.usecases.paper import preview_paper
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.preparation import RemoveParticipant, remove_participant
from sipdesk.usecases.today import ReadToday, read_today
from sipdesk.usecases.version_sum import Sum, check_versions
from tests.domain import cases as made
from tests.home import TODAY, SetClock
from tests.usecases.desk import Desk
from tests.usecases.desk import desk as opened_desk
from tests.usecases.refusals import refused

NEXT = TODAY + timedelta(days=60)
WHY = "Skrivs klart i efterhand."


def bring(desk: Desk) -> None:
    """A meeting was held and not written down, and the next is begun."""
    desk.agreed()
    desk.book(TODAY)
    desk.plan()
    desk.do(record_meeting, RecordMeeting, Record(held=TODAY, next_day=NEXT))
    desk.do(plan_next_meeting, PlanNextMeeting)


@pytest.fixture(name="begun")
def begun_desk(tmp_path: Path) -> Iterator[Desk]:
    with opened_desk(tmp_path, bring) as begun:
        yield begun


def take_up(desk: Desk) -> None:
    desk.do(take_up_minutes, TakeUpMinutes, desk.case.meetings[0].id, WHY)


def later(desk: Desk, days: int = 60) -> None:
    clock = desk.ports.clock
    assert isinstance(clock, SetClock)
    clock.day = TODAY + timedelta(days=days)


def hold_next(desk: Desk) -> None:
    later(desk)
    desk.do(record_meeting, RecordMeeting, Record(held=NEXT))
    desk.do(write_note, WriteNote, Part.SUMMARY, "Det andra mötet.")


def rows(desk: Desk) -> set[str]:
    shown = read_today(ReadToday(), desk.ports)
    return {row.waiting.id for row in shown if row.waiting.kind == "minutes"}


def after(desk: Desk) -> AfterMeeting:
    found = read_after_meeting(AfterOrder(desk.case.id), desk.ports)
    assert found is not None
    return found


def printed(desk: Desk, version: int = 1) -> str:
    kind = PaperKind.MINUTES
    order = PaperOrder(desk.case.id, kind, YOUNG_PERSON, version)
    return preview_paper(order, desk.ports).text


def test_it_stands_on_idag_till_it_is_written_down(begun: Desk) -> None:
    first, following = begun.case.meetings
    row = f"{begun.case.id} minutes {first.id}"
    assert rows(begun) == {row}
    take_up(begun)
    assert begun.case.meeting.id == first.id
    assert rows(begun) == {row}
    begun.do(write_note, WriteNote, Part.SUMMARY, "Det första mötet.")
    begun.do(finalise_minutes, FinaliseMinutes)
    assert rows(begun) == set()
    assert begun.case.meeting == following
    (version,) = begun.case.meetings[0].minutes
    assert (version.number, version.reason) == (1, "")
    assert "Det första mötet." in printed(begun)
    sums = check_versions(begun.case.id, begun.ports)
    assert set(sums.values()) == {Sum.HOLDS}


def test_it_can_be_laid_aside_with_what_is_written_and_still_waits(begun: Desk) -> None:
    following = begun.case.meeting
    take_up(begun)
    begun.do(write_note, WriteNote, Part.SUMMARY, "Halva protokollet.")
    begun.do(lay_aside_minutes, LayAsideMinutes)
    assert begun.case.meeting == following
    assert begun.case.meetings[0].note(Part.SUMMARY) == "Halva protokollet."
    assert len(rows(begun)) == 1
    with pytest.raises(Missing):
        begun.do(lay_aside_minutes, LayAsideMinutes)


def test_only_what_is_over_and_not_written_and_not_the_last_is_taken_up(
    begun: Desk,
) -> None:
    with refused("amendment-without-reason"):
        begun.do(take_up_minutes, TakeUpMinutes, begun.case.meetings[0].id, " ")
    with pytest.raises(Missing):
        begun.do(take_up_minutes, TakeUpMinutes, begun.case.meeting.id, WHY)
    take_up(begun)
    with refused("minutes-are-open"):
        take_up(begun)
    with refused("minutes-are-open"):
        begun.do(plan_next_meeting, PlanNextMeeting)
    begun.do(finalise_minutes, FinaliseMinutes)
    with pytest.raises(Missing):
        take_up(begun)


def test_minutes_that_are_open_for_a_change_are_not_laid_aside(begun: Desk) -> None:
    take_up(begun)
    begun.do(finalise_minutes, FinaliseMinutes)
    begun.do(amend_minutes, AmendMinutes, "Fel namn.")
    with pytest.raises(Missing):
        begun.do(lay_aside_minutes, LayAsideMinutes)


def test_a_meeting_that_another_was_begun_after_stays_over(begun: Desk) -> None:
    take_up(begun)
    with refused("minutes-without-meeting"):
        begun.do(record_meeting, RecordMeeting, Record())
    begun.do(record_meeting, RecordMeeting, Record(failed="Ingen kom."))
    assert rows(begun) == {f"{begun.case.id} minutes {begun.case.meeting.id}"}


def test_all_after_the_meeting_is_done_when_it_is_written_late(begun: Desk) -> None:
    assert not after(begun).finalises
    take_up(begun)
    found = after(begun)
    assert found.finalises
    finished = finish_meeting(FinishMeeting(begun.case.id, found), begun.ports)
    given = [p.record for bundle in finished.bundles for p in bundle.papers]
    minutes = [r for r in given if r.kind is PaperKind.MINUTES]
    assert {r.recipient for r in minutes} >= {YOUNG_PERSON, made.BUP.id}
    assert rows(begun) == set()
    asked = DistributionOf(begun.case.id, PaperKind.MINUTES)
    told = read_distribution(asked, begun.ports)
    assert all(one.record for one in told.received)


def test_its_papers_go_to_those_who_were_there_though_the_next_has_been_held(
    begun: Desk,
) -> None:
    begun.do(remove_participant, RemoveParticipant, begun.participant(made.BUP.id))
    hold_next(begun)
    take_up(begun)
    finish_meeting(FinishMeeting(begun.case.id, after(begun)), begun.ports)
    asked = DistributionOf(begun.case.id, PaperKind.MINUTES)
    told = read_distribution(asked, begun.ports)
    assert made.BUP.id in {one.recipient for one in told.received if one.record}
    assert "Det andra mötet." not in printed(begun)


def test_when_a_later_meeting_is_written_down_first_no_paper_is_taken_for_the_other(
    begun: Desk,
) -> None:
    hold_next(begun)
    begun.do(finalise_minutes, FinaliseMinutes)
    assert "Det andra mötet." in printed(begun)
    finish_meeting(FinishMeeting(begun.case.id, after(begun)), begun.ports)
    take_up(begun)
    begun.do(write_note, WriteNote, Part.SUMMARY, "Det första mötet.")
    begun.do(finalise_minutes, FinaliseMinutes)
    assert "Det första mötet." in printed(begun)
    asked = DistributionOf(begun.case.id, PaperKind.MINUTES)
    told = read_distribution(asked, begun.ports)
    assert not any(one.record for one in told.received)
    kinds = {one.kind for one in after(begun).papers}
    assert PaperKind.MINUTES not in kinds
    begun.do(amend_minutes, AmendMinutes, "Fel namn.")
    assert begun.case.meeting == begun.case.meetings[1]
    begun.do(finalise_minutes, FinaliseMinutes)
    assert "Det andra mötet." in printed(begun, 2)


def test_what_a_later_meeting_booked_stands_when_an_earlier_is_written_down(
    begun: Desk,
) -> None:
    assert begun.case.meeting.kind is MeetingKind.FOLLOW_UP
    later(begun)
    onward = NEXT + timedelta(days=60)
    begun.do(record_meeting, RecordMeeting, Record(held=NEXT, next_day=onward))
    begun.do(finalise_minutes, FinaliseMinutes)
    assert begun.case.plan.follow_up == onward
    take_up(begun)
    begun.do(finalise_minutes, FinaliseMinutes)
    assert begun.case.plan.follow_up == onward
