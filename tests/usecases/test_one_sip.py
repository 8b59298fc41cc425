"""What a coordinator can do, and what the rules say no to."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sipdesk.domain.admission import Admission, AdmissionItem
from sipdesk.domain.answer import Answer
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.consent import ConsentState
from sipdesk.domain.errors import Conflict
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.meeting import Calls, MeetingKind, Part, Record, Reply, Roles
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.placement import Placement
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.routine import StepState
from sipdesk.domain.search import Search
from sipdesk.domain.sip_request import SipAnswer
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.admission import (
    LiftFlag,
    PutFlag,
    RecordAdmission,
    lift_flag,
    put_flag,
    record_admission,
)
from sipdesk.usecases.case import (
    OpenCase,
    SkipStep,
    TakeUpStep,
    list_cases,
    open_case,
    read_case,
    skip_step,
    take_up_step,
)
from sipdesk.usecases.closing import (
    CloseCase,
    RecordClosing,
    ReopenCase,
    close_case,
    record_closing,
    reopen_case,
)
from sipdesk.usecases.consent import (
    RegisterConsent,
    WithdrawConsent,
    register_consent,
    withdraw_consent,
)
from sipdesk.usecases.draft import (
    DraftOf,
    KeepDraft,
    drop_draft,
    keep_draft,
    read_draft,
)
from sipdesk.usecases.journal import Undo, read_history, undo
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
    ObjectToMinutes,
    amend_minutes,
    finalise_minutes,
    object_to_minutes,
)
from sipdesk.usecases.need import RecordNeed, record_need
from sipdesk.usecases.paper import preview_paper
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.party import PutParty, RemoveParty, put_party, remove_party
from sipdesk.usecases.placement import RecordPlacement, record_placement
from sipdesk.usecases.plan import (
    EstablishPlan,
    HandOverPlan,
    RecordPlan,
    establish_plan,
    hand_over_plan,
    record_plan,
)
from sipdesk.usecases.roles import RecordRoles, record_roles
from sipdesk.usecases.sip_request import (
    AnswerRequest,
    SendRequest,
    WriteRequest,
    answer_request,
    send_request,
    write_request,
)
from sipdesk.usecases.summons import (
    RegisterCall,
    RegisterReply,
    register_call,
    register_reply,
)
from sipdesk.usecases.today import ReadToday, read_today
from tests.domain import cases as made
from tests.home import TODAY
from tests.usecases.desk import Desk
from tests.usecases.refusals import refused


def test_an_acute_placement_starts_with_a_name_alone(desk: Desk) -> None:
    case = desk.case
    assert (case.young_person.name, case.version) == ("Alva Påhitt", 1)
    assert case.number == "2026-001"
    assert case.admission.items
    with refused("name-empty"):
        open_case(OpenCase(" ", ""), desk.ports)
    with refused("birth-date-in-the-future"):
        open_case(OpenCase("A", "B", TODAY + timedelta(days=1)), desk.ports)


def test_a_stale_save_is_refused_and_the_newer_one_stands(desk: Desk) -> None:
    stale = RecordNeed(desk.case.id, desk.case.version, desk.case.need)
    desk.need()
    with pytest.raises(Conflict):
        record_need(replace(stale, need=replace(stale.need, by="x")), desk.ports)
    assert read_case(desk.case.id, desk.ports).case.need.exists


def test_saving_what_has_not_changed_writes_no_journal(desk: Desk) -> None:
    before = desk.case.version
    desk.do(record_need, RecordNeed, desk.case.need)
    assert desk.case.version == before


def test_only_kommun_and_region_are_told_of_a_need(desk: Desk) -> None:
    desk.parties()
    with refused("request-to-principal"):
        desk.request(made.SCHOOL.id)


def test_the_placing_namnd_is_told_without_consent_and_answers(desk: Desk) -> None:
    desk.parties()
    request = desk.request()
    desk.do(send_request, SendRequest, request, TODAY, "Säker e-post")
    with refused("decline-without-reason"):
        desk.do(answer_request, AnswerRequest, request, SipAnswer.DECLINES, TODAY)
    desk.do(answer_request, AnswerRequest, request, SipAnswer.INITIATES, TODAY)
    assert desk.case.requests[0].answer is SipAnswer.INITIATES


def test_a_region_is_told_on_consent_or_on_a_chosen_ground(desk: Desk) -> None:
    desk.parties()
    request = desk.request(made.BUP.id)
    with refused("request-without-ground"):
        desk.do(send_request, SendRequest, request, TODAY, "Brev")
    chosen = replace(desk.case.requests[0], ground="osl-26-9")
    desk.do(write_request, WriteRequest, chosen)
    desk.do(send_request, SendRequest, request, TODAY, "Brev")
    assert desk.case.requests[0].sent == TODAY


def test_silence_is_counted_and_comes_up_on_idag(desk: Desk) -> None:
    desk.parties()
    desk.do(send_request, SendRequest, desk.request(), TODAY, "Brev")
    kinds = {row.waiting.kind for row in read_today(ReadToday(), desk.ports)}
    assert "request-unanswered" in kinds
    assert desk.case.requests[0].silent_days(TODAY + timedelta(days=9)) == 9


def test_sis_never_convenes_and_never_leads(desk: Desk) -> None:
    desk.parties()
    sis = next(p for p in desk.case.parties if p.kind.is_sis)
    with refused("convener-is-principal"):
        desk.do(record_roles, RecordRoles, Roles(convener=sis.id))
    with refused("lead-is-principal"):
        desk.do(record_plan, RecordPlan, replace(desk.case.plan, lead=sis.id))


def test_no_consent_no_summons(desk: Desk) -> None:
    desk.grown_up()
    desk.parties()
    desk.prepare()
    desk.book()
    called = (desk.participant(made.BUP.id),)
    with refused("no-sip-consent"):
        desk.do(register_call, RegisterCall, called, TODAY, "Brev")
    desk.consent()
    desk.do(register_call, RegisterCall, called, TODAY, "Brev")
    assert desk.case.meeting.participants[2].called == TODAY


def test_a_recipient_that_no_consent_covers_is_not_called(desk: Desk) -> None:
    desk.grown_up()
    desk.parties()
    desk.consent(grants=())
    desk.prepare()
    desk.book()
    with refused("no-consent-for-recipient"):
        desk.do(
            register_call,
            RegisterCall,
            (desk.participant(made.BUP.id),),
            TODAY,
            "Brev",
        )


def test_a_call_that_the_principal_sent_itself_is_only_registered(desk: Desk) -> None:
    desk.parties()
    desk.prepare()
    desk.book()
    own = replace(desk.case.meeting.roles, calls=Calls.PRINCIPAL)
    desk.do(record_roles, RecordRoles, own)
    called = tuple(p.id for p in desk.case.meeting.participants)
    desk.do(register_call, RegisterCall, called, TODAY, "Kommunens brev")
    reply = (called[1], Reply.COMES, TODAY)
    desk.do(register_reply, RegisterReply, *reply)
    assert desk.case.meeting.participants[1].reply is Reply.COMES


def test_an_old_yes_is_not_taken_from_when_its_giver_has_answered_anew(
    desk: Desk,
) -> None:
    desk.parties()
    desk.grown_up()
    given = desk.consent()
    desk.do(register_consent, RegisterConsent, made.no(YOUNG_PERSON))
    order = (given.id, TODAY, "", given.grants[:1])
    with refused("consent-replaced"):
        desk.do(withdraw_consent, WithdrawConsent, *order)


def test_a_withdrawn_consent_stops_what_is_not_yet_sent(desk: Desk) -> None:
    desk.grown_up()
    desk.parties()
    given = desk.consent()
    desk.prepare()
    desk.book()
    desk.do(withdraw_consent, WithdrawConsent, given.id, TODAY)
    before, after = desk.case.consents
    assert (before, after.state) == (given, ConsentState.WITHDRAWN)
    with refused("no-sip-consent"):
        desk.do(
            register_call, RegisterCall, (desk.participant(made.BUP.id),), TODAY, "Brev"
        )
    with refused("consent-is-decided"):
        desk.do(register_consent, RegisterConsent, given)


def test_minutes_are_locked_and_amended_by_a_new_version(desk: Desk) -> None:
    with refused("minutes-without-meeting"):
        desk.do(finalise_minutes, FinaliseMinutes)
    desk.hold()
    desk.do(write_note, WriteNote, Part.NEEDS, "Alva vill gå i skolan.")
    desk.do(finalise_minutes, FinaliseMinutes)
    with refused("minutes-are-final"):
        desk.do(write_note, WriteNote, Part.NEEDS, "Något annat.")
    with refused("minutes-are-final"):
        desk.do(finalise_minutes, FinaliseMinutes)
    first = desk.case.meeting.minutes[0]
    desk.do(object_to_minutes, ObjectToMinutes, first.id, "Det här stämmer inte.")
    desk.do(amend_minutes, AmendMinutes, "Fel namn på skolan.")
    desk.do(write_note, WriteNote, Part.NEEDS, "Alva vill gå i sin skola.")
    desk.do(finalise_minutes, FinaliseMinutes)
    second = desk.case.meeting.minutes[1]
    assert (second.number, second.reason) == (2, "Fel namn på skolan.")
    assert desk.case.meeting.minutes[0].objection == "Det här stämmer inte."
    old = PaperOrder(desk.case.id, PaperKind.MINUTES, FILE_COPY, 1)
    new = replace(old, version=2)
    assert "gå i skolan" in preview_paper(old, desk.ports).text
    assert "gå i sin skola" in preview_paper(new, desk.ports).text
    assert "Det här stämmer inte." in preview_paper(old, desk.ports).text


def test_minutes_of_a_meeting_that_failed_can_be_finalised(desk: Desk) -> None:
    failed = Record(failed="BUP kom inte.")
    desk.do(record_meeting, RecordMeeting, failed)
    desk.do(finalise_minutes, FinaliseMinutes)
    assert desk.case.meeting.minutes[0].number == 1


def test_a_plan_without_the_four_things_stays_a_draft(desk: Desk) -> None:
    desk.parties()
    with refused("plan-without-measure"):
        desk.do(establish_plan, EstablishPlan, TODAY, "", made.LEAD)
    desk.plan()
    desk.do(establish_plan, EstablishPlan, TODAY, "", made.LEAD)
    with refused("amendment-without-reason"):
        desk.do(establish_plan, EstablishPlan, TODAY, "", made.LEAD)
    desk.do(establish_plan, EstablishPlan, TODAY, "Ny insats.", made.LEAD)
    desk.do(hand_over_plan, HandOverPlan, TODAY)
    assert [v.number for v in desk.case.plan.versions] == [1, 2]


def test_the_next_meeting_carries_over_people_and_open_questions(desk: Desk) -> None:
    desk.parties()
    desk.prepare()
    with refused("meeting-not-held"):
        desk.do(plan_next_meeting, PlanNextMeeting)
    desk.hold()
    desk.do(plan_next_meeting, PlanNextMeeting)
    last, following = desk.case.meetings
    assert following.kind is MeetingKind.FOLLOW_UP
    assert [q.text for q in following.questions] == [q.text for q in last.questions]
    assert all(p.called is None for p in following.participants)
    assert {q.id for q in following.questions}.isdisjoint(q.id for q in last.questions)


def test_undo_goes_back_but_never_past_what_was_sent(desk: Desk) -> None:
    desk.parties()
    desk.need()
    desk.do(undo, Undo)
    assert not desk.case.need.complete
    request = desk.request()
    desk.do(send_request, SendRequest, request, TODAY, "Brev")
    with refused("left-the-building"):
        desk.do(undo, Undo)
    history = read_history(desk.case.id, desk.ports)
    assert [e.version for e in history.entries] == list(range(1, desk.case.version + 1))
    assert history.names["user-1"] == "Karin Exempel"


def test_a_thing_stands_once_on_the_admission_list(desk: Desk) -> None:
    twice = Admission(items=(AdmissionItem("1", "care-plan"),) * 2)
    with refused("same-id-twice"):
        desk.do(record_admission, RecordAdmission, twice)


def test_a_step_is_left_out_with_a_reason_and_taken_up_again(desk: Desk) -> None:
    with refused("skip-without-reason"):
        desk.do(skip_step, SkipStep, "evaluation", " ")
    desk.do(skip_step, SkipStep, "evaluation", "Ingen ville svara.")
    far = read_case(desk.case.id, desk.ports).progress
    assert far.of("evaluation").state is StepState.SKIPPED
    desk.do(take_up_step, TakeUpStep, "evaluation")
    far = read_case(desk.case.id, desk.ports).progress
    assert far.of("evaluation").state is not StepState.SKIPPED


def test_the_notification_is_blocked_by_nothing_but_its_date(desk: Desk) -> None:
    stay = Placement(ready=TODAY, ready_by="Avdelningsföreståndaren")
    desk.do(record_placement, RecordPlacement, stay)
    waits = {row.waiting.kind for row in read_today(ReadToday(), desk.ports)}
    assert "ready-not-notified" in waits
    desk.do(record_placement, RecordPlacement, replace(stay, notified=TODAY))
    late = replace(stay, notified=TODAY + timedelta(days=1))
    with refused("day-in-the-future"):
        desk.do(record_placement, RecordPlacement, late)


def test_the_lead_closes_a_plan_and_sis_registers_it(desk: Desk) -> None:
    desk.parties()
    desk.plan()
    desk.do(establish_plan, EstablishPlan, TODAY, "", made.LEAD)
    closing = Closing(ClosingReason.GOALS_REACHED, TODAY)
    desk.do(record_closing, RecordClosing, closing)
    with refused("closing-without-lead"):
        desk.do(close_case, CloseCase)
    named = replace(closing, by="Socialsekreterare Exempel")
    desk.do(record_closing, RecordClosing, named)
    desk.do(close_case, CloseCase)
    with refused("case-closed"):
        desk.need()
    assert list_cases(Search(), desk.ports).total == 0
    assert list_cases(Search(closed=True), desk.ports).total == 1
    desk.do(reopen_case, ReopenCase)
    desk.need()


def test_at_a_move_somebody_must_take_over(desk: Desk) -> None:
    closing = Closing(ClosingReason.HANDED_OVER, TODAY)
    desk.do(record_closing, RecordClosing, closing)
    with refused("handing-over-to-nobody"):
        desk.do(close_case, CloseCase)


def test_someone_the_case_speaks_of_cannot_be_taken_out(desk: Desk) -> None:
    desk.parties()
    desk.request()
    with refused("party-in-use"):
        desk.do(remove_party, RemoveParty, made.NAMND.id)
    desk.do(remove_party, RemoveParty, made.SCHOOL.id)
    assert made.SCHOOL.id not in {p.id for p in desk.case.parties}


def test_only_one_namnd_places(desk: Desk) -> None:
    desk.parties()
    other = replace(made.NAMND, id="other", organisation="Andra påhittade kommunen")
    desk.do(put_party, PutParty, other)
    assert [p.id for p in desk.case.parties if p.places] == ["other"]
    with refused("placing-is-kommun"):
        desk.do(put_party, PutParty, replace(made.BUP, places=True))


def test_what_is_typed_and_not_saved_is_kept_until_it_is_dropped(desk: Desk) -> None:
    draft = KeepDraft(desk.case.id, "need", desk.case.version, '{"reason":"Halv"}')
    keep_draft(draft, desk.ports)
    found = read_draft(DraftOf(desk.case.id, "need"), desk.ports)
    assert found is not None
    assert found.form == draft.form
    drop_draft(DraftOf(desk.case.id, "need"), desk.ports)
    assert read_draft(DraftOf(desk.case.id, "need"), desk.ports) is None


def test_a_guardian_is_not_registered_before_they_may_be_asked(desk: Desk) -> None:
    unclear = replace(made.MOTHER, may_be_asked=Answer.NOT_ASKED)
    desk.do(put_party, PutParty, unclear)
    with refused("guardian-not-cleared"):
        desk.do(register_consent, RegisterConsent, made.yes(unclear.id))
    first = read_today(ReadToday(), desk.ports)[0]
    assert first.waiting.kind == "guardians-unclear"


def test_protected_means_initials_in_the_list(desk: Desk) -> None:
    overdue = date(2026, 1, 1)
    flag = Flag(
        "f", FlagKind.SECRECY_MARK, YOUNG_PERSON, "Skatteverket", review=overdue
    )
    desk.do(put_flag, PutFlag, flag)
    row = list_cases(Search("Alva"), desk.ports).rows[0]
    assert (row.name, row.protected) == ("A.P.", True)
    with refused("flag-without-decision"):
        desk.do(lift_flag, LiftFlag, "f", TODAY, " ")
    desk.do(lift_flag, LiftFlag, "f", TODAY, "Beslut av nämnden")
    assert list_cases(Search("Alva"), desk.ports).rows[0].name == "Alva Påhitt"
