"""How it stands with health: states, what comes next, and whose eyes it is for."""

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.handover import without_kinds
from sipdesk.domain.health import (
    SETTLED,
    Examination,
    ExaminationKind,
    ExaminationState,
    Health,
    Interview,
    InterviewOccasion,
    InterviewState,
    NextStep,
    Referral,
    ReferralState,
    Talk,
    next_step,
)
from sipdesk.domain.health_checks import (
    LONGEST,
    check_examination,
    check_interview,
    check_referral,
    check_talk,
)
from sipdesk.domain.health_rules import (
    asks_payment,
    examination_not_offered,
    examination_without_outcome,
    interview_not_made,
    outside_home_region,
    referral_silent,
    shown_state,
)
from sipdesk.domain.information import Information
from sipdesk.domain.schooling import Schooling, check_schooling, needs_settled
from sipdesk.domain.schooling_rules import receiving_school_unasked
from tests.domain import cases as made
from tests.domain.cases import TODAY
from tests.usecases.refusals import refused
from tests.values import values

BODY, MIND, MOUTH = ExaminationKind
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
ARRANGED = {"companion": "Moa Exempel", "travel": Answer.YES}


def with_health(**facts: Any) -> Case:
    stay = replace(made.case().placement, admitted=YESTERDAY)
    return replace(made.case(), placement=stay, health=Health(**facts))


@given(values(Examination), values(date))
def test_each_state_has_one_next_thing_and_only_what_is_over_has_none(
    one: Examination, day: date
) -> None:
    found = next_step(one, day)
    over = one.state is ExaminationState.DONE and one.statement is not None
    assert (found is NextStep.NONE) == over
    if found is NextStep.FOLLOW_REASON:
        assert one.is_settled


@given(values(Examination), values(date))
def test_a_reason_stays_only_with_what_did_not_come_about(
    one: Examination, day: date
) -> None:
    try:
        kept = check_examination(one, day)
    except RuleBroken:
        return
    assert kept.state is ExaminationState.NOT_DONE or not kept.reason
    assert check_examination(kept, day) == kept
    passed = (kept.asked, kept.offered, kept.done, kept.statement, kept.reason_day)
    assert all(d is None or d <= day for d in passed)


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ({}, NextStep.ASK),
        ({"state": ExaminationState.ASKED}, NextStep.AWAIT_OFFER),
        ({"state": ExaminationState.OFFERED}, NextStep.BOOK),
        ({"state": ExaminationState.BOOKED}, NextStep.BOOK),
        (
            {"state": ExaminationState.BOOKED, "booked": TOMORROW},
            NextStep.SETTLE_JOURNEY,
        ),
        (
            {"state": ExaminationState.BOOKED, "booked": TODAY, **ARRANGED},
            NextStep.AWAIT_DAY,
        ),
        (
            {"state": ExaminationState.BOOKED, "booked": YESTERDAY, **ARRANGED},
            NextStep.NOTE_OUTCOME,
        ),
        ({"state": ExaminationState.DONE}, NextStep.AWAIT_STATEMENT),
        ({"state": ExaminationState.DONE, "statement": TODAY}, NextStep.NONE),
        ({"state": ExaminationState.NOT_DONE}, NextStep.GIVE_REASON),
        (
            {"state": ExaminationState.NOT_DONE, "reason": "wrong-address"},
            NextStep.FOLLOW_REASON,
        ),
        ({"state": ExaminationState.NOT_COVERED}, NextStep.USE_INSTEAD),
    ],
)
def test_the_next_thing_follows_from_the_state(
    facts: dict[str, Any], wanted: NextStep
) -> None:
    one = replace(Examination("e", BODY), **facts)
    assert next_step(one, TODAY) is wanted


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"asked": TOMORROW}, "day-in-the-future"),
        ({"done": TOMORROW}, "day-in-the-future"),
        ({"done": TODAY, "statement": YESTERDAY}, "statement-too-early"),
        ({"offered": TODAY, "done": YESTERDAY}, "examined-before-offered"),
        ({"travel_by": "x" * (LONGEST + 1)}, "row-too-long"),
    ],
)
def test_what_cannot_be_is_refused(facts: dict[str, Any], code: str) -> None:
    with refused(code):
        check_examination(replace(Examination("e", BODY), **facts), TODAY)


def test_a_day_may_be_booked_ahead() -> None:
    one = Examination("e", BODY, ExaminationState.BOOKED, booked=TOMORROW)
    assert check_examination(one, TODAY) == one


@pytest.mark.parametrize(
    ("referral", "code"),
    [
        (Referral("r", " "), "referral-without-recipient"),
        (Referral("r", "x" * (LONGEST + 1)), "row-too-long"),
        (Referral("r", "BUP", sent=TOMORROW), "day-in-the-future"),
        (Referral("r", "BUP", sent=TODAY, day=YESTERDAY), "referral-before-sent"),
        (
            Referral("r", "BUP", state=ReferralState.RETURNED, day=TOMORROW),
            "day-in-the-future",
        ),
    ],
)
def test_a_referral_goes_somewhere_on_days_that_can_be(
    referral: Referral, code: str
) -> None:
    with refused(code):
        check_referral(referral, TODAY)


def test_a_referral_may_be_booked_ahead() -> None:
    check_referral(
        Referral("r", "BUP", state=ReferralState.BOOKED, day=TOMORROW), TODAY
    )


def test_a_talk_has_a_day_that_has_been() -> None:
    with refused("talk-without-day"):
        check_talk(Talk("t"), TODAY)
    with refused("day-in-the-future"):
        check_talk(Talk("t", TOMORROW), TODAY)
    check_talk(Talk("t", TODAY), TODAY)


def test_why_an_interview_was_not_made_stays_only_with_one_that_was_not() -> None:
    made_now = Interview(
        "i",
        InterviewOccasion.ADMISSION,
        InterviewState.DONE,
        TODAY,
        reason="declined",
    )
    assert check_interview(made_now, TODAY).reason == ""
    not_made = replace(made_now, state=InterviewState.NOT_DONE)
    assert check_interview(not_made, TODAY) == not_made
    assert not_made.is_settled
    assert not replace(not_made, reason="").is_settled


def test_no_row_has_room_for_what_was_found() -> None:
    """Texts are few, short and say who or where; none is for a result."""
    texts = {
        f"{kind.__name__}.{field.name}"
        for kind in (Health, Examination, Referral, Talk, Interview)
        for field in fields(kind)
        if get_type_hints(kind)[field.name] is str and field.name != "id"
    }
    assert texts == {
        *("Health.asks", "Health.payment_by", "Examination.reason"),
        *("Examination.region", "Examination.companion", "Examination.travel_by"),
        *("Examination.companion_phone", "Examination.companion_relation"),
        *("Referral.to", "Referral.region", "Talk.by"),
        *("Interview.reason", "Interview.interviewer"),
    }


@given(values(Case), st.sampled_from([*Information]))
def test_only_rows_with_a_ground_go_along_to_another_home(
    case: Case, kind: Information
) -> None:
    gone = without_kinds(case, frozenset({kind})).health
    assert all(e.kind.information is not kind for e in gone.examinations)
    assert all(r.about.information is not kind for r in gone.referrals)
    if kind is Information.HEALTH:
        assert replace(gone, examinations=(), referrals=()) == Health()


@pytest.mark.parametrize("kind", ExaminationKind)
def test_an_uncovered_placement_shows_so_until_something_else_is_said(
    kind: ExaminationKind,
) -> None:
    stay = replace(made.case().placement, legal_basis="lsu")
    case = replace(made.case(), placement=stay)
    silent = Examination("", kind)
    assert shown_state(silent, case, ("lsu",)) is ExaminationState.NOT_COVERED
    assert shown_state(silent, case, ()) is ExaminationState.NOT_ASKED
    offered = replace(silent, state=ExaminationState.OFFERED)
    assert shown_state(offered, case, ("lsu",)) is ExaminationState.OFFERED


def test_dental_care_of_another_region_asks_who_pays() -> None:
    stay = replace(made.case().placement, home_region="Region Skåne")
    case = replace(made.case(), placement=stay)
    assert not outside_home_region(case, "")
    assert not outside_home_region(case, "Region Skåne")
    assert outside_home_region(case, "Region Dalarna")
    elsewhere = Examination("e", MOUTH, region="Region Dalarna")
    of_body = replace(elsewhere, kind=BODY)
    dental = Referral("r", "Folktandvården", MOUTH, region="Region Dalarna")
    assert not asks_payment(replace(case, health=Health((of_body,))))
    assert asks_payment(replace(case, health=Health((elsewhere,))))
    assert asks_payment(replace(case, health=Health(referrals=(dental,))))
    unknown = replace(case, placement=replace(stay, home_region=""))
    assert not asks_payment(replace(unknown, health=Health((elsewhere,))))


def test_examinations_that_nobody_has_offered_are_one_cause() -> None:
    offered = Examination("e", BODY, ExaminationState.OFFERED)
    case = with_health(examinations=(offered,))
    causes = list(examination_not_offered(case, TODAY))
    assert [(c.day, c.about) for c in causes] == [(YESTERDAY, "")]
    all_three = [
        Examination(kind.value, kind, ExaminationState.OFFERED)
        for kind in ExaminationKind
    ]
    for at in range(len(all_three)):
        others = with_health(examinations=(*all_three[:at], *all_three[at + 1 :]))
        assert len(list(examination_not_offered(others, TODAY))) == 1
    assert not list(
        examination_not_offered(with_health(examinations=tuple(all_three)), TODAY)
    )
    left = replace(case, placement=replace(case.placement, discharged=TODAY))
    assert not list(examination_not_offered(left, TODAY))
    unknown = replace(case, placement=replace(case.placement, admitted=None))
    assert not list(examination_not_offered(unknown, TODAY))


def test_a_booked_day_that_has_passed_is_a_cause_until_it_is_told_how_it_went() -> None:
    booked = Examination("e", BODY, ExaminationState.BOOKED, booked=YESTERDAY)
    (cause,) = examination_without_outcome(with_health(examinations=(booked,)), TODAY)
    assert (cause.day, cause.about) == (YESTERDAY, "physical")
    for state in SETTLED:
        told = replace(booked, state=state)
        case = with_health(examinations=(told,))
        assert not list(examination_without_outcome(case, TODAY))


def test_a_referral_is_a_cause_while_it_is_waited_for() -> None:
    for state in ReferralState:
        one = Referral("r", "BUP", state=state, sent=YESTERDAY)
        causes = list(referral_silent(with_health(referrals=(one,)), TODAY))
        assert bool(causes) == (state in {ReferralState.SENT, ReferralState.RECEIVED})
    undated = Referral("r", "BUP")
    assert not list(referral_silent(with_health(referrals=(undated,)), TODAY))
    moved_on = Referral(
        "r", "BUP", state=ReferralState.RECEIVED, sent=YESTERDAY, day=TODAY
    )
    (cause,) = referral_silent(with_health(referrals=(moved_on,)), TODAY)
    assert cause.day == TODAY


def test_adad_is_a_cause_from_admission_and_towards_discharge() -> None:
    case = with_health()
    leaves = replace(case.placement, preliminary_discharge=TOMORROW)
    both = list(interview_not_made(replace(case, placement=leaves), TODAY))
    assert [(c.day, c.about) for c in both] == [
        (YESTERDAY, "admission"),
        (TOMORROW, "discharge"),
    ]
    done = Interview("i", InterviewOccasion.ADMISSION, InterviewState.DONE, TODAY)
    assert not list(interview_not_made(with_health(interviews=(done,)), TODAY))


@pytest.mark.parametrize(
    ("schooling", "code"),
    [
        (Schooling(statement_sent=TOMORROW), "day-in-the-future"),
        (Schooling(mentor="x" * (LONGEST + 1)), "row-too-long"),
        (
            Schooling(receiving_asked=TODAY, receiving_answered=YESTERDAY),
            "answered-before-asked",
        ),
        (
            Schooling(statement_asked=TODAY, statement_sent=YESTERDAY),
            "answered-before-asked",
        ),
    ],
)
def test_days_of_school_that_cannot_be_are_refused(
    schooling: Schooling, code: str
) -> None:
    with refused(code):
        check_schooling(schooling, TODAY)


def test_a_need_at_school_is_settled_when_somebody_knows_of_it() -> None:
    both_no = Schooling(guidance=Answer.NO, therapist=Answer.NO)
    assert needs_settled(both_no)
    assert not needs_settled(Schooling())
    needed = replace(both_no, guidance=Answer.YES)
    assert not needs_settled(needed)
    assert needs_settled(replace(needed, guidance_told="Syv i Exempelstad"))
    assert not needs_settled(replace(both_no, therapist=Answer.UNKNOWN))


def test_a_stay_with_a_last_day_asks_for_a_receiving_school() -> None:
    stay = replace(made.case().placement, preliminary_discharge=TOMORROW)
    case = replace(made.case(), placement=stay)
    (cause,) = receiving_school_unasked(case, TODAY)
    assert cause.day == TOMORROW
    asked = replace(case, schooling=Schooling(receiving_asked=TODAY))
    assert not list(receiving_school_unasked(asked, TODAY))
    passed = replace(stay, preliminary_discharge=YESTERDAY)
    assert not list(receiving_school_unasked(replace(case, placement=passed), TODAY))
