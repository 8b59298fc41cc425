"""What somebody was told decides which letter they lack."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.meeting import Booking, MeetingForm, Participant, Record, Reply
from sipdesk.domain.paper import PRINTED, SAVED_AS_CALENDAR, PaperKind
from sipdesk.domain.telling import UNTOLD, Telling, Told, check_news, due
from tests.domain import cases as made

NOW = Booking(date(2026, 4, 1), time(13), time(14), MeetingForm.ROOM, "Rum 3")
EARLIER = replace(NOW, start=time(10))
OFF = replace(NOW, cancelled=date(2026, 3, 20))
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = date(2026, 3, 20)
WAITED_FOR = Participant("p", "", called=date(2026, 3, 2))
BOOKINGS = st.sampled_from((NOW, EARLIER, OFF, replace(NOW, place="Rum 4")))


def told(*tellings: tuple[Booking, PaperKind | None]) -> Told:
    return Told(
        tuple(
            Telling(AT + timedelta(days=day), booking, kind, PRINTED if kind else "")
            for day, (booking, kind) in enumerate(tellings)
        )
    )


def lacks(
    known: Told,
    booking: Booking = NOW,
    party: str = made.BUP.id,
    person: Participant = WAITED_FOR,
    day: date = DAY,
) -> str:
    case = made.case(16, made.BUP, made.SCHOOL)
    people = (replace(person, party=party),)
    meeting = replace(case.meeting, booking=booking, participants=people)
    kind = due(replace(case, meetings=(meeting,)), party, known, day)
    return kind.value if kind else ""


def refusal(kind: PaperKind, known: Told, booking: Booking = NOW) -> str:
    try:
        check_news(kind, booking, known)
    except RuleBroken as broken:
        return broken.code
    return ""


def test_one_who_was_told_nothing_lacks_a_summons_or_an_invitation() -> None:
    assert lacks(UNTOLD) == "summons"
    assert lacks(UNTOLD, party=made.SCHOOL.id) == "invitation"


def test_one_registered_as_called_still_lacks_the_letter() -> None:
    assert lacks(told((NOW, None))) == "summons"


def test_one_who_knows_what_holds_lacks_nothing() -> None:
    assert not lacks(told((NOW, PaperKind.SUMMONS)))
    assert not lacks(told((EARLIER, PaperKind.SUMMONS), (NOW, PaperKind.CHANGE)))
    assert not lacks(told((OFF, PaperKind.CANCELLATION)), OFF)


@pytest.mark.parametrize("kind", [None, PaperKind.SUMMONS, PaperKind.CHANGE])
def test_one_who_knows_another_time_lacks_the_change(kind: PaperKind | None) -> None:
    assert lacks(told((EARLIER, kind))) == "change"


def test_one_who_was_called_lacks_the_cancellation() -> None:
    assert lacks(told((NOW, PaperKind.SUMMONS)), OFF) == "cancellation"
    assert not lacks(UNTOLD, OFF)


def test_one_who_was_told_that_it_is_off_lacks_that_it_is_on_again() -> None:
    known = told((NOW, PaperKind.SUMMONS), (OFF, PaperKind.CANCELLATION))
    assert lacks(known) == "change"


def test_a_calendar_file_alone_is_no_letter() -> None:
    file = Telling(AT, NOW, PaperKind.SUMMONS, SAVED_AS_CALENDAR)
    assert lacks(Told((file,))) == "summons"


def test_another_day_to_answer_is_no_news() -> None:
    later = replace(NOW, reply_by=date(2026, 3, 25))
    assert not lacks(told((NOW, PaperKind.SUMMONS)), later)


def test_nobody_is_written_to_about_a_meeting_that_was_held() -> None:
    case = made.case(16, made.BUP)
    held = Record(held=date(2026, 4, 1))
    meeting = replace(case.meeting, booking=NOW, record=held)
    known = told((EARLIER, PaperKind.SUMMONS))
    assert due(replace(case, meetings=(meeting,)), made.BUP.id, known, DAY) is None


def test_a_change_is_refused_when_nothing_was_sent_or_nothing_has_changed() -> None:
    change = PaperKind.CHANGE
    assert refusal(change, UNTOLD) == "change-nothing-sent"
    called = told((NOW, PaperKind.SUMMONS))
    assert refusal(change, called) == "change-nothing-changed"
    back = told((NOW, PaperKind.SUMMONS), (EARLIER, change), (NOW, PaperKind.SUMMONS))
    assert refusal(change, back) == "change-nothing-changed"


def test_a_change_can_be_given_again_and_says_what_it_said() -> None:
    known = told((EARLIER, PaperKind.SUMMONS), (NOW, PaperKind.CHANGE))
    assert not refusal(PaperKind.CHANGE, known)
    before = known.before(NOW)
    assert before is not None
    assert before.booking == EARLIER


def test_a_cancellation_is_refused_to_one_who_was_never_called() -> None:
    cancellation = PaperKind.CANCELLATION
    assert refusal(cancellation, UNTOLD, OFF) == "cancellation-nothing-sent"
    assert not refusal(cancellation, told((NOW, PaperKind.SUMMONS)), OFF)


def test_the_letter_is_what_they_know_by_when_a_call_was_registered_after_it() -> None:
    known = told((NOW, PaperKind.SUMMONS), (NOW, None))
    assert known.last is not None
    assert known.last.kind is PaperKind.SUMMONS


@given(st.lists(BOOKINGS, max_size=6), BOOKINGS)
def test_the_sequence_grows_by_one_with_each_news_and_stands_still_otherwise(
    said: list[Booking], now: Booking
) -> None:
    before = told(*((booking, None) for booking in said))
    sequence = before.sequence(now)
    after = told(*((booking, None) for booking in (*said, now)))
    assert after.sequence(now) == sequence
    for later in (NOW, EARLIER, OFF):
        grown = after.sequence(later) - sequence
        assert grown == (0 if later.tells_as(now) else 1)


def in_time(day: date) -> Booking:
    return replace(NOW, reply_by=day)


def test_one_who_is_silent_is_reminded_from_the_last_day_to_answer() -> None:
    known = told((NOW, PaperKind.SUMMONS))
    assert lacks(known, in_time(DAY)) == "call-reminder"
    assert lacks(known, in_time(DAY - timedelta(days=3))) == "call-reminder"
    assert not lacks(known, in_time(DAY + timedelta(days=1)))
    assert not lacks(known, NOW)


def test_one_who_was_called_in_some_other_way_is_reminded_too() -> None:
    assert lacks(told((NOW, None)), in_time(DAY)) == "call-reminder"
    assert lacks(UNTOLD, in_time(DAY), person=Participant("p", "")) == "summons"


def test_one_who_has_answered_is_not_reminded() -> None:
    answered = replace(WAITED_FOR, reply=Reply.COMES)
    assert not lacks(told((NOW, PaperKind.SUMMONS)), in_time(DAY), person=answered)


def test_one_is_reminded_once_of_what_holds() -> None:
    known = told((NOW, PaperKind.SUMMONS), (NOW, PaperKind.CALL_REMINDER))
    assert not lacks(known, in_time(DAY))
    moved = told(
        (EARLIER, PaperKind.SUMMONS),
        (EARLIER, PaperKind.CALL_REMINDER),
        (NOW, PaperKind.CHANGE),
    )
    assert lacks(moved, in_time(DAY)) == "call-reminder"


def test_news_goes_before_a_reminder() -> None:
    known = told((EARLIER, PaperKind.SUMMONS))
    assert lacks(known, in_time(DAY)) == "change"
    assert lacks(known, replace(in_time(DAY), cancelled=DAY)) == "cancellation"


def test_a_reminder_is_no_news_and_takes_no_number() -> None:
    known = told((NOW, PaperKind.SUMMONS), (NOW, PaperKind.CALL_REMINDER))
    assert known.sequence(NOW) == 0
    assert refusal(PaperKind.CALL_REMINDER, known) == ""
    assert refusal(PaperKind.CHANGE, known) == "change-nothing-changed"
