"""After the meeting: who is to have what, why not, and all of it by one order."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest

from sipdesk.domain.answer import Answer
from sipdesk.domain.distribution import recipients
from sipdesk.domain.errors import Conflict
from sipdesk.domain.evaluation import Evaluation
from sipdesk.domain.meeting import Calls, Part, QuestionState, Record, TiedTo
from sipdesk.domain.paper import PRINTED, PaperKind
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.after_meeting import (
    AfterMeeting,
    AfterOrder,
    AfterPaper,
    FinishMeeting,
    MeetingFinished,
    finish_meeting,
    read_after_meeting,
)
from sipdesk.usecases.evaluation import PutEvaluation, put_evaluation
from sipdesk.usecases.meeting import (
    AnswerQuestion,
    PlanNextMeeting,
    RecordMeeting,
    TieMeeting,
    WriteNote,
    answer_question,
    plan_next_meeting,
    record_meeting,
    tie_meeting,
    write_note,
)
from sipdesk.usecases.minutes import (
    AmendMinutes,
    FinaliseMinutes,
    amend_minutes,
    finalise_minutes,
)
from sipdesk.usecases.paper import list_papers, open_paper, preview_paper, take_back
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.plan import EstablishPlan, establish_plan
from sipdesk.usecases.preparation import (
    ChooseParticipant,
    RemoveParticipant,
    choose_participant,
    remove_participant,
)
from sipdesk.usecases.roles import RecordRoles, record_roles
from sipdesk.usecases.version_sum import Sum, check_versions
from tests.domain import cases as made
from tests.domain.cases import LEAD
from tests.home import TODAY, SetClock
from tests.usecases.desk import Desk
from tests.usecases.desk import desk as opened_desk
from tests.usecases.refusals import refused

NEXT = TODAY + timedelta(days=60)
EVERYONE = (YOUNG_PERSON, made.NAMND.id, made.BUP.id)


def hold(desk: Desk) -> None:
    desk.agreed()
    desk.book(TODAY)
    desk.plan()
    desk.do(establish_plan, EstablishPlan, TODAY, "", LEAD)
    record = Record(held=TODAY, next_day=NEXT, next_start=time(10))
    desk.do(record_meeting, RecordMeeting, record)


@pytest.fixture(name="held")
def held_desk(tmp_path: Path) -> Iterator[Desk]:
    with opened_desk(tmp_path, hold) as held:
        yield held


def read(desk: Desk, *, begins_next: bool = True) -> AfterMeeting:
    after = read_after_meeting(AfterOrder(desk.case.id, begins_next), desk.ports)
    assert after is not None
    return after


def finish(desk: Desk, after: AfterMeeting | None = None) -> MeetingFinished:
    order = FinishMeeting(desk.case.id, after or read(desk))
    finished = finish_meeting(order, desk.ports)
    desk.case = finished.case
    return finished


def stops(after: AfterMeeting, whom: str) -> dict[PaperKind, str]:
    return {one.kind: one.stopped for one in after.papers if one.recipient == whom}


def commission(desk: Desk, **roles: object) -> None:
    changed = replace(desk.case.meeting.roles, **roles)  # type: ignore[arg-type]
    desk.do(record_roles, RecordRoles, changed)


def test_before_any_meeting_is_over_there_is_nothing_after_it(desk: Desk) -> None:
    assert read_after_meeting(AfterOrder(desk.case.id), desk.ports) is None


def test_what_each_one_is_to_have_is_told_with_why_not(held: Desk) -> None:
    after = read(held)
    assert (after.finalises, after.begins_next, after.next_day) == (True, True, NEXT)
    assert stops(after, YOUNG_PERSON) == {
        PaperKind.MINUTES: "",
        PaperKind.MY_PLAN: "",
        PaperKind.INVITATION: "",
        PaperKind.MEASURES: "",
    }
    for principal in (made.NAMND.id, made.BUP.id):
        assert stops(after, principal) == {
            PaperKind.MINUTES: "",
            PaperKind.SUMMONS: "call-without-commission",
            PaperKind.MEASURES: "",
        }


def test_one_order_locks_begins_and_keeps_one_file_for_each(held: Desk) -> None:
    finished = finish(held)
    case = held.case
    assert [len(m.minutes) for m in case.meetings] == [1, 0]
    assert case.meeting.booking.day == NEXT
    assert (case.meeting.booking.start, case.meeting.booking.end) == (
        time(10),
        time(11),
    )
    assert [bundle.recipient for bundle in finished.bundles] == list(EVERYONE)
    records = list_papers(case.id, held.ports).records
    kept = Counter((r.kind, r.recipient) for r in records)
    assert set(kept.values()) == {1}
    assert len(kept) == 8
    assert {r.channel for r in records} == {PRINTED}
    for bundle in finished.bundles:
        assert bundle.address.startswith(b"%PDF")
        for paper in bundle.papers:
            assert open_paper(paper.record.id, held.ports).data == paper.data
            assert paper.record.recipient == bundle.recipient
    minutes = {r.version for r in records if r.kind is PaperKind.MINUTES}
    assert minutes == {1}
    assert set(check_versions(case.id, held.ports).values()) == {Sum.HOLDS}


def test_what_has_gone_out_is_not_made_again(held: Desk) -> None:
    finish(held)
    after = read(held)
    assert not after.anything
    assert {one.stopped for one in after.papers} == {"call-without-commission"}
    commission(held, commissioned=TODAY, commissioned_by="Socialsekreterare")
    after = read(held)
    assert [one.kind for one in after.ready] == [PaperKind.SUMMONS] * 2
    finish(held)
    assert read(held).papers == ()


def test_a_principal_that_calls_itself_is_told_of_calmly(held: Desk) -> None:
    commission(held, calls=Calls.PRINCIPAL)
    after = read(held)
    stopped = stops(after, made.NAMND.id)
    assert stopped[PaperKind.SUMMONS] == "principal-calls-itself"
    assert stops(after, YOUNG_PERSON)[PaperKind.INVITATION] == ""


def test_the_next_meeting_can_be_left_for_later(held: Desk) -> None:
    after = read(held, begins_next=False)
    assert (after.can_begin_next, after.begins_next, after.next_day) == (
        True,
        False,
        None,
    )
    kinds = {one.kind for one in after.papers}
    assert kinds == {PaperKind.MINUTES, PaperKind.MY_PLAN, PaperKind.MEASURES}
    finish(held, after)
    assert len(held.case.meetings) == 1
    after = read(held)
    assert after.begins_next
    assert [one.kind for one in after.ready] == [PaperKind.INVITATION]


def test_without_a_next_day_no_meeting_is_begun(held: Desk) -> None:
    held.do(record_meeting, RecordMeeting, Record(held=TODAY))
    after = read(held)
    assert (after.can_begin_next, after.begins_next) == (False, False)
    finish(held)
    assert len(held.case.meetings) == 1


def test_a_plan_that_is_not_established_gives_no_my_plan(desk: Desk) -> None:
    desk.agreed()
    desk.book(TODAY)
    desk.plan()
    desk.hold()
    after = read(desk)
    assert stops(after, YOUNG_PERSON)[PaperKind.MY_PLAN] == "plan-not-established"
    assert stops(after, YOUNG_PERSON)[PaperKind.MEASURES] == ""
    finish(desk)


def test_one_who_may_know_nothing_gets_nothing_and_it_is_said_why(held: Desk) -> None:
    stranger = replace(made.SCHOOL, id="stranger")
    held.do(put_party, PutParty, stranger)
    held.do(choose_participant, ChooseParticipant, stranger.id)
    stopped = stops(read(held), stranger.id)
    assert set(stopped) >= {PaperKind.MINUTES, PaperKind.INVITATION}
    assert "" not in stopped.values()
    finished = finish(held)
    assert stranger.id not in [bundle.recipient for bundle in finished.bundles]
    assert stranger.id in {one.recipient for one in finished.stopped}


def test_a_failed_meeting_is_finished_too(desk: Desk) -> None:
    desk.agreed()
    desk.book(TODAY)
    record = Record(failed="BUP uteblev.", next_day=NEXT, next_start=time(10))
    desk.do(record_meeting, RecordMeeting, record)
    finished = finish(desk)
    kinds = {p.record.kind for bundle in finished.bundles for p in bundle.papers}
    assert kinds == {PaperKind.MINUTES, PaperKind.INVITATION}
    assert desk.case.meeting.booking.day == NEXT


def test_an_answered_question_is_not_carried_and_a_missing_one_is_told_of(
    held: Desk,
) -> None:
    for asked in held.case.meeting.questions:
        answered = (asked.id, QuestionState.ANSWERED, "Skolan ringer.")
        held.do(answer_question, AnswerQuestion, *answered)
    stopped = stops(read(held), YOUNG_PERSON)
    assert stopped[PaperKind.INVITATION] == "call-without-question"
    assert stopped[PaperKind.MINUTES] == ""


def test_an_order_on_what_has_changed_does_nothing(held: Desk) -> None:
    after = read(held)
    held.do(write_note, WriteNote, Part.NEEDS, "Alva vill hem.")
    order = FinishMeeting(held.case.id, after)
    with pytest.raises(Conflict):
        finish_meeting(order, held.ports)
    assert list_papers(held.case.id, held.ports).records == ()
    assert held.case.meeting.minutes == ()


def test_papers_that_could_not_be_printed_are_made_again(held: Desk) -> None:
    finished = finish(held)
    papers = [p.record.id for b in finished.bundles for p in b.papers]
    take_back(papers, held.ports)
    after = read(held)
    assert (after.finalises, after.begins_next) == (False, False)
    assert len(after.ready) == len(papers)


def test_an_amended_version_goes_to_all_again(held: Desk) -> None:
    finish(held, read(held, begins_next=False))
    held.do(amend_minutes, AmendMinutes, "Fel ord.")
    after = read(held, begins_next=False)
    assert after.finalises
    minutes = [one for one in after.ready if one.kind is PaperKind.MINUTES]
    assert minutes == [AfterPaper(PaperKind.MINUTES, whom, 2) for whom in EVERYONE]


def test_a_held_meeting_is_evaluated_also_when_the_next_is_begun(held: Desk) -> None:
    finish(held)
    counted = Evaluation("e", SurveyGroup.OTHER_ACTOR, handed_out=1, answered=1)
    held.do(put_evaluation, PutEvaluation, counted)
    assert held.case.meetings[0].evaluations == (counted,)
    assert held.case.meetings[1].evaluations == ()


def test_a_next_day_that_has_passed_begins_nothing(held: Desk) -> None:
    clock = held.ports.clock
    assert isinstance(clock, SetClock)
    clock.day = NEXT + timedelta(days=1)
    after = read(held)
    assert (after.can_begin_next, after.begins_next) == (False, False)


def test_the_minutes_go_to_those_of_their_own_meeting(held: Desk) -> None:
    finish(held)
    person = held.participant(made.BUP.id)
    held.do(choose_participant, ChooseParticipant, made.SCHOOL.id)
    held.do(remove_participant, RemoveParticipant, person)
    whom = recipients(PaperKind.MINUTES, held.case, TODAY)
    assert made.BUP.id in whom
    assert made.SCHOOL.id not in whom


def test_after_a_meeting_of_the_placement_alone_no_sip_meeting_begins(
    held: Desk,
) -> None:
    held.do(tie_meeting, TieMeeting, TiedTo.REVIEW, Answer.NO)
    after = read(held)
    assert not after.can_begin_next
    assert not after.begins_next


def test_minutes_can_be_amended_when_the_next_meeting_is_begun(held: Desk) -> None:
    finish(held)
    begun = held.case.meeting
    held.do(amend_minutes, AmendMinutes, "Fel namn.")
    first = held.case.meetings[0]
    assert held.case.meeting == first
    with refused("minutes-are-open"):
        held.do(plan_next_meeting, PlanNextMeeting)
    assert not read(held).begins_next
    held.do(write_note, WriteNote, Part.SUMMARY, "Rätt namn.")
    held.do(finalise_minutes, FinaliseMinutes)
    assert held.case.meeting == begun
    assert [v.number for v in held.case.meetings[0].minutes] == [1, 2]
    sums = check_versions(held.case.id, held.ports)
    assert set(sums.values()) == {Sum.HOLDS}
    order = PaperOrder(held.case.id, PaperKind.MINUTES, YOUNG_PERSON, 2)
    assert "Rätt namn." in preview_paper(order, held.ports).text
    before = replace(order, version=1)
    assert "Rätt namn." not in preview_paper(before, held.ports).text
    given = {(one.kind, one.version) for one in read(held).papers}
    assert (PaperKind.MINUTES, 2) in given
