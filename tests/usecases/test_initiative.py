"""Where an agreement or a law lets SiS take the initiative: the step, letter, lists."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sipdesk.domain.basis import BasisKind
from sipdesk.domain.conditions import CONDITIONS
from sipdesk.domain.errors import Conflict, RuleBroken
from sipdesk.domain.initiative import SIS_INITIATES, InitiativeAgreement
from sipdesk.domain.meeting import Calls, Roles
from sipdesk.domain.paper import PRINTED, PaperKind
from sipdesk.domain.party import Principal
from sipdesk.domain.sip_request import (
    Purpose,
    SipAnswer,
    SipRequest,
)
from sipdesk.domain.sip_state import SipState, sip_state
from sipdesk.domain.user import Role, User
from sipdesk.usecases.case import read_case
from sipdesk.usecases.initiative import (
    list_agreements,
    put_agreement,
    remove_agreement,
)
from sipdesk.usecases.paper import HandOut, hand_out_paper, preview_paper
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.plan import RecordPlan, record_plan
from sipdesk.usecases.roles import RecordRoles, record_roles
from sipdesk.usecases.sip_request import (
    AnswerRequest,
    SendRequest,
    WriteRequest,
    answer_request,
    send_request,
    write_request,
)
from sipdesk.usecases.track import SetProposal, set_proposal
from tests.home import TODAY
from tests.usecases.conftest import KOMMUN
from tests.usecases.desk import Desk
from tests.usecases.refusals import refused
from tests.usecases.test_approval import at
from tests.usecases.test_asking import on, words

DAY = timedelta(days=1)
AGREED = InitiativeAgreement(
    "agreement", Principal.KOMMUN, KOMMUN, "Påhittade nämnden", TODAY, reference="P 1"
)
READER = User("lasse", "Lasse Läs", "", roles=frozenset({Role.READER}))


def initiative(desk: Desk, whom: str = "namnd") -> SipRequest:
    letter = SipRequest(
        f"initiative {whom}", whom, TODAY, Purpose.INITIATIVE, questions="Vem kallar?"
    )
    desk.do(write_request, WriteRequest, letter)
    return desk.case.requests[-1]


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


def test_a_letter_that_went_out_is_noted_though_the_agreement_is_taken_out(
    told: Desk,
) -> None:
    kept = put_agreement(AGREED, told.ports)
    letter = initiative(told)
    order = PaperOrder(told.case.id, PaperKind.INITIATIVE, "namnd")
    seen = preview_paper(order, told.ports)
    hand_out_paper(HandOut(order, seen.made, seen.case_version, PRINTED), told.ports)
    remove_agreement(kept.id, told.ports)
    told.do(send_request, SendRequest, letter.id, TODAY, "Brev")
    assert told.case.requests[-1].sent == TODAY
    assert told.case.requests[-1].basis == letter.basis == AGREED.basis


def test_a_letter_still_here_goes_nowhere_when_the_agreement_is_taken_out(
    told: Desk,
) -> None:
    kept = put_agreement(AGREED, told.ports)
    letter = initiative(told)
    remove_agreement(kept.id, told.ports)
    order = PaperOrder(told.case.id, PaperKind.INITIATIVE, "namnd")
    seen = preview_paper(order, told.ports)
    assert seen.stopped == "initiative-without-basis"
    out = HandOut(order, seen.made, seen.case_version, PRINTED)
    with refused("initiative-without-basis"):
        hand_out_paper(out, told.ports)
    with refused("initiative-without-basis"):
        told.do(send_request, SendRequest, letter.id, TODAY, "Brev")


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
    for code, wrongly in wrong.items():
        with pytest.raises(RuleBroken, match=code):
            put_agreement(wrongly, told.ports)
    with told.ports.store.work() as work:
        work.house.put_user(READER)
    with at(told, READER) as ports, pytest.raises(RuleBroken, match="right-missing"):
        put_agreement(kept, ports)
