"""Who may know what: default deny, and never in the way of a duty."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.consent import Consent, Grant
from sipdesk.domain.guard import (
    FILE_COPY,
    GROUND_CARE_NEED,
    Verdict,
    clearance,
)
from sipdesk.domain.information import CONSENTABLE, Branch, Information
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.young_person import YOUNG_PERSON, Custody
from tests.domain.cases import (
    BUP,
    FATHER,
    MOTHER,
    NAMND,
    SCHOOL,
    SIS,
    TODAY,
    case,
    yes,
)
from tests.values import values


def test_the_placing_namnd_is_told_of_a_need_without_any_consent() -> None:
    found = clearance(case(16, NAMND), NAMND.id, TODAY)
    assert found.verdict is Verdict.MUST
    assert {Information.IDENTITY, Information.PROCESS} <= found.kinds


def test_the_namnd_is_not_given_health_facts_without_a_consent() -> None:
    found = clearance(case(16, NAMND), NAMND.id, TODAY)
    assert not {Information.HEALTH, Information.MENTAL_HEALTH} & found.kinds
    assert found.branches == {Branch.SOCIAL}


def test_a_stranger_gets_nothing_and_is_told_what_is_missing() -> None:
    found = clearance(case(18, SCHOOL), SCHOOL.id, TODAY)
    assert (found.verdict, found.kinds) == (
        Verdict.NO,
        frozenset({Information.PUBLIC}),
    )
    assert found.missing == "consent-not-asked-young-person"


def test_consent_gives_what_it_names_and_who_it_is_about() -> None:
    found = clearance(case(18, BUP, consents=(yes(),)), BUP.id, TODAY)
    assert found.verdict is Verdict.COVERED
    assert {Information.CARE, Information.HEALTH, Information.IDENTITY} <= found.kinds
    assert Information.SCHOOL not in found.kinds
    assert Information.NUMBER not in found.kinds
    assert Information.PLACE not in found.kinds
    assert Information.LEGAL_BASIS not in found.kinds


def test_an_authority_in_care_may_hear_of_a_minors_need_on_a_chosen_ground() -> None:
    found = clearance(case(16, BUP), BUP.id, TODAY, GROUND_CARE_NEED)
    assert (found.verdict, found.ground) == (Verdict.MAY, GROUND_CARE_NEED)
    assert Information.HEALTH not in found.kinds


def test_that_ground_opens_nothing_for_a_school_or_for_one_who_is_grown_up() -> None:
    school = clearance(case(16, SCHOOL), SCHOOL.id, TODAY, GROUND_CARE_NEED)
    grown = clearance(case(18, BUP), BUP.id, TODAY, GROUND_CARE_NEED)
    assert school.verdict is grown.verdict is Verdict.NO


@pytest.mark.parametrize(
    ("answer", "missing"),
    [
        (Answer.NOT_ASKED, "guardian-not-cleared"),
        (Answer.UNKNOWN, "guardian-not-cleared"),
        (Answer.NO, "guardian-may-not-know"),
    ],
)
def test_a_guardian_gets_nothing_until_it_is_said_that_they_may_know(
    answer: Answer, missing: str
) -> None:
    guardian = replace(FATHER, may_be_asked=answer, may_know_place=Answer.YES)
    found = clearance(case(14, guardian), guardian.id, TODAY)
    assert (found.verdict, found.missing) == (Verdict.NO, missing)
    assert found.kinds == {Information.PUBLIC}


def test_a_guardian_who_may_know_does_not_thereby_know_the_place() -> None:
    found = clearance(case(14, MOTHER), MOTHER.id, TODAY)
    assert found.verdict is Verdict.COVERED
    assert Information.PLACE not in found.kinds
    told = replace(MOTHER, may_know_place=Answer.YES)
    assert Information.PLACE in clearance(case(14, told), told.id, TODAY).kinds


def test_from_eighteen_a_guardian_is_a_stranger() -> None:
    assert clearance(case(18, MOTHER), MOTHER.id, TODAY).verdict is Verdict.NO


def test_the_young_person_and_the_file_may_have_everything() -> None:
    for recipient in (YOUNG_PERSON, FILE_COPY):
        assert clearance(case(16), recipient, TODAY).kinds == frozenset(Information)


PARTIES = st.lists(values(Party), min_size=1, max_size=4).map(tuple)


@st.composite
def situations(draw: st.DrawFn) -> tuple[Case, Party]:
    parties: tuple[Party, ...] = draw(PARTIES)
    ids = [p.id for p in parties]
    consents = tuple(
        replace(
            consent,
            consenter=draw(st.sampled_from([YOUNG_PERSON, *ids])),
            grants=tuple(
                replace(g, recipient=draw(st.sampled_from(ids))) for g in consent.grants
            ),
        )
        for consent in draw(st.lists(values(Consent), max_size=3))
    )
    found = case(draw(st.integers(0, 25)), *parties, consents=consents)
    return found, draw(st.sampled_from(parties))


@given(situations(), st.sampled_from(["", GROUND_CARE_NEED]))
def test_unknown_never_opens_the_place(situation: tuple[Case, Party], g: str) -> None:
    found, party = situation
    if Information.PLACE in clearance(found, party.id, TODAY, g).kinds:
        knows = party.may_know_place is Answer.YES
        assert knows or party.places or party.kind is PartyKind.SIS_CARE


@given(situations(), st.sampled_from(["", GROUND_CARE_NEED]))
def test_a_no_opens_nothing_at_all(situation: tuple[Case, Party], g: str) -> None:
    found, party = situation
    cleared = clearance(found, party.id, TODAY, g)
    if cleared.verdict is Verdict.NO:
        assert cleared.kinds == {Information.PUBLIC}
        assert cleared.missing


@given(situations())
def test_the_placing_namnd_is_never_stopped(situation: tuple[Case, Party]) -> None:
    found, _ = situation
    told = replace(found, parties=(*found.parties, NAMND))
    assert clearance(told, NAMND.id, TODAY).verdict is not Verdict.NO


@given(situations())
def test_an_agency_gets_no_secret_that_no_consent_names(
    situation: tuple[Case, Party],
) -> None:
    found, party = situation
    own = party.places or party.kind.is_sis or party.kind.is_guardian
    if own or any(g.recipient == party.id for c in found.consents for g in c.grants):
        return
    kinds = clearance(found, party.id, TODAY).kinds
    assert not kinds & frozenset(CONSENTABLE)


def test_sis_own_care_branch_sees_no_health_facts_without_more() -> None:
    found = clearance(case(16, SIS), SIS.id, TODAY)
    assert Information.HEALTH not in found.kinds
    assert Information.PLACE in found.kinds


@pytest.mark.parametrize(
    "kind", [kind for kind in PartyKind if kind is not PartyKind.APPOINTED_GUARDIAN]
)
def test_one_who_may_not_know_is_shut_out_whatever_they_are_entered_as(
    kind: PartyKind,
) -> None:
    mother = replace(MOTHER, kind=kind, may_be_asked=Answer.NO)
    every = (Grant("g", mother.id, frozenset(CONSENTABLE)),)
    words = (yes(grants=every), yes(FATHER.id, grants=every))
    at = case(16, mother, FATHER, consents=words)
    at = replace(at, young_person=replace(at.young_person, custody=Custody.SOLE))
    found = clearance(at, mother.id, TODAY, GROUND_CARE_NEED)
    assert (found.verdict, found.missing) == (Verdict.NO, "guardian-may-not-know")
