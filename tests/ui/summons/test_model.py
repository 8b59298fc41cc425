from dataclasses import replace
from datetime import timedelta

from hypothesis import given

from sipdesk.domain.case import Case
from sipdesk.domain.meeting import Booking, MeetingForm, Participant, Record, Reply
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.summons.model import (
    BookingForm,
    CallForm,
    booking_form,
    call_form,
    may_be_reminded,
    principals_not_coming,
    reply_form,
    save_booking,
    save_call,
    save_reply,
    silent,
)
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.step_page import NOWHERE
from tests.values import values

PEOPLE = (
    Participant("young", YOUNG_PERSON),
    Participant("bup", made.BUP.id, called=TODAY),
    Participant("namnd", made.NAMND.id, called=TODAY, reply=Reply.NOT_COMING),
)


def case(booking: Booking = Booking()) -> Case:  # noqa: B008  (frozen)
    case = made.case(16, made.BUP, made.NAMND)
    meeting = replace(case.meeting, participants=PEOPLE, booking=booking)
    return replace(case, meetings=(meeting,))


@given(booking=values(Booking))
def test_what_is_saved_is_shown_again_as_it_was(booking: Booking) -> None:
    minutes = replace(
        booking,
        start=booking.start and booking.start.replace(second=0, microsecond=0, fold=0),
        end=booking.end and booking.end.replace(second=0, microsecond=0, fold=0),
        place=booking.place.strip(),
        video=booking.video.strip(),
    )
    _, order = save_booking(case(booking), booking_form(case(booking)), NOWHERE)
    assert order.booking == minutes


def test_place_and_link_are_asked_for_as_the_form_needs() -> None:
    asked = {
        form: (shown.in_room, shown.far_away)
        for form in ("", *(f.value for f in MeetingForm))
        for shown in [BookingForm(form=form)]
    }
    assert asked["room"] == (True, False)
    assert asked["hybrid"] == (True, True)
    assert asked["video"] == asked["phone"] == (False, True)
    assert asked[""] == (True, False)


def test_those_not_called_yet_are_ticked_from_the_start() -> None:
    form = call_form(case(), NOWHERE)
    assert form == CallForm(frozenset({"young"}), TODAY.isoformat())


def test_a_call_names_them_in_order_and_forgets_those_gone() -> None:
    form = CallForm(frozenset({"namnd", "young", "gone"}), "", "Brev")
    _, order = save_call(case(), form, NOWHERE)
    assert (order.participants, order.day) == (("young", "namnd"), TODAY)


def test_a_reply_begins_today_and_is_shown_as_it_was() -> None:
    assert reply_form(case(), "bup", NOWHERE).day == TODAY.isoformat()
    _, order = save_reply(case(), reply_form(case(), "namnd", NOWHERE), NOWHERE)
    assert order.reply is Reply.NOT_COMING


def test_the_silent_are_counted() -> None:
    reply_by = TODAY + timedelta(days=3)
    found = silent(case(Booking(reply_by=reply_by)))
    assert (found.uncalled, found.waiting, found.reply_by) == (1, 1, reply_by)
    assert principals_not_coming(case())


def test_nobody_is_reminded_of_a_meeting_that_is_not_ahead() -> None:
    silent_one = PEOPLE[1]
    assert may_be_reminded(case(), silent_one)
    for record in (Record(held=TODAY), Record(failed="Ingen kunde komma.")):
        booked = case()
        over = replace(booked.meeting, record=record)
        assert not may_be_reminded(replace(booked, meetings=(over,)), silent_one)
    assert not may_be_reminded(case(Booking(cancelled=TODAY)), silent_one)
