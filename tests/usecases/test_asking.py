"""Ask again, try again, initiate where it is agreed: on a real encrypted home."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from sipdesk.documents.fallback import LETTER, fallback
from sipdesk.domain.basis import BasisKind
from sipdesk.domain.conditions import CONDITIONS
from sipdesk.domain.errors import Conflict, RuleBroken
from sipdesk.domain.initiative import SIS_INITIATES, InitiativeAgreement
from sipdesk.domain.meeting import Calls, Roles
from sipdesk.domain.offer import InformedBy, Occasion, Offer, OfferAnswer
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.party import Principal
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
from sipdesk.usecases.initiative import (
    list_agreements,
    put_agreement,
    remove_agreement,
)
from sipdesk.usecases.offer import OfferAgain, RecordOffer, offer_again, record_offer
from sipdesk.usecases.paper import preview_paper
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.party import RemoveParty, remove_party
from sipdesk.usecases.placement import RecordPlacement, record_placement
from sipdesk.usecases.plan import RecordPlan, record_plan
from sipdesk.usecases.promise import RecordPromise, record_promise
from sipdesk.usecases.roles import RecordRoles, record_roles
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
from sipdesk.usecases.track import SetProposal, set_proposal
from tests.home import TODAY, SetClock
from tests.usecases.desk import Desk
from tests.usecases.test_approval import SIV, at

KOMMUN = "0180"
DAY = timedelta(days=1)
AGREED = InitiativeAgreement(
    "agreement", Principal.KOMMUN, KOMMUN, "Påhittade nämnden", TODAY, reference="P 1"
)
READER = User("lasse", "Lasse Läs", "", roles=frozenset({Role.READER}))


@pytest.fixture
def told(desk: Desk) -> Desk:
    """Eighteen years old, with the placing nämnd, BUP and a school, and a need."""
    desk.grown_up()
    desk.parties()
    desk.need()
    stay = replace(desk.case.placement, placing_kommun=KOMMUN, home_region="Region P")
    desk.do(record_placement, RecordPlacement, stay)
    return desk


def on(desk: Desk, day: date) -> None:
    clock = desk.ports.clock
    assert isinstance(clock, SetClock)
    clock.day = day


def words(desk: Desk, kind: PaperKind, whom: str) -> str:
    return preview_paper(PaperOrder(desk.case.id, kind, whom), desk.ports).text


def initiative(desk: Desk, whom: str = "namnd") -> SipRequest:
    letter = SipRequest(
        f"initiative {whom}", whom, TODAY, Purpose.INITIATIVE, questions="Vem kallar?"
    )
    desk.do(write_request, WriteRequest, letter)
    return desk.case.requests[-1]


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


# --- Initiative -------------------------------------------------------------------


def test_without_an_agreement_sis_cannot_initiate_and_no_word_differs(
    told: Desk,
) -> None:
    step = read_case(told.case.id, told.ports).progress.of("sip_request").step
    plain = told.ports.content.routine.steps[4]
    assert step == plain
    with pytest.raises(RuleBroken, match="initiative-without-basis"):
        initiative(told)


def test_where_it_is_agreed_the_step_and_the_letter_say_so(told: Desk) -> None:
    put_agreement(replace(AGREED, may_call=True), told.ports)
    view = read_case(told.case.id, told.ports)
    assert view.progress.of("sip_request").step.title == "Ta initiativ"
    letter = initiative(told)
    text = words(told, PaperKind.INITIATIVE, "namnd")
    assert "överenskommelsen med Påhittade nämnden" in text
    assert "P 1" in text
    assert "SiS är aldrig huvudansvarig" in text
    assert "på ert uppdrag" in text
    told.do(send_request, SendRequest, letter.id, TODAY, "Brev")
    assert told.case.requests[-1].basis.kind is BasisKind.AGREEMENT
    done = read_case(told.case.id, told.ports).progress
    assert not done.of("sip_request").missing
    assert sip_state(told.case) is SipState.PLANNED
    with told.ports.store.reading() as work:
        (kept,) = work.cases.overviews_open()
    assert kept.done == done.done  # lists go by the same routine
    # Kommun or region still convenes: nothing of step 5 is done by it.
    assert not any(g.met for g in done.of("roles").goals)


def test_an_initiative_that_is_declined_is_no_plan(told: Desk) -> None:
    put_agreement(AGREED, told.ports)
    letter = initiative(told)
    told.do(send_request, SendRequest, letter.id, TODAY, "Brev")
    told.do(
        answer_request, AnswerRequest, letter.id, SipAnswer.DECLINES, TODAY, "no-need"
    )
    assert sip_state(told.case) is SipState.TOLD
    assert not CONDITIONS["initiative-taken"](told.case, TODAY)
    # It is still the step in which SiS may take the initiative.
    title = read_case(told.case.id, told.ports).progress.of("sip_request").step.title
    assert title == "Ta initiativ"


def test_the_initiative_gives_sis_neither_the_plan_nor_the_summons(
    told: Desk,
) -> None:
    put_agreement(replace(AGREED, may_call=True), told.ports)
    letter = initiative(told)
    told.do(send_request, SendRequest, letter.id, TODAY, "Brev")
    sis = next(p.id for p in told.case.parties if p.kind.is_sis)
    with pytest.raises(RuleBroken, match="lead-is-principal"):
        told.do(record_plan, RecordPlan, replace(told.case.plan, lead=sis))
    with pytest.raises(RuleBroken, match="convener-is-principal"):
        told.do(record_roles, RecordRoles, Roles(convener=sis))
    # Also where the agreement lets SiS send it, the commission is registered first.
    told.consent()
    told.do(record_roles, RecordRoles, Roles("", "namnd", Calls.SIS_ON_COMMISSION))
    assert not CONDITIONS["caller-settled"](told.case, TODAY)


def test_an_agreement_with_the_kommun_binds_no_region(told: Desk) -> None:
    told.consent()
    put_agreement(AGREED, told.ports)
    with pytest.raises(RuleBroken, match="initiative-without-basis"):
        initiative(told, "bup")


def test_an_agreement_that_has_run_out_lets_nothing_more_be_sent(told: Desk) -> None:
    put_agreement(replace(AGREED, until=TODAY), told.ports)
    letter = initiative(told)
    after = TODAY + timedelta(days=1)
    on(told, after)
    with pytest.raises(RuleBroken, match="initiative-without-basis"):
        told.do(send_request, SendRequest, letter.id, after, "Brev")
    # Sent while it held, and registered afterwards, it counts.
    told.do(send_request, SendRequest, letter.id, TODAY, "Brev")
    title = read_case(told.case.id, told.ports).progress.of("sip_request").step.title
    assert title == "Ta initiativ"


def test_what_a_letter_stood_on_stays_when_the_agreement_is_taken_out(
    told: Desk,
) -> None:
    kept = put_agreement(AGREED, told.ports)
    letter = initiative(told)
    told.do(send_request, SendRequest, letter.id, TODAY, "Brev")
    remove_agreement(kept.id, told.ports)
    assert list_agreements(None, told.ports).agreements == ()
    assert "Påhittade nämnden" in words(told, PaperKind.INITIATIVE, "namnd")


def test_the_law_is_a_dated_switch_of_the_administrator(told: Desk) -> None:
    tomorrow = TODAY + timedelta(days=1)
    set_proposal(SetProposal(SIS_INITIATES, tomorrow), told.ports)
    with pytest.raises(RuleBroken, match="initiative-without-basis"):
        initiative(told)
    on(told, tomorrow)
    initiative(told)
    assert told.case.requests[-1].basis.kind is BasisKind.LAW


def lists_say(desk: Desk) -> int:
    """Give how many steps are done by the lists, which go by what the case says."""
    with desk.ports.store.reading() as work:
        (kept,) = work.cases.overviews_open()
    assert kept.done == read_case(desk.case.id, desk.ports).progress.done
    return kept.done


def test_lists_are_derived_anew_when_what_lets_sis_is_another(told: Desk) -> None:
    asked = told.request()
    told.do(send_request, SendRequest, asked, TODAY, "Brev")
    told.do(answer_request, AnswerRequest, asked, SipAnswer.DECLINES, TODAY, "no-need")
    tells = lists_say(told)
    kept = put_agreement(AGREED, told.ports)
    initiates = lists_say(told)
    assert initiates != tells
    before = TODAY - DAY
    kept = put_agreement(replace(kept, since=before, until=before), told.ports)
    assert lists_say(told) == tells
    kept = put_agreement(replace(kept, until=None), told.ports)
    assert lists_say(told) == initiates
    remove_agreement(kept.id, told.ports)
    assert lists_say(told) == tells
    set_proposal(SetProposal(SIS_INITIATES, TODAY), told.ports)
    assert lists_say(told) == initiates
    set_proposal(SetProposal(SIS_INITIATES, None), told.ports)
    assert lists_say(told) == tells


def test_an_agreement_is_registered_by_who_may_and_says_by_whom(told: Desk) -> None:
    kept = put_agreement(AGREED, told.ports)
    assert (kept.by, kept.registered, kept.version) == (
        told.ports.user.id,
        TODAY,
        1,
    )
    with pytest.raises(Conflict):
        put_agreement(AGREED, told.ports)
    wrong = {
        "agreement-without-area": replace(kept, area=""),
        "agreement-without-counterpart": replace(kept, counterpart=" "),
        "agreement-ends-before": replace(kept, until=TODAY - timedelta(days=1)),
    }
    for code, refused in wrong.items():
        with pytest.raises(RuleBroken, match=code):
            put_agreement(refused, told.ports)
    with told.ports.store.work() as work:
        work.house.put_user(READER)
    with at(told, READER) as ports, pytest.raises(RuleBroken, match="right-missing"):
        put_agreement(kept, ports)


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
