"""What a withdrawal, a no, an end date and a birthday touch; nothing else does."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.consent import Consent, Grant
from sipdesk.domain.consequences import (
    Affected,
    Given,
    Past,
    Remedy,
    consequences,
    fell_on,
    has_lost,
    told_on_consent,
)
from sipdesk.domain.distribution import opened, recipients
from sipdesk.domain.guard import GROUND_OWN_WORK, Verdict, clearance
from sipdesk.domain.information import Information
from sipdesk.domain.meeting import Booking, Meeting, Participant
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.sip_request import SipRequest
from sipdesk.domain.young_person import YOUNG_PERSON, Custody
from tests.domain.cases import BUP, LATER, MOTHER, NAMND, SCHOOL, TODAY, case, no, yes
from tests.values import values

NEXT = TODAY + timedelta(days=1)
SOON = TODAY + timedelta(days=10)
BOTH = frozenset({Information.CARE, Information.HEALTH})
CONSENT = Past((Given(PaperKind.SUMMONS, TODAY, BOTH),), called=True)


def grown(*consents: Consent, called: bool = True) -> Case:
    """Give a case of somebody grown up, with BUP and the nämnd called."""
    day = TODAY if called else None
    people = tuple(Participant(f"p {p.id}", p.id, called=day) for p in (NAMND, BUP))
    meeting = Meeting("m", booking=Booking(SOON), participants=people)
    made = case(18, NAMND, BUP, SCHOOL, consents=consents)
    return replace(made, meetings=(meeting,))


def taken_back(*taken: Grant, day: date = NEXT) -> tuple[Consent, Consent]:
    whole = yes()
    return whole, whole.narrowed("w", taken, day, lambda: "g")


def of_bup(made: Case, past: Past = CONSENT, day: date = NEXT) -> Affected | None:
    found = consequences(made, {BUP.id: past}, day)
    return next((one for one in found.affected if one.recipient == BUP.id), None)


def test_nothing_is_touched_while_every_word_holds() -> None:
    assert not consequences(grown(yes()), {BUP.id: CONSENT}, NEXT).any
    assert fell_on(grown(yes()), NEXT) is None


def test_nothing_is_touched_before_anybody_has_answered() -> None:
    assert not consequences(grown(), {}, NEXT).any


def test_a_withdrawal_touches_the_call_the_copies_and_the_meeting() -> None:
    made = grown(*taken_back())
    found = consequences(made, {BUP.id: CONSENT}, NEXT)
    assert found.meeting == SOON
    (one,) = found.affected
    assert one.recipient == BUP.id
    assert one.lacks == "consent-withdrawn-young-person"
    assert one.lost == BOTH
    assert (one.called, one.participant) == (True, "p bup")
    assert one.copies == CONSENT.given
    assert one.remedies == (Remedy.WRITE,)
    assert fell_on(made, NEXT) == NEXT


def test_it_touches_nothing_on_the_day_before() -> None:
    assert not consequences(grown(*taken_back()), {BUP.id: CONSENT}, TODAY).any


def test_what_is_taken_back_in_part_leaves_the_rest_and_the_meeting() -> None:
    taken = Grant("t", BUP.id, frozenset({Information.HEALTH}))
    found = consequences(grown(*taken_back(taken)), {BUP.id: CONSENT}, NEXT)
    (one,) = found.affected
    assert found.meeting is None
    assert one.lost == {Information.HEALTH}
    assert (one.lacks, one.called, one.participant) == ("", False, "")
    assert one.remedies == (Remedy.WRITE,)


def test_one_who_is_not_called_yet_can_be_taken_out_at_once() -> None:
    one = of_bup(grown(*taken_back(), called=False), Past())
    assert one is not None
    assert (one.called, one.remedies) == (False, (Remedy.REMOVE,))


def test_one_who_is_called_is_told_before_being_taken_out() -> None:
    made = grown(*taken_back())
    told = replace(CONSENT, written=NEXT)
    before, after = of_bup(made), of_bup(made, told)
    assert before is not None
    assert after is not None
    assert before.remedies == (Remedy.WRITE,)
    assert after.remedies == (Remedy.REMOVE,)


def test_a_letter_from_before_the_last_change_counts_no_more() -> None:
    one = of_bup(grown(*taken_back()), replace(CONSENT, written=TODAY))
    assert one is not None
    assert one.written is None
    assert Remedy.WRITE in one.remedies


def test_when_the_meeting_is_called_off_the_called_are_told_that() -> None:
    made = grown(*taken_back())
    off = replace(made.meeting, booking=Booking(SOON, cancelled=NEXT))
    made = replace(made, meetings=(off,))
    assert consequences(made, {}, NEXT).meeting is None
    one = of_bup(made)
    assert one is not None
    assert one.remedies == (Remedy.TELL_CANCELLED, Remedy.WRITE)
    told = of_bup(made, replace(CONSENT, called=False))
    assert told is not None
    assert (told.called, told.remedies) == (False, (Remedy.WRITE,))


def test_a_request_that_was_never_sent_can_be_taken_out() -> None:
    request = SipRequest("r", BUP.id, TODAY)
    made = replace(grown(*taken_back()), requests=(request,))
    one = of_bup(made)
    assert one is not None
    assert one.requests == ("r",)
    assert one.remedies[-1] is Remedy.TAKE_OUT_REQUEST
    sent = replace(made, requests=(replace(request, sent=TODAY),))
    again = of_bup(sent)
    assert again is not None
    assert again.requests == ()


def test_an_end_date_touches_from_the_day_after() -> None:
    made = grown(yes())
    after = LATER + timedelta(days=1)
    assert of_bup(made, day=LATER) is None
    assert of_bup(made, day=after) is not None
    assert fell_on(made, after) == after


def test_an_end_date_is_news_to_one_who_was_told_that_a_part_was_taken_back() -> None:
    taken = Grant("t", BUP.id, frozenset({Information.HEALTH}))
    made, after = grown(*taken_back(taken)), LATER + timedelta(days=1)
    assert fell_on(made, after) == after
    one = of_bup(made, replace(CONSENT, written=NEXT), after)
    assert one is not None
    assert Remedy.WRITE in one.remedies


def test_a_no_touches_those_who_were_to_be_there() -> None:
    one = of_bup(grown(replace(no(YOUNG_PERSON), decided=NEXT)), Past())
    assert one is not None
    assert one.lacks == "consent-refused-young-person"


def test_coming_of_age_touches_what_was_given_until_it_is_answered() -> None:
    birthday = date(2026, 7, 1)
    minor = case(17, MOTHER, BUP, consents=(yes(), yes(MOTHER.id)))
    young = replace(minor.young_person, birth_date=date(2008, 7, 1))
    minor = replace(minor, young_person=replace(young, custody=Custody.SOLE))
    eve = birthday - timedelta(days=1)
    assert of_bup(minor, day=eve) is None
    one = of_bup(minor, day=birthday)
    assert one is not None
    assert one.lacks == "consent-asked-anew"
    assert fell_on(minor, birthday) == birthday
    anew = replace(yes(id="anew"), decided=birthday)
    answered = replace(minor, consents=(*minor.consents, anew))
    assert of_bup(answered, day=birthday) is None


def test_one_who_must_know_is_not_touched() -> None:
    by_duty = Past((Given(PaperKind.SUMMONS, TODAY, BOTH - {Information.HEALTH}),))
    past = {NAMND.id: replace(by_duty, called=True), BUP.id: CONSENT}
    found = consequences(grown(*taken_back()), past, NEXT)
    assert [one.recipient for one in found.affected] == [BUP.id]


def test_the_letter_goes_to_those_agreed_to_called_or_asked_and_to_no_others() -> None:
    made = grown(*taken_back())
    assert told_on_consent(made, NEXT) == (NAMND.id, BUP.id)
    assert recipients(PaperKind.CONSENT_CHANGED, made, NEXT) == (NAMND.id, BUP.id)
    assert has_lost(made, BUP.id, NEXT)
    assert not has_lost(made, NAMND.id, NEXT)
    assert not has_lost(grown(yes()), BUP.id, NEXT)


def test_it_tells_one_who_may_know_nothing_else_only_that_there_was_something() -> None:
    made = grown(*taken_back())
    cleared = opened(PaperKind.CONSENT_CHANGED, made, BUP.id, NEXT)
    assert cleared.verdict is Verdict.MAY
    assert cleared.ground == GROUND_OWN_WORK
    assert cleared.kinds == {Information.PUBLIC, Information.PROCESS}


def test_a_guardian_who_may_not_know_gets_no_letter() -> None:
    shut = replace(MOTHER, may_be_asked=Answer.NO)
    person = Participant("p", MOTHER.id, called=TODAY)
    made = case(16, shut, BUP, consents=(*taken_back(),))
    made = replace(made, meetings=(Meeting("m", participants=(person,)),))
    assert told_on_consent(made, NEXT) == (BUP.id,)
    cleared = opened(PaperKind.CONSENT_CHANGED, made, MOTHER.id, NEXT)
    assert cleared.verdict is Verdict.NO


@pytest.mark.journey
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(
    values(Case).filter(lambda c: bool(c.meetings)),
    st.dates(date(2000, 1, 1), date(2060, 1, 1)),
)
def test_whatever_is_in_a_case_nobody_who_may_know_all_they_had_is_touched(
    odd: Case, day: date
) -> None:
    ids = {party.id for party in odd.parties}
    past = dict.fromkeys(ids, CONSENT)
    for one in consequences(odd, past, day).affected:
        now = clearance(odd, one.recipient, day)
        assert now.verdict is Verdict.NO or one.lost
        assert not one.lost & now.kinds
        if Remedy.WRITE in one.remedies:
            letters = recipients(PaperKind.CONSENT_CHANGED, odd, day)
            assert one.recipient in letters
