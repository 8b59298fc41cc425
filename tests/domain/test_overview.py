"""What waits, and since when."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.follow_up import FollowUp, Onward
from sipdesk.domain.meeting import Booking, Meeting, Participant, Record
from sipdesk.domain.minutes import MinutesVersion
from sipdesk.domain.overview import asked_of, overview
from sipdesk.domain.party import Party, Principal
from sipdesk.domain.placement import Placement
from sipdesk.domain.plan import Plan
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.sip_request import SipRequest
from sipdesk.domain.young_person import YOUNG_PERSON, Custody, YoungPerson
from tests.domain.cases import BUP, FATHER, LATER, MOTHER, NAMND, TODAY, case, yes
from tests.domain.test_routine import routine, step
from tests.home import content
from tests.values import values

REMINDERS = content().reminders
YOUNG = case(16).young_person
PLAIN = routine(step(1, done_when=("need-assessed",)))
PLAIN = replace(PLAIN, missing={"need-assessed": "Bedöm behovet."})


def waits(given_case: Case, day: date = TODAY) -> dict[str, tuple[date, date | None]]:
    rows = overview(given_case, PLAIN, REMINDERS, day).waiting
    return {row.kind: (row.shown_from, row.due) for row in rows}


def settled(*parties: Party) -> Case:
    """Give a case in which it is known who has custody, and who may be asked."""
    return case(16, MOTHER, FATHER, *parties)


def test_who_may_know_waits_in_a_case_that_has_a_name_and_nothing_more() -> None:
    bare = replace(case(16), young_person=YoungPerson("Noor", "Påhitt"))
    assert waits(bare)["guardians-unclear"] == (TODAY, TODAY)


@pytest.mark.parametrize(
    ("one", "asks"),
    [
        (case(16), True),  # two are to be entered
        (case(16, MOTHER), True),
        (settled(), False),
        (settled(replace(MOTHER, id="third", may_be_asked=Answer.UNKNOWN)), True),
        (case(18), False),
        (replace(case(16), young_person=replace(YOUNG, custody=Custody.NONE)), False),
    ],
)
def test_who_may_know_waits_until_everyone_is_entered_and_answered_for(
    one: Case, *, asks: bool
) -> None:
    assert ("guardians-unclear" in waits(one)) == asks


def test_nothing_waits_in_a_quiet_case() -> None:
    assert waits(settled()) == {}


def test_silence_waits_from_the_day_it_was_sent_and_is_overdue_after_the_figure() -> (
    None
):
    request = SipRequest("r", NAMND.id, TODAY, sent=TODAY)
    silent = replace(settled(NAMND), requests=(request,))
    assert waits(silent)["request-unanswered"] == (
        TODAY,
        TODAY + timedelta(days=7),
    )
    chosen = replace(request, remind_on=TODAY + timedelta(days=3))
    set_by_hand = replace(silent, requests=(chosen,))
    assert waits(set_by_hand)["request-unanswered"][1] == TODAY + timedelta(days=3)


@pytest.mark.parametrize("flagged", [True, False])
def test_lists_tell_whose_answer_is_missing_without_a_fact_about_health(
    flagged: bool,  # noqa: FBT001
) -> None:
    asked = tuple(SipRequest(p.id, p.id, TODAY, sent=TODAY) for p in (NAMND, BUP))
    flag = Flag("f", FlagKind.SECRECY_MARK, YOUNG_PERSON, "Skatteverket")
    silent = replace(
        settled(NAMND, BUP), requests=asked, flags=(flag,) if flagged else ()
    )
    rows = overview(silent, PLAIN, REMINDERS, TODAY).waiting
    assert [asked_of(silent, row, TODAY) for row in rows] == [
        (Principal.KOMMUN, "" if flagged else "Påhittade kommunen"),
        (Principal.REGION, ""),
    ]


def test_a_consent_is_warned_of_before_it_ends() -> None:
    ending = case(18, consents=(yes(),))
    assert waits(ending)["consent-ends"] == (LATER - timedelta(days=30), LATER)


def test_a_consent_that_has_run_out_goes_on_waiting_to_be_asked_anew() -> None:
    ended = case(18, consents=(yes(),))
    after = LATER + timedelta(days=30)
    assert waits(ended, after)["consent-ends"][1] == LATER


def test_the_question_is_raised_anew_at_fifteen_and_eighteen_until_it_is_answered() -> (
    None
):
    birthday = TODAY + timedelta(days=20)
    young = replace(case(18).young_person, birth_date=birthday.replace(year=2008))
    turning = replace(case(18, consents=(yes(),)), young_person=young)
    row = (birthday - timedelta(days=30), birthday)
    assert waits(turning)["grown-up"] == row
    after = birthday + timedelta(days=5)
    assert waits(turning, after)["grown-up"] == row
    anew = yes(id="anew", decided=birthday)
    answered = replace(turning, consents=(*turning.consents, anew))
    assert "grown-up" not in waits(answered, after)
    nobody_asked = replace(turning, consents=())
    assert "grown-up" not in waits(nobody_asked)


def test_a_known_move_is_warned_of_until_it_has_happened() -> None:
    day = TODAY + timedelta(days=12)
    moving = replace(settled(), placement=Placement(moves=day))
    assert waits(moving)["moves"] == (day - timedelta(days=30), day)
    gone = replace(moving, placement=Placement(moves=day, discharged=TODAY))
    assert "moves" not in waits(gone)


def test_an_overdue_review_still_protects_and_asks() -> None:
    past = TODAY - timedelta(days=30)
    flag = Flag("f", FlagKind.HIDDEN_PLACE, YOUNG_PERSON, "Nämnden", review=past)
    protected = replace(settled(), flags=(flag,))
    assert protected.protected_on(TODAY)
    assert waits(protected)["protection-review"][1] == past


def test_being_ready_waits_first_for_the_notification_and_then_for_the_others() -> None:
    ready = replace(settled(), placement=Placement(ready=TODAY, ready_by="AF"))
    told = replace(ready, placement=replace(ready.placement, notified=TODAY))
    assert set(waits(ready)) == {"ready-not-notified"}
    assert set(waits(told)) == {"ready-waiting", "ready-nothing-said"}


def test_a_cancelled_meeting_is_waited_for_no_more() -> None:
    person = Participant("p", NAMND.id, called=TODAY)
    booking = Booking(TODAY, reply_by=TODAY)
    meeting = Meeting("m", booking=booking, participants=(person,))
    booked = replace(settled(NAMND), meetings=(meeting,))
    off = replace(meeting, booking=replace(booking, cancelled=TODAY))
    assert set(waits(booked)) == {"meeting", "reply-missing"}
    assert waits(replace(booked, meetings=(off,))) == {}


def test_the_day_booked_for_the_next_meeting_waits_until_that_is_begun() -> None:
    record = Record(held=TODAY, next_day=LATER)
    version = MinutesVersion("v", 1, datetime(2026, 2, 1, tzinfo=UTC), "user", 7)
    held = Meeting("m", record=record, minutes=(version,))
    one = replace(settled(), meetings=(held,))
    row = (LATER - timedelta(days=14), LATER)
    assert waits(one) == {"next-meeting": row}
    assert overview(one, PLAIN, REMINDERS, TODAY).next_day == LATER
    begun = replace(one, meetings=(held, Meeting("next", booking=Booking(TODAY))))
    assert waits(begun) == {"meeting": (TODAY - timedelta(days=7), TODAY)}
    follow_up = FollowUp("f", TODAY + timedelta(days=1), Onward.CONTINUE)
    assert waits(replace(one, follow_ups=(follow_up,))) == {}


def test_a_running_plan_is_waited_for_before_its_copy_has_come() -> None:
    plan = Plan(follow_up=LATER)
    one = replace(settled(), plan=plan)
    assert waits(one) == {}
    running = replace(one.admission, running_plan=Answer.YES)
    told = waits(replace(one, admission=running))
    assert told == {"follow-up": (LATER - timedelta(days=14), LATER)}


def test_a_day_that_is_the_plans_follow_up_too_is_told_of_once() -> None:
    held = Meeting("m", record=Record(held=TODAY, next_day=LATER))
    plan = Plan(kept_in="Lifecare", received=TODAY, kept_next=LATER)
    told = waits(replace(settled(), meetings=(held,), plan=plan))
    assert set(told) == {"minutes", "follow-up"}


def test_a_meeting_that_failed_waits_for_its_minutes_alone() -> None:
    meeting = Meeting("m", booking=Booking(TODAY), record=Record(failed="Ingen kom."))
    failed = replace(settled(), meetings=(meeting,))
    assert waits(failed) == {"minutes": (TODAY, TODAY + timedelta(days=1))}


def test_minutes_that_are_open_for_a_change_wait_beside_the_next_meeting() -> None:
    version = MinutesVersion("v", 1, datetime(2026, 2, 1, tzinfo=UTC), "user", 7)
    record = Record(held=TODAY, amending="Fel dag.")
    opened = Meeting("m", record=record, minutes=(version,))
    one = replace(settled(), meetings=(opened,))
    open_since = (date(2026, 2, 1), None)
    assert waits(one) == {"minutes-open": open_since}
    following = Meeting("next", booking=Booking(LATER))
    both = waits(replace(one, meetings=(opened, following)))
    assert both["minutes-open"] == open_since
    assert both["meeting"][1] == LATER


def test_a_closed_case_waits_for_nothing() -> None:
    request = SipRequest("r", NAMND.id, TODAY, sent=TODAY)
    silent = replace(settled(NAMND), requests=(request,))
    closed = replace(silent, closing=replace(silent.closing, closed=TODAY))
    assert waits(closed) == {}


@pytest.mark.parametrize("flagged", [True, False])
def test_a_protected_name_is_initials(flagged: bool) -> None:  # noqa: FBT001
    flag = Flag("f", FlagKind.SECRECY_MARK, YOUNG_PERSON, "Skatteverket")
    one = replace(settled(), flags=(flag,) if flagged else ())
    row = overview(one, PLAIN, REMINDERS, TODAY)
    assert row.name == ("A.P." if flagged else "Alva Påhitt")
    assert row.protected is flagged


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(
    values(Case).filter(lambda c: bool(c.meetings)),
    st.dates(date(2000, 1, 1), date(2060, 1, 1)),
)
def test_any_case_can_be_listed_and_no_row_stands_twice(odd: Case, day: date) -> None:
    row = overview(odd, PLAIN, REMINDERS, day)
    ids = [waiting.id for waiting in row.waiting]
    assert len(set(ids)) == len(ids)
