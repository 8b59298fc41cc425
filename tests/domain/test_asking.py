"""What is to be asked again, of whom, and how far the SIP has come."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.asking import (
    admission_not_offered,
    attempt_due,
    discharge_not_offered,
    move_not_offered,
    promise_not_kept,
    responsibility_not_asked,
    responsibility_unclear,
    times_proposed,
    wrong_region,
)
from sipdesk.domain.case import Case
from sipdesk.domain.cause import Cause
from sipdesk.domain.conditions import CONDITIONS
from sipdesk.domain.distribution import recipients
from sipdesk.domain.meeting import Booking, Participant, Record
from sipdesk.domain.need import Need
from sipdesk.domain.offer import Occasion, Offer, OfferAnswer, Offered
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.party import Party, PartyKind, Principal
from sipdesk.domain.placement import Placement
from sipdesk.domain.plan import Measure, Plan
from sipdesk.domain.plan_rules import lacks
from sipdesk.domain.promise import Promise
from sipdesk.domain.request_rules import request_unanswered
from sipdesk.domain.sip_request import (
    ProposedTime,
    Purpose,
    SipAnswer,
    SipRequest,
)
from sipdesk.domain.sip_state import SipState, sip_state
from tests.domain import cases as made
from tests.domain.cases import TODAY
from tests.values import values

CASE = made.case(16, made.NAMND, made.BUP)
SOON = TODAY + timedelta(days=30)
ASKED = SipRequest("r", "namnd", TODAY, sent=TODAY)


def stay(**facts: object) -> Case:
    return replace(CASE, placement=replace(CASE.placement, **facts))  # type: ignore[arg-type]


def offered(case: Case, occasion: Occasion, **facts: object) -> Case:
    offer = replace(Offer(offered=TODAY, occasion=occasion), **facts)  # type: ignore[arg-type]
    return replace(case, offer=offer)


# --- Offers -----------------------------------------------------------------------


@given(values(Offer), st.text(min_size=1, max_size=4))
def test_offering_again_loses_nothing_that_was_said(offer: Offer, key: str) -> None:
    begun = offer.again(key)
    before = [replace(one, id="") for one in offer.all]
    assert [replace(one, id="") for one in begun.all] == before
    assert (begun.important, begun.guardians_note) == (
        offer.important,
        offer.guardians_note,
    )
    assert begun.again("other") == begun


@given(values(Offer))
def test_the_answer_that_counts_is_the_latest(offer: Offer) -> None:
    case = replace(CASE, offer=offer)
    settled = offer.answer in (OfferAnswer.YES, OfferAnswer.NO)
    assert CONDITIONS["offer-answered"](case, TODAY) is settled
    if offer.all != offer.earlier:
        assert offer.all[-1].answer is offer.answer


@given(values(Offer), values(Need))
def test_no_answer_of_the_young_person_takes_the_need_away(
    offer: Offer, need: Need
) -> None:
    case = replace(CASE, offer=offer, need=need)
    assert CONDITIONS["need-exists"](case, TODAY) is need.exists


def test_an_offer_before_times_were_kept_is_the_first() -> None:
    old = Offer(offered=TODAY, occasion=Occasion.ADMISSION, answer=OfferAnswer.NO)
    again = replace(old.again("first"), offered=SOON, answer=OfferAnswer.YES)
    assert [one.answer for one in again.all] == [OfferAnswer.NO, OfferAnswer.YES]
    assert again.earlier[0] == Offered(
        "first", TODAY, Occasion.ADMISSION, answer=OfferAnswer.NO
    )


def test_admission_waits_for_an_offer_until_there_is_one() -> None:
    admitted = stay(admitted=TODAY)
    assert list(admission_not_offered(admitted, TODAY)) == [Cause(TODAY)]
    assert not list(admission_not_offered(stay(admitted=SOON), TODAY))
    assert not list(admission_not_offered(offered(admitted, Occasion.STAY), TODAY))


def test_discharge_and_move_each_want_an_offer_of_their_own() -> None:
    both = stay(preliminary_discharge=SOON, moves=SOON)
    at_admission = offered(both, Occasion.ADMISSION)
    assert list(discharge_not_offered(at_admission, TODAY)) == [Cause(SOON)]
    assert list(move_not_offered(at_admission, TODAY)) == [Cause(SOON)]
    before = Offered("e", TODAY, Occasion.DISCHARGE)
    done = offered(both, Occasion.MOVE, earlier=(before,))
    assert not list(discharge_not_offered(done, TODAY))
    assert not list(move_not_offered(done, TODAY))


def test_nothing_is_offered_to_one_who_has_left_or_has_had_the_meeting() -> None:
    gone = stay(preliminary_discharge=SOON, moves=SOON, discharged=TODAY)
    assert not list(discharge_not_offered(gone, TODAY))
    assert not list(move_not_offered(gone, TODAY))
    (meeting,) = CASE.meetings
    held = replace(meeting, record=Record(held=TODAY))
    had = replace(stay(moves=SOON), meetings=(held,))
    assert not list(move_not_offered(had, TODAY))


# --- Who is asked -----------------------------------------------------------------


def test_nobody_answers_under_lsu_until_kommun_and_handlaggare_are_named() -> None:
    lsu = stay(legal_basis="lsu", placing_kommun="0180", admitted=TODAY)
    assert not responsibility_unclear(lsu)
    nameless = replace(made.NAMND, name="")
    for unclear in (
        replace(lsu, parties=(nameless,)),
        replace(lsu, parties=(made.BUP,)),
        stay(legal_basis="lsu-3"),
    ):
        assert responsibility_unclear(unclear)
    waits = replace(lsu, parties=())
    assert list(responsibility_not_asked(waits, TODAY)) == [Cause(TODAY)]
    assert not responsibility_unclear(stay(legal_basis="lvu-3"))


@pytest.mark.parametrize(
    ("agency", "wrong"),
    [
        ("BUP, Region Skåne", True),
        ("Region Skåne och Region Kalmar län", False),
        ("Barnmottagningen", False),
        ("BUP Kalmar", False),
    ],
)
def test_the_region_of_the_stay_is_not_asked_for_the_home_region(
    agency: str,
    wrong: bool,  # noqa: FBT001
) -> None:
    case = stay(home_region="Region Kalmar län", stay_region="Region Skåne")
    care = Party("c", PartyKind.PSYCHIATRY, organisation=agency)
    assert wrong_region(case, care) is wrong
    assert not wrong_region(stay(home_region="Region Skåne"), care)
    assert not wrong_region(case, replace(care, kind=PartyKind.SOCIAL_SERVICES))


def test_a_question_of_who_answers_is_no_request_for_a_sip() -> None:
    for purpose in (Purpose.RESPONSIBILITY, Purpose.ACTIVATION):
        asked = replace(ASKED, purpose=purpose, answered=TODAY)
        case = replace(CASE, requests=(asked,))
        for name in ("request-written", "request-sent", "request-answered"):
            assert not CONDITIONS[name](case, TODAY)


def test_the_next_attempt_waits_while_somebody_may_try() -> None:
    due = replace(ASKED, remind_on=SOON)
    silent = replace(CASE, requests=(due,))
    assert not list(attempt_due(silent, TODAY))
    (waits,) = request_unanswered(silent, TODAY)
    assert waits.due == SOON
    no = replace(due, answer=SipAnswer.DECLINES, answered=TODAY)
    assert list(attempt_due(replace(CASE, requests=(no,)), TODAY)) == [Cause(SOON, "r")]
    yes = replace(due, answer=SipAnswer.INITIATES, answered=TODAY)
    assert not list(attempt_due(replace(CASE, requests=(yes,)), TODAY))


def test_days_of_silence_are_counted_until_the_answer() -> None:
    assert ASKED.silent_days(TODAY + timedelta(days=12)) == 12
    assert replace(ASKED, answered=TODAY).silent_days(SOON) == 0


# --- How far it has come ----------------------------------------------------------


def states() -> dict[SipState, Case]:
    (meeting,) = CASE.meetings
    called = replace(meeting, participants=(Participant("p", "bup", called=TODAY),))
    return {
        SipState.NOT_OFFERED: CASE,
        SipState.OFFERED: offered(CASE, Occasion.STAY),
        SipState.REFUSED: offered(CASE, Occasion.STAY, answer=OfferAnswer.NO),
        SipState.TOLD: replace(CASE, requests=(ASKED,)),
        SipState.PLANNED: replace(CASE, promise=Promise("bup", "Vi kallar.", TODAY)),
        SipState.CALLED: replace(CASE, meetings=(called,)),
        SipState.HELD: replace(
            CASE, meetings=(replace(called, record=Record(held=TODAY)),)
        ),
        SipState.RUNNING: replace(
            CASE, admission=replace(CASE.admission, running_plan=Answer.YES)
        ),
    }


@pytest.mark.parametrize("state", SipState)
def test_each_state_is_told_by_its_facts(state: SipState) -> None:
    assert sip_state(states()[state]) is state


def test_a_cancelled_meeting_leaves_the_sip_promised() -> None:
    called = states()[SipState.CALLED]
    (meeting,) = called.meetings
    off = replace(meeting, booking=Booking(cancelled=TODAY))
    promised = replace(called, meetings=(off,), promise=Promise("bup", day=TODAY))
    assert sip_state(promised) is SipState.PLANNED


def test_only_kommun_or_region_can_promise() -> None:
    by_sis = replace(
        CASE, parties=(made.SIS, made.BUP), promise=Promise("sis", day=TODAY)
    )
    assert sip_state(by_sis) is SipState.NOT_OFFERED
    assert not CONDITIONS["sip-initiated"](by_sis, TODAY)
    assert CONDITIONS["sip-initiated"](states()[SipState.PLANNED], TODAY)


def test_a_promise_waits_until_somebody_is_called() -> None:
    promised = replace(CASE, promise=Promise("bup", day=TODAY, call_by=SOON))
    assert list(promise_not_kept(promised, TODAY)) == [Cause(SOON)]
    called = replace(states()[SipState.CALLED], promise=promised.promise)
    assert not list(promise_not_kept(called, TODAY))


@given(values(Placement), values(Offer), st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_a_closed_case_waits_for_no_offer(
    placement: Placement, offer: Offer, day: date
) -> None:
    closed = replace(
        CASE,
        placement=placement,
        offer=offer,
        closing=replace(CASE.closing, closed=TODAY),
    )
    assert not list(admission_not_offered(closed, day))
    assert not list(discharge_not_offered(closed, day))
    assert not list(move_not_offered(closed, day))
    assert not list(responsibility_not_asked(closed, day))


def test_the_times_that_were_proposed_can_be_booked_until_they_are_past() -> None:
    past = ProposedTime(TODAY - timedelta(days=1), time(9))
    late, early = ProposedTime(SOON, time(13)), ProposedTime(SOON, time(9))
    day = ProposedTime(TODAY)
    sent = replace(ASKED, times=(past, late, day))
    other = replace(ASKED, id="o", party="bup", times=(early, late))
    draft = replace(ASKED, id="d", sent=None, times=(ProposedTime(SOON, time(7)),))
    case = replace(CASE, requests=(sent, other, draft))
    assert times_proposed(case, TODAY) == (day, early, late)


# --- LSS is an actor of its own; unclear responsibility (obstacle 55) -----------------


def test_lss_answers_for_itself_beside_the_socialtjanst_of_the_same_kommun() -> None:
    lss = Party("lss", PartyKind.DISABILITY_SERVICES, organisation="LSS-enheten")
    assert lss.principal is Principal.KOMMUN
    assert not replace(lss, places=True).is_placing
    asked = (ASKED, replace(ASKED, id="l", party="lss"))
    case = replace(CASE, parties=(*CASE.parties, lss), requests=asked)
    for whom in ("namnd", "lss"):
        assert whom in recipients(PaperKind.SIP_REQUEST, case, TODAY)


def test_a_plan_says_of_each_principal_what_it_answers_for_or_why_nothing() -> None:
    by_sis = Measure("m", "Stöttar i skolan.", Area.SCHOOL, "sis")
    plan = Plan(measures=(by_sis,))
    case = replace(CASE, parties=(*CASE.parties, made.SIS), plan=plan)
    assert {"plan-without-kommun", "plan-without-region"} <= set(lacks(case))
    by_bup = replace(by_sis, id="b", party="bup")
    both = replace(plan, measures=(by_sis, by_bup), kommun_none="Ansvarar inte här.")
    left = set(lacks(replace(case, plan=both)))
    assert not {"plan-without-kommun", "plan-without-region"} & left
