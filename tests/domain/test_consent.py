"""Who consents, what a consent covers, and when it does not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.consent import Consent, ConsentState, ConsentWay, Told
from sipdesk.domain.consenters import (
    ask_again,
    consent_settled,
    consenters,
    granted,
    sip_agreed,
)
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.information import CONSENTABLE, Information
from sipdesk.domain.young_person import YOUNG_PERSON, Custody
from tests.domain.cases import (
    BUP,
    FATHER,
    LATER,
    MOTHER,
    NAMND,
    SCHOOL,
    TODAY,
    case,
    no,
    yes,
)
from tests.values import values


def test_under_fifteen_the_guardians_are_asked_and_the_child_is_heard() -> None:
    asked = consenters(case(14, MOTHER, FATHER), TODAY)
    assert (asked.asked, asked.view_only) == (("mother", "father"), (YOUNG_PERSON,))


def test_from_fifteen_to_seventeen_both_are_asked() -> None:
    asked = consenters(case(15, MOTHER, FATHER), TODAY)
    assert asked.asked == (YOUNG_PERSON, "mother", "father")


def test_from_eighteen_the_young_person_alone_is_asked() -> None:
    assert consenters(case(18, MOTHER, FATHER), TODAY).asked == (YOUNG_PERSON,)


def test_a_guardian_is_not_asked_before_it_is_said_that_they_may_be() -> None:
    unclear = replace(FATHER, may_be_asked=Answer.NOT_ASKED)
    asked = consenters(case(14, MOTHER, unclear), TODAY)
    assert (asked.asked, asked.unclear) == (("mother",), ("father",))


def test_two_yes_make_a_sip() -> None:
    both = case(14, MOTHER, FATHER, consents=(yes("mother"), yes("father")))
    assert sip_agreed(both, TODAY)


def test_one_no_of_two_guardians_stops_the_sip() -> None:
    split = case(14, MOTHER, FATHER, consents=(yes("mother"), no("father")))
    assert not sip_agreed(split, TODAY)


def test_a_guardian_not_asked_because_of_harm_does_not_stop_it() -> None:
    harm = Consent(
        "h",
        "father",
        ConsentState.NOT_ASKED_HARM,
        decided=TODAY,
        reason="Hot, enligt nämnden.",
    )
    one = case(16, MOTHER, FATHER, consents=(yes(), yes("mother"), harm))
    assert sip_agreed(one, TODAY)


def test_a_no_after_a_yes_is_what_counts() -> None:
    turned = case(18, consents=(yes(), replace(no(YOUNG_PERSON), id="later")))
    assert not sip_agreed(turned, TODAY)
    assert granted(turned, BUP.id, TODAY) == frozenset()


def test_a_consent_ends_after_its_last_day() -> None:
    one = case(18, BUP, consents=(yes(),))
    assert sip_agreed(one, LATER)
    assert not sip_agreed(one, LATER + timedelta(days=1))


def test_what_may_be_given_is_what_all_of_them_allow() -> None:
    narrow = yes("mother")
    narrow = replace(
        narrow,
        grants=(replace(narrow.grants[0], kinds=frozenset({Information.CARE})),),
    )
    both = case(15, MOTHER, BUP, consents=(yes(), narrow))
    alone = replace(both.young_person, custody=Custody.SOLE)
    both = replace(both, young_person=alone)
    assert granted(both, BUP.id, TODAY) == {Information.CARE}
    assert granted(both, SCHOOL.id, TODAY) == frozenset()


def test_a_child_turning_eighteen_makes_the_guardians_word_count_no_more() -> None:
    both = case(17, MOTHER, BUP, consents=(yes("mother", valid_to=date(2030, 1, 1)),))
    birthday = date(2027, 1, 1)
    assert not sip_agreed(both, birthday)
    assert granted(both, BUP.id, birthday) == frozenset()


def test_settled_means_that_everybody_has_answered() -> None:
    waiting = Consent("w", "father")
    both = case(16, MOTHER, FATHER, NAMND, consents=(yes(), yes("mother"), waiting))
    assert not consent_settled(both, TODAY)
    answered = replace(both, consents=(*both.consents[:2], no("father")))
    assert consent_settled(answered, TODAY)


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"decided": None}, "consent-without-day"),
        ({"decided": TODAY + timedelta(days=1)}, "consent-in-the-future"),
        ({"told": frozenset({Told.VOLUNTARY})}, "consent-not-informed"),
        ({"way": ConsentWay.NOT_SAID}, "consent-without-way"),
        ({"way": ConsentWay.ORALLY}, "consent-without-witness"),
        ({"received_by": " "}, "consent-without-receiver"),
        ({"valid_to": None}, "consent-without-end"),
        ({"valid_to": date(2026, 1, 1)}, "consent-ends-before-it-begins"),
        ({"sip": Answer.NO, "contact": Answer.NO, "grants": ()}, "consent-to-nothing"),
        ({"state": ConsentState.NOT_NEEDED}, "consent-without-reason"),
    ],
)
def test_an_entry_that_says_too_little_is_refused(
    changed: dict[str, object], rule: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        yes(YOUNG_PERSON, **changed).check(TODAY)
    assert refused.value.code == rule


def test_a_whole_yes_and_a_plain_no_are_enough() -> None:
    yes().check(TODAY)
    no("mother").check(TODAY)


@given(values(Consent), st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_nothing_is_covered_that_was_not_granted_on_that_day(
    consent: Consent, day: date
) -> None:
    for grant in consent.grants:
        covered = consent.covers(grant.recipient, day)
        if not consent.holds_on(day):
            assert covered == frozenset()
        else:
            assert consent.state.given
            assert consent.decided is not None
            assert consent.decided <= day
    assert consent.covers("a stranger", day) == frozenset()


@given(st.sets(st.sampled_from(CONSENTABLE)))
def test_only_what_the_form_asks_for_can_be_granted(
    kinds: set[Information],
) -> None:
    grant = replace(yes().grants[0], kinds=frozenset({*kinds, Information.PLACE}))
    with pytest.raises(RuleBroken):
        yes(grants=(grant,)).check(TODAY)


def test_taking_a_part_back_does_not_renew_what_was_said_before_a_birthday() -> None:
    of_age = case(18, BUP)
    born = TODAY.replace(year=TODAY.year - 18)
    of_age = replace(of_age, young_person=replace(of_age.young_person, birth_date=born))
    said = yes(decided=TODAY - timedelta(days=1))
    taken = (replace(said.grants[0], kinds=frozenset({Information.HEALTH})),)
    left = said.narrowed("left", taken, TODAY, lambda: "left grant")
    after = replace(of_age, consents=(said, left))
    assert left.grants[0].kinds == {Information.CARE}
    assert granted(after, BUP.id, TODAY) == frozenset()


def days_to_ask_again(people: Case, day: date = TODAY) -> list[date]:
    return [cause.day for cause in ask_again(people, day)]


def test_nobody_is_forgotten_who_was_to_be_asked_again() -> None:
    """However many others have answered since."""
    soon = TODAY + timedelta(days=10)
    first = replace(no(MOTHER.id), ask_again=soon)
    others = (no(FATHER.id), yes(), no("third"), no("fourth"))
    asked = case(16, MOTHER, FATHER, consents=(first, *others))
    assert days_to_ask_again(asked) == [soon]


def test_who_has_answered_since_is_not_to_be_asked_again() -> None:
    first = replace(no(YOUNG_PERSON), ask_again=TODAY)
    now = yes(decided=TODAY + timedelta(days=1))
    assert days_to_ask_again(case(16, consents=(first,))) == [TODAY]
    assert not days_to_ask_again(case(16, consents=(first, now)))


def test_no_guardian_is_asked_again_about_one_who_is_grown_up() -> None:
    waits = replace(no(MOTHER.id), ask_again=TODAY)
    assert days_to_ask_again(case(17, MOTHER, consents=(waits,))) == [TODAY]
    assert not days_to_ask_again(case(18, MOTHER, consents=(waits,)))
