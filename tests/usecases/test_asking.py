"""Ask again, try again, initiate where it is agreed: on a real encrypted home."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from sipdesk.documents.fallback import LETTER, fallback
from sipdesk.domain.conditions import CONDITIONS
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.offer import InformedBy, Occasion, Offer, OfferAnswer
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.promise import Promise
from sipdesk.domain.sip_request import (
    ContactWay,
    ProposedTime,
    Purpose,
    SipAnswer,
    SipRequest,
)
from sipdesk.domain.sip_state import SipState, sip_state
from sipdesk.domain.user import Role, User
from sipdesk.usecases.approval import (
    AskApproval,
    JudgePaper,
    ask_approval,
    judge_paper,
)
from sipdesk.usecases.case import read_case
from sipdesk.usecases.offer import OfferAgain, RecordOffer, offer_again, record_offer
from sipdesk.usecases.paper import preview_paper
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.party import RemoveParty, remove_party
from sipdesk.usecases.placement import RecordPlacement, record_placement
from sipdesk.usecases.promise import RecordPromise, record_promise
from sipdesk.usecases.sip_request import (
    AnswerRequest,
    NameChief,
    RemindOfRequest,
    SendRequest,
    WriteRequest,
    answer_request,
    name_chief,
    remind_of_request,
    send_request,
    write_request,
)
from tests.home import TODAY, SetClock
from tests.usecases.desk import Desk
from tests.usecases.test_approval import SIV, at

READER = User("lasse", "Lasse Läs", "", roles=frozenset({Role.READER}))


def on(desk: Desk, day: date) -> None:
    clock = desk.ports.clock
    assert isinstance(clock, SetClock)
    clock.day = day


def words(desk: Desk, kind: PaperKind, whom: str) -> str:
    return preview_paper(PaperOrder(desk.case.id, kind, whom), desk.ports).text


# --- Offers -----------------------------------------------------------------------


def test_every_time_that_a_sip_was_offered_is_read_back(desk: Desk) -> None:
    first = Offer(
        informed=TODAY,
        offered=TODAY,
        occasion=Occasion.ADMISSION,
        offered_by="Karin Exempel",
        offered_how=frozenset({InformedBy.PICTURES}),
        answer=OfferAnswer.NO,
        answer_words="Inte nu.",
        ask_again=TODAY + timedelta(days=14),
    )
    desk.do(record_offer, RecordOffer, first)
    desk.do(offer_again, OfferAgain)
    assert desk.case.offer.answer is OfferAnswer.NOT_ASKED
    # A page that holds the offer as it was before takes nothing out.
    yes = replace(first, answer=OfferAnswer.YES, occasion=Occasion.DISCHARGE)
    desk.do(record_offer, RecordOffer, yes)
    offer = read_case(desk.case.id, desk.ports).case.offer
    assert [one.answer for one in offer.all] == [OfferAnswer.NO, OfferAnswer.YES]
    assert offer.earlier[0].words == "Inte nu."
    assert offer.informed == TODAY


def test_offering_again_before_anything_is_offered_saves_nothing(desk: Desk) -> None:
    before = desk.case.version
    assert desk.do(offer_again, OfferAgain).version == before


# --- Requests ---------------------------------------------------------------------


def test_three_times_stand_in_the_letter_and_not_four(told: Desk) -> None:
    days = [date(2026, 3, 9), date(2026, 3, 10), date(2026, 3, 11)]
    times = tuple(ProposedTime(day, time(10)) for day in days)
    asked = SipRequest("r", "namnd", TODAY, questions="Vem?", times=times)
    told.do(write_request, WriteRequest, asked)
    text = words(told, PaperKind.SIP_REQUEST, "namnd")
    for day in ("9 mars", "10 mars", "11 mars"):
        assert day in text
    four = replace(asked, times=(*times, ProposedTime(date(2026, 3, 12))))
    with pytest.raises(RuleBroken, match="times-too-many"):
        told.do(write_request, WriteRequest, four)


def test_each_attempt_is_kept_and_none_is_written_over(told: Desk) -> None:
    request = told.request()
    told.do(send_request, SendRequest, request, TODAY, "Brev")
    later = TODAY + timedelta(days=7)
    on(told, later)
    told.do(
        remind_of_request,
        RemindOfRequest,
        request,
        later,
        later + timedelta(days=3),
        ContactWay.PHONE,
        "",
        "Bo Påhitt",
        "Hen ringer upp.",
        "Siv Exempel",
        ContactWay.CHIEF,
    )
    told.do(remind_of_request, RemindOfRequest, request, later)
    (kept,) = read_case(told.case.id, told.ports).case.requests
    assert [(a.way, a.by, a.whom) for a in kept.attempts] == [
        (ContactWay.PHONE, "Karin Exempel", "Bo Påhitt"),
        (ContactWay.NOT_SAID, "Karin Exempel", ""),
    ]
    assert (kept.remind_on, kept.next_by, kept.next_way) == (
        None,
        "",
        ContactWay.NOT_SAID,
    )


def test_the_next_attempt_comes_after_this_one(told: Desk) -> None:
    request = told.request()
    told.do(send_request, SendRequest, request, TODAY, "Brev")
    with pytest.raises(RuleBroken, match="next-attempt-not-later"):
        told.do(remind_of_request, RemindOfRequest, request, TODAY, TODAY)


def test_after_a_no_one_may_try_again_and_after_a_yes_not(told: Desk) -> None:
    request = told.request()
    told.do(send_request, SendRequest, request, TODAY, "Brev")
    told.do(
        answer_request, AnswerRequest, request, SipAnswer.DECLINES, TODAY, "no-need"
    )
    told.do(remind_of_request, RemindOfRequest, request, TODAY)
    told.do(answer_request, AnswerRequest, request, SipAnswer.INITIATES, TODAY)
    with pytest.raises(RuleBroken, match="request-not-waiting"):
        told.do(remind_of_request, RemindOfRequest, request, TODAY)


@pytest.mark.parametrize(
    ("purpose", "kind", "asks"),
    [
        (Purpose.RESPONSIBILITY, PaperKind.RESPONSIBILITY_QUESTION, "som ansvarar"),
        (Purpose.ACTIVATION, PaperKind.ACTIVATION, "öppna ett ärende"),
    ],
)
def test_who_answers_is_a_letter_of_its_own_beside_the_request(
    told: Desk, purpose: Purpose, kind: PaperKind, asks: str
) -> None:
    told.request()
    letter = SipRequest("l", "namnd", TODAY, purpose, questions="Vem ringer vi?")
    told.do(write_request, WriteRequest, letter)
    assert asks in words(told, kind, "namnd")
    assert "Vem ringer vi?" in words(told, kind, "namnd")
    # The request to the same nämnd is still the one that its own paper is about.
    assert "Vem gör vad?" in words(told, PaperKind.SIP_REQUEST, "namnd")
    told.do(send_request, SendRequest, "l", TODAY, "Brev")
    assert not CONDITIONS["request-sent"](told.case, TODAY)
    with pytest.raises(RuleBroken, match="request-not-a-sip"):
        told.do(answer_request, AnswerRequest, "l", SipAnswer.INITIATES, TODAY)
    told.do(answer_request, AnswerRequest, "l", SipAnswer.ANSWERED, TODAY)
    assert not CONDITIONS["sip-initiated"](told.case, TODAY)


def test_a_region_is_told_that_it_is_asked_as_the_home_region(told: Desk) -> None:
    told.consent()
    told.request("bup")
    assert "Region P" in words(told, PaperKind.SIP_REQUEST, "bup")


# --- Planned ----------------------------------------------------------------------


def test_a_promise_makes_a_sip_planned_and_only_a_principal_gives_one(
    told: Desk,
) -> None:
    promised = Promise("bup", "Vi kallar i april.", TODAY)
    assert sip_state(told.do(record_promise, RecordPromise, promised)) is (
        SipState.PLANNED
    )
    assert CONDITIONS["sip-initiated"](told.case, TODAY)
    refusals = {
        "promise-by-principal": replace(promised, party="school"),
        "promise-without-party": replace(promised, party=""),
        "day-in-the-future": replace(promised, day=TODAY + timedelta(days=1)),
    }
    for code, wrong in refusals.items():
        with pytest.raises(RuleBroken, match=code):
            told.do(record_promise, RecordPromise, wrong)
    with pytest.raises(RuleBroken, match="party-in-use"):
        told.do(remove_party, RemoveParty, "bup")
    told.do(record_promise, RecordPromise, Promise())
    assert sip_state(told.case) is not SipState.PLANNED


# --- Practice 43: the kommun is silent, or says no; discharge is near ---------------


@pytest.mark.journey
def test_a_silent_kommun_is_asked_until_there_is_a_reason_and_the_need_stays(
    told: Desk,
) -> None:
    desk = told
    desk.consent()
    stay = replace(desk.case.placement, preliminary_discharge=TODAY + timedelta(60))
    desk.do(record_placement, RecordPlacement, stay)
    asked = desk.request()
    desk.do(send_request, SendRequest, asked, TODAY, "Säker e-post")
    later = TODAY + timedelta(days=12)
    on(desk, later)
    assert desk.case.requests[0].silent_days(later) == 12
    assert "12 dagar" in words(desk, PaperKind.REMINDER, "namnd")
    by_phone = RemindOfRequest(
        desk.case.id,
        desk.case.version,
        asked,
        later,
        next_on=later + timedelta(days=5),
        way=ContactWay.PHONE,
    )
    desk.case = remind_of_request(by_phone, desk.ports).case
    # The same question goes to the home region.
    (first,) = desk.case.requests
    again = SipRequest("region", "bup", later, questions=first.questions)
    desk.do(write_request, WriteRequest, again)
    desk.do(send_request, SendRequest, "region", later, "Brev")
    assert first.questions in words(desk, PaperKind.SIP_REQUEST, "bup")
    # The chief is written to, and the manager approves the letter.
    desk.do(name_chief, NameChief, asked, "Ulla Exempel, enhetschef")
    with desk.ports.store.work() as work:
        work.house.put_user(SIV)
    letter = PaperOrder(desk.case.id, PaperKind.CHIEF_LETTER, "namnd")
    ask_approval(AskApproval(letter), desk.ports)
    with at(desk, SIV) as ports:
        seen = preview_paper(letter, ports).manager
        assert seen is not None
        judge_paper(JudgePaper(letter, seen.sha256, approved=True), ports)
    assert "Chefen på hemmet godkände" in words(desk, PaperKind.CHIEF_LETTER, "namnd")
    # A no comes, with its reason and its words, and both are kept.
    with pytest.raises(RuleBroken, match="decline-without-reason"):
        desk.do(answer_request, AnswerRequest, asked, SipAnswer.DECLINES, later)
    desk.do(
        answer_request,
        AnswerRequest,
        asked,
        SipAnswer.DECLINES,
        later,
        "lss-and-lvu",
        "LSS går inte ihop med LVU.",
    )
    # The need stays open, also after the move; the genomförandeplan has its text.
    moved = replace(desk.case.placement, moves=later, discharged=later)
    desk.do(record_placement, RecordPlacement, moved)
    case = read_case(desk.case.id, desk.ports).case
    (no, silent) = case.requests
    assert (no.decline_reason, no.answer_words) == (
        "lss-and-lvu",
        "LSS går inte ihop med LVU.",
    )
    assert silent.waiting
    assert CONDITIONS["need-exists"](case, later)
    assert not CONDITIONS["sip-initiated"](case, later)
    assert fallback(desk.ports.content.texts[LETTER], case, later).strip()
