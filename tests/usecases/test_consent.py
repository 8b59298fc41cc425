"""A consent is changed by a new entry alone, and counts by day and age."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sipdesk.domain.answer import Answer
from sipdesk.domain.consent import Consent, ConsentState, Grant
from sipdesk.domain.consenters import counting, granted, sip_agreed
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.guard import clearance
from sipdesk.domain.information import Information
from sipdesk.domain.young_person import YOUNG_PERSON, Custody
from sipdesk.usecases.admission import RecordYoungPerson, record_young_person
from sipdesk.usecases.consent import (
    RegisterConsent,
    WithdrawConsent,
    register_consent,
    withdraw_consent,
)
from sipdesk.usecases.journal import Undo, undo
from sipdesk.usecases.party import PutParty, put_party
from tests.domain import cases as made
from tests.home import TODAY
from tests.usecases.desk import Desk
from tests.usecases.desk import desk as open_desk
from tests.usecases.refusals import refused

LATER = TODAY + timedelta(days=20)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as opened:
        opened.parties()
        yield opened


def taken(*kinds: Information) -> tuple[Grant, ...]:
    return (Grant("", made.BUP.id, frozenset(kinds)),)


def test_a_part_taken_back_leaves_the_rest_from_that_day(desk: Desk) -> None:
    desk.grown_up()
    given = desk.consent(decided=TODAY - timedelta(days=5))
    part = taken(Information.HEALTH)
    desk.do(withdraw_consent, WithdrawConsent, given.id, TODAY, "Inte det.", part)
    before, after = desk.case.consents
    assert before == given
    assert (after.state, after.follows) == (ConsentState.PARTLY, given.id)
    assert granted(desk.case, made.BUP.id, TODAY) == {Information.CARE}
    yesterday = TODAY - timedelta(days=1)
    assert Information.HEALTH in granted(desk.case, made.BUP.id, yesterday)


def test_all_taken_back_is_one_entry_more_and_cannot_be_undone(desk: Desk) -> None:
    desk.grown_up()
    given = desk.consent()
    desk.do(withdraw_consent, WithdrawConsent, given.id, TODAY, "Jag vill inte.")
    before, after = desk.case.consents
    assert (before, after.state) == (given, ConsentState.WITHDRAWN)
    assert not sip_agreed(desk.case, TODAY)
    with refused("consent-not-given"):
        desk.do(withdraw_consent, WithdrawConsent, given.id, TODAY)
    with refused("left-the-building"):
        desk.do(undo, Undo)


def test_to_be_asked_anew_takes_back_nothing_that_still_holds(desk: Desk) -> None:
    desk.grown_up()
    given = desk.consent()
    anew = Consent("anew", YOUNG_PERSON, asked=TODAY)
    desk.do(register_consent, RegisterConsent, anew)
    assert counting(desk.case, YOUNG_PERSON, LATER) == given
    ended = given.valid_to
    assert ended is not None
    gone = counting(desk.case, YOUNG_PERSON, ended + timedelta(days=1))
    assert gone is not None
    assert gone.id == "anew"


def test_turning_eighteen_raises_the_question_anew(desk: Desk) -> None:
    birthday = TODAY + timedelta(days=10)
    born = birthday.replace(year=birthday.year - 18)
    young = replace(desk.case.young_person, birth_date=born, custody=Custody.SOLE)
    desk.do(record_young_person, RecordYoungPerson, young, "")
    desk.do(put_party, PutParty, made.MOTHER)
    for who in (YOUNG_PERSON, made.MOTHER.id):
        desk.do(register_consent, RegisterConsent, made.yes(who))
    eve = birthday - timedelta(days=1)
    assert sip_agreed(desk.case, eve)
    assert not sip_agreed(desk.case, birthday)
    assert clearance(desk.case, made.BUP.id, birthday).missing == "consent-asked-anew"
    shut = clearance(desk.case, made.MOTHER.id, birthday)
    assert shut.kinds == {Information.PUBLIC}


def test_a_child_is_heard_without_the_form_of_a_consent(desk: Desk) -> None:
    young = replace(desk.case.young_person, birth_date=TODAY.replace(year=2017))
    desk.do(record_young_person, RecordYoungPerson, young, "")
    view = Consent(
        "view", YOUNG_PERSON, ConsentState.YES, own_words="Okej.", decided=TODAY
    )
    desk.do(register_consent, RegisterConsent, view)
    assert desk.case.consents == (view,)
    assert not sip_agreed(desk.case, TODAY)


def test_the_boards_decision_counts_in_a_guardians_place(desk: Desk) -> None:
    young = replace(
        desk.case.young_person,
        birth_date=TODAY.replace(year=2013),
        custody=Custody.JOINT,
    )
    desk.do(record_young_person, RecordYoungPerson, young, "")
    for guardian in (made.MOTHER, made.FATHER):
        desk.do(put_party, PutParty, guardian)
    desk.do(register_consent, RegisterConsent, made.yes(made.MOTHER.id))
    desk.do(register_consent, RegisterConsent, made.no(made.FATHER.id))
    lacking = clearance(desk.case, made.BUP.id, TODAY).missing
    assert lacking == "consent-at-odds"
    asked = Consent("asked", made.FATHER.id, ConsentState.REFERRED, decided=TODAY)
    desk.do(register_consent, RegisterConsent, asked)
    assert clearance(desk.case, made.BUP.id, TODAY).missing == "consent-referred"
    decided = replace(
        asked,
        id="decided",
        state=ConsentState.BOARD_YES,
        sip=Answer.YES,
        grants=taken(Information.CARE),
        valid_to=made.LATER,
        reason="Nämndens beslut, påhittat diarienummer 1.",
    )
    decided = replace(decided, grants=(replace(decided.grants[0], id="grant"),))
    desk.do(register_consent, RegisterConsent, decided)
    assert granted(desk.case, made.BUP.id, TODAY) == {Information.CARE}
    assert sip_agreed(desk.case, TODAY)


def test_an_answer_of_the_board_says_what_was_decided() -> None:
    with pytest.raises(RuleBroken, match="consent-without-reason"):
        Consent("b", "father", ConsentState.BOARD_NO, decided=TODAY).check(TODAY)
