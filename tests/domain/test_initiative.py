"""SiS takes the initiative only where a dated agreement or the law lets it."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.basis import Basis, BasisKind
from sipdesk.domain.case import Case
from sipdesk.domain.conditions import CONDITIONS
from sipdesk.domain.initiative import (
    SIS_INITIATES,
    InitiativeAgreement,
    MayInitiate,
    initiates,
    may_initiate,
)
from sipdesk.domain.party import Party, PartyKind, Principal
from sipdesk.domain.plan_rules import may_lead
from sipdesk.domain.routine import progress
from sipdesk.domain.settings import PROPOSALS_FROM
from sipdesk.domain.sip_request import Purpose, SipRequest
from tests.domain import cases as made
from tests.domain.cases import TODAY
from tests.home import content
from tests.values import values

ROUTINE = content().routine
STAY = replace(made.case().placement, placing_kommun="0180", home_region="Region A")
CASE = replace(made.case(16, made.NAMND, made.BUP), placement=STAY)
AGREED = InitiativeAgreement(
    "a", Principal.KOMMUN, "0180", "Påhittade nämnden", TODAY, reference="1"
)
AREAS = st.sampled_from(["", "0180", "0114", "Region A", "Region B"])
NEAR = st.dates(TODAY - timedelta(days=40), TODAY + timedelta(days=40))
AGREEMENTS = st.lists(
    st.builds(
        InitiativeAgreement,
        id=st.uuids().map(str),
        principal=st.sampled_from(Principal),
        area=AREAS,
        counterpart=st.just("Nämnden"),
        since=NEAR,
        until=st.none() | NEAR,
        may_call=st.booleans(),
    ),
    max_size=4,
).map(tuple)
MAYS = st.builds(MayInitiate, agreements=AGREEMENTS, law_from=st.none() | NEAR)


def in_area(kommun: str, region: str) -> Case:
    stay = replace(STAY, placing_kommun=kommun, home_region=region)
    return replace(CASE, placement=stay)


@given(MAYS, AREAS, AREAS, NEAR)
def test_nothing_lets_sis_but_what_holds_that_day_for_that_kommun_or_region(
    may: MayInitiate, kommun: str, region: str, day: date
) -> None:
    by_law = may.law_from is not None and may.law_from <= day
    agreed = [
        one
        for one in may.agreements
        if one.area
        and one.area == (kommun if one.principal is Principal.KOMMUN else region)
        and one.since <= day <= (one.until or date.max)
    ]
    found = may.basis(in_area(kommun, region), day).kind
    if by_law:
        assert found is BasisKind.LAW
    else:
        assert found is (BasisKind.AGREEMENT if agreed else BasisKind.NONE)


@given(MAYS, AREAS, AREAS, NEAR)
def test_without_one_the_routine_is_word_for_word_as_it_was(
    may: MayInitiate, kommun: str, region: str, day: date
) -> None:
    case = in_area(kommun, region)
    shown = ROUTINE.as_initiating if initiates(case, may, day) else ROUTINE
    if may.basis(case, day).kind is BasisKind.NONE:
        assert progress(shown, CONDITIONS, case, day) == progress(
            ROUTINE, CONDITIONS, case, day
        )
    else:
        step = progress(shown, CONDITIONS, case, day).of("sip_request").step
        assert step.title == "Ta initiativ"


def test_only_the_one_step_has_other_words() -> None:
    pairs = zip(ROUTINE.steps, ROUTINE.as_initiating.steps, strict=True)
    assert [old.id for old, new in pairs if old != new] == ["sip_request"]
    assert ROUTINE.as_initiating.placement == ROUTINE.placement


def test_the_step_about_initiative_needs_what_the_ordinary_one_needs() -> None:
    plain = next(s for s in ROUTINE.steps if s.id == "sip_request")
    takes = plain.as_initiating
    assert (takes.needs, takes.laws, takes.number) == (
        plain.needs,
        plain.laws,
        plain.number,
    )
    assert takes.waits_when == plain.waits_when


@given(MAYS, NEAR, values(Party))
def test_whoever_takes_the_initiative_sis_never_leads(
    may: MayInitiate, day: date, party: Party
) -> None:
    letter = SipRequest(
        "i", "namnd", TODAY, Purpose.INITIATIVE, may.basis(CASE, day), sent=TODAY
    )
    case = replace(CASE, parties=(*CASE.parties, party), requests=(letter,))
    leads = [p for p in case.parties if may_lead(p)]
    assert all(p.principal is not None and not p.kind.is_sis for p in leads)
    # Nor does the initiative name a convener: kommun or region does.
    assert not CONDITIONS["convener-named"](case, day)
    assert not CONDITIONS["caller-settled"](case, day)


def test_no_agreement_is_with_sis() -> None:
    assert {p.value for p in Principal} == {"kommun", "region"}
    sis = [k for k in PartyKind if k.is_sis]
    assert all(kind.principal is None for kind in sis)


def test_an_agreement_binds_who_made_it_and_the_law_everybody() -> None:
    agreed = MayInitiate((AGREED,))
    assert agreed.basis(CASE, TODAY, Principal.KOMMUN).counterpart == (
        "Påhittade nämnden"
    )
    assert agreed.basis(CASE, TODAY, Principal.REGION) == Basis()
    law = MayInitiate((), TODAY)
    for principal in Principal:
        assert law.basis(CASE, TODAY, principal).kind is BasisKind.LAW


def test_its_last_day_counts_and_the_day_after_does_not() -> None:
    ends = MayInitiate((replace(AGREED, until=TODAY),))
    after = TODAY + timedelta(days=1)
    assert ends.basis(CASE, TODAY).kind is BasisKind.AGREEMENT
    assert ends.basis(CASE, after).kind is BasisKind.NONE


def test_a_letter_that_has_gone_makes_the_sip_initiated_and_a_draft_does_not() -> None:
    draft = SipRequest("i", "namnd", TODAY, Purpose.INITIATIVE, AGREED.basis)
    gone = replace(draft, sent=TODAY)
    assert not CONDITIONS["sip-initiated"](replace(CASE, requests=(draft,)), TODAY)
    case = replace(CASE, requests=(gone,))
    assert CONDITIONS["sip-initiated"](case, TODAY)
    # What was begun stays begun when the agreement has run out.
    assert initiates(case, MayInitiate(), TODAY)


def test_a_setting_that_is_no_day_lets_sis_nothing() -> None:
    for written in ("", "snart", "2026-13-01"):
        assert (
            may_initiate((), {PROPOSALS_FROM.key: f"{SIS_INITIATES}={written}"})
            == MayInitiate()
        )
    found = may_initiate((AGREED,), {PROPOSALS_FROM.key: f"{SIS_INITIATES}=2027-01-01"})
    assert found == MayInitiate((AGREED,), date(2027, 1, 1))
